from datetime import date

import pytest

from canales.calendario import Calendario
from canales.catalogo import cargar
from canales.lectura import (
    buscar_extensiones,
    buscar_tramites,
    calendario_vigente,
    extensiones_de,
    tramite_de,
)
from canales.models import Dependencia, DiaNoHabil, Extension, Tramite

pytestmark = pytest.mark.django_db
NOCHEBUENA = date(2026, 12, 24)


@pytest.fixture
def fichas():
    cargar()


def claves(consulta, **kw):
    return [t.clave for t in buscar_tramites(consulta, **kw)]


def cierre(fecha=NOCHEBUENA, suspende=True):
    return DiaNoHabil.objects.create(fecha=fecha, motivo="Cierre", acto="Decreto 1", suspende_terminos=suspende)


def test_sin_cierres_el_calendario_es_el_nacional():
    assert calendario_vigente() == Calendario()


def test_el_cierre_que_suspende_terminos_no_cuenta_y_dice_su_motivo():
    cierre()
    assert not calendario_vigente().es_habil(NOCHEBUENA)
    assert calendario_vigente().motivo(NOCHEBUENA) == "Cierre"


def test_el_cierre_que_no_suspende_terminos_si_cuenta():
    cierre(suspende=False)
    assert calendario_vigente().es_habil(NOCHEBUENA)


def test_quitar_un_cierre_se_nota_de_inmediato():
    dia = cierre()
    assert not calendario_vigente().es_habil(NOCHEBUENA)
    dia.delete()
    assert calendario_vigente().es_habil(NOCHEBUENA)


@pytest.mark.parametrize("cierres", [1, 3])
def test_el_calendario_cuesta_una_consulta(cierres, django_assert_num_queries):
    for n in range(cierres):
        cierre(date(2026, 12, 21 + n))
    with django_assert_num_queries(1):
        calendario_vigente()


@pytest.mark.parametrize(
    ("consulta", "esperado"),
    [
        ("predi", ["impuesto-predial", "paz-y-salvo-predial", "cambio-dueno-predio"]),
        ("PREDIAL paz", ["paz-y-salvo-predial"]),
        ("sisb", ["sisben-encuesta"]),
        ("bombillo", ["alumbrado-publico"]),
        ("el dueño de la casa", ["cambio-dueno-predio"]),
        ("impuestos", ["impuesto-predial", "industria-y-comercio"]),
        ("arboles", ["poda-arbol"]),
        ("redial", []),
        ("zzz", []),
    ],
)
def test_cada_palabra_es_el_comienzo_de_alguna(fichas, consulta, esperado):
    assert claves(consulta) == esperado


def test_sin_palabras_salen_los_mas_pedidos(fichas):
    assert (
        claves("", limite=3)
        == claves("   ", limite=3)
        == ["impuesto-predial", "paz-y-salvo-predial", "sisben-encuesta"]
    )


def test_no_salen_mas_del_limite(fichas):
    assert len(buscar_tramites("")) == 8
    assert len(buscar_tramites("c", limite=2)) == 2


def test_lo_inactivo_no_sale(fichas):
    Tramite.objects.filter(clave="impuesto-predial").update(activo=False)
    assert claves("predi") == ["paz-y-salvo-predial", "cambio-dueno-predio"]
    assert tramite_de("Impuesto predial") is None


@pytest.mark.parametrize("consulta", ["%", "_", "'; drop table", "\x00", "\u200b", "(((", "a" * 10_000, "١٢"])
def test_una_busqueda_rara_no_rompe_nada(fichas, consulta):
    assert isinstance(buscar_tramites(consulta), list)
    assert isinstance(buscar_extensiones(consulta), list)
    assert tramite_de(consulta) is None


@pytest.mark.parametrize("limite", [1, 8])
def test_buscar_cuesta_una_consulta_con_dependencia_y_extension(fichas, limite, django_assert_num_queries):
    with django_assert_num_queries(1):
        for tramite in buscar_tramites("c", limite=limite):
            assert tramite.dependencia.nombre and tramite.extension.numero


@pytest.mark.parametrize(
    ("texto", "clave"),
    [
        ("impuesto PREDIAL", "impuesto-predial"),
        ("Encuesta del Sisben", "sisben-encuesta"),
        ("sisb", "sisben-encuesta"),
        ("comparendo", "comparendo"),
        ("recibo predial", "impuesto-predial"),
    ],
)
def test_lo_escrito_sin_elegir_encuentra_su_tramite(fichas, texto, clave):
    assert tramite_de(texto).clave == clave


@pytest.mark.parametrize("texto", ["", "   ", "predi", "c", "no existe"])
def test_lo_ambiguo_o_desconocido_no_se_adivina(fichas, texto):
    assert tramite_de(texto) is None


def test_el_nombre_exacto_gana_aunque_haya_otros_parecidos(fichas):
    base = Tramite.objects.get(clave="comparendo")
    Tramite.objects.create(clave="otro", nombre="Comparendo de tránsito a menores", dependencia=base.dependencia)
    assert tramite_de("comparendo de transito") == base


def test_un_otro_nombre_compartido_no_se_adivina(fichas):
    hacienda = Dependencia.objects.get(clave="hacienda")
    Tramite.objects.create(clave="otro", nombre="Otro", otros_nombres="sisben, algo", dependencia=hacienda)
    assert tramite_de("sisben") is None


def test_las_extensiones_de_una_dependencia_son_las_activas(fichas, django_assert_num_queries):
    hacienda = Dependencia.objects.get(clave="hacienda")
    Extension.objects.create(numero="121", dependencia=hacienda, nombre="Tesorería")
    Extension.objects.create(numero="122", dependencia=hacienda, nombre="Vieja", activa=False)
    with django_assert_num_queries(1):
        assert [(e.numero, e.dependencia.clave) for e in extensiones_de(hacienda)] == [
            ("120", "hacienda"),
            ("121", "hacienda"),
        ]


@pytest.mark.parametrize(
    ("consulta", "numeros"),
    [("120", ["120"]), ("hacien", ["120"]), ("alumbrado", ["140"]), ("comisaria familia", ["202", "203"]), ("zz", [])],
)
def test_el_directorio_se_busca_por_numero_nombre_o_asunto(fichas, consulta, numeros, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [e.numero for e in buscar_extensiones(consulta)] == numeros
