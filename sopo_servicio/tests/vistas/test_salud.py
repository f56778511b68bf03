"""Salud para quien vigila: Redis nunca la hace fallar."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from atencion import vigilancia
from atencion.models import Latido
from sopo_servicio import salud


def test_viva_no_mira_la_base(client):
    respuesta = client.get("/salud/viva")
    assert (respuesta.status_code, respuesta.content) == (200, b"viva\n")


@pytest.mark.django_db
def test_lista_dice_como_esta_cada_cosa(client, settings):
    settings.REDIS_URL = ""
    Latido.objects.create(nombre=vigilancia.NOMBRE, en=timezone.now() - timedelta(seconds=90))
    respuesta = client.get("/salud/lista")
    assert respuesta.status_code == 200
    detalle = respuesta.json()
    assert 90 <= detalle.pop("barrido_hace_s") <= 95
    assert detalle == {"db": "ok", "migraciones": "ok", "redis": "no_usado", "cola_pendiente": 0, "cola_fallida": 0}


@pytest.mark.django_db
def test_sin_redis_sigue_lista(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    respuesta = client.get("/salud/lista")
    assert (respuesta.status_code, respuesta.json()["redis"]) == (200, "degradado")


@pytest.mark.django_db
def test_con_migraciones_pendientes_no_esta_lista(client, monkeypatch):
    monkeypatch.setattr(salud, "migraciones_pendientes", lambda: True)
    respuesta = client.get("/salud/lista")
    assert (respuesta.status_code, respuesta.json()["migraciones"]) == (503, "pendientes")


@pytest.mark.django_db
def test_sin_base_no_esta_lista(client, monkeypatch):
    def caer():
        raise OperationalError("could not connect to server")

    monkeypatch.setattr(salud, "migraciones_pendientes", caer)
    respuesta = client.get("/salud/lista")
    assert (respuesta.status_code, respuesta.json()["db"]) == (503, "caida")


@pytest.mark.parametrize("ruta", ["/salud/viva", "/salud/lista"])
def test_la_salud_solo_se_lee(client, ruta):
    assert client.post(ruta).status_code == 405
