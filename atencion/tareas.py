"""Lo que alguien debe hacer después de una atención: la única puerta por la que nace o se cierra una Tarea."""

from datetime import datetime

from django.db import transaction

from atencion.avisos import avisar
from atencion.flujo import NoSePuede
from atencion.models import Asunto, Atencion, Aviso, Tarea
from canales.models import Funcionario, Tramite
from canales.roles import Rol

LARGO = Tarea._meta.get_field("descripcion").max_length


def _corta(texto: str) -> str:
    return texto if len(texto) <= LARGO else f"{texto[: LARGO - 1]}…"


def prometer(asunto: Asunto, *, por: Funcionario, ahora: datetime) -> Tarea:
    """La respuesta que se le prometió a la persona queda como tarea de quien la prometió, con su fecha (6.4.5).

    Se puede llamar varias veces mientras la atención siga abierta: actualiza la misma tarea.
    """
    tarea = Tarea.objects.filter(clase=Tarea.Clase.PROMESA, asunto=asunto, cerrada_en=None).first()
    tarea = tarea or Tarea(clase=Tarea.Clase.PROMESA, asunto=asunto, creada_por=por, creada_en=ahora)
    tarea.atencion_id = asunto.atencion_id
    tarea.tramite_id = asunto.tramite_id
    tarea.responsable = por
    medio = asunto.get_respuesta_medio_display().lower()
    tarea.descripcion = _corta(f"Responder sobre {asunto.titulo or 'lo que pidió'} ({medio}): {asunto.demora_motivo}")
    tarea.vence_el = asunto.respuesta_el
    tarea.save()
    return tarea


def retirar_promesa(asunto: Asunto, *, ahora: datetime) -> int:
    """El asunto dejó de quedar pendiente antes de cerrar la atención: su promesa se cierra y se dice por qué."""
    return Tarea.objects.filter(clase=Tarea.Clase.PROMESA, asunto=asunto, cerrada_en=None).update(
        resultado=Tarea.Resultado.NO_CUMPLIDA, nota="El asunto ya no quedó pendiente.", cerrada_en=ahora
    )


def jefe_de(funcionario: Funcionario) -> Funcionario:
    """A quién se le comunica: el jefe inmediato, el de la dependencia o un supervisor, en ese orden.

    Raises:
        NoSePuede: si no hay a quién avisar.
    """
    dependencia = funcionario.dependencia
    for candidato in (funcionario.jefe, dependencia.jefe if dependencia else None):
        if candidato and candidato.is_active and candidato.pk != funcionario.pk:
            return candidato
    supervisor = (
        Funcionario.objects.filter(groups__name=Rol.SUPERVISOR, is_active=True)
        .exclude(pk=funcionario.pk)
        .order_by("pk")
        .first()
    )
    if supervisor is None:
        raise NoSePuede("No hay a quién avisar: pida que le asignen un jefe inmediato.")
    return supervisor


@transaction.atomic
def reportar_ficha(tramite: Tramite, *, atencion: Atencion | None, texto: str, por: Funcionario, ahora: datetime):
    """«Falta o está mal»: la información incompleta o errada se comunica al jefe inmediato (6.4.5, último punto)."""
    jefe = jefe_de(por)
    detalle = f": {texto}" if texto else "."
    tarea = Tarea.objects.create(
        clase=Tarea.Clase.INCIDENTE,
        atencion=atencion,
        tramite=tramite,
        responsable=jefe,
        descripcion=_corta(f"Falta información o está mal en «{tramite.nombre}»{detalle}"),
        creada_por=por,
        creada_en=ahora,
    )
    avisar(Aviso.Clase.INCIDENTE, tarea=tarea, nivel="jefe", destinatarios=[jefe], ahora=ahora)
    return tarea


@transaction.atomic
def hecha(tarea_id: int, *, por: Funcionario, ahora: datetime, nota: str = "") -> Tarea:
    """Cierra como hecha una tarea propia. Repetir el clic no cambia nada.

    Raises:
        NoSePuede: si la tarea es de otra persona.
    """
    tarea = Tarea.objects.select_for_update().get(pk=tarea_id)
    if tarea.responsable_id != por.pk:
        raise NoSePuede("Esta tarea es de otra persona.")
    if tarea.cerrada_en is None:
        tarea.resultado, tarea.nota, tarea.cerrada_en = Tarea.Resultado.CUMPLIDA, nota, ahora
        tarea.save(update_fields=["resultado", "nota", "cerrada_en"])
    return tarea
