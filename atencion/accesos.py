"""Quién miró datos de quién: se anota en el momento de mostrar, y nunca se borra."""

from datetime import datetime

from atencion.models import Acceso


def anotar(clase: str, *, por, ahora: datetime, ciudadano=None, solicitud=None, motivo: str = "") -> Acceso:
    """Deja constancia de una mirada (Ley 1581 de 2012). `motivo` es lo que escribió quien miró, si se le pidió."""
    return Acceso.objects.create(
        clase=clase, funcionario=por, ciudadano=ciudadano, solicitud=solicitud, motivo=motivo, en=ahora
    )
