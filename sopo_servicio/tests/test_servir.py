"""Un solo comando arranca todo; nada queda vivo al detenerlo."""

import os
import signal
import socket
import sys
import time

import pytest
from django.core.management import CommandError

from sopo_servicio.management.commands import servir
from sopo_servicio.procesos import Grupo, Orden
from sopo_servicio.tests.servidores import con_orden, descendientes, esperar, vivos


@pytest.fixture
def servidor(arrancar):
    return arrancar()


@pytest.mark.parametrize("senal", [signal.SIGINT, signal.SIGTERM])
def test_al_pedir_parar_todo_termina_en_cinco_segundos(servidor, senal):
    procesos = descendientes(servidor.pid)
    assert len(procesos) >= 5
    empezo = time.monotonic()
    servidor.send_signal(senal)
    salida, _ = servidor.communicate(timeout=10)
    assert time.monotonic() - empezo <= 5
    assert servidor.returncode == 0
    assert f"Sopó Servicio en http://127.0.0.1:{servidor.puerto}/" in salida
    assert vivos(procesos) == set()


def test_si_un_proceso_muere_se_detiene_todo_y_se_dice_cual(servidor):
    procesos = descendientes(servidor.pid)
    os.kill(con_orden(servidor.pid, "gunicorn")[0], signal.SIGKILL)
    salida, _ = servidor.communicate(timeout=10)
    assert servidor.returncode == 1
    assert "El proceso «web» terminó solo (código -9). Se detiene todo." in salida
    assert vivos(procesos) == set()


def test_si_matan_al_padre_sin_aviso_no_quedan_huerfanos(servidor):
    procesos = descendientes(servidor.pid)
    servidor.kill()
    assert esperar(lambda: not vivos(procesos), 10)


def test_con_el_puerto_ocupado_se_dice_en_una_frase():
    with socket.socket() as enchufe:
        enchufe.bind(("127.0.0.1", 0))
        enchufe.listen()
        puerto = enchufe.getsockname()[1]
        with pytest.raises(CommandError) as error:
            servir.comprobar_puerto("127.0.0.1", puerto)
    assert str(error.value) == (
        f"El puerto {puerto} ya está en uso en 127.0.0.1: elija otro, por ejemplo PUERTO={puerto + 1}."
    )


def test_una_direccion_ajena_se_dice_en_una_frase():
    with pytest.raises(CommandError, match="revise ESCUCHAR y PUERTO"):
        servir.comprobar_puerto("203.0.113.7", 8000)


@pytest.mark.django_db
def test_con_migraciones_pendientes_no_arranca(monkeypatch):
    monkeypatch.setattr("sopo_servicio.salud.migraciones_pendientes", lambda: True)
    monkeypatch.setattr("django.db.connection.close", lambda: None)
    with pytest.raises(CommandError, match="corra «python manage.py migrate»"):
        servir.comprobar_base()


def test_sin_estaticos_no_arranca(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
    with pytest.raises(CommandError, match="collectstatic"):
        servir.comprobar_estaticos()


def test_en_modo_servidor_el_reloj_va_aparte(settings, tmp_path):
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:6379/0"
    assert [o.nombre for o in servir.tareas(tmp_path)] == ["tareas", "reloj"]
    settings.CELERY_BROKER_URL = "filesystem://"
    assert [o.nombre for o in servir.tareas(tmp_path)] == ["tareas"]


def test_quien_no_atiende_la_orden_de_parar_se_mata(monkeypatch, tmp_path):
    monkeypatch.setattr("sopo_servicio.procesos.ESPERA_S", 0.5)
    terco = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
    frases = []
    grupo = Grupo(
        [Orden("terco", [sys.executable, "-c", terco]), Orden("breve", [sys.executable, "-c", "raise SystemExit(3)"])],
        decir=frases.append,
        carpeta=str(tmp_path),
    )
    antes = {s: signal.getsignal(s) for s in (signal.SIGINT, signal.SIGTERM)}
    try:
        assert grupo.correr() == 1
    finally:
        for senal, manejador in antes.items():
            signal.signal(senal, manejador)
    assert frases == ["El proceso «breve» terminó solo (código 3). Se detiene todo."]
    assert grupo.hijos["terco"].returncode in {-signal.SIGKILL, -signal.SIGTERM}
