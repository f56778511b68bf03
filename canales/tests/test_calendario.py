import time
from datetime import date, datetime, timedelta

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canales.calendario import FIN_DE_SEMANA, PRIMER_DIA, ULTIMO_DIA, Calendario, festivos
from canales.tests.tabla_festivos import FESTIVOS, domingo_de_pascua, festivos_por_regla

C = Calendario()
DIAS = st.dates(date(2001, 1, 1), date(2058, 12, 31))
LOCALES = st.frozensets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=30)


@pytest.mark.parametrize("anio", [2025, 2026, 2027])
def test_los_festivos_son_los_de_la_tabla_de_normas(anio):
    assert sorted(d for d in festivos() if d.year == anio) == FESTIVOS[anio]


@pytest.mark.parametrize(("anio", "fechas"), [(2025, 17), (2026, 19), (2027, 19)])
def test_cada_anio_tiene_sus_fechas_distintas(anio, fechas):
    assert len([d for d in festivos() if d.year == anio]) == fechas


@pytest.mark.parametrize("anio", range(2011, 2041))
def test_los_festivos_coinciden_con_la_regla_escrita_y_con_la_biblioteca(anio):
    nuestros = {d for d in festivos() if d.year == anio}
    assert nuestros == festivos_por_regla(anio)
    assert nuestros == set(holidays.country_holidays("CO", years=anio))


@pytest.mark.parametrize(
    ("anio", "pascua"), [(2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)), (2026, date(2026, 4, 5))]
)
def test_la_pascua_de_la_regla_es_la_del_almanaque(anio, pascua):
    assert domingo_de_pascua(anio) == pascua
    assert not C.es_habil(pascua - timedelta(days=3))
    assert not C.es_habil(pascua - timedelta(days=2))


def test_el_festivo_de_la_ley_2578_existe_desde_2026_y_no_antes():
    assert C.motivo(date(2026, 7, 13)) == "Día de Nuestra Señora del Rosario de Chiquinquirá"
    assert C.es_habil(date(2026, 7, 9))
    assert C.es_habil(date(2025, 7, 14))


@pytest.mark.parametrize(
    ("dia", "motivo"),
    [
        (date(2026, 11, 23), None),
        (date(2026, 11, 21), FIN_DE_SEMANA),
        (date(2026, 11, 16), "Independencia de Cartagena"),
        (date(2025, 6, 30), "Sagrado Corazón y San Pedro y San Pablo"),
        (date(2027, 5, 1), "Día del Trabajo"),
    ],
)
def test_el_motivo_dice_por_que_no_cuenta(dia, motivo):
    assert C.motivo(dia) == motivo


def test_el_cierre_local_dice_su_motivo():
    dia = date(2026, 12, 24)
    assert Calendario(frozenset({dia}), {dia: "Decreto 120 de 2026"}).motivo(dia) == "Decreto 120 de 2026"
    assert Calendario(frozenset({dia})).motivo(dia) == "cierre local"
    assert C.motivo(dia) is None


def test_el_dia_uno_es_el_primer_habil_posterior():
    assert C.sumar(date(2026, 11, 20), 1) == date(2026, 11, 23)  # viernes
    assert C.sumar(date(2026, 11, 21), 1) == date(2026, 11, 23)  # sábado
    assert C.sumar(date(2026, 11, 23), 15) == date(2026, 12, 15)  # salta el 8 de diciembre
    assert C.sumar(date(2026, 7, 10), 1) == date(2026, 7, 14)  # salta el 13 de julio


def test_restar_cuenta_hacia_atras_sin_el_mismo_dia():
    assert C.restar(date(2026, 11, 23), 1) == date(2026, 11, 20)
    assert C.restar(date(2026, 12, 15), 15) == date(2026, 11, 23)
    assert C.restar(date(2026, 11, 17), 1) == date(2026, 11, 13)


def test_cero_dias_es_el_mismo_dia():
    assert C.sumar(date(2026, 11, 21), 0) == C.restar(date(2026, 11, 21), 0) == date(2026, 11, 21)


def test_los_negativos_se_rechazan():
    with pytest.raises(ValueError, match="restar"):
        C.sumar(date(2026, 11, 21), -1)
    with pytest.raises(ValueError, match="sumar"):
        C.restar(date(2026, 11, 21), -1)


def test_el_siguiente_habil_es_el_mismo_dia_si_cuenta():
    assert C.siguiente_habil(date(2026, 11, 23)) == date(2026, 11, 23)
    assert C.siguiente_habil(date(2026, 11, 14)) == date(2026, 11, 17)


@pytest.mark.parametrize(
    ("hoy", "restan"),
    [
        (date(2026, 11, 23), 15),
        (date(2026, 12, 11), 2),
        (date(2026, 12, 14), 1),
        (date(2026, 12, 15), 0),
        (date(2026, 12, 16), -1),
        (date(2026, 12, 18), -3),
        (date(2026, 12, 19), -3),
    ],
)
def test_los_dias_restantes_llevan_signo(hoy, restan):
    assert C.restantes(hoy, date(2026, 12, 15)) == restan


