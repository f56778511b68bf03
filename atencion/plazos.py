"""Lectura: el plazo de una solicitud que aún no existe (revisión antes de radicar, fecha que se promete)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

from atencion import terminos
from atencion.flujo import NoSePuede
from canales.calendario import Calendario
from canales.lectura import calendario_vigente
from protocolo.lectura import termino as termino_vigente
from protocolo.models import TerminoLegal


@dataclass(frozen=True)
class PlazoCalculado:
    termino: TerminoLegal
    recepcion_legal: date
    vence_el: date
    vence_en: datetime | None
    calendario: Calendario

    @property
    def libro(self) -> list[terminos.Dia]:
        return terminos.libro(self.recepcion_legal, self.vence_el, self.calendario)


def plazo(tipo: str, canal, recibido_en: datetime, vence_en: datetime | None = None) -> PlazoCalculado:
    """Término, recepción legal y vencimiento de un tipo recibido en ese instante por ese canal.

    `vence_en` es la fecha y hora que fijó un juez; solo la lleva un término judicial.

    Raises:
        NoSePuede: si falta la fecha judicial, o no es posterior a la recepción.
    """
    local = localtime(recibido_en)
    calendario = calendario_vigente()
    termino = termino_vigente(tipo, local.date())
    recepcion = terminos.recepcion_legal(local, canal.atendido, canal.hora_corte, calendario)
    if termino.unidad == TerminoLegal.Unidad.JUDICIAL:
        if vence_en is None:
            raise NoSePuede("Escriba la fecha y la hora que fijó el juez.")
        if vence_en <= recibido_en:
            raise NoSePuede("La fecha que fijó el juez debe ser posterior a la recepción.")
        return PlazoCalculado(termino, local.date(), localtime(vence_en).date(), vence_en, calendario)
    vence = terminos.vencimiento(terminos.Termino(termino.cantidad, termino.unidad), calendario, recepcion)
    return PlazoCalculado(termino, recepcion, vence, None, calendario)
