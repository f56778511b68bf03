"""Nada sobra ni queda abierto: plantillas, migraciones, sesión en toda dirección, cabeceras y tamaños."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import URLPattern, URLResolver, get_resolver

RAIZ = Path(settings.BASE_DIR)
APPS = ("sopo_servicio", "atencion", "protocolo", "canales")
SIN_SESION = {"ingresar", "salud_viva", "salud_lista", "admin:login", "admin:jsi18n"}
# Las elige el sistema por su nombre: errores por código, bloqueo por ajuste, el admin por su ruta.
POR_NOMBRE = re.compile(r"^(\d{3}(_csrf)?|bloqueo|error)\.html$|^(admin|registration|bootstrap5)/")
SOLO_POST = {
    "salir",
    "atencion:atencion_nueva",
    "atencion:atencion_guardar",
    "atencion:buscar",
    "atencion:avisos_leidos",
}
LINEAS = {"codigo": 250, "pruebas": 300, "plantilla": 100, "funcion": 40}
# Cada excepción dice por qué no se parte.
MAS_LARGOS: dict[str, str] = {}
VALOR = {"int": "1", "slug": "presencial", "str": "2026-0000001", "uuid": "0f8fad5b-d9cb-469f-a165-70867728950e"}


def nuestros(patron: str, *carpetas: str) -> list[Path]:
    return sorted(f for c in carpetas for f in (RAIZ / c).rglob(patron) if "migrations" not in f.parts)


def direcciones(resolvedor=None, prefijo="", espacio=""):
    """(nombre, ruta con valores de muestra, vista) de toda dirección del sistema."""
    for patron in (resolvedor or get_resolver()).url_patterns:
        ruta = prefijo + _concreta(str(patron.pattern))
        if isinstance(patron, URLResolver):
            mas = f"{patron.namespace}:" if patron.namespace else ""
            yield from direcciones(patron, ruta, espacio + mas)
        elif isinstance(patron, URLPattern):
            yield f"{espacio}{patron.name or ''}", f"/{ruta}", patron.callback


def _concreta(patron: str) -> str:
    con_valores = re.sub(r"<(?:(\w+):)?\w+>", lambda c: VALOR.get(c[1] or "str", "1"), patron)
    return re.sub(r"\(\?P<\w+>[^)]*\)", "auth", con_valores).strip("^$").replace(r"\.", ".").removesuffix(r"\Z")


@pytest.mark.django_db
def test_no_faltan_migraciones():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_toda_plantilla_se_usa():
    textos = [f.read_text() for f in nuestros("*.py", *APPS) if "tests" not in f.parts]
    plantillas = nuestros("*.html", "templates")
    textos += [f.read_text() for f in plantillas]
    nombres = [f.relative_to(RAIZ / "templates").as_posix() for f in plantillas]
    todo = "\n".join(textos)
    armados = [re.sub(r"\{[^}]*\}", r"[\\w-]+", a) for a in re.findall(r'f"([^"]*\{[^"]*\.html)"', todo)]
    sin_uso = [n for n in nombres if not POR_NOMBRE.search(n) and f'"{n}"' not in todo]
    assert [n for n in sin_uso if not any(re.fullmatch(a, n) for a in armados)] == []


def test_toda_direccion_pide_sesion():
    abiertas = {nombre for nombre, _, vista in direcciones() if not getattr(vista, "login_required", True)}
    assert abiertas <= SIN_SESION


@pytest.mark.django_db
def test_sin_sesion_toda_direccion_lleva_al_ingreso(client):
    dejan_pasar = []
    for nombre, ruta, _ in direcciones():
        respuesta = client.get(ruta)
        if nombre not in SIN_SESION and not respuesta.get("Location", "").startswith(("/ingresar/", "/admin/login/")):
            dejan_pasar.append(f"{nombre} {ruta} → {respuesta.status_code}")
    assert dejan_pasar == []


def test_lo_que_cambia_algo_no_se_hace_con_get(cliente, supervisor):
    web = cliente(supervisor)
    responden = {n: web.get(ruta).status_code for n, ruta, _ in direcciones() if n in SOLO_POST}
    assert responden == dict.fromkeys(SOLO_POST, 405)


@pytest.mark.parametrize(
    "ruta", ["/", "/ingresar/", "/admin/", "/admin/login/", "/no-existe/", "/salud/viva", "/?q=%00"]
)
def test_toda_respuesta_lleva_la_politica_de_contenido(cliente, supervisor, ruta):
    for web in (cliente(), cliente(supervisor)):
        respuesta = web.get(ruta)
        politica = respuesta["Content-Security-Policy"]
        assert "default-src 'none'" in politica
        assert "unsafe" not in politica
        assert respuesta["X-Content-Type-Options"] == "nosniff"
        assert respuesta["X-Frame-Options"] == "DENY"


def test_ninguna_plantilla_trae_estilos_ni_codigo_en_linea():
    en_linea = re.compile(r'\sstyle="|<style|\son\w+="|<script(?![^>]*\ssrc=)|href="javascript:|hx-on|"js:|src="data:')
    culpables = [f.name for f in nuestros("*.html", "templates") if en_linea.search(f.read_text())]
    assert culpables == []


def test_ningun_fichero_crece_hasta_perder_al_lector():
    largos = []
    for fuente in [*nuestros("*.py", *APPS), RAIZ / "conftest.py", *nuestros("*.html", "templates")]:
        clase = "plantilla" if fuente.suffix == ".html" else "pruebas" if "tests" in fuente.parts else "codigo"
        ruta, lineas = fuente.relative_to(RAIZ).as_posix(), fuente.read_text().count("\n")
        if lineas > LINEAS[clase] and ruta not in MAS_LARGOS:
            largos.append(f"{ruta}: {lineas} líneas")
    assert largos == []


def test_ninguna_funcion_pasa_de_cuarenta_lineas():
    largas = []
    for fuente in nuestros("*.py", *APPS):
        for nodo in ast.walk(ast.parse(fuente.read_text())):
            if isinstance(nodo, ast.FunctionDef) and nodo.end_lineno - nodo.lineno > LINEAS["funcion"]:
                largas.append(f"{fuente.relative_to(RAIZ)}:{nodo.lineno} {nodo.name}")
    assert largas == []
