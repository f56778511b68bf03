"""Turnos de atención ya pasados y la agenda de lo que ocurrió en ellos, en orden de reloj."""

import heapq
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random

from django.utils.timezone import get_current_timezone, localtime

from canales.calendario import Calendario

HORAS = [time(h, m) for h in (7, 8, 9, 10, 11, 14, 15, 16) for m in (2, 14, 27, 39, 51) if (h, m) > (7, 30)]
DIAS_DE_LA_SEMANA = 5
DIAS_ATRAS = 70


def instante(dia: date, hora: time) -> datetime:
    return datetime.combine(dia, hora, tzinfo=get_current_timezone())


class Agenda:
    """Cada acto se agenda a su hora y puede agendar los que siguen. Lo que caería después de ahora no ha pasado."""

    def __init__(self, azar: Random, ahora: datetime, calendario: Calendario):
        self.azar, self.ahora, self.calendario = azar, ahora, calendario
        self._cola: list = []
        self._orden = count()
        self._libres = self._turnos_pasados()

    @property
    def dias(self) -> list[date]:
        """Días hábiles con atención, del más reciente al más viejo."""
        return list(self._libres)

    def turno(self, hace: int | None = None) -> datetime:
        """Un turno libre de hace tantos días hábiles; sin decirlo, uno cualquiera de la última semana."""
        semana = self.dias[:DIAS_DE_LA_SEMANA] if hace is None else [self.dias[hace]]
        con_cupo = [d for d in semana if self._libres[d]] or [d for d in self.dias if self._libres[d]]
        return self._libres[self.azar.choice(con_cupo)].pop()

    def dias_despues(self, en: datetime, habiles: int) -> datetime:
        """La misma hora, tantos días hábiles después."""
        local = localtime(en)
        return instante(self.calendario.sumar(local.date(), habiles), local.time())

    def agendar(self, en: datetime, acto: Callable, *argumentos) -> None:
        if en < self.ahora - timedelta(minutes=20):
            heapq.heappush(self._cola, (en, next(self._orden), acto, argumentos))

    def correr(self) -> None:
        while self._cola:
            en, _, acto, argumentos = heapq.heappop(self._cola)
            acto(en, *argumentos)

    def _turnos_pasados(self) -> dict[date, list[datetime]]:
        hoy, turnos = localtime(self.ahora).date(), {}
        for atras in range(DIAS_ATRAS):
            dia = hoy - timedelta(days=atras)
            pasados = [t for t in (instante(dia, h) for h in HORAS) if t < self.ahora - timedelta(minutes=30)]
            if self.calendario.es_habil(dia) and pasados:
                turnos[dia] = self.azar.sample(pasados, len(pasados))
        return turnos
