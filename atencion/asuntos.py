"""Cada cosa que la persona trajo a una atención: cómo se escribe y qué le falta para cerrar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from atencion import promesa, tareas
from atencion.models import Asunto, Atencion, Solicitud
from atencion.promesa import DatoInvalido
from canales.models import Extension, Tramite

Desenlace = Asunto.Desenlace


@dataclass(frozen=True)
class DatosAsunto:
    """Un asunto como se escribió. Solo se tocan los que vienen; los demás quedan como estaban."""

    orden: int = 1
    tramite: Tramite | None = None
    descripcion: str = ""
    desenlace: str = ""
    demora_motivo: str = ""
    respuesta_el: date | None = None
    respuesta_medio: str = ""
    extension: Extension | None = None
    solicitud: Solicitud | None = None


def escribir(atencion: Atencion, datos: Iterable[DatosAsunto]) -> list[Asunto]:
    """Guarda lo escrito y devuelve todos los asuntos en orden. Lo ya radicado no se reescribe desde aquí."""
    actuales = {a.orden: a for a in atencion.asuntos.select_related("tramite")}
    for dado in datos:
        asunto = actuales.get(dado.orden)
        if asunto is not None and asunto.desenlace != Desenlace.RADICADA:
            _escribir_uno(asunto, dado)
    return list(actuales.values())


def _escribir_uno(asunto: Asunto, dado: DatosAsunto) -> None:
    asunto.tramite = dado.tramite
    asunto.descripcion = "" if dado.tramite else dado.descripcion
    asunto.motivo = dado.tramite.motivo if dado.tramite else ""
    asunto.dependencia_id = dado.tramite.dependencia_id if dado.tramite else None
    asunto.demora_motivo = dado.demora_motivo
    asunto.respuesta_el, asunto.respuesta_medio = dado.respuesta_el, dado.respuesta_medio
    # El número de un caso anónimo o reservado no se guarda: ataría el caso al nombre de quien llama.
    con_nombre = dado.solicitud is None or dado.solicitud.identidad == "nombre"
    asunto.extension, asunto.estado_sin_nombre = dado.extension, not con_nombre
    asunto.solicitud = dado.solicitud if con_nombre else None
    completa = dado.demora_motivo and dado.respuesta_el and dado.respuesta_medio
    a_medias = dado.desenlace == Desenlace.PENDIENTE and not completa
    asunto.desenlace = "" if a_medias or dado.desenlace == Desenlace.RADICADA else dado.desenlace
    asunto.save()


def sin_sobrantes(asuntos: list[Asunto]) -> list[Asunto]:
    """«Otro asunto» abierto sin querer y vacío no impide cerrar: se quita."""
    while len(asuntos) > 1 and _sobra(asuntos[-1]):
        asuntos.pop().delete()
    return asuntos


def _sobra(asunto: Asunto) -> bool:
    """Vacío y sin tareas: el que dejó una promesa no se borra aunque después se haya vaciado."""
    vacio = not (asunto.titulo or asunto.desenlace or asunto.demora_motivo)
    return vacio and not asunto.tareas.exists()


def exigir_resultado(asunto: Asunto, atencion: Atencion, *, ahora: datetime) -> None:
    """El asunto dice qué se pidió y cómo terminó, con lo que ese resultado exige.

    Raises:
        DatoInvalido: con el campo y la frase de lo primero que falta.
    """
    if asunto.desenlace == Desenlace.RADICADA:
        return
    if not asunto.titulo:
        raise DatoInvalido("asunto", "Escriba qué pidió la persona.")
    if asunto.desenlace == Desenlace.PENDIENTE or es_promesa_a_medias(asunto):
        promesa.comprobar(asunto, canal=atencion.canal, recibido_en=atencion.iniciada_en, ahora=ahora)
    if not asunto.desenlace:
        raise DatoInvalido("desenlace", f"Elija el resultado de «{asunto.titulo}».")
    if asunto.desenlace == Desenlace.ESTADO and not (asunto.solicitud_id or asunto.estado_sin_nombre):
        raise DatoInvalido("radicado", "Escriba el número de la solicitud de la que informó.")
    if asunto.desenlace == Desenlace.COMUNICADA and asunto.extension_id is None:
        raise DatoInvalido("extension", "Elija la extensión con la que comunicó.")


def es_promesa_a_medias(asunto: Asunto) -> bool:
    """Se eligió «Pendiente» y aún falta algo: la base no guarda un pendiente sin razón, fecha y medio."""
    return not asunto.desenlace and bool(asunto.demora_motivo or asunto.respuesta_el or asunto.respuesta_medio)


def prometer(asuntos: Iterable[Asunto], atencion: Atencion, *, por, ahora: datetime) -> None:
    """Deja una tarea por cada respuesta prometida que esté bien dicha; retira la de lo que ya no quedó pendiente."""
    for asunto in asuntos:
        if asunto.desenlace != Desenlace.PENDIENTE:
            tareas.retirar_promesa(asunto, ahora=ahora)
            continue
        try:
            promesa.comprobar(asunto, canal=atencion.canal, recibido_en=atencion.iniciada_en, ahora=ahora)
        except DatoInvalido:
            continue
        tareas.prometer(asunto, por=por, ahora=ahora)
