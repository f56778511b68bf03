"""Filas 18 a 21 de la matriz: quién ve qué caso y de quién es."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atencion.actuaciones import asignar
from atencion.models import Acceso
from atencion.tests.fabricas import un_ciudadano, una_solicitud

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reloj")]


@pytest.fixture
def ana(agente, ahora):
    return un_ciudadano(agente, ahora, telefono="3101234567")


@pytest.fixture
def caso(agente, hacienda, responsable, ana, ahora):
    return una_solicitud(agente, hacienda, ahora, ana, asunto="Cobro doble de predial")


@pytest.fixture
def reservada(agente, hacienda, responsable, ana, ahora):
    return una_solicitud(agente, hacienda, ahora, ana, identidad="reservada", tipo="denuncia")


@pytest.fixture
def anonima(agente, hacienda, responsable, ahora):
    return una_solicitud(agente, hacienda, ahora, tipo="denuncia")


def _ruta(caso, acto: str = "") -> str:
    return f"/solicitudes/{caso.radicado}/{acto}"


def _texto(respuesta) -> str:
    return re.sub(r"\s+", " ", respuesta.content.decode())


def _quien(nombre, request):
    return request.getfixturevalue(nombre)


@pytest.mark.parametrize(
    ("quien", "codigo"),
    [
        ("agente", 200),
        ("otro_agente", 404),
        ("responsable", 200),
        ("otro_responsable", 404),
        ("supervisor", 200),
        ("auditor", 200),
        ("protocolo_admin", 403),
        ("tecnico", 403),
    ],
)
def test_quien_abre_una_solicitud_con_nombre(quien, codigo, caso, cliente, request):
    assert cliente(_quien(quien, request)).get(_ruta(caso)).status_code == codigo


@pytest.mark.parametrize(
    ("quien", "codigo", "ve_nombre"),
    [
        ("agente", 200, True),
        ("otro_agente", 404, False),
        ("responsable", 404, False),
        ("supervisor", 200, False),
        ("auditor", 200, False),
    ],
)
def test_quien_abre_una_reservada_y_quien_ve_de_quien_es(quien, codigo, ve_nombre, reservada, cliente, request):
    respuesta = cliente(_quien(quien, request)).get(_ruta(reservada))
    assert respuesta.status_code == codigo
    assert ("Ana Ejemplo" in _texto(respuesta)) is ve_nombre


def test_al_dia_siguiente_quien_la_recibio_ya_no_abre_la_reservada(reservada, agente, reloj, ahora, cliente):
    reloj(ahora + timedelta(days=1))
    assert cliente(agente).get(_ruta(reservada)).status_code == 404


def test_quien_lleva_la_reservada_ve_de_quien_es(reservada, responsable, supervisor, ahora, cliente):
    asignar(reservada.pk, responsable=responsable, por=supervisor, ahora=ahora, version=1)
    assert "Señora Ana Ejemplo" in _texto(cliente(responsable).get(_ruta(reservada)))


def test_cada_vez_que_el_supervisor_abre_una_reservada_queda_anotado(reservada, supervisor, ahora, cliente):
    cliente(supervisor).get(_ruta(reservada))
    acceso = Acceso.objects.get(clase="reservada")
    assert (acceso.funcionario, acceso.solicitud, acceso.motivo, acceso.en) == (
        supervisor,
        reservada,
        "abrió el caso",
        ahora,
    )


def test_abrir_una_con_nombre_no_deja_acceso_a_reservada(caso, supervisor, cliente):
    cliente(supervisor).get(_ruta(caso))
    assert not Acceso.objects.filter(clase="reservada").exists()


def test_el_supervisor_ve_la_identidad_diciendo_para_que_y_queda_anotado(reservada, supervisor, ana, cliente):
    respuesta = cliente(supervisor).post(_ruta(reservada, "identidad/"), {"motivo": "Citarla a ampliar la denuncia"})
    assert respuesta.status_code == 200
    assert "Señora Ana Ejemplo" in _texto(respuesta)
    acceso = Acceso.objects.get(clase="reservada")
    assert (acceso.ciudadano, acceso.motivo) == (ana, "Citarla a ampliar la denuncia")
    assert "Ana Ejemplo" not in _texto(cliente(supervisor).get(_ruta(reservada)))


@pytest.mark.parametrize("motivo", ["", "porque", "\u200b" * 12])
def test_sin_un_motivo_de_verdad_no_se_muestra_ni_se_anota(motivo, reservada, supervisor, cliente):
    respuesta = cliente(supervisor).post(_ruta(reservada, "identidad/"), {"motivo": motivo})
    assert respuesta.status_code == 422
    assert "Ana Ejemplo" not in _texto(respuesta)
    assert not Acceso.objects.filter(clase="reservada").exists()


@pytest.mark.parametrize(("quien", "codigo"), [("auditor", 403), ("agente", 403), ("responsable", 404)])
def test_nadie_mas_pide_la_identidad(quien, codigo, reservada, cliente, request):
    respuesta = cliente(_quien(quien, request)).post(_ruta(reservada, "identidad/"), {"motivo": "Citarla mañana"})
    assert respuesta.status_code == codigo


def test_la_identidad_no_se_pide_por_get(reservada, supervisor, cliente):
    assert cliente(supervisor).get(_ruta(reservada, "identidad/")).status_code == 405


def test_la_anonima_no_tiene_ni_un_campo_de_identidad(anonima, supervisor, cliente):
    pagina = _texto(cliente(supervisor).get(_ruta(anonima)))
    assert "Anónima" in pagina
    assert "Ver quién es" not in pagina
    assert "Documento</dt>" not in pagina


def test_el_auditor_no_ve_datos_de_la_persona(caso, auditor, cliente):
    pagina = _texto(cliente(auditor).get(_ruta(caso)))
    assert "A. E." in pagina
    for dato in ("Ana Ejemplo", "3101234567", "1.023.456.789", "Centro Alto"):
        assert dato not in pagina


def test_el_detalle_dice_plazo_calculo_linea_y_expediente(caso, responsable, cliente):
    pagina = _texto(cliente(responsable).get(_ruta(caso)))
    assert f"data-radicado>{caso.radicado}</b>" in pagina
    assert 'role="img" aria-label="Quedan 15 de 15 días hábiles"' in pagina
    assert '<time datetime="2026-12-15" data-vence>martes 15 de diciembre de 2026</time>' in pagina
    assert "15 días hábiles" in pagina
    assert "no cuenta, La Inmaculada Concepción" in pagina
    assert "<h3>Radicada</h3>" in pagina
    assert "<h3>Vence el término</h3>" in pagina
    assert "Que poden el árbol del andén." in pagina


@pytest.mark.parametrize(
    ("quien", "botones"),
    [
        ("agente", ["asignar"]),
        ("responsable", ["responder", "asignar"]),
        ("supervisor", ["responder", "asignar"]),
        ("auditor", []),
    ],
)
def test_cada_papel_ve_solo_los_botones_que_le_sirven(quien, botones, caso, cliente, request):
    pagina = cliente(_quien(quien, request)).get(_ruta(caso)).content.decode()
    assert re.findall(rf'href="{_ruta(caso)}(responder|asignar|comunicar)/"', pagina) == botones


@pytest.mark.parametrize("numero", ["2026-9999999", "x", "2026-0000001a", "0" * 300])
def test_un_numero_que_no_existe_es_404(numero, caso, supervisor, cliente):
    assert cliente(supervisor).get(f"/solicitudes/{numero}/").status_code == 404


def test_las_consultas_del_detalle_no_crecen_con_la_historia(caso, responsable, supervisor, ahora, cliente):
    sesion = cliente(supervisor)

    def consultas() -> int:
        with CaptureQueriesContext(connection) as hechas:
            sesion.get(_ruta(caso))
        return len(hechas)

    asignar(caso.pk, responsable=responsable, por=supervisor, ahora=ahora, version=1)
    consultas()  # la primera visita escribe la sesión
    con_dos = consultas()
    for n in range(2, 4):
        asignar(caso.pk, responsable=responsable, por=supervisor, ahora=ahora, version=n)
    assert consultas() == con_dos
