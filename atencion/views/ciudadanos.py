"""Ciudadanos: buscar, ficha, registrar y corregir el contacto. Cada ficha abierta queda anotada."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from atencion import ciudadanos, historia
from atencion.ciudadanos import DocumentoRepetido, Hallazgos
from atencion.conflicto import ConflictoDeVersion
from atencion.forms.ciudadano import BuscarCiudadanoForm, CiudadanoForm, EditarContactoForm
from atencion.models import Ciudadano
from atencion.turno import en_curso_sin_persona
from canales.lectura import calendario_vigente
from canales.models import Entidad
from canales.permisos import exige
from canales.roles import Rol


@exige("ciudadano.buscar")
@require_http_methods(["GET", "POST"])
def buscar(request):
    """Lo buscado va por POST: en la dirección de la página no queda ningún dato personal."""
    form = BuscarCiudadanoForm(request.POST or None)
    valido = form.is_valid()
    consulta = form.cleaned_data["q"] if valido else ""
    hallazgos = ciudadanos.buscar(consulta, por=request.user, hoy=timezone.localdate()) if consulta else Hallazgos()
    contexto = {
        "form": form,
        "consulta": consulta,
        "hallazgos": hallazgos,
        "filas": [(historia.persona(c, request.user), c.se_puede_ver) for c in hallazgos.filas],
        "puede_crear": request.user.puede("ciudadano.crear"),
    }
    plantilla = "atencion/_ciudadanos_hallados.html" if request.htmx else "atencion/ciudadanos.html"
    return render(request, plantilla, contexto, status=422 if form.is_bound and not valido else 200)


@exige("ciudadano.crear")
@require_http_methods(["GET", "POST"])
def nuevo(request):
    form, existente = CiudadanoForm(request.POST or None), None
    if form.is_valid():
        try:
            persona = ciudadanos.crear(
                form.cleaned_data, por=request.user, ahora=timezone.now(), aviso_version=_aviso(form)
            )
        except DocumentoRepetido as repetido:
            existente = repetido.existente
            form.add_error("documento", str(repetido))
        else:
            messages.success(request, "Quedó registrada. Ya puede atenderla o radicar.")
            return redirect("atencion:ciudadano", pk=persona.pk)
    contexto = {"form": form, "existente": existente, "entidad": Entidad.actual()}
    return render(request, "atencion/ciudadano_form.html", contexto, status=422 if form.is_bound else 200)


def _aviso(form) -> int | None:
    """Versión del aviso de datos que se le leyó; None si no se marcó (no impide nada, Ley 1581, art. 10)."""
    return Entidad.actual().aviso_datos_version if form.cleaned_data["aviso_leido"] else None


def _la_persona(request, pk: int) -> Ciudadano:
    """404 si su ficha no existe para quien la pide; al técnico, que no tiene papel en el servicio, 403."""
    if request.user.roles <= {Rol.TECNICO}:
        raise PermissionDenied("Su papel no permite ver datos de ciudadanos.")
    return get_object_or_404(ciudadanos.visibles_para(request.user, timezone.localdate()), pk=pk)


@require_safe
def ficha(request, pk: int):
    persona, hoy, entidad = _la_persona(request, pk), timezone.localdate(), Entidad.actual()
    ciudadanos.leer(persona, por=request.user, ahora=timezone.now(), motivo="Abrió la ficha")
    contexto = {
        "p": historia.persona(persona, request.user),
        "contactos": historia.contactos(persona, request.user, hoy),
        "casos": historia.casos_abiertos(
            persona, request.user, hoy=hoy, calendario=calendario_vigente(), dias_por_vencer=entidad.dias_por_vencer
        ),
        "puede_editar": request.user.puede("ciudadano.editar"),
        "en_curso": en_curso_sin_persona(request.user),
    }
    return render(request, "atencion/ciudadano.html", contexto)


@exige("ciudadano.editar")
@require_http_methods(["GET", "POST"])
def editar(request, pk: int):
    persona = _la_persona(request, pk)
    if request.method == "GET":
        ciudadanos.leer(persona, por=request.user, ahora=timezone.now(), motivo="Abrió sus datos para corregirlos")
        return _editar(request, persona, EditarContactoForm.de(persona))
    form = EditarContactoForm(request.POST)
    if not form.is_valid():
        return _editar(request, persona, form, status=422)
    datos = form.cleaned_data
    try:
        ciudadanos.editar(
            pk, datos, por=request.user, ahora=timezone.now(), version=datos["version"], aviso_version=_aviso(form)
        )
    except ConflictoDeVersion as conflicto:
        form.data = form.data.copy()
        form.data["version"] = conflicto.actual.version
        form.add_error(None, str(conflicto))
        return _editar(request, conflicto.actual, form, status=409, actual=conflicto.actual)
    messages.success(request, "Quedaron guardados los datos de contacto.")
    destino = request.POST.get("radicar", "")
    if destino.isascii() and destino.isdecimal() and len(destino) < 18:
        return redirect("atencion:radicar", pk=int(destino))
    return redirect("atencion:ciudadano", pk=pk)


def _editar(request, persona: Ciudadano, form, *, status: int = 200, actual: Ciudadano | None = None):
    contexto = {
        "persona": persona,
        "form": form,
        "ahora_dice": historia.persona(actual, request.user).datos if actual else (),
        "radicar": request.POST.get("radicar") or request.GET.get("radicar", ""),
        "entidad": Entidad.actual(),
    }
    return render(request, "atencion/ciudadano_editar.html", contexto, status=status)
