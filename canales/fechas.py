"""Fechas y horas como se dicen en Colombia. Puro: lo usan pantallas, libretos, constancias y correos."""

from datetime import date, time

DIAS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
MESES = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)


def fecha_larga(dia: date) -> str:
    """«martes 15 de diciembre de 2026»."""
    return f"{DIAS[dia.weekday()]} {dia.day} de {MESES[dia.month - 1]} de {dia.year}"


def fecha_media(dia: date) -> str:
    """«15 de diciembre»."""
    return f"{dia.day} de {MESES[dia.month - 1]}"


def fecha_corta(dia: date) -> str:
    """«15 dic»."""
    return f"{dia.day} {MESES[dia.month - 1][:3]}"


def hora(momento: time) -> str:
    """«9:52», en 24 horas y sin segundos."""
    return f"{momento.hour}:{momento.minute:02d}"


def hora_ampm(momento: time) -> str:
    """«1:30 p. m.»; el mediodía es «12:00 m.»."""
    if (momento.hour, momento.minute) == (12, 0):
        return "12:00 m."
    mitad = "a. m." if momento.hour < 12 else "p. m."
    return f"{momento.hour % 12 or 12}:{momento.minute:02d} {mitad}"
