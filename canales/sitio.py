"""El sitio de administración: entra quien tiene «admin.entrar» y solo hay admins con la matriz de la casa."""

from functools import update_wrapper

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.shortcuts import redirect, resolve_url
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from canales.permisos import PermisosDeLaCasa

APPS_DE_LA_CASA = ("canales", "protocolo", "atencion")


class SitioDeLaCasa(AdminSite):
    site_header = "Sopó Servicio · Administración"
    site_title = "Administración"
    index_title = "Catálogos y configuración"
    empty_value_display = "—"

    def has_permission(self, request):
        return request.user.is_authenticated and request.user.puede("admin.entrar")

    def register(self, model_or_iterable, admin_class=None, **options):
        """Los admins de otros paquetes (grupos, bloqueos de ingreso) no se muestran; uno nuestro sin matriz es un error."""
        if admin_class is not None and issubclass(admin_class, PermisosDeLaCasa):
            super().register(model_or_iterable, admin_class, **options)
            return
        modelos = model_or_iterable if isinstance(model_or_iterable, (list, tuple)) else [model_or_iterable]
        if any(modelo._meta.app_label in APPS_DE_LA_CASA for modelo in modelos):
            raise ImproperlyConfigured(f"El admin de {modelos} debe heredar de AdminDeLaCasa.")

    def admin_view(self, view, cacheable=False):
        """Quien ya ingresó y no puede entrar recibe 403, no otra vez el ingreso."""
        interior = super().admin_view(view, cacheable)

        def puerta(request, *args, **kwargs):
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied("Su papel no permite entrar a la administración.")
            return interior(request, *args, **kwargs)

        return update_wrapper(puerta, interior)

    @method_decorator(never_cache)
    @method_decorator(login_not_required)
    def login(self, request, extra_context=None):
        """Hay una sola puerta de ingreso en toda la casa."""
        siguiente = request.GET.get("next", "")
        if not url_has_allowed_host_and_scheme(siguiente, {request.get_host()}, require_https=request.is_secure()):
            siguiente = ""
        if siguiente:
            return redirect_to_login(siguiente, resolve_url(settings.LOGIN_URL))
        return redirect(settings.LOGIN_URL)
