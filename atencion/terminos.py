"""Cuándo vence y por qué (puro): de un término, un calendario y una recepción salen fecha, libro y semáforo."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from canales.calendario import Calendario

# Días hábiles que faltan (o que pasaron, en negativo) al avisar de cada hito.
NIVELES = ((5, "faltan-5"), (3, "faltan-3"), (1, "faltan-1"), (0, "vence-hoy"), (-1, "vencida-1"), (-5, "vencida-5"))


class TerminoSinDias(ValueError):
    """El término lo fija un juez o va en horas: no se cuenta en días y hay que dar la fecha."""


@dataclass(frozen=True)
class Termino:
    """Tiempo que da la norma. `unidad`: habiles, calendario, meses, horas o judicial."""

    cantidad: int | None
    unidad: str


@dataclass(frozen=True)
class Dia:
    """Un renglón del libro de días. `ordinal` es None si el día no cuenta."""

    fecha: date
    cuenta: bool
    ordinal: int | None
    motivo: str


@dataclass(frozen=True)
class Semaforo:
    """Cómo se muestra un plazo hoy: forma, palabra y días hábiles; el color nunca va solo."""

    clase: str
    icono: str
    palabra: str
    dias: int
    frase: str


def recepcion_legal(recibido: datetime, atendido: bool, corte: time, calendario: Calendario) -> date:
    """Día desde el que corre el término.

    Donde atiende un funcionario es el día real. Donde nadie atiende (web, correo, buzón), lo que llega
    después del corte o en día no hábil se entiende recibido el hábil siguiente (Ley 1437, art. 54).
    `recibido` va en hora de Bogotá.
    """
    dia = recibido.date()
    if atendido:
        return dia
    tarde = recibido.time().replace(microsecond=0) > corte
    return calendario.siguiente_habil(dia + timedelta(days=1) if tarde else dia)


def vencimiento(termino: Termino, calendario: Calendario, recepcion: date) -> date:
    """Último día para responder; el día 1 es el hábil siguiente a la recepción (Ley 1437, art. 14).

    Meses y días calendario que caen en día no hábil pasan al primero hábil (Ley 4 de 1913, art. 62).

    Raises:
        TerminoSinDias: si el término es judicial o en horas.
    """
    if termino.unidad == "habiles":
        return calendario.sumar(recepcion, termino.cantidad) if termino.cantidad else recepcion
    if termino.unidad == "calendario":
        return calendario.siguiente_habil(recepcion + timedelta(days=termino.cantidad))
    if termino.unidad == "meses":
        return calendario.siguiente_habil(_meses_despues(recepcion, termino.cantidad))
    raise TerminoSinDias("Este término no se cuenta en días: escriba la fecha y la hora que fijó el juez.")


def _meses_despues(dia: date, meses: int) -> date:
    """La misma cifra de día; si ese mes no la tiene, su último día."""
    anio, mes0 = divmod(dia.year * 12 + dia.month - 1 + meses, 12)
    return date(anio, mes0 + 1, min(dia.day, calendar.monthrange(anio, mes0 + 1)[1]))


def libro(recepcion: date, vence: date, calendario: Calendario) -> list[Dia]:
    """Cada día entre la recepción y el vencimiento: si cuenta, cuál es, o por qué no."""
    dias = [Dia(recepcion, False, None, "recepción")]
    ordinal = 0
    dia = recepcion
    while dia < vence:
        dia += timedelta(days=1)
        if calendario.es_habil(dia):
            ordinal += 1
            dias.append(Dia(dia, True, ordinal, ""))
        else:
            dias.append(Dia(dia, False, None, calendario.motivo(dia) or "no hábil"))
    return dias


def semaforo(vence: date, hoy: date, calendario: Calendario, dias_por_vencer: int, quieta: str = "") -> Semaforo:
    """Estado del plazo en `hoy`. `quieta` es la palabra de un caso cerrado o suspendido."""
    dias = calendario.restantes(hoy, vence)
    if quieta:
        return Semaforo("quieta", "s-quieta", quieta, dias, "")
    if vence < hoy:
        return Semaforo("vencida", "s-vencida", "Vencida", dias, _dias(-dias) if dias else "")
    if vence == hoy:
        return Semaforo("hoy", "s-hoy", "Vence hoy", 0, "")
    if dias <= dias_por_vencer:
        return Semaforo("pronto", "s-pronto", "Por vencer", dias, _dias(dias))
    return Semaforo("bien", "s-bien", "En término", dias, _dias(dias))


def _dias(cuantos: int) -> str:
    return "1 día hábil" if cuantos == 1 else f"{cuantos} días hábiles"


def hitos(vence: date, calendario: Calendario) -> list[tuple[str, date]]:
    """Días en que el término pide avisar, del primero al último: (nivel, fecha)."""
    fechas = []
    for faltan, nivel in NIVELES:
        if faltan > 0:
            fechas.append((nivel, calendario.restar(vence, faltan)))
        else:
            fechas.append((nivel, calendario.sumar(vence, -faltan) if faltan else vence))
    return fechas


def proximo_hito(vence: date, desde: date, calendario: Calendario) -> date | None:
    """Primer hito que no es anterior a `desde`; None si ya no queda ninguno."""
    return next((fecha for _, fecha in hitos(vence, calendario) if fecha >= desde), None)
