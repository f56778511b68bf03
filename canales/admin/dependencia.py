from django.contrib import admin

from canales.admin.base import AdminCatalogo
from canales.models import Dependencia, EntidadExterna, Extension


@admin.register(Dependencia)
class DependenciaAdmin(AdminCatalogo):
    list_display = ["nombre", "jefe", "recibe_reparto", "activa", "por_verificar"]
    list_filter = ["activa", "por_verificar"]
    list_select_related = ["jefe"]
    search_fields = ["nombre"]

    def get_readonly_fields(self, request, obj=None):
        """La clave enlaza cargas y trámites: no cambia después de creada."""
        return ["clave"] if obj else []


@admin.register(Extension)
class ExtensionAdmin(AdminCatalogo):
    list_display = ["numero", "nombre", "dependencia", "asuntos", "activa", "por_verificar"]
    list_filter = ["activa", "por_verificar", "dependencia"]
    list_select_related = ["dependencia"]
    search_fields = ["numero", "nombre", "asuntos", "dependencia__nombre"]


@admin.register(EntidadExterna)
class EntidadExternaAdmin(AdminCatalogo):
    list_display = ["nombre", "competencia", "activa", "por_verificar"]
    list_filter = ["activa", "por_verificar"]
    search_fields = ["nombre", "competencia"]
