"""Quién presenta la solicitud: buscar, elegir o registrar sin salir de la página de radicar."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from atencion import ciudadanos, propuesta
from atencion.ciudadanos import DocumentoRepetido
from atencion.forms.ciudadano import BuscarCiudadanoForm, CiudadanoForm
from atencion.models import Borrador, Ciudadano
from atencion.views.radicar_pagina import REGISTRO, entero, pagina, volver
from canales.models import Entidad


def buscar(request, borrador: Borrador, plantilla="atencion/radicar.html") -> HttpResponse:
    busqueda = BuscarCiudadanoForm(request.POST)
    consulta = busqueda.cleaned_data["q"] if busqueda.is_valid() else ""
    hallazgos = ciudadanos.buscar(consulta, por=request.user, hoy=timezone.localdate())
    status = 200 if busqueda.is_valid() else 422
    mas = {"busqueda": busqueda, "hallazgos": hallazgos, "consulta": consulta}
    return pagina(request, borrador, plantilla=plantilla, status=status, **mas)


def elegir(request, borrador: Borrador) -> HttpResponse:
    if propuesta.es_anonima(borrador.datos):
        return volver(borrador, "#quien")
    persona = get_object_or_404(Ciudadano, pk=entero(request.POST.get("elegir")))
    ciudadanos.leer(persona, por=request.user, ahora=timezone.now(), motivo="La eligió para radicar")
    return volver(borrador, "#quien", propuesta.con_persona(borrador.datos, persona))


def quitar(request, borrador: Borrador) -> HttpResponse:
    return volver(borrador, "#quien", borrador.datos | {"ciudadano": None})


def nuevo(request, borrador: Borrador) -> HttpResponse:
    return volver(borrador, "#quien", propuesta.con_registro(borrador.datos, borrador.atencion))


def sin_nuevo(request, borrador: Borrador) -> HttpResponse:
    campos = {n: v for n, v in borrador.datos["campos"].items() if n not in REGISTRO}
    return volver(borrador, "#quien", borrador.datos | {"creando": False, "campos": campos})


def crear(request, borrador: Borrador) -> HttpResponse:
    if propuesta.es_anonima(borrador.datos):
        return volver(borrador, "#quien")
    persona = registrar(request, borrador)
    if isinstance(persona, HttpResponse):
        return persona
    return volver(borrador, "#quien", propuesta.con_persona(borrador.datos, persona))


def registrar(request, borrador: Borrador) -> HttpResponse | Ciudadano:
    """La persona recién registrada, o la página con lo que falta corregir (422)."""
    registro = CiudadanoForm(MultiValueDict(borrador.datos["campos"]), prefix="c")
    existente = None
    if registro.is_valid():
        datos = registro.cleaned_data
        aviso = Entidad.actual().aviso_datos_version if datos["aviso_leido"] else None
        try:
            return ciudadanos.crear(datos, por=request.user, ahora=timezone.now(), aviso_version=aviso)
        except DocumentoRepetido as repetido:
            existente = repetido.existente
            registro.add_error("documento", str(repetido))
    return pagina(request, borrador, registro=registro, existente=existente, status=422)
