"""Un día de trabajo en un Chromium de verdad: de la persona que llega a la respuesta que conoce."""

import re
from datetime import date, timedelta

import holidays
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from atencion.models import Acceso, Asunto, Atencion, Borrador, Ciudadano, Solicitud
from atencion.tests.fabricas import un_ciudadano, una_solicitud
from canales.models import PuntoAtencion
from conftest import CLAVE
from sopo_servicio.tests import manos

pytestmark = pytest.mark.django_db(transaction=True)
NUMERO = re.compile(r"^\d{4}-\d{7}$")


def habil_numero(desde: date, dias: int) -> date:
    """Contado aparte, con el calendario de festivos y sin nuestro código."""
    festivos, dia = holidays.country_holidays("CO"), desde
    while dias:
        dia += timedelta(days=1)
        dias -= dia.weekday() < 5 and dia not in festivos
    return dia


@pytest.fixture
def en_turno(agente, entrar):
    agente.punto = PuntoAtencion.objects.filter(canal__clave="presencial").order_by("pk").first()
    agente.save()
    return entrar(agente)


def test_en_ventanilla_de_la_persona_que_llega_a_la_respuesta_comunicada(en_turno, agente, responsable, entrar):
    pagina = en_turno
    atencion = manos.abrir(pagina, "p")
    manos.querer_radicar(pagina)
    manos.describir(pagina, "Que revisen el avalúo de su predio.")
    assert manos.buscar_persona(pagina, "rosalba").count() == 0
    manos.registrar_persona(pagina)
    fecha = manos.revisar(pagina)
    numero = manos.radicar(pagina)

    hecha = Solicitud.objects.select_related("ciudadano", "dependencia").get()
    legal = habil_numero(hecha.recepcion_legal, 15).isoformat()
    assert NUMERO.match(numero)
    assert (numero, fecha, manos.vencimiento(pagina)) == (hecha.radicado, legal, legal)
    assert hecha.vence_el.isoformat() == legal
    assert (hecha.ciudadano.nombre, hecha.ciudadano.documento_normalizado) == ("Rosalba Ejemplo", "52345678")
    assert (hecha.atencion_id, hecha.forma, hecha.estado) == (atencion, "verbal", "radicada")
    assert (hecha.dependencia, hecha.radicada_por) == (responsable.dependencia, agente)
    assert Asunto.objects.get().solicitud == hecha
    assert Atencion.objects.get().ciudadano == hecha.ciudadano
    assert not Borrador.objects.exists()
    expect(pagina.locator(".hoja")).to_contain_text("verbalmente")
    expect(pagina.locator(".hoja")).to_contain_text("Que revisen el avalúo de su predio.")
    _responder_y_comunicar(entrar(responsable), hecha)


def _responder_y_comunicar(pagina, caso):
    pagina.goto("/bandeja/")
    pagina.locator("main tr", has_text=caso.radicado).get_by_role("link").click()
    pagina.get_by_role("link", name="Responder").click()
    manos.marcar(pagina, "sentido", "favorable")
    pagina.fill("[name=texto]", "Se revisó y se corrige el avalúo.")
    pagina.locator("main").get_by_role("button", name="Guardar").click()
    pagina.wait_for_url(f"**/solicitudes/{caso.radicado}/")
    caso.refresh_from_db()
    assert (caso.estado, caso.comunicada_en) == ("respondida", None)
    pagina.get_by_role("link", name="Registrar comunicación").click()
    pagina.fill("[name=hora]", manos.hora_de_ahora())
    pagina.fill("[name=prueba]", "Firma de recibido")
    pagina.locator("main").get_by_role("button", name="Registrar").click()
    pagina.wait_for_url(f"**/solicitudes/{caso.radicado}/")
    caso.refresh_from_db()
    assert (caso.estado, caso.comunicada_en is not None) == ("comunicada", True)
    assert caso.respuestas.get().comunicaciones.get().prueba == "Firma de recibido"
    expect(pagina.locator("main")).to_contain_text("Firma de recibido")


