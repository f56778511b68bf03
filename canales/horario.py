"""Horas de atención al público (puro): la ley pide al menos cuarenta a la semana (CPACA, art. 7)."""

from collections.abc import Iterable
from datetime import time, timedelta

MINIMO_SEMANAL = timedelta(hours=40)


def _minutos(hora: time) -> int:
    return hora.hour * 60 + hora.minute


def horas_semanales(bloques: Iterable[tuple[int, time, time]]) -> timedelta:
    """Suma de bloques (día 0–6, desde, hasta); lo que se cruza el mismo día se cuenta una sola vez."""
    total, dia_abierto, hasta_abierto = 0, None, 0
    for dia, desde, hasta in sorted(bloques):
        inicio, fin = _minutos(desde), _minutos(hasta)
        if dia != dia_abierto:
            dia_abierto, hasta_abierto = dia, 0
        inicio = max(inicio, hasta_abierto)
        if fin > inicio:
            total += fin - inicio
            hasta_abierto = fin
    return timedelta(minutes=total)


def en_palabras(duracion: timedelta) -> str:
    """«40 horas» o «37 horas y 30 minutos»."""
    horas, minutos = divmod(int(duracion.total_seconds()) // 60, 60)
    texto = f"{horas} hora{'' if horas == 1 else 's'}"
    return f"{texto} y {minutos} minuto{'' if minutos == 1 else 's'}" if minutos else texto


def se_cruzan(bloques: Iterable[tuple[int, time, time]]) -> bool:
    """Si dos bloques del mismo día comparten un rato."""
    orden = sorted(bloques)
    return any(a[0] == b[0] and b[1] < a[2] for a, b in zip(orden, orden[1:], strict=False))
