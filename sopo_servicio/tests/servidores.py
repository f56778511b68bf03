"""`manage.py servir` de verdad, sobre la base de pruebas, para las pruebas que matan procesos."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection


def puerto_libre() -> int:
    with socket.socket() as enchufe:
        enchufe.bind(("127.0.0.1", 0))
        return enchufe.getsockname()[1]


def base_de_pruebas() -> str:
    """La dirección de la base de esta corrida, ya migrada."""
    base = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{base['NAME']}"
    return f"postgres://{base['USER']}:{base['PASSWORD']}@{base['HOST']}:{base['PORT']}/{base['NAME']}"


def descendientes(pid: int) -> set[int]:
    hijos = {int(h) for h in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}
    return hijos.union(*(descendientes(h) for h in hijos))


def con_orden(pid: int, palabra: str) -> list[int]:
    """Descendientes cuya orden contiene esa palabra (gunicorn, celery), el más viejo primero."""
    return [p for p in sorted(descendientes(pid)) if palabra in Path(f"/proc/{p}/cmdline").read_text()]


def esta_vivo(pid: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def vivos(procesos) -> set[int]:
    return {p for p in procesos if esta_vivo(p)}


def esperar(condicion, segundos: float) -> bool:
    limite = time.monotonic() + segundos
    while time.monotonic() < limite:
        if condicion():
            return True
        time.sleep(0.1)
    return False


def pedir(puerto: int, ruta: str = "/salud/viva", espera: float = 5) -> tuple[int, str]:
    """(código, cuerpo); 0 si nadie contesta."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{puerto}{ruta}", timeout=espera) as respuesta:
            return respuesta.status, respuesta.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()
    except OSError:
        return 0, ""


@pytest.fixture
def arrancar(transactional_db, tmp_path):
    """`arrancar(REDIS_URL=…)` inicia `servir` con ese entorno y vuelve cuando la web contesta."""
    procesos = []

    def iniciar(**mas) -> subprocess.Popen:
        entorno = os.environ | {
            "PUERTO": str(puerto_libre()),
            "CARPETA_DATOS": str(tmp_path),
            "DATABASE_URL": base_de_pruebas(),
            "DEBUG": "1",
        }
        proceso = subprocess.Popen(
            [sys.executable, "manage.py", "servir"],
            cwd=settings.BASE_DIR,
            env=entorno | mas,
            text=True,
            stdout=subprocess.PIPE,
        )
        proceso.puerto = int(entorno["PUERTO"])
        procesos.append(proceso)
        assert esperar(lambda: pedir(proceso.puerto)[0] == 200, 40)
        return proceso

    yield iniciar
    for proceso in procesos:
        proceso.terminate()
        proceso.communicate()
