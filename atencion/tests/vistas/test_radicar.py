"""Radicar, paso 1: nada se pierde, nada se guarda de quien no quiere decir quién es."""

import pytest
from django.urls import reverse

from atencion.models import Acceso, Asunto, Atencion, Borrador, Ciudadano
from canales.models import Canal, Dependencia, PuntoAtencion, Tramite
from conftest import AHORA
from protocolo.lectura import version_vigente

pytestmark = pytest.mark.django_db


@pytest.fixture
def atencion(agente):
    canal = Canal.objects.get(clave="presencial")
    nueva = Atencion.objects.create(
        canal=canal,
        punto=PuntoAtencion.objects.filter(canal=canal).first(),
        funcionario=agente,
        version_protocolo=version_vigente(),
        guia="presencial",
        iniciada_en=AHORA,
        tratamiento="senora",
        nombre_trato="Ana",
    )
    tramite = Tramite.objects.order_by("orden").first()
    Asunto.objects.create(atencion=nueva, orden=1, tramite=tramite, dependencia=tramite.dependencia)
    return nueva


@pytest.fixture
def ana(agente):
    persona = Ciudadano(
        tipo_documento="CC",
        documento="1023456789",
        documento_normalizado="1023456789",
        nombre="Ana Ejemplo",
        tratamiento="senora",
        correo="ana@example.com",
        vereda="Centro Alto",
        referencia="casa blanca",
        medio_respuesta="correo",
        creado_por=agente,
        creado_en=AHORA,
    )
    persona.indexar()
    persona.save()
    return persona


def lo_minimo(**cambios):
    dependencia = Dependencia.objects.filter(activa=True).first()
    return {
        "tipo": "peticion_general",
        "asunto": "Poda de un árbol",
        "objeto": "Que poden el árbol frente a su casa.",
        "dependencia": str(dependencia.pk),
        "forma": "verbal",
        "identidad": "nombre",
        "medio_respuesta": "ventanilla",
        "accion": "revisar",
    } | cambios


def ruta(atencion, nombre="radicar"):
    return reverse(f"atencion:{nombre}", args=[atencion.pk])


def test_abre_con_lo_que_ya_se_sabe_del_asunto_y_sin_guardar_nada(cliente, agente, atencion):
    respuesta = cliente(agente).get(ruta(atencion))
    tramite = atencion.asuntos.get().tramite
    assert respuesta.status_code == 200
    assert respuesta.context["form"]["asunto"].value() == tramite.nombre
    assert respuesta.context["form"]["dependencia"].value() == str(tramite.dependencia_id)
    assert Borrador.objects.count() == 0


def test_el_camino_entero_sin_javascript(cliente, agente, atencion, ana):
    web = cliente(agente)
    hallados = web.post(ruta(atencion), lo_minimo(accion="buscar", q="ejemplo"))
    assert hallados.status_code == 200
    assert f'name="elegir" value="{ana.pk}"' in hallados.content.decode()
    web.post(ruta(atencion), lo_minimo(elegir=str(ana.pk)))
    assert web.post(ruta(atencion), lo_minimo()).url == ruta(atencion, "radicar_revisar")
    revision = web.get(ruta(atencion, "radicar_revisar"))
    assert revision.status_code == 200
    token = str(Borrador.objects.get().token)
    final = web.post(ruta(atencion, "radicar_revisar"), {"token": token})
    assert final.status_code == 302
    assert web.get(final.url).status_code == 200
    assert Borrador.objects.count() == 0
    assert Acceso.objects.filter(ciudadano=ana, motivo="La eligió para radicar").count() == 1
