"""El protocolo para leer: índice, una sección con sus listas y lo que se busca en ella."""

from collections import Counter
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from canales.texto import palabras
from protocolo.lectura import guias_de, normas, secciones_de
from protocolo.models import Norma, Punto, Seccion, VersionProtocolo
from protocolo.prosa import coincidencias, en_html, resaltar, resaltar_html

Clase = Punto.Clase
TITULOS = {
    Clase.ATRIBUTO: "Los atributos",
    Clase.DERECHO: "Derechos",
    Clase.DEBER: "Deberes",
    Clase.CONDUCTA: "Qué hacer",
    Clase.RECOMENDACION: "Tenga en cuenta",
    Clase.VERIFICACION: "Lista diaria",
    Clase.FRENTE: "Frentes de trabajo",
}
MARCO_NORMATIVO = frozenset({"4", "4.1", "4.2"})


class SeccionInexistente(LookupError):
    """La versión vigente no tiene esa sección."""


@dataclass(frozen=True)
class EntradaIndice:
    numero: str
    titulo: str
    hallazgos: int
    actual: bool


@dataclass(frozen=True)
class PuntoLeido:
    titulo: SafeString
    texto: SafeString


@dataclass(frozen=True)
class Lista:
    titulo: str
    puntos: tuple[PuntoLeido, ...]


@dataclass(frozen=True)
class Uso:
    guia: str
    pasos: int


@dataclass(frozen=True)
class Pagina:
    """Todo lo que se ve al leer una sección. `hallazgos` es el total en el protocolo entero."""

    version: VersionProtocolo
    numero: str
    titulo: SafeString
    cuerpo: SafeString
    indice: tuple[EntradaIndice, ...]
    listas: tuple[Lista, ...]
    frases: tuple[PuntoLeido, ...]
    evitar: tuple[PuntoLeido, ...]
    normas: tuple[Norma, ...]
    usos: tuple[Uso, ...]
    buscadas: tuple[str, ...]
    hallazgos: int


def pagina(version: VersionProtocolo, numero: str | None, consulta: str = "") -> Pagina:
    """La sección pedida; sin número, la primera donde está lo buscado. `SeccionInexistente` si no la hay."""
    secciones, buscadas = secciones_de(version), tuple(palabras(consulta))
    cuenta = {s.numero: _hallazgos(s, buscadas) for s in secciones}
    seccion = _elegida(secciones, cuenta, numero)
    puntos = list(seccion.puntos.all())
    return Pagina(
        version=version,
        numero=seccion.numero,
        titulo=_marcado(seccion.titulo, buscadas),
        cuerpo=mark_safe(resaltar_html(en_html(seccion.cuerpo), buscadas)),
        indice=tuple(EntradaIndice(s.numero, s.titulo, cuenta[s.numero], s is seccion) for s in secciones),
        listas=_listas(puntos, buscadas),
        frases=_leidos(puntos, Clase.FRASE, buscadas),
        evitar=_leidos(puntos, Clase.EVITAR, buscadas),
        normas=_normas(seccion.numero),
        usos=_usos(version, seccion.numero),
        buscadas=buscadas,
        hallazgos=sum(cuenta.values()),
    )


def _elegida(secciones: list[Seccion], cuenta: dict[str, int], numero: str | None) -> Seccion:
    if numero is None:
        secciones = [s for s in secciones if cuenta[s.numero]] or secciones
    for seccion in secciones:
        if numero in (None, seccion.numero):
            return seccion
    raise SeccionInexistente(numero)


def _hallazgos(seccion: Seccion, buscadas: tuple[str, ...]) -> int:
    """Veces que aparecen, si la sección tiene todas las palabras buscadas."""
    if not buscadas:
        return 0
    textos = [seccion.titulo, seccion.cuerpo]
    for punto in seccion.puntos.all():
        textos += [punto.titulo, punto.texto]
    junto = " ".join(textos)
    if not all(coincidencias(junto, (palabra,)) for palabra in buscadas):
        return 0
    return coincidencias(junto, buscadas)


def _listas(puntos: list[Punto], buscadas: tuple[str, ...]) -> tuple[Lista, ...]:
    presentes = dict.fromkeys(p.clase for p in puntos if p.clase in TITULOS)
    return tuple(Lista(TITULOS[clase], _leidos(puntos, clase, buscadas)) for clase in presentes)


def _leidos(puntos: list[Punto], clase: str, buscadas: tuple[str, ...]) -> tuple[PuntoLeido, ...]:
    return tuple(
        PuntoLeido(_marcado(p.titulo, buscadas), _marcado(p.texto, buscadas)) for p in puntos if p.clase == clase
    )


def _marcado(texto: str, buscadas: tuple[str, ...]) -> SafeString:
    return mark_safe(resaltar(texto, buscadas))


def _normas(numero: str) -> tuple[Norma, ...]:
    """Las de la sección; en la 4, además, las que se añadieron después del documento."""
    if numero not in MARCO_NORMATIVO:
        return ()
    return tuple(n for n in normas() if n.seccion == numero or (numero == "4" and not n.seccion))


def _usos(version: VersionProtocolo, numero: str) -> tuple[Uso, ...]:
    cuenta = Counter(g.nombre for g in guias_de(version).values() for p in g.pasos if p.seccion == numero)
    return tuple(Uso(nombre, veces) for nombre, veces in cuenta.items())
