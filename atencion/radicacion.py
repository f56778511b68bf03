"""La puerta por la que nace una solicitud: número, término, constancia y aviso, todo o nada."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.timezone import localtime

from atencion import consecutivos, radicado, terminos
from atencion.avisos import avisar
from atencion.flujo import Estado, NoSePuede
from atencion.models import Actuacion, Asunto, Atencion, Aviso, Borrador, Ciudadano, Consecutivo, Solicitud
from atencion.plazos import PlazoCalculado, plazo
from canales.models import Canal, Dependencia, Funcionario, PuntoAtencion, Tramite
from canales.roles import Rol
from canales.texto import para_buscar

# Sin letras ni cifras que se confundan al dictar (0/O, 1/I/L, 5/S, 8/B).
_ALFABETO = "234679ACDEFGHJKMNPQRTUVWXYZ"
_COPIADOS = [
    "token",
    "tipo",
    "forma",
    "identidad",
    "asunto",
    "objeto",
    "razones",
    "folios",
    "anexos",
    "dependencia",
    "medio_respuesta",
    "canal",
    "punto",
    "ciudadano",
    "tramite",
    "recibido_en",
]


@dataclass(frozen=True)
class DatosRadicacion:
    """Lo que hace falta para radicar. `token` identifica el envío: repetirlo devuelve el mismo radicado."""

    token: UUID
    tipo: str
    forma: str
    identidad: str
    asunto: str
    objeto: str
    dependencia: Dependencia
    medio_respuesta: str
    canal: Canal
    recibido_en: datetime
    razones: str = ""
    folios: int = 0
    anexos: str = ""
    punto: PuntoAtencion | None = None
    atencion: Atencion | None = None
    asunto_id: int | None = None
    ciudadano: Ciudadano | None = None
    tramite: Tramite | None = None
    vence_en: datetime | None = None


def radicar(datos: DatosRadicacion, *, por, ahora: datetime) -> Solicitud:
    """Radica y devuelve la solicitud; el mismo `token`, de quien venga, devuelve la que ya existe.

    Raises:
        PermissionDenied: si el funcionario no puede radicar.
        NoSePuede: si falta algo que la ley o la casa exigen; la frase dice qué.
    """
    if not por.puede("solicitud.radicar"):
        raise PermissionDenied
    previa = Solicitud.objects.filter(token=datos.token).first()
    if previa:
        return previa
    _comprobar(datos, ahora)
    calculo = plazo(datos.tipo, datos.canal, datos.recibido_en, datos.vence_en)
    try:
        with transaction.atomic():
            return _radicar(datos, calculo, por, ahora)
    except IntegrityError:
        previa = Solicitud.objects.filter(token=datos.token).first()
        if previa is None:
            raise
        return previa


def _comprobar(datos: DatosRadicacion, ahora: datetime) -> None:
    if datos.identidad == Solicitud.Identidad.ANONIMA:
        if datos.ciudadano is not None:
            raise NoSePuede("Una solicitud anónima no guarda quién la presenta.")
    elif datos.ciudadano is None:
        raise NoSePuede("Diga quién la presenta, o radíquela como anónima.")
    if datos.recibido_en > ahora:
        raise NoSePuede("La fecha de recepción no puede ser futura.")
    if not datos.dependencia.activa:
        raise NoSePuede("Esa dependencia ya no recibe solicitudes: elija otra.")


def _radicar(datos: DatosRadicacion, calculo: PlazoCalculado, por, ahora: datetime) -> Solicitud:
    if not calculo.termino.se_radica:
        raise NoSePuede("Ese tipo no se radica en la ventanilla: elija otro.")
    if datos.atencion is not None:
        # Quien esté guardando esa atención termina antes: si no, pisaría el asunto que aquí queda radicado.
        Atencion.objects.select_for_update().filter(pk=datos.atencion.pk).first()
    numero = consecutivos.tomar(Consecutivo.Serie.RECIBIDA, ahora)
    radicado_ = radicado.formato(numero.vigencia, numero.valor)
    visible = datos.ciudadano.nombre if datos.identidad == Solicitud.Identidad.NOMBRE else ""
    solicitud = Solicitud(
        radicado=radicado_,
        vigencia=numero.vigencia,
        consecutivo=numero.valor,
        codigo_verificacion=_codigo(),
        estado=Estado.RADICADA,
        # La anónima no apunta a la atención: por ahí se llegaría al nombre de quien la presentó.
        atencion=datos.atencion if datos.ciudadano else None,
        radicada_en=max(numero.en, datos.recibido_en),
        radicada_por=por,
        busqueda=para_buscar(radicado_, datos.asunto, visible),
        **{campo: getattr(datos, campo) for campo in _COPIADOS},
        **_fechas(datos, calculo, ahora),
    )
    solicitud.save(force_insert=True)
    _dejar_rastro(solicitud, datos, calculo, por, solicitud.radicada_en)
    return solicitud


def _fechas(datos: DatosRadicacion, calculo: PlazoCalculado, ahora: datetime) -> dict:
    """Las dos recepciones, el vencimiento y el primer hito, como salen del término y del calendario."""
    return {
        "termino": calculo.termino,
        "recibida_el": localtime(datos.recibido_en).date(),
        "recepcion_legal": calculo.recepcion_legal,
        "vence_el": calculo.vence_el,
        "vence_en": calculo.vence_en,
        "proximo_hito_el": terminos.proximo_hito(calculo.vence_el, localtime(ahora).date(), calculo.calendario),
    }


def _dejar_rastro(solicitud: Solicitud, datos: DatosRadicacion, calculo: PlazoCalculado, por, en: datetime) -> None:
    """La actuación, el aviso a la dependencia y el cierre del asunto y del borrador, en la misma transacción."""
    donde = datos.punto.nombre if datos.punto else datos.canal.nombre
    como = "De palabra" if datos.forma == Solicitud.Forma.VERBAL else "Por escrito"
    Actuacion.objects.create(
        solicitud=solicitud,
        clase=Actuacion.Clase.RADICAR,
        texto=f"{como}, {donde}. Pasa a {datos.dependencia.nombre}.",
        datos={"tipo": datos.tipo, "vence_el": calculo.vence_el.isoformat(), "dependencia": datos.dependencia.pk},
        por=por,
        en=en,
    )
    quienes = _a_quien_avisar(solicitud)
    if quienes:
        avisar(
            Aviso.Clase.ASIGNACION,
            solicitud=solicitud,
            nivel="dependencia",
            vence_el=solicitud.vence_el,
            destinatarios=quienes,
            ahora=en,
        )
    if datos.atencion is None:
        return
    if datos.asunto_id:
        anonima = datos.identidad == Solicitud.Identidad.ANONIMA
        Asunto.objects.filter(pk=datos.asunto_id, atencion=datos.atencion).update(
            desenlace=Asunto.Desenlace.RESUELTA if anonima else Asunto.Desenlace.RADICADA,
            solicitud=None if anonima else solicitud,
        )
    Borrador.objects.filter(atencion=datos.atencion, formulario="radicar").delete()


def _a_quien_avisar(solicitud: Solicitud) -> list:
    """El jefe de la dependencia; si no lo hay o la identidad es reservada, quien puede asignarla."""
    jefe = solicitud.dependencia.jefe
    if jefe is not None and solicitud.identidad != Solicitud.Identidad.RESERVADA:
        return [jefe]
    return list(Funcionario.objects.filter(is_active=True, groups__name=Rol.SUPERVISOR).distinct())


def _codigo() -> str:
    """Ocho letras y cifras al azar, «K7M4-2QXD»: con él y el número se consulta sin mostrar datos."""
    letras = "".join(secrets.choice(_ALFABETO) for _ in range(8))
    return f"{letras[:4]}-{letras[4:]}"
