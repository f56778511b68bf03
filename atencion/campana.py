"""Lectura de la campana: los avisos de una persona, con enlace solo a lo que todavía puede ver."""

from dataclasses import dataclass
from datetime import date, datetime

from atencion.models import Aviso, Envio, Solicitud

TOPE = 50
ICONOS = {Aviso.Clase.ASIGNACION: "users", Aviso.Clase.TERMINO: "bell", Aviso.Clase.INCIDENTE: "flag"}
TERMINOS = {
    "faltan-5": "Faltan 5 días hábiles para que venza",
    "faltan-3": "Faltan 3 días hábiles para que venza",
    "faltan-1": "Falta 1 día hábil para que venza",
    "vence-hoy": "Vence hoy",
    "vencida-1": "Venció hace 1 día hábil",
    "vencida-5": "Venció hace 5 días hábiles",
}


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


def avisos_de(funcionario, hoy: date) -> list[AvisoVisto]:
    """Los 50 últimos, primero los nuevos. Sin `radicado` si ya no puede abrir la solicitud."""
    envios = list(
        Envio.objects.filter(destinatario=funcionario).select_related("aviso__solicitud", "aviso__tarea")[:TOPE]
    )
    casos = {e.aviso.solicitud_id for e in envios if e.aviso.solicitud_id}
    visibles = set(Solicitud.objects.visibles_para(funcionario, hoy).filter(pk__in=casos).values_list("pk", flat=True))
    return [_visto(e, e.aviso.solicitud_id in visibles) for e in envios]


def _visto(envio: Envio, abre: bool) -> AvisoVisto:
    aviso = envio.aviso
    return AvisoVisto(
        pk=envio.pk,
        titulo=TERMINOS.get(aviso.nivel, aviso.get_clase_display()),
        radicado=aviso.solicitud.radicado if abre else "",
        asunto=aviso.solicitud.asunto if abre else "",
        tarea=aviso.tarea.descripcion if aviso.tarea_id else "",
        vence_el=aviso.vence_el,
        en=aviso.creado_en,
        icono=ICONOS[aviso.clase],
        leido=envio.leido_en is not None,
    )
