"""Objetos de prueba de la atención, con lo mínimo creíble."""

from uuid import uuid4

from atencion.models import Ciudadano, Solicitud
from atencion.radicacion import DatosRadicacion, radicar
from canales.models import Canal


def un_ciudadano(por, ahora, **campos) -> Ciudadano:
    base = {
        "tipo_documento": "CC",
        "documento": "1.023.456.789",
        "documento_normalizado": "1023456789",
        "nombre": "Ana Ejemplo",
        "tratamiento": "senora",
        "vereda": "Centro Alto",
    }
    persona = Ciudadano(**(base | campos), creado_por=por, creado_en=ahora)
    persona.indexar()
    persona.save()
    return persona


def datos_para_radicar(dependencia, ahora, ciudadano=None, **campos) -> DatosRadicacion:
    base = {
        "token": uuid4(),
        "tipo": "peticion_general",
        "forma": "verbal",
        "identidad": "nombre" if ciudadano else "anonima",
        "asunto": "Poda de un árbol",
        "objeto": "Que poden el árbol del andén.",
        "dependencia": dependencia,
        "medio_respuesta": "ventanilla",
        "canal": Canal.objects.get(clave="presencial"),
        "recibido_en": ahora,
        "ciudadano": ciudadano,
    }
    return DatosRadicacion(**(base | campos))


def una_solicitud(por, dependencia, ahora, ciudadano=None, **campos) -> Solicitud:
    """Radicada de verdad, con su número y su aviso; anónima si no se da quién."""
    return radicar(datos_para_radicar(dependencia, ahora, ciudadano=ciudadano, **campos), por=por, ahora=ahora)
