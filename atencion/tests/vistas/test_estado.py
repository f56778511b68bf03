"""Ficha de estado (fila 18): cualquier agente, por número o documento exacto, y cada mirada anotada."""

import re

import pytest

from atencion.models import Acceso
from atencion.tests.fabricas import un_ciudadano, una_solicitud

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reloj")]
URL = "/estado/"


@pytest.fixture
def ana(agente, ahora):
    return un_ciudadano(agente, ahora)


@pytest.fixture
def caso(agente, hacienda, ana, ahora):
    return una_solicitud(agente, hacienda, ahora, ana, asunto="Cobro doble de predial")


def _texto(respuesta) -> str:
    return re.sub(r"\s+", " ", respuesta.content.decode())


@pytest.mark.parametrize(
    ("quien", "codigo"),
    [
        ("agente", 200),
        ("otro_agente", 200),
        ("responsable", 200),
        ("supervisor", 200),
        ("auditor", 403),
        ("protocolo_admin", 403),
        ("tecnico", 403),
    ],
)
def test_quien_consulta_el_estado(quien, codigo, caso, cliente, request):
    sesion = cliente(request.getfixturevalue(quien))
    assert sesion.get(URL).status_code == codigo
    assert sesion.post(URL, {"consulta": caso.radicado}).status_code == codigo


@pytest.mark.parametrize("escrito", ["2026-0000001", " 2026 1", "20260000001", "1.023.456.789", "1023456789"])
def test_otro_agente_la_halla_por_numero_o_documento_y_no_ve_textos_ni_nombres(escrito, caso, otro_agente, cliente):
    pagina = _texto(cliente(otro_agente).post(URL, {"consulta": escrito}))
    assert f"data-radicado>{caso.radicado}<" in pagina
    assert '<time datetime="2026-12-15" data-vence>martes 15 de diciembre de 2026</time>' in pagina
    for parte in ("La tiene la dependencia y falta que la asigne a una persona.", "Secretaría de Hacienda", "Petición"):
        assert parte in pagina
    for secreto in ("Ana Ejemplo", "predial", "Que poden"):
        assert secreto not in pagina


def test_cada_mirada_queda_anotada(caso, ana, otro_agente, ahora, cliente):
    cliente(otro_agente).post(URL, {"consulta": caso.radicado})
    cliente(otro_agente).post(URL, {"consulta": "1023456789"})
    segunda, primera = Acceso.objects.filter(clase="ficha_estado")
    assert (primera.funcionario, primera.solicitud, primera.ciudadano, primera.en) == (otro_agente, caso, None, ahora)
    assert (segunda.solicitud, segunda.ciudadano) == (caso, ana)


def test_las_reservadas_y_anonimas_solo_salen_por_su_numero_exacto(agente, hacienda, ana, otro_agente, ahora, cliente):
    reservada = una_solicitud(agente, hacienda, ahora, ana, identidad="reservada")
    anonima = una_solicitud(agente, hacienda, ahora)
    sesion = cliente(otro_agente)
    assert "No hay solicitudes con ese documento" in _texto(sesion.post(URL, {"consulta": "1023456789"}))
    for oculta in (reservada, anonima):
        pagina = _texto(sesion.post(URL, {"consulta": oculta.radicado}))
        assert f"data-radicado>{oculta.radicado}<" in pagina
        assert "Ana" not in pagina


@pytest.mark.parametrize("escrito", ["2026-9999999", "1023456", "10234567890", "ana ejemplo"])
def test_lo_que_no_es_exacto_no_muestra_nada_ni_anota(escrito, caso, otro_agente, cliente):
    pagina = _texto(cliente(otro_agente).post(URL, {"consulta": escrito}))
    assert "data-radicado" not in pagina
    assert Acceso.objects.filter(clase="ficha_estado").count() == 0


@pytest.mark.parametrize("malo", ["", "   ", "\u200b", "1" * 41])
def test_una_consulta_mala_es_422_junto_al_campo(malo, otro_agente, cliente):
    respuesta = cliente(otro_agente).post(URL, {"consulta": malo})
    assert respuesta.status_code == 422
    assert "invalid-feedback" in _texto(respuesta)


def test_el_numero_en_la_direccion_no_consulta(caso, otro_agente, cliente):
    assert "data-radicado" not in _texto(cliente(otro_agente).get(URL, {"consulta": caso.radicado}))
