from datetime import date

import pytest

from atencion import bandejas
from atencion.bandejas import Filtros
from atencion.models import Solicitud
from atencion.tests.fabricas import un_ciudadano, una_solicitud
from canales.calendario import Calendario

pytestmark = pytest.mark.django_db
HOY = date(2026, 11, 23)


@pytest.fixture
def casos(agente, hacienda, otra_dependencia, responsable, otro_responsable, ahora):
    """Cuatro: sin asignar, asignada y vencida, que vence hoy, y de otra dependencia."""
    ana = un_ciudadano(agente, ahora)
    crear = lambda dep, **c: una_solicitud(agente, dep, ahora, ana, **c)  # noqa: E731
    libre, vencida, hoy = crear(hacienda), crear(hacienda), crear(hacienda)
    ajena = crear(otra_dependencia)
    Solicitud.objects.filter(pk=vencida.pk).update(
        responsable=responsable,
        recibida_el=date(2026, 10, 1),
        recepcion_legal=date(2026, 10, 1),
        vence_el=date(2026, 11, 20),
    )
    Solicitud.objects.filter(pk=hoy.pk).update(vence_el=HOY)
    return {"libre": libre.pk, "vencida": vencida.pk, "hoy": hoy.pk, "ajena": ajena.pk}


def _en(vista, funcionario, casos) -> set[str]:
    nombres = {pk: nombre for nombre, pk in casos.items()}
    return {nombres[s.pk] for s in bandejas.conjunto(vista, funcionario, HOY)}


def test_el_responsable_solo_ve_lo_de_su_dependencia(casos, responsable):
    assert _en("todas", responsable, casos) == {"libre", "vencida", "hoy"}
    assert _en("mias", responsable, casos) == {"vencida"}
    assert _en("equipo", responsable, casos) == {"libre", "vencida", "hoy"}


def test_el_supervisor_y_el_auditor_las_ven_todas(casos, supervisor, auditor):
    assert _en("todas", supervisor, casos) == _en("todas", auditor, casos) == set(casos)


def test_el_agente_ve_las_que_radico_y_su_companero_ninguna(casos, agente, otro_agente):
    assert _en("mias", agente, casos) == set(casos)
    assert _en("mias", otro_agente, casos) == set()


def test_quien_no_atiende_no_tiene_filas(casos, protocolo_admin, tecnico):
    assert _en("todas", protocolo_admin, casos) == _en("todas", tecnico, casos) == set()


def test_cada_vista_separa_lo_suyo(casos, supervisor):
    assert _en("sin-asignar", supervisor, casos) == {"libre", "hoy", "ajena"}
    assert _en("hoy", supervisor, casos) == {"hoy"}
    assert _en("vencidas", supervisor, casos) == {"vencida"}
    assert _en("cerradas", supervisor, casos) == set()


def test_lo_que_vence_antes_va_primero(casos, supervisor):
    assert [s.vence_el for s in bandejas.conjunto("todas", supervisor, HOY)][:2] == [date(2026, 11, 20), HOY]


@pytest.mark.parametrize(
    ("quien", "vistas"),
    [
        ("agente", ["mias", "hoy", "vencidas", "cerradas"]),
        ("auditor", ["sin-asignar", "hoy", "vencidas", "todas", "cerradas"]),
        ("responsable", ["mias", "equipo", "sin-asignar", "hoy", "vencidas", "todas", "cerradas"]),
    ],
)
def test_cada_papel_tiene_sus_vistas(quien, vistas, request):
    assert bandejas.vistas_de(request.getfixturevalue(quien)) == vistas


def test_las_cuentas_se_detienen_en_mil(casos, supervisor, monkeypatch):
    monkeypatch.setattr(bandejas, "TOPE", 2)
    cuentas = {p.clave: p.cuantas for p in bandejas.pestanas(supervisor, HOY)}
    assert (cuentas["todas"], cuentas["vencidas"]) == ("más de 1.000", "1")


def test_los_filtros_se_suman(casos, supervisor, hacienda):
    todas = bandejas.conjunto("todas", supervisor, HOY)
    filtrar = lambda **f: {s.pk for s in bandejas.filtrar(todas, Filtros(**f), HOY)}  # noqa: E731
    assert filtrar(dependencia=hacienda.pk, vence="hoy") == {casos["hoy"]}
    assert filtrar(tipo="queja") == set()
    assert filtrar(canal="presencial", texto="ana poda") == set(casos.values())
    assert filtrar(texto="poda zzz") == set()


@pytest.mark.parametrize(
    ("vence", "periodo"),
    [
        ("hoy", (HOY, HOY)),
        ("semana", (date(2026, 11, 23), date(2026, 11, 29))),
        ("mes", (date(2026, 11, 1), date(2026, 11, 30))),
    ],
)
def test_los_periodos_van_de_lunes_a_domingo_y_del_primero_al_ultimo(vence, periodo):
    assert bandejas.periodo(vence, HOY) == periodo


def _pagina(funcionario, numero=1):
    conjunto = bandejas.conjunto("todas", funcionario, HOY)
    return bandejas.pagina(
        conjunto, numero, funcionario=funcionario, hoy=HOY, calendario=Calendario(), dias_por_vencer=3
    )


def test_una_fila_dice_plazo_asunto_y_a_quien_segun_quien_mira(casos, supervisor, auditor):
    fila = _pagina(supervisor).filas[0]
    assert (fila.semaforo.palabra, fila.semaforo.frase, fila.ciudadano) == ("Vencida", "1 día", "Ana Ejemplo")
    assert (fila.responsable, _pagina(auditor).filas[0].ciudadano) == ("Carlos Duarte", "A. E.")


def test_se_sabe_si_hay_otra_pagina_sin_contar(casos, supervisor, monkeypatch):
    monkeypatch.setattr(bandejas, "POR_PAGINA", 3)
    primera, segunda = _pagina(supervisor), _pagina(supervisor, 2)
    assert (len(primera.filas), primera.has_next, primera.has_previous) == (3, True, False)
    assert (len(segunda.filas), segunda.has_next, segunda.desde, segunda.hasta) == (1, False, 4, 4)
