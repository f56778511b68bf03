"""Búsquedas que pueden llevar datos personales: siempre por POST, nunca en la dirección."""

from django import forms

from canales.campos import CampoTexto


class EstadoForm(forms.Form):
    """Un número de solicitud o un documento exacto."""

    consulta = CampoTexto(
        label="Número de la solicitud o del documento",
        max_length=40,
        help_text="Como 2026-0000119, o el documento completo.",
        error_messages={"required": "Escriba el número de la solicitud o el del documento."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["consulta"].widget.attrs.update({"autocomplete": "off"})


class BuscarForm(forms.Form):
    """El buscador de arriba: ciudadano, número o trámite."""

    q = CampoTexto(max_length=120, error_messages={"required": "Escriba un nombre, un número o un trámite."})


class MotivoForm(forms.Form):
    """Para qué necesita el supervisor conocer una identidad reservada. Queda anotado con su nombre."""

    motivo = CampoTexto(
        label="Para qué necesita saber quién la presenta",
        max_length=200,
        min_length=10,
        error_messages={
            "required": "Diga para qué la necesita: queda anotado con su nombre.",
            "min_length": "Explique un poco más para qué la necesita.",
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["motivo"].widget.attrs.update({"autocomplete": "off"})
