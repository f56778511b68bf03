import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from canales.permisos import exige
from canales.roles import MATRIZ, Rol


class Persona:
    is_authenticated = is_active = True

    def __init__(self, *roles):
        self.roles = frozenset(roles)

    def puede(self, accion):
        return not MATRIZ[accion].isdisjoint(self.roles)


@exige("admin.catalogos")
def vista(request, numero):
    """Una vista."""
    return f"entró {numero}"


def pedir(rf, usuario):
    request = rf.get("/")
    request.user = usuario
    return vista(request, 7)


def test_quien_tiene_la_accion_entra(rf):
    assert pedir(rf, Persona(Rol.SUPERVISOR)) == "entró 7"


@pytest.mark.parametrize("rol", [r for r in Rol if r != Rol.SUPERVISOR])
def test_quien_no_tiene_la_accion_no_entra(rf, rol):
    with pytest.raises(PermissionDenied, match="Su papel no permite"):
        pedir(rf, Persona(rol))


def test_quien_no_ha_ingresado_no_entra(rf):
    with pytest.raises(PermissionDenied):
        pedir(rf, AnonymousUser())


def test_una_accion_desconocida_falla_al_escribir_la_vista():
    with pytest.raises(KeyError):
        exige("admin.catalogo")


def test_la_vista_decorada_conserva_su_nombre():
    assert (vista.__name__, vista.__doc__) == ("vista", "Una vista.")
