from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from atencion.actuaciones import asignar, comunicar, radicar, responder
from atencion.conflicto import ConflictoDeVersion
from atencion.flujo import NoSePuede
from atencion.models import Envio, Solicitud
from atencion.tests.fabricas import datos_para_radicar, un_ciudadano
from canales.roles import Rol

pytestmark = pytest.mark.django_db
RESPUESTA = {"sentido": "favorable", "texto": "Se poda el 30 de noviembre."}


@pytest.fixture
def solicitud(agente, responsable, hacienda, ahora):
    hacienda.refresh_from_db()
    return radicar(datos_para_radicar(hacienda, ahora, un_ciudadano(agente, ahora)), por=agente, ahora=ahora)


def test_la_solicitud_va_de_radicada_a_comunicada_y_deja_cuatro_actuaciones(solicitud, responsable, agente, ahora):
    s = asignar(solicitud.pk, responsable=responsable, por=responsable, ahora=ahora, version=1)
    assert (s.estado, s.responsable, s.version) == ("asignada", responsable, 2)
    r = responder(s.pk, **RESPUESTA, por=responsable, ahora=ahora, version=2)
    assert (r.numero, r.solicitud.estado, r.solicitud.comunicada_en) == ("S2026-0000001", "respondida", None)
    despues = ahora + timedelta(hours=1)
    comunicar(s.pk, medio="ventanilla", en=despues, prueba="Firmó el recibido", por=agente, ahora=despues, version=3)
    s.refresh_from_db()
    assert (s.estado, s.comunicada_en, s.proximo_hito_el, s.version) == ("comunicada", despues, None, 4)
    assert [a.clase for a in s.actuaciones.all()] == ["comunicar", "responder", "asignar", "radicar"]


def test_una_version_vieja_no_pisa_lo_que_otro_guardo(solicitud, responsable, ahora):
    asignar(solicitud.pk, responsable=responsable, por=responsable, ahora=ahora, version=1)
    with pytest.raises(ConflictoDeVersion) as conflicto:
        responder(solicitud.pk, **RESPUESTA, por=responsable, ahora=ahora, version=1)
    assert conflicto.value.actual.estado == "asignada"
    assert solicitud.respuestas.count() == 0


def test_negar_exige_norma_alternativas_y_pasos(solicitud, responsable, ahora):
    with pytest.raises(NoSePuede, match="alternativas"):
        responder(solicitud.pk, sentido="negativa", texto="No", por=responsable, ahora=ahora, version=1)
    r = responder(
        solicitud.pk,
        sentido="negativa",
        texto="El árbol es de un predio privado.",
        norma="Ley 1437, art. 13",
        alternativas="Pedirlo al dueño.",
        pasos="Puede reponer en 10 días.",
        por=responsable,
        ahora=ahora,
        version=1,
    )
    assert r.sentido == "negativa"


def test_comunicar_exige_respuesta_prueba_y_fecha_posible(solicitud, responsable, ahora):
    hecho = {"medio": "llamada", "por": responsable, "ahora": ahora}
    with pytest.raises(NoSePuede, match="Primero registre"):
        comunicar(solicitud.pk, en=ahora, prueba="Contestó ella", version=1, **hecho)
    responder(solicitud.pk, **RESPUESTA, por=responsable, ahora=ahora, version=1)
    for en, prueba, frase in [
        (ahora + timedelta(minutes=1), "Contestó", "futura"),
        (ahora - timedelta(days=1), "Contestó", "antes de la respuesta"),
        (ahora, "  ", "prueba"),
    ]:
        with pytest.raises(NoSePuede, match=frase):
            comunicar(solicitud.pk, en=en, prueba=prueba, version=2, **hecho)
    assert Solicitud.objects.get(pk=solicitud.pk).estado == "respondida"


@pytest.mark.parametrize("quien", ["agente", "otro_responsable", "auditor", "tecnico"])
def test_quien_no_la_lleva_no_la_responde(quien, solicitud, ahora, request):
    with pytest.raises(PermissionDenied):
        responder(solicitud.pk, **RESPUESTA, por=request.getfixturevalue(quien), ahora=ahora, version=1)


def test_el_responsable_no_asigna_fuera_de_su_dependencia(solicitud, responsable, otro_responsable, ahora):
    with pytest.raises(NoSePuede, match="de su dependencia"):
        asignar(solicitud.pk, responsable=otro_responsable, por=responsable, ahora=ahora, version=1)


def test_el_supervisor_asigna_a_otra_dependencia_y_se_avisa_a_quien_la_recibe(
    solicitud, supervisor, otro_responsable, ahora
):
    s = asignar(solicitud.pk, responsable=otro_responsable, por=supervisor, ahora=ahora, version=1)
    assert s.dependencia == otro_responsable.dependencia
    assert Envio.objects.filter(destinatario=otro_responsable, aviso__clase="asignacion").count() == 1


def test_no_se_asigna_a_quien_no_puede_responder(solicitud, supervisor, agente, funcionario, hacienda, ahora):
    with pytest.raises(NoSePuede, match="no puede responder"):
        asignar(solicitud.pk, responsable=agente, por=supervisor, ahora=ahora, version=1)
    inactivo = funcionario("ido", Rol.RESPONSABLE, dependencia=hacienda, is_active=False)
    with pytest.raises(NoSePuede, match="no puede responder"):
        asignar(solicitud.pk, responsable=inactivo, por=supervisor, ahora=ahora, version=1)


def test_el_agente_la_manda_a_otra_dependencia_solo_si_el_la_radico(
    solicitud, agente, otro_agente, otra_dependencia, ahora
):
    with pytest.raises(PermissionDenied):
        asignar(solicitud.pk, dependencia=otra_dependencia, por=otro_agente, ahora=ahora, version=1)
    s = asignar(solicitud.pk, dependencia=otra_dependencia, por=agente, ahora=ahora, version=1)
    assert (s.dependencia, s.estado, s.responsable) == (otra_dependencia, "radicada", None)


def test_asignar_no_mueve_el_termino(solicitud, responsable, ahora):
    vencia = solicitud.vence_el
    assert asignar(solicitud.pk, responsable=responsable, por=responsable, ahora=ahora, version=1).vence_el == vencia
