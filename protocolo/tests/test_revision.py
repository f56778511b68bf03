"""La revisión se prueba sin base de datos, sobre guías pequeñas."""

from datetime import time

import pytest

from protocolo import archivo
from protocolo.guia import Condicion, Guia, Momento, Opcion, Paso
from protocolo.revision import DE_PANTALLA, problemas

FRANJAS = [(time(0, 0), "buenos días")]
SI_NO = (Opcion("si", "Sí"), Opcion("no", "No"))


def revisar(*pasos, momentos=None, franjas=FRANJAS, secciones=1):
    """Problemas de una sola guía, sin contar las guías que las pantallas exigen."""
    guia = Guia("extra", "Extra", momentos if momentos is not None else (Momento("m", "Momento", pasos),))
    return [p for p in problemas([guia], franjas, secciones) if "que usan las pantallas" not in p]


def opcion(clave, **campos):
    return Paso(clave, "opcion", "¿?", opciones=SI_NO, **campos)


def test_una_guia_bien_hecha_no_tiene_problemas():
    assert revisar(opcion("a"), Paso("b", "nota", "B", solo_si=Condicion("a", "es", "si"))) == []


@pytest.mark.parametrize(
    ("pasos", "frase"),
    [
        ([Paso("a", "libreto", "Hola {x}")], "Hueco desconocido «x» en el paso «a» de «Extra»."),
        ([Paso("a", "nota", " ")], "Falta el texto en el paso «a» de «Extra»."),
        ([Paso("a", "opcion", "¿?")], "Escriba al menos dos opciones en el paso «a» de «Extra»."),
        ([Paso("a", "nota", "A")] * 2, "El paso «a» está repetido en «Extra»: deje uno solo."),
        (
            [Paso("a", "nota", "A", solo_si=Condicion("z", "es", "si"))],
            "El paso «a» de «Extra» depende de «z», que no existe en esta guía.",
        ),
        (
            [Paso("a", "nota", "A", solo_si=Condicion("b", "es", "si")), opcion("b")],
            "El paso «a» de «Extra» depende de «b», que viene después: póngalo antes.",
        ),
        (
            [opcion("a", solo_si=Condicion("a", "es", "si"))],
            "El paso «a» de «Extra» termina dependiendo de sí mismo: quite una de las condiciones.",
        ),
        (
            [opcion("a"), Paso("b", "nota", "B", solo_si=Condicion("a", "es", "tal_vez"))],
            "El paso «b» de «Extra» espera «tal_vez» de «a», que no es una de sus respuestas.",
        ),
        (
            [Paso("a", "recordatorio", "A"), Paso("b", "nota", "B", solo_si=Condicion("a", "es", "cumplido"))],
            "El paso «b» de «Extra» depende de «a», que nunca se responde.",
        ),
    ],
)
def test_cada_problema_se_dice_en_una_frase(pasos, frase):
    assert revisar(*pasos) == [frase]


def test_un_ciclo_de_tres_se_encuentra_en_los_tres_pasos():
    pasos = [opcion(a, solo_si=Condicion(b, "es", "si")) for a, b in ("ab", "bc", "ca")]
    assert len(revisar(*pasos)) == 3
    assert all("sí mismo" in frase for frase in revisar(*pasos))


def test_los_momentos_y_las_guias_vacias_no_se_publican():
    assert revisar(momentos=()) == ["La guía «Extra» no tiene momentos."]
    assert revisar(momentos=(Momento("m", "Cierre"),)) == ["El momento «Cierre» de «Extra» no tiene pasos."]


def test_sin_secciones_o_sin_saludo_de_medianoche_no_se_publica():
    paso = Paso("a", "nota", "A")
    assert revisar(paso, secciones=0) == ["El protocolo no tiene secciones: escriba al menos una."]
    assert revisar(paso, franjas=[]) == ["No hay saludos por hora: escriba al menos el que empieza a las 00:00."]
    assert revisar(paso, franjas=[(time(6, 0), "x")]) == [
        "El primer saludo debe empezar a las 00:00, para que ninguna hora quede sin saludo."
    ]


def test_no_se_puede_quitar_un_paso_que_usan_las_pantallas():
    hallados = problemas(
        [Guia("presencial", "Ventanilla", (Momento("m", "M", (Paso("a", "nota", "A"),)),))], FRANJAS, 1
    )
    assert "Falta la guía «telefonico», que usan las pantallas." in hallados
    assert "A «Ventanilla» le falta el paso «saludo_presencial», que usan las pantallas." in hallados


def test_los_pasos_que_usan_las_pantallas_estan_en_el_fichero():
    guias = {g["clave"]: {p["clave"] for m in g["momentos"] for p in m["pasos"]} for g in archivo.leer()["guias"]}
    assert {clave: sorted(pasos - guias[clave]) for clave, pasos in DE_PANTALLA.items()} == dict.fromkeys(
        DE_PANTALLA, []
    )
