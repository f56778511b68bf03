"""Un solo ingreso para todos, con reloj, sin confirmar usuarios."""

from datetime import date

import pytest

from conftest import CLAVE

NO_COINCIDE = "El usuario o la contraseña no coinciden"


def entrar(client, usuario, clave=CLAVE, siguiente=""):
    return client.post("/ingresar/", {"username": usuario, "password": clave, "next": siguiente})


def test_quien_ingresa_llega_a_su_inicio_y_empieza_el_reloj(client, agente):
    respuesta = entrar(client, "agente")
    assert (respuesta.status_code, respuesta["Location"]) == (302, "/")
    assert client.session["ingreso_en"] == client.session["actividad_en"]


def test_quien_ingresa_vuelve_a_donde_iba(client, agente):
    assert entrar(client, "agente", siguiente="/bandeja/")["Location"] == "/bandeja/"


@pytest.mark.parametrize("siguiente", ["//malo.example/", "https://malo.example/", "javascript:alert(1)"])
def test_el_ingreso_nunca_lleva_a_otro_sitio(client, agente, siguiente):
    assert entrar(client, "agente", siguiente=siguiente)["Location"] == "/"


@pytest.mark.parametrize("usuario", ["agente", "nadie"])
def test_usuario_o_clave_equivocados_reciben_la_misma_frase(client, agente, usuario):
    respuesta = entrar(client, usuario, "otra-clave-larga")
    assert respuesta.status_code == 200
    assert NO_COINCIDE in respuesta.content.decode()


def test_un_usuario_ilegible_no_es_un_error_del_sistema(client, agente):
    respuesta = entrar(client, "agente\x00")
    assert respuesta.status_code == 200
    assert "Escriba su usuario y su contraseña." in respuesta.content.decode()


def test_quien_esta_desactivado_no_entra(client, agente):
    agente.is_active = False
    agente.save()
    assert NO_COINCIDE in entrar(client, "agente").content.decode()


def test_quien_termino_su_contrato_no_entra(client, agente):
    agente.vigente_hasta = date(2020, 1, 1)
    agente.save()
    assert "Su vinculación terminó" in entrar(client, "agente").content.decode()


def test_al_quinto_intento_hay_que_esperar(client, agente):
    for _ in range(4):
        assert entrar(client, "agente", "otra-clave-larga").status_code == 200
    assert entrar(client, "agente", "otra-clave-larga").status_code == 429
    assert entrar(client, "agente").status_code == 429


def test_el_bloqueo_de_uno_no_deja_fuera_a_los_demas_del_mismo_equipo(client, agente, supervisor):
    for _ in range(5):
        entrar(client, "agente", "otra-clave-larga")
    assert entrar(client, "supervisor").status_code == 302


def test_salir_cierra_la_sesion_y_solo_por_post(cliente, agente):
    web = cliente(agente)
    assert web.get("/salir/").status_code == 405
    respuesta = web.post("/salir/")
    assert respuesta["Location"] == "/ingresar/"
    assert respuesta["Clear-Site-Data"] == '"cache", "storage"'
    assert "_auth_user_id" not in web.session


@pytest.mark.django_db
def test_la_administracion_no_tiene_otro_ingreso(client):
    assert client.get("/admin/login/?next=/admin/")["Location"] == "/ingresar/?next=/admin/"


def test_quien_no_administra_recibe_403_y_no_da_vueltas(cliente, agente):
    respuesta = cliente(agente).get("/admin/", follow=True)
    assert respuesta.status_code == 403
    assert "no permite abrir esta página" in respuesta.content.decode()
