"""Lectura de la bandeja: qué vistas tiene cada quien, cuántas hay y una página de filas. Nada aquí escribe."""

from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.db.models import Q

from atencion import terminos
from atencion.flujo import ABIERTOS, Estado
from atencion.models import Solicitud
from atencion.permisos import nombre_visible
from atencion.terminos import Semaforo
from canales.calendario import Calendario
from canales.roles import Rol

POR_PAGINA = 25
PAGINAS = 40
TOPE = 1000
RELACIONADAS = ("ciudadano", "dependencia", "responsable", "termino")

# vista -> (nombre, título de la tabla, papeles que la tienen)
VISTAS: dict[str, tuple[str, str, frozenset[str]]] = {
    "mias": ("Mías", "Solicitudes mías", frozenset({Rol.AGENTE, Rol.RESPONSABLE, Rol.SUPERVISOR})),
    "equipo": ("Mi equipo", "Solicitudes de mi dependencia", frozenset({Rol.RESPONSABLE, Rol.SUPERVISOR})),
    "sin-asignar": (
        "Sin asignar",
        "Solicitudes sin responsable",
        frozenset({Rol.RESPONSABLE, Rol.SUPERVISOR, Rol.AUDITOR}),
    ),
    "hoy": ("Vencen hoy", "Solicitudes que vencen hoy", frozenset(Rol)),
    "vencidas": ("Vencidas", "Solicitudes vencidas", frozenset(Rol)),
    "todas": ("Todas", "Todas las abiertas", frozenset({Rol.RESPONSABLE, Rol.SUPERVISOR, Rol.AUDITOR})),
    "cerradas": ("Cerradas", "Solicitudes cerradas, primero las últimas", frozenset(Rol)),
}


@dataclass(frozen=True)
class Filtros:
    """Lo pedido en la dirección, ya validado. `texto` nunca viaja en la dirección."""

    tipo: str = ""
    dependencia: int | None = None
    canal: str = ""
    vence: str = ""
    texto: str = ""
    pagina: int = 1


@dataclass(frozen=True)
class Pestana:
    clave: str
    nombre: str
    cuantas: str


@dataclass(frozen=True)
class Fila:
    """Un renglón de la bandeja. El semáforo dice «2 días»; el pie de la tabla aclara que son hábiles."""

    radicado: str
    asunto: str
    tipo: str
    ciudadano: str
    dependencia: str
    responsable: str
    vence_el: date
    semaforo: Semaforo


@dataclass(frozen=True)
class Pagina:
    """Una hoja de la bandeja, con los nombres que espera el paginador (los de `Page` de Django)."""

    number: int
    has_next: bool
    filas: list[Fila] = field(default_factory=list)

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_other_pages(self) -> bool:
        return self.has_previous or self.has_next

    @property
    def previous_page_number(self) -> int:
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        return self.number + 1

    @property
    def desde(self) -> int:
        return (self.number - 1) * POR_PAGINA + 1

    @property
    def hasta(self) -> int:
        return self.desde + len(self.filas) - 1


def vistas_de(funcionario) -> list[str]:
    """Claves de las vistas que tiene ese funcionario, en su orden."""
    return [clave for clave, (_, _, papeles) in VISTAS.items() if papeles & funcionario.roles]


def vista_inicial(funcionario) -> str:
    """Lo primero que cada quien necesita: el agente lo suyo, el jefe su equipo, quien supervisa todo."""
    if funcionario.roles & {Rol.SUPERVISOR, Rol.AUDITOR}:
        return "todas"
    return "equipo" if Rol.RESPONSABLE in funcionario.roles else vistas_de(funcionario)[0]


def conjunto(vista: str, funcionario, hoy: date):
    """Las solicitudes de una vista; siempre dentro de lo que `visibles_para` deja ver."""
    visibles = Solicitud.objects.visibles_para(funcionario, hoy)
    if vista == "cerradas":
        return visibles.exclude(estado__in=ABIERTOS).order_by("-pk")
    abiertas = visibles.abiertas().order_by("vence_el", "pk")
    if vista == "mias":
        propias = Q(responsable=funcionario)
        return abiertas.filter(propias | Q(radicada_por=funcionario) if Rol.AGENTE in funcionario.roles else propias)
    if vista == "equipo":
        return abiertas.filter(dependencia=funcionario.dependencia_id)
    if vista == "sin-asignar":
        return abiertas.sin_asignar()
    if vista == "hoy":
        return abiertas.vencen(hoy, hoy)
    if vista == "vencidas":
        return abiertas.vencidas(hoy)
    return abiertas


