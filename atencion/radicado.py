"""Forma del radicado (puro): `AAAA-NNNNNNN`, anual y consecutivo."""

import re

CIFRAS = 7
_FORMA = re.compile(r"(20[0-9]{2})[\s.-]*([0-9]{1,7})", re.ASCII)


def formato(vigencia: int, consecutivo: int) -> str:
    """Número como se imprime y se busca. ValueError si no cabe en siete cifras."""
    if not 1 <= consecutivo < 10**CIFRAS:
        raise ValueError(f"El consecutivo {consecutivo} no cabe en {CIFRAS} cifras.")
    return f"{vigencia:04d}-{consecutivo:0{CIFRAS}d}"


def salida(vigencia: int, consecutivo: int) -> str:
    """Número de una respuesta: misma cuenta anual, otra serie, con su letra para no confundirla."""
    return f"S{formato(vigencia, consecutivo)}"


def leer(texto: str) -> str | None:
    """Radicado que alguien dictó o escribió («2026-119», «20260000119»); None si no lo parece."""
    hallado = _FORMA.fullmatch(texto.strip())
    if not hallado:
        return None
    anio, numero = hallado.groups()
    separado = bool(re.search(r"[\s.-]", texto.strip()))
    if not int(numero) or not (separado or len(numero) == CIFRAS):
        return None
    return formato(int(anio), int(numero))