def test_quien_ya_esta_registrado_se_elige_con_el_buscador(en_turno, agente, AHORA):
    conocida = un_ciudadano(agente, AHORA)
    manos.abrir(en_turno, "p")
    manos.querer_radicar(en_turno, "sra ana")
    manos.describir(en_turno, "Copia de su recibo.", tipo="copias")
    manos.elegir_persona(en_turno, manos.buscar_persona(en_turno, "ana ejem").first)
    expect(en_turno.locator(".persona-elegida")).to_contain_text("Ana Ejemplo")
    expect(en_turno.locator("[name=objeto]")).to_have_value("Copia de su recibo.")
    manos.revisar(en_turno)
    numero = manos.radicar(en_turno)
    hecha = Solicitud.objects.get(radicado=numero)
    assert (hecha.ciudadano, hecha.tipo, Ciudadano.objects.count()) == (conocida, "copias", 1)
    assert hecha.vence_el == habil_numero(hecha.recepcion_legal, 10)


def test_por_telefono_con_identidad_reservada(en_turno, responsable, entrar):
    pagina = en_turno
    manos.abrir(pagina, "l")
    manos.querer_radicar(pagina)
    expect(pagina.locator("[name=forma][value=verbal]")).to_be_checked()
    manos.describir(pagina, "Denuncia un cobro irregular.", tipo="denuncia")
    manos.identidad(pagina, "reservada")
    manos.registrar_persona(pagina, medio="llamada")
    manos.revisar(pagina)
    numero = manos.radicar(pagina)
    hecha = Solicitud.objects.get()
    assert (hecha.radicado, hecha.identidad, hecha.canal.clave) == (numero, "reservada", "telefonico")
    assert (hecha.ciudadano.nombre, hecha.medio_respuesta) == ("Rosalba Ejemplo", "llamada")
    assert "rosalba" not in hecha.busqueda
    assert Atencion.objects.get().ciudadano is None
    assert entrar(responsable).goto(f"/solicitudes/{numero}/").status == 404
    pagina.goto("/bandeja/")
    expect(pagina.locator("main")).not_to_contain_text("Rosalba")


@pytest.mark.parametrize("tecla", ["p", "l"])
def test_anonima_no_pide_ni_guarda_quien_es(en_turno, tecla):
    pagina = en_turno
    manos.abrir(pagina, tecla)
    manos.querer_radicar(pagina)
    manos.describir(pagina, "Basura frente a la escuela.", tipo="queja")
    manos.identidad(pagina, "anonima")
    expect(pagina.locator("[data-solo-identidad]:visible")).to_have_count(0)
    expect(pagina.locator("main [name=q], [name^=c-], [name=medio_respuesta]")).to_have_count(0)
    manos.revisar(pagina)
    expect(pagina.locator("main")).not_to_contain_text("Rosalba")
    numero = manos.radicar(pagina)
    hecha = Solicitud.objects.get()
    assert (hecha.radicado, hecha.identidad) == (numero, "anonima")
    assert (hecha.ciudadano, hecha.atencion, hecha.medio_respuesta) == (None, None, "cartelera")
    assert not Asunto.objects.filter(solicitud__isnull=False).exists()
    assert not Ciudadano.objects.exists()
    papel = pagina.locator(".hoja").inner_text()
    assert numero in papel
    assert hecha.codigo_verificacion in papel
    for ajeno in ("Rosalba", "Basura frente a la escuela", "Documento", "Sus datos personales"):
        assert ajeno not in papel


def test_la_carta_en_papel_lleva_folios_y_anexos_y_no_dice_verbalmente(en_turno):
    pagina = en_turno
    manos.abrir(pagina, "p")
    manos.querer_radicar(pagina)
    manos.describir(pagina, "Lo que dice la carta.", forma="escrita")
    pagina.fill("[name=folios]", "3")
    pagina.fill("[name=anexos]", "Copia de la cédula\nRecibo predial")
    manos.registrar_persona(pagina)
    manos.revisar(pagina)
    manos.radicar(pagina)
    hecha = Solicitud.objects.get()
    assert (hecha.forma, hecha.folios) == ("escrita", 3)
    assert hecha.anexos_lista == ["Copia de la cédula", "Recibo predial"]
    papel = pagina.locator(".hoja").inner_text()
    assert "verbal" not in papel.lower()
    for dicho in ("por escrito", "3 folios", "Copia de la cédula", "Recibo predial"):
        assert dicho in papel


