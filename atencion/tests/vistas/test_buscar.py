import re

import pytest

from atencion.models import Acceso
from atencion.tests.fabricas import un_ciudadano, una_solicitud

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reloj")]
URL = "/buscar/"


@pytest.fixture
def ana(agente, ahora):
    return un_ciudadano(agente, ahora)


@pytest.fixture
def caso(agente, hacienda, ana, ahora):
    return una_solicitud(agente, hacienda, ahora, ana)


def _texto(respuesta) -> str:
    return re.sub(r"\s+", " ", respuesta.content.decode())


def test_un_numero_propio_lleva_al_caso(caso, agente, cliente):
    assert cliente(agente).post(URL, {"q": "2026 1"}).url == f"/solicitudes/{caso.radicado}/"


def test_un_numero_ajeno_lleva_a_su_ficha_de_estado(caso, otro_agente, cliente):
    respuesta = cliente(otro_agente).post(URL, {"q": caso.radicado})
    assert respuesta.status_code == 200
    assert "La tiene la dependencia" in _texto(respuesta)
    assert Acceso.objects.get(clase="ficha_estado").solicitud == caso


def test_un_documento_lleva_a_la_ficha_de_estado_y_a_la_persona(caso, otro_agente, cliente):
    pagina = _texto(cliente(otro_agente).post(URL, {"q": "1.023.456.789"}))
    assert f"data-radicado>{caso.radicado}<" in pagina
    assert "Ana Ejemplo" in pagina


def test_un_nombre_sin_tildes_halla_a_la_persona(ana, agente, cliente):
    pagina = _texto(cliente(agente).post(URL, {"q": "ANÁ ejemplo"}))
    assert "Ana Ejemplo" in pagina
    assert "CC 1.023.456.789" in pagina


def test_al_auditor_la_persona_le_llega_tapada(ana, auditor, cliente):
    pagina = _texto(cliente(auditor).post(URL, {"q": "ana ejemplo"}))
    assert "A. E." in pagina
    assert "1.023.456.789" not in pagina
    assert "Centro Alto" not in pagina


def test_una_palabra_halla_el_tramite(agente, cliente):
    assert "predial" in _texto(cliente(agente).post(URL, {"q": "predi"})).lower().split("tramites", 1)[1]


def test_el_auditor_no_consulta_estados_por_aqui(caso, auditor, cliente):
    assert cliente(auditor).post(URL, {"q": caso.radicado}).url == f"/solicitudes/{caso.radicado}/"
    cliente(auditor).post(URL, {"q": "1023456789"})
    assert Acceso.objects.filter(clase="ficha_estado").count() == 0


@pytest.mark.parametrize("quien", ["protocolo_admin", "tecnico"])
def test_quien_no_atiende_no_busca(quien, cliente, request):
    assert cliente(request.getfixturevalue(quien)).post(URL, {"q": "ana"}).status_code == 403


def test_no_se_busca_por_get(agente, cliente):
    assert cliente(agente).get(URL, {"q": "ana"}).status_code == 405


@pytest.mark.parametrize("malo", ["", "\u3164", "x" * 121])
def test_una_busqueda_mala_es_422_con_su_frase(malo, agente, cliente):
    respuesta = cliente(agente).post(URL, {"q": malo})
    assert respuesta.status_code == 422
    assert 'role="alert"' in _texto(respuesta)


@pytest.mark.parametrize("raro", ["<script>alert(1)</script>", "{{ 7|add:7 }}", "' OR 1=1 --", "%", "_"])
def test_lo_raro_se_muestra_tal_cual_y_no_halla_a_nadie(raro, ana, agente, cliente):
    respuesta = cliente(agente).post(URL, {"q": raro})
    assert respuesta.status_code == 200
    assert "Ana Ejemplo" not in _texto(respuesta)
    assert "<script>alert" not in _texto(respuesta)
