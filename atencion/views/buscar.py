from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from atencion import busqueda, radicado
from atencion.forms.estado import BuscarForm, EstadoForm
from atencion.models import Solicitud
from atencion.views.estado import fichas_de
from canales.lectura import buscar_tramites
from canales.permisos import exige


@require_POST
@exige("ciudadano.buscar")
def buscar(request):
    """El buscador de arriba: un número lleva al caso o a su estado; lo demás, a trámites y personas."""
    form = BuscarForm(request.POST)
    if not form.is_valid():
        return render(request, "atencion/buscar.html", {"form": form}, status=422)
    texto = form.cleaned_data["q"]
    numero = radicado.leer(texto)
    visibles = Solicitud.objects.visibles_para(request.user, timezone.localdate())
    if numero and visibles.filter(radicado=numero).exists():
        return redirect("atencion:solicitud", radicado=numero)
    personas = busqueda.personas(texto, request.user, timezone.localdate())
    if request.user.puede("estado.consultar") and (numero or busqueda.parece_documento(texto)):
        return fichas_de(request, texto, EstadoForm(initial={"consulta": texto}), personas=personas)
    contexto = {"form": form, "buscado": texto, "tramites": buscar_tramites(texto), "personas": personas}
    return render(request, "atencion/buscar.html", contexto)
