"""La puerta de cada vista: quien no tiene la acción recibe un 403 claro."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied

from canales.roles import MATRIZ


def exige(accion: str) -> Callable:
    """Decora una vista: sin `accion` en la matriz de la casa, `PermissionDenied`.

    `KeyError` al importar si la acción no existe: un nombre mal escrito no llega a producción.
    """
    MATRIZ[accion]

    def decorar(vista):
        @wraps(vista)
        def envuelta(request, *args, **kwargs):
            if not request.user.is_authenticated or not request.user.puede(accion):
                raise PermissionDenied("Su papel no permite hacer esto. Si lo necesita, pídalo a su supervisor.")
            return vista(request, *args, **kwargs)

        return envuelta

    return decorar


class PermisosDeLaCasa:
    """Mixin de un admin o de un renglón suyo: manda la matriz de la casa, nunca los permisos de Django.

    `accion` es la acción que abre todo (ver, crear, cambiar, borrar); vacía, no abre nada.
    """

    accion = ""

    def _puede(self, request) -> bool:
        return bool(self.accion) and request.user.is_authenticated and request.user.puede(self.accion)

    def has_module_permission(self, request):
        return self._puede(request)

    def has_view_permission(self, request, obj=None):
        return self._puede(request)

    def has_add_permission(self, request, obj=None):
        return self._puede(request)

    def has_change_permission(self, request, obj=None):
        return self._puede(request)

    def has_delete_permission(self, request, obj=None):
        return self._puede(request)
