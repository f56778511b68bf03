"""Lo que hacen las manos de quien atiende, en el navegador: abrir, escribir, radicar y leer la constancia."""

import re

from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

PERSONA_NUEVA = {"c-documento": "52.345.678", "c-nombre": "Rosalba Ejemplo", "c-telefono": "310 555 0101"}


def abrir(pagina: Page, tecla: str) -> int:
    """«n p» o «n l» desde «Mi turno». Devuelve la llave de la atención que se abrió."""
    pagina.goto("/mi-turno/")
    pagina.keyboard.press("n")
    pagina.keyboard.press(tecla)
    expect(pagina.locator("[name=nombre]")).to_be_focused()
    return int(re.search(r"/atenciones/(\d+)/", pagina.url)[1])


def querer_radicar(pagina: Page, nombre: str = "sra rosalba", asunto: str = "predi") -> None:
    """Nombre, asunto y «Quiere radicar», sin soltar el teclado."""
    pagina.keyboard.type(nombre, delay=10)
    pagina.keyboard.press("Enter")
    pagina.keyboard.type(asunto, delay=10)
    expect(pagina.locator("#asunto-lista [role=option]").first).to_be_visible()
    pagina.keyboard.press("Enter")
    expect(pagina.locator("[name=tramite]")).not_to_have_value("")
    pagina.keyboard.press("4")
    pagina.wait_for_url("**/radicar/")


def marcar(pagina: Page, campo: str, valor: str) -> None:
    """Elige una opción como con el ratón: por su rótulo."""
    pagina.locator("label.opcion", has=pagina.locator(f'input[name="{campo}"][value="{valor}"]')).click()


def describir(pagina: Page, objeto: str, *, tipo: str = "peticion_general", forma: str = "verbal") -> None:
    pagina.select_option("[name=tipo]", tipo)
    pagina.fill("[name=objeto]", objeto)
    marcar(pagina, "forma", forma)


def identidad(pagina: Page, cual: str) -> None:
    """La página trae del servidor la parte de «quién la presenta»: se espera a que llegue."""
    with pagina.expect_response(lambda r: r.request.method == "POST" and r.url.endswith("/radicar/")):
        marcar(pagina, "identidad", cual)


def buscar_persona(pagina: Page, consulta: str) -> Locator:
    """Los que aparecen al escribir; el buscador pregunta solo."""
    with pagina.expect_response(lambda r: r.request.method == "POST" and r.url.endswith("/radicar/")):
        pagina.locator("main [name=q]").press_sequentially(consulta, delay=5)
    return pagina.locator("#hallados .hallado")


def elegir_persona(pagina: Page, hallado: Locator) -> None:
    with pagina.expect_navigation(wait_until="load"):
        hallado.click()
    expect(pagina.locator(".persona-elegida")).to_be_visible()


def registrar_persona(pagina: Page, medio: str = "ventanilla", **cambios: str) -> None:
    with pagina.expect_navigation(wait_until="load"):
        pagina.click("button[value=nuevo]")
    pagina.select_option("[name=c-tipo_documento]", "CC")
    for campo, valor in (PERSONA_NUEVA | cambios).items():
        pagina.fill(f"[name={campo}]", valor)
    pagina.select_option("[name=c-medio_respuesta]", medio)
    with pagina.expect_navigation(wait_until="load"):
        pagina.click("button[value=crear]")
    expect(pagina.locator(".persona-elegida")).to_contain_text((PERSONA_NUEVA | cambios)["c-nombre"])


def revisar(pagina: Page) -> str:
    """Pasa a la revisión con Intro y devuelve la fecha legal que muestra (AAAA-MM-DD)."""
    with pagina.expect_navigation(url="**/radicar/revisar/", timeout=20_000):
        pagina.locator("main").get_by_role("button", name="Revisar").last.press("Enter", no_wait_after=True)
    return vencimiento(pagina)


def radicar(pagina: Page) -> str:
    """Da el número y devuelve el que muestra la constancia."""
    pagina.get_by_role("button", name="Radicar").click()
    pagina.wait_for_url("**/constancia/")
    return pagina.locator("[data-radicado]").first.inner_text()


def vencimiento(pagina: Page) -> str:
    return pagina.locator("time[data-vence]").first.get_attribute("datetime")


def hora_de_ahora() -> str:
    return f"{timezone.localtime():%H:%M}"
