"""Lectura del detalle de una solicitud: plazo, línea de tiempo, persona y qué puede hacer quien la abre."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

from atencion import cuenta, flujo, terminos
from atencion.bandejas import semaforo_de
from atencion.models import Actuacion, Respuesta, Solicitud
from atencion.permisos import nombre_visible, puede_en, ve_identidad
from atencion.terminos import Semaforo
from canales.calendario import Calendario
from canales.roles import Rol

ICONOS = {
    Actuacion.Clase.RADICAR: ("stamp", "hito-clave"),
    Actuacion.Clase.ASIGNAR: ("users", ""),
    Actuacion.Clase.RESPONDER: ("send", ""),
    Actuacion.Clase.COMUNICAR: ("circle-check", "hito-clave"),
    Actuacion.Clase.AVISAR: ("bell", "hito-alerta"),
}
# acto -> (nombre del botón, icono, acciones de la matriz: basta una)
ACTOS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "responder": ("Responder", "send", ("solicitud.responder",)),
    "comunicar": ("Registrar comunicación", "circle-check", ("solicitud.comunicar",)),
    "asignar": ("Asignar", "users", ("solicitud.asignar_persona", "solicitud.asignar_dependencia")),
}
ANTES = 99


@dataclass(frozen=True)
class Hito:
    dia: date
    en: datetime | None
    icono: str
    clase: str
    titulo: str
    texto: str
    por: str


@dataclass(frozen=True)
class Acto:
    clave: str
    nombre: str
    icono: str


@dataclass(frozen=True)
class Persona:
    """Quién la presenta, según quien mira. `ciudadano` es None si no puede ver sus datos."""

    nombre: str
    ciudadano: object | None = None
    antes: int = 0
    se_puede_pedir: bool = False


@dataclass(frozen=True)
class Ficha:
    solicitud: Solicitud
    semaforo: Semaforo
    anillo: cuenta.Anillo | None
    semanas: list[cuenta.Semana]
    empieza: date | None
    no_cuentan: str
    linea: list[Hito]
    actos: list[Acto]
    persona: Persona
    respuestas: list[Respuesta]


def ficha(
    solicitud: Solicitud,
    funcionario,
    *,
    hoy: date,
    calendario: Calendario,
    dias_por_vencer: int,
    revelada: bool = False,
) -> Ficha:
    """Todo lo que muestra el detalle. `revelada`: el supervisor dio su motivo y ya quedó anotado."""
    luz = semaforo_de(solicitud, hoy, calendario, dias_por_vencer)
    judicial = solicitud.vence_en is not None
    libro = [] if judicial else terminos.libro(solicitud.recepcion_legal, solicitud.vence_el, calendario)
    return Ficha(
        solicitud=solicitud,
        semaforo=luz,
        anillo=cuenta.anillo(libro, luz),
        semanas=cuenta.semanas(libro, solicitud.vence_el, hoy) if libro else [],
        empieza=next((d.fecha for d in libro if d.ordinal == 1), None),
        no_cuentan=cuenta.no_cuentan(libro),
        linea=linea(solicitud, hoy),
        actos=actos_de(solicitud, funcionario),
        persona=persona_de(solicitud, funcionario, hoy, revelada),
        respuestas=list(solicitud.respuestas.prefetch_related("comunicaciones")),
    )


def linea(solicitud: Solicitud, hoy: date) -> list[Hito]:
    """Lo último arriba; si el término corre, su fin va de primero y punteado."""
    hitos = [_hito(a) for a in solicitud.actuaciones.select_related("por")]
    if solicitud.esta_abierta and solicitud.vence_el >= hoy:
        hitos.insert(0, Hito(solicitud.vence_el, None, "calendar", "hito-futuro", "Vence el término", "", ""))
    return hitos


def _hito(actuacion: Actuacion) -> Hito:
    icono, clase = ICONOS[actuacion.clase]
    titulo = actuacion.datos.get("titulo") or actuacion.get_clase_display()
    por = actuacion.por.nombre if actuacion.por else ""
    en = localtime(actuacion.en)
    return Hito(en.date(), en, icono, clase, titulo, actuacion.texto, por)


def puede_acto(clave: str, funcionario, solicitud: Solicitud) -> bool:
    """Si ese funcionario puede hacer ese acto sobre esa solicitud, sin mirar el estado."""
    return any(puede_en(funcionario, accion, solicitud) for accion in ACTOS[clave][2])


def actos_de(solicitud: Solicitud, funcionario) -> list[Acto]:
    """Botones que sí funcionan: los que el estado admite y el papel permite. El primero es el principal."""
    posibles = flujo.acciones(solicitud.estado)
    return [
        Acto(clave, nombre, icono)
        for clave, (nombre, icono, _) in ACTOS.items()
        if clave in posibles and puede_acto(clave, funcionario, solicitud)
    ]


def puede_pedir_identidad(funcionario, solicitud: Solicitud) -> bool:
    """El supervisor puede conocer una identidad reservada diciendo para qué; queda anotado."""
    return solicitud.identidad == Solicitud.Identidad.RESERVADA and Rol.SUPERVISOR in funcionario.roles


def persona_de(solicitud: Solicitud, funcionario, hoy: date, revelada: bool = False) -> Persona:
    pedible = puede_pedir_identidad(funcionario, solicitud)
    if not (ve_identidad(funcionario, solicitud, hoy) or (pedible and revelada)):
        return Persona(nombre_visible(funcionario, solicitud, hoy), se_puede_pedir=pedible)
    ciudadano = solicitud.ciudadano
    anteriores = ciudadano.solicitudes.filter(identidad=Solicitud.Identidad.NOMBRE, pk__lt=solicitud.pk)
    return Persona(ciudadano.nombre, ciudadano, anteriores.order_by()[:ANTES].count())
