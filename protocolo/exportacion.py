"""El protocolo vigente para leerlo fuera del sistema: JSON o Markdown."""

import json
from collections.abc import Iterable
from datetime import date

from django.utils.timezone import localtime

from protocolo.lectura import contenido_de, normas
from protocolo.models import TerminoLegal, VersionProtocolo


def como_datos(version: VersionProtocolo, dia: date) -> dict:
    """La versión con las normas y los términos que rigen ese día."""
    desde = localtime(version.vigente_desde).isoformat() if version.vigente_desde else None
    campos_norma = ("clave", "clase", "cita", "resumen", "seccion", "vigencia", "superada_por")
    campos_termino = ("clave", "nombre", "nombre_corto", "cantidad", "unidad", "norma", "ayuda", "se_radica")
    terminos = [
        {
            **_campos(t, campos_termino),
            "en_palabras": t.en_palabras,
            "desde": t.desde.isoformat(),
            "hasta": t.hasta and t.hasta.isoformat(),
        }
        for t in TerminoLegal.vigentes(dia)
    ]
    return {
        "version": {"numero": version.numero, "estado": version.estado, "vigente_desde": desde, "nota": version.nota},
        **contenido_de(version),
        "normas": [_campos(norma, campos_norma) for norma in normas()],
        "terminos": terminos,
    }


def _campos(fila, nombres: Iterable[str]) -> dict:
    return {nombre: getattr(fila, nombre) for nombre in nombres}


def en_json(datos: dict) -> str:
    return json.dumps(datos, ensure_ascii=False, indent=2, default=lambda hora: f"{hora:%H:%M}")


def en_markdown(datos: dict) -> str:
    """Un documento corrido: secciones, guías, normas y términos."""
    renglones = [f"# Protocolo de Servicio al Ciudadano, versión {datos['version']['numero']}", ""]
    for seccion in datos["secciones"]:
        renglones += [f"{'#' * min(6, 2 + seccion['numero'].count('.'))} {seccion['numero']} {seccion['titulo']}", ""]
        renglones += [seccion["cuerpo"], ""] if seccion["cuerpo"] else []
        renglones += [f"- {_punto(punto)}" for punto in seccion["puntos"]]
        renglones += [""] if seccion["puntos"] else []
    for guia in datos["guias"]:
        renglones += [f"## Guía: {guia['nombre']}", ""]
        for momento in guia["momentos"]:
            renglones += [f"### {momento['nombre']}", "", *(_paso(paso) for paso in momento["pasos"]), ""]
    renglones += ["## Saludos", "", *(f"- Desde las {f['desde']:%H:%M}: {f['saludo']}" for f in datos["franjas"]), ""]
    renglones += ["## Normas", "", *(_norma(norma) for norma in datos["normas"]), ""]
    renglones += ["## Términos", "", *(_termino(termino) for termino in datos["terminos"])]
    return "\n".join(renglones)


def _punto(punto: dict) -> str:
    return f"**{punto['titulo']}.** {punto['texto']}" if punto["titulo"] else punto["texto"]


def _paso(paso: dict) -> str:
    dicho = f"«{paso['texto']}»" if paso["clase"] == "libreto" else paso["texto"]
    seccion = f" ({paso['seccion']})" if paso["seccion"] else ""
    condicion = f" Solo si {paso['solo_si']}." if paso["solo_si"] else ""
    return f"- {dicho}{seccion}{condicion}"


def _norma(norma: dict) -> str:
    superada = f" Superada por {norma['superada_por']}." if norma["superada_por"] else " Vigencia por verificar."
    return f"- {norma['cita']}. {norma['resumen']}{superada if norma['vigencia'] != 'vigente' else ''}"


def _termino(termino: dict) -> str:
    return f"- {termino['nombre']}: {termino['en_palabras']} ({termino['norma']})"
