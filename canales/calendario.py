"""Calendario hábil de la Alcaldía (puro): qué día cuenta para un término y qué día cae (Ley 4 de 1913, art. 62).

Sábados y domingos nunca son hábiles. Todo sale de tablas calculadas una vez: una cuenta cuesta microsegundos.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import holidays

PRIMER_DIA = date(2000, 1, 1)
ULTIMO_DIA = date(2060, 12, 31)
FIN_DE_SEMANA = "fin de semana"
_BASE = PRIMER_DIA.toordinal()
_TOTAL = ULTIMO_DIA.toordinal() - _BASE + 1


@lru_cache(maxsize=1)
def festivos() -> dict[date, str]:
    """Festivos de Colombia de todo el rango, con su nombre; los que caen el mismo día van unidos con «y»."""
    anios = range(PRIMER_DIA.year, ULTIMO_DIA.year + 1)
    oficiales = holidays.country_holidays("CO", years=anios, language="es")
    return {dia: nombre.replace(" (observado)", "").replace("; ", " y ") for dia, nombre in oficiales.items()}


@lru_cache(maxsize=16)
def _tablas(no_habiles: frozenset[date]) -> tuple[tuple[int, ...], tuple[date, ...]]:
    """Cuántos hábiles van hasta cada día del rango, inclusive, y la lista de esos hábiles."""
    fuera = {d.toordinal() for d in no_habiles} | {d.toordinal() for d in festivos()}
    acumulados, habiles, cuenta = [], [], 0
    for ordinal in range(_BASE, _BASE + _TOTAL):
        if (ordinal + 6) % 7 < 5 and ordinal not in fuera:
            habiles.append(date.fromordinal(ordinal))
            cuenta += 1
        acumulados.append(cuenta)
    if {d.year for d in habiles} != set(range(PRIMER_DIA.year, ULTIMO_DIA.year + 1)):
        raise ValueError("El calendario deja un año entero sin días hábiles: revise los días no hábiles.")
    return tuple(acumulados), tuple(habiles)


@dataclass(frozen=True)
class Calendario:
    """Festivos nacionales más los cierres locales que suspenden términos (`no_habiles`).

    `ValueError` si una fecha se sale de 2000–2060 o si no queda ningún día hábil en un año.
    """

    no_habiles: frozenset[date] = frozenset()
    motivos: dict[date, str] = field(default_factory=dict, compare=False, repr=False)
    _acumulados: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _habiles: tuple[date, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self):
        acumulados, habiles = _tablas(frozenset(self.no_habiles))
        object.__setattr__(self, "_acumulados", acumulados)
        object.__setattr__(self, "_habiles", habiles)

    def _hasta(self, dia: date) -> int:
        """Hábiles desde el comienzo del rango hasta `dia`, inclusive."""
        indice = dia.toordinal() - _BASE
        if not 0 <= indice < _TOTAL:
            raise ValueError(f"El calendario va de {PRIMER_DIA.year} a {ULTIMO_DIA.year}: {dia} queda fuera.")
        return self._acumulados[indice]

    def _habil(self, posicion: int) -> date:
        if not 0 <= posicion < len(self._habiles):
            raise ValueError(f"La cuenta se sale del calendario, que va de {PRIMER_DIA.year} a {ULTIMO_DIA.year}.")
        return self._habiles[posicion]

    def _antes_de(self, dia: date) -> int:
        """Hábiles desde el comienzo del rango hasta el día anterior a `dia`."""
        self._hasta(dia)
        return self._hasta(dia - timedelta(days=1)) if dia.toordinal() > _BASE else 0

    def es_habil(self, dia: date) -> bool:
        """Si el día cuenta para un término."""
        return self._hasta(dia) > self._antes_de(dia)

    def sumar(self, desde: date, dias: int) -> date:
        """El hábil número `dias` después de `desde`; el día 1 es el primer hábil posterior. Con 0, el mismo `desde`."""
        if dias < 0:
            raise ValueError("Para contar hacia atrás se usa restar().")
        cuenta = self._hasta(desde)
        return self._habil(cuenta + dias - 1) if dias else desde

    def restar(self, desde: date, dias: int) -> date:
        """El hábil número `dias` antes de `desde`; el día 1 es el último hábil anterior. Con 0, el mismo `desde`."""
        if dias < 0:
            raise ValueError("Para contar hacia adelante se usa sumar().")
        cuenta = self._antes_de(desde)
        return self._habil(cuenta - dias) if dias else desde

    def siguiente_habil(self, dia: date) -> date:
        """El mismo día si es hábil; si no, el primer hábil que sigue."""
        return self._habil(self._antes_de(dia))

    def habiles_entre(self, desde: date, hasta: date) -> int:
        """Hábiles posteriores a `desde` y hasta `hasta`, inclusive; negativo si `hasta` es anterior."""
        return self._hasta(hasta) - self._hasta(desde)

    def restantes(self, hoy: date, vence: date) -> int:
        """Días hábiles que faltan: 0 solo si vence hoy; negativo desde el día siguiente al vencimiento, aunque no sea
        hábil (el primer hábil después de vencer es -1)."""
        if hoy == vence:
            self._hasta(hoy)
            return 0
        if hoy < vence:
            return max(1, self.habiles_entre(hoy, vence))
        return -max(1, self.habiles_entre(vence, hoy))

    def motivo(self, dia: date) -> str | None:
        """Por qué el día no cuenta: el festivo, «fin de semana» o el cierre local. `None` si cuenta."""
        if self.es_habil(dia):
            return None
        dia = date.fromordinal(dia.toordinal())
        return festivos().get(dia) or (FIN_DE_SEMANA if dia.weekday() > 4 else self.motivos.get(dia, "cierre local"))
