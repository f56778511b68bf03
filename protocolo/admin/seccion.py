from django.contrib import admin

from protocolo.admin.borrador import AdminBorrador, ClavesSolas, RenglonesBorrador
from protocolo.models import Punto, Seccion


class ClavesDePunto(ClavesSolas):
    desde, union = ("titulo", "texto"), "-"


class PuntoRenglones(RenglonesBorrador):
    model = Punto
    formset = ClavesDePunto
    fields = ["clase", "titulo", "texto", "orden"]


@admin.register(Seccion)
class SeccionAdmin(AdminBorrador):
    list_display = ["numero", "titulo", "version"]
    list_display_links = ["numero", "titulo"]
    list_filter = ["version"]
    list_select_related = ["version"]
    search_fields = ["numero", "titulo", "cuerpo"]
    fields = ["version", "numero", "titulo", "cuerpo", "orden"]
    readonly_fields = ["version", "numero"]
    inlines = [PuntoRenglones]