def test_la_llamada_que_pregunta_como_va_lo_suyo_queda_atada_a_su_numero(en_turno, agente, hacienda):
    ahora = timezone.now()
    previa = una_solicitud(agente, hacienda, ahora, un_ciudadano(agente, ahora))
    pagina = en_turno
    manos.abrir(pagina, "l")
    pagina.keyboard.type("sr luis")
    pagina.keyboard.press("Enter")
    pagina.keyboard.type("predi", delay=10)
    expect(pagina.locator("#asunto-lista [role=option]").first).to_be_visible()
    pagina.keyboard.press("Enter")
    pagina.keyboard.press("e")
    expect(pagina.locator("[name=radicado]")).to_be_focused()
    pagina.keyboard.type(previa.radicado)
    pagina.keyboard.press("F2")
    pagina.wait_for_url("**/mi-turno/")
    asunto = Asunto.objects.get()
    assert (asunto.desenlace, asunto.solicitud, asunto.atencion.estado) == ("estado", previa, "completa")


def test_el_buscador_de_arriba_lleva_a_la_ficha_de_estado_y_queda_anotado(
    en_turno, agente, otro_agente, hacienda, AHORA
):
    persona = un_ciudadano(otro_agente, AHORA)
    ajena = una_solicitud(otro_agente, hacienda, timezone.now(), persona)
    en_turno.goto("/mi-turno/")
    en_turno.keyboard.press("/")
    en_turno.keyboard.type(ajena.radicado)
    en_turno.keyboard.press("Enter")
    expect(en_turno.locator("[data-radicado]")).to_have_text(ajena.radicado)
    assert manos.vencimiento(en_turno) == ajena.vence_el.isoformat()
    expect(en_turno.locator("main")).to_contain_text(hacienda.nombre)
    expect(en_turno.locator("main")).not_to_contain_text("Ana Ejemplo")
    expect(en_turno.locator("main")).not_to_contain_text(ajena.objeto)
    acceso = Acceso.objects.get()
    assert (acceso.clase, acceso.solicitud, acceso.funcionario) == ("ficha_estado", ajena, agente)
    assert ajena.radicado not in en_turno.url


@pytest.fixture
def sin_javascript(navegador, live_server, catalogos):
    contexto = navegador.new_context(base_url=live_server.url, java_script_enabled=False, locale="es-CO")
    hoja = contexto.new_page()
    hoja.set_default_timeout(10_000)
    yield hoja
    contexto.close()


def test_sin_javascript_se_ingresa_se_atiende_y_se_radica(sin_javascript, agente):
    pagina = sin_javascript
    pagina.goto("/ingresar/")
    pagina.fill("[name=username]", agente.username)
    pagina.fill("[name=password]", CLAVE)
    pagina.get_by_role("button", name="Ingresar").click()
    pagina.locator("form[action$='/presencial/'] button").click()
    pagina.fill("[name=nombre]", "sra rosalba")
    pagina.fill("[name=asunto]", "Impuesto predial unificado")
    pagina.get_by_role("button", name="Quiere radicar").click()
    manos.describir(pagina, "Que revisen el avalúo.")
    if not pagina.locator("[name=dependencia]").input_value():
        pagina.select_option("[name=dependencia]", "reparto")
    pagina.fill("main [name=q]", "rosalba")
    pagina.locator("button[value=buscar]").click()
    expect(pagina.locator(".hallado")).to_have_count(0)
    pagina.fill("main [name=q]", "")
    manos.registrar_persona(pagina)
    fecha = manos.revisar(pagina)
    numero = manos.radicar(pagina)
    hecha = Solicitud.objects.get()
    assert (hecha.radicado, hecha.objeto, hecha.vence_el.isoformat()) == (numero, "Que revisen el avalúo.", fecha)
    assert (hecha.ciudadano.nombre, hecha.atencion.trato) == ("Rosalba Ejemplo", "señora Rosalba")
