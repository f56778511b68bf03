import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from atencion import tasks
from atencion.models import Latido
from sopo_servicio.celery import app

RAIZ = Path(settings.BASE_DIR)


def test_las_dos_tareas_llevan_el_nombre_que_espera_el_calendario():
    pedidas = {entrada["task"] for entrada in app.conf.beat_schedule.values()}
    assert pedidas == {tasks.vigilar_terminos.name, tasks.despachar_avisos.name}


def test_toda_entrada_del_calendario_caduca_antes_de_repetirse():
    for entrada in app.conf.beat_schedule.values():
        assert entrada["options"]["expires"] == entrada["schedule"]


@pytest.mark.django_db
@pytest.mark.parametrize(("tarea", "latido"), [(tasks.vigilar_terminos, "vigilar"), (tasks.despachar_avisos, "relevo")])
def test_cada_tarea_deja_su_latido(catalogos, tarea, latido):
    tarea()
    assert abs((datetime.now(UTC) - Latido.objects.get(nombre=latido).en).total_seconds()) < 60


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("orden", "cuentas", "frase"),
    [
        ("vigilar_terminos", {"casos": 0, "hitos": 0, "avisos": 0, "fallas": 0}, "Casos revisados: 0."),
        ("despachar_avisos", {"enviados": 0, "aplazados": 0, "fallidos": 0}, "Avisos enviados: 0."),
    ],
)
def test_los_comandos_hacen_lo_mismo_y_dicen_cuanto(catalogos, orden, cuentas, frase):
    salida = StringIO()
    call_command(orden, "--json", stdout=salida)
    assert json.loads(salida.getvalue()) == cuentas
    salida = StringIO()
    call_command(orden, stdout=salida)
    assert salida.getvalue().startswith(frase)


def _entorno(carpeta: Path) -> dict:
    """Una base propia y, con Redis, una base de Redis aparte; sin Redis, el broker en carpetas."""
    limpio = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    redis = f"{os.environ['REDIS_URL'].rsplit('/', 1)[0]}/9" if os.environ.get("REDIS_URL") else ""
    return limpio | {"CARPETA_DATOS": str(carpeta), "CELERY_BROKER_URL": redis}


PREPARAR = """
import django; django.setup()
from django.core.management import call_command
from atencion import tasks
import sopo_servicio.celery
call_command("migrate", verbosity=0)
tasks.despachar_avisos.apply_async()
"""


def _latidos(base: Path) -> list[str]:
    with closing(sqlite3.connect(base, timeout=5)) as conexion:
        return [nombre for (nombre,) in conexion.execute("SELECT nombre FROM atencion_latido")]


def test_un_trabajador_de_verdad_corre_la_tarea_que_se_le_manda(tmp_path):
    entorno = _entorno(tmp_path) | {"DJANGO_SETTINGS_MODULE": "sopo_servicio.settings"}
    subprocess.run([sys.executable, "-c", PREPARAR], env=entorno, cwd=RAIZ, check=True, timeout=60)
    (base,) = tmp_path.glob("*.sqlite3")
    orden = [sys.executable, "-m", "celery", "-A", "sopo_servicio.celery", "worker", "-P", "solo", "-l", "error"]
    trabajador = subprocess.Popen(
        [*orden, "--without-gossip", "--without-mingle", "--without-heartbeat"],
        env=entorno,
        cwd=RAIZ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        fin = time.monotonic() + 20
        while not _latidos(base) and time.monotonic() < fin:
            time.sleep(0.1)
        assert _latidos(base) == ["relevo"]
    finally:
        trabajador.terminate()
        trabajador.wait(timeout=15)
