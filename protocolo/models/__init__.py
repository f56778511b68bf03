from protocolo.models.guia import Guia, Momento, Opcion, Paso
from protocolo.models.norma import Norma
from protocolo.models.termino import TerminoLegal
from protocolo.models.version import FranjaSaludo, Punto, Seccion, VersionProtocolo

__all__ = [
    "FranjaSaludo",
    "Guia",
    "Momento",
    "Norma",
    "Opcion",
    "Paso",
    "Punto",
    "Seccion",
    "TerminoLegal",
    "VersionProtocolo",
]
