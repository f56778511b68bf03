"""Buscar, ficha, registrar y corregir: cada quien lo suyo, con rastro y sin perder lo escrito."""

import pytest
from django.urls import reverse

from atencion.models import Acceso, Ciudadano
from atencion.tests.fabricas import un_ciudadano, una_solicitud
from atencion.tests.fabricas_radicar import HOSTILES, una_atencion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reloj")]
BUSCAR = "/ciudadanos/"
NUEVO = "/ciudadanos/nuevo/"


@pytest.fixture
def ana(agente, ahora):
    campos = {"telefono": "310 123 4567", "telefono_normalizado": "3101234567", "correo": "ana@gmail.com"}
    return un_ciudadano(agente, ahora, **campos)


def ficha(persona, nombre="ciudadano"):
    return reverse(f"atencion:{nombre}", args=[persona.pk])


def registro(**cambios):
    return {
        "tipo_documento": "CC",
        "documento": "1.023.456.789",
        "nombre": "Ana Ejemplo",
        "clase": "natural",
        "cliente": "externo",
        "tratamiento": "senora",
        "medio_respuesta": "ventanilla",
    } | cambios


# ── buscar ──────────────────────────────────────────────────────────────────
def test_buscar_muestra_a_quien_coincide_con_su_enlace(cliente, agente, ana):
    texto = cliente(agente).post(BUSCAR, {"q": "ejemplo"}).content.decode()
    assert f'href="{ficha(ana)}"' in texto
    assert "CC 1.023.456.789" in texto


def test_al_escribir_llega_solo_la_lista(cliente, agente, ana):
    respuesta = cliente(agente).post(BUSCAR, {"q": "ejemplo"}, HTTP_HX_REQUEST="true")
    texto = respuesta.content.decode()
    assert "<html" not in texto
    assert f'href="{ficha(ana)}"' in texto


def test_lo_buscado_por_la_direccion_se_ignora(cliente, agente, ana):
    assert "1.023.456.789" not in cliente(agente).get(BUSCAR, {"q": "ejemplo"}).content.decode()


def test_el_auditor_busca_y_ve_los_datos_tapados(cliente, auditor, ana):
    texto = cliente(auditor).post(BUSCAR, {"q": "1023456789"}).content.decode()
    assert "1.0xx.xxx.x89" in texto
    assert [d for d in ("Ana Ejemplo", "Centro Alto", "1.023.456.789") if d in texto] == []
    assert NUEVO not in texto


@pytest.mark.parametrize("quien", ["protocolo_admin", "tecnico"])
def test_quien_no_atiende_no_busca(request, cliente, quien):
    assert cliente(request.getfixturevalue(quien)).post(BUSCAR, {"q": "ana"}).status_code == 403


@pytest.mark.parametrize("clase", HOSTILES)
def test_lo_hostil_en_el_buscador_nunca_tumba_la_pagina(cliente, agente, clase):
    respuesta = cliente(agente).post(BUSCAR, {"q": HOSTILES[clase]})
    assert respuesta.status_code in {200, 422}
    assert "<script>alert(1)" not in respuesta.content.decode()


# ── ficha ───────────────────────────────────────────────────────────────────
def test_la_ficha_muestra_contactos_y_casos_y_queda_anotada(cliente, agente, otro_agente, hacienda, ana, ahora):
    una_atencion(agente, ahora, ciudadano=ana)
    propia = una_solicitud(agente, hacienda, ahora, ciudadano=ana)
    ajena = una_solicitud(otro_agente, hacienda, ahora, ciudadano=ana)
    texto = cliente(agente).get(ficha(ana)).content.decode()
    assert reverse("atencion:solicitud", args=[propia.radicado]) in texto
    assert reverse("atencion:solicitud", args=[ajena.radicado]) not in texto
    assert ajena.radicado in texto
    assert 'datetime="2026-12-15" data-vence' in texto
    acceso = Acceso.objects.get()
    assert (acceso.clase, acceso.funcionario, acceso.ciudadano) == ("ciudadano", agente, ana)


