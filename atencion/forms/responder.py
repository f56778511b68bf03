"""Formularios de los actos sobre una solicitud. `argumentos()` es lo que recibe la puerta de escritura."""

from datetime import datetime

from django import forms
from django.utils.timezone import localtime, make_aware

from atencion.models import Respuesta
from atencion.models.ciudadano import MedioRespuesta
from canales.campos import CampoFecha, CampoTexto, NumeroEntero
from canales.models import Dependencia, Funcionario
from canales.roles import Rol


class FormularioDeActo(forms.Form):
    """Lleva escondida la versión que se abrió: si otro guardó antes, no se pisa lo suyo."""

    version = NumeroEntero(widget=forms.HiddenInput())

    def __init__(self, *args, solicitud, funcionario, ahora: datetime, **kwargs):
        self.solicitud, self.funcionario, self.ahora = solicitud, funcionario, ahora
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = solicitud.version

    def con_version(self, version: int) -> None:
        """Deja lo escrito y toma la versión de ahora, para volver a guardar a sabiendas."""
        self.data = self.data.copy()
        self.data["version"] = str(version)

    def argumentos(self) -> dict:
        return dict(self.cleaned_data)


class ResponderForm(FormularioDeActo):
    """La respuesta de fondo. Negar pide norma, alternativas y pasos: el protocolo (5.4) no deja negar a secas."""

    sentido = forms.ChoiceField(
        label="Qué se decidió",
        choices=Respuesta.Sentido.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Elija qué se decidió."},
    )
    texto = CampoTexto(
        label="Respuesta",
        renglones=True,
        help_text="Con palabras sencillas. Si va en un documento firmado, diga dónde está.",
        error_messages={"required": "Escriba la respuesta, o dónde está el documento firmado."},
    )
    norma = CampoTexto(label="Norma o procedimiento que la sustenta", max_length=200, required=False)
    alternativas = CampoTexto(
        label="Alternativas que tiene la persona",
        renglones=True,
        required=False,
        max_length=4000,
        help_text="Lo que sí se puede hacer, aunque no sea lo que pidió.",
    )
    pasos = CampoTexto(
        label="Pasos a seguir",
        renglones=True,
        required=False,
        max_length=4000,
        help_text="Qué hace la persona ahora, dónde y en cuánto tiempo. Incluya los recursos que le quedan.",
    )
    AL_NEGAR = {
        "norma": "Al negar, escriba la norma o el procedimiento que lo sustenta.",
        "alternativas": "Al negar, escriba qué otra cosa puede hacer la persona.",
        "pasos": "Al negar, escriba los pasos que siguen.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["texto"].widget.attrs["rows"] = 8
        for nombre in self.AL_NEGAR:
            self.fields[nombre].segun_el_caso = True  # sin «opcional»: al negar no lo es

    def clean(self):
        datos = super().clean()
        if datos.get("sentido") in (Respuesta.Sentido.NEGATIVA, Respuesta.Sentido.PARCIAL):
            for campo, frase in self.AL_NEGAR.items():
                if not datos.get(campo) and campo not in self.errors:
                    self.add_error(campo, frase)
        return datos


class ComunicarForm(FormularioDeActo):
    """Cómo y cuándo conoció la persona la respuesta; con esto se detiene el término."""

    medio = forms.ChoiceField(label="Por dónde la conoció", choices=MedioRespuesta.choices)
    dia = CampoFecha(label="Qué día")
    hora = forms.TimeField(
        label="A qué hora",
        input_formats=["%H:%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"invalid": "Escriba una hora, como 14:30."},
    )
    prueba = CampoTexto(
        label="Prueba",
        max_length=200,
        help_text="Firma, número de guía, correo enviado o quién contestó.",
        error_messages={"required": "Escriba la prueba: firma, guía, correo o quién contestó."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        hoy = localtime(self.ahora).date()
        self.fields["medio"].initial = self.solicitud.medio_respuesta
        self.fields["dia"].maximo = hoy
        self.fields["dia"].initial = hoy

    def clean(self):
        datos = super().clean()
        if datos.get("dia") and datos.get("hora"):
            datos["en"] = make_aware(datetime.combine(datos["dia"], datos["hora"]))
            if datos["en"] > self.ahora:
                self.add_error("hora", "Esa hora aún no ha llegado: escriba cuándo la conoció.")
        return datos

    def argumentos(self) -> dict:
        return {clave: self.cleaned_data[clave] for clave in ("version", "medio", "en", "prueba")}


class AsignarForm(FormularioDeActo):
    """El supervisor elige dependencia o persona; el jefe, una persona de su oficina; el agente, la dependencia."""

    dependencia = forms.ModelChoiceField(
        Dependencia.objects.filter(activa=True), label="Dependencia", required=False, empty_label="Elija una"
    )
    responsable = forms.ModelChoiceField(
        Funcionario.objects.none(), label="Persona que la lleva", required=False, empty_label="Elija una persona"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for campo in (self.fields["dependencia"], self.fields["responsable"]):
            campo.segun_el_caso = True  # basta uno de los dos
        if not self.funcionario.puede("solicitud.asignar_dependencia"):
            del self.fields["dependencia"]
        if not self.funcionario.puede("solicitud.asignar_persona"):
            del self.fields["responsable"]
        else:
            self._personas()

    def _personas(self):
        campo = self.fields["responsable"]
        personas = Funcionario.objects.filter(is_active=True, groups__name__in=[Rol.RESPONSABLE, Rol.SUPERVISOR])
        if Rol.SUPERVISOR not in self.funcionario.roles:
            personas = personas.filter(dependencia=self.funcionario.dependencia_id)
        campo.queryset = personas.filter(dependencia__isnull=False).select_related("dependencia").distinct()
        campo.label_from_instance = lambda f: f"{f.nombre} · {f.dependencia.nombre}"

    def clean(self):
        datos = super().clean()
        if not self.errors and not datos.get("dependencia") and not datos.get("responsable"):
            primero = next(c for c in ("dependencia", "responsable") if c in self.fields)
            self.add_error(primero, "Elija quién la va a llevar.")
        return datos
