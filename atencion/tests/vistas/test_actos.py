"""Responder, asignar y comunicar por pantalla (filas 24, 25, 29 y 31 de la matriz) y el choque entre dos personas."""

import re
from datetime import timedelta

import pytest

from atencion.actuaciones import asignar, responder
from atencion.models import Comunicacion, Envio, Respuesta
from atencion.tests.fabricas import un_ciudadano, una_solicitud

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reloj")]
FAVORABLE = {"sentido": "favorable", "texto": "Se corrige el cobro.", "version": "1"}
NEGATIVA = FAVORABLE | {"sentido": "negativa", "norma": "Acuerdo 12", "alternativas": "Pagar en cuotas", "pasos": "Ir"}


@pytest.fixture
def caso(agente, hacienda, responsable, ahora):
    return una_solicitud(agente, hacienda, ahora, un_ciudadano(agente, ahora), asunto="Cobro doble de predial")


@pytest.fixture
def respondida(caso, responsable, ahora):
    responder(caso.pk, sentido="favorable", texto="Sí", por=responsable, ahora=ahora, version=1)
    caso.refresh_from_db()
    return caso


def _ruta(caso, acto: str = "") -> str:
    return f"/solicitudes/{caso.radicado}/{acto}"


def _texto(respuesta) -> str:
    return re.sub(r"\s+", " ", respuesta.content.decode())


PUEDEN = {
    "responder": {"agente": 403, "responsable": 200, "otro_responsable": 404, "supervisor": 200, "auditor": 403},
    "asignar": {"agente": 200, "responsable": 200, "otro_responsable": 404, "supervisor": 200, "auditor": 403},
}


@pytest.mark.parametrize(
    ("acto", "quien", "codigo"), [(a, q, c) for a, fila in PUEDEN.items() for q, c in fila.items()]
)
def test_quien_abre_cada_acto(acto, quien, codigo, caso, cliente, request):
    assert cliente(request.getfixturevalue(quien)).get(_ruta(caso, f"{acto}/")).status_code == codigo


@pytest.mark.parametrize(
    ("quien", "codigo"),
    [
        ("agente", 200),
        ("otro_agente", 404),
        ("responsable", 200),
        ("otro_responsable", 404),
        ("supervisor", 200),
        ("auditor", 403),
    ],
)
def test_quien_registra_la_entrega(quien, codigo, respondida, cliente, request):
    assert cliente(request.getfixturevalue(quien)).get(_ruta(respondida, "comunicar/")).status_code == codigo


@pytest.mark.parametrize("quien", ["agente", "auditor"])
def test_quien_no_puede_responder_tampoco_por_post(quien, caso, cliente, request):
    assert cliente(request.getfixturevalue(quien)).post(_ruta(caso, "responder/"), FAVORABLE).status_code == 403
    assert Respuesta.objects.count() == 0


def test_responder_deja_la_respuesta_y_vuelve_al_caso(caso, responsable, cliente):
    respuesta = cliente(responsable).post(_ruta(caso, "responder/"), FAVORABLE)
    assert (respuesta.status_code, respuesta.url) == (302, _ruta(caso))
    caso.refresh_from_db()
    assert (caso.estado, caso.respuestas.get().texto) == ("respondida", "Se corrige el cobro.")


@pytest.mark.parametrize("sentido", ["negativa", "parcial"])
@pytest.mark.parametrize("falta", ["norma", "alternativas", "pasos"])
def test_al_negar_hacen_falta_norma_alternativas_y_pasos(sentido, falta, caso, responsable, cliente):
    datos = NEGATIVA | {"sentido": sentido, falta: ""}
    respuesta = cliente(responsable).post(_ruta(caso, "responder/"), datos)
    assert respuesta.status_code == 422
    assert respuesta.context["form"].errors[falta][0].startswith("Al negar, escriba")
    assert "Se corrige el cobro.</textarea>" in _texto(respuesta)
    assert Respuesta.objects.count() == 0


