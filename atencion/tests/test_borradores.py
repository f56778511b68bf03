"""Lo escrito a medias: uno por atención, con su token, y nadie pisa lo del otro."""

import pytest
from django.http import QueryDict

from atencion import borradores
from atencion.conflicto import ConflictoDeVersion
from atencion.models import Borrador
from atencion.tests.fabricas_radicar import una_atencion

pytestmark = pytest.mark.django_db


@pytest.fixture
def borrador(agente, ahora):
    return borradores.abrir(una_atencion(agente, ahora), "radicar", {"campos": {}}, por=agente, ahora=ahora)


def test_abrir_dos_veces_es_el_mismo_con_el_mismo_token(borrador, agente, ahora):
    otro = borradores.abrir(borrador.atencion, "radicar", {"campos": {"asunto": ["x"]}}, por=agente, ahora=ahora)
    assert (otro.pk, otro.token, otro.datos) == (borrador.pk, borrador.token, {"campos": {}})


def test_abrir_a_la_vez_en_dos_pestanas_devuelve_el_que_quedo(borrador, agente, ahora, monkeypatch):
    monkeypatch.setattr(borradores, "de", lambda *a: None)
    assert borradores.abrir(borrador.atencion, "radicar", {}, por=agente, ahora=ahora).pk == borrador.pk


def test_guardar_sube_la_version(borrador, ahora):
    assert borradores.guardar(borrador, {"campos": {"a": ["1"]}}, ahora=ahora, version=1).version == 2


def test_guardar_sobre_una_version_vieja_no_pisa(borrador, ahora):
    borradores.guardar(borrador, {"campos": {"a": ["nuevo"]}}, ahora=ahora)
    with pytest.raises(ConflictoDeVersion):
        borradores.guardar(borrador, {"campos": {"a": ["viejo"]}}, ahora=ahora, version=1)
    assert Borrador.objects.get().datos == {"campos": {"a": ["nuevo"]}}


def test_guardar_lo_que_ya_se_radico_no_lo_revive(borrador, ahora):
    Borrador.objects.all().delete()
    with pytest.raises(ConflictoDeVersion):
        borradores.guardar(borrador, {}, ahora=ahora)
    assert Borrador.objects.count() == 0


def test_solo_entra_lo_pedido_y_sin_lo_que_la_base_no_guarda():
    enviado = QueryDict(mutable=True)
    enviado.setlist("preguntas", ["pide", "propone"])
    enviado.update({"asunto": "ho\x00la\u202e", "radicado": "2026-0000001", "ciudadano": "1"})
    limpios = borradores.campos_limpios(enviado, ("asunto", "preguntas", "objeto"))
    assert limpios == {"asunto": ["hola"], "preguntas": ["pide", "propone"]}
