"""Tres guardas de toda petición: entrada legible, base disponible y sesión con reloj."""

import re
from urllib.parse import unquote_to_bytes, urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone

from sopo_servicio import errores

ACTIVIDAD_CADA_S = 60


class _Guarda:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)


_ILEGIBLE = re.compile(rb"\x00|\xed[\xa0-\xbf]")


def _ilegible(texto: str) -> bool:
    """NUL o medio carácter suelto (U+D800 a U+DFFF): la base de datos los rechaza con un error."""
    return bool(_ILEGIBLE.search(texto.encode("utf-8", "surrogatepass")))


class EntradaLimpia(_Guarda):
    """400 si la dirección, la consulta o las galletas traen lo que ningún teclado escribe. El POST lo ven los forms."""

    def __call__(self, request):
        consulta = unquote_to_bytes(request.META.get("QUERY_STRING", ""))
        partes = (request.path, *request.COOKIES, *request.COOKIES.values())
        if _ILEGIBLE.search(consulta) or any(_ilegible(parte) for parte in partes):
            return errores.pagina(400)
        return self.get_response(request)


class BaseNoDisponible(_Guarda):
    """503 con «Retry-After» si la base cae o está ocupada mientras una vista trabaja."""

    def process_exception(self, request, error):
        return errores.no_disponible() if isinstance(error, errores.BASE_CAIDA) else None


class SesionInactiva(_Guarda):
    """Cierra la sesión a los 60 minutos sin actividad, a las 12 horas del ingreso o al terminar el contrato."""

    def __call__(self, request):
        if request.user.is_authenticated and self._vencio(request):
            logout(request)
            destino = request.get_full_path() if request.method == "GET" else "/"
            return self._para_htmx(request, redirect_to_login(destino))
        return self._para_htmx(request, self.get_response(request))

    def _vencio(self, request) -> bool:
        ahora, sesion = int(timezone.now().timestamp()), request.session
        ingreso = sesion.get("ingreso_en", ahora)
        actividad = sesion.get("actividad_en", ahora)
        if "ingreso_en" not in sesion or ahora - actividad >= ACTIVIDAD_CADA_S:
            sesion["ingreso_en"], sesion["actividad_en"] = ingreso, ahora
        hasta = request.user.vigente_hasta
        return (
            ahora - actividad > settings.SESION_INACTIVA_MAXIMO_S
            or ahora - ingreso > settings.SESSION_COOKIE_AGE
            or (hasta is not None and hasta < timezone.localdate())
        )

    def _para_htmx(self, request, respuesta):
        """Un fragmento no debe llenarse con la página de ingreso: htmx cambia de página entera."""
        ingreso = resolve_url(settings.LOGIN_URL)
        if "HX-Request" not in request.headers or not getattr(respuesta, "url", "").startswith(ingreso):
            return respuesta
        vuelta = urlsplit(request.headers.get("HX-Current-URL", "/"))
        siguiente = urlencode({"next": vuelta.path + (f"?{vuelta.query}" if vuelta.query else "")})
        return HttpResponse(headers={"HX-Redirect": f"{ingreso}?{siguiente}"})
