"""Únicas escrituras de lo que, al cambiar, mueve otras cosas: días no hábiles y la entidad."""

from django.db import transaction
from django.db.models import F

from canales.models import DiaNoHabil, Entidad, Funcionario, VersionCalendario


def _subir_version() -> None:
    """Bloquea la fila de versión: dos ediciones del calendario van una detrás de otra."""
    VersionCalendario.objects.get_or_create(pk=1)
    VersionCalendario.objects.filter(pk=1).update(numero=F("numero") + 1)


@transaction.atomic
def guardar_dia_no_habil(dia: DiaNoHabil, *, por: Funcionario) -> DiaNoHabil:
    """Crea o corrige un cierre local, con su historial. `ValidationError` si falta el acto o la fecha ya está."""
    dia.full_clean()
    _subir_version()
    dia._history_user = por
    dia.save()
    return dia


@transaction.atomic
def quitar_dia_no_habil(dia: DiaNoHabil, *, por: Funcionario) -> None:
    """Quita un cierre local; en el historial queda quién y cuándo."""
    _subir_version()
    dia._history_user = por
    dia.delete()


@transaction.atomic
def guardar_entidad(entidad: Entidad, *, por: Funcionario) -> Entidad:
    """Guarda la entidad. Si cambia el aviso de datos sube su versión: cada quien leyó la suya (D. 1377 de 2013)."""
    anterior = Entidad.objects.select_for_update().filter(pk=1).first()
    if anterior:
        cambio = anterior.aviso_datos != entidad.aviso_datos
        entidad.aviso_datos_version = anterior.aviso_datos_version + int(cambio)
    entidad._history_user = por
    entidad.full_clean()
    entidad.save()
    return entidad
