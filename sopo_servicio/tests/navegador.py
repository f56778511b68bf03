"""Un Chromium de verdad para las pruebas: `pagina` y `entrar(funcionario)`."""

import os
import shutil

import pytest
from django.test import Client
from playwright.sync_api import sync_playwright

from canales.models import Funcionario

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
BANDERAS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Marca las pruebas que abren el navegador y, donde no lo hay, las deselecciona."""
    con_navegador = [p for p in items if {"pagina", "navegador"} & set(getattr(p, "fixturenames", ()))]
    for prueba in con_navegador:
        prueba.add_marker("navegador")
    if con_navegador and not CHROMIUM:
        config.hook.pytest_deselected(items=con_navegador)
        items[:] = [p for p in items if p not in set(con_navegador)]


def pytest_report_header():
    return "navegador: " + (CHROMIUM or "no hay chromium; sus pruebas quedan fuera")


@pytest.fixture(scope="session")
def navegador():
    """Un Chromium de Debian para toda la corrida."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=BANDERAS)
        yield chromium
        chromium.close()


@pytest.fixture
def pagina(navegador, live_server, catalogos):
    """Página a 1366 × 768. La prueba cae si hay un 5xx, un error de JavaScript o algo que la CSP bloquee."""
    contexto = navegador.new_context(
        base_url=live_server.url,
        viewport={"width": 1366, "height": 768},
        locale="es-CO",
        timezone_id="America/Bogota",
    )
    hoja, faltas = contexto.new_page(), []
    hoja.set_default_timeout(10_000)
    contexto.on("response", lambda r: faltas.append(f"{r.status} {r.url}") if r.status >= 500 else None)
    contexto.on("weberror", lambda e: faltas.append(f"JavaScript: {e.error}"))
    contexto.on("console", lambda m: faltas.append(f"consola: {m.text}") if _es_falta(m) else None)
    yield hoja
    contexto.close()
    assert faltas == []


def _es_falta(mensaje) -> bool:
    """Un 422 o un 404 también salen en la consola: no son faltas por sí solos."""
    return mensaje.type == "error" and not mensaje.text.startswith("Failed to load resource")


@pytest.fixture
def entrar(pagina, live_server):
    """`entrar(agente)` deja la página con la sesión de ese funcionario, sin pasar por el ingreso."""

    def con_sesion(quien: Funcionario):
        web = Client()
        web.force_login(quien)
        galleta = {"name": "sesion", "value": web.cookies["sesion"].value, "url": live_server.url}
        pagina.context.add_cookies([galleta])
        return pagina

    return con_sesion
