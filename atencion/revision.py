"""Lo que se le lee a la persona antes de radicar y lo que se le promete (lectura → dataclass congelada)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from atencion import cuenta, enmascarar
from atencion.models import Ciudadano
from atencion.models.ciudadano import MedioRespuesta
from atencion.plazos import PlazoCalculado
from atencion.radicacion import DatosRadicacion
from canales import fechas
from canales.calendario import Calendario
from protocolo.models import TerminoLegal

LARGO_AL_LEER = 240
MEDIO_DICHO = {
    MedioRespuesta.CORREO: "por correo electrónico",
    MedioRespuesta.FISICO: "por carta a su dirección",
    MedioRespuesta.VENTANILLA: "en la ventanilla, cuando venga por ella",
    MedioRespuesta.LLAMADA: "por una llamada",
    MedioRespuesta.RECADO: "con un recado",
    MedioRespuesta.CARTELERA: "en la cartelera de la Alcaldía",
}


@dataclass(frozen=True)
class Renglon:
    """Un dato por revisar. `campo` es el ancla a la que vuelve «Cambiar»; vacío si no se cambia ahí."""

    rotulo: str
    valor: str
    campo: str
    nota: str = ""


@dataclass(frozen=True)
class Revision:
    trato: str
    presenta: str
    medio: str
    vence_el: date
    vence_en: datetime | None
    vence_dicho: str
    termino: str
    empieza: str
    no_cuentan: str
    norma: str
    de_palabra: bool
    anonima: bool
    solicitud: tuple[Renglon, ...]
    persona: tuple[Renglon, ...]


def preparar(datos: DatosRadicacion, plazo: PlazoCalculado, trato: str, porque: str = "") -> Revision:
    """Revisión de una solicitud completa y aún sin radicar. `trato`: «señora Ana», o vacío si no dio nombre."""
    dicho = datos.objeto if len(datos.objeto) <= LARGO_AL_LEER else datos.asunto
    presenta = f"{_verbo(datos.tipo, plazo.termino)}: {_en_una_linea(dicho)}"
    primero = next((d.fecha for d in plazo.libro if d.cuenta), None)
    return Revision(
        trato=_mayuscula(trato),
        presenta=presenta if trato else _mayuscula(presenta),
        medio=MEDIO_DICHO[datos.medio_respuesta],
        vence_el=plazo.vence_el,
        vence_en=plazo.vence_en,
        vence_dicho=_dia(plazo.vence_el),
        termino=plazo.termino.en_palabras,
        empieza=_dia(primero) if primero and not plazo.vence_en else "",
        no_cuentan="" if plazo.vence_en else _mayuscula(cuenta.no_cuentan(plazo.libro)) or "Ninguno",
        norma=plazo.termino.norma,
        de_palabra=datos.forma == "verbal",
        anonima=datos.ciudadano is None,
        solicitud=_de_la_solicitud(datos, plazo.termino, porque),
        persona=_de_la_persona(datos) if datos.ciudadano else (),
    )


def _mayuscula(texto: str) -> str:
    return texto[:1].upper() + texto[1:]


def _dia(fecha: date) -> str:
    """«martes 15 de diciembre»."""
    return f"{fechas.DIAS[fecha.weekday()]} {fechas.fecha_media(fecha)}"


def _en_una_linea(texto: str) -> str:
    return " ".join(texto.split()).rstrip(".")


def _verbo(tipo: str, termino: TerminoLegal) -> str:
    """Se le dice «usted pide» a quien pide; lo demás se nombra por su tipo."""
    pide = {"peticion_general", "peticion_informacion", "copias", "consulta"}
    return "usted pide" if tipo in pide else f"usted presenta: {termino.nombre_corto.lower()}"


def lo_que_falte_hasta(recepcion: date, calendario: Calendario, vence_el: date) -> date | None:
    """Último día para pedir a la persona lo que falte (10 hábiles, Ley 1437, art. 17); None si ya vence antes."""
    limite = calendario.sumar(recepcion, 10)
    return limite if limite < vence_el - timedelta(days=1) else None


def anexos_dichos(anexos: list[str], folios: int) -> str:
    """«2 fotos, copia de la cédula · 3 folios», o «Ninguno»."""
    cuantos = f"{folios} folio{'' if folios == 1 else 's'}" if folios else ""
    return " · ".join(p for p in (", ".join(anexos), cuantos) if p) or "Ninguno"


def _de_la_solicitud(datos: DatosRadicacion, termino: TerminoLegal, porque: str) -> tuple[Renglon, ...]:
    anexos = [r.strip() for r in datos.anexos.splitlines() if r.strip()]
    return (
        Renglon("Tipo", termino.nombre, "tipo", porque),
        Renglon("Asunto", datos.asunto, "asunto"),
        Renglon("Qué pide", datos.objeto, "objeto"),
        Renglon("Por qué lo pide", datos.razones or "No lo dijo", "razones"),
        Renglon("Dependencia", datos.dependencia.nombre, "dependencia"),
        Renglon("Cómo la presenta", "De palabra" if datos.forma == "verbal" else "Por escrito", "forma"),
        Renglon("Anexos", anexos_dichos(anexos, datos.folios), "anexos"),
    )


def _de_la_persona(datos: DatosRadicacion) -> tuple[Renglon, ...]:
    persona: Ciudadano = datos.ciudadano
    reservada = "Su identidad queda reservada." if datos.identidad == "reservada" else ""
    return (
        Renglon("Nombre", f"{persona.nombre} · {documento_dicho(persona)}", "quien", reservada),
        Renglon("Dónde vive", persona.domicilio or "No lo dijo", "quien"),
        Renglon("Respuesta por", respuesta_por(datos.medio_respuesta, persona), "medio_respuesta"),
    )


def documento_dicho(persona: Ciudadano) -> str:
    """«CC 1.023.456.789», «No lo trae»."""
    if not persona.documento_normalizado:
        return persona.get_tipo_documento_display()
    numero = persona.documento_normalizado
    return f"{persona.tipo_documento} {enmascarar.con_puntos(numero) if numero.isdecimal() else numero}"


def respuesta_por(medio: str, persona: Ciudadano | None) -> str:
    """El medio y adónde: «Correo: persona@example.com»."""
    nombre = MedioRespuesta(medio).label
    adonde = {
        MedioRespuesta.CORREO: persona and persona.correo,
        MedioRespuesta.LLAMADA: persona and persona.telefono,
        MedioRespuesta.FISICO: persona and persona.domicilio,
        MedioRespuesta.RECADO: persona and persona.telefono,
    }.get(medio)
    return f"{nombre}: {adonde}" if adonde else nombre
