"""Celery: dos trabajos periódicos. Ningún dato del servicio vive en el broker."""

import os

from celery import Celery
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sopo_servicio.settings")

BARRIDO_CADA_S = 300
RELEVO_CADA_S = 10

app = Celery("sopo_servicio")


@app.on_configure.connect
def _configurar(sender, **_):
    opciones = {}
    if settings.CELERY_BROKER_URL.startswith("filesystem"):
        carpeta = settings.CARPETA_BROKER
        for nombre in ("cola", "hecho", "control"):
            (carpeta / nombre).mkdir(parents=True, exist_ok=True)
        opciones = {
            "data_folder_in": str(carpeta / "cola"),
            "data_folder_out": str(carpeta / "cola"),
            "processed_folder": str(carpeta / "hecho"),
            "control_folder": str(carpeta / "control"),
            "polling_interval": 0.3,  # con 1 s, parar tarda casi 4
        }
    else:
        opciones = {
            "visibility_timeout": 300,
            "unacked_restore_interval": 10,
            "unacked_restore_throttle": 1,
            "socket_timeout": 10,
            "socket_connect_timeout": 5,
        }
    sender.conf.update(
        broker_url=settings.CELERY_BROKER_URL,
        broker_transport_options=opciones,
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
            "vigilar-terminos": {
                "task": "atencion.vigilar_terminos",
                "schedule": BARRIDO_CADA_S,
                "options": {"expires": BARRIDO_CADA_S},
            },
            "despachar-avisos": {
                "task": "atencion.despachar_avisos",
                "schedule": RELEVO_CADA_S,
                "options": {"expires": RELEVO_CADA_S},
            },
        },
    )


app.autodiscover_tasks()