def test_el_sabado_siguiente_al_vencimiento_ya_esta_vencida():
    assert C.restantes(date(2026, 11, 21), date(2026, 11, 20)) == -1
    assert C.restantes(date(2026, 11, 23), date(2026, 11, 20)) == -1


def test_la_vispera_de_un_vencimiento_no_habil_no_es_hoy():
    assert C.restantes(date(2026, 11, 21), date(2026, 11, 22)) == 1


def test_los_habiles_entre_dos_dias_llevan_signo():
    assert C.habiles_entre(date(2026, 11, 20), date(2026, 11, 24)) == 2
    assert C.habiles_entre(date(2026, 11, 24), date(2026, 11, 20)) == -2


@pytest.mark.parametrize("dia", [PRIMER_DIA - timedelta(days=1), ULTIMO_DIA + timedelta(days=1), date.min, date.max])
def test_una_fecha_fuera_del_rango_lo_dice(dia):
    for cuenta in (
        lambda: C.es_habil(dia),
        lambda: C.sumar(dia, 0),
        lambda: C.sumar(dia, 1),
        lambda: C.restar(dia, 1),
        lambda: C.siguiente_habil(dia),
        lambda: C.restantes(dia, dia),
        lambda: C.habiles_entre(dia, PRIMER_DIA),
        lambda: C.motivo(dia),
    ):
        with pytest.raises(ValueError, match="va de 2000 a 2060"):
            cuenta()


def test_una_cuenta_que_se_sale_del_rango_lo_dice():
    with pytest.raises(ValueError, match="se sale del calendario"):
        C.sumar(date(2060, 12, 30), 15)
    with pytest.raises(ValueError, match="se sale del calendario"):
        C.restar(date(2000, 1, 4), 15)


def test_los_bordes_del_rango_se_pueden_preguntar():
    assert not C.es_habil(PRIMER_DIA)
    assert C.es_habil(ULTIMO_DIA)
    assert C.sumar(PRIMER_DIA, 1) == date(2000, 1, 3)


def test_un_calendario_sin_dias_habiles_se_rechaza():
    todos = frozenset(date.fromordinal(n) for n in range(date(2027, 1, 1).toordinal(), date(2028, 1, 1).toordinal()))
    with pytest.raises(ValueError, match="sin días hábiles"):
        Calendario(todos)


def test_un_instante_cuenta_como_su_dia():
    assert C.es_habil(datetime(2026, 11, 23, 17, 0))
    assert C.motivo(datetime(2026, 11, 16, 8, 0)) == "Independencia de Cartagena"


def test_dos_calendarios_con_los_mismos_dias_son_iguales():
    dia = date(2026, 12, 24)
    uno, otro = Calendario(frozenset({dia}), {dia: "a"}), Calendario(frozenset({dia}), {dia: "b"})
    assert (uno == otro, hash(uno) == hash(otro), uno == C) == (True, True, False)


@given(DIAS, st.integers(1, 200), LOCALES)
@settings(deadline=None, max_examples=60)
def test_sumar_y_restar_son_inversas_sobre_dias_habiles(desde, dias, locales):
    calendario = Calendario(locales)
    vence = calendario.sumar(desde, dias)
    assert calendario.es_habil(vence)
    assert vence > desde
    assert calendario.habiles_entre(desde, vence) == calendario.restantes(desde, vence) == dias
    habil = calendario.siguiente_habil(desde)
    assert calendario.restar(calendario.sumar(habil, dias), dias) == habil


@given(DIAS, DIAS)
def test_el_signo_de_los_restantes_es_el_de_las_fechas(hoy, vence):
    restan = C.restantes(hoy, vence)
    assert (restan > 0, restan < 0) == (vence > hoy, vence < hoy)


@given(DIAS, st.integers(0, 40))
def test_sumar_coincide_con_contar_dia_por_dia(desde, dias):
    dia, van = desde, 0
    while van < dias:
        dia += timedelta(days=1)
        van += dia.weekday() < 5 and dia not in festivos()
    assert C.sumar(desde, dias) == dia


@given(DIAS)
def test_ningun_habil_tiene_motivo_y_todo_no_habil_lo_tiene(dia):
    assert (C.motivo(dia) is None) == C.es_habil(dia)
    assert C.es_habil(C.siguiente_habil(dia))


@given(LOCALES, DIAS, st.integers(1, 60))
@settings(deadline=None, max_examples=40)
def test_un_cierre_local_nunca_acorta_el_plazo(locales, desde, dias):
    assert Calendario(locales).sumar(desde, dias) >= C.sumar(desde, dias)


def test_un_vencimiento_cuesta_microsegundos():
    inicio = time.perf_counter()
    for _ in range(10_000):
        C.sumar(date(2026, 11, 23), 15)
    assert (time.perf_counter() - inicio) / 10_000 < 50e-6
