"""Lo que llega roto o con mala intención al radicar: una frase junto al campo, nada guardado y nada perdido."""

import pytest

from atencion.tests.fabricas import un_ciudadano
from atencion.tests.fabricas_radicar import HOSTILES, lo_minimo, persona_nueva, ruta, una_atencion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reloj")]


@pytest.fixture
def atencion(agente, ahora):
    return una_atencion(agente, ahora)


@pytest.fixture
def ana(agente, ahora):
    return un_ciudadano(agente, ahora)


@pytest.fixture
def web(cliente, agente):
    return cliente(agente)


@pytest.mark.parametrize("clase", HOSTILES)
@pytest.mark.parametrize("campo", ["tipo", "asunto", "objeto", "dependencia", "forma", "folios", "anexos", "q"])
def test_lo_hostil_nunca_tumba_la_pagina(web, atencion, campo, clase):
    respuesta = web.post(ruta(atencion), lo_minimo(**{campo: HOSTILES[clase]}))
    assert respuesta.status_code in {200, 422}
    assert "<script>alert(1)" not in respuesta.content.decode()
    assert web.get(ruta(atencion)).status_code == 200


@pytest.mark.parametrize(
    ("campo", "valor"),
    [
        ("asunto", HOSTILES["invisible"]),
        ("asunto", "x" * 161),
        ("objeto", "x" * 20_001),
        ("folios", "١٢٣"),
        ("folios", "1.0"),
        ("folios", "9" * 4300),
        ("folios", "10000"),
        ("tipo", "tutela_inventada"),
        ("dependencia", "999999"),
        ("identidad", "otra"),
        ("medio_respuesta", "paloma"),
        ("preguntas", "otra"),
    ],
)
def test_lo_imposible_se_rechaza_junto_a_su_campo(web, atencion, ana, campo, valor):
    web.post(ruta(atencion), lo_minimo(elegir=str(ana.pk)))
    respuesta = web.post(ruta(atencion), lo_minimo(**{campo: valor}))
    assert respuesta.status_code == 422
    assert list(respuesta.context["form"].errors) == [campo]


@pytest.mark.parametrize(
    ("fecha", "hora", "falla"),
    [
        ("", "", {"juez_fecha", "juez_hora"}),
        ("2027-02-29", "10:00", {"juez_fecha"}),
        ("9999-12-31", "10:00", {"juez_fecha"}),
        ("2060-12-31", "10:00", {"juez_fecha"}),
        ("2026-11-23", "10:40", {"juez_fecha"}),
        ("2026-11-25", "25:99", {"juez_hora"}),
    ],
)
def test_la_tutela_pide_la_fecha_y_la_hora_del_juez(web, atencion, ana, fecha, hora, falla):
    web.post(ruta(atencion), lo_minimo(elegir=str(ana.pk)))
    respuesta = web.post(ruta(atencion), lo_minimo(tipo="tutela", juez_fecha=fecha, juez_hora=hora))
    assert respuesta.status_code == 422
    assert set(respuesta.context["form"].errors) == falla
    assert 'name="juez_fecha"' in respuesta.content.decode()


@pytest.mark.parametrize("clase", HOSTILES)
def test_lo_hostil_en_cada_campo_de_la_persona_nunca_tumba_la_pagina(web, atencion, clase):
    web.post(ruta(atencion), lo_minimo(accion="nuevo"))
    for campo in ("documento", "nombre", "telefono", "correo", "vereda", "direccion", "tipo_documento"):
        datos = lo_minimo(accion="crear", **persona_nueva(**{campo: HOSTILES[clase], "medio_respuesta": ""}))
        respuesta = web.post(ruta(atencion), datos)
        assert respuesta.status_code == 422, campo
        assert "<script>alert(1)" not in respuesta.content.decode()