def test_al_negar_con_todo_queda_todo_guardado(caso, responsable, cliente):
    cliente(responsable).post(_ruta(caso, "responder/"), NEGATIVA)
    r = Respuesta.objects.get()
    assert (r.sentido, r.norma, r.alternativas, r.pasos) == ("negativa", "Acuerdo 12", "Pagar en cuotas", "Ir")


@pytest.mark.parametrize(
    ("campo", "malo"),
    [
        ("texto", ""),
        ("texto", "\u200b"),
        ("texto", "x" * 20_001),
        ("sentido", "otra"),
        ("norma", "x" * 201),
        ("version", ""),
    ],
)
def test_una_respuesta_mal_escrita_no_se_guarda(campo, malo, caso, responsable, cliente):
    respuesta = cliente(responsable).post(_ruta(caso, "responder/"), FAVORABLE | {campo: malo})
    assert respuesta.status_code == 422
    assert campo in respuesta.context["form"].errors
    assert Respuesta.objects.count() == 0


def test_lo_ya_respondido_no_se_vuelve_a_abrir_para_responder(respondida, responsable, cliente):
    respuesta = cliente(responsable).get(_ruta(respondida, "responder/"), follow=True)
    assert respuesta.redirect_chain == [(_ruta(respondida), 302)]
    assert "ya tiene respuesta" in _texto(respuesta)


def test_si_otro_guardo_antes_se_ve_el_cambio_y_no_se_pierde_lo_escrito(caso, responsable, supervisor, ahora, cliente):
    asignar(caso.pk, responsable=responsable, por=supervisor, ahora=ahora, version=1)
    respuesta = cliente(responsable).post(_ruta(caso, "responder/"), FAVORABLE)
    pagina = _texto(respuesta)
    assert respuesta.status_code == 409
    assert "Otra persona guardó cambios mientras usted escribía" in pagina
    assert "Se corrige el cobro.</textarea>" in pagina
    assert "Carlos Duarte, Secretaría de Hacienda" in pagina
    assert Respuesta.objects.count() == 0
    assert '<input type="hidden" name="version" value="2"' in pagina
    otra_vez = cliente(responsable).post(_ruta(caso, "responder/"), FAVORABLE | {"version": "2"})
    assert otra_vez.status_code == 302


def test_si_otro_ya_respondio_no_se_ofrece_guardar_encima(caso, responsable, supervisor, ahora, cliente):
    responder(caso.pk, sentido="favorable", texto="Ya", por=supervisor, ahora=ahora, version=1)
    respuesta = cliente(responsable).post(_ruta(caso, "responder/"), FAVORABLE)
    assert respuesta.status_code == 409
    assert "Guardar la respuesta" not in _texto(respuesta)
    assert "Se corrige el cobro.</textarea>" in _texto(respuesta)


def test_el_jefe_asigna_a_alguien_de_su_oficina_y_le_avisa(caso, responsable, funcionario, hacienda, cliente):
    otra = funcionario("rosa", "responsable", dependencia=hacienda)
    cliente(responsable).post(_ruta(caso, "asignar/"), {"responsable": otra.pk, "version": "1"})
    caso.refresh_from_db()
    assert (caso.responsable, caso.estado) == (otra, "asignada")
    assert Envio.objects.filter(destinatario=otra).count() == 1


def test_el_jefe_no_puede_asignar_a_otra_oficina(caso, responsable, otro_responsable, cliente):
    respuesta = cliente(responsable).post(_ruta(caso, "asignar/"), {"responsable": otro_responsable.pk, "version": "1"})
    assert respuesta.status_code == 422
    caso.refresh_from_db()
    assert caso.responsable is None


