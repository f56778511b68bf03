from django import forms
from django.contrib import admin

from protocolo.admin.borrador import AdminBorrador, ClavesSolas, RenglonesBorrador
from protocolo.guia import RESULTADOS
from protocolo.models import Guia, Momento, Opcion, Paso

AYUDA_VALOR = f"La opción que se eligió o, si el paso se marca, {', '.join(RESULTADOS)}."
AYUDA_TEXTO = (
    "Huecos: {entidad} {saludo} {saludarlo} {funcionario} {tratamiento} {nombre} {lema} "
    "{minutos} {motivo} {resumen} {fecha_respuesta} {medio}"
)


def menu_de_pasos(guia_id: int, salvo: int | None = None) -> forms.ChoiceField:
    """Menú «solo si el paso…» con los pasos de la guía que se responden."""
    pasos = Paso.objects.filter(momento__guia=guia_id).exclude(clase__in=["recordatorio", "temporizador"])
    filas = pasos.exclude(pk=salvo).order_by("momento__orden", "orden").values_list("clave", "texto")
    opciones = [("", "Siempre se ve"), *((clave, f"{clave}: {texto[:50]}") for clave, texto in filas)]
    return forms.ChoiceField(choices=opciones, required=False, label="Solo si el paso")


class ClavesDeMomento(ClavesSolas):
    desde = ("nombre",)


class MomentoRenglones(RenglonesBorrador):
    model = Momento
    formset = ClavesDeMomento
    fields = ["nombre", "orden"]
    show_change_link = True


@admin.register(Guia)
class GuiaAdmin(AdminBorrador):
    list_display = ["nombre", "version", "seccion"]
    list_filter = ["version"]
    list_select_related = ["version"]
    search_fields = ["nombre"]
    fields = ["version", "nombre", "seccion", "orden"]
    readonly_fields = ["version"]
    inlines = [MomentoRenglones]


class ClavesDePaso(ClavesSolas):
    def usadas(self) -> set[str]:
        """La clave no se repite en toda la guía, no solo en el momento."""
        return set(Paso.objects.filter(momento__guia=self.instance.guia_id).values_list("clave", flat=True))


class PasoRenglones(RenglonesBorrador):
    model = Paso
    formset = ClavesDePaso
    show_change_link = True
    fields = [
        ("clase", "obligatorio", "orden"),
        "texto",
        "ayuda",
        "seccion",
        ("solo_si_paso", "solo_si_operador", "solo_si_valor"),
    ]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        _con_menu(formset.form.base_fields, obj.guia_id if obj else None)
        return formset


@admin.register(Momento)
class MomentoAdmin(AdminBorrador):
    list_display = ["nombre", "guia", "version"]
    list_filter = ["guia__version"]
    list_select_related = ["guia__version"]
    search_fields = ["nombre", "guia__nombre"]
    fields = ["guia", "nombre", "orden"]
    readonly_fields = ["guia"]
    inlines = [PasoRenglones]

    @admin.display(description="versión")
    def version(self, momento):
        return momento.guia.version


class ClavesDeOpcion(ClavesSolas):
    campo = "valor"


class OpcionRenglones(RenglonesBorrador):
    model = Opcion
    formset = ClavesDeOpcion
    fields = ["texto", "orden"]


@admin.register(Paso)
class PasoAdmin(AdminBorrador):
    list_display = ["texto", "clase", "momento", "guia", "version"]
    list_filter = ["momento__guia__version", "clase"]
    list_select_related = ["momento__guia__version"]
    search_fields = ["texto", "clave"]
    readonly_fields = ["momento", "clave"]
    fields = ["momento", "clave", *PasoRenglones.fields]
    inlines = [OpcionRenglones]

    def get_form(self, request, obj=None, change=False, **kwargs):
        formulario = super().get_form(request, obj, change, **kwargs)
        _con_menu(formulario.base_fields, obj.momento.guia_id if obj else None, obj and obj.pk)
        return formulario

    @admin.display(description="guía")
    def guia(self, paso):
        return paso.momento.guia

    @admin.display(description="versión")
    def version(self, paso):
        return paso.momento.guia.version


def _con_menu(campos: dict, guia_id: int | None, salvo: int | None = None) -> None:
    """Ayudas y menú de la condición; sin campos (solo lectura) no hace nada."""
    if "texto" in campos:
        campos["texto"].help_text = AYUDA_TEXTO
    if "solo_si_paso" in campos and guia_id:
        campos["solo_si_paso"] = menu_de_pasos(guia_id, salvo)
        campos["solo_si_valor"].help_text = AYUDA_VALOR
