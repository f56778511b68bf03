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
