"""Lo común a las pantallas de radicar: la atención, el formulario con lo escrito y la página."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from atencion import borradores
from atencion.clasificar import Sugerencia, sugerir
from atencion.flujo import NoSePuede
from atencion.forms.ciudadano import CiudadanoForm
from atencion.forms.radicar import RadicarForm
from atencion.models import Atencion, Borrador, Ciudadano
from atencion.plazos import PlazoCalculado, plazo
from canales.models import Entidad
from canales.roles import Rol
from protocolo.lectura import SinTermino, terminos_que_se_radican
from protocolo.models import TerminoLegal

FORMULARIO = "radicar"
REGISTRO = tuple(f"c-{campo}" for campo in CiudadanoForm.base_fields)


def la_atencion(request, pk: int) -> Atencion:
    """La atención que se ve; 403 si es de otra persona y quien pide no es supervisor."""
    visibles = Atencion.objects.visibles_para(request.user).select_related("canal", "punto", "ciudadano")
    atencion = get_object_or_404(visibles, pk=pk)
    if atencion.funcionario_id != request.user.pk and Rol.SUPERVISOR not in request.user.roles:
        raise PermissionDenied("Solo radica quien lleva la atención.")
    return atencion


def formulario(borrador: Borrador, *, revisar: bool = False) -> RadicarForm:
    """El formulario con lo escrito; con `revisar`, además comprueba que esté completo y que el plazo exista."""
    campos, hoy = borrador.datos["campos"], timezone.localdate()
    persona = Ciudadano.objects.filter(pk=borrador.datos.get("ciudadano")).first()
    comun = {"terminos": list(terminos_que_se_radican(hoy)), "persona": persona, "hoy": hoy}
    if revisar:
        form = RadicarForm(MultiValueDict(campos), **comun)
        if form.is_valid():
            plazo_de(form, borrador)
        return form
    sueltos = {n: v if n == "preguntas" else (v[0] if v else "") for n, v in campos.items()}
    return RadicarForm(initial=sueltos, **comun)


def plazo_de(form: RadicarForm, borrador: Borrador) -> PlazoCalculado | None:
    """El plazo de lo escrito; si no lo hay, el formulario queda con el error y devuelve None."""
    datos, atencion = form.cleaned_data, borrador.atencion
    try:
        return plazo(datos["tipo"], atencion.canal, atencion.iniciada_en, datos["vence_en"])
    except (NoSePuede, SinTermino) as error:
        form.add_error("juez_fecha" if form.es_judicial else "tipo", str(error))
        return None


def sugerencia(borrador: Borrador, form: RadicarForm) -> tuple[Sugerencia | None, TerminoLegal | None]:
    """El tipo que sugieren las respuestas y su término, solo si hoy se puede radicar."""
    datos = borrador.datos
    hallada = sugerir(set(datos["campos"].get("preguntas", [])), datos.get("tipo_del_tramite", ""))
    return (hallada, form.terminos[hallada.tipo]) if hallada and hallada.tipo in form.terminos else (None, None)


def pagina(request, borrador, *, form=None, status=200, plantilla="atencion/radicar.html", **mas) -> HttpResponse:
    """La pantalla de radicar, entera o un fragmento, con todo lo escrito puesto."""
    form = form or formulario(borrador)
    hallada, termino = sugerencia(borrador, form)
    if borrador.datos.get("creando") and not form.es_anonima and "registro" not in mas:
        campos = borrador.datos["campos"]
        escrito = {n.removeprefix("c-"): campos[n][0] for n in REGISTRO if campos.get(n)}
        mas["registro"] = CiudadanoForm(initial=escrito, prefix="c")
    contexto = {
        "atencion": borrador.atencion,
        "borrador": borrador,
        "form": form,
        "sugerida": hallada,
        "termino_sugerido": termino,
        "entidad": Entidad.actual(),
    }
    return render(request, plantilla, contexto | mas, status=status)


def volver(borrador: Borrador, ancla: str, datos: dict | None = None) -> HttpResponse:
    """A la parte de la página que se acaba de cambiar; con `datos`, los guarda antes."""
    if datos is not None:
        borradores.guardar(borrador, datos, ahora=timezone.now())
    return redirect(reverse("atencion:radicar", args=[borrador.atencion_id]) + ancla)


def entero(texto: str | None) -> int | None:
    """Un id que llegó escrito; None si no es un número de verdad."""
    return int(texto) if texto and texto.isascii() and texto.isdecimal() and len(texto) < 18 else None
