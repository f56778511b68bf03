"""Revisa una versión antes de publicarla (puro): cada problema es una frase para quien la edita."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import time

from protocolo.guia import RESULTADOS, Guia, Paso
from protocolo.libreto import huecos_desconocidos

NUNCA_RESPONDE = frozenset({"recordatorio", "temporizador"})
# Lo que las pantallas buscan por su clave: sin estos pasos la atención no tendría qué decir.
DE_PANTALLA: Mapping[str, frozenset[str]] = {
    "presencial": frozenset({"saludo_presencial", "con_mucho_gusto", "desenlace", "no_resuelta", "quedo_claro"}),
    "telefonico": frozenset(
        {
            "saludo_telefono",
            "en_que_ayudar",
            "hubo_espera",
            "espera_pedir",
            "espera_larga",
            "espera_devolver",
            "espera_resultado",
            "retomar_gracias",
            "retomar_disculpa",
            "desenlace",
            "no_resuelta",
            "resumen",
            "despedida",
            "cuelga_primero",
        }
    ),
    "alterada": frozenset(),
    "irrespeto": frozenset(),
    "negativa": frozenset(),
    "reclamo": frozenset(),
}


def problemas(guias: Iterable[Guia], franjas: Iterable[tuple[time, str]], cuantas_secciones: int) -> list[str]:
    """Todo lo que impide publicar; vacío si la versión está lista."""
    guias = list(guias)
    hallados = [] if cuantas_secciones else ["El protocolo no tiene secciones: escriba al menos una."]
    hallados += _de_franjas(sorted(franjas))
    presentes = {guia.clave for guia in guias}
    hallados += [f"Falta la guía «{clave}», que usan las pantallas." for clave in DE_PANTALLA if clave not in presentes]
    for guia in guias:
        hallados += _de_guia(guia)
    return hallados


def _de_franjas(franjas: list[tuple[time, str]]) -> list[str]:
    if not franjas:
        return ["No hay saludos por hora: escriba al menos el que empieza a las 00:00."]
    if franjas[0][0] != time(0, 0):
        return ["El primer saludo debe empezar a las 00:00, para que ninguna hora quede sin saludo."]
    return []


def _de_guia(guia: Guia) -> list[str]:
    hallados = []
    if not guia.momentos:
        hallados.append(f"La guía «{guia.nombre}» no tiene momentos.")
    for momento in guia.momentos:
        if not momento.pasos:
            hallados.append(f"El momento «{momento.nombre}» de «{guia.nombre}» no tiene pasos.")
    claves = Counter(paso.clave for paso in guia.pasos)
    hallados += [
        f"El paso «{clave}» está repetido en «{guia.nombre}»: deje uno solo." for clave, n in claves.items() if n > 1
    ]
    faltan = sorted(DE_PANTALLA.get(guia.clave, frozenset()) - set(claves))
    hallados += [f"A «{guia.nombre}» le falta el paso «{clave}», que usan las pantallas." for clave in faltan]
    lugar = {paso.clave: n for n, paso in reversed(list(enumerate(guia.pasos)))}
    for n, paso in enumerate(guia.pasos):
        hallados += _de_paso(guia, paso) + _de_condicion(guia, paso, n, lugar)
    return hallados


def _de_paso(guia: Guia, paso: Paso) -> list[str]:
    donde = f"en el paso «{paso.clave}» de «{guia.nombre}»"
    hallados = [f"Hueco desconocido «{hueco}» {donde}." for hueco in huecos_desconocidos(paso.texto)]
    if not paso.texto.strip():
        hallados.append(f"Falta el texto {donde}.")
    if paso.clase == "opcion" and len(paso.opciones) < 2:
        hallados.append(f"Escriba al menos dos opciones {donde}.")
    return hallados


def _de_condicion(guia: Guia, paso: Paso, n: int, lugar: Mapping[str, int]) -> list[str]:
    if paso.solo_si is None:
        return []
    condicion, donde = paso.solo_si, f"El paso «{paso.clave}» de «{guia.nombre}»"
    if condicion.paso not in lugar:
        return [f"{donde} depende de «{condicion.paso}», que no existe en esta guía."]
    if _da_la_vuelta(guia, paso):
        return [f"{donde} termina dependiendo de sí mismo: quite una de las condiciones."]
    if lugar[condicion.paso] > n:
        return [f"{donde} depende de «{condicion.paso}», que viene después: póngalo antes."]
    return _de_valor(guia.paso(condicion.paso), condicion.valor, donde)


def _de_valor(origen: Paso, valor: str, donde: str) -> list[str]:
    if origen.clase in NUNCA_RESPONDE:
        return [f"{donde} depende de «{origen.clave}», que nunca se responde."]
    posibles = {o.valor for o in origen.opciones} or set(RESULTADOS)
    if origen.clase == "nota" or not valor or valor in posibles or (origen.clase == "pregunta" and not origen.opciones):
        return []
    return [f"{donde} espera «{valor}» de «{origen.clave}», que no es una de sus respuestas."]


def _da_la_vuelta(guia: Guia, paso: Paso) -> bool:
    vistos, actual = {paso.clave}, paso
    while actual.solo_si is not None:
        siguiente = actual.solo_si.paso
        if siguiente in vistos:
            return siguiente == paso.clave
        vistos.add(siguiente)
        try:
            actual = guia.paso(siguiente)
        except KeyError:
            return False
    return False
