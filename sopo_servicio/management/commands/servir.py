"""Web, trabajador y reloj de tareas con un solo comando."""

import errno
import os
import socket
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection

from sopo_servicio import salud
from sopo_servicio.procesos import Grupo, Orden

PYTHON = [sys.executable, "-m"]
# Quien instala decide con qué usuario corre; la advertencia de Celery taparía la dirección en pantalla.
CELERY = [sys.executable, "-W", "ignore:You're running", "-m", "celery", "-q", "-A", "sopo_servicio"]
TRABAJADOR = ["worker", "--loglevel", "WARNING", "--without-gossip", "--without-mingle", "--without-heartbeat"]


class Command(BaseCommand):
    help = "Arranca todo el sistema. Ctrl-C lo detiene en menos de 5 segundos. PUERTO y ESCUCHAR cambian la dirección."

    def handle(self, *args, **opciones):
        anfitrion, puerto = os.environ.get("ESCUCHAR") or "127.0.0.1", settings.PUERTO
        comprobar_puerto(anfitrion, puerto)
        comprobar_base()
        comprobar_estaticos()
        with tempfile.TemporaryDirectory(prefix="sopo-") as carpeta:
            ordenes = [web(anfitrion, puerto), *tareas(Path(carpeta))]
            grupo = Grupo(ordenes, decir=self._decir, carpeta=str(settings.BASE_DIR))
            if grupo.correr(self._anuncio(anfitrion, puerto)):
                raise SystemExit(1)

    def _decir(self, frase: str) -> None:
        self.stdout.write(frase)
        self.stdout.flush()

    def _anuncio(self, anfitrion: str, puerto: int):
        """Dice la dirección una sola vez, cuando la web ya contesta."""
        pendiente = [True]

        def revisar():
            if pendiente and contesta(anfitrion, puerto):
                pendiente.clear()
                self._decir(f"Sopó Servicio en http://{anfitrion}:{puerto}/ (Ctrl-C para detener)")

        return revisar


def web(anfitrion: str, puerto: int) -> Orden:
    opciones = ["--workers", "3", "--timeout", "30", "--graceful-timeout", "3", "--log-level", "warning"]
    reciclaje = ["--max-requests", "2000", "--max-requests-jitter", "200", "--no-control-socket"]
    direccion = ["--bind", f"{anfitrion}:{puerto}", "sopo_servicio.wsgi"]
    return Orden("web", [*PYTHON, "gunicorn", *opciones, *reciclaje, *direccion])


def tareas(carpeta: Path) -> list[Orden]:
    """Embebido: un trabajador con el reloj adentro. Servidor: trabajador y reloj aparte.

    La agenda del reloj vive en una carpeta que se estrena en cada arranque: dañada, lo mataría al nacer.
    """
    agenda = ["-s", str(carpeta / "agenda")]
    if settings.CELERY_BROKER_URL.startswith("filesystem"):
        return [Orden("tareas", [*CELERY, *TRABAJADOR, "-P", "solo", "-B", *agenda])]
    reloj = [*CELERY, "beat", "--loglevel", "WARNING", "--pidfile", "", *agenda]
    return [Orden("tareas", [*CELERY, *TRABAJADOR, "-c", "2"]), Orden("reloj", reloj)]


def contesta(anfitrion: str, puerto: int) -> bool:
    try:
        with socket.create_connection((anfitrion, puerto), timeout=0.2):
            return True
    except OSError:
        return False


def comprobar_puerto(anfitrion: str, puerto: int) -> None:
    """`CommandError` si no se puede escuchar en esa dirección."""
    familia = socket.AF_INET6 if ":" in anfitrion else socket.AF_INET
    with socket.socket(familia) as enchufe:
        enchufe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            enchufe.bind((anfitrion, puerto))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                frase = (
                    f"El puerto {puerto} ya está en uso en {anfitrion}: elija otro, por ejemplo PUERTO={puerto + 1}."
                )
            else:
                frase = f"No se puede escuchar en {anfitrion}:{puerto} ({error.strerror}): revise ESCUCHAR y PUERTO."
            raise CommandError(frase) from error


def comprobar_base() -> None:
    try:
        faltan = salud.migraciones_pendientes()
    except OperationalError as error:
        raise CommandError(
            "La base de datos no responde: revise DATABASE_URL y que el servidor esté encendido."
        ) from error
    finally:
        connection.close()
    if faltan:
        raise CommandError("A la base le faltan migraciones: corra «python manage.py migrate» y vuelva a intentarlo.")


def comprobar_estaticos() -> None:
    con_manifiesto = "Manifest" in settings.STORAGES["staticfiles"]["BACKEND"]
    if con_manifiesto and not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        raise CommandError("Faltan los archivos de estilo: corra «python manage.py collectstatic --noinput».")
