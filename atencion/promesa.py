"""Reglas de lo que no se resolvió de inmediato (protocolo 6.4.5): razón, fecha y medio, sin pasar del término."""

from datetime import date, datetime

from django.utils.timezone import localtime

from atencion.flujo import NoSePuede
from atencion.plazos import plazo
from canales.fechas import fecha_media
from protocolo.lectura import SinTermino

TIPO_GENERAL = "peticion_general"


class DatoInvalido(NoSePuede):
    """A un asunto le falta o le sobra algo; `campo` es el dato que hay que corregir."""

    def __init__(self, campo: str, frase: str):
        self.campo = campo
        super().__init__(frase)


def fecha_legal(tramite, canal, recibido_en: datetime) -> date | None:
    """Último día que da la norma si lo pedido se radicara hoy; None si lo fija un juez."""
    try:
        return plazo(tramite.tipo_sugerido if tramite else TIPO_GENERAL, canal, recibido_en).vence_el
    except (NoSePuede, SinTermino):
        return None


def comprobar(asunto, *, canal, recibido_en: datetime, ahora: datetime) -> None:
    """La promesa está completa y es posible.

    Raises:
        DatoInvalido: sin razón, fecha o medio, con fecha pasada o posterior al término legal.
    """
    if not asunto.demora_motivo:
        raise DatoInvalido("demora_motivo", "Escriba por qué no se pudo resolver ahora.")
    if asunto.respuesta_el is None:
        raise DatoInvalido("respuesta_el", "Escriba para qué fecha se le responde.")
    if asunto.respuesta_el < localtime(ahora).date():
        raise DatoInvalido("respuesta_el", "La fecha de la respuesta ya pasó: escriba una desde hoy.")
    limite = fecha_legal(asunto.tramite, canal, recibido_en)
    if limite and asunto.respuesta_el > limite:
        frase = f"La fecha no puede pasar del {fecha_media(limite)} de {limite.year}, que es el término legal."
        raise DatoInvalido("respuesta_el", frase)
    if not asunto.respuesta_medio:
        raise DatoInvalido("respuesta_medio", "Elija por qué medio se le responde.")
