"""Lo que dice la constancia de radicación: una sola fuente para pantalla, PDF, texto y dictado (normas.md §3)."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.utils.timezone import localtime

from atencion import dictado, enmascarar
from atencion.models import Ciudadano, Solicitud
from atencion.revision import MEDIO_DICHO, anexos_dichos, documento_dicho, lo_que_falte_hasta, respuesta_por
from canales import fechas
from canales.calendario import Calendario
from canales.models import Entidad

TITULO = "Constancia de radicación"
AVISO_DATOS = (
    "La Alcaldía los usa para responderle y no los entrega a otros sin permiso legal. "
    "Puede conocerlos, corregirlos y preguntar por ellos en Servicio al Ciudadano, "
    "donde también está el aviso completo (versión {version})."
)


@dataclass(frozen=True)
class Dato:
    """Un renglón de la constancia. `ancho`: ocupa todo el renglón del papel."""

    rotulo: str
    valor: str
    ancho: bool = False
    fuerte: bool = False


@dataclass(frozen=True)
class Constancia:
    entidad: str
    nit: str
    radicado: str
    radicada_en: datetime
    cuando: str
    vence_el: date
    vence_dicho: str
    vence_detalle: str
    datos: tuple[Dato, ...]
    codigo: str
    como_va: str
    aviso_datos: str
    enlace_publico: str
    numero_dictado: str
    codigo_dictado: str
    medio_dicho: str
    dependencia: str
    falta_hasta: date | None
    anonima: bool
    demostracion: bool

    @property
    def titulo(self) -> str:
        return TITULO


def de(solicitud: Solicitud, entidad: Entidad, calendario: Calendario, *, con_identidad: bool, tapada: bool = False):
    """Constancia de una solicitud con sus relaciones ya traídas.

    `con_identidad`: quien la pide puede saber quién la presentó. `tapada`: puede, pero solo a medias (auditor).
    """
    en = localtime(solicitud.radicada_en)
    anonima = solicitud.identidad == Solicitud.Identidad.ANONIMA
    return Constancia(
        entidad=entidad.nombre,
        nit=entidad.nit,
        radicado=solicitud.radicado,
        radicada_en=en,
        cuando=f"{fechas.fecha_larga(en.date()).capitalize()}, {fechas.hora_ampm(en.time())}",
        vence_el=solicitud.vence_el,
        vence_dicho=fechas.fecha_media(solicitud.vence_el),
        vence_detalle=_vence_detalle(solicitud),
        datos=_datos_anonima(solicitud) if anonima else _datos(solicitud, con_identidad, tapada),
        codigo=solicitud.codigo_verificacion,
        como_va=_como_va(entidad, anonima),
        aviso_datos="" if anonima else AVISO_DATOS.format(version=entidad.aviso_datos_version),
        enlace_publico=_enlace(entidad, solicitud),
        numero_dictado=dictado.en_palabras(solicitud.radicado),
        codigo_dictado=dictado.letra_a_letra(solicitud.codigo_verificacion),
        medio_dicho=MEDIO_DICHO[solicitud.medio_respuesta],
        dependencia=solicitud.dependencia.nombre,
        falta_hasta=lo_que_falte_hasta(solicitud.recepcion_legal, calendario, solicitud.vence_el),
        anonima=anonima,
        demostracion=entidad.es_demostracion,
    )


def _vence_detalle(solicitud: Solicitud) -> str:
    """«martes, 15 días hábiles»; en una tutela, la hora que fijó el juez. El año, si no es el de la radicación."""
    dia = fechas.DIAS[solicitud.vence_el.weekday()]
    if solicitud.vence_el.year != solicitud.vigencia:
        dia += f" de {solicitud.vence_el.year}"
    if solicitud.vence_en:
        return f"{dia}, {fechas.hora_ampm(localtime(solicitud.vence_en).time())}, fecha que fijó el juez"
    return f"{dia}, {solicitud.termino.en_palabras}"


def _como_va(entidad: Entidad, anonima: bool) -> str:
    telefono = f"Llame al {entidad.telefono} o acérquese" if entidad.telefono else "Acérquese"
    if anonima:
        return f"{telefono} con el número y el código. La respuesta se publica en la cartelera."
    return f"{telefono} con el número."


def _enlace(entidad: Entidad, solicitud: Solicitud) -> str:
    """Página pública con número y código, nunca con datos de la persona; vacío si no hay página."""
    if not entidad.direccion_publica:
        return ""
    union = "&" if "?" in entidad.direccion_publica else "?"
    partes = urlencode({"radicado": solicitud.radicado, "codigo": solicitud.codigo_verificacion})
    return f"{entidad.direccion_publica}{union}{partes}"


def _datos_anonima(solicitud: Solicitud) -> tuple[Dato, ...]:
    return (Dato("Tipo", solicitud.termino.nombre, ancho=True),)


def _datos(solicitud: Solicitud, con_identidad: bool, tapada: bool) -> tuple[Dato, ...]:
    """Los ocho datos del Decreto 1166 de 2016 y los de control de la radicación."""
    razones = (Dato("Razones", solicitud.razones, ancho=True),) if solicitud.razones else ()
    quien = solicitud.radicada_por
    oficina = quien.dependencia.nombre if quien.dependencia_id else ""
    return (
        *_de_la_persona(solicitud, con_identidad, tapada),
        Dato("Canal", _canal(solicitud), fuerte=solicitud.forma == Solicitud.Forma.VERBAL),
        Dato("Tipo", solicitud.termino.nombre),
        Dato("Dependencia", solicitud.dependencia.nombre),
        Dato("Anexos", anexos_dichos(solicitud.anexos_lista, solicitud.folios)),
        Dato("Asunto", solicitud.asunto, ancho=True),
        Dato("Objeto", solicitud.objeto, ancho=True),
        *razones,
        Dato("Recibió", ", ".join(p for p in (quien.nombre, oficina) if p), ancho=True),
    )


def _canal(solicitud: Solicitud) -> str:
    donde = (solicitud.punto.nombre if solicitud.punto_id else solicitud.canal.nombre).lower()
    como = "Presentada verbalmente" if solicitud.forma == Solicitud.Forma.VERBAL else "Presentada por escrito"
    return f"{como}, {donde}"


def _de_la_persona(solicitud: Solicitud, con_identidad: bool, tapada: bool) -> tuple[Dato, ...]:
    persona = solicitud.ciudadano
    medio = solicitud.get_medio_respuesta_display()
    if tapada:
        return _tapados(persona, medio)
    if not con_identidad:
        return (Dato("Presentada por", "Identidad reservada"), Dato("Respuesta por", medio))
    nombre = persona.nombre + (" (identidad reservada)" if solicitud.identidad == "reservada" else "")
    representante = (Dato("Representante", persona.representante, ancho=True),) if persona.representante else ()
    return (
        Dato("Presentada por", nombre),
        Dato("Documento", documento_dicho(persona)),
        *representante,
        Dato("Dirección", persona.domicilio or persona.correo or "No la dio"),
        Dato("Respuesta por", respuesta_por(solicitud.medio_respuesta, persona)),
    )


def _tapados(persona: Ciudadano, medio: str) -> tuple[Dato, ...]:
    numero = enmascarar.documento(persona.documento_normalizado)
    documento = f"{persona.tipo_documento} {numero}" if numero else persona.get_tipo_documento_display()
    return (
        Dato("Presentada por", enmascarar.nombre(persona.nombre)),
        Dato("Documento", documento),
        Dato("Dirección", enmascarar.domicilio(persona.domicilio) or "No la dio"),
        Dato("Respuesta por", medio),
    )


def en_texto(constancia: Constancia) -> str:
    """La constancia como texto, para leerla, copiarla a un correo o dictarla."""
    c = constancia
    renglones = [
        *(["DATOS DE DEMOSTRACIÓN: no vale como constancia."] if c.demostracion else []),
        c.titulo.upper(),
        " · ".join(p for p in (c.entidad, c.nit and f"NIT {c.nit}", "Servicio al Ciudadano") if p),
        "",
        f"Número de radicado: {c.radicado}",
        f"Se dicta: {c.numero_dictado}",
        f"Fecha y hora: {c.cuando}",
        f"Se responde a más tardar el: {fechas.fecha_larga(c.vence_el)} ({c.vence_detalle})",
        "",
        *(f"{d.rotulo}: {d.valor}" for d in c.datos),
        "",
        f"Código de verificación: {c.codigo}",
        f"Se dicta: {c.codigo_dictado}",
        f"¿Cómo va lo mío? {c.como_va}",
        *([f"Consulta en línea: {c.enlace_publico}"] if c.enlace_publico else []),
        *(["", f"Sus datos personales: {c.aviso_datos}"] if c.aviso_datos else []),
    ]
    return "\n".join(renglones) + "\n"
