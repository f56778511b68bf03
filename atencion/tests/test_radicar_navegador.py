"""Radicar en un Chromium de verdad: con nombre, anónima, y sin barreras a 1280 y a 360."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, expect

from atencion.models import Borrador, Solicitud
from atencion.tests.fabricas import un_ciudadano
from atencion.tests.fabricas_radicar import una_atencion

pytestmark = pytest.mark.django_db(transaction=True)
REGLAS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}


def faltas(pagina: Page) -> list[str]:
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in Axe().run(pagina, options=REGLAS).response["violations"]
    ]


def sin_barreras(pagina: Page) -> None:
    """Ninguna falta de WCAG 2.1 AA ni desplazamiento horizontal, ancha o de teléfono."""
    for ancho in (1280, 360):
        pagina.set_viewport_size({"width": ancho, "height": 800})
        assert faltas(pagina) == []
        assert pagina.evaluate("document.documentElement.scrollWidth") <= ancho
    pagina.set_viewport_size({"width": 1366, "height": 768})


@pytest.fixture
def en_radicar(agente, entrar, live_server):
    ahora = timezone.now()
    un_ciudadano(agente, ahora, nombre="Ana Peñalosa")
    pagina = entrar(agente)
    pagina.goto(f"{live_server.url}/atenciones/{una_atencion(agente, ahora).pk}/radicar/")
    return pagina


def escribir_lo_comun(pagina: Page) -> None:
    pagina.locator("[name=preguntas][value=de_servicio]").check()
    expect(pagina.locator("#id_tipo")).to_have_value("reclamo")
    pagina.locator("#id_objeto").fill("Que recojan la basura los martes.")
    pagina.locator("[name=forma][value=verbal]").check()


def test_con_nombre_de_la_busqueda_al_escribir_hasta_la_constancia(en_radicar):
    pagina = en_radicar
    escribir_lo_comun(pagina)
    pagina.locator("#id_q").press_sequentially("penalosa", delay=20)
    pagina.get_by_role("button", name="Ana Peñalosa").click()
    expect(pagina.locator(".persona-elegida")).to_contain_text("Ana Peñalosa")
    expect(pagina.locator("#id_objeto")).to_have_value("Que recojan la basura los martes.")
    pagina.locator("#id_medio_respuesta").select_option("ventanilla")
    sin_barreras(pagina)
    pagina.locator("aside").get_by_role("button", name="Revisar").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Revise antes de radicar")
    sin_barreras(pagina)
    pagina.keyboard.press("F2")
    assert Solicitud.objects.count() == 0
    pagina.get_by_role("button", name="Radicar ahora").click()
    expect(pagina.locator("h1[data-radicado]")).to_have_text(Solicitud.objects.get().radicado)
    sin_barreras(pagina)
    pagina.get_by_role("link", name="Letra grande").click()
    expect(pagina.locator(".hoja-grande")).to_be_visible()
    sin_barreras(pagina)


def test_al_elegir_tutela_aparece_la_fecha_del_juez_y_el_foco_no_se_pierde(en_radicar):
    pagina = en_radicar
    pagina.locator("#id_tipo").focus()
    pagina.locator("#id_tipo").select_option("tutela")
    expect(pagina.locator("#id_juez_fecha")).to_be_visible()
    expect(pagina.locator("#id_tipo")).to_be_focused()
    pagina.locator("#id_tipo").select_option("queja")
    expect(pagina.locator("#id_juez_fecha")).to_have_count(0)


def test_al_elegir_anonima_desaparece_todo_lo_que_dice_quien_es(en_radicar):
    pagina = en_radicar
    escribir_lo_comun(pagina)
    pagina.locator("[name=identidad][value=anonima]").check()
    expect(pagina.locator("#quien")).to_contain_text("No se guarda ningún dato")
    assert pagina.locator("#id_q, #id_medio_respuesta, .persona-elegida").count() == 0
    pagina.locator("aside").get_by_role("button", name="Revisar").click()
    pagina.get_by_role("button", name="Radicar ahora").click()
    expect(pagina.locator(".hoja")).not_to_contain_text("Presentada por")
    assert Solicitud.objects.get().ciudadano is None


def _guardo(texto: str):
    """La respuesta del guardado solo que llevaba ese texto, no la de uno anterior."""
    return lambda r: "/radicar/guardar/" in r.url and r.ok and texto in (r.request.post_data or "")


def test_lo_escrito_se_guarda_solo_y_sigue_al_volver(en_radicar):
    pagina = en_radicar
    pagina.locator("#id_asunto").fill("Queda guardado")
    expect(pagina.locator("[data-guardado]")).to_be_visible()
    with pagina.expect_response(_guardo("Sobra_sombra")):
        pagina.locator("#id_razones").fill("Sobra_sombra")
        pagina.locator("#id_razones").blur()
    pagina.reload()
    expect(pagina.locator("#id_asunto")).to_have_value("Queda guardado")
    expect(pagina.locator("#id_razones")).to_have_value("Sobra_sombra")
    assert Borrador.objects.count() == 1


def test_ciudadanos_sin_barreras(agente, entrar, live_server):
    persona = un_ciudadano(agente, timezone.now())
    pagina = entrar(agente)
    pagina.goto(f"{live_server.url}/ciudadanos/")
    pagina.locator("#id_q").press_sequentially("ejemplo", delay=20)
    expect(pagina.locator("#hallados a")).to_have_count(1)
    sin_barreras(pagina)
    for ruta in (f"{persona.pk}/", f"{persona.pk}/editar/", "nuevo/"):
        pagina.goto(f"{live_server.url}/ciudadanos/{ruta}")
        sin_barreras(pagina)
