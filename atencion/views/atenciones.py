"""La pantalla de una atención: abrir, guardar a medias, seguir y terminar. El reloj lo pone el servidor."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from atencion import atenciones
from atencion.ciudadanos import visibles_para as ciudadanos_visibles
from atencion.conflicto import ConflictoDeVersion
from atencion.flujo import NoSePuede
from atencion.forms.atencion import AtencionForm, hoja_de, iniciales, pasos_de
from atencion.guia_pantalla import pantalla
from atencion.models import Atencion
from atencion.permisos import ve_identidad
from atencion.promesa import DatoInvalido
from atencion.views.actos import ACTOS, Acto, seguir
from canales.models import Canal
from canales.permisos import exige

FRAGMENTOS = {
    "voz-atencion": "atencion/_voz.html",
    "trato": "atencion/_trato.html",
    "asunto-de": "atencion/_asunto_de.html",
    "pregunta": "atencion/_pregunta.html",
    "etapas": "componentes/etapas.html",
    "ficha": "atencion/_consulta.html",
}


@require_POST
@exige("atencion.crear")
def nueva(request, canal: str):
    """Abre una atención por ese canal: el reloj corre desde este clic."""
    return seguir(request, get_object_or_404(Canal, clave=canal))


@require_http_methods(["GET", "POST"])
@exige("atencion.ver")
def atencion(request, pk: int):
    fila = _visible(request, pk)
    es_suya = fila.funcionario_id == request.user.pk and request.user.puede("atencion.crear")
    if request.method == "POST":
        if not es_suya:
            raise PermissionDenied("Esta atención la lleva otra persona.")
        if fila.esta_abierta:
            return _actuar(request, fila)
        messages.info(request, "Esta atención ya quedó cerrada.")
        return redirect("atencion:atencion", pk=pk)
    if not (es_suya and fila.esta_abierta):
        return _leer(request, fila, es_suya)
    return _mostrar(request, fila)


@require_POST
@exige("atencion.crear")
def atencion_guardar(request, pk: int):
    """Guardado solo: {version, hora, fragmentos}. 422 si algo no se puede leer; 409 si otra pestaña guardó antes."""
    fila = _visible(request, pk)
    form = AtencionForm(request.POST, canal=fila.canal.clave, parcial=True)
    if not form.is_valid():
        campo, errores = next(iter(form.errors.items()))
        return JsonResponse({"mensaje": f"Sin guardar. {form[campo].label}: {errores[0]}"}, status=422)
    ahora, version = timezone.now(), form.cleaned_data["version"]
    datos = form.datos(pasos_de(hoja_de(fila, request.POST)))
    try:
        atenciones.guardar(pk, por=request.user, ahora=ahora, version=version, datos=datos)
    except ConflictoDeVersion as conflicto:
        return JsonResponse({"mensaje": str(conflicto)}, status=409)
    except NoSePuede as motivo:
        return JsonResponse({"mensaje": str(motivo)}, status=422)
    return JsonResponse(_guardado(request, _visible(request, pk), ahora))


@require_POST
@exige("atencion.crear")
def atencion_ciudadano(request, pk: int):
    """Pone en la atención a un ciudadano que ya está registrado."""
    fila = _visible(request, pk)
    escrito = request.POST.get("ciudadano", "")
    visibles = ciudadanos_visibles(request.user, timezone.localdate())
    persona = get_object_or_404(visibles, pk=escrito if escrito.isdecimal() and len(escrito) < 18 else 0)
    try:
        atenciones.vincular(fila.pk, ciudadano=persona, por=request.user, ahora=timezone.now())
    except NoSePuede as motivo:
        messages.error(request, str(motivo))
    return redirect("atencion:atencion", pk=pk)


def _visible(request, pk: int) -> Atencion:
    relacionados = ("canal", "punto", "funcionario", "ciudadano", "version_protocolo")
    return get_object_or_404(Atencion.objects.visibles_para(request.user).select_related(*relacionados), pk=pk)


def _leer(request, fila: Atencion, es_suya: bool):
    """Solo lectura: la cerrada, o la de otra persona. Sin permiso de ver datos no salen nombre ni notas."""
    asuntos, hoy = list(fila.asuntos.select_related("tramite", "solicitud")), timezone.localdate()
    casos = [a.solicitud for a in asuntos if a.solicitud]
    reservado = any(c.identidad != "nombre" and not ve_identidad(request.user, c, hoy) for c in casos)
    contexto = {
        "atencion": fila,
        "asuntos": asuntos,
        "es_suya": es_suya,
        "ve_datos": request.user.puede("ciudadano.ver_datos") and not reservado,
    }
    return render(request, "atencion/atencion_cerrada.html", contexto)


def _mostrar(request, fila: Atencion, *, form=None, status: int = 200, **mas):
    ahora = timezone.now()
    vista = pantalla(fila, ahora=ahora)
    form = form or AtencionForm(initial=iniciales(fila, vista.actual, vista.limite), canal=fila.canal.clave)
    mas.setdefault("hoja", hoja_de(fila, decir=vista.decir))
    mas["guia_abierta"] = "guia" in request.GET or bool(mas["hoja"].errors)
    return render(request, "atencion/atencion.html", _contexto(fila, vista) | {"form": form} | mas, status=status)


def _contexto(fila: Atencion, vista) -> dict:
    fin = fila.servicio_fin_en or timezone.now()
    return {
        "atencion": fila,
        "pantalla": vista,
        "ficha": vista.ficha,
        "extensiones": vista.extensiones,
        "momentos": vista.momentos,
        "es_llamada": fila.canal.clave == "telefonico",
        "transcurrido": int((fin - fila.iniciada_en).total_seconds()),
    }


def _actuar(request, fila: Atencion):
    """Una acción del formulario. Lo que no se puede vuelve con su frase y con todo lo escrito (422)."""
    accion, _, momento = request.POST.get("accion", "guardar").partition(":")
    form = AtencionForm(request.POST, canal=fila.canal.clave)
    hoja = hoja_de(fila, request.POST)
    if not (form.is_valid() & hoja.is_valid()):
        return _mostrar(request, fila, form=form, hoja=hoja, status=422)
    acto = Acto(request, fila, form, pasos_de(hoja), timezone.now(), momento)
    try:
        return ACTOS.get(accion, ACTOS["guardar"])(acto)
    except DatoInvalido as falta:
        form.add_error(falta.campo, str(falta))
    except NoSePuede as motivo:
        form.add_error(None, str(motivo))
    except ConflictoDeVersion:
        return _en_conflicto(request, pk=fila.pk)
    return _mostrar(request, _visible(request, fila.pk), form=form, hoja=hoja, status=422)


def _en_conflicto(request, pk: int):
    """Otra pestaña guardó antes: se ven los dos textos y lo escrito aquí sigue en el formulario (409)."""
    fila = _visible(request, pk)
    escrito = request.POST.copy()
    escrito["version"] = str(fila.version)
    form = AtencionForm(escrito, canal=fila.canal.clave)
    vista = pantalla(fila, ahora=timezone.now())
    guardado = iniciales(fila, vista.actual, vista.limite)
    distintos = [(form[c].label, guardado[c], escrito.get(c, "")) for c in ("nombre", "asunto", "notas")]
    return _mostrar(
        request, fila, form=form, status=409, conflicto=[d for d in distintos if (d[1] or "") != (d[2] or "")]
    )


def _guardado(request, fila: Atencion, ahora) -> dict:
    vista = pantalla(fila, ahora=ahora)
    contexto = _contexto(fila, vista)
    return {
        "version": fila.version,
        "hora": f"{timezone.localtime(ahora):%H:%M:%S}",
        "limite": vista.limite.isoformat() if vista.limite else "",
        "fragmentos": {c: render_to_string(p, contexto, request=request) for c, p in FRAGMENTOS.items()},
    }
