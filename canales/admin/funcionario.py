from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm, UserCreationForm

from canales.admin.base import AdminDeLaCasa, RenglonesDeLaCasa
from canales.models import Encargo, Funcionario
from canales.roles import Rol


class _ReglasFuncionario:
    """Lo que vale al crear y al cambiar a un funcionario."""

    def clean_groups(self):
        grupos = self.cleaned_data["groups"]
        papeles = {g.name for g in grupos} | ({Rol.TECNICO} if self.instance.is_superuser else set())
        if Rol.TECNICO in papeles and len(papeles) > 1:
            raise forms.ValidationError("El superusuario técnico no puede tener otro papel en el servicio.")
        return grupos

    def clean_jefe(self):
        jefe = self.cleaned_data["jefe"]
        if jefe and jefe.pk == self.instance.pk:
            raise forms.ValidationError("Nadie puede ser su propio jefe: elija a otra persona.")
        return jefe


class FormularioNuevo(_ReglasFuncionario, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        model = Funcionario


class FormularioCambio(_ReglasFuncionario, UserChangeForm):
    class Meta(UserChangeForm.Meta):
        model = Funcionario


class EncargoRenglones(RenglonesDeLaCasa, admin.StackedInline):
    accion = "admin.funcionarios"
    model = Encargo
    fk_name = "titular"
    verbose_name = "encargo: quién hace las veces de esta persona"
    verbose_name_plural = "encargos"


_TRABAJO = ["dependencia", "cargo", "jefe", "vinculo", "vigente_hasta", "punto", "extension", "movil"]
_PERSONA = ["first_name", "last_name", "email"]


@admin.register(Funcionario)
class FuncionarioAdmin(AdminDeLaCasa, UserAdmin):
    """Usuarios: los lleva el técnico. Nadie cambia su propio papel ni se desactiva; nadie se borra."""

    accion = "admin.funcionarios"
    form, add_form = FormularioCambio, FormularioNuevo
    inlines = [EncargoRenglones]
    list_display = ["username", "nombre", "dependencia", "cargo", "papeles", "is_active", "vigente_hasta"]
    list_filter = ["is_active", "groups", "dependencia"]
    list_select_related = ["dependencia"]
    search_fields = ["username", "first_name", "last_name", "cargo"]
    ordering = ["first_name", "last_name", "username"]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username", "password", "is_active"]}),
        ("Persona", {"fields": _PERSONA}),
        ("Trabajo", {"fields": _TRABAJO}),
        ("Papel en el sistema", {"fields": ["groups"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "password1", "password2"]}),
        ("Persona", {"fields": _PERSONA}),
        ("Trabajo", {"fields": _TRABAJO}),
        ("Papel en el sistema", {"fields": ["groups"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="papel")
    def papeles(self, funcionario):
        return ", ".join(sorted(g.name for g in funcionario.groups.all())) or "sin papel"

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def get_readonly_fields(self, request, obj=None):
        return ["groups", "is_active"] if obj and obj.pk == request.user.pk else []

    def has_delete_permission(self, request, obj=None):
        return False
