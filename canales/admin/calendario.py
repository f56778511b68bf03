from django.contrib import admin

from canales.admin.base import AdminCatalogo
from canales.escritura import guardar_dia_no_habil, quitar_dia_no_habil
from canales.models import DiaNoHabil


@admin.register(DiaNoHabil)
class DiaNoHabilAdmin(AdminCatalogo):
    list_display = ["fecha", "motivo", "acto", "suspende_terminos"]
    list_filter = ["suspende_terminos"]
    search_fields = ["motivo", "acto"]

    def save_model(self, request, obj, form, change):
        guardar_dia_no_habil(obj, por=request.user)

    def delete_model(self, request, obj):
        quitar_dia_no_habil(obj, por=request.user)
