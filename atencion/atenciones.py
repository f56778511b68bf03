"""Las únicas escrituras de una atención: bloquean la fila, la releen y comprueban antes de tocarla."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from atencion import asuntos, tareas
from atencion.asuntos import DatosAsunto
from atencion.conflicto import ConflictoDeVersion
from atencion.flujo import NoSePuede
from atencion.models import Asunto, Atencion, Ciudadano, Tarea
from atencion.pasos import DESENLACE, TODO, DatosPaso, HojaDePasos, desenlace_de
from atencion.promesa import DatoInvalido
from canales.models import Canal, Funcionario, PuntoAtencion
from protocolo.lectura import SinProtocolo, guia_de, version_vigente

MAXIMO_EN_CURSO = 3
SIN_ATENDER = (Atencion.Estado.CORTADA, Atencion.Estado.EQUIVOCADA)


@dataclass(frozen=True)
class DatosAtencion:
    """Lo que la pantalla recoge de una atención; todo puede ir a medias salvo al terminar."""

    nombre_trato: str = ""
    tratamiento: str = ""
    notas: str = ""
    asuntos: tuple[DatosAsunto, ...] = ()
    pasos: tuple[DatosPaso, ...] = ()


@transaction.atomic
def abrir(canal: Canal, *, por: Funcionario, ahora: datetime) -> Atencion:
    """Abre una atención con el protocolo vigente; el reloj corre desde aquí.

    Raises:
        NoSePuede: si ya tiene tres en curso, el canal no se atiende o no hay protocolo publicado.
    """
    if not por.puede("atencion.crear"):
        raise PermissionDenied
    if not (canal.activo and canal.atendido):
        raise NoSePuede(f"El canal «{canal.nombre}» no se atiende desde aquí.")
    Funcionario.objects.select_for_update().get(pk=por.pk)
    if por.atenciones.filter(estado=Atencion.Estado.EN_CURSO).count() >= MAXIMO_EN_CURSO:
        raise NoSePuede("Ya tiene tres atenciones en curso. Termine una o déjela por completar.")
    try:
        version = version_vigente()
    except SinProtocolo as falta:
        raise NoSePuede("Aún no hay un protocolo publicado: avise al administrador del protocolo.") from falta
    if not version.guias.filter(clave=canal.clave).exists():
        raise NoSePuede(f"El protocolo vigente no tiene guía para «{canal.nombre}».")
    atencion = Atencion.objects.create(
        canal=canal,
        punto=_punto(canal, por),
        funcionario=por,
        version_protocolo=version,
        guia=canal.clave,
        iniciada_en=ahora,
    )
    Asunto.objects.create(atencion=atencion, orden=1)
    return atencion


@transaction.atomic
def guardar(atencion_id: int, *, por, ahora: datetime, version: int, datos: DatosAtencion) -> Atencion:
    """Guarda lo escrito, aunque esté a medias. No exige nada: exigir es de `terminar`.

    Raises:
        ConflictoDeVersion: si otra pestaña guardó antes.
        NoSePuede: si la atención ya se cerró.
    """
    atencion = _tomar(atencion_id, por, version)
    actuales = _escribir(atencion, datos)
    _hoja(atencion, actuales, datos, por, ahora).guardar()
    return _cerrar(atencion)


@transaction.atomic
def confirmar(atencion_id: int, *, por, ahora: datetime, version: int, datos: DatosAtencion, momento: str) -> Atencion:
    """Guarda y declara en grupo lo que falta de un momento: «Se hizo todo en Inicio»."""
    atencion = _tomar(atencion_id, por, version)
    actuales = _escribir(atencion, datos)
    hoja = _hoja(atencion, actuales, datos, por, ahora)
    hoja.confirmar([momento])
    hoja.guardar()
    return _cerrar(atencion)


@transaction.atomic
def otro_asunto(atencion_id: int, *, por, ahora: datetime, version: int, datos: DatosAtencion) -> Atencion:
    """Guarda el asunto actual, ya con su resultado, y abre el siguiente («y otra cosita»).

    Raises:
        DatoInvalido: si al asunto actual le falta algo; la frase lo dice.
    """
    atencion = _tomar(atencion_id, por, version)
    actuales = _escribir(atencion, datos)
    for asunto in actuales:
        asuntos.exigir_resultado(asunto, atencion, ahora=ahora)
    _hoja(atencion, actuales, datos, por, ahora).guardar()
    Asunto.objects.create(atencion=atencion, orden=actuales[-1].orden + 1)
    return _cerrar(atencion)


@transaction.atomic
def terminar(
    atencion_id: int,
    *,
    por,
    ahora: datetime,
    version: int,
    datos: DatosAtencion,
    confirmar: Iterable[str] | str = TODO,
    excepciones: Iterable[DatosPaso] = (),
) -> Atencion:
    """Cierra la atención como completa: declara lo que falte de `confirmar` y anota aparte las excepciones.

    Raises:
        DatoInvalido: si a un asunto le falta el resultado, o lo que ese resultado exige.
        NoSePuede: si quedan pasos por responder; la frase dice cuáles.
    """
    atencion = _tomar(atencion_id, por, version)
    actuales = asuntos.sin_sobrantes(_escribir(atencion, datos))
    for asunto in actuales:
        asuntos.exigir_resultado(asunto, atencion, ahora=ahora)
    hoja = _hoja(atencion, actuales, datos, por, ahora)
    hoja.declarar(excepciones)
    hoja.confirmar(confirmar)
    if faltan := hoja.faltan():
        raise NoSePuede(f"Para cerrar falta: {'; '.join(_llano(p.texto) for p in faltan[:3])}.")
    hoja.guardar()
    asuntos.prometer(actuales, atencion, por=por, ahora=ahora)
    atencion.estado = Atencion.Estado.COMPLETA
    return _cerrar(atencion, servicio=ahora, registro=ahora)


@transaction.atomic
def dejar_por_completar(atencion_id: int, *, por, ahora: datetime, version: int, datos: DatosAtencion) -> Atencion:
    """La persona se fue y la fila no espera: guarda lo que haya; el registro se completa después."""
    atencion = _tomar(atencion_id, por, version)
    actuales = _escribir(atencion, datos)
    _hoja(atencion, actuales, datos, por, ahora).guardar()
    asuntos.prometer(actuales, atencion, por=por, ahora=ahora)
    atencion.estado = Atencion.Estado.POR_COMPLETAR
    return _cerrar(atencion, servicio=ahora)


@transaction.atomic
def cerrar_sin_atender(
    atencion_id: int, *, por, ahora: datetime, version: int, estado: str, datos: DatosAtencion | None = None
) -> Atencion:
    """La llamada se cortó o era equivocada: se cierra sin exigir pasos y nunca cuenta como cumplida.

    `ValueError` si `estado` no es cortada o equivocada.
    """
    if estado not in SIN_ATENDER:
        raise ValueError(estado)
    atencion = _tomar(atencion_id, por, version)
    if datos is not None:
        _escribir(atencion, datos)
    atencion.estado = estado
    return _cerrar(atencion, servicio=ahora, registro=ahora)


@transaction.atomic
def reportar(atencion_id: int, *, por, ahora: datetime, version: int, datos: DatosAtencion, texto: str = "") -> Tarea:
    """Guarda y avisa al jefe que la ficha del último asunto falta o está mal (6.4.5).

    Raises:
        DatoInvalido: si el asunto no tiene un trámite elegido.
    """
    atencion = _tomar(atencion_id, por, version)
    actuales = _escribir(atencion, datos)
    _hoja(atencion, actuales, datos, por, ahora).guardar()
    tramite = actuales[-1].tramite
    if tramite is None:
        raise DatoInvalido("asunto", "Elija el trámite cuya información falta o está mal.")
    _cerrar(atencion)
    return tareas.reportar_ficha(tramite, atencion=atencion, texto=texto, por=por, ahora=ahora)


@transaction.atomic
def vincular(atencion_id: int, *, ciudadano: Ciudadano, por, ahora: datetime) -> Atencion:
    """Pone a un ciudadano conocido en la atención; si aún no hay trato, toma el suyo. No pisa lo escrito."""
    atencion = _tomar(atencion_id, por, None)
    atencion.ciudadano = ciudadano
    if not atencion.nombre_trato:
        atencion.tratamiento = ciudadano.tratamiento
        atencion.nombre_trato = ciudadano.nombre.split()[0][:80]
    return _cerrar(atencion)


def _tomar(atencion_id: int, por, version: int | None) -> Atencion:
    atencion = Atencion.objects.select_for_update(of=("self",)).select_related("canal").get(pk=atencion_id)
    if atencion.funcionario_id != por.pk or not por.puede("atencion.crear"):
        raise PermissionDenied("Esta atención la lleva otra persona.")
    if not atencion.esta_abierta:
        raise NoSePuede("Esta atención ya se cerró. Si falta algo, abra otra.")
    if version is not None and atencion.version != version:
        raise ConflictoDeVersion(atencion)
    return atencion


def _cerrar(atencion: Atencion, *, servicio: datetime | None = None, registro: datetime | None = None) -> Atencion:
    """Una versión más. El fin del servicio es el primero que se anotó: completar después no lo mueve."""
    atencion.servicio_fin_en = atencion.servicio_fin_en or servicio
    atencion.registro_cerrado_en = registro
    atencion.version += 1
    atencion.save()
    return atencion


def _punto(canal: Canal, por: Funcionario) -> PuntoAtencion | None:
    """El puesto habitual si es de ese canal; si no, el único que tenga el canal."""
    if por.punto_id and por.punto.canal_id == canal.pk:
        return por.punto
    puntos = list(PuntoAtencion.objects.filter(canal=canal, activo=True)[:2])
    return puntos[0] if len(puntos) == 1 else None


def _escribir(atencion: Atencion, datos: DatosAtencion) -> list[Asunto]:
    atencion.nombre_trato, atencion.tratamiento = datos.nombre_trato, datos.tratamiento
    atencion.notas = datos.notas
    return asuntos.escribir(atencion, datos.asuntos)


def _hoja(atencion: Atencion, actuales: list[Asunto], datos: DatosAtencion, por, ahora: datetime) -> HojaDePasos:
    hoja = HojaDePasos(atencion, guia_de(atencion.version_protocolo, atencion.guia), por=por, ahora=ahora)
    hoja.constatar({DESENLACE: desenlace_de(actuales)})
    hoja.declarar(datos.pasos)
    return hoja


def _llano(texto: str) -> str:
    return texto.strip().rstrip(".").strip("«»")
