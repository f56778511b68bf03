"""«¿Cómo va lo mío?»: lo que cualquier agente puede decir de una solicitud sin ver sus textos ni su dueño."""

from dataclasses import dataclass
from datetime import date

from atencion import documento
from atencion.bandejas import semaforo_de
from atencion.flujo import Estado
from atencion.models import Ciudadano, Solicitud
from atencion.terminos import Semaforo
from canales.calendario import Calendario
from canales.fechas import fecha_larga

TOPE = 25
RESPONDER = "Se responde a más tardar el {vence}."
ATRASADA = "El plazo ya pasó: la dependencia debe responder cuanto antes."
# estado -> (en qué está, qué sigue); para leer en voz alta
FRASES: dict[str, tuple[str, str]] = {
    Estado.RADICADA: ("La tiene la dependencia y falta que la asigne a una persona.", RESPONDER),
    Estado.ASIGNADA: ("Ya la lleva una persona de la dependencia.", RESPONDER),
    Estado.EN_TRAMITE: ("La dependencia la está tramitando.", RESPONDER),
    Estado.REQUERIDA: ("Está quieta: se le pidió algo que falta.", "Que la persona traiga lo que se le pidió."),
    Estado.RESPONDIDA: ("Ya tiene respuesta.", "Que se le entregue la respuesta por el medio que eligió."),
    Estado.COMUNICADA: ("Ya se le entregó la respuesta.", "Nada más: el caso terminó."),
    Estado.TRASLADADA: ("Se envió a la entidad que le corresponde.", "Que responda esa otra entidad."),
    Estado.DESISTIDA: ("La persona desistió.", "Nada más: el caso terminó."),
    Estado.ARCHIVADA: ("Se archivó.", "Nada más: el caso terminó."),
    Estado.ANULADA: ("El número se anuló.", "Nada más: el caso terminó."),
}


@dataclass(frozen=True)
class FichaEstado:
    """Número, tipo, estado en una frase, vencimiento, dependencia y qué sigue. Nada más, a propósito."""

    radicado: str
    tipo: str
    frase: str
    sigue: str
    vence_el: date
    semaforo: Semaforo
    dependencia: str


def de_radicado(numero: str) -> list[Solicitud]:
    """La solicitud de ese número exacto, también si es reservada o anónima; lista vacía si no hay."""
    return list(Solicitud.objects.filter(radicado=numero).select_related("dependencia", "termino"))


def personas_con(numero: str) -> list[Ciudadano]:
    """Quienes tienen ese documento exacto, de cualquier tipo; un NIT se acepta sin su dígito."""
    posibles = set()
    for tipo in (documento.TipoDocumento.OTRO, documento.TipoDocumento.NIT):
        try:
            posibles.add(documento.normalizado(tipo, numero))
        except documento.DocumentoInvalido:
            continue
    return list(Ciudadano.objects.filter(documento_normalizado__in=posibles - {""}))


def de_personas(personas: list[Ciudadano]) -> list[Solicitud]:
    """Las 25 últimas presentadas con nombre. Las reservadas y anónimas solo salen por su número."""
    return list(
        Solicitud.objects.filter(ciudadano__in=personas, identidad=Solicitud.Identidad.NOMBRE)
        .select_related("dependencia", "termino")
        .order_by("-radicada_en", "-pk")[:TOPE]
    )


def ficha_estado(solicitud: Solicitud, hoy: date, calendario: Calendario, dias_por_vencer: int) -> FichaEstado:
    frase, sigue = FRASES[solicitud.estado]
    if sigue == RESPONDER and solicitud.vence_el < hoy:
        sigue = ATRASADA
    return FichaEstado(
        radicado=solicitud.radicado,
        tipo=solicitud.termino.nombre_corto,
        frase=frase,
        sigue=sigue.format(vence=fecha_larga(solicitud.vence_el)),
        vence_el=solicitud.vence_el,
        semaforo=semaforo_de(solicitud, hoy, calendario, dias_por_vencer),
        dependencia=solicitud.dependencia.nombre,
    )
