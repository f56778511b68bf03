from django.contrib import admin

from canales.admin.base import AdminCatalogo
from canales.models import Tramite
from canales.texto import para_buscar


@admin.register(Tramite)
class TramiteAdmin(AdminCatalogo):
    list_display = ["nombre", "dependencia", "motivo", "revisado_el", "activo", "por_verificar", "orden"]
    list_filter = ["activo", "por_verificar", "motivo", "dependencia"]
    list_select_related = ["dependencia"]
    search_fields = ["busqueda"]
    fieldsets = [
        (None, {"fields": ["clave", "nombre", "otros_nombres", "activo", "orden"]}),
        ("A quién le llega", {"fields": ["dependencia", "motivo", "tipo_sugerido", "extension"]}),
        (
            "Lo que se le dice a la persona",
            {"fields": ["requisitos", "costo", "tiempo", "donde", "horario", "en_linea", "canales"]},
        ),
        ("Revisión de la ficha", {"fields": ["responsable", "revisado_el", "por_verificar"]}),
    ]

    def get_readonly_fields(self, request, obj=None):
        return ["clave"] if obj else []

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, para_buscar(search_term))
