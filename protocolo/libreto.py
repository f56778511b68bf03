"""Lo que se dice (puro): saludo por hora, trato y huecos permitidos de los libretos."""

import re
import string
from collections.abc import Iterable
from datetime import time

from canales.texto import limpio, para_buscar

HUECOS = frozenset(
    {
        "entidad",
        "saludo",
        "saludarlo",
        "funcionario",
        "tratamiento",
        "nombre",
        "lema",
        "minutos",
        "motivo",
        "resumen",
        "fecha_respuesta",
        "medio",
    }
)
SENORA, SENOR = "senora", "senor"
TRATOS = {
    **dict.fromkeys(("sra", "senora", "dona", "srta", "senorita"), SENORA),
    **dict.fromkeys(("sr", "senor", "don"), SENOR),
}
EN_PALABRAS = {SENORA: "señora", SENOR: "señor"}
SALUDARLO = {SENORA: "saludarla", SENOR: "saludarlo"}
_HUECO = re.compile(r"\{([^{}]*)\}")


class HuecoDesconocido(ValueError):
    """El libreto pide un dato que el sistema no sabe poner."""


def saludo(hora: time, franjas: Iterable[tuple[time, str]]) -> str:
    """Saludo de la franja que rige a esa hora de Bogotá: la última cuyo inicio no la pasa.

    Antes de la primera franja rige la última (la noche que viene de ayer). `ValueError` sin franjas.
    """
    ordenadas = sorted(franjas)
    if not ordenadas:
        raise ValueError("El protocolo no tiene franjas de saludo.")
    vigente = ordenadas[-1][1]
    for desde, texto in ordenadas:
        if desde <= hora:
            vigente = texto
    return vigente


def huecos_de(texto: str) -> list[str]:
    """Nombres de los huecos del texto, en orden y sin repetir."""
    return list(dict.fromkeys(hueco.strip() for hueco in _HUECO.findall(texto)))


def huecos_desconocidos(texto: str) -> list[str]:
    """Huecos que el sistema no sabe llenar; también una llave suelta, que se devuelve tal cual."""
    desconocidos = [hueco or "{}" for hueco in huecos_de(texto) if hueco not in HUECOS]
    sueltas = [llave for llave in "{}" if llave in _HUECO.sub("", texto)]
    return desconocidos + sueltas


def decir(texto: str, **huecos: str) -> str:
    """El libreto con sus huecos llenos y la primera letra en mayúscula.

    Un hueco permitido que aún no tiene dato se omite sin dejar comas ni espacios sueltos.
    `HuecoDesconocido` si el texto o los argumentos nombran uno que no está en `HUECOS`.
    """
    ajenos = huecos_desconocidos(texto) + [nombre for nombre in huecos if nombre not in HUECOS]
    if ajenos:
        raise HuecoDesconocido(f"El libreto usa un hueco que no existe: {ajenos[0]}.")
    dicho = _HUECO.sub(lambda hallado: str(huecos.get(hallado[1].strip()) or ""), texto)
    dicho = re.sub(r"\b(?:unos )?1 minutos\b", "un minuto", dicho)
    return _con_mayuscula(_sin_restos(dicho))


def _sin_restos(dicho: str) -> str:
    dicho = re.sub(r"\s+", " ", dicho)
    dicho = re.sub(r"\s+([,.;:?!»])", r"\1", dicho)
    dicho = re.sub(r"(?:,\s*)+([,.;:?!])", r"\1", dicho)
    dicho = re.sub(r"([¿¡«(])\s+", r"\1", dicho)
    dicho = re.sub(r'\s*[«"]\s*[»"]', "", dicho)
    return re.sub(r"^[\s,.;:]+", "", dicho).strip()


def _con_mayuscula(dicho: str) -> str:
    for lugar, letra in enumerate(dicho):
        if letra.isalpha():
            return dicho[:lugar] + letra.upper() + dicho[lugar + 1 :]
        if letra.isdigit():
            break
    return dicho


def tratar(crudo: str) -> tuple[str, str]:
    """«sra marta» → («senora», «Marta»); «marta» → («», «Marta»). Un trato sin nombre deja el nombre vacío."""
    escrito = limpio(crudo)
    primera, _, resto = escrito.partition(" ")
    trato = TRATOS.get(para_buscar(primera), "")
    return trato, _nombre_propio(resto if trato else escrito)


def _nombre_propio(nombre: str) -> str:
    """Mayúscula inicial solo si vino todo en minúsculas o todo en mayúsculas: «McKay» y «de la Torre» se respetan."""
    if nombre not in (nombre.lower(), nombre.upper()):
        return nombre
    particulas = {"de", "del", "la", "las", "los", "y"}
    palabras = nombre.lower().split(" ")
    return " ".join(p if i and p in particulas else string.capwords(p) for i, p in enumerate(palabras))


def tratamiento_dicho(tratamiento: str) -> str:
    """«señora», «señor» o vacío."""
    return EN_PALABRAS.get(tratamiento, "")


def saludarlo(tratamiento: str) -> str:
    """«saludarla», «saludarlo» o, si aún no se sabe, «saludarlo(a)» (6.4.5)."""
    return SALUDARLO.get(tratamiento, "saludarlo(a)")
