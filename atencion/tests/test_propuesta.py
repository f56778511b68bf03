"""Con qué llega escrito el formulario de radicar y qué se olvida cuando nadie quiere decir quién es."""

import pytest

from atencion import propuesta
from atencion.models import Asunto
from atencion.tests.fabricas import un_ciudadano
from atencion.tests.fabricas_radicar import una_atencion

pytestmark = pytest.mark.django_db
DATOS = {"campos": {}, "ciudadano": 7, "creando": True, "asunto": 1}


def test_se_radica_el_ultimo_asunto_sin_resultado_salvo_que_se_pida_otro(agente, ahora):
    atencion = una_atencion(agente, ahora)
    primero = atencion.asuntos.get()
    segundo = Asunto.objects.create(atencion=atencion, orden=2, descripcion="Otra cosita")
    Asunto.objects.create(atencion=atencion, orden=3, descripcion="Ya resuelta", desenlace="resuelta")
    assert propuesta.asunto_para_radicar(atencion) == segundo
    assert propuesta.asunto_para_radicar(atencion, primero.pk) == primero


def test_el_asunto_de_otra_atencion_no_se_toma(agente, ahora):
    atencion, otra = una_atencion(agente, ahora), una_atencion(agente, ahora)
    assert propuesta.asunto_para_radicar(atencion, otra.asuntos.get().pk) == atencion.asuntos.get()


def test_la_persona_de_la_atencion_llega_elegida_con_su_medio(agente, ahora):
    ana = un_ciudadano(agente, ahora, medio_respuesta="recado")
    atencion = una_atencion(agente, ahora, ciudadano=ana)
    datos = propuesta.inicial(atencion, atencion.asuntos.get())
    assert (datos["ciudadano"], datos["campos"]["medio_respuesta"]) == (ana.pk, ["recado"])


def test_al_pasar_a_anonima_se_olvida_quien_es():
    campos = {"identidad": ["anonima"], "asunto": ["Queda"], "c-nombre": ["Ana"], "medio_respuesta": ["correo"]}
    assert propuesta.con_campos(DATOS, campos) == {
        "campos": {"identidad": ["anonima"], "asunto": ["Queda"]},
        "ciudadano": None,
        "creando": False,
        "asunto": 1,
    }


def test_con_nombre_no_se_olvida_nada():
    campos = {"identidad": ["nombre"], "c-nombre": ["Ana"]}
    assert propuesta.con_campos(DATOS, campos) == DATOS | {"campos": campos}


def test_elegir_a_alguien_no_pisa_el_medio_ya_dicho(agente, ahora):
    ana = un_ciudadano(agente, ahora, medio_respuesta="recado")
    dicho = DATOS | {"campos": {"medio_respuesta": ["llamada"], "c-nombre": ["Ana"]}}
    assert propuesta.con_persona(dicho, ana)["campos"] == {"medio_respuesta": ["llamada"]}
    sin_decir = DATOS | {"campos": {"medio_respuesta": [""]}}
    assert propuesta.con_persona(sin_decir, ana)["campos"] == {"medio_respuesta": ["recado"]}