def pestanas(funcionario, hoy: date) -> list[Pestana]:
    """Cada vista con su cuenta; más allá de 1.000 no se cuenta."""
    return [
        Pestana(clave, VISTAS[clave][0], _cuenta(conjunto(clave, funcionario, hoy))) for clave in vistas_de(funcionario)
    ]


def _cuenta(solicitudes) -> str:
    cuantas = solicitudes.order_by()[: TOPE + 1].count()
    return "más de 1.000" if cuantas > TOPE else str(cuantas)


def filtrar(solicitudes, filtros: Filtros, hoy: date, funcionario=None):
    """Aplica los filtros pedidos; los vacíos no quitan nada. Quien no ve nombres tampoco busca por ellos."""
    if filtros.tipo:
        solicitudes = solicitudes.filter(tipo=filtros.tipo)
    if filtros.dependencia:
        solicitudes = solicitudes.filter(dependencia=filtros.dependencia)
    if filtros.canal:
        solicitudes = solicitudes.filter(canal__clave=filtros.canal)
    if filtros.vence:
        solicitudes = solicitudes.vencen(*periodo(filtros.vence, hoy))
    if not filtros.texto:
        return solicitudes
    if funcionario is not None and not funcionario.puede("ciudadano.ver_datos"):
        return solicitudes.filter(Q(asunto__icontains=filtros.texto) | Q(radicado__contains=filtros.texto))
    return solicitudes.que_digan(filtros.texto)


def periodo(vence: str, hoy: date) -> tuple[date, date]:
    """Primer y último día de «hoy», «semana» (lunes a domingo) o «mes»."""
    if vence == "semana":
        lunes = hoy - timedelta(days=hoy.weekday())
        return lunes, lunes + timedelta(days=6)
    if vence == "mes":
        return hoy.replace(day=1), hoy.replace(day=monthrange(hoy.year, hoy.month)[1])
    return hoy, hoy


def pagina(solicitudes, numero: int, *, funcionario, hoy: date, calendario: Calendario, dias_por_vencer: int) -> Pagina:
    """Veinticinco filas; se pide una más para saber si hay siguiente, sin contar el total."""
    desde = (numero - 1) * POR_PAGINA
    halladas = list(solicitudes.select_related(*RELACIONADAS)[desde : desde + POR_PAGINA + 1])
    filas = [fila(s, funcionario, hoy, calendario, dias_por_vencer) for s in halladas[:POR_PAGINA]]
    return Pagina(numero, len(halladas) > POR_PAGINA and numero < PAGINAS, filas)


def fila(solicitud: Solicitud, funcionario, hoy: date, calendario: Calendario, dias_por_vencer: int) -> Fila:
    luz = semaforo_de(solicitud, hoy, calendario, dias_por_vencer)
    return Fila(
        radicado=solicitud.radicado,
        asunto=solicitud.asunto,
        tipo=solicitud.termino.nombre_corto,
        ciudadano=nombre_visible(funcionario, solicitud, hoy),
        dependencia=solicitud.dependencia.nombre,
        responsable=solicitud.responsable.nombre if solicitud.responsable else "",
        vence_el=solicitud.vence_el,
        semaforo=replace(luz, frase=dias_cortos(luz)),
    )


def semaforo_de(solicitud: Solicitud, hoy: date, calendario: Calendario, dias_por_vencer: int) -> Semaforo:
    """El plazo de una solicitud hoy; el de una cerrada está quieto."""
    quieta = "" if solicitud.esta_abierta else Estado(solicitud.estado).label
    return terminos.semaforo(solicitud.vence_el, hoy, calendario, dias_por_vencer, quieta)


def dias_cortos(luz: Semaforo) -> str:
    """«2 días», o vacío si la palabra ya lo dice."""
    if not luz.frase:
        return ""
    cuantos = abs(luz.dias)
    return "1 día" if cuantos == 1 else f"{cuantos} días"
