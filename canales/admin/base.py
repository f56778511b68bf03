"""Base de todo admin de la casa: matriz propia, texto limpio, direcciones manipuladas y borrado con freno."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from canales.campos import CampoCorreo, CampoFecha, CampoTexto, CampoVarios, NumeroEntero
from canales.permisos import PermisosDeLaCasa
from canales.texto import limpio

_BUSQUEDAS = ("exact", "isnull", "id__exact", "id__isnull")
_FECHA = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
_HORA = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
CAMPOS = {
    models.CharField: {"form_class": CampoTexto},
    models.TextField: {"form_class": CampoTexto, "renglones": True},
    models.EmailField: {"form_class": CampoCorreo},
    models.URLField: {"form_class": forms.URLField, "assume_scheme": "https"},
    models.SlugField: {"form_class": forms.SlugField},
    models.DateField: {"form_class": CampoFecha, "widget": _FECHA},
    models.TimeField: {"widget": _HORA},
    models.IntegerField: {"form_class": NumeroEntero},
    models.ManyToManyField: {"form_class": CampoVarios, "widget": forms.CheckboxSelectMultiple},
}


def en_uso(objeto) -> list[str]:
    """Quién usa la fila, como «23 trámites». Lo que es parte de ella y se borra con ella no cuenta."""
    usos = []
    for relacion in objeto._meta.get_fields(include_hidden=True):
        if not (relacion.auto_created and (relacion.one_to_many or relacion.one_to_one)):
            continue
        modelo = relacion.related_model
        duenio = modelo._meta.auto_created or modelo  # la tabla intermedia de «varios a varios» habla por su dueño
        es_parte = relacion.on_delete is models.CASCADE and (duenio is modelo or duenio is type(objeto))
        if es_parte or relacion.on_delete is models.DO_NOTHING:  # los historiales no atan
            continue
        if cuenta := modelo._base_manager.filter(**{relacion.field.name: objeto}).count():
            opciones = duenio._meta
            usos.append(f"{cuenta} {opciones.verbose_name if cuenta == 1 else opciones.verbose_name_plural}")
    return usos


class FormsetDeLaCasa(forms.BaseInlineFormSet):
    """Renglones de una ficha: lo que la base rechazaría es un error de formulario y no una falla."""

    def initial_form_count(self):
        """Otra persona pudo quitar un renglón mientras este se editaba."""
        return min(super().initial_form_count(), len(self.get_queryset()))

    def clean(self):
        """Django no mira aquí las restricciones que usan la llave de la ficha: se miran completas."""
        super().clean()
        for renglon in self.forms:
            if renglon.has_changed() and renglon.is_valid() and not renglon.cleaned_data.get("DELETE"):
                try:
                    renglon.instance.validate_constraints()
                except forms.ValidationError as error:
                    renglon.add_error(None, error)


class RenglonesDeLaCasa(PermisosDeLaCasa):
    """Mixin de inlines: mismos campos limpios y misma matriz que su admin."""

    formset = FormsetDeLaCasa
    formfield_overrides = CAMPOS
    extra = 0


class AdminDeLaCasa(PermisosDeLaCasa, admin.ModelAdmin):
    formfield_overrides = CAMPOS
    actions = None
    show_full_result_count = False
    list_per_page = 50

    def lookup_allowed(self, lookup, value, request):
        """Solo se filtra por lo que la lista ofrece: nada de expresiones ni campos de otra tabla por la dirección."""
        ofrecidos = [f if isinstance(f, str) else f[0] for f in self.get_list_filter(request)]
        return any(lookup == f or lookup in {f"{f}__{b}" for b in _BUSQUEDAS} for f in ofrecidos)

    def get_search_results(self, request, queryset, search_term):
        corta = " ".join(limpio(search_term)[:100].split()[:6])
        return super().get_search_results(request, queryset, corta)

    def render_change_form(self, request, *args, **kwargs):
        """Lo que se devuelve para corregir responde 422, como en toda la casa."""
        respuesta = super().render_change_form(request, *args, **kwargs)
        if request.method == "POST":
            respuesta.status_code = 422
        return respuesta

    def delete_view(self, request, object_id, extra_context=None):
        """Lo que está en uso no se borra: se dice quién lo usa y qué hacer."""
        objeto = self.get_object(request, unquote(object_id))
        usos = en_uso(objeto) if objeto and self.has_delete_permission(request, objeto) else []
        if not usos:
            return super().delete_view(request, object_id, extra_context)
        frase = f"No se puede borrar «{objeto}» porque está en uso: {', '.join(usos)}."
        if any(campo.name in ("activo", "activa") for campo in self.opts.fields):
            frase += " Si ya no se usa, quítele la marca de activo."
        self.message_user(request, frase, messages.ERROR)
        return redirect(
            reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[objeto.pk]),
        )

    def history_view(self, request, object_id, extra_context=None):
        """Quién cambió qué y cuándo, del historial de la casa; sin historial, el registro del admin."""
        if not hasattr(self.model, "historial"):
            return super().history_view(request, object_id, extra_context)
        objeto = self.get_object(request, unquote(object_id))
        if objeto is None:
            raise Http404
        if not self.has_view_permission(request, objeto):
            raise PermissionDenied
        contexto = {
            **self.admin_site.each_context(request),
            "title": f"Historial de {objeto}",
            "opts": self.opts,
            "objeto": objeto,
            "cambios": _cambios(objeto),
        }
        return TemplateResponse(request, "canales/historial_admin.html", contexto)


def _cambios(objeto, limite: int = 100) -> list[dict]:
    """Los últimos cambios, del más nuevo al más viejo, cada uno con los campos que movió."""
    filas = list(objeto.historial.select_related("history_user")._select_related_history_tracked_objs()[: limite + 1])
    return [
        {
            "en": fila.history_date,
            "por": fila.history_user,
            "clase": {"+": "Lo creó", "~": "Lo cambió", "-": "Lo borró"}[fila.history_type],
            "campos": _diferencias(fila, anterior),
        }
        for fila, anterior in zip(filas[:limite], [*filas[1:], None], strict=False)
    ]


def _diferencias(fila, anterior) -> list[tuple[str, object, object]]:
    if anterior is None:
        return []
    delta = fila.diff_against(anterior, foreign_keys_are_objs=True)
    nombres = {campo.name: campo.verbose_name for campo in fila.instance_type._meta.fields}
    return [(nombres[c.field], _dicho(c.old), _dicho(c.new)) for c in delta.changes]


def _dicho(valor) -> str:
    """Un valor guardado, como lo diría una persona."""
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    return "(vacío)" if valor in (None, "") else str(valor)


class AdminCatalogo(AdminDeLaCasa):
    """Catálogo de la Alcaldía: lo lleva el supervisor."""

    accion = "admin.catalogos"
