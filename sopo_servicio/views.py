"""Ingreso, salida, salud y páginas de error. Ninguna regla del servicio vive aquí."""

import sys

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sopo_servicio import errores, salud
from sopo_servicio.forms import FormularioIngreso


@method_decorator(never_cache, name="dispatch")
class Ingresar(LoginView):
    """El único ingreso, también para la administración. El reloj de 12 horas empieza aquí."""

    template_name = "ingresar.html"
    authentication_form = FormularioIngreso
    redirect_authenticated_user = True

    def form_valid(self, form):
        respuesta = super().form_valid(form)
        momento = int(timezone.now().timestamp())
        self.request.session["ingreso_en"] = self.request.session["actividad_en"] = momento
        return respuesta


class Salir(LogoutView):
    """Solo por POST; el navegador olvida lo guardado de este sitio."""

    def post(self, request, *args, **kwargs):
        respuesta = super().post(request, *args, **kwargs)
        respuesta["Clear-Site-Data"] = '"cache", "storage"'
        return respuesta


ingresar = Ingresar.as_view()
salir = Salir.as_view()


@login_not_required
@require_safe
@never_cache
def salud_viva(request):
    """El proceso responde. No mira nada más."""
    return HttpResponse("viva\n", content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
@never_cache
def salud_lista(request):
    """Puede atender: 503 solo si la base no responde o le faltan migraciones."""
    sirve, detalle = salud.estado(timezone.now())
    return JsonResponse(detalle, status=200 if sirve else 503)


def error_400(request, exception=None):
    return errores.pagina(400)


def error_403(request, exception=None):
    return errores.pagina(403, str(exception or ""))


def error_404(request, exception=None):
    return errores.pagina(404)


def error_500(request):
    """Si lo que falló es la base (también al leer la sesión), la respuesta es 503 y se puede reintentar."""
    return errores.no_disponible() if isinstance(sys.exc_info()[1], errores.BASE_CAIDA) else errores.pagina(500)
