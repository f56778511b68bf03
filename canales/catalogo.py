"""Carga inicial de catálogos: llena lo que falta y nunca toca lo que alguien editó, renombró o quitó."""

import tomllib
from pathlib import Path

from django.contrib.auth.models import Group
from django.db import transaction

from canales.models import (
    Canal,
    Dependencia,
    Entidad,
    EntidadExterna,
    Extension,
    Horario,
    LemaEntidad,
    PuntoAtencion,
    Tramite,
    VersionCalendario,
)
from canales.roles import Rol

CARPETA = Path(__file__).resolve().parent / "contenido"


def contenido(nombre: str) -> dict:
    """Datos de `contenido/<nombre>.toml`."""
    with (CARPETA / f"{nombre}.toml").open("rb") as archivo:
        return tomllib.load(archivo)


class _Conocidos:
    """Lo que ya existe o existió en una tabla (según su historial), por cada una de sus llaves naturales."""

    def __init__(self, modelo, *llaves: tuple[str, ...]):
        self.llaves = llaves
        self.vistos = [
            {fila for origen in (modelo.objects, modelo.historial) for fila in origen.order_by().values_list(*llave)}
            for llave in llaves
        ]

    def tiene(self, fila: dict) -> bool:
        return any(
            tuple(fila[campo] for campo in llave) in vistos
            for llave, vistos in zip(self.llaves, self.vistos, strict=True)
        )


def _crear(modelo, filas: list[dict], *llaves: tuple[str, ...]) -> list:
    """Crea las filas que nunca existieron y las devuelve."""
    conocidos = _Conocidos(modelo, *llaves)
    return [modelo.objects.create(**fila) for fila in filas if not conocidos.tiene(fila)]


def _con(filas: list[dict], campo: str, existentes: dict) -> list[dict]:
    """Cambia la clave escrita en `campo` por su fila; lo que apunta a algo que alguien quitó no se carga."""
    return [{**fila, campo: existentes[fila[campo]]} for fila in filas if fila[campo] in existentes]


def _por_clave(modelo) -> dict:
    return {fila.clave: fila for fila in modelo.objects.all()}


def _cargar_casa() -> None:
    datos = contenido("casa")
    if not Entidad.objects.exists() and not Entidad.historial.exists():
        Entidad.objects.create(pk=1, **{k: v.strip() for k, v in datos["entidad"].items()})
    VersionCalendario.objects.get_or_create(pk=1)
    if not LemaEntidad.historial.exists():
        _crear(LemaEntidad, datos["lemas"], ("texto",))
    _crear(Canal, datos["canales"], ("clave",), ("nombre",))
    puntos = _crear(PuntoAtencion, _con(datos["puntos"], "canal", _por_clave(Canal)), ("nombre",))
    Horario.objects.bulk_create(
        Horario(punto=punto, dia=dia, desde=desde, hasta=hasta)
        for punto in puntos
        for dia in datos["horario"]["dias"]
        for desde, hasta in datos["horario"]["bloques"]
    )


def _cargar_tramites(dependencias: dict) -> None:
    canales = _por_clave(Canal)
    extensiones = {}
    for extension in Extension.objects.filter(activa=True):
        extensiones.setdefault(extension.dependencia_id, extension)
    filas, por_canal = [], {}
    for orden, fila in enumerate(_con(contenido("tramites")["tramites"], "dependencia", dependencias), start=1):
        por_canal[fila["clave"]] = [canales[c] for c in fila["canales"] if c in canales]
        propios = {k: v for k, v in fila.items() if k != "canales"}
        propios["requisitos"] = "\n".join(fila["requisitos"])
        propios["extension"] = extensiones.get(fila["dependencia"].pk)
        filas.append({**propios, "orden": orden * 10})
    for tramite in _crear(Tramite, filas, ("clave",), ("nombre",)):
        tramite.canales.set(por_canal[tramite.clave])


@transaction.atomic
def cargar() -> None:
    """Deja los catálogos de fábrica en una base nueva; correrlo de nuevo no cambia nada."""
    for rol in Rol:
        Group.objects.get_or_create(name=rol)
    _cargar_casa()
    datos = contenido("dependencias")
    _crear(Dependencia, datos["dependencias"], ("clave",), ("nombre",))
    dependencias = _por_clave(Dependencia)
    _crear(Extension, _con(datos["extensiones"], "dependencia", dependencias), ("numero", "nombre"))
    _cargar_tramites(dependencias)
    _crear(EntidadExterna, contenido("entidades_externas")["entidades"], ("nombre",))
