from django.contrib import admin

from canales.admin.base import AdminCatalogo
from canales.escritura import guardar_entidad
from canales.models import Entidad, LemaEntidad


@admin.register(Entidad)
class EntidadAdmin(AdminCatalogo):
    list_display = ["nombre", "nit", "telefono", "dias_por_vencer"]
    readonly_fields = ["aviso_datos_version"]
    fieldsets = [
        (None, {"fields": ["nombre", "nombre_hablado", "nit", "direccion", "telefono", "correo", "horario_texto"]}),
        ("Datos personales", {"fields": ["aviso_datos", "aviso_datos_version"]}),
        ("Avisos y consulta", {"fields": ["dias_por_vencer", "envio_desde", "envio_hasta", "direccion_publica"]}),
    ]

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request) and not Entidad.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj.pk = 1
        guardar_entidad(obj, por=request.user)


@admin.register(LemaEntidad)
class LemaEntidadAdmin(AdminCatalogo):
    list_display = ["texto", "desde", "hasta"]
