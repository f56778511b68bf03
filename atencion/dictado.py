"""Números para decir en voz alta (puro): el ciudadano los anota sin ver la pantalla."""

import re

_RADICADO = re.compile(r"([0-9]{4})-([0-9]{7})", re.ASCII)
_CUANTOS = ("", "un cero", "dos ceros", "tres ceros", "cuatro ceros", "cinco ceros", "seis ceros")


def en_palabras(radicado: str) -> str:
    """«2026, cuatro ceros, 123». Los ceros se cuentan y lo demás va en grupos que se alcanzan a anotar.

    Raises:
        ValueError: si no es un radicado `AAAA-NNNNNNN`.
    """
    hallado = _RADICADO.fullmatch(radicado)
    if not hallado or not int(hallado.group(2)):
        raise ValueError("No es un número de radicado.")
    anio, consecutivo = hallado.groups()
    cifras = consecutivo.lstrip("0")
    ceros = _CUANTOS[len(consecutivo) - len(cifras)]
    return ", ".join(p for p in (anio, ceros, *_grupos(cifras)) if p)


def _grupos(cifras: str) -> list[str]:
    """Hasta cuatro cifras van juntas; más, de a tres desde el final."""
    if len(cifras) <= 4:
        return [cifras]
    cabeza = len(cifras) % 3 or 3
    partes = [cifras[:cabeza]] + [cifras[i : i + 3] for i in range(cabeza, len(cifras), 3)]
    return [_con_ceros_dichos(parte) for parte in partes]


def _con_ceros_dichos(parte: str) -> str:
    """«005» se dice «cero cero 5»: si no, quien escucha anota «5»."""
    resto = parte.lstrip("0")
    return " ".join(["cero"] * (len(parte) - len(resto)) + ([resto] if resto else []))


def letra_a_letra(codigo: str) -> str:
    """«K, 7, M, 4; 2, Q, X, D»: el código de verificación, una letra por vez."""
    return "; ".join(", ".join(parte) for parte in codigo.split("-"))
