"""Lecturas del protocolo en un número fijo de consultas."""

from dataclasses import dataclass
from datetime import date, time

from django.db.models import Prefetch

from protocolo import models
from protocolo.archivo import condicion_escrita
from protocolo.guia import Condicion, Guia, Momento, Opcion, Paso
from protocolo.models import FranjaSaludo, Norma, Punto, Seccion, TerminoLegal, VersionProtocolo


class SinProtocolo(LookupError):
    """No hay una versión publicada: hay que correr `cargar_protocolo`."""


class SinTermino(LookupError):
    """Ninguna norma cargada fija ese término para ese día."""


@dataclass(frozen=True)
class Frase:
    """Una frase del protocolo lista para decir o, si `evitar`, para no decirla."""

    clave: str
    seccion: str
    texto: str
    evitar: bool = False


def version_vigente() -> VersionProtocolo:
    """La versión publicada. `SinProtocolo` si aún no se ha cargado ninguna."""
    version = VersionProtocolo.objects.filter(estado=VersionProtocolo.Estado.PUBLICADA).first()
    if version is None:
        raise SinProtocolo("Todavía no hay un protocolo publicado. Corra «manage.py cargar_protocolo».")
    return version


def guias_de(version: VersionProtocolo) -> dict[str, Guia]:
    """Todas las guías de la versión por su clave, en cuatro consultas."""
    return {fila.clave: _guia(fila) for fila in _con_pasos(models.Guia.objects.filter(version=version))}


def guia_de(version: VersionProtocolo, clave: str) -> Guia:
    """La guía de un canal o situación, en cuatro consultas. `KeyError` si la versión no la tiene."""
    fila = _con_pasos(models.Guia.objects.filter(version=version, clave=clave)).first()
    if fila is None:
        raise KeyError(clave)
    return _guia(fila)


def _con_pasos(guias):
    return guias.prefetch_related(
        "momentos",
        "momentos__pasos",
        Prefetch("momentos__pasos__opciones", queryset=models.Opcion.objects.order_by("orden")),
    )


def _guia(fila: models.Guia) -> Guia:
    momentos = tuple(
        Momento(m.clave, m.nombre, tuple(_paso(paso) for paso in m.pasos.all())) for m in fila.momentos.all()
    )
    return Guia(fila.clave, fila.nombre, momentos, canal=fila.canal, seccion=fila.seccion)


def _paso(fila: models.Paso) -> Paso:
    condicion = None
    if fila.solo_si_paso:
        condicion = Condicion(fila.solo_si_paso, fila.solo_si_operador, fila.solo_si_valor)
    return Paso(
        clave=fila.clave,
        clase=fila.clase,
        texto=fila.texto,
        ayuda=fila.ayuda,
        seccion=fila.seccion,
        obligatorio=fila.obligatorio,
        solo_si=condicion,
        opciones=tuple(Opcion(o.valor, o.texto) for o in fila.opciones.all()),
    )


def franjas_de(version: VersionProtocolo) -> list[tuple[time, str]]:
    """Horas de Bogotá desde las que rige cada saludo."""
    return list(FranjaSaludo.objects.filter(version=version).values_list("desde", "saludo"))


def frases_de(version: VersionProtocolo) -> list[Frase]:
    """Lo que el protocolo recomienda decir y lo que pide evitar, con su sección."""
    clases = (Punto.Clase.FRASE, Punto.Clase.EVITAR)
    filas = Punto.objects.filter(seccion__version=version, clase__in=clases).select_related("seccion")
    return [Frase(p.clave, p.seccion.numero, p.texto, p.clase == Punto.Clase.EVITAR) for p in filas]


def secciones_de(version: VersionProtocolo) -> list[Seccion]:
    """Secciones con sus puntos, en dos consultas."""
    return list(Seccion.objects.filter(version=version).prefetch_related("puntos"))


def normas() -> list[Norma]:
    return list(Norma.objects.all())


def contenido_de(version: VersionProtocolo) -> dict:
    """La versión entera con la misma forma que `archivo.leer`."""
    return {
        "secciones": [_seccion_escrita(seccion) for seccion in secciones_de(version)],
        "guias": [_guia_escrita(guia) for guia in guias_de(version).values()],
        "franjas": [{"desde": desde, "saludo": saludo} for desde, saludo in franjas_de(version)],
    }


def _seccion_escrita(seccion: Seccion) -> dict:
    puntos = [{"clave": p.clave, "clase": p.clase, "titulo": p.titulo, "texto": p.texto} for p in seccion.puntos.all()]
    return {"numero": seccion.numero, "titulo": seccion.titulo, "cuerpo": seccion.cuerpo, "puntos": puntos}


def _guia_escrita(guia: Guia) -> dict:
    momentos = [
        {"clave": m.clave, "nombre": m.nombre, "pasos": [_paso_escrito(paso) for paso in m.pasos]}
        for m in guia.momentos
    ]
    return {
        "clave": guia.clave,
        "nombre": guia.nombre,
        "canal": guia.canal,
        "seccion": guia.seccion,
        "momentos": momentos,
    }


def _paso_escrito(paso: Paso) -> dict:
    c = paso.solo_si
    return {
        "clave": paso.clave,
        "clase": paso.clase,
        "texto": paso.texto,
        "ayuda": paso.ayuda,
        "seccion": paso.seccion,
        "obligatorio": paso.obligatorio,
        "solo_si": condicion_escrita(c.paso, c.operador, c.valor) if c else "",
        "opciones": [{"valor": o.valor, "texto": o.texto} for o in paso.opciones],
    }


def termino(clave: str, dia: date) -> TerminoLegal:
    """El término de ese tipo que regía ese día. `SinTermino` si ninguna norma cargada lo fija."""
    fila = TerminoLegal.vigentes(dia).filter(clave=clave).order_by("-desde").first()
    if fila is None:
        raise SinTermino(f"No hay un término vigente para «{clave}» el {dia:%d/%m/%Y}.")
    return fila


def terminos_que_se_radican(dia: date) -> list[TerminoLegal]:
    """Tipos que recibe una ventanilla ese día, cada uno una sola vez y en su orden."""
    por_clave = {t.clave: t for t in TerminoLegal.vigentes(dia).filter(se_radica=True).order_by("desde")}
    return sorted(por_clave.values(), key=lambda t: (t.orden, t.nombre))
