"""El libreto se prueba sin base de datos."""

from datetime import time

import pytest

from protocolo.libreto import HuecoDesconocido, decir, huecos_desconocidos, saludarlo, saludo, tratamiento_dicho, tratar

FRANJAS = [(time(18, 0), "buenas noches"), (time(0, 0), "buenos días"), (time(12, 0), "buenas tardes")]
APERTURA = "{entidad}, {saludo}, rico {saludarlo}, habla {funcionario}."


@pytest.mark.parametrize(
    ("hora", "esperado"),
    [
        (time(0, 0), "buenos días"),
        (time(11, 59, 59), "buenos días"),
        (time(12, 0), "buenas tardes"),
        (time(17, 59, 59), "buenas tardes"),
        (time(18, 0), "buenas noches"),
        (time(23, 59), "buenas noches"),
    ],
)
def test_el_saludo_cambia_a_las_doce_y_a_las_dieciocho(hora, esperado):
    assert saludo(hora, FRANJAS) == esperado


def test_antes_de_la_primera_franja_sigue_la_noche_anterior():
    assert saludo(time(4, 59), [(time(5, 0), "buenos días"), (time(18, 0), "buenas noches")]) == "buenas noches"


def test_sin_franjas_no_hay_saludo():
    with pytest.raises(ValueError, match="franjas"):
        saludo(time(9, 0), [])


@pytest.mark.parametrize(
    ("escrito", "esperado"),
    [
        ("sra marta", ("senora", "Marta")),
        ("sr luis", ("senor", "Luis")),
        ("Sra. Marta", ("senora", "Marta")),
        ("señora MARTA RUIZ", ("senora", "Marta Ruiz")),
        ("don pedro", ("senor", "Pedro")),
        ("doña ana", ("senora", "Ana")),
        ("marta", ("", "Marta")),
        ("  juana   de la torre ", ("", "Juana de la Torre")),
        ("Ana McKay", ("", "Ana McKay")),
        ("sra", ("senora", "")),
        ("donaldo", ("", "Donaldo")),
        ("", ("", "")),
    ],
)
def test_el_trato_se_lee_de_lo_que_se_escribe(escrito, esperado):
    assert tratar(escrito) == esperado


def test_el_saludo_concuerda_con_el_trato():
    assert [saludarlo(t) for t in ("senora", "senor", "")] == ["saludarla", "saludarlo", "saludarlo(a)"]
    assert [tratamiento_dicho(t) for t in ("senora", "senor", "")] == ["señora", "señor", ""]


def test_la_apertura_telefonica_se_dice_como_manda_el_protocolo():
    dicho = decir(
        APERTURA,
        entidad="Alcaldía Municipal de Sopó",
        saludo="buenas tardes",
        saludarlo="saludarlo(a)",
        funcionario="Laura Ensayo",
    )
    assert dicho == "Alcaldía Municipal de Sopó, buenas tardes, rico saludarlo(a), habla Laura Ensayo."


@pytest.mark.parametrize(
    ("texto", "huecos", "esperado"),
    [
        ("{saludo}. ¿En qué le puedo ayudar?", {"saludo": "buenos días"}, "Buenos días. ¿En qué le puedo ayudar?"),
        ("Con mucho gusto, {tratamiento} {nombre}.", {}, "Con mucho gusto."),
        ("Con mucho gusto, {tratamiento} {nombre}.", {"nombre": "Marta"}, "Con mucho gusto, Marta."),
        ("{tratamiento} {nombre}, ¿en qué puedo ayudarle?", {}, "¿En qué puedo ayudarle?"),
        ('Gracias por comunicarse con la Administración Municipal "{lema}"', {}, None),
    ],
)
def test_un_hueco_sin_dato_no_deja_comas_sueltas(texto, huecos, esperado):
    assert decir(texto, **huecos) == (esperado or "Gracias por comunicarse con la Administración Municipal")


def test_un_hueco_desconocido_se_rechaza():
    assert huecos_desconocidos("Hola {alcalde}, {saludo} {") == ["alcalde", "{"]
    with pytest.raises(HuecoDesconocido, match="alcalde"):
        decir("Hola {alcalde}")
    with pytest.raises(HuecoDesconocido, match="presidente"):
        decir("Hola", presidente="x")


def test_los_datos_con_llaves_no_se_vuelven_a_leer_como_huecos():
    assert decir("Le habla {funcionario}.", funcionario="{nombre}") == "Le habla {nombre}."


@pytest.mark.parametrize(("minutos", "esperado"), [("1", "Espera un minuto."), ("21", "Espera unos 21 minutos.")])
def test_un_minuto_se_dice_en_singular(minutos, esperado):
    assert decir("Espera unos {minutos} minutos.", minutos=minutos) == esperado
