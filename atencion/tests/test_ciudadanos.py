"""La puerta de los datos de una persona: sin duplicados, con rastro y sin pisar lo que otro guardó."""

import pytest
from django.db import IntegrityError

from atencion import ciudadanos
from atencion.ciudadanos import DocumentoRepetido, buscar, visibles_para
from atencion.conflicto import ConflictoDeVersion
from atencion.documento import DocumentoInvalido
from atencion.models import Acceso, Ciudadano
from atencion.tests.fabricas import un_ciudadano, una_solicitud
from atencion.tests.fabricas_radicar import una_atencion

pytestmark = pytest.mark.django_db


def datos(**cambios):
    return {
        "tipo_documento": "CC",
        "documento": "1.023.456.789",
        "clase": "natural",
        "cliente": "externo",
        "nombre": "Ana Ejemplo",
        "medio_respuesta": "ventanilla",
    } | cambios


def test_registrar_normaliza_indexa_y_deja_rastro(agente, ahora):
    nueva = ciudadanos.crear(
        datos(telefono="310 123 4567", vereda="Centro Alto"), por=agente, ahora=ahora, aviso_version=2
    )
    nueva.refresh_from_db()
    assert (nueva.documento_normalizado, nueva.telefono_normalizado) == ("1023456789", "3101234567")
    assert nueva.busqueda.startswith("ana ejemplo centro alto ")
    assert (nueva.aviso_datos_en, nueva.aviso_datos_version) == (ahora, 2)
    assert Acceso.objects.get().motivo == "La registró"


def test_sin_leer_el_aviso_tambien_se_registra(agente, ahora):
    nueva = ciudadanos.crear(datos(), por=agente, ahora=ahora)
    assert (nueva.aviso_datos_en, nueva.aviso_datos_version) == (None, None)


def test_el_mismo_documento_escrito_distinto_se_rechaza_mostrando_a_quien_ya_esta(agente, ahora):
    primera = ciudadanos.crear(datos(), por=agente, ahora=ahora)
    with pytest.raises(DocumentoRepetido) as repetido:
        ciudadanos.crear(datos(documento="1023456789", nombre="Otra"), por=agente, ahora=ahora)
    assert repetido.value.existente == primera
    assert Ciudadano.objects.count() == 1


def test_dos_ventanillas_a_la_vez_no_duplican(agente, ahora, monkeypatch):
    primera = ciudadanos.crear(datos(), por=agente, ahora=ahora)
    vistas = iter([None, primera])
    monkeypatch.setattr(ciudadanos, "quien_tiene", lambda *a: next(vistas))
    with pytest.raises(DocumentoRepetido) as repetido:
        ciudadanos.crear(datos(), por=agente, ahora=ahora)
    assert repetido.value.existente == primera


def test_no_lo_trae_y_no_tiene_no_chocan_entre_si(agente, ahora):
    for tipo in ("NO_TRAE", "NO_TRAE", "NO_TIENE"):
        ciudadanos.crear(datos(tipo_documento=tipo, documento="123"), por=agente, ahora=ahora)
    assert set(Ciudadano.objects.values_list("documento", "documento_normalizado")) == {("", "")}


def test_el_documento_imposible_no_se_guarda(agente, ahora):
    with pytest.raises(DocumentoInvalido):
        ciudadanos.crear(datos(documento="abc"), por=agente, ahora=ahora)
    assert Ciudadano.objects.count() == 0


def test_otra_falla_de_la_base_no_se_disfraza_de_repetido(agente, ahora):
    with pytest.raises(IntegrityError):
        ciudadanos.crear(datos(nombre=""), por=agente, ahora=ahora)


def test_editar_cambia_el_contacto_y_el_rastro_dice_que_sin_el_dato(agente, ahora):
    persona = un_ciudadano(agente, ahora)
    ciudadanos.editar(persona.pk, {"telefono": "310 123 4567"}, por=agente, ahora=ahora, version=1)
    persona.refresh_from_db()
    assert (persona.telefono_normalizado, persona.version) == ("3101234567", 2)
    assert Acceso.objects.get().motivo == "Cambió: teléfono"


def test_editar_nunca_toca_el_documento_ni_el_nombre(agente, ahora):
    persona = un_ciudadano(agente, ahora)
    ciudadanos.editar(persona.pk, {"documento": "999", "nombre": "Otra"}, por=agente, ahora=ahora, version=1)
    persona.refresh_from_db()
    assert (persona.documento, persona.nombre) == ("1.023.456.789", "Ana Ejemplo")


