from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone

from canales.admin.base import FormsetDeLaCasa
from protocolo import publicacion
from protocolo.admin.borrador import AdminBorrador, RenglonesBorrador
from protocolo.models import FranjaSaludo, VersionProtocolo


class FranjaRenglones(RenglonesBorrador):
    model = FranjaSaludo
    formset = FormsetDeLaCasa
    fields = ["desde", "saludo"]


@admin.register(VersionProtocolo)
class VersionProtocoloAdmin(AdminBorrador):
    list_display = ["numero", "estado", "vigente_desde", "nota", "autor", "publicada_por"]
    list_filter = ["estado"]
    list_select_related = ["autor", "publicada_por"]
    fields = ["numero", "estado", "nota", "vigente_desde", "autor", "publicada_por", "creada_en"]
    readonly_fields = ["numero", "estado", "vigente_desde", "autor", "publicada_por", "creada_en"]
    inlines = [FranjaRenglones]
    change_form_template = "admin/protocolo/versionprotocolo/change_form.html"

    def get_urls(self):
        propias = [
            path(f"<int:pk>/{acto}/", self.admin_site.admin_view(self._acto(acto)), name=f"protocolo_version_{acto}")
            for acto in ACTOS
        ]
        return propias + super().get_urls()

    def _acto(self, acto: str):
        """Vista de un botón: solo por POST y solo para quien administra el protocolo."""

        def vista(request, pk):
            if request.method != "POST":
                return HttpResponseNotAllowed(["POST"])
            if not self.has_view_permission(request):
                raise PermissionDenied
            version = get_object_or_404(VersionProtocolo, pk=pk)
            destino = ACTOS[acto](self, request, version)
            return redirect(reverse("admin:protocolo_versionprotocolo_change", args=[destino.pk]))

        return vista

    def abrir_borrador(self, request, version):
        nueva = publicacion.abrir_borrador(version, por=request.user)
        self.message_user(request, f"Quedó abierto el borrador {nueva.numero}, copia de la versión {version.numero}.")
        return nueva

    def revisar(self, request, version):
        problemas = publicacion.revisar(version)
        if not problemas:
            self.message_user(request, "No hay nada que corregir: se puede publicar.", messages.SUCCESS)
        for frase in problemas:
            self.message_user(request, frase, messages.WARNING)
        return version

    def publicar(self, request, version):
        try:
            publicada = publicacion.publicar(version.pk, por=request.user, ahora=timezone.now())
        except publicacion.NoSePublica as error:
            for frase in error.problemas:
                self.message_user(request, frase, messages.ERROR)
            return version
        self.message_user(request, f"La versión {publicada.numero} ya rige.", messages.SUCCESS)
        return publicada


ACTOS = {
    "abrir_borrador": VersionProtocoloAdmin.abrir_borrador,
    "revisar": VersionProtocoloAdmin.revisar,
    "publicar": VersionProtocoloAdmin.publicar,
}