def test_el_agente_solo_elige_dependencia(caso, agente, responsable, otra_dependencia, cliente):
    assert list(cliente(agente).get(_ruta(caso, "asignar/")).context["form"].fields) == ["version", "dependencia"]
    datos = {"dependencia": otra_dependencia.pk, "responsable": responsable.pk, "version": "1"}
    cliente(agente).post(_ruta(caso, "asignar/"), datos)
    caso.refresh_from_db()
    assert (caso.dependencia, caso.responsable) == (otra_dependencia, None)


def test_el_supervisor_elige_cualquier_persona(caso, supervisor, otro_responsable, otra_dependencia, cliente):
    cliente(supervisor).post(_ruta(caso, "asignar/"), {"responsable": otro_responsable.pk, "version": "1"})
    caso.refresh_from_db()
    assert (caso.dependencia, caso.responsable) == (otra_dependencia, otro_responsable)


def test_asignar_a_nadie_dice_que_elegir(caso, supervisor, cliente):
    respuesta = cliente(supervisor).post(_ruta(caso, "asignar/"), {"version": "1"})
    assert (respuesta.status_code, respuesta.context["form"].errors["dependencia"]) == (
        422,
        ["Elija quién la va a llevar."],
    )


def test_una_persona_y_una_oficina_que_no_cuadran_se_rechazan_con_frase(
    caso, supervisor, otro_responsable, hacienda, cliente
):
    datos = {"dependencia": hacienda.pk, "responsable": otro_responsable.pk, "version": "1"}
    respuesta = cliente(supervisor).post(_ruta(caso, "asignar/"), datos)
    assert respuesta.status_code == 422
    assert "Marina Gil no trabaja en Secretaría de Hacienda." in _texto(respuesta)


def test_si_al_asignarla_deja_de_verla_vuelve_a_la_bandeja(
    agente, hacienda, responsable, supervisor, funcionario, ahora, cliente
):
    reservada = una_solicitud(agente, hacienda, ahora, un_ciudadano(agente, ahora), identidad="reservada")
    asignar(reservada.pk, responsable=responsable, por=supervisor, ahora=ahora, version=1)
    otra = funcionario("rosa", "responsable", dependencia=hacienda)
    respuesta = cliente(responsable).post(_ruta(reservada, "asignar/"), {"responsable": otra.pk, "version": "2"})
    assert respuesta.url == "/bandeja/"


ENTREGA = {"medio": "ventanilla", "dia": "2026-11-23", "hora": "10:41", "prueba": "Firmó el recibido", "version": "2"}


def test_registrar_la_comunicacion_detiene_el_termino(respondida, agente, cliente):
    assert cliente(agente).post(_ruta(respondida, "comunicar/"), ENTREGA).status_code == 302
    respondida.refresh_from_db()
    assert (respondida.estado, respondida.proximo_hito_el) == ("comunicada", None)
    assert Comunicacion.objects.get().prueba == "Firmó el recibido"


@pytest.mark.parametrize(
    ("campo", "malo"),
    [
        ("hora", "10:42"),
        ("dia", "2026-11-24"),
        ("dia", "0001-01-01"),
        ("dia", "31/02/2026"),
        ("hora", "25:00"),
        ("medio", "paloma"),
        ("prueba", ""),
    ],
)
def test_una_comunicacion_futura_o_mal_escrita_no_se_guarda(campo, malo, respondida, agente, cliente):
    respuesta = cliente(agente).post(_ruta(respondida, "comunicar/"), ENTREGA | {campo: malo})
    assert respuesta.status_code == 422
    assert campo in respuesta.context["form"].errors
    assert Comunicacion.objects.count() == 0


def test_no_pudo_conocerla_antes_de_la_respuesta(respondida, agente, reloj, ahora, cliente):
    reloj(ahora + timedelta(hours=1))
    respuesta = cliente(agente).post(_ruta(respondida, "comunicar/"), ENTREGA | {"hora": "09:00"})
    assert respuesta.status_code == 422
    assert "No pudo conocerla antes de la respuesta" in _texto(respuesta)
