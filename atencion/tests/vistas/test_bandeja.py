import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from atencion.models import Solicitud
from atencion.tests.fabricas import un_ciudadano, una_solicitud

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reloj")]
URL = "/bandeja/"


@pytest.fixture
def ana(agente, ahora):
    return un_ciudadano(agente, ahora)


@pytest.fixture
def caso(agente, hacienda, responsable, ana, ahora):
    return una_solicitud(agente, hacienda, ahora, ana, asunto="Cobro doble de predial")


def _texto(respuesta) -> str:
    return re.sub(r"\s+", " ", respuesta.content.decode())


@pytest.mark.parametrize(
    ("quien", "primera"),
    [("agente", "mias"), ("responsable", "equipo"), ("supervisor", "todas"), ("auditor", "todas")],
)
def test_quien_atiende_o_vigila_abre_la_bandeja_en_la_vista_que_necesita(quien, primera, caso, cliente, request):
    respuesta = cliente(request.getfixturevalue(quien)).get(URL)
    assert respuesta.status_code == 200
    assert f'<a href="?vista={primera}" aria-current="page">' in _texto(respuesta)


@pytest.mark.parametrize("quien", ["protocolo_admin", "tecnico"])
def test_quien_no_tiene_papel_en_el_servicio_recibe_403(quien, cliente, request):
    assert cliente(request.getfixturevalue(quien)).get(URL).status_code == 403


def test_sin_ingresar_se_va_al_ingreso(cliente):
    assert cliente().get(URL).url == f"{reverse('ingresar')}?next={URL}"


def test_la_fila_dice_plazo_asunto_numero_tipo_persona_y_responsable(caso, supervisor, cliente):
    pagina = _texto(cliente(supervisor).get(URL, {"vista": "todas"}))
    assert f'<a class="asunto" href="/solicitudes/{caso.radicado}/">Cobro doble de predial</a>' in pagina
    assert '<use href="/static/iconos.svg#i-s-bien"></use></svg>En término <span class="dias">15 días</span>' in pagina
    assert '<time class="oculto" datetime="2026-12-15" data-vence>' in pagina
    assert "Ana Ejemplo" in pagina
    assert "Sin asignar" in pagina


def test_la_reservada_no_dice_el_nombre_ni_al_supervisor(agente, hacienda, supervisor, ana, ahora, cliente):
    una_solicitud(agente, hacienda, ahora, ana, identidad="reservada")
    pagina = _texto(cliente(supervisor).get(URL, {"vista": "todas"}))
    assert "Identidad reservada" in pagina
    assert "Ana Ejemplo" not in pagina


def test_el_auditor_ve_iniciales(caso, auditor, cliente):
    pagina = _texto(cliente(auditor).get(URL, {"vista": "todas"}))
    assert "A. E." in pagina
    assert "Ana" not in pagina


def test_otra_dependencia_no_ve_la_fila(caso, otro_responsable, cliente):
    assert caso.radicado not in _texto(cliente(otro_responsable).get(URL, {"vista": "todas"}))


def test_lo_que_aparece_en_la_lista_se_puede_abrir(caso, agente, responsable, supervisor, auditor, cliente):
    for quien in (agente, responsable, supervisor, auditor):
        vista = "mias" if quien == agente else "todas"
        pagina = cliente(quien).get(URL, {"vista": vista}).content.decode()
        numeros = re.findall(r"data-radicado>([0-9-]+)<", pagina)
        assert numeros == [caso.radicado]
        assert {cliente(quien).get(f"/solicitudes/{n}/").status_code for n in numeros} == {200}


@pytest.mark.parametrize(
    "consulta",
    [
        {"dependencia": "abc"},
        {"tipo": "nada"},
        {"canal": "' OR 1=1"},
        {"vence": "2026"},
        {"pagina": "-1"},
        {"pagina": "41"},
        {"pagina": "9" * 400},
        {"vista": "__all__"},
        {"dependencia": "99999999999999999999"},
    ],
)
def test_un_filtro_malo_se_deja_de_lado_y_se_dice(consulta, caso, supervisor, cliente):
    respuesta = cliente(supervisor).get(URL, {"vista": "todas"} | consulta)
    assert respuesta.status_code == 200
    assert "No se entendió esta parte de la dirección" in _texto(respuesta)


