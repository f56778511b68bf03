"""Puro: el calendario de «¿Cómo se calculó?» del ejemplo de la maqueta, sin base de datos."""

from datetime import date

from atencion import cuenta, terminos
from canales.calendario import Calendario

CALENDARIO = Calendario()
HOY, RECIBIDA = date(2026, 11, 23), date(2026, 11, 3)
VENCE = terminos.vencimiento(terminos.Termino(15, "habiles"), CALENDARIO, RECIBIDA)
LIBRO = terminos.libro(RECIBIDA, VENCE, CALENDARIO)


def _celda(dia: date) -> cuenta.Celda:
    filas = cuenta.semanas(LIBRO, VENCE, HOY)
    return next(c for s in filas for c in s.celdas if c and c.fecha == dia)


def test_el_ejemplo_de_la_maqueta_vence_el_25_de_noviembre():
    assert date(2026, 11, 25) == VENCE
    assert [s.lunes for s in cuenta.semanas(LIBRO, VENCE, HOY)] == [date(2026, 11, d) for d in (2, 9, 16, 23)]


def test_los_dias_fuera_del_termino_van_en_blanco():
    primera, *_, ultima = cuenta.semanas(LIBRO, VENCE, HOY)
    assert primera.celdas[0] is None
    assert ultima.celdas[3:] == [None] * 4


def test_cada_dia_dice_si_cuenta_y_cual_es():
    assert (_celda(RECIBIDA).clases, _celda(RECIBIDA).nota) == ("d-inicio", "Recibida")
    assert (_celda(date(2026, 11, 4)).clases, _celda(date(2026, 11, 4)).ordinal) == ("d-si", 1)
    assert (_celda(HOY).clases, _celda(HOY).ordinal) == ("d-si d-hoy", 13)
    assert (_celda(date(2026, 11, 24)).clases, _celda(date(2026, 11, 24)).ordinal) == ("d-falta", 14)
    assert (_celda(VENCE).clases, _celda(VENCE).ordinal, _celda(VENCE).lectura) == ("d-vence", 15, "vence")


def test_lo_que_no_cuenta_dice_por_que():
    assert _celda(date(2026, 11, 7)).lectura == "no cuenta, fin de semana"
    assert _celda(date(2026, 11, 16)).lectura.startswith("no cuenta, Independencia de Cartagena")
    assert cuenta.no_cuentan(LIBRO).startswith("los sábados y domingos, ni el lunes 16 de noviembre de 2026")


def _anillo(hoy: date):
    return cuenta.anillo(LIBRO, terminos.semaforo(VENCE, hoy, CALENDARIO, 3))


def test_el_anillo_dice_cuantos_quedan_de_cuantos():
    anillo = _anillo(HOY)
    assert (anillo.cifra, anillo.de, anillo.rotulo, anillo.clase) == ("2", "de 15", "quedan", "pronto")
    assert (anillo.arco, anillo.lectura) == ("217.8 251.3", "Quedan 2 de 15 días hábiles")


def test_el_ultimo_dia_y_el_penultimo_van_en_singular_o_en_cero():
    assert _anillo(date(2026, 11, 24)).lectura == "Queda 1 de 15 días hábiles"
    assert _anillo(VENCE).lectura == "Quedan 0 de 15 días hábiles"


def test_vencida_el_anillo_va_lleno_y_dice_hace_cuanto():
    anillo = _anillo(date(2026, 11, 27))
    assert (anillo.arco, anillo.cifra, anillo.rotulo) == ("251.3 251.3", "2", "venció hace")
    assert anillo.lectura == "Venció hace 2 días hábiles; el término era de 15"


def test_sin_dias_contados_o_quieta_no_hay_anillo():
    assert cuenta.anillo([], terminos.semaforo(VENCE, HOY, CALENDARIO, 3)) is None
    assert cuenta.anillo(LIBRO, terminos.semaforo(VENCE, HOY, CALENDARIO, 3, "Archivada")) is None
