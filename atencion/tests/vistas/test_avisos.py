import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atencion.avisos import avisar, sin_leer
from atencion.models import Envio
from atencion.tests.fabricas import una_solicitud

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reloj")]
URL, LEIDOS = "/avisos/", "/avisos/leidos/"


@pytest.fixture
def caso(agente, hacienda, responsable, ahora):
    """Radicarla ya avisa al jefe de la dependencia."""
    return una_solicitud(agente, hacienda, ahora, asunto="Poda de un árbol")


def _texto(respuesta) -> str:
    return re.sub(r"\s+", " ", respuesta.content.decode())


def test_la_campana_dice_que_paso_y_lleva_al_caso(caso, responsable, cliente):
    pagina = _texto(cliente(responsable).get(URL))
    assert f'<a href="/solicitudes/{caso.radicado}/"><b>Le asignaron una solicitud</b></a>' in pagina
    assert "vence el 15 de diciembre" in pagina
    assert "Sin leer" in pagina


def test_un_termino_se_dice_como_esta_hoy(caso, responsable, reloj, ahora, cliente):
    avisar("termino", solicitud=caso, nivel="faltan-5", destinatarios=[responsable], ahora=ahora)
    reloj(ahora + timedelta(days=16))
    assert "<b>Vence en 4 días hábiles</b>" in _texto(cliente(responsable).get(URL))


def test_los_avisos_de_otro_no_se_ven(caso, supervisor, cliente):
    assert "No tiene avisos" in _texto(cliente(supervisor).get(URL))


def test_lo_que_ya_no_puede_abrir_no_lleva_enlace_ni_asunto(caso, otro_responsable, ahora, cliente):
    avisar("termino", solicitud=caso, nivel="vence-hoy", destinatarios=[otro_responsable], ahora=ahora)
    pagina = _texto(cliente(otro_responsable).get(URL))
    assert "Ya no está a su cargo" in pagina
    assert caso.radicado not in pagina
    assert "Poda" not in pagina


def test_se_marca_uno_o_todos(caso, responsable, ahora, cliente):
    avisar("termino", solicitud=caso, nivel="vence-hoy", destinatarios=[responsable], ahora=ahora)
    uno = Envio.objects.filter(destinatario=responsable).first()
    assert cliente(responsable).post(LEIDOS, {"envio": uno.pk}).url == URL
    assert sin_leer(responsable) == 1
    cliente(responsable).post(LEIDOS)
    assert sin_leer(responsable) == 0


def test_nadie_marca_los_de_otro(caso, responsable, supervisor, cliente):
    ajeno = Envio.objects.get(destinatario=responsable)
    cliente(supervisor).post(LEIDOS, {"envio": ajeno.pk})
    assert sin_leer(responsable) == 1


@pytest.mark.parametrize("malo", ["abc", "-1", "9" * 50, "1 OR 1=1", "١"])
def test_un_numero_mal_escrito_no_marca_nada(malo, caso, responsable, cliente):
    assert cliente(responsable).post(LEIDOS, {"envio": malo}).status_code == 302
    assert sin_leer(responsable) == 1


def test_marcar_es_solo_por_post(responsable, cliente):
    assert cliente(responsable).get(LEIDOS).status_code == 405


def test_las_consultas_no_crecen_con_los_avisos(caso, responsable, ahora, cliente):
    sesion = cliente(responsable)

    def consultas() -> int:
        with CaptureQueriesContext(connection) as hechas:
            sesion.get(URL)
        return len(hechas)

    consultas()  # la primera visita escribe la sesión
    con_uno = consultas()
    for n in range(2):
        avisar("termino", solicitud=caso, nivel=f"n{n}", destinatarios=[responsable], ahora=ahora)
    assert consultas() == con_uno
