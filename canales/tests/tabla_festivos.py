"""Festivos dichos de otras dos maneras: la tabla escrita a mano y la regla (Ley 51 de 1983 y Ley 2578 de 2026)."""

from datetime import date, timedelta

_TABLA = {
    2025: "1-1 1-6 3-24 4-17 4-18 5-1 6-2 6-23 6-30 7-20 8-7 8-18 10-13 11-3 11-17 12-8 12-25",
    2026: "1-1 1-12 3-23 4-2 4-3 5-1 5-18 6-8 6-15 6-29 7-13 7-20 8-7 8-17 10-12 11-2 11-16 12-8 12-25",
    2027: "1-1 1-11 3-22 3-25 3-26 5-1 5-10 5-31 6-7 7-5 7-12 7-20 8-7 8-16 10-18 11-1 11-15 12-8 12-25",
}
FESTIVOS = {
    anio: [date(anio, *(int(n) for n in fecha.split("-"))) for fecha in fechas.split()]
    for anio, fechas in _TABLA.items()
}
_FIJOS = [(1, 1), (5, 1), (7, 20), (8, 7), (12, 8), (12, 25)]
_AL_LUNES = [(1, 6), (3, 19), (6, 29), (8, 15), (10, 12), (11, 1), (11, 11)]


def domingo_de_pascua(anio: int) -> date:
    """Algoritmo gregoriano anónimo (Meeus, Jones y Butcher)."""
    a, b, c = anio % 19, anio // 100, anio % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * i) // 451
    mes, dia = divmod(h + i - 7 * m + 114, 31)
    return date(anio, mes, dia + 1)


def festivos_por_regla(anio: int) -> set[date]:
    """Fijos, trasladados al lunes y móviles de la Pascua."""
    pascua = domingo_de_pascua(anio)
    trasladados = _AL_LUNES + ([(7, 9)] if anio >= 2026 else [])
    return (
        {date(anio, *f) for f in _FIJOS}
        | {d + timedelta(days=-d.weekday() % 7) for d in (date(anio, *f) for f in trasladados)}
        | {pascua + timedelta(days=n) for n in (-3, -2, 43, 64, 71)}
    )
