"""Las únicas escrituras de una solicitud ya radicada: cada una bloquea, relee, comprueba y deja una Actuación."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localtime

from atencion import consecutivos, flujo, radicado
from atencion.avisos import avisar
from atencion.conflicto import ConflictoDeVersion
from atencion.flujo import NoSePuede
from atencion.models import Actuacion, Aviso, Comunicacion, Consecutivo, Respuesta, Solicitud
from atencion.models.ciudadano import MedioRespuesta
from atencion.permisos import puede_en
from atencion.radicacion import DatosRadicacion, radicar
from canales.roles import Rol

__all__ = ["DatosRadicacion", "asignar", "comunicar", "radicar", "responder"]


@transaction.atomic
def asignar(solicitud_id: int, *, por, ahora: datetime, version: int, dependencia=None, responsable=None) -> Solicitud:
    """Pone dependencia, responsable o ambos. El término no cambia.

    Raises:
        NoSePuede: si nada cambia, o la persona no es de esa dependencia o no puede responder.
    """
    accion = "solicitud.asignar_persona" if responsable else "solicitud.asignar_dependencia"
    solicitud = _abrir(solicitud_id, accion, por, version)
    destino = dependencia or (responsable.dependencia if responsable else None)
    if destino is None:
        raise NoSePuede("Elija la dependencia o la persona que la va a llevar.")
    _comprobar_destino(solicitud, destino, responsable, por)
    if responsable is None and destino.pk == solicitud.dependencia_id and solicitud.responsable_id is None:
        raise NoSePuede(f"Ya está en {destino.nombre}: elija otra dependencia.")
    antes = {"dependencia": solicitud.dependencia_id, "responsable": solicitud.responsable_id}
    hacia = flujo.siguiente("asignar", solicitud.estado)
    solicitud.estado = hacia if responsable else flujo.Estado.RADICADA
    solicitud.dependencia, solicitud.responsable = destino, responsable
    quien = f"{responsable.nombre} la recibe." if responsable else f"La recibe {destino.nombre}."
    _cerrar(
        solicitud,
        Actuacion.Clase.ASIGNAR,
        f"A {destino.nombre}. {quien}",
        por,
        ahora,
        antes=antes,
        ahora_queda={"dependencia": destino.pk, "responsable": responsable.pk if responsable else None},
    )
    recibe = responsable or destino.jefe
    if recibe and recibe.pk != por.pk:
        avisar(
            Aviso.Clase.ASIGNACION,
            solicitud=solicitud,
            nivel=f"v{solicitud.version}",
            vence_el=solicitud.vence_el,
            destinatarios=[recibe],
            ahora=ahora,
        )
    return solicitud


def _comprobar_destino(solicitud: Solicitud, destino, responsable, por) -> None:
    if not destino.activa:
        raise NoSePuede("Esa dependencia ya no recibe solicitudes: elija otra.")
    if responsable is None:
        return
    if not responsable.is_active or not responsable.puede("solicitud.responder"):
        raise NoSePuede(f"{responsable.nombre} no puede responder solicitudes: elija otra persona.")
    if responsable.dependencia_id != destino.pk:
        raise NoSePuede(f"{responsable.nombre} no trabaja en {destino.nombre}.")
    if Rol.SUPERVISOR not in por.roles and destino.pk != por.dependencia_id:
        raise NoSePuede("Solo puede asignarla a personas de su dependencia.")


@dataclass(frozen=True)
class DatosRespuesta:
    """Lo que se contesta. Al negar, en todo o en parte, la norma, las alternativas y los pasos no pueden faltar."""

    sentido: str
    texto: str
    norma: str = ""
    alternativas: str = ""
    pasos: str = ""

    def comprobar(self) -> None:
        """NoSePuede si está vacía, o niega sin explicar (protocolo 5.4)."""
        if not self.texto.strip():
            raise NoSePuede("Escriba la respuesta, o dónde está el documento firmado.")
        explica = self.norma.strip() and self.alternativas.strip() and self.pasos.strip()
        if self.sentido != Respuesta.Sentido.FAVORABLE and not explica:
            raise NoSePuede("Al negar, diga la norma, las alternativas y los pasos a seguir.")


@transaction.atomic
def responder(solicitud_id: int, *, por, ahora: datetime, version: int, **contenido: str) -> Respuesta:
    """Registra la respuesta de fondo con su número de salida. El término sigue corriendo hasta comunicarla.

    `contenido`: los campos de `DatosRespuesta` (sentido, texto, norma, alternativas, pasos).

    Raises:
        NoSePuede: si ya hay respuesta, o se niega sin norma, alternativas y pasos.
    """
    datos = DatosRespuesta(**contenido)
    solicitud = _abrir(solicitud_id, "solicitud.responder", por, version)
    solicitud.estado = flujo.siguiente("responder", solicitud.estado)
    datos.comprobar()
    numero = consecutivos.tomar(Consecutivo.Serie.ENVIADA, ahora)
    salida = radicado.salida(numero.vigencia, numero.valor)
    respuesta = Respuesta.objects.create(
        solicitud=solicitud,
        numero=salida,
        vigencia=numero.vigencia,
        consecutivo=numero.valor,
        por=por,
        en=ahora,
        **asdict(datos),
    )
    solicitud.respondida_en = ahora
    sentido = respuesta.get_sentido_display().lower()
    texto = f"Salida {salida}: {sentido}. Falta que la persona la conozca."
    _cerrar(solicitud, Actuacion.Clase.RESPONDER, texto, por, ahora, respuesta=respuesta.pk, sentido=datos.sentido)
    return respuesta


@transaction.atomic
def comunicar(
    solicitud_id: int, *, medio: str, en: datetime, prueba: str, por, ahora: datetime, version: int
) -> Comunicacion:
    """Registra cómo y cuándo conoció la persona la respuesta; aquí se detiene el término.

    Raises:
        NoSePuede: si aún no hay respuesta, falta la prueba, o la fecha es futura o anterior a la respuesta.
    """
    solicitud = _abrir(solicitud_id, "solicitud.comunicar", por, version)
    solicitud.estado = flujo.siguiente("comunicar", solicitud.estado)
    if not prueba.strip():
        raise NoSePuede("Escriba la prueba: firma, guía, correo o quién contestó.")
    if en > ahora:
        raise NoSePuede("La fecha de la comunicación no puede ser futura.")
    respuesta = solicitud.respuestas.latest("en")
    if en < respuesta.en.replace(second=0, microsecond=0):
        raise NoSePuede(f"No pudo conocerla antes de la respuesta ({localtime(respuesta.en):%d/%m/%Y %H:%M}).")
    comunicacion = Comunicacion.objects.create(
        respuesta=respuesta, medio=medio, en=en, prueba=prueba, por=por, registrada_en=ahora
    )
    solicitud.comunicada_en, solicitud.proximo_hito_el = en, None
    _cerrar(
        solicitud,
        Actuacion.Clase.COMUNICAR,
        f"Por {MedioRespuesta(medio).label.lower()}, el {localtime(en):%d/%m/%Y a las %H:%M}. El término se detiene aquí.",
        por,
        ahora,
        comunicacion=comunicacion.pk,
        medio=medio,
    )
    return comunicacion


def _abrir(solicitud_id: int, accion: str, por, version: int) -> Solicitud:
    """Bloquea, relee y comprueba permiso y versión; el estado lo comprueba cada acto con `flujo`."""
    solicitud = Solicitud.objects.select_for_update().get(pk=solicitud_id)
    if not puede_en(por, accion, solicitud):
        raise PermissionDenied
    if solicitud.version != version:
        raise ConflictoDeVersion(solicitud)
    return solicitud


def _cerrar(solicitud: Solicitud, clase: str, texto: str, por, ahora: datetime, **datos) -> None:
    solicitud.version += 1
    solicitud.save()
    Actuacion.objects.create(solicitud=solicitud, clase=clase, texto=texto[:400], datos=datos, por=por, en=ahora)
