"""Lectura de la campana: los avisos de una persona, con enlace solo a lo que todavía puede ver."""

from dataclasses import dataclass
from datetime import date, datetime

from atencion.models import Aviso, Envio, Solicitud
from atencion.vigilancia import frase_de_plazo
from canales.calendario import Calendario

TOPE = 50
ICONOS = {Aviso.Clase.ASIGNACION: "users", Aviso.Clase.TERMINO: "bell", Aviso.Clase.INCIDENTE: "flag"}


@dataclass(frozen=True)
class AvisoVisto:
    pk: int
    titulo: str
    radicado: str
    asunto: str
    tarea: str
    vence_el: date | None
    en: datetime
    icono: str
    leido: bool


def avisos_de(funcionario, hoy: date, calendario: Calendario) -> list[AvisoVisto]:
    """Los 50 últimos, primero los nuevos. Sin `radicado` si ya no puede abrir la solicitud."""
    envios = list(
        Envio.objects.filter(destinatario=funcionario).select_related("aviso__solicitud", "aviso__tarea")[:TOPE]
    )
    casos = {e.aviso.solicitud_id for e in envios if e.aviso.solicitud_id}
    visibles = set(Solicitud.objects.visibles_para(funcionario, hoy).filter(pk__in=casos).values_list("pk", flat=True))
    return [_visto(e, e.aviso.solicitud_id in visibles, hoy, calendario) for e in envios]


def _titulo(aviso: Aviso, hoy: date, calendario: Calendario) -> str:
    """Un término se dice como está hoy, no como estaba el día del aviso."""
    if aviso.clase != Aviso.Clase.TERMINO or not aviso.solicitud.esta_abierta:
        return aviso.get_clase_display()
    frase = frase_de_plazo(calendario.restantes(hoy, aviso.solicitud.vence_el))
    return frase[:1].upper() + frase[1:]


def _visto(envio: Envio, abre: bool, hoy: date, calendario: Calendario) -> AvisoVisto:
    aviso = envio.aviso
    return AvisoVisto(
        pk=envio.pk,
        titulo=_titulo(aviso, hoy, calendario),
        radicado=aviso.solicitud.radicado if abre else "",
        asunto=aviso.solicitud.asunto if abre else "",
        tarea=aviso.tarea.descripcion if aviso.tarea_id else "",
        vence_el=aviso.vence_el,
        en=aviso.creado_en,
        icono=ICONOS[aviso.clase],
        leido=envio.leido_en is not None,
    )
