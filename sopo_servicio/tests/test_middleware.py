"""Entrada ilegible, base caída y sesión con reloj. Nunca un 500."""

from datetime import date, timedelta

import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from sopo_servicio import views
from sopo_servicio.middleware import BaseNoDisponible, EntradaLimpia


def responde(request):
    return HttpResponse("bien")


@pytest.mark.parametrize("direccion", ["/bandeja/%00/", "/bandeja/?q=%00", "/?%00=1", "/?q=%ed%a0%80"])
def test_lo_que_ningun_teclado_escribe_recibe_400(direccion):
    respuesta = Client().get(direccion)
    assert respuesta.status_code == 400
    assert "No se entendió lo enviado" in respuesta.content.decode()
    assert "default-src 'none'" in respuesta["Content-Security-Policy"]


def test_una_galleta_con_nul_recibe_400():
    peticion = RequestFactory().get("/")
    peticion.COOKIES["sesion"] = "a\x00b"
    assert EntradaLimpia(responde)(peticion).status_code == 400


@pytest.mark.parametrize("direccion", ["/?q=Ñandú", "/?q=%25", "/?q=%f1", "/?q=😀"])
def test_lo_legible_pasa(direccion):
    assert EntradaLimpia(responde)(RequestFactory().get(direccion)).status_code == 200


@pytest.mark.parametrize("falla", [OperationalError("database is locked"), InterfaceError("connection already closed")])
def test_con_la_base_caida_se_responde_503_y_cuando_reintentar(falla):
    respuesta = BaseNoDisponible(responde).process_exception(RequestFactory().get("/"), falla)
    assert (respuesta.status_code, respuesta["Retry-After"]) == (503, "10")
    assert "El servicio está detenido un momento" in respuesta.content.decode()


def test_otra_falla_no_se_disfraza_de_base_caida():
    assert BaseNoDisponible(responde).process_exception(RequestFactory().get("/"), ValueError()) is None


def test_si_la_base_cae_al_leer_la_sesion_tambien_es_503(monkeypatch):
    def caer(*_):
        raise OperationalError("could not connect to server")

    monkeypatch.setattr("sopo_servicio.middleware.SesionInactiva._vencio", caer)
    monkeypatch.setattr("django.contrib.auth.models.AnonymousUser.is_authenticated", True)
    respuesta = Client(raise_request_exception=False).get("/ingresar/")
    assert (respuesta.status_code, respuesta["Retry-After"]) == (503, "10")


def test_un_error_nuestro_es_500_sin_detalles():
    respuesta = views.error_500(RequestFactory().get("/"))
    assert respuesta.status_code == 500
    assert "Traceback" not in respuesta.content.decode()


@pytest.fixture
def minutos_despues(monkeypatch):
    """Adelanta el reloj de las guardas de sesión."""
    ahora = timezone.now()

    def fijar(minutos):
        monkeypatch.setattr("sopo_servicio.middleware.timezone.now", lambda: ahora + timedelta(minutes=minutos))

    fijar(0)
    return fijar


def ingreso(respuesta) -> bool:
    return respuesta.status_code == 302 and respuesta["Location"].startswith("/ingresar/")


def test_la_sesion_se_cierra_a_los_sesenta_minutos_sin_actividad(cliente, agente, minutos_despues):
    web = cliente(agente)
    assert not ingreso(web.get("/"))
    minutos_despues(61)
    respuesta = web.get("/bandeja/?estado=abiertas")
    assert respuesta["Location"] == "/ingresar/?next=/bandeja/%3Festado%3Dabiertas"
    assert "_auth_user_id" not in web.session


def test_la_actividad_mantiene_abierta_la_sesion(cliente, agente, minutos_despues):
    web = cliente(agente)
    for minuto in (0, 50, 100, 150):
        minutos_despues(minuto)
        assert not ingreso(web.get("/"))


def test_a_las_doce_horas_del_ingreso_se_cierra_aunque_haya_actividad(cliente, agente, minutos_despues):
    web = cliente(agente)
    for minuto in range(0, 721, 40):
        minutos_despues(minuto)
        assert not ingreso(web.get("/"))
    minutos_despues(721)
    assert ingreso(web.get("/"))


def test_la_actividad_se_guarda_como_mucho_una_vez_por_minuto(cliente, agente, minutos_despues):
    web = cliente(agente)
    web.get("/")
    primera = web.session["actividad_en"]
    minutos_despues(0.5)
    web.get("/")
    assert web.session["actividad_en"] == primera
    minutos_despues(1.5)
    web.get("/")
    assert web.session["actividad_en"] == primera + 90


def test_quien_termino_su_contrato_sale_en_su_siguiente_clic(cliente, agente):
    web = cliente(agente)
    agente.vigente_hasta = date(2020, 1, 1)
    agente.save()
    assert ingreso(web.get("/"))


@pytest.mark.django_db
def test_un_fragmento_sin_sesion_lleva_a_la_pagina_de_ingreso_y_de_vuelta(client):
    respuesta = client.get(
        "/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/bandeja/?estado=hoy"}
    )
    assert respuesta["HX-Redirect"] == "/ingresar/?next=%2Fbandeja%2F%3Festado%3Dhoy"
    assert respuesta.content == b""
