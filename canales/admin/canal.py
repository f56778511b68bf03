from django import forms
from django.contrib import admin, messages

from canales.admin.base import AdminCatalogo, FormsetDeLaCasa, RenglonesDeLaCasa
from canales.horario import MINIMO_SEMANAL, en_palabras, se_cruzan
from canales.lectura import horas_del_punto
from canales.models import Canal, Horario, PuntoAtencion


@admin.register(Canal)
class CanalAdmin(AdminCatalogo):
    list_display = ["nombre", "atendido", "hora_corte", "activo", "orden"]
    list_filter = ["activo"]
    search_fields = ["nombre"]

    def get_readonly_fields(self, request, obj=None):
        """La clave la usan los términos: no cambia después de creada."""
        return ["clave"] if obj else []


class FormsetHorario(FormsetDeLaCasa):
    def clean(self):
        super().clean()
        bloques = [
            (d["dia"], d["desde"], d["hasta"])
            for d in (f.cleaned_data for f in self.forms if f.is_valid())
            if d.get("desde") and d.get("hasta") and not d.get("DELETE")
        ]
        if se_cruzan(bloques):
            raise forms.ValidationError("Hay dos bloques del mismo día que se cruzan: corrija las horas.")


class HorarioRenglones(RenglonesDeLaCasa, admin.TabularInline):
    accion = "admin.catalogos"
    model = Horario
    formset = FormsetHorario


@admin.register(PuntoAtencion)
class PuntoAtencionAdmin(AdminCatalogo):
    list_display = ["nombre", "canal", "lugar", "horas", "activo"]
    list_filter = ["canal", "activo"]
    list_select_related = ["canal"]
    search_fields = ["nombre", "lugar"]
    inlines = [HorarioRenglones]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("horarios")

    @admin.display(description="horas a la semana")
    def horas(self, punto):
        total = horas_del_punto(punto)
        return en_palabras(total) + (" (faltan)" if punto.activo and total < MINIMO_SEMANAL else "")

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        punto = PuntoAtencion.objects.get(pk=form.instance.pk)
        total = horas_del_punto(punto)
        if punto.activo and total < MINIMO_SEMANAL:
            frase = f"«{punto}» atiende {en_palabras(total)} a la semana; la ley pide al menos 40 (CPACA, artículo 7)."
            self.message_user(request, frase, messages.WARNING)
