"""La atención informativa en un Chromium de verdad: cuántos grupos cuesta y qué se ve sin desplazar."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from atencion.models import Asunto, Atencion
from atencion.tests.fabricas import un_ciudadano
from canales.models import Canal, PuntoAtencion

pytestmark = pytest.mark.django_db(transaction=True)
TOPE = {"presencial": 5, "telefonico": 6}
A_LA_VISTA = ("#voz-dicho", "#id_nombre", "#id_asunto", "#id_desenlace .opcion >> nth=0", "[data-tecla=F2]")


class Manos:
    """Lo que hacen las manos de quien atiende. Un grupo es un campo escrito, una elección o un atajo."""

    def __init__(self, pagina: Page):
        self.pagina, self.grupos = pagina, 0

    def escribir(self, texto: str) -> None:
        self.grupos += 1
        self.pagina.keyboard.type(texto, delay=15)

    def elegir_asunto(self, texto: str, nombre: str) -> None:
        self.escribir(texto)
        expect(self.pagina.locator("#asunto-lista [role=option]").first).to_contain_text(nombre)
        self.pagina.keyboard.press("Enter")

    def tecla(self, tecla: str) -> None:
        self.grupos += 1
        self.pagina.keyboard.press(tecla)


@pytest.fixture
def en_turno(agente, entrar, live_server):
    agente.punto = PuntoAtencion.objects.filter(canal__clave="presencial").first()
    agente.save()
    pagina = entrar(agente)
    pagina.goto(f"{live_server.url}/mi-turno/")
    return pagina


def abrir(pagina: Page, tecla: str) -> Manos:
    pagina.keyboard.press("n")
    pagina.keyboard.press(tecla)
    expect(pagina.locator("#id_nombre")).to_be_focused()
    return Manos(pagina)


@pytest.mark.parametrize(("trato", "conocida"), [("sra marta", True), ("sra marta", False), ("", False)])
def test_en_ventanilla_orientar_cuesta_como_mucho_cinco_grupos(en_turno, agente, trato, conocida):
    """La persona registrada, la nueva y la que no da el nombre se orientan igual: sin ficha de ciudadano."""
    if conocida:
        un_ciudadano(agente, timezone.now(), nombre="Marta Ejemplo")
    manos = abrir(en_turno, "p")
    if trato:
        manos.escribir(trato)
    en_turno.keyboard.press("Enter")
    if trato:
        expect(en_turno.locator("#voz-dicho")).to_have_text("Con mucho gusto, señora Marta.")
    manos.elegir_asunto("predi", "redial")
    expect(en_turno.locator("#ficha h2")).to_contain_text("redial")
    manos.tecla("1")
    manos.tecla("F2")
    en_turno.wait_for_url(lambda url: not url.endswith(f"/{Atencion.objects.earliest('pk').pk}/"))
    hecha = Atencion.objects.earliest("pk")
    asunto = hecha.asuntos.get()
    assert manos.grupos <= TOPE["presencial"]
    assert (hecha.estado, asunto.desenlace, asunto.tramite is not None) == ("completa", "resuelta", True)
    assert (hecha.trato, hecha.ciudadano) == ("señora Marta" if trato else "", None)


@pytest.mark.parametrize(("trato", "conocida"), [("sr luis", True), ("sr luis", False), ("", False)])
def test_por_telefono_orientar_cuesta_como_mucho_seis_grupos(en_turno, agente, trato, conocida):
    if conocida:
        un_ciudadano(agente, timezone.now(), nombre="Luis Ejemplo", tratamiento="senor")
    manos = abrir(en_turno, "l")
    expect(en_turno.locator("#voz-dicho")).to_contain_text("rico saludarlo(a), habla Andrea Rojas")
    if trato:
        manos.escribir(trato)
    en_turno.keyboard.press("Enter")
    if trato:
        expect(en_turno.locator("#voz-dicho")).to_have_text("Señor Luis, ¿en qué puedo ayudarle?")
    manos.elegir_asunto("sisb", "isb")
    manos.tecla("r")
    expect(en_turno.locator("#voz-dicho")).to_contain_text("Gracias por comunicarse con la Administración Municipal")
    manos.tecla("F2")
    en_turno.wait_for_url("**/mi-turno/")
    hecha = Atencion.objects.get()
    assert manos.grupos <= TOPE["telefonico"]
    assert (hecha.estado, hecha.canal, hecha.asuntos.get().desenlace) == (
        "completa",
        Canal.objects.get(clave="telefonico"),
        Asunto.Desenlace.RESUELTA,
    )


@pytest.mark.parametrize("tecla", ["p", "l"])
@pytest.mark.parametrize(("ancho", "alto"), [(1366, 768), (683, 384)])
def test_guion_nombre_asunto_resultado_y_f2_se_ven_sin_desplazar(en_turno, tecla, ancho, alto):
    abrir(en_turno, tecla)
    en_turno.set_viewport_size({"width": ancho, "height": alto})
    en_turno.fill("#id_nombre", "sra marta")
    en_turno.locator("#id_nombre").press("Enter")
    en_turno.keyboard.type("predi", delay=15)
    expect(en_turno.locator("#asunto-lista [role=option]").first).to_be_visible()
    expect(en_turno.locator("#trato")).to_contain_text("Marta")
    for que in A_LA_VISTA:
        expect(en_turno.locator(que).first).to_be_in_viewport(ratio=0.99)
    tope = en_turno.locator(".at-pie").bounding_box()["y"]
    resultado = en_turno.locator("#id_desenlace .opcion").first.bounding_box()
    assert resultado["y"] + resultado["height"] <= tope + 1
    assert en_turno.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_pendiente_pide_razon_fecha_y_medio_y_nada_se_pierde(en_turno):
    manos = abrir(en_turno, "l")
    manos.escribir("sr luis")
    en_turno.keyboard.press("Enter")
    manos.elegir_asunto("predi", "redial")
    manos.tecla("p")
    expect(en_turno.locator("#id_demora_motivo")).to_be_visible()
    expect(en_turno.locator("#voz-dicho")).to_contain_text("Le respondemos a más tardar el")
    manos.tecla("F2")
    expect(en_turno.locator("#id_demora_motivo_error")).to_contain_text("Escriba por qué no se pudo resolver ahora.")
    expect(en_turno.locator("#id_nombre")).to_have_value("sr luis")
    en_turno.fill("#id_demora_motivo", "Hacienda lo revisa")
    en_turno.select_option("#id_respuesta_medio", "llamada")
    en_turno.keyboard.press("F2")
    en_turno.wait_for_url("**/mi-turno/")
    expect(en_turno.locator("main")).to_contain_text("Responder sobre")
