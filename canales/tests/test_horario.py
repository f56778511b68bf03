from datetime import time, timedelta

import pytest

from canales.horario import MINIMO_SEMANAL, en_palabras, horas_semanales, se_cruzan

MANANA, TARDE = (time(7, 30), time(12)), (time(13, 30), time(17))


def test_dos_bloques_de_lunes_a_viernes_dan_cuarenta_horas():
    bloques = [(dia, *b) for dia in range(5) for b in (TARDE, MANANA)]
    assert horas_semanales(bloques) == MINIMO_SEMANAL == timedelta(hours=40)


def test_lo_que_se_cruza_el_mismo_dia_se_cuenta_una_vez():
    assert horas_semanales([(0, time(8), time(12)), (0, time(10), time(13)), (0, time(9), time(11))]) == timedelta(
        hours=5
    )
    assert horas_semanales([(0, time(8), time(12)), (1, time(8), time(12))]) == timedelta(hours=8)


def test_sin_bloques_no_hay_horas():
    assert horas_semanales([]) == timedelta(0)


@pytest.mark.parametrize(
    ("minutos", "texto"),
    [(2400, "40 horas"), (2250, "37 horas y 30 minutos"), (61, "1 hora y 1 minuto"), (0, "0 horas")],
)
def test_las_horas_se_dicen_en_palabras(minutos, texto):
    assert en_palabras(timedelta(minutes=minutos)) == texto


def test_dos_bloques_se_cruzan_solo_el_mismo_dia():
    assert se_cruzan([(0, time(8), time(12)), (0, time(11), time(13))])
    assert not se_cruzan([(0, time(8), time(12)), (0, time(12), time(13))])
    assert not se_cruzan([(0, time(8), time(12)), (1, time(11), time(13))])
