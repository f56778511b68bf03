"""Lecturas de la planta baja: calendario vigente, buscador de trámites y directorio."""

from datetime import timedelta

from django.db.models import Q

from canales.calendario import Calendario
from canales.horario import horas_semanales
from canales.models import Dependencia, DiaNoHabil, Extension, PuntoAtencion, Tramite
from canales.texto import palabras, para_buscar

_VACIAS = frozenset(
    ["a", "al", "con", "de", "del", "el", "en", "la", "las", "lo", "los", "mi", "para", "por", "un", "una", "y"]
)


def calendario_vigente() -> Calendario:
    """Calendario con los cierres que suspenden términos. Una consulta; las tablas se calculan una vez por proceso.

    Se leen siempre las fechas (son pocas decenas): ningún proceso trabaja con un calendario viejo.
    """
    filas = dict(DiaNoHabil.objects.filter(suspende_terminos=True).order_by().values_list("fecha", "motivo"))
    return Calendario(frozenset(filas), filas)


def horas_del_punto(punto: PuntoAtencion) -> timedelta:
    """Horas semanales de atención del punto; no consulta si sus `horarios` vienen precargados."""
    return horas_semanales((b.dia, b.desde, b.hasta) for b in punto.horarios.all())


def _raiz(palabra: str) -> str:
    """Sin el plural, para que «impuestos» encuentre «impuesto»."""
    if palabra.endswith("es") and len(palabra) > 5:
        return palabra[:-2]
    return palabra[:-1] if palabra.endswith("s") and len(palabra) > 4 else palabra


def _claves(consulta: str) -> list[str]:
    """Palabras que de verdad buscan: sin artículos, salvo la última (puede estar a medio escribir)."""
    todas = palabras(consulta)
    return [_raiz(p) for i, p in enumerate(todas) if p not in _VACIAS or i == len(todas) - 1]


def buscar_tramites(consulta: str, limite: int = 8) -> list[Tramite]:
    """Trámites activos con todas las palabras como comienzo de alguna suya, los más pedidos primero. Una consulta.

    Sin palabras, los más pedidos.
    """
    filas = Tramite.objects.filter(activo=True).select_related("dependencia", "extension")
    for palabra in _claves(consulta):
        filas = filas.filter(Q(busqueda__startswith=palabra) | Q(busqueda__contains=f" {palabra}"))
    return list(filas[:limite])


def tramite_de(texto: str) -> Tramite | None:
    """El trámite que alguien escribió sin elegirlo de la lista: nombre exacto, otro nombre exacto o el único posible."""
    buscado = para_buscar(texto)
    if not buscado:
        return None
    posibles = buscar_tramites(texto, limite=200)
    por_nombre = [t for t in posibles if para_buscar(t.nombre) == buscado]
    por_otro = [t for t in posibles if buscado in {para_buscar(o) for o in t.otros_nombres.split(",")}]
    for grupo in (por_nombre, por_otro, posibles):
        if grupo:
            return grupo[0] if len(grupo) == 1 else None
    return None


def extensiones_de(dependencia: Dependencia) -> list[Extension]:
    """Extensiones activas de una dependencia, por número. Una consulta."""
    return list(Extension.objects.filter(dependencia=dependencia, activa=True).select_related("dependencia"))


def buscar_extensiones(consulta: str, limite: int = 20) -> list[Extension]:
    """Directorio (6.4.5) por número, quién contesta, asuntos o dependencia. Una consulta; caben todas en memoria."""
    claves = _claves(consulta)
    hallados = []
    for extension in Extension.objects.filter(activa=True).select_related("dependencia"):
        texto = para_buscar(extension.numero, extension.nombre, extension.asuntos, extension.dependencia.nombre)
        if all(f" {clave}" in f" {texto}" for clave in claves):
            hallados.append(extension)
    return hallados[:limite]
