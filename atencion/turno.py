"""Lectura de «Mi turno»: lo que quedó a medias, lo que se prometió, lo que vence y cuánto va del día."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count, Q
from django.utils.timezone import localtime, make_aware

from atencion.models import Asunto, Atencion, Solicitud, Tarea
from atencion.permisos import nombre_visible
from atencion.terminos import Semaforo, semaforo
from canales.lectura import calendario_vigente
from canales.models import Canal, Entidad
from protocolo.lectura import SinProtocolo, franjas_de, version_vigente
from protocolo.libreto import saludo

TOPE_SOLICITUDES = 8
TOPE_LISTA = 20


@dataclass(frozen=True)
class Abierta:
    """Una atención abierta y el último asunto que se estaba escribiendo en ella."""

    atencion: Atencion
    asunto: Asunto | None


@dataclass(frozen=True)
class SolicitudDelTurno:
    solicitud: Solicitud
    semaforo: Semaforo
    quien: str


@dataclass(frozen=True)
class TareaDelTurno:
    tarea: Tarea
    semaforo: Semaforo | None


@dataclass(frozen=True)
class Hoy:
    """Cuenta del día de una persona. `de_una_vez` son asuntos resueltos en el primer contacto."""

    ventanilla: int
    llamadas: int
    de_una_vez: int
    radicadas: int


@dataclass(frozen=True)
class Turno:
    saludo: str
    ahora: datetime
    canales: tuple[Canal, ...]
    en_curso: tuple[Abierta, ...]
    por_completar: tuple[Abierta, ...]
    solicitudes: tuple[SolicitudDelTurno, ...]
    cuantas: int
    tareas: tuple[TareaDelTurno, ...]
    hoy: Hoy


def turno(funcionario, *, ahora: datetime) -> Turno:
    """Todo el turno en un número fijo de consultas, sin importar cuántas filas haya."""
    hoy = localtime(ahora).date()
    calendario, dias = calendario_vigente(), Entidad.actual().dias_por_vencer
    abiertas = _abiertas(funcionario)
    solicitudes, cuantas = _solicitudes(funcionario, hoy)
    return Turno(
        saludo=_saludo(ahora),
        ahora=ahora,
        canales=tuple(Canal.objects.filter(activo=True, atendido=True)),
        en_curso=tuple(a for a in abiertas if a.atencion.estado == Atencion.Estado.EN_CURSO),
        por_completar=tuple(a for a in abiertas if a.atencion.estado == Atencion.Estado.POR_COMPLETAR),
        solicitudes=tuple(
            SolicitudDelTurno(s, semaforo(s.vence_el, hoy, calendario, dias), nombre_visible(funcionario, s, hoy))
            for s in solicitudes
        ),
        cuantas=cuantas,
        tareas=tuple(
            TareaDelTurno(t, semaforo(t.vence_el, hoy, calendario, dias) if t.vence_el else None)
            for t in _tareas(funcionario)
        ),
        hoy=_del_dia(funcionario, ahora),
    )


def en_curso_sin_persona(funcionario) -> list[Atencion]:
    """Atenciones suyas en curso a las que todavía se les puede poner un ciudadano conocido."""
    filas = Atencion.objects.filter(funcionario=funcionario, estado=Atencion.Estado.EN_CURSO, ciudadano__isnull=True)
    return list(filas.select_related("canal", "punto"))


def _saludo(ahora: datetime) -> str:
    try:
        return saludo(localtime(ahora).time(), franjas_de(version_vigente())).capitalize()
    except (SinProtocolo, ValueError):
        return "Hola"


def _abiertas(funcionario) -> list[Abierta]:
    filas = Atencion.objects.abiertas().filter(funcionario=funcionario).select_related("canal", "punto")
    filas = filas.prefetch_related("asuntos__tramite").order_by("-iniciada_en")[:TOPE_LISTA]
    return [Abierta(a, next(iter(reversed(a.asuntos.all())), None)) for a in filas]


def _solicitudes(funcionario, hoy) -> tuple[list[Solicitud], int]:
    mias = Solicitud.objects.visibles_para(funcionario, hoy).de(funcionario).abiertas()
    filas = mias.select_related("termino", "ciudadano").order_by("vence_el", "pk")[:TOPE_SOLICITUDES]
    return list(filas), mias.order_by().count()


def _tareas(funcionario) -> list[Tarea]:
    pendientes = Tarea.objects.filter(responsable=funcionario, cerrada_en__isnull=True)
    return list(pendientes.select_related("atencion", "creada_por").order_by("vence_el", "pk")[:TOPE_LISTA])


def _del_dia(funcionario, ahora: datetime) -> Hoy:
    desde = make_aware(datetime.combine(localtime(ahora).date(), time.min))
    hasta = desde + timedelta(days=1)
    mias = Atencion.objects.filter(funcionario=funcionario).del_dia(desde, hasta)
    canales = mias.aggregate(
        ventanilla=Count("pk", filter=Q(canal__clave="presencial")),
        llamadas=Count("pk", filter=Q(canal__clave="telefonico")),
    )
    resueltos = Asunto.objects.filter(atencion__in=mias, desenlace=Asunto.Desenlace.RESUELTA).count()
    radicadas = Solicitud.objects.filter(radicada_por=funcionario, radicada_en__gte=desde, radicada_en__lt=hasta)
    return Hoy(**canales, de_una_vez=resueltos, radicadas=radicadas.order_by().count())
