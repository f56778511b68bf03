from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils import timezone


class FormularioIngreso(AuthenticationForm):
    """Usuario y contraseña. Dice lo mismo si falla uno u otra, para no confirmar usuarios."""

    error_messages = {
        "invalid_login": "El usuario o la contraseña no coinciden. Revise las mayúsculas e intente de nuevo.",
        "inactive": "El usuario o la contraseña no coinciden. Revise las mayúsculas e intente de nuevo.",
        "contrato": "Su vinculación terminó y su usuario ya no está activo. Hable con el administrador técnico.",
    }

    def confirm_login_allowed(self, user):
        super().confirm_login_allowed(user)
        if user.vigente_hasta and user.vigente_hasta < timezone.localdate():
            raise forms.ValidationError(self.error_messages["contrato"], code="contrato")
