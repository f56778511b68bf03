"""El protocolo escrito en `contenido/*.toml`, leído sin base de datos y con su huella."""

import hashlib
import json
import tomllib
from pathlib import Path

CARPETA = Path(__file__).with_name("contenido")


def leer(carpeta: Path = CARPETA) -> dict:
    """Lo que forma una versión: secciones con sus puntos, guías y franjas, en su orden.

    `ValueError` si hay puntos de una sección que no existe o una condición mal escrita.
    """
    puntos = _toml(carpeta / "puntos.toml")
    secciones = [_seccion(seccion, puntos) for seccion in _toml(carpeta / "secciones.toml")["seccion"]]
    if puntos:
        raise ValueError(f"puntos.toml nombra secciones que no existen: {', '.join(puntos)}.")
    return {
        "secciones": secciones,
        "guias": [_guia(guia) for guia in _toml(carpeta / "guias.toml")["guia"]],
        "franjas": _toml(carpeta / "franjas.toml")["franja"],
    }


def normas(carpeta: Path = CARPETA) -> list[dict]:
    """Las normas del marco legal; no forman parte de la versión porque su vigencia cambia sola."""
    return _toml(carpeta / "normas.toml")["norma"]


def huella(contenido: dict) -> str:
    """Marca de 64 letras que cambia si cambia cualquier palabra del contenido."""
    plano = json.dumps(contenido, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(plano.encode()).hexdigest()


def condicion(escrita: str) -> tuple[str, str, str]:
    """«desenlace=pendiente» → («desenlace», «es», «pendiente»); «a!=b» → («a», «no_es», «b»)."""
    if not escrita:
        return "", "", ""
    operador, signo = ("no_es", "!=") if "!=" in escrita else ("es", "=")
    paso, hallado, valor = escrita.partition(signo)
    if not (hallado and paso.strip()):
        raise ValueError(f"La condición «{escrita}» debe tener la forma paso=valor o paso!=valor.")
    return paso.strip(), operador, valor.strip()


def condicion_escrita(paso: str, operador: str, valor: str) -> str:
    """Lo contrario de `condicion`."""
    return f"{paso}{'!=' if operador == 'no_es' else '='}{valor}" if paso else ""


def _seccion(seccion: dict, puntos: dict) -> dict:
    return {
        "numero": seccion["numero"],
        "titulo": seccion["titulo"],
        "cuerpo": seccion.get("cuerpo", "").strip(),
        "puntos": [{"titulo": "", **punto} for punto in puntos.pop(seccion["numero"], [])],
    }


def _guia(guia: dict) -> dict:
    return {
        "clave": guia["clave"],
        "nombre": guia["nombre"],
        "canal": guia.get("canal", ""),
        "seccion": guia.get("seccion", ""),
        "momentos": [
            {"clave": m["clave"], "nombre": m["nombre"], "pasos": [_paso(p) for p in m["paso"]]}
            for m in guia["momento"]
        ],
    }


def _paso(paso: dict) -> dict:
    condicion(paso.get("solo_si", ""))
    return {
        "clave": paso["clave"],
        "clase": paso["clase"],
        "texto": paso["texto"],
        "ayuda": paso.get("ayuda", ""),
        "seccion": paso.get("seccion", ""),
        "obligatorio": paso.get("obligatorio", False),
        "solo_si": paso.get("solo_si", ""),
        "opciones": [dict(opcion) for opcion in paso.get("opcion", [])],
    }


def _toml(archivo: Path) -> dict:
    with archivo.open("rb") as abierto:
        return tomllib.load(abierto)
