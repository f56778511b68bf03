from django.contrib import admin

from canales.admin.base import AdminDeLaCasa
from protocolo.admin.borrador import ACCION
from protocolo.models import Norma, TerminoLegal


@admin.register(Norma)
class NormaAdmin(AdminDeLaCasa):
    accion = ACCION
    list_display = ["cita", "clase", "seccion", "vigencia", "superada_por"]
    list_filter = ["clase", "vigencia"]
    search_fields = ["cita", "resumen"]
    fields = ["clave", "clase", "cita", "resumen", "seccion", "vigencia", "superada_por", "orden"]

    def get_readonly_fields(self, request, obj=None):
        return ["clave"] if obj else []

    def has_delete_permission(self, request, obj=None):
        """Una norma que ya no rige se marca superada, con su fuente."""
        return False


@admin.register(TerminoLegal)
class TerminoLegalAdmin(AdminDeLaCasa):
    """Solo lectura: cambiar un término mueve casos y se hace en su pantalla, con vista previa."""

    list_display = ["nombre", "en_palabras", "norma", "desde", "hasta", "se_radica"]
    list_filter = ["se_radica", "unidad"]
    search_fields = ["nombre", "norma"]

    def _puede(self, request) -> bool:
        quien = request.user
        return quien.is_authenticated and (quien.puede(ACCION) or quien.puede("admin.catalogos"))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
