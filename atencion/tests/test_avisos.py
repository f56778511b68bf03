from datetime import timedelta

import pytest
from django.db import transaction

from atencion.avisos import avisar, latido_viejo, latir, marcar_leidos, sin_leer
from atencion.models import Aviso, Envio
from atencion.tests.fabricas import una_solicitud

pytestmark = pytest.mark.django_db


@pytest.fixture
def caso(agente, hacienda, ahora):
    return una_solicitud(agente, hacienda, ahora)


def _avisar(caso, destinatarios, ahora, nivel="vence-hoy"):
    return avisar(
        Aviso.Clase.TERMINO,
        solicitud=caso,
        nivel=nivel,
        vence_el=caso.vence_el,
        destinatarios=destinatarios,
        ahora=ahora,
    )


def test_un_aviso_deja_un_envio_por_persona_distinta_y_activa(caso, responsable, supervisor, ahora):
    supervisor.is_active = False
    supervisor.save()
    aviso = _avisar(caso, [responsable, responsable, None, supervisor], ahora)
    assert [e.destinatario for e in aviso.envios.all()] == [responsable]
    assert aviso.envios.get().proximo_en == ahora


def test_avisar_mil_veces_lo_mismo_deja_un_solo_aviso(caso, responsable, ahora):
    avisos = {_avisar(caso, [responsable], ahora).pk for _ in range(5)}
    assert len(avisos) == 1
    assert Envio.objects.filter(aviso__in=avisos).count() == 1


def test_otro_nivel_es_otro_aviso(caso, responsable, ahora):
    assert _avisar(caso, [responsable], ahora).pk != _avisar(caso, [responsable], ahora, nivel="vencida-1").pk


def test_si_el_acto_se_deshace_el_aviso_tambien(caso, responsable, ahora):
    with pytest.raises(RuntimeError), transaction.atomic():
        _avisar(caso, [responsable], ahora)
        raise RuntimeError
    assert not Aviso.objects.filter(clase=Aviso.Clase.TERMINO).exists()


@pytest.mark.django_db(transaction=True)
def test_fuera_de_una_transaccion_no_se_avisa(agente, hacienda, ahora):
    with pytest.raises(transaction.TransactionManagementError):
        avisar(Aviso.Clase.TERMINO, nivel="x", destinatarios=[agente], ahora=ahora)
    assert Aviso.objects.count() == 0


def test_sin_leer_cuenta_hasta_99(caso, responsable, ahora):
    for n in range(101):
        _avisar(caso, [responsable], ahora, nivel=f"n{n}")
    assert sin_leer(responsable) == 99


def test_marcar_leido_solo_toca_lo_propio(caso, responsable, supervisor, ahora):
    aviso = _avisar(caso, [responsable, supervisor], ahora)
    ajeno = aviso.envios.get(destinatario=supervisor)
    propios = sin_leer(responsable)
    assert marcar_leidos(responsable, ahora=ahora, envio=ajeno.pk) == 0
    assert marcar_leidos(responsable, ahora=ahora) == propios
    assert (sin_leer(responsable), sin_leer(supervisor)) == (0, 1)


@pytest.mark.parametrize(
    ("minutos", "viejo"),
    [({}, True), ({"vigilar": 1}, True), ({"vigilar": 9, "relevo": 1}, False), ({"vigilar": 11, "relevo": 1}, True)],
)
def test_el_latido_es_viejo_si_alguno_lleva_mas_de_diez_minutos_o_nunca_corrio(minutos, viejo, ahora):
    for nombre, hace in minutos.items():
        latir(nombre, ahora=ahora - timedelta(minutes=hace))
    assert latido_viejo(ahora) is viejo