def test_editar_una_version_vieja_no_pisa_lo_guardado(agente, ahora):
    persona = un_ciudadano(agente, ahora)
    ciudadanos.editar(persona.pk, {"vereda": "Hatogrande"}, por=agente, ahora=ahora, version=1)
    with pytest.raises(ConflictoDeVersion):
        ciudadanos.editar(persona.pk, {"vereda": "Centro"}, por=agente, ahora=ahora, version=1)
    persona.refresh_from_db()
    assert persona.vereda == "Hatogrande"


# ── buscar ──────────────────────────────────────────────────────────────────
@pytest.fixture
def ana(agente, ahora):
    campos = {"nombre": "Ana María Peñalosa", "telefono": "310 123 4567", "telefono_normalizado": "3101234567"}
    return un_ciudadano(agente, ahora, referencia="casa blanca frente a la escuela", **campos)


@pytest.mark.parametrize(
    "consulta",
    [
        "1023456789",
        "1.023.456.789",
        "1 023 456 789",
        "penalosa",
        "PEÑALOSA ana",
        "maría",
        "centro alto",
        "casa blanca",
        "3101234567",
        "310 123 4567",
        "+57 310 123 4567",
        "(310) 123-4567",
    ],
)
def test_se_encuentra_por_documento_nombre_sin_tildes_telefono_o_vereda(agente, ahora, ana, consulta):
    assert buscar(consulta, por=agente, hoy=ahora.date()).filas == (ana,)


@pytest.mark.parametrize(
    "consulta", ["10234", "102345678", "31012", "an", "", "   ", "\x00\u200b", "%", "_", "ana gomez"]
)
def test_un_pedazo_de_documento_o_dos_letras_no_hojean_vecinos(agente, ahora, ana, consulta):
    assert buscar(consulta, por=agente, hoy=ahora.date()).filas == ()


def test_el_nit_se_encuentra_sin_su_digito(agente, ahora):
    empresa = un_ciudadano(agente, ahora, tipo_documento="NIT", documento_normalizado="8999994682")
    assert buscar("899.999.468", por=agente, hoy=ahora.date()).filas == (empresa,)


def test_mas_de_diez_piden_afinar(agente, ahora):
    for i in range(11):
        un_ciudadano(agente, ahora, documento_normalizado=f"20000{i:03}", nombre=f"Pedro {i}")
    hallazgos = buscar("pedro", por=agente, hoy=ahora.date())
    assert (len(hallazgos.filas), hallazgos.hay_mas) == (10, True)


@pytest.mark.parametrize("cuantas", [1, 3])
def test_buscar_cuesta_lo_mismo_con_una_o_tres_filas(responsable, agente, ahora, cuantas, django_assert_num_queries):
    for i in range(cuantas):
        un_ciudadano(agente, ahora, documento_normalizado=f"20000{i:03}", nombre=f"Pedro {i}")
    assert responsable.roles
    with django_assert_num_queries(1):
        assert len(buscar("pedro", por=responsable, hoy=ahora.date()).filas) == cuantas


# ── quién ve la ficha ───────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("quien", "ve"),
    [("agente", True), ("supervisor", True), ("auditor", True), ("responsable", False), ("protocolo_admin", False)],
)
def test_la_matriz_decide_que_fichas_existen(request, otro_agente, ahora, quien, ve):
    persona = un_ciudadano(otro_agente, ahora)
    funcionario = request.getfixturevalue(quien)
    assert visibles_para(funcionario, ahora.date()).filter(pk=persona.pk).exists() is ve


def test_el_responsable_ve_a_quien_tiene_un_caso_en_su_dependencia(
    responsable, agente, hacienda, otra_dependencia, ahora
):
    suya = un_ciudadano(agente, ahora)
    ajena = un_ciudadano(agente, ahora, documento_normalizado="999888777")
    una_solicitud(agente, hacienda, ahora, ciudadano=suya)
    una_solicitud(agente, otra_dependencia, ahora, ciudadano=ajena)
    assert list(visibles_para(responsable, ahora.date())) == [suya]
    filas = buscar("ana ejemplo", por=responsable, hoy=ahora.date()).filas
    assert {c.pk: c.se_puede_ver for c in filas} == {suya.pk: True, ajena.pk: False}


def test_una_reservada_de_su_dependencia_no_le_abre_la_ficha_al_responsable(responsable, agente, hacienda, ahora):
    persona = un_ciudadano(agente, ahora)
    una_solicitud(agente, hacienda, ahora, ciudadano=persona, identidad="reservada")
    assert list(visibles_para(responsable, ahora.date())) == []


def test_el_responsable_ve_a_quien_atendio_o_registro(responsable, agente, ahora):
    atendida = un_ciudadano(agente, ahora)
    una_atencion(responsable, ahora, ciudadano=atendida)
    registrada = un_ciudadano(responsable, ahora, documento_normalizado="999888777")
    assert set(visibles_para(responsable, ahora.date())) == {atendida, registrada}
