"""Páginas de error que no tocan la base de datos ni la sesión: sirven cuando nada más sirve."""

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template import loader

BASE_CAIDA = (OperationalError, InterfaceError)
REINTENTE_EN_S = 10


def pagina(codigo: int, frase: str = "") -> HttpResponse:
    """La plantilla de ese código; `frase` es lo que la negativa concreta quiso decirle a la persona."""
    return HttpResponse(loader.render_to_string(f"{codigo}.html", {"exception": frase}), status=codigo)


def no_disponible() -> HttpResponse:
    """503 mientras la base no responde; el navegador y el guardado solo saben cuándo reintentar."""
    respuesta = pagina(503)
    respuesta["Retry-After"] = str(REINTENTE_EN_S)
    respuesta["Cache-Control"] = "no-store"
    return respuesta
