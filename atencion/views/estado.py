from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from atencion import fichas_estado, radicado
from atencion.accesos import anotar
from atencion.forms.estado import EstadoForm
from atencion.models import Acceso
from canales.lectura import calendario_vigente
from canales.models import Entidad
from canales.permisos import exige


@require_http_methods(["GET", "HEAD", "POST"])
@exige("estado.consultar")
def estado(request):
    form = EstadoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return fichas_de(request, form.cleaned_data["consulta"], form)
    return render(request, "atencion/estado.html", {"form": form}, status=422 if form.errors else 200)


def fichas_de(request, consulta: str, form: EstadoForm, **mas):
    """La página con las fichas de ese número o documento. Cada solicitud mostrada queda anotada."""
    hoy, ahora = timezone.localdate(), timezone.now()
    numero = radicado.leer(consulta)
    personas = [] if numero else fichas_estado.personas_con(consulta)
    casos = fichas_estado.de_radicado(numero) if numero else fichas_estado.de_personas(personas)
    for caso in casos:
        quien = None if numero else caso.ciudadano
        anotar(Acceso.Clase.FICHA_ESTADO, por=request.user, ahora=ahora, solicitud=caso, ciudadano=quien)
    calendario, dias = calendario_vigente(), Entidad.actual().dias_por_vencer
    fichas = [fichas_estado.ficha_estado(c, hoy, calendario, dias) for c in casos]
    contexto = {"form": form, "fichas": fichas, "buscado": True, "por_numero": bool(numero), **mas}
    return render(request, "atencion/estado.html", contexto)
