"""Lo que comparte todo el contenido de una versión: solo se edita en un borrador y las claves se generan solas."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied

from canales.admin.base import AdminDeLaCasa, FormsetDeLaCasa, RenglonesDeLaCasa
from canales.texto import para_buscar
from protocolo.models import VersionProtocolo

ACCION = "admin.protocolo"
EDITABLES = (VersionProtocolo.Estado.BORRADOR, VersionProtocolo.Estado.REVISION)


def version_de(objeto) -> VersionProtocolo:
    """La versión a la que pertenece cualquier pieza del protocolo."""
    for camino in ("paso", "momento", "guia", "seccion"):
        if hasattr(objeto, f"{camino}_id"):
            return version_de(getattr(objeto, camino))
    return objeto if isinstance(objeto, VersionProtocolo) else objeto.version


def clave_libre(texto: str, usadas: set[str], *, union: str, largo: int) -> str:
    """Clave estable a partir del texto, distinta de las usadas; las palabras van unidas con `union`."""
    base = union.join(para_buscar(texto).split()[:6])[: largo - 4].strip(union) or "paso"
    clave, n = base, 1
    while clave in usadas:
        n += 1
        clave = f"{base}{union}{n}"
    usadas.add(clave)
    return clave


class _SoloBorrador:
    """Ver, siempre; tocar, solo si la versión es un borrador. `obj` es la pieza o, en un renglón, su dueña."""

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or version_de(obj).es_editable)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or version_de(obj).es_editable)


class AdminBorrador(_SoloBorrador, AdminDeLaCasa):
    accion = ACCION

    def has_add_permission(self, request):
        """Lo nuevo se añade desde su dueño, dentro de un borrador."""
        return False

    def save_model(self, request, obj, form, change):
        _exigir_borrador(obj)
        super().save_model(request, obj, form, change)

    def delete_model(self, request, obj):
        _exigir_borrador(obj)
        super().delete_model(request, obj)


def _exigir_borrador(objeto) -> None:
    """Bloquea la versión y vuelve a mirar: pudo publicarse mientras se editaba."""
    actual = VersionProtocolo.objects.select_for_update().get(pk=version_de(objeto).pk)
    if not actual.es_editable:
        raise PermissionDenied("Esta versión ya se publicó. Abra un borrador para cambiarla.")


class ClavesSolas(FormsetDeLaCasa):
    """Da a cada renglón nuevo una clave libre. `campo`, `desde` y `union` los pone cada renglón."""

    campo, desde, union = "clave", ("texto",), "_"

    def usadas(self) -> set[str]:
        return set(self.get_queryset().values_list(self.campo, flat=True))

    def save_new_objects(self, commit=True):
        self.ocupadas = self.usadas()
        return super().save_new_objects(commit)

    def save_new(self, form, commit=True):
        texto = next((t for t in (getattr(form.instance, d) for d in self.desde) if t), "")
        largo = self.model._meta.get_field(self.campo).max_length
        clave = clave_libre(texto, self.ocupadas, union=self.union, largo=largo)
        setattr(form.instance, self.campo, clave)
        return super().save_new(form, commit)


class RenglonesBorrador(_SoloBorrador, RenglonesDeLaCasa, admin.StackedInline):
    accion = ACCION
    formset = ClavesSolas

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and obj is not None and version_de(obj).es_editable
