"""Lee un documento con la forma del protocolo: títulos numerados y viñetas. Lo usan las pruebas de cobertura."""

import re

_TITULO = re.compile(r"^\s*(?P<numero>\d(?:\.\d)*)\.?\s*(?P<titulo>[A-ZÁÉÍÓÚÑ¿][^.]*)\.?\s*$")
_VINETA = re.compile(r"^[\uf000-\uf0ff•]\s*(?P<texto>.*)$")


def vinetas(texto: str) -> dict[str, list[str]]:
    """Sección → viñetas, cada una con sus renglones unidos. Una viñeta termina en la siguiente, en un título o en «:»."""
    secciones: dict[str, list[str]] = {}
    numero, abierta = "", False
    for renglon in texto.splitlines():
        titulo = _TITULO.match(renglon)
        vineta = _VINETA.match(renglon.strip())
        if titulo and _sigue(numero, titulo["numero"]):
            numero, abierta = titulo["numero"], False
            secciones.setdefault(numero, [])
        elif vineta:
            secciones.setdefault(numero, []).append(vineta["texto"].strip())
            abierta = True
        elif renglon.strip() and abierta:
            secciones[numero][-1] += " " + renglon.strip()
    return secciones


def _sigue(anterior: str, nuevo: str) -> bool:
    """Si el número viene después del anterior: «2011.» al final de una viñeta no es un título."""
    return [int(n) for n in nuevo.split(".")] > [int(n) for n in anterior.split(".") if n]
