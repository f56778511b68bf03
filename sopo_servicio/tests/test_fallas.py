"""Simulacros: se rompe algo de verdad y el servicio debe seguir, o decir qué pasa, sin perder ni repetir nada."""

import json
import os
import shutil
import signal
import subprocess
import time

import pytest
from django.db import OperationalError, connection, transaction

from atencion import consecutivos
from atencion.models import Consecutivo, Envio
from atencion.tests.fabricas import un_ciudadano, una_solicitud
from sopo_servicio.tests.servidores import con_orden, esperar, pedir, puerto_libre

pytestmark = [pytest.mark.fallas, pytest.mark.django_db(transaction=True)]


class Redis:
    """Un Redis propio que se puede apagar y volver a encender en el mismo puerto."""

    def __init__(self, carpeta):
        self.puerto, self.carpeta = puerto_libre(), carpeta
        self.encender()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.puerto}/0"

    def encender(self):
        orden = [shutil.which("redis-server"), "--port", str(self.puerto), "--save", "", "--dir", str(self.carpeta)]
        self.proceso = subprocess.Popen(orden, stdout=subprocess.DEVNULL)

    def apagar(self):
        self.proceso.kill()
        self.proceso.wait()


@pytest.fixture
def redis_propio(tmp_path):
    redis = Redis(tmp_path)
    yield redis
    redis.proceso.send_signal(signal.SIGCONT)
    redis.apagar()


@pytest.fixture
def radicada(agente, responsable, hacienda, ahora):
    """`radicada()` deja una solicitud de Hacienda y devuelve el envío a su jefe, por salir."""

    def nueva() -> Envio:
        persona = un_ciudadano(agente, ahora)
        solicitud = una_solicitud(agente, hacienda, ahora, ciudadano=persona)
        return Envio.objects.get(aviso__solicitud=solicitud, destinatario=responsable)

    return nueva


def salio(envio: Envio) -> bool:
    envio.refresh_from_db()
    return envio.estado == Envio.Estado.ENVIADO


def correos(carpeta, radicado: str) -> int:
    return sum(f.read_text().count("Subject: ") for f in carpeta.glob("correo/*") if radicado in f.read_text())


def test_con_redis_apagado_se_atiende_y_al_volver_sale_lo_pendiente_una_vez(arrancar, redis_propio, radicada, tmp_path):
    servidor = arrancar(REDIS_URL=redis_propio.url)
    redis_propio.apagar()
    assert pedir(servidor.puerto, "/ingresar/")[0] == 200
    codigo, cuerpo = pedir(servidor.puerto, "/salud/lista")
    assert (codigo, json.loads(cuerpo)["redis"]) == (200, "degradado")
    envio = radicada()
    redis_propio.encender()
    assert esperar(lambda: salio(envio), 90)
    time.sleep(12)  # una vuelta más del relevo
    assert correos(tmp_path, envio.aviso.solicitud.radicado) == 1


def test_con_redis_colgado_ninguna_pagina_espera(arrancar, redis_propio):
    servidor = arrancar(REDIS_URL=redis_propio.url)
    redis_propio.proceso.send_signal(signal.SIGSTOP)
    for ruta in ("/ingresar/", "/salud/lista"):
        empezo = time.monotonic()
        assert pedir(servidor.puerto, ruta)[0] == 200
        assert time.monotonic() - empezo < 2


def test_si_muere_el_trabajador_cae_todo_y_al_volver_el_aviso_sale_una_vez(arrancar, radicada, tmp_path):
    servidor = arrancar()
    os.kill(con_orden(servidor.pid, "celery")[0], signal.SIGKILL)
    envio = radicada()
    assert servidor.wait(10) == 1
    arrancar()
    assert esperar(lambda: salio(envio), 60)
    time.sleep(12)
    assert correos(tmp_path, envio.aviso.solicitud.radicado) == 1


def test_si_muere_un_proceso_de_la_web_los_demas_siguen_atendiendo(arrancar):
    servidor = arrancar()
    maestro, *obreros = con_orden(servidor.pid, "gunicorn")
    os.kill(obreros[0], signal.SIGKILL)
    assert [pedir(servidor.puerto, "/ingresar/")[0] for _ in range(10)] == [200] * 10
    assert esperar(lambda: len(con_orden(servidor.pid, "gunicorn")) == 4, 10)
    assert maestro == con_orden(servidor.pid, "gunicorn")[0]


@pytest.mark.postgresql
def test_si_la_base_corta_todas_las_conexiones_nadie_lo_nota(arrancar, cliente, agente):
    servidor = arrancar()
    for _ in range(6):
        assert pedir(servidor.puerto, "/salud/lista")[0] == 200
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert [pedir(servidor.puerto, "/salud/lista")[0] for _ in range(6)] == [200] * 6


@pytest.mark.postgresql
def test_un_bloqueo_olvidado_no_cuelga_la_numeracion(catalogos, ahora):
    Consecutivo.objects.create(vigencia=2026, serie=Consecutivo.Serie.RECIBIDA)
    otra = connection.copy()
    try:
        otra.set_autocommit(False)
        with otra.cursor() as cursor:
            cursor.execute("SELECT * FROM atencion_consecutivo FOR UPDATE")
        empezo = time.monotonic()
        with pytest.raises(OperationalError), transaction.atomic():
            consecutivos.tomar(Consecutivo.Serie.RECIBIDA, ahora)
        assert time.monotonic() - empezo <= 5
    finally:
        otra.rollback()
        otra.close()
    with transaction.atomic():
        assert consecutivos.tomar(Consecutivo.Serie.RECIBIDA, ahora).valor == 1
