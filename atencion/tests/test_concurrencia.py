"""Muchas ventanillas a la vez: números seguidos, sin huecos ni errores, en los dos motores."""

import threading
from uuid import uuid4

import pytest
from django.db import connection

from atencion.actuaciones import radicar
from atencion.models import Consecutivo, Solicitud
from atencion.tests.fabricas import datos_para_radicar, un_ciudadano
from atencion.verificaciones import verificar_radicados


def _a_la_vez(hilos: int, tarea) -> list:
    salida, barrera = [], threading.Barrier(hilos)

    def correr(n):
        barrera.wait()
        try:
            salida.append(tarea(n))
        except Exception as error:  # noqa: BLE001 — cualquier falla debe verse en la prueba
            salida.append(error)
        finally:
            connection.close()

    todos = [threading.Thread(target=correr, args=(n,)) for n in range(hilos)]
    for hilo in todos:
        hilo.start()
    for hilo in todos:
        hilo.join(60)
    return salida


def _radicar_a_la_vez(hilos, catalogos, agente, hacienda, ahora):
    persona = un_ciudadano(agente, ahora)
    numeros = _a_la_vez(
        hilos, lambda n: radicar(datos_para_radicar(hacienda, ahora, persona), por=agente, ahora=ahora).consecutivo
    )
    assert sorted(numeros) == list(range(1, hilos + 1))
    assert [s.problemas for s in verificar_radicados()] == [()]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_cincuenta_hilos_radican_sin_huecos_ni_errores(catalogos, agente, hacienda, ahora):
    _radicar_a_la_vez(50, catalogos, agente, hacienda, ahora)


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_ocho_hilos_radican_sin_huecos_ni_errores(catalogos, agente, hacienda, ahora):
    _radicar_a_la_vez(8, catalogos, agente, hacienda, ahora)


@pytest.mark.django_db(transaction=True)
def test_el_mismo_envio_desde_veinte_hilos_es_un_solo_radicado(catalogos, agente, hacienda, ahora):
    envio = datos_para_radicar(hacienda, ahora, un_ciudadano(agente, ahora), token=uuid4())
    radicados = _a_la_vez(20, lambda n: radicar(envio, por=agente, ahora=ahora).radicado)
    assert set(radicados) == {"2026-0000001"}
    assert (Solicitud.objects.count(), Consecutivo.objects.get().valor) == (1, 1)
