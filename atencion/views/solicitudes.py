from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from atencion import actuaciones, fichas, flujo
from atencion.accesos import anotar
from atencion.conflicto import ConflictoDeVersion
from atencion.forms.estado import MotivoForm
from atencion.forms.responder import AsignarForm, ComunicarForm, ResponderForm
from atencion.models import Acceso, Solicitud
from canales.lectura import calendario_vigente
from canales.models import Entidad
from canales.permisos import exige

# acto -> (formulario, puerta de escritura, lo que se dice al terminar)
PANTALLAS = {
    "responder": (
        ResponderForm,
        actuaciones.responder,
        "La respuesta quedó registrada. El término sigue corriendo hasta que la persona la conozca.",
    ),
    "comunicar": (ComunicarForm, actuaciones.comunicar, "La comunicación quedó registrada y el término se detuvo."),
    "asignar": (AsignarForm, actuaciones.asignar, "La solicitud quedó asignada y se avisó a quien la recibe."),
}


def _traer(request, radicado: str) -> Solicitud:
    """La solicitud, si quien la pide puede verla; si no, 404."""
    visibles = Solicitud.objects.visibles_para(request.user, timezone.localdate())
    relacionadas = ("ciudadano", "dependencia", "responsable", "termino", "canal", "punto", "radicada_por")
    return get_object_or_404(visibles.select_related(*relacionadas), radicado=radicado)


@require_safe
@exige("solicitud.ver")
def solicitud(request, radicado):
    caso = _traer(request, radicado)
    if fichas.puede_pedir_identidad(request.user, caso):
        anotar(Acceso.Clase.RESERVADA, por=request.user, ahora=timezone.now(), solicitud=caso, motivo="abrió el caso")
    return _detalle(request, caso, MotivoForm())


@require_POST
@exige("solicitud.ver")
def identidad(request, radicado):
    """El supervisor dice para qué necesita saber quién es; se muestra una vez y queda anotado."""
    caso = _traer(request, radicado)
    if not fichas.puede_pedir_identidad(request.user, caso):
        raise PermissionDenied
    motivo = MotivoForm(request.POST)
    if not motivo.is_valid():
        return _detalle(request, caso, motivo, status=422)
    dicho = motivo.cleaned_data["motivo"]
    anotar(
        Acceso.Clase.RESERVADA,
        por=request.user,
        ahora=timezone.now(),
        solicitud=caso,
        ciudadano=caso.ciudadano,
        motivo=dicho,
    )
    return _detalle(request, caso, MotivoForm(), revelada=True)


def _detalle(request, caso, motivo, *, revelada: bool = False, status: int = 200):
    ficha = fichas.ficha(
        caso,
        request.user,
        hoy=timezone.localdate(),
        calendario=calendario_vigente(),
        dias_por_vencer=Entidad.actual().dias_por_vencer,
        revelada=revelada,
    )
    return render(request, "atencion/solicitud.html", {"ficha": ficha, "s": caso, "motivo": motivo}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@exige("solicitud.ver")
def acto(request, radicado, clave):
    """Asignar, responder o comunicar: mismo camino, otro formulario."""
    ahora, caso = timezone.now(), _traer(request, radicado)
    if not fichas.puede_acto(clave, request.user, caso):
        raise PermissionDenied
    if request.method != "POST" and clave not in flujo.acciones(caso.estado):
        messages.warning(request, flujo.PORQUE_NO[clave])
        return redirect("atencion:solicitud", radicado=radicado)
    formulario, puerta, hecho = PANTALLAS[clave]
    form = formulario(request.POST or None, solicitud=caso, funcionario=request.user, ahora=ahora)
    if request.method == "POST" and form.is_valid():
        try:
            puerta(caso.pk, **form.argumentos(), por=request.user, ahora=ahora)
        except flujo.NoSePuede as error:
            form.add_error(None, str(error))
        except ConflictoDeVersion:
            return _conflicto(request, radicado, clave, form)
        else:
            messages.success(request, hecho)
            return _despues(request, radicado)
    return render(request, f"atencion/{clave}.html", {"s": caso, "form": form}, status=422 if form.errors else 200)


def _conflicto(request, radicado, clave, form):
    """409 con lo escrito intacto y el caso como está ahora; guardar otra vez ya es a sabiendas."""
    actual = _traer(request, radicado)
    form.con_version(actual.version)
    contexto = {"s": actual, "form": form, "conflicto": fichas.linea(actual, timezone.localdate())[:3]}
    contexto["ya_no_se_puede"] = "" if clave in flujo.acciones(actual.estado) else flujo.PORQUE_NO[clave]
    return render(request, f"atencion/{clave}.html", contexto, status=409)


def _despues(request, radicado):
    """Vuelve al caso; si al asignarlo dejó de verlo, a la bandeja."""
    visibles = Solicitud.objects.visibles_para(request.user, timezone.localdate())
    if visibles.filter(radicado=radicado).exists():
        return redirect("atencion:solicitud", radicado=radicado)
    return redirect("atencion:bandeja")
