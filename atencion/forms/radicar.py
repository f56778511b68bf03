"""Formulario para radicar: qué pide, quién lo presenta y cómo se le responde."""

from datetime import date, datetime, time, timedelta

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.utils import timezone

from atencion.clasificar import PREGUNTAS
from atencion.models import Borrador, Ciudadano, Solicitud
from atencion.models.ciudadano import MedioRespuesta
from atencion.radicacion import DatosRadicacion
from canales.campos import CampoFecha, CampoTexto, NumeroEntero
from canales.models import Dependencia, Tramite
from protocolo.models import TerminoLegal

REPARTO = "reparto"
FOLIOS_MAXIMOS = 9999
ELIJA = [("", "Elija…")]


def _seccion(*campos) -> FormHelper:
    """Una parte del formulario: se dibuja sola porque la página reparte el formulario en piezas."""
    ayuda = FormHelper()
    ayuda.form_tag, ayuda.disable_csrf, ayuda.layout = False, True, Layout(*campos)
    return ayuda


class RadicarForm(forms.Form):
    """`terminos`: los que se radican `hoy`. `persona`: quien la presenta, ya elegida, o None."""

    preguntas = forms.MultipleChoiceField(
        label="Pregunte y marque lo que responda que sí",
        choices=list(PREGUNTAS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    tipo = forms.ChoiceField(label="Tipo", error_messages={"required": "Elija el tipo de solicitud."})
    juez_fecha = CampoFecha(label="Fecha que fijó el juez", required=False)
    juez_hora = forms.TimeField(
        label="Hora que fijó el juez",
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"invalid": "Escriba la hora como 16:30."},
    )
    asunto = CampoTexto(label="Asunto", error_messages={"required": "Escriba el asunto en una frase."})
    objeto = CampoTexto(
        label="Qué pide", renglones=True, error_messages={"required": "Escriba qué pide la persona, con sus palabras."}
    )
    razones = CampoTexto(label="Por qué lo pide", renglones=True, required=False)
    dependencia = forms.ChoiceField(
        label="Dependencia", error_messages={"required": "Elija la dependencia, o «No sé, enviar a reparto»."}
    )
    forma = forms.ChoiceField(
        label="Cómo la presenta",
        choices=Solicitud.Forma.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Diga si la presenta de palabra o por escrito."},
    )
    folios = NumeroEntero(label="Folios", required=False, max_value=FOLIOS_MAXIMOS)
    anexos = CampoTexto(label="Anexos", renglones=True, required=False, help_text="Uno por renglón.")
    identidad = forms.ChoiceField(
        label="Cómo quiere aparecer", choices=Solicitud.Identidad.choices, widget=forms.RadioSelect
    )
    medio_respuesta = forms.ChoiceField(
        label="Se le responde por",
        choices=ELIJA + MedioRespuesta.choices,
        error_messages={"required": "Elija cómo se le responde; «La recoge en ventanilla» sirve siempre."},
    )

    use_required_attribute = False  # lo que falta lo dice el servidor, con su frase, junto al campo

    def __init__(self, *args, terminos, hoy: date, persona: Ciudadano | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["juez_fecha"].maximo = hoy + timedelta(days=366)
        self.terminos: dict[str, TerminoLegal] = {t.clave: t for t in terminos}
        self.persona = persona
        self.fields["tipo"].choices = ELIJA + [(t.clave, f"{t.nombre} · {t.en_palabras}") for t in terminos]
        self.dependencias = {str(d.pk): d for d in Dependencia.objects.filter(activa=True)}
        self.reparto = next((d for d in self.dependencias.values() if d.recibe_reparto), None)
        no_se = [(REPARTO, "No sé, enviar a reparto")] if self.reparto else []
        self.fields["dependencia"].choices = ELIJA + no_se + [(k, d.nombre) for k, d in self.dependencias.items()]
        self.fields["medio_respuesta"].required = not self.es_anonima
        self.ayuda_tipo = _seccion("tipo")
        self.ayuda_juez = _seccion(Div("juez_fecha", "juez_hora", css_class="par-2 campo"))
        self.ayuda_pide = _seccion("asunto", "objeto", "razones", "dependencia")
        self.ayuda_papel = _seccion(Div("folios", "anexos", css_class="par-2 campo"))
        self.ayuda_medio = _seccion("medio_respuesta")

    def _vale(self, nombre: str) -> str:
        return str(self[nombre].value() or "")

    @property
    def es_anonima(self) -> bool:
        return self._vale("identidad") == Solicitud.Identidad.ANONIMA

    @property
    def es_judicial(self) -> bool:
        termino = self.terminos.get(self._vale("tipo"))
        return termino is not None and termino.unidad == TerminoLegal.Unidad.JUDICIAL

    def clean(self):
        datos = super().clean()
        self._comprobar_juez(datos)
        if datos.get("identidad") == Solicitud.Identidad.ANONIMA:
            self.persona = None
            datos["medio_respuesta"] = MedioRespuesta.CARTELERA
        elif datos.get("identidad"):
            self._comprobar_persona(datos)
        return datos

    def _comprobar_juez(self, datos: dict) -> None:
        """La tutela no tiene días: el vencimiento es el que escribió el juez (Decreto 2591 de 1991)."""
        datos["vence_en"] = None
        if not self.es_judicial:
            return
        for campo, falta in (("juez_fecha", "la fecha"), ("juez_hora", "la hora")):
            if not datos.get(campo) and campo not in self.errors:
                self.add_error(campo, f"Escriba {falta} que fijó el juez.")
        if datos.get("juez_fecha") and datos.get("juez_hora"):
            datos["vence_en"] = instante(datos["juez_fecha"], datos["juez_hora"])

    def _comprobar_persona(self, datos: dict) -> None:
        if self.persona is None:
            falta = "Diga quién la presenta: búsquelo abajo o regístrelo. Si no quiere decirlo, es anónima."
            self.add_error("identidad", falta)
        por_correo = datos.get("medio_respuesta") == MedioRespuesta.CORREO
        if por_correo and self.persona and not self.persona.correo:
            self.add_error("medio_respuesta", "No tiene correo registrado: agréguelo en sus datos o elija otro medio.")

    @property
    def dependencia_elegida(self) -> Dependencia:
        clave = self.cleaned_data["dependencia"]
        return self.reparto if clave == REPARTO else self.dependencias[clave]

    def para_radicar(self, borrador: Borrador) -> DatosRadicacion:
        """Los datos revisados. La petición se recibió cuando empezó la atención, no al teclearla.

        La anónima solo guarda el día: la hora exacta llevaría a la atención y a quien vino.
        """
        datos, atencion = self.cleaned_data, borrador.atencion
        tramite = borrador.datos.get("tramite")
        return DatosRadicacion(
            token=borrador.token,
            tipo=datos["tipo"],
            forma=datos["forma"],
            identidad=datos["identidad"],
            asunto=datos["asunto"],
            objeto=datos["objeto"],
            razones=datos["razones"],
            folios=datos["folios"] or 0,
            anexos=datos["anexos"],
            dependencia=self.dependencia_elegida,
            medio_respuesta=datos["medio_respuesta"],
            canal=atencion.canal,
            punto=atencion.punto,
            recibido_en=inicio_del_dia(atencion.iniciada_en) if self.es_anonima else atencion.iniciada_en,
            atencion=atencion,
            asunto_id=borrador.datos.get("asunto"),
            ciudadano=self.persona,
            tramite=Tramite.objects.filter(pk=tramite).first() if tramite else None,
            vence_en=datos["vence_en"],
        )


CAMPOS = tuple(RadicarForm.base_fields)


def inicio_del_dia(en: datetime) -> datetime:
    """Las 00:00 de Bogotá de ese día: basta para el término, que corre desde el día siguiente."""
    return timezone.localtime(en).replace(hour=0, minute=0, second=0, microsecond=0)


def instante(dia: date, hora: time) -> datetime:
    """La fecha y la hora que alguien escribió, en hora de Bogotá."""
    return timezone.make_aware(datetime.combine(dia, hora))
