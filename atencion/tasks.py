"""Tareas de Celery: una llamada al dominio cada una. Repetirlas no cambia nada."""

from celery import shared_task
from django.utils import timezone

from atencion.relevo import despachar
from atencion.vigilancia import vigilar
from canales.lectura import calendario_vigente


@shared_task(name="atencion.vigilar_terminos")
def vigilar_terminos() -> None:
    """Avisa de los términos que llegaron a un hito."""
    vigilar(timezone.now(), calendario_vigente())


@shared_task(name="atencion.despachar_avisos")
def despachar_avisos() -> None:
    """Reparte los avisos pendientes."""
    despachar(timezone.now())
