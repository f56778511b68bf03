"""Radicar, paso 2: leerle a la persona lo que se entendió y, si está bien, darle número. Solo aquí se radica."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from atencion import atenciones, borradores, radicacion, revision
from atencion.flujo import NoSePuede
from atencion.models import Borrador, Solicitud
from atencion.views.radicar_pagina import FORMULARIO, formulario, la_atencion, plazo_de, sugerencia
from canales.permisos import exige


@exige("solicitud.radicar")
@require_http_methods(["GET", "POST"])
def radicar_revisar(request, pk: int):
    atencion = la_atencion(request, pk)
    borrador = borradores.de(atencion, FORMULARIO)
    if request.method == "POST":
        previa = _ya_radicada(request)
        if previa:
            return redirect("atencion:constancia", radicado=previa.radicado)
    if borrador is None:
        messages.info(request, "No hay nada por radicar en esta atención.")
        return redirect("atencion:atencion", pk=pk)
    borrador.atencion = atencion
    form = formulario(borrador, revisar=True)
    if not form.is_valid():
        return redirect(reverse("atencion:radicar", args=[pk]) + "?falta=1")
    return _radicar(request, borrador, form) if request.method == "POST" else _pagina(request, borrador, form)


def _ya_radicada(request) -> Solicitud | None:
    """La que ya salió de este mismo envío: repetirlo veinte veces lleva siempre a la misma constancia."""
    try:
        token = UUID(request.POST.get("token", ""))
    except ValueError:
        return None
    hoy = timezone.localdate()
    return Solicitud.objects.visibles_para(request.user, hoy).filter(token=token).first()


def _radicar(request, borrador: Borrador, form):
    leido = (request.POST.get("token"), request.POST.get("version"))
    if leido != (str(borrador.token), str(borrador.version)):
        return _pagina(request, borrador, form, error="Lo que se iba a radicar cambió. Léalo otra vez.", status=422)
    try:
        datos = form.para_radicar(borrador)
        solicitud = radicacion.radicar(datos, por=request.user, ahora=timezone.now())
    except NoSePuede as error:
        return _pagina(request, borrador, form, error=str(error), status=422)
    _dejar_en_la_atencion(request, borrador, solicitud)
    return redirect("atencion:constancia", radicado=solicitud.radicado)


def _dejar_en_la_atencion(request, borrador: Borrador, solicitud: Solicitud) -> None:
    """Quien presenta con nombre queda como la persona de la atención; con reserva o anónima, nunca."""
    atencion = borrador.atencion
    propia = atencion.funcionario_id == request.user.pk and atencion.esta_abierta and atencion.ciudadano_id is None
    if propia and solicitud.identidad == Solicitud.Identidad.NOMBRE:
        with suppress(NoSePuede):  # se cerró en otra pestaña: el radicado ya existe y no se pierde
            atenciones.vincular(atencion.pk, ciudadano=solicitud.ciudadano, por=request.user, ahora=timezone.now())


def _pagina(request, borrador: Borrador, form, *, error: str = "", status: int = 200):
    hallada, _ = sugerencia(borrador, form)
    porque = hallada.porque if hallada and hallada.tipo == form.cleaned_data["tipo"] else ""
    datos, atencion = form.para_radicar(borrador), borrador.atencion
    trato = "" if datos.ciudadano is None else atencion.trato or datos.ciudadano.trato
    contexto = {
        "atencion": atencion,
        "borrador": borrador,
        "persona": datos.ciudadano,
        "r": revision.preparar(datos, plazo_de(form, borrador), trato, porque),
        "error": error,
    }
    return render(request, "atencion/radicar_revisar.html", contexto, status=status)
