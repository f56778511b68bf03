"""Los términos del fichero que carga `cargar_protocolo`, leídos sin Django ni base de datos."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ARCHIVO = Path(__file__).with_name("contenido") / "terminos.toml"


@dataclass(frozen=True)
class TerminoDelArchivo:
    """Un término legal: `cantidad` de días hábiles, días calendario o meses; nula si la fecha la fija un juez."""

    clave: str
    nombre: str
    nombre_corto: str
    norma: str
    desde: date
    cantidad: int | None = None
    unidad: str = "habiles"
    ayuda: str = ""
    se_radica: bool = False
    hasta: date | None = None
    orden: int = 0


def lista_del_archivo(archivo: Path = ARCHIVO) -> list[TerminoDelArchivo]:
    """Todas las entradas del fichero, en su orden, también las que ya no rigen."""
    with archivo.open("rb") as abierto:
        entradas = tomllib.load(abierto)["termino"]
    return [TerminoDelArchivo(orden=lugar, **entrada) for lugar, entrada in enumerate(entradas, start=1)]


def terminos_del_archivo(dia: date | None = None, archivo: Path = ARCHIVO) -> dict[str, TerminoDelArchivo]:
    """Término de cada clave. Con `dia`, el que regía entonces; sin él, el más reciente."""
    por_clave: dict[str, TerminoDelArchivo] = {}
    for termino in sorted(lista_del_archivo(archivo), key=lambda t: t.desde):
        if dia is None or (termino.desde <= dia and (termino.hasta is None or dia <= termino.hasta)):
            por_clave[termino.clave] = termino
    return por_clave