def test_una_reservada_no_delata_a_su_autor_en_la_ficha(cliente, agente, supervisor, auditor, hacienda, ana, ahora):
    reservada = una_solicitud(agente, hacienda, ahora, ciudadano=ana, identidad="reservada")
    for quien in (supervisor, auditor):
        assert reservada.radicado not in cliente(quien).get(ficha(ana)).content.decode()


def test_el_contacto_que_dejo_una_reservada_tampoco_aparece(cliente, supervisor, otro_agente, hacienda, ana, ahora):
    atencion = una_atencion(otro_agente, ahora, ciudadano=ana)
    reservada = una_solicitud(otro_agente, hacienda, ahora, ciudadano=ana, identidad="reservada")
    atencion.asuntos.update(desenlace="radicada", solicitud=reservada)
    assert cliente(supervisor).get(ficha(ana)).context["contactos"] == []


def test_al_auditor_la_ficha_le_llega_tapada(cliente, auditor, ana):
    texto = cliente(auditor).get(ficha(ana)).content.decode()
    assert [
        d for d in ("Ana Ejemplo", "310 123 4567", "ana@gmail.com", "Centro Alto", "1023456789") if d in texto
    ] == []
    assert "a***@g***.com" in texto
    assert ficha(ana, "ciudadano_editar") not in texto


@pytest.mark.parametrize(("quien", "codigo"), [("responsable", 404), ("protocolo_admin", 404), ("tecnico", 403)])
def test_quien_no_debe_verla_no_la_ve_ni_deja_rastro(request, cliente, ana, quien, codigo):
    assert cliente(request.getfixturevalue(quien)).get(ficha(ana)).status_code == codigo
    assert Acceso.objects.count() == 0


def test_una_ficha_que_no_existe_es_404(cliente, agente):
    web = cliente(agente)
    assert [web.get(f"/ciudadanos/{pk}/").status_code for pk in ("999", "9" * 25)] == [404, 404]


@pytest.mark.parametrize("cuantos", [1, 3])
def test_la_ficha_cuesta_lo_mismo_con_uno_o_tres_casos(
    cliente, agente, hacienda, ana, ahora, cuantos, django_assert_max_num_queries
):
    for _ in range(cuantos):
        una_atencion(agente, ahora, ciudadano=ana, estado="completa", registro_cerrado_en=ahora)
        una_solicitud(agente, hacienda, ahora, ciudadano=ana)
    web = cliente(agente)
    web.get(ficha(ana))
    with django_assert_max_num_queries(18):
        contexto = web.get(ficha(ana)).context
    assert (len(contexto["casos"]), len(contexto["contactos"])) == (cuantos, cuantos)


# ── registrar ───────────────────────────────────────────────────────────────
def test_registrar_lleva_a_la_ficha(cliente, agente):
    respuesta = cliente(agente).post(NUEVO, registro(aviso_leido="on"))
    persona = Ciudadano.objects.get()
    assert respuesta.url == ficha(persona)
    assert (persona.creado_por, persona.aviso_datos_version) == (agente, 1)


def test_el_formulario_no_trae_el_aviso_premarcado(cliente, agente):
    assert cliente(agente).get(NUEVO).context["form"]["aviso_leido"].value() is None


@pytest.mark.parametrize("tipo", ["NO_TRAE", "NO_TIENE"])
def test_sin_documento_tambien_se_registra(cliente, agente, tipo):
    datos = registro(tipo_documento=tipo, documento="", vereda="Hatogrande", medio_respuesta="recado")
    assert cliente(agente).post(NUEVO, datos).status_code == 302
    assert Ciudadano.objects.get().tipo_documento == tipo


