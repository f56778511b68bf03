"""Filtros de la bandeja: lo que no se entienda se deja de lado y se dice, nunca se cae."""

from django import forms

from atencion.bandejas import PAGINAS, Filtros
from canales.campos import CampoTexto, NumeroEntero

VENCE = [("", "Cualquier día"), ("hoy", "Hoy"), ("semana", "Esta semana"), ("mes", "Este mes")]


class FiltrosForm(forms.Form):
    """Viaja en la dirección: se puede guardar, compartir y volver atrás."""

    tipo = forms.ChoiceField(label="Tipo", required=False)
    dependencia = forms.TypedChoiceField(label="Dependencia", required=False, coerce=int, empty_value=None)
    canal = forms.ChoiceField(label="Canal", required=False)
    vence = forms.ChoiceField(label="Vence", required=False, choices=VENCE)
    pagina = NumeroEntero(label="Página", required=False, min_value=1, max_value=PAGINAS)

    def __init__(self, *args, tipos, dependencias, canales, **kwargs):
        """Cada lista trae parejas (valor, nombre)."""
        super().__init__(*args, auto_id="f_%s", **kwargs)
        self.fields["tipo"].choices = [("", "Todos"), *tipos]
        self.fields["dependencia"].choices = [("", "Todas"), *dependencias]
        self.fields["canal"].choices = [("", "Todos"), *canales]
        for nombre in ("tipo", "dependencia", "canal", "vence"):
            self.fields[nombre].widget.attrs["class"] = "form-select form-select-sm"

    def filtros(self, texto: str = "") -> Filtros:
        """Los filtros que sí se entendieron."""
        self.is_valid()
        datos = {k: v for k, v in self.cleaned_data.items() if v not in ("", None)}
        return Filtros(texto=texto, **datos)

    @property
    def ignorados(self) -> list[str]:
        """Nombres de los filtros que no se entendieron."""
        return [self.fields[nombre].label.lower() for nombre in self.errors]

    @property
    def puestos(self) -> list[str]:
        """«Tipo: Queja»: los filtros que están quitando filas."""
        if not self.is_bound:
            return []
        self.is_valid()
        elegidos = ((c, str(self.cleaned_data.get(c.name) or "")) for c in self if c.name != "pagina")
        return [
            f"{c.label}: {nombre}" for c, valor in elegidos for v, nombre in c.field.choices if v and str(v) == valor
        ]


class TextoForm(forms.Form):
    """Texto libre sobre la vista. Va por POST: puede llevar nombres o documentos."""

    texto = CampoTexto(label="Buscar en esta vista", required=False, max_length=80)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="f_%s", **kwargs)
        self.fields["texto"].widget.attrs.update(
            {"class": "form-control form-control-sm", "type": "search", "autocomplete": "off"}
        )
