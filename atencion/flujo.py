"""Qué se puede hacer con una solicitud según su estado (puro). Una acción, una fila de la tabla."""

from django.db import models


class Estado(models.TextChoices):
    RADICADA = "radicada", "Radicada"
    ASIGNADA = "asignada", "Asignada"
    EN_TRAMITE = "en_tramite", "En trámite"
    REQUERIDA = "requerida", "Se pidió lo que falta"
    RESPONDIDA = "respondida", "Respondida, sin comunicar"
    COMUNICADA = "comunicada", "Respuesta comunicada"
    TRASLADADA = "trasladada", "Enviada a otra entidad"
    DESISTIDA = "desistida", "Desistida"
    ARCHIVADA = "archivada", "Archivada"
    ANULADA = "anulada", "Anulada"


ABIERTOS = (Estado.RADICADA, Estado.ASIGNADA, Estado.EN_TRAMITE, Estado.REQUERIDA, Estado.RESPONDIDA)
SIN_RESPUESTA = (Estado.RADICADA, Estado.ASIGNADA, Estado.EN_TRAMITE)

# acción -> (estados desde los que se puede, estado al que lleva)
TRANSICIONES: dict[str, tuple[tuple[str, ...], str]] = {
    "asignar": (SIN_RESPUESTA, Estado.ASIGNADA),
    "responder": (SIN_RESPUESTA, Estado.RESPONDIDA),
    "comunicar": ((Estado.RESPONDIDA,), Estado.COMUNICADA),
}

PORQUE_NO = {
    "asignar": "Solo se asigna una solicitud que aún no tiene respuesta.",
    "responder": "Esta solicitud ya tiene respuesta o ya se cerró. Revise «Qué ha pasado».",
    "comunicar": "Primero registre la respuesta; después, cómo la conoció la persona.",
}


class NoSePuede(Exception):
    """Un acto rechazado; el mensaje dice al funcionario por qué y qué hacer."""


def siguiente(accion: str, estado: str) -> str:
    """Estado al que lleva la acción.

    Raises:
        NoSePuede: si desde ese estado la acción no cabe.
        KeyError: si la acción no existe.
    """
    desde, hacia = TRANSICIONES[accion]
    if estado not in desde:
        raise NoSePuede(PORQUE_NO[accion])
    return hacia


def acciones(estado: str) -> list[str]:
    """Acciones posibles desde ese estado, en el orden de la tabla."""
    return [accion for accion, (desde, _) in TRANSICIONES.items() if estado in desde]
