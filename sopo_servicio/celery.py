"""Celery: dos trabajos periódicos. Ningún dato del servicio vive en el broker."""

import os
from pathlib import Path

from celery import Celery
from celery.signals import worker_ready
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sopo_servicio.settings")

BARRIDO_CADA_S = 300
RELEVO_CADA_S = 10

app = Celery("sopo_servicio")


def opciones_del_broker(direccion: str, carpeta: Path) -> dict:
    """Embebido: carpetas en el disco. Servidor: Redis, que devuelve a la cola lo que un proceso muerto dejó a medias."""
    if not direccion.startswith("filesystem"):
        reparto = {"visibility_timeout": 300, "unacked_restore_interval": 10, "unacked_restore_throttle": 1}
        return reparto | {"socket_timeout": 10, "socket_connect_timeout": 5}
    for nombre in ("cola", "hecho", "control"):
        (carpeta / nombre).mkdir(parents=True, exist_ok=True)
    return {
        "data_folder_in": str(carpeta / "cola"),
        "data_folder_out": str(carpeta / "cola"),
        "processed_folder": str(carpeta / "hecho"),
        "control_folder": str(carpeta / "control"),
        "polling_interval": 0.3,  # con 1 s, parar tarda casi 4
    }


def cada(segundos: int, tarea: str) -> dict:
    """Renglón de la agenda. Caduca a la vuelta siguiente: días sin trabajador no apilan ejecuciones."""
    return {"task": tarea, "schedule": segundos, "options": {"expires": segundos}}


@app.on_configure.connect
def _configurar(sender, **_):
    sender.conf.update(
        broker_url=settings.CELERY_BROKER_URL,
        broker_transport_options=opciones_del_broker(settings.CELERY_BROKER_URL, settings.CARPETA_BROKER),
        broker_connection_retry_on_startup=True,
        result_backend=None,
        task_ignore_result=True,
        task_serializer="json",
        accept_content=["json"],
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        task_soft_time_limit=60,
        task_time_limit=90,
        worker_prefetch_multiplier=1,
        timezone=settings.TIME_ZONE,
        beat_schedule={
            "vigilar-terminos": cada(BARRIDO_CADA_S, "atencion.vigilar_terminos"),
            "despachar-avisos": cada(RELEVO_CADA_S, "atencion.despachar_avisos"),
        },
    )


@worker_ready.connect
def _ponerse_al_dia(sender, **_):
    """Al arrancar se vigila de una vez: el reloj tardaría cinco minutos en dar la primera vuelta."""
    sender.app.send_task("atencion.vigilar_terminos", expires=BARRIDO_CADA_S)


app.autodiscover_tasks()
