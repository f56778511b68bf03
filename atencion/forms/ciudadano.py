"""Formularios de una persona: registrarla, corregir su contacto y buscarla."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms

from atencion.documento import SIN_NUMERO, DocumentoInvalido, TipoDocumento, normalizado, telefono_normalizado
from atencion.models import Ciudadano
from atencion.models.ciudadano import MedioRespuesta, Tratamiento
from canales.campos import CampoCorreo, CampoTexto, NumeroEntero

ELIJA = [("", "Elija…")]


class BuscarCiudadanoForm(forms.Form):
    """Lo que se busca. Va por POST: casi siempre es un dato personal."""

    q = CampoTexto(label="Documento, nombre, teléfono o vereda", required=False, max_length=120)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.attrs.update({"type": "search", "autocomplete": "off", "spellcheck": "false"})


class ContactoForm(forms.Form):
    """Cómo tratar a la persona y cómo responderle. Nada de aquí impide radicar si falta."""

    tratamiento = forms.ChoiceField(
        label="Cómo se le trata", choices=Tratamiento.choices, required=False, widget=forms.RadioSelect
    )
    representante = CampoTexto(
        label="Representante o apoderado", required=False, help_text="Si habla por otra persona o por una empresa."
    )
    telefono = CampoTexto(label="Teléfono", required=False, max_length=30)
    correo = CampoCorreo(label="Correo electrónico", required=False)
    direccion = CampoTexto(label="Dirección", required=False)
    vereda = CampoTexto(label="Vereda o barrio", required=False, max_length=80)
    referencia = CampoTexto(
        label="Cómo llegar", required=False, help_text="Si no hay dirección: «casa blanca frente a la escuela»."
    )
    medio_respuesta = forms.ChoiceField(
        label="Prefiere que le respondan por",
        choices=ELIJA + MedioRespuesta.choices,
        error_messages={"required": "Elija cómo se le responde; «La recoge en ventanilla» sirve siempre."},
    )
    aviso_leido = forms.BooleanField(label="Se le leyó el aviso de datos personales", required=False)

    use_required_attribute = False  # lo que falta lo dice el servidor, con su frase, junto al campo
    CONTACTO = Layout(
        "tratamiento",
        Div("telefono", "correo", css_class="par-2 campo"),
        Div("vereda", "referencia", css_class="par-2 campo"),
        Div("direccion", "representante", css_class="par-2 campo"),
        "medio_respuesta",
        "aviso_leido",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["telefono"].widget.attrs.update({"inputmode": "tel", "autocomplete": "off"})
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = self.disposicion()

    def disposicion(self) -> Layout:
        return self.CONTACTO

    def clean_telefono(self):
        escrito = self.cleaned_data["telefono"]
        try:
            telefono_normalizado(escrito)
        except DocumentoInvalido as error:
            raise forms.ValidationError(str(error)) from error
        return escrito

    def clean(self):
        datos = super().clean()
        medio = datos.get("medio_respuesta")
        if medio == MedioRespuesta.CORREO and not datos.get("correo") and "correo" not in self.errors:
            self.add_error("correo", "Para responder por correo hace falta el correo electrónico.")
        if medio == MedioRespuesta.FISICO and not (datos.get("direccion") or datos.get("vereda")):
            self.add_error("direccion", "Para enviarle una carta hace falta la dirección o la vereda.")
        return datos


class EditarContactoForm(ContactoForm):
    """Corregir el contacto de quien ya está; `version` avisa si otro lo cambió entretanto."""

    version = NumeroEntero(widget=forms.HiddenInput, min_value=1)

    def disposicion(self) -> Layout:
        return Layout("version", *self.CONTACTO.fields)

    @classmethod
    def de(cls, persona: Ciudadano) -> "EditarContactoForm":
        return cls(initial={c: getattr(persona, c) for c in cls.base_fields if hasattr(persona, c)})


class CiudadanoForm(ContactoForm):
    """Registrar a alguien. «No lo trae» y «No tiene» son respuestas válidas y distintas."""

    tipo_documento = forms.ChoiceField(
        label="Documento",
        choices=ELIJA + TipoDocumento.choices,
        error_messages={"required": "Elija el documento; «No lo trae» y «No tiene» también sirven."},
    )
    documento = CampoTexto(
        label="Número",
        max_length=30,
        error_messages={"required": "Escriba el número, o elija «No lo trae» o «No tiene»."},
    )
    clase = forms.ChoiceField(label="Clase", choices=Ciudadano.Clase.choices, initial=Ciudadano.Clase.NATURAL)
    cliente = forms.ChoiceField(
        label="Quién es para la Alcaldía", choices=Ciudadano.Cliente.choices, initial=Ciudadano.Cliente.EXTERNO
    )
    nombre = CampoTexto(
        label="Nombre completo o razón social", error_messages={"required": "Escriba el nombre de la persona."}
    )

    def disposicion(self) -> Layout:
        self.fields["documento"].required = self["tipo_documento"].value() not in SIN_NUMERO
        self.fields["documento"].widget.attrs.update({"autocomplete": "off", "spellcheck": "false"})
        return Layout(
            Div("tipo_documento", "documento", css_class="par-2 campo"),
            "nombre",
            Div("clase", "cliente", css_class="par-2 campo"),
            *self.CONTACTO.fields,
        )

    def clean(self):
        datos = super().clean()
        if "documento" in datos and datos.get("tipo_documento"):
            try:
                normalizado(datos["tipo_documento"], datos["documento"])
            except DocumentoInvalido as error:
                self.add_error("documento", str(error))
        return datos
