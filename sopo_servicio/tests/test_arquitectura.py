"""La casa se revisa a sí misma: quién importa a quién, qué es puro y por qué puerta se escribe."""

import ast
import sys
from pathlib import Path

import pytest
from django.conf import settings

RAIZ = Path(settings.BASE_DIR)
PISOS = ["canales", "protocolo", "atencion", "sopo_servicio"]
PUROS = {
    "canales": ("calendario", "texto", "roles"),
    "protocolo": ("guia", "libreto"),
    "atencion": ("terminos", "documento", "flujo", "radicado"),
}
AJENOS_A_LO_PURO = {
    "canales.calendario": {"holidays"},
    # Las listas de valores son también las opciones de los modelos.
    "atencion.documento": {"django.db.models", "phonenumbers", "stdnum.co", "stdnum.exceptions", "stdnum"},
    "atencion.flujo": {"django.db.models"},
}
SIN_NOMBRE = {"utils", "util", "helpers", "common", "misc", "varios"}
CON_RELOJ = ("views", "management", "tests", "admin", "forms")
PUERTAS = {"atencion/actuaciones.py", "atencion/atenciones.py", "protocolo/publicacion.py", "atencion/relevo.py"}


def fuentes() -> list[Path]:
    """Todo nuestro código, sin pruebas ni migraciones."""
    todos = (f for piso in PISOS for f in (RAIZ / piso).rglob("*.py"))
    return sorted(f for f in todos if not {"tests", "migrations"} & set(f.relative_to(RAIZ).parts))


def ruta(fuente: Path) -> str:
    return fuente.relative_to(RAIZ).as_posix()


def arbol(fuente: Path) -> ast.Module:
    return ast.parse(fuente.read_text())


def importados(nodo: ast.AST) -> set[str]:
    modulos = set()
    for parte in ast.walk(nodo):
        if isinstance(parte, ast.Import):
            modulos |= {a.name for a in parte.names}
        elif isinstance(parte, ast.ImportFrom) and parte.module:
            modulos |= {parte.module, *(f"{parte.module}.{a.name}" for a in parte.names)}
    return modulos


def test_los_imports_solo_bajan():
    suben = []
    for fuente in fuentes():
        mas_arriba = PISOS[PISOS.index(fuente.relative_to(RAIZ).parts[0]) + 1 :]
        suben += [f"{ruta(fuente)} importa {m}" for m in importados(arbol(fuente)) if m.split(".")[0] in mas_arriba]
    assert suben == []


def test_nadie_importa_dentro_de_una_funcion():
    ocultos = []
    for fuente in fuentes():
        for nodo in ast.walk(arbol(fuente)):
            es_funcion = isinstance(nodo, ast.FunctionDef) and not (fuente.name == "apps.py" and nodo.name == "ready")
            if es_funcion and importados(nodo):
                ocultos.append(f"{ruta(fuente)}:{nodo.lineno} {nodo.name}")
    assert ocultos == []


@pytest.mark.parametrize("modulo", [f"{app}.{m}" for app, modulos in PUROS.items() for m in modulos])
def test_lo_puro_no_conoce_ni_django_ni_la_base(modulo):
    fuente = RAIZ / f"{modulo.replace('.', '/')}.py"
    permitidos = AJENOS_A_LO_PURO.get(modulo, set())
    puros = {f"{app}.{m}" for app, modulos in PUROS.items() for m in modulos}
    raros = set()
    for nodo in ast.walk(arbol(fuente)):
        nombres = [a.name for a in nodo.names] if isinstance(nodo, ast.Import) else []
        if isinstance(nodo, ast.ImportFrom):
            desde = nodo.module
            nombres = [desde] if desde not in {*PISOS, "django.db"} else [f"{desde}.{a.name}" for a in nodo.names]
        raros |= {n for n in nombres if n.split(".")[0] not in sys.stdlib_module_names} - permitidos - puros
    assert raros == set()


def test_el_reloj_no_entra_al_dominio():
    miran = []
    for fuente in fuentes():
        partes = ruta(fuente).removesuffix(".py").split("/")
        if set(CON_RELOJ) & set(partes) or partes[-1] == "tasks" or partes[0] == "sopo_servicio":
            continue
        for nodo in ast.walk(arbol(fuente)):
            if isinstance(nodo, ast.Attribute) and nodo.attr in {"now", "today", "utcnow", "localdate"}:
                miran.append(f"{ruta(fuente)}:{nodo.lineno} .{nodo.attr}")
    assert miran == []


def test_cada_modulo_se_llama_por_lo_que_hace():
    assert [ruta(f) for f in fuentes() if SIN_NOMBRE & set(ruta(f).removesuffix(".py").split("/"))] == []


def _escribe_estado(nodo: ast.AST) -> bool:
    destinos = nodo.targets if isinstance(nodo, ast.Assign) else []
    asigna = any(isinstance(d, ast.Attribute) and d.attr == "estado" for d in destinos)
    llama = isinstance(nodo, ast.Call) and isinstance(nodo.func, ast.Attribute) and nodo.func.attr == "update"
    return asigna or (llama and any(k.arg == "estado" for k in nodo.keywords))


def test_el_estado_solo_se_escribe_por_su_puerta():
    otras = []
    for fuente in fuentes():
        if ruta(fuente) in PUERTAS:
            continue
        otras += [f"{ruta(fuente)}:{n.lineno}" for n in ast.walk(arbol(fuente)) if _escribe_estado(n)]
    assert otras == []


def test_ningun_error_se_traga_entero():
    """`except Exception` esconde lo que no se pensó."""
    tragan = []
    for fuente in fuentes():
        for nodo in ast.walk(arbol(fuente)):
            if isinstance(nodo, ast.ExceptHandler) and (
                nodo.type is None
                or (isinstance(nodo.type, ast.Name) and nodo.type.id in {"Exception", "BaseException"})
            ):
                tragan.append(f"{ruta(fuente)}:{nodo.lineno}")
    assert tragan == []
