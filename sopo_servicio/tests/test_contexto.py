import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory

from canales.models import Entidad
from sopo_servicio import contexto


@pytest.fixture
def peticion():
    def hacer(funcionario, ruta="/mi-turno/"):
        pedido = RequestFactory().get(ruta)
        pedido.user = funcionario
        return pedido

    return hacer


@pytest.fixture
def con_rutas(monkeypatch):
    """Como si todas las pantallas existieran."""
    monkeypatch.setattr(contexto, "direccion", lambda ruta: f"/{ruta.split(':')[1].replace('_', '-')}/")


def nombres(peticion, funcionario) -> list[str]:
    return [e["nombre"] for e in contexto.riel(peticion(funcionario))]


def test_el_marco_no_consulta_la_base_si_la_pagina_no_lo_muestra(peticion, agente, django_assert_num_queries):
    with django_assert_num_queries(0):
        contexto.marco(peticion(agente))
        contexto.marco(peticion(AnonymousUser()))


def test_quien_no_ha_entrado_no_recibe_riel_ni_cuentas(peticion):
    assert set(contexto.marco(peticion(AnonymousUser()))) == {"entidad", "version"}


def test_el_agente_ve_todo_el_riel_y_no_administra(peticion, agente, con_rutas):
    assert nombres(peticion, agente) == ["Mi turno", "Bandeja", "Ciudadanos", "Protocolo"]
    assert not contexto.marco(peticion(agente))["administrar"]


def test_el_auditor_no_tiene_turno(peticion, auditor, con_rutas):
    assert nombres(peticion, auditor) == ["Bandeja", "Ciudadanos", "Protocolo"]


def test_el_tecnico_solo_lee_el_protocolo_y_administra(peticion, tecnico, con_rutas):
    assert nombres(peticion, tecnico) == ["Protocolo"]
    assert contexto.marco(peticion(tecnico))["administrar"] == "/index/"


def test_el_riel_marca_la_pantalla_actual(peticion, agente, con_rutas):
    actuales = [e["nombre"] for e in contexto.riel(peticion(agente, "/solicitudes/2026-0000119/")) if e["actual"]]
    assert actuales == ["Bandeja"]


def test_una_pantalla_que_no_existe_no_aparece_en_el_riel():
    assert contexto.direccion("atencion:no_existe") == ""


def test_la_franja_roja_solo_la_ve_quien_vigila(peticion, supervisor, agente):
    assert contexto.marco(peticion(supervisor))["alertas_detenidas"]
    assert not contexto.marco(peticion(agente))["alertas_detenidas"]


def test_la_cuenta_de_quien_no_lleva_nada_es_cero(agente):
    assert contexto.mi_cuenta(agente) == 0


def test_el_marco_entero_se_dibuja_con_la_franja_de_demostracion(peticion, supervisor):
    Entidad.objects.update_or_create(pk=1, defaults={"es_demostracion": True})
    pagina = render_to_string("base.html", request=peticion(supervisor))
    assert "Datos de demostración" in pagina
    assert "Las alertas de vencimiento no se revisan" in pagina
    assert supervisor.nombre in pagina
    assert 'href="#contenido"' in pagina


def test_el_marco_cuesta_un_numero_fijo_de_consultas(peticion, supervisor, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        render_to_string("base.html", request=peticion(supervisor))
