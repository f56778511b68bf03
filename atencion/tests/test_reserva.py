"""Lo anónimo y lo reservado no se filtra por la atención de la que salió ni por la que preguntó."""

from datetime import timedelta

import pytest

from atencion import atenciones
from atencion.actuaciones import radicar
from atencion.asuntos import DatosAsunto
from atencion.atenciones import DatosAtencion
from atencion.models import Asunto, Atencion, Envio, Solicitud
from atencion.tests.fabricas import datos_para_radicar, un_ciudadano
from canales.models import Canal

pytestmark = pytest.mark.django_db


@pytest.fixture
def atencion(agente, ahora):
    return atenciones.abrir(Canal.objects.get(clave="telefonico"), por=agente, ahora=ahora)


@pytest.mark.parametrize(("identidad", "guarda"), [("anonima", False), ("reservada", False), ("nombre", True)])
def test_informar_el_estado_de_un_caso_sin_nombre_no_lo_ata_a_quien_llama(
    identidad, guarda, atencion, agente, hacienda, ahora
):
    persona = None if identidad == "anonima" else un_ciudadano(agente, ahora)
    caso = radicar(datos_para_radicar(hacienda, ahora, persona, identidad=identidad), por=agente, ahora=ahora)
    dado = DatosAsunto(orden=1, descripcion="Cómo va lo suyo", desenlace="estado", solicitud=caso)
    datos = DatosAtencion("Rosa", "senora", "", (dado,), ())
    atenciones.guardar(atencion.pk, por=agente, ahora=ahora, version=atencion.version, datos=datos)
    asunto = Asunto.objects.get(atencion=atencion)
    assert (asunto.desenlace, asunto.solicitud == caso, asunto.estado_sin_nombre) == ("estado", guarda, not guarda)


def test_la_reservada_avisa_a_quien_puede_asignarla_y_no_al_jefe(agente, responsable, supervisor, hacienda, ahora):
    persona = un_ciudadano(agente, ahora)
    radicar(datos_para_radicar(hacienda, ahora, persona, identidad="reservada"), por=agente, ahora=ahora)
    assert [e.destinatario for e in Envio.objects.all()] == [supervisor]


def test_la_recibida_ayer_y_radicada_hoy_entrega_su_constancia(agente, hacienda, ahora):
    ayer = ahora - timedelta(days=1)
    persona = un_ciudadano(agente, ahora)
    datos = datos_para_radicar(hacienda, ayer, persona, identidad="reservada")
    caso = radicar(datos, por=agente, ahora=ahora)
    assert caso in Solicitud.objects.visibles_para(agente, ahora.date())
    assert caso not in Solicitud.objects.visibles_para(agente, ayer.date())


def test_la_atencion_de_una_reservada_no_muestra_el_nombre_a_quien_no_puede(
    atencion, agente, supervisor, hacienda, ahora, cliente
):
    Atencion.objects.filter(pk=atencion.pk).update(nombre_trato="Zoraida", tratamiento="senora", notas="dijo algo")
    asunto = atencion.asuntos.get()
    datos = datos_para_radicar(
        hacienda, ahora, un_ciudadano(agente, ahora), identidad="reservada", atencion=atencion, asunto_id=asunto.pk
    )
    radicar(datos, por=agente, ahora=ahora)
    texto = cliente(supervisor).get(f"/atenciones/{atencion.pk}/").content.decode()
    assert "Zoraida" not in texto and "dijo algo" not in texto


def test_el_mismo_envio_de_dos_personas_es_un_solo_radicado(agente, supervisor, hacienda, ahora):
    datos = datos_para_radicar(hacienda, ahora, un_ciudadano(agente, ahora))
    assert radicar(datos, por=agente, ahora=ahora) == radicar(datos, por=supervisor, ahora=ahora)
    assert Solicitud.objects.count() == 1


def test_el_auditor_no_busca_por_el_nombre_que_no_puede_ver(agente, auditor, supervisor, hacienda, ahora, cliente):
    radicar(datos_para_radicar(hacienda, ahora, un_ciudadano(agente, ahora)), por=agente, ahora=ahora)
    for quien, halla in ((supervisor, True), (auditor, False)):
        texto = cliente(quien).post("/bandeja/", {"texto": "Ejemplo"}).content.decode()
        assert ("2026-0000001" in texto) is halla
