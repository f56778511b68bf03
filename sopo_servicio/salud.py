"""Estado del servicio para quien lo vigila. Redis nunca decide: sin él solo se atrasan los correos."""

from datetime import datetime

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from atencion import vigilancia
from atencion.models import Envio, Latido

ESPERA_REDIS_S = 0.5


def estado(ahora: datetime) -> tuple[bool, dict]:
    """(sirve, detalle). No sirve si la base no responde o le faltan migraciones."""
    detalle = {"db": "caida", "migraciones": "sin_saber", "redis": estado_de_redis()}
    detalle |= {"barrido_hace_s": None, "cola_pendiente": None, "cola_fallida": None}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        detalle["db"] = "ok"
        detalle["migraciones"] = "pendientes" if migraciones_pendientes() else "ok"
        if detalle["migraciones"] == "ok":
            detalle |= _colas(ahora)
    except DatabaseError:
        detalle["db"] = "caida"
    return detalle["db"] == detalle["migraciones"] == "ok", detalle


def migraciones_pendientes() -> bool:
    ejecutor = MigrationExecutor(connection)
    return bool(ejecutor.migration_plan(ejecutor.loader.graph.leaf_nodes()))


def estado_de_redis() -> str:
    """ok, degradado o no_usado, en medio segundo como mucho."""
    if not settings.REDIS_URL:
        return "no_usado"
    cliente = redis.Redis.from_url(
        settings.REDIS_URL, socket_timeout=ESPERA_REDIS_S, socket_connect_timeout=ESPERA_REDIS_S, retry=None
    )
    try:
        cliente.ping()
    except (redis.RedisError, OSError):
        return "degradado"
    finally:
        cliente.close()
    return "ok"


def _colas(ahora: datetime) -> dict:
    latido = Latido.objects.filter(pk=vigilancia.NOMBRE).first()
    return {
        "barrido_hace_s": int((ahora - latido.en).total_seconds()) if latido else None,
        "cola_pendiente": Envio.objects.filter(estado__in=[Envio.Estado.PENDIENTE, Envio.Estado.ENVIANDO]).count(),
        "cola_fallida": Envio.objects.filter(estado=Envio.Estado.FALLIDA).count(),
    }
