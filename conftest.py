"""Fábricas comunes: catálogos, un funcionario por papel, su sesión y un Chromium de verdad."""

import importlib
import importlib.util
import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client

from canales.models import Dependencia, Funcionario
from canales.roles import Rol

pytest_plugins = ["sopo_servicio.tests.navegador", "sopo_servicio.tests.servidores"]
# La interfaz síncrona de Playwright deja un bucle abierto en el hilo de la prueba.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

BOGOTA = ZoneInfo("America/Bogota")
AHORA = datetime(2026, 11, 23, 10, 41, tzinfo=BOGOTA)
CLAVE = "clave-de-prueba-larga"
SEMILLA = Path(__file__).resolve().parent.parent / "shared" / "semilla"


# ── qué se corre ────────────────────────────────────────────────────────────
def _sobra(prueba, marcas_pedidas: str) -> bool:
    """Si la prueba no tiene sentido en este motor o en esta máquina: se deselecciona, nunca se salta."""
    marcas = {m.name for m in prueba.iter_markers()}
    otro_motor = "sqlite" if connection.vendor == "postgresql" else "postgresql"
    return (
        otro_motor in marcas
        or ("semilla" in marcas and not SEMILLA.is_dir())
        or ("fallas" in marcas and "fallas" not in marcas_pedidas)
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    fuera = [p for p in items if _sobra(p, config.option.markexpr)]
    if fuera:
        config.hook.pytest_deselected(items=fuera)
        items[:] = [p for p in items if p not in set(fuera)]


def pytest_report_header():
    return f"motor: {connection.vendor}"


# ── base de datos ───────────────────────────────────────────────────────────
def _si_existe(modulo: str):
    return importlib.import_module(modulo) if importlib.util.find_spec(modulo) else None


@pytest.fixture(autouse=True)
def disparadores(request):
    """Las pruebas con transacciones de verdad se vacían al terminar: los disparadores lo impedirían."""
    marca = request.node.get_closest_marker("django_db")
    con_vaciado = {"transactional_db", "live_server", "django_db_reset_sequences"} & set(request.fixturenames)
    modulo = _si_existe("atencion.disparadores")
    if modulo is None or not (con_vaciado or (marca and marca.kwargs.get("transaction"))):
        yield
        return
    request.getfixturevalue("transactional_db")
    modulo.instalar(connection)
    yield
    modulo.retirar(connection)


_copia: list = []


@pytest.fixture
def catalogos(db):
    """Catálogos de canales y protocolo publicado. Se cargan una vez por proceso y después se copian."""
    if _copia:
        for modelo, filas in _copia:
            modelo.objects.bulk_create(filas)
        return
    cargador = _si_existe("protocolo.cargador")
    if cargador:
        cargador.cargar(ahora=AHORA)
    modelos = [Group, *apps.get_app_config("canales").get_models(), *apps.get_app_config("protocolo").get_models()]
    intermedios = [c.remote_field.through for m in modelos for c in m._meta.local_many_to_many]
    for modelo in [*modelos, *(m for m in intermedios if m._meta.auto_created)]:
        if not modelo.__name__.startswith("Historical") and modelo is not Funcionario:
            _copia.append((modelo, list(modelo.objects.order_by("pk"))))


# ── funcionarios ────────────────────────────────────────────────────────────
@pytest.fixture
def servicio(catalogos):
    """Atención al Ciudadano."""
    return Dependencia.objects.get(clave="servicio-ciudadano")


@pytest.fixture
def hacienda(catalogos):
    return Dependencia.objects.get(clave="hacienda")


@pytest.fixture
def otra_dependencia(catalogos):
    return Dependencia.objects.get(clave="planeacion")


@pytest.fixture
def funcionario(catalogos):
    """`funcionario("usuario", Rol.AGENTE, dependencia=…)` crea un funcionario activo con ese papel."""

    def crear(usuario: str, *roles: str, nombre: str = "", apellido: str = "", **campos) -> Funcionario:
        nuevo = Funcionario(
            username=usuario,
            first_name=nombre or usuario.capitalize(),
            last_name=apellido or "Ejemplo",
            email=f"{usuario}@sopo.example",
            is_staff=bool({Rol.SUPERVISOR, Rol.PROTOCOLO, Rol.TECNICO} & set(roles)),
            **campos,
        )
        nuevo.set_password(CLAVE)
        nuevo.save()
        nuevo.groups.add(*(Group.objects.get_or_create(name=r)[0] for r in roles))
        return nuevo

    return crear


@pytest.fixture
def agente(funcionario, servicio):
    return funcionario("agente", Rol.AGENTE, nombre="Andrea", apellido="Rojas", dependencia=servicio)


@pytest.fixture
def otro_agente(funcionario, servicio):
    return funcionario("agente2", Rol.AGENTE, nombre="Nelson", apellido="Pinto", dependencia=servicio)


@pytest.fixture
def responsable(funcionario, hacienda):
    """Jefe de la Secretaría de Hacienda."""
    jefe = funcionario("responsable", Rol.RESPONSABLE, nombre="Carlos", apellido="Duarte", dependencia=hacienda)
    hacienda.jefe = jefe
    hacienda.save()
    return jefe


@pytest.fixture
def otro_responsable(funcionario, otra_dependencia):
    """Jefe de otra dependencia: no debe ver lo de Hacienda."""
    jefe = funcionario("otra_jefe", Rol.RESPONSABLE, nombre="Marina", apellido="Gil", dependencia=otra_dependencia)
    otra_dependencia.jefe = jefe
    otra_dependencia.save()
    return jefe


@pytest.fixture
def supervisor(funcionario, servicio):
    return funcionario("supervisor", Rol.SUPERVISOR, nombre="Pilar", apellido="Cano", dependencia=servicio)


@pytest.fixture
def protocolo_admin(funcionario):
    return funcionario("protocolo", Rol.PROTOCOLO, nombre="Julia", apellido="Mora")


@pytest.fixture
def auditor(funcionario):
    return funcionario("auditor", Rol.AUDITOR, nombre="Hugo", apellido="Vargas")


@pytest.fixture
def tecnico(funcionario):
    return funcionario("admin", Rol.TECNICO, nombre="Iván", apellido="Peña", is_superuser=True)


@pytest.fixture
def cliente(db):
    """`cliente(agente)` es un cliente web con la sesión de ese funcionario; `cliente()` no ha ingresado."""

    def con_sesion(quien: Funcionario | None = None) -> Client:
        navegador = Client()
        if quien is not None:
            navegador.force_login(quien)
        return navegador

    return con_sesion


@pytest.fixture
def ahora() -> datetime:
    """Lunes 23 de noviembre de 2026, 10:41 en Bogotá."""
    return AHORA


@pytest.fixture(name="AHORA")
def ahora_en_mayusculas() -> datetime:
    return AHORA
