"""El relevo: reclama los envíos pendientes, manda el correo fuera de toda transacción y los marca.

Al menos una vez: si muere entre enviar y marcar, el arriendo vence y otro repite con el mismo Message-ID.
"""

import logging
import uuid
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException
from time import monotonic

from django.core.mail import EmailMessage, get_connection
from django.db.models import F, Q
from django.urls import reverse
from django.utils.timezone import localtime

from atencion.avisos import latir
from atencion.models import Aviso, Envio
from canales.models import Entidad

NOMBRE = "relevo"
ARRIENDO = timedelta(minutes=10)
POR_VUELTA = 200
DURACION_S = 40  # menos que el límite de la tarea (60 s) y muy por debajo del arriendo
ESPERAS_MIN = (1, 5, 15, 60)  # después, cada 60 minutos
PLAZO_DE_INTENTOS = timedelta(hours=24)
ESPACIO = uuid.UUID("6f0a2c1e-6a0b-5d0f-9b57-2b1d4a7c5e90")
DOMINIO = "avisos.sopo-servicio.invalid"

registro = logging.getLogger(__name__)


@dataclass(frozen=True)
class Resumen:
    """Qué dejó una vuelta: entregados, aplazados para otro intento y los que ya no se intentan."""

    enviados: int = 0
    aplazados: int = 0
    fallidos: int = 0


def despachar(ahora: datetime) -> Resumen:
    """Reparte lo pendiente, hasta 200 o 40 segundos por vuelta; fuera de la ventana de la entidad no manda nada.

    `ahora` es el instante en que empezó la vuelta. Un correo malo no detiene a los demás.
    """
    cuenta = {"enviados": 0, "aplazados": 0, "fallidos": 0}
    fin = monotonic() + DURACION_S
    if en_ventana(Entidad.actual(), ahora):
        for pk in _por_salir(ahora).values_list("pk", flat=True)[:POR_VUELTA]:
            if monotonic() > fin:
                break
            if reclamar(pk, ahora):
                cuenta[_entregar(pk, ahora)] += 1
    resumen = Resumen(**cuenta)
    latir(NOMBRE, ahora=ahora, **asdict(resumen))
    return resumen


def en_ventana(entidad: Entidad, ahora: datetime) -> bool:
    """Si a esa hora de Bogotá la entidad manda correos (minuto final incluido)."""
    hora = localtime(ahora).time().replace(second=0, microsecond=0)
    return entidad.envio_desde <= hora <= entidad.envio_hasta


def _por_salir(ahora: datetime):
    listo = Q(estado=Envio.Estado.PENDIENTE, proximo_en__lte=ahora)
    abandonado = Q(estado=Envio.Estado.ENVIANDO, arriendo_hasta__lt=ahora)
    return Envio.objects.filter(listo | abandonado).order_by("proximo_en", "pk")


def reclamar(pk: int, ahora: datetime) -> bool:
    """Toma el envío por 10 minutos. De varios relevos a la vez, exactamente uno recibe True."""
    tomados = (
        _por_salir(ahora)
        .order_by()
        .filter(pk=pk)
        .update(estado=Envio.Estado.ENVIANDO, arriendo_hasta=ahora + ARRIENDO, intentos=F("intentos") + 1)
    )
    return tomados == 1


def _entregar(pk: int, ahora: datetime) -> str:
    """Manda el correo de un envío ya reclamado y lo marca. Sin correo, el aviso queda dentro del sistema."""
    envio = Envio.objects.select_related("aviso__solicitud", "destinatario").get(pk=pk)
    funcionario = envio.destinatario
    try:
        if funcionario.is_active and funcionario.email:
            correo(envio).send(fail_silently=False)
    except (SMTPException, OSError, ValueError) as error:
        return _aplazar(envio, error, ahora)
    _cerrar(envio, estado=Envio.Estado.ENVIADO, enviado_en=ahora, error="")
    return "enviados"


def _aplazar(envio: Envio, error: Exception, ahora: datetime) -> str:
    """Otro intento a 1, 5, 15 y luego cada 60 minutos; a las 24 horas del aviso se da por fallido."""
    motivo = f"{type(error).__name__} {getattr(error, 'smtp_code', '')}".strip()  # el texto lleva la dirección
    espera = ESPERAS_MIN[min(envio.intentos, len(ESPERAS_MIN)) - 1]
    proximo = ahora + timedelta(minutes=espera)
    registro.warning("relevo: el envío %s no salió (%s), intento %s", envio.pk, motivo, envio.intentos)
    if proximo - envio.aviso.creado_en > PLAZO_DE_INTENTOS:
        _cerrar(envio, estado=Envio.Estado.FALLIDA, error=motivo)
        return "fallidos"
    _cerrar(envio, estado=Envio.Estado.PENDIENTE, proximo_en=proximo, error=motivo)
    return "aplazados"


def _cerrar(envio: Envio, **cambios) -> None:
    """Solo lo marca quien todavía lo tiene: si el arriendo venció y otro lo tomó, manda el otro."""
    Envio.objects.filter(pk=envio.pk, estado=Envio.Estado.ENVIANDO, intentos=envio.intentos).update(
        arriendo_hasta=None, **cambios
    )


def correo(envio: Envio) -> EmailMessage:
    """El mensaje: número, vencimiento y dónde verlo. Ningún dato del ciudadano viaja por correo."""
    aviso = envio.aviso
    identidad = uuid.uuid5(ESPACIO, f"{aviso.clave}|{envio.destinatario_id}")
    return EmailMessage(
        subject=asunto(aviso),
        body=_cuerpo(aviso),
        to=[envio.destinatario.email],
        headers={"Message-ID": f"<{identidad}@{DOMINIO}>", "Auto-Submitted": "auto-generated"},
        connection=get_connection(),
    )


def asunto(aviso: Aviso) -> str:
    """«Término: solicitud 2026-0000119»."""
    sobre = f"solicitud {aviso.solicitud.radicado}" if aviso.solicitud_id else "una tarea suya"
    return f"{aviso.get_clase_display()}: {sobre}"


def _cuerpo(aviso: Aviso) -> str:
    renglones = [f"{asunto(aviso)}."]
    if aviso.vence_el:
        renglones.append(f"Vence el {aviso.vence_el:%d/%m/%Y}.")
    ruta = reverse("atencion:solicitud", args=[aviso.solicitud.radicado]) if aviso.solicitud_id else None
    renglones.append(f"Véala en Sopó Servicio, en {ruta or reverse('atencion:avisos')}")
    return "\n".join(renglones)
