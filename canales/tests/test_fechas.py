from datetime import date, time

import pytest

from canales import fechas


def test_la_fecha_larga_dice_el_dia_de_la_semana_y_el_ano():
    assert fechas.fecha_larga(date(2026, 12, 15)) == "martes 15 de diciembre de 2026"


def test_la_fecha_media_no_lleva_ano():
    assert fechas.fecha_media(date(2026, 9, 1)) == "1 de septiembre"


def test_la_fecha_corta_abrevia_el_mes_a_tres_letras():
    assert [fechas.fecha_corta(date(2026, mes, 5)) for mes in (1, 5, 9)] == ["5 ene", "5 may", "5 sep"]


def test_la_hora_va_sin_cero_delante_y_con_minutos_de_dos_cifras():
    assert fechas.hora(time(9, 5)) == "9:05"


@pytest.mark.parametrize(
    ("momento", "dicho"),
    [
        (time(0, 5), "12:05 a. m."),
        (time(10, 44), "10:44 a. m."),
        (time(12, 0), "12:00 m."),
        (time(12, 30), "12:30 p. m."),
        (time(17, 0), "5:00 p. m."),
    ],
)
def test_la_hora_hablada_distingue_manana_mediodia_y_tarde(momento, dicho):
    assert fechas.hora_ampm(momento) == dicho