def test_un_filtro_de_mas_no_hace_nada(caso, supervisor, cliente):
    respuesta = cliente(supervisor).get(URL, {"vista": "todas", "ciudadano__nombre": "Ana", "orden": "password"})
    assert caso.radicado in _texto(respuesta)


def test_los_filtros_buenos_quitan_filas_y_quedan_puestos(caso, agente, otra_dependencia, supervisor, ahora, cliente):
    ajena = una_solicitud(agente, otra_dependencia, ahora)
    pagina = _texto(cliente(supervisor).get(URL, {"vista": "todas", "dependencia": otra_dependencia.pk}))
    assert ajena.radicado in pagina
    assert caso.radicado not in pagina
    assert f'<option value="{otra_dependencia.pk}" selected>' in pagina


def test_el_texto_se_busca_por_post_y_sin_tildes(caso, agente, hacienda, supervisor, ahora, cliente):
    otra = una_solicitud(agente, hacienda, ahora, asunto="Poda de un árbol")
    pagina = _texto(cliente(supervisor).post(f"{URL}?vista=todas", {"texto": "ARBOL"}))
    assert otra.radicado in pagina
    assert caso.radicado not in pagina


def test_el_texto_en_la_direccion_no_busca(caso, supervisor, cliente):
    assert caso.radicado in _texto(cliente(supervisor).get(URL, {"vista": "todas", "texto": "zzz"}))


def test_buscar_con_htmx_trae_solo_la_lista(caso, supervisor, cliente):
    respuesta = cliente(supervisor).post(f"{URL}?vista=todas", {"texto": "predial"}, headers={"hx-request": "true"})
    pagina = _texto(respuesta)
    assert pagina.lstrip().startswith('<div id="lista">')
    assert (caso.radicado in pagina, "<nav" in pagina) == (True, False)


def test_un_texto_invisible_o_muy_largo_se_rechaza_junto_al_campo(caso, supervisor, cliente):
    for malo in ("\u3164", "x" * 81):
        respuesta = cliente(supervisor).post(URL, {"texto": malo})
        assert respuesta.status_code == 422
        assert 'class="invalid-feedback" role="alert"' in _texto(respuesta)


def test_la_segunda_pagina_se_pide_con_un_enlace(agente, hacienda, supervisor, ahora, cliente):
    for _ in range(26):
        una_solicitud(agente, hacienda, ahora)
    primera = _texto(cliente(supervisor).get(URL, {"vista": "todas", "canal": "presencial"}))
    assert 'href="?vista=todas&amp;canal=presencial&amp;pagina=2"' in primera
    segunda = _texto(cliente(supervisor).get(URL, {"vista": "todas", "pagina": "2"}))
    assert "Del 26 al 26" in segunda


def test_las_consultas_no_crecen_con_las_filas(caso, agente, hacienda, supervisor, ana, ahora, cliente):
    sesion = cliente(supervisor)

    def consultas() -> int:
        with CaptureQueriesContext(connection) as hechas:
            sesion.get(URL, {"vista": "todas"})
        return len(hechas)

    consultas()  # la primera visita escribe la sesión
    con_una = consultas()
    for _ in range(2):
        una_solicitud(agente, hacienda, ahora, ana)
    Solicitud.objects.filter(pk=caso.pk).update(responsable=supervisor)
    assert Solicitud.objects.count() == 3
    assert consultas() == con_una


def test_no_hay_botones_que_no_sirvan(caso, supervisor, cliente):
    pagina = _texto(cliente(supervisor).get(URL))
    assert 'href="#"' not in pagina
    assert "XLSX" not in pagina


def test_una_vista_vacia_dice_que_sigue(supervisor, cliente):
    assert "No hay solicitudes en esta vista" in _texto(cliente(supervisor).get(URL))