def test_el_repetido_se_rechaza_con_enlace_a_quien_ya_esta(cliente, agente, ana):
    respuesta = cliente(agente).post(NUEVO, registro(nombre="Otra Persona"))
    texto = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert f'href="{ficha(ana)}"' in texto
    assert 'value="Otra Persona"' in texto
    assert Ciudadano.objects.count() == 1


@pytest.mark.parametrize(
    ("cambios", "campo"),
    [
        ({"tipo_documento": ""}, "tipo_documento"),
        ({"documento": ""}, "documento"),
        ({"documento": "１２３４５６"}, "documento"),
        ({"documento": "١٢٣٤٥٦"}, "documento"),
        ({"documento": "9" * 31}, "documento"),
        ({"tipo_documento": "NIT", "documento": "899999468-1"}, "documento"),
        ({"nombre": ""}, "nombre"),
        ({"nombre": "\u200b"}, "nombre"),
        ({"nombre": "x" * 161}, "nombre"),
        ({"telefono": "857"}, "telefono"),
        ({"correo": "a@b"}, "correo"),
        ({"medio_respuesta": "correo"}, "correo"),
        ({"medio_respuesta": "fisico"}, "direccion"),
        ({"medio_respuesta": ""}, "medio_respuesta"),
    ],
)
def test_lo_que_no_vale_se_dice_junto_a_su_campo(cliente, agente, cambios, campo):
    respuesta = cliente(agente).post(NUEVO, registro(**cambios))
    assert respuesta.status_code == 422
    assert list(respuesta.context["form"].errors) == [campo]
    assert Ciudadano.objects.count() == 0


@pytest.mark.parametrize("quien", ["auditor", "protocolo_admin", "tecnico"])
def test_quien_no_atiende_no_registra(request, cliente, quien):
    assert cliente(request.getfixturevalue(quien)).post(NUEVO, registro()).status_code == 403
    assert Ciudadano.objects.count() == 0


# ── corregir ────────────────────────────────────────────────────────────────
def test_corregir_el_contacto(cliente, agente, ana):
    datos = {"version": "1", "vereda": "Hatogrande", "medio_respuesta": "recado"}
    assert cliente(agente).post(ficha(ana, "ciudadano_editar"), datos).url == ficha(ana)
    ana.refresh_from_db()
    assert (ana.vereda, ana.medio_respuesta, ana.version) == ("Hatogrande", "recado", 2)


def test_corregir_desde_radicar_vuelve_a_radicar(cliente, agente, ana, ahora):
    atencion = una_atencion(agente, ahora)
    datos = {"version": "1", "medio_respuesta": "recado", "radicar": str(atencion.pk)}
    respuesta = cliente(agente).post(ficha(ana, "ciudadano_editar"), datos)
    assert respuesta.url == reverse("atencion:radicar", args=[atencion.pk])


def test_si_otro_guardo_antes_se_muestra_lo_suyo_y_lo_escrito(cliente, agente, ana):
    Ciudadano.objects.filter(pk=ana.pk).update(version=2, vereda="La de otro")
    datos = {"version": "1", "vereda": "La mía", "medio_respuesta": "recado"}
    respuesta = cliente(agente).post(ficha(ana, "ciudadano_editar"), datos)
    texto = respuesta.content.decode()
    assert respuesta.status_code == 409
    assert "La de otro" in texto
    assert 'value="La mía"' in texto
    assert cliente(agente).post(ficha(ana, "ciudadano_editar"), datos | {"version": "2"}).status_code == 302


@pytest.mark.parametrize(
    ("quien", "codigo"), [("auditor", 403), ("protocolo_admin", 403), ("tecnico", 403), ("responsable", 404)]
)
def test_quien_no_debe_no_corrige(request, cliente, ana, quien, codigo):
    datos = {"version": "1", "vereda": "Otra", "medio_respuesta": "recado"}
    web = cliente(request.getfixturevalue(quien))
    assert web.post(ficha(ana, "ciudadano_editar"), datos).status_code == codigo
    ana.refresh_from_db()
    assert ana.vereda == "Centro Alto"
