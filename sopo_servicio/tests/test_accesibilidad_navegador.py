"""Cada pantalla, revisada por axe (WCAG 2.1 A y AA) en el escritorio y en un teléfono de 360 px."""

from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page

from atencion.models import Atencion, Ciudadano, Solicitud
from atencion.tests.fabricas import un_ciudadano, una_solicitud
from sopo_servicio.tests import manos

pytestmark = pytest.mark.django_db(transaction=True)
REGLAS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
}
GRAVES = {"serious", "critical"}


@dataclass
class Revision:
    """Junta lo que se halla en cada pantalla, para decirlo todo de una vez."""

    pagina: Page
    hallazgos: list[str]

    def de(self, pantalla: str, direccion: str = "") -> None:
        if direccion:
            respuesta = self.pagina.goto(direccion)
            assert respuesta.status == 200, f"{pantalla}: {respuesta.status}"
        for falla in Axe().run(self.pagina, options=REGLAS).response["violations"]:
            if falla["impact"] in GRAVES:
                nodos = [str(n["target"]) for n in falla["nodes"][:4]]
                self.hallazgos.append(f"{pantalla}: {falla['id']} en {', '.join(nodos)}")
        if self.pagina.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            self.hallazgos.append(f"{pantalla}: se desplaza de lado")


@pytest.fixture(params=[1280, 360])
def revision(request, pagina):
    pagina.set_viewport_size({"width": request.param, "height": 800})
    hallada = Revision(pagina, [])
    yield hallada
    assert hallada.hallazgos == []


@pytest.fixture
def caso(agente, responsable, AHORA) -> Solicitud:
    """Una solicitud con nombre en la dependencia del responsable."""
    return una_solicitud(agente, responsable.dependencia, timezone.now(), un_ciudadano(agente, AHORA))


def test_las_pantallas_de_quien_atiende(revision, agente, caso, entrar):
    pagina = revision.pagina
    revision.de("ingreso", "/ingresar/")
    entrar(agente)
    revision.de("mi turno", "/mi-turno/")
    for canal, tecla in (("ventanilla", "p"), ("llamada", "l")):
        manos.abrir(pagina, tecla)
        revision.de(canal)
    pagina.keyboard.type("sr luis")
    pagina.keyboard.press("Enter")
    pagina.keyboard.type("predi", delay=10)
    pagina.locator("#asunto-lista [role=option]").first.wait_for()
    revision.de("llamada con la lista de trámites abierta")
    abierta = Atencion.objects.earliest("pk")
    revision.de("radicar", f"/atenciones/{abierta.pk}/radicar/")
    manos.describir(pagina, "Que poden el árbol.")
    pagina.fill("[name=asunto]", "Poda")
    pagina.select_option("[name=dependencia]", str(caso.dependencia_id))
    manos.buscar_persona(pagina, "ana ejem").first.wait_for()
    revision.de("radicar con personas halladas")
    manos.elegir_persona(pagina, pagina.locator("#hallados .hallado").first)
    manos.revisar(pagina)
    revision.de("revisar")
    manos.radicar(pagina)
    revision.de("constancia")


def test_las_pantallas_de_consulta_y_respuesta(revision, agente, responsable, caso, entrar):
    pagina = entrar(responsable)
    revision.de("bandeja", "/bandeja/")
    revision.de("detalle", f"/solicitudes/{caso.radicado}/")
    revision.de("responder", f"/solicitudes/{caso.radicado}/responder/")
    pagina.locator("main").get_by_role("button", name="Guardar").click()
    pagina.locator(".invalid-feedback").first.wait_for()
    revision.de("responder con lo que falta")
    revision.de("avisos", "/avisos/")
    entrar(agente)
    revision.de("ciudadanos", "/ciudadanos/")
    pagina.locator("main [name=q]").press_sequentially("ana ejem")
    pagina.locator("#hallados a").first.wait_for()
    revision.de("ciudadanos hallados")
    revision.de("registrar a alguien", "/ciudadanos/nuevo/")
    revision.de("ficha del ciudadano", f"/ciudadanos/{Ciudadano.objects.get().pk}/")
    pagina.goto("/estado/")
    pagina.fill("[name=consulta]", caso.radicado)
    pagina.locator("main").get_by_role("button", name="Consultar").click()
    pagina.locator("[data-radicado]").first.wait_for()
    revision.de("estado")
    revision.de("protocolo", "/protocolo/")
