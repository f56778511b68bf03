"""Lo que el marco de toda página necesita. Todo es perezoso: la página que no lo muestra no consulta la base."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from atencion import avisos
from atencion.models import Solicitud
from canales.models import Entidad

VERSION = "1.0"
TOPE_CUENTA = 99


@dataclass(frozen=True)
class Enlace:
    """Una entrada del riel. `prefijos` son las rutas en las que se marca como la actual."""

    nombre: str
    icono: str
    accion: str
    ruta: str
    prefijos: tuple[str, ...]
    tecla: str = ""
    con_cuenta: bool = False


RIEL = (
    Enlace("Mi turno", "sun", "atencion.crear", "atencion:mi_turno", ("/mi-turno/", "/atenciones/"), "m"),
    Enlace("Bandeja", "inbox", "bandeja.ver", "atencion:bandeja", ("/bandeja/", "/solicitudes/"), "b", con_cuenta=True),
    Enlace("Ciudadanos", "users-round", "ciudadano.buscar", "atencion:ciudadanos", ("/ciudadanos/",)),
    Enlace("Protocolo", "book-open", "protocolo.leer", "protocolo:lector", ("/protocolo/",)),
)
ADMINISTRAR = Enlace("Administrar", "settings", "admin.entrar", "admin:index", ("/admin/",))


def direccion(ruta: str) -> str:
    """La dirección de una ruta, o vacío si esa pantalla aún no existe."""
    try:
        return reverse(ruta)
    except NoReverseMatch:
        return ""


def _entrada(enlace: Enlace, request) -> dict:
    return {
        "nombre": enlace.nombre,
        "icono": enlace.icono,
        "url": direccion(enlace.ruta),
        "actual": request.path.startswith(enlace.prefijos),
        "tecla": enlace.tecla,
        "con_cuenta": enlace.con_cuenta,
    }


def riel(request) -> list[dict]:
    """Entradas que el papel de quien entró permite abrir, en orden."""
    entradas = [_entrada(e, request) for e in RIEL if request.user.puede(e.accion)]
    return [e for e in entradas if e["url"]]


def mi_cuenta(funcionario) -> int:
    """Solicitudes abiertas a cargo de la persona, hasta 99."""
    return Solicitud.objects.abiertas().de(funcionario).order_by()[:TOPE_CUENTA].count()


def _perezoso(calculo: Callable):
    return SimpleLazyObject(calculo)


def marco(request) -> dict:
    entidad = _perezoso(Entidad.actual)
    comun = {"entidad": entidad, "version": VERSION}
    funcionario = getattr(request, "user", None)
    if funcionario is None or not funcionario.is_authenticated:
        return comun
    return comun | {
        "riel": _perezoso(lambda: riel(request)),
        "administrar": _perezoso(lambda: direccion(ADMINISTRAR.ruta) if funcionario.puede(ADMINISTRAR.accion) else ""),
        "puede_buscar": _perezoso(lambda: funcionario.puede("ciudadano.buscar")),
        "mi_cuenta": _perezoso(lambda: mi_cuenta(funcionario)),
        "sin_leer": _perezoso(lambda: avisos.sin_leer(funcionario)),
        "alertas_detenidas": _perezoso(
            lambda: funcionario.puede("vigilancia.ver") and avisos.latido_viejo(timezone.now())
        ),
    }
