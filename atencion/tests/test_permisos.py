from datetime import timedelta

import pytest

from atencion.actuaciones import asignar, radicar
from atencion.models import Solicitud
from atencion.permisos import nombre_visible, ve_identidad
from atencion.tests.fabricas import datos_para_radicar, un_ciudadano

pytestmark = pytest.mark.django_db

#                 normal  reservada  anonima  (de Hacienda, radicadas hoy por `agente`)
VISIBLES = {
    "agente": (True, True, True),
    "otro_agente": (False, False, False),
    "responsable": (True, False, True),
    "otro_responsable": (False, False, False),
    "supervisor": (True, True, True),
    "auditor": (True, True, True),
    "protocolo_admin": (False, False, False),
    "tecnico": (False, False, False),
}


@pytest.fixture
def casos(agente, responsable, hacienda, ahora):
    persona = un_ciudadano(agente, ahora)
    return [
        radicar(datos_para_radicar(hacienda, ahora, quien, identidad=identidad), por=agente, ahora=ahora)
        for identidad, quien in (("nombre", persona), ("reservada", persona), ("anonima", None))
    ]


@pytest.mark.parametrize("quien", VISIBLES)
def test_cada_papel_ve_lo_que_dice_la_matriz(quien, casos, ahora, request):
    funcionario = request.getfixturevalue(quien)
    vistas = set(Solicitud.objects.visibles_para(funcionario, ahora.date()))
    assert tuple(c in vistas for c in casos) == VISIBLES[quien]


def test_quien_recibio_la_reservada_deja_de_verla_al_dia_siguiente(casos, agente, ahora):
    manana = ahora.date() + timedelta(days=1)
    assert casos[1] not in Solicitud.objects.visibles_para(agente, manana)
    assert casos[0] in Solicitud.objects.visibles_para(agente, manana)
    assert ve_identidad(agente, casos[1], ahora.date())
    assert not ve_identidad(agente, casos[1], manana)


def test_la_reservada_la_ve_con_nombre_solo_quien_la_lleva(casos, responsable, supervisor, ahora):
    reservada = asignar(casos[1].pk, responsable=responsable, por=supervisor, ahora=ahora, version=1)
    assert reservada in Solicitud.objects.visibles_para(responsable, ahora.date())
    assert nombre_visible(responsable, reservada) == "Ana Ejemplo"
    assert nombre_visible(supervisor, reservada) == "Identidad reservada"


def test_el_auditor_ve_iniciales_y_de_la_anonima_nadie_ve_nada(casos, auditor, supervisor, agente, ahora):
    assert [nombre_visible(auditor, c) for c in casos] == ["A. E.", "Identidad reservada", "Anónima"]
    assert nombre_visible(agente, casos[2], ahora.date()) == "Anónima"
    assert not ve_identidad(supervisor, casos[2])


def test_un_funcionario_inactivo_no_ve_identidades(casos, agente, ahora):
    agente.is_active = False
    assert not ve_identidad(agente, casos[0], ahora.date())
