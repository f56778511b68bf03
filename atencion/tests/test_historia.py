"""La ficha cuenta la historia de una persona sin contar lo que no le toca a quien mira."""

from dataclasses import asdict

import pytest

from atencion import historia
from atencion.models import Asunto
from atencion.tests.fabricas import un_ciudadano
from atencion.tests.fabricas_radicar import una_atencion

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(agente, ahora):
    campos = {"telefono": "310 123 4567", "telefono_normalizado": "3101234567", "representante": "Luis Gil"}
    return un_ciudadano(agente, ahora, **campos)


def test_lo_que_escribio_otro_no_se_lee_en_la_ficha(agente, otro_agente, ana, ahora):
    atencion = una_atencion(otro_agente, ahora, ciudadano=ana)
    tramite = atencion.asuntos.get().titulo
    Asunto.objects.create(atencion=atencion, orden=2, descripcion="Denuncia a su vecino", desenlace="resuelta")
    ajeno = historia.contactos(ana, agente, ahora.date())[0]
    propio = historia.contactos(ana, otro_agente, ahora.date())[0]
    assert (ajeno.asuntos, ajeno.se_puede_ver) == (f"{tramite}; Otro asunto: resuelta", False)
    assert (propio.asuntos, propio.se_puede_ver) == (f"{tramite}; Denuncia a su vecino: resuelta", True)


def test_solo_los_diez_ultimos_contactos_lo_ultimo_arriba(agente, ana, ahora):
    for dia in range(1, 13):
        una_atencion(agente, ahora.replace(day=dia), ciudadano=ana)
    contactos = historia.contactos(ana, agente, ahora.date())
    assert [c.en.day for c in contactos] == list(range(12, 2, -1))


def test_tapada_no_deja_ningun_dato_entero(auditor, agente, ana):
    tapada = str(asdict(historia.persona(ana, auditor)))
    enteros = ("Ana Ejemplo", "1023456789", "1.023.456.789", "310", "Centro Alto", "Luis Gil")
    assert [e for e in enteros if e in tapada] == []
    completa = historia.persona(ana, agente)
    assert (completa.nombre, completa.senas) == ("Señora Ana Ejemplo", ["CC 1.023.456.789", "Centro Alto"])
