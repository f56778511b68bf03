"""Campos de formulario de la casa: lo escrito se limpia antes de mirarlo y el error dice qué hacer."""

import re
from datetime import date

from django import forms
from django.conf import settings
from django.core.validators import EmailValidator

from canales.texto import limpio

FECHA_MINIMA = date(1900, 1, 1)
FECHA_MAXIMA = date(2060, 12, 31)
_CIFRAS = re.compile(r"[0-9]+", re.ASCII)
_FORMATOS_FECHA = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"]


class CampoTexto(forms.CharField):
    """Texto sin controles, invisibles ni marcas de dirección; «vacío que no lo parece» es un error.

    `renglones=True` usa un área de texto, conserva saltos y admite hasta `ENTRADA_MAXIMA` caracteres; si no, 160.
    """

    def __init__(self, *, renglones: bool = False, max_length: int | None = None, **kwargs):
        self.renglones = renglones
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}) if renglones else forms.TextInput())
        kwargs["strip"] = False
        super().__init__(max_length=max_length or (settings.ENTRADA_MAXIMA if renglones else 160), **kwargs)

    default_error_messages = {
        "invisible": "Escriba un texto que se pueda leer: lo que llegó solo tiene caracteres invisibles.",
    }

    def to_python(self, value):
        crudo = super().to_python(value)
        if crudo in self.empty_values:
            return crudo
        valor = limpio(crudo, renglones=self.renglones)
        if not valor and crudo.strip(" \t\r\n"):
            raise forms.ValidationError(self.error_messages["invisible"], code="invisible")
        return valor or self.empty_value

    def clean(self, value):
        """Los validadores de Django (NUL, largo) miran el texto ya limpio."""
        valor = self.to_python(value)
        self.validate(valor)
        self.run_validators(valor)
        return valor


class CampoCorreo(CampoTexto):
    """Correo sin espacios ni invisibles, como mucho 254 caracteres."""

    default_validators = [EmailValidator("Escriba un correo completo, como nombre@ejemplo.com.")]

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.EmailInput())
        kwargs.setdefault("max_length", 254)
        super().__init__(**kwargs)


class CampoFecha(forms.DateField):
    """Fecha entre `minimo` y `maximo` inclusive (por defecto de 1900 a 2060), en control nativo."""

    default_error_messages = {
        "invalid": "Escriba una fecha que exista, como 15/12/2026.",
        "antes": "La fecha no puede ser anterior al %(limite)s.",
        "despues": "La fecha no puede ser posterior al %(limite)s.",
    }

    def __init__(self, *, minimo: date | None = None, maximo: date | None = None, **kwargs):
        self.minimo, self.maximo = minimo or FECHA_MINIMA, maximo or FECHA_MAXIMA
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        kwargs.setdefault("input_formats", _FORMATOS_FECHA)
        super().__init__(**kwargs)

    def to_python(self, value):
        if isinstance(value, str):
            value = limpio(value)
            if not value.isascii():  # cifras de otros alfabetos
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)

    def validate(self, value):
        super().validate(value)
        if value is None:
            return
        for clave, limite, fuera in (
            ("antes", self.minimo, value < self.minimo),
            ("despues", self.maximo, value > self.maximo),
        ):
            if fuera:
                raise forms.ValidationError(
                    self.error_messages[clave], code=clave, params={"limite": f"{limite:%d/%m/%Y}"}
                )


class NumeroEntero(forms.IntegerField):
    """Entero escrito solo con cifras 0-9: ni signos, ni decimales, ni cifras de otros alfabetos."""

    default_error_messages = {"invalid": "Escriba solo números, sin puntos ni letras."}

    def __init__(self, *, min_value: int = 0, max_value: int = 2_147_483_647, **kwargs):
        super().__init__(min_value=min_value, max_value=max_value, **kwargs)

    def to_python(self, value):
        if isinstance(value, str):
            value = limpio(value)
            if value and not _CIFRAS.fullmatch(value):
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
            if len(value.lstrip("0")) > 12:
                value = "9" * 12  # que lo rechace el tope, con su frase, sin convertir miles de cifras
        return super().to_python(value)


class CampoVarios(forms.ModelMultipleChoiceField):
    """Varias filas por su número; un valor que no es un número razonable es una opción inválida, no un error 500."""

    def _check_values(self, value):
        for clave in value:
            if not (_CIFRAS.fullmatch(str(clave)) and len(str(clave)) < 19):
                raise forms.ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": clave}
                )
        return super()._check_values(value)
