"""Radicar, paso 1: escribir la solicitud y decir quién la presenta. De aquí no sale nada con número."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from atencion import borradores, propuesta
from atencion.conflicto import ConflictoDeVersion
from atencion.forms.radicar import CAMPOS
from atencion.models import Atencion, Borrador
from atencion.views import radicar_quien
from atencion.views.radicar_pagina import (
    FORMULARIO,
    REGISTRO,
    entero,
    formulario,
    la_atencion,
    pagina,
    sugerencia,
    volver,
)
from canales.permisos import exige


@exige("solicitud.radicar")
@require_http_methods(["GET", "POST"])
def radicar(request, pk: int):
    atencion = la_atencion(request, pk)
    if request.method == "GET":
        borrador = _lo_escrito(atencion)
        form = formulario(borrador, revisar=True) if "falta" in request.GET else None
        return pagina(request, borrador, form=form)
    accion = "elegir" if "elegir" in request.POST else request.POST.get("accion", "revisar")
    if accion == "empezar":
        return _empezar(request, atencion)
    if request.htmx and accion in FRAGMENTOS:
        return FRAGMENTOS[accion](request, _con_lo_de_ahora(request, atencion))
    try:
        return ACCIONES.get(accion, revisar)(request, _guardar(request, atencion))
    except ConflictoDeVersion:
        messages.warning(request, "Esta solicitud ya se radicó o se cambió en otra pestaña.")
        return redirect("atencion:radicar", pk=pk)


@exige("solicitud.radicar")
@require_POST
def radicar_guardar(request, pk: int):
    """Guardado solo, mientras se escribe: {version, hora}; 409 si otra pestaña guardó después."""
    atencion = la_atencion(request, pk)
    try:
        borrador = _guardar(request, atencion, entero(request.POST.get("version")) or None)
    except ConflictoDeVersion:
        return JsonResponse({"mensaje": "Esta solicitud se cambió en otra pestaña. Recargue para verla."}, status=409)
    return JsonResponse(
        {"version": borrador.version, "hora": f"{timezone.localtime(borrador.actualizado_en):%H:%M:%S}"}
    )


def _sin_guardar(atencion: Atencion, asunto_id: int | None = None) -> Borrador:
    asunto = propuesta.asunto_para_radicar(atencion, asunto_id)
    return Borrador(atencion=atencion, version=0, datos=propuesta.inicial(atencion, asunto))


def _lo_escrito(atencion: Atencion) -> Borrador:
    borrador = borradores.de(atencion, FORMULARIO) or _sin_guardar(atencion)
    borrador.atencion = atencion
    return borrador


def _con_lo_de_ahora(request, atencion: Atencion) -> Borrador:
    """Lo que se ve en pantalla, sin guardarlo: de eso se ocupa el guardado solo."""
    borrador = _lo_escrito(atencion)
    borrador.datos = _escrito(request, borrador)
    return borrador


def _escrito(request, borrador: Borrador) -> dict:
    return propuesta.con_campos(borrador.datos, borradores.campos_limpios(request.POST, CAMPOS + REGISTRO))


def _abrir(request, atencion: Atencion, asunto_id: int | None = None) -> Borrador:
    borrador = borradores.de(atencion, FORMULARIO)
    if borrador is None and not atencion.esta_abierta:
        raise PermissionDenied("Esta atención ya se cerró. Abra una nueva para radicar.")
    datos = {} if borrador else _sin_guardar(atencion, asunto_id).datos
    return borrador or borradores.abrir(atencion, FORMULARIO, datos, por=request.user, ahora=timezone.now())


def _guardar(request, atencion: Atencion, version: int | None = None) -> Borrador:
    if entero(request.POST.get("version")) and borradores.de(atencion, FORMULARIO) is None:
        raise ConflictoDeVersion(atencion)  # pestaña vieja: lo que muestra ya se radicó
    borrador = _abrir(request, atencion)
    guardado = borradores.guardar(borrador, _escrito(request, borrador), ahora=timezone.now(), version=version)
    guardado.atencion = atencion
    return guardado


def _empezar(request, atencion: Atencion) -> HttpResponse:
    """Desde la atención: abre el borrador con lo que ya se sabe del asunto."""
    _abrir(request, atencion, entero(request.POST.get("asunto")))
    return redirect("atencion:radicar", pk=atencion.pk)


def _poner_sugerido(borrador: Borrador) -> dict:
    hallada, _ = sugerencia(borrador, formulario(borrador))
    if hallada:
        borrador.datos["campos"]["tipo"] = [hallada.tipo]
    return borrador.datos


def sugerir(request, borrador: Borrador) -> HttpResponse:
    return volver(borrador, "#tipo", _poner_sugerido(borrador))


def revisar(request, borrador: Borrador) -> HttpResponse:
    """Intro en cualquier campo llega aquí: en el buscador busca, y registrando a alguien primero lo registra."""
    if request.POST.get("q", "").strip() and not borrador.datos.get("ciudadano"):
        return radicar_quien.buscar(request, borrador)
    if borrador.datos.get("creando"):
        persona = radicar_quien.registrar(request, borrador)
        if isinstance(persona, HttpResponse):
            return persona
        atencion, datos = borrador.atencion, propuesta.con_persona(borrador.datos, persona)
        borrador = borradores.guardar(borrador, datos, ahora=timezone.now())
        borrador.atencion = atencion
    form = formulario(borrador, revisar=True)
    if not form.is_valid():
        return pagina(request, borrador, form=form, status=422)
    return redirect("atencion:radicar_revisar", pk=borrador.atencion_id)


def _fragmento_tipo(request, borrador: Borrador) -> HttpResponse:
    if request.POST["accion"] == "sugerir":
        _poner_sugerido(borrador)
    return pagina(request, borrador, plantilla="atencion/_radicar_tipo.html")


def _fragmento_quien(request, borrador: Borrador) -> HttpResponse:
    return pagina(request, borrador, plantilla="atencion/_radicar_quien.html")


def _fragmento_hallados(request, borrador: Borrador) -> HttpResponse:
    return radicar_quien.buscar(request, borrador, plantilla="atencion/_radicar_hallados.html")


FRAGMENTOS = {
    "sugerir": _fragmento_tipo,
    "tipo": _fragmento_tipo,
    "identidad": _fragmento_quien,
    "buscar": _fragmento_hallados,
}
ACCIONES = {
    "sugerir": sugerir,
    "buscar": radicar_quien.buscar,
    "elegir": radicar_quien.elegir,
    "quitar": radicar_quien.quitar,
    "nuevo": radicar_quien.nuevo,
    "sin_nuevo": radicar_quien.sin_nuevo,
    "crear": radicar_quien.crear,
    "revisar": revisar,
}
