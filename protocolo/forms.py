"""La guía como formulario: un `fieldset` por momento y un constructor por clase de paso. Sirve sin JavaScript."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Fieldset, Layout, LayoutObject
from django import forms
from django.template.loader import render_to_string
from django.utils.html import escape

from canales.campos import CampoTexto
from protocolo import libreto
from protocolo.guia import EXCEPCIONES, RESULTADOS, Guia, Momento, Paso, visibles

MOTIVO_MAXIMO, VALOR_MAXIMO = 200, 300
SIN_MOTIVO = "Diga en pocas palabras por qué no se hizo o no aplica."
SIN_MARCAR = "Marque primero «No se hizo» o «No aplica», o borre el motivo."


@dataclass(frozen=True)
class RespuestaDada:
    """Lo que se marcó de un paso. `resultado` es una clave de `RESULTADOS`; `valor`, la opción o la nota."""

    momento: str
    paso: str
    resultado: str
    valor: str = ""
    motivo: str = ""


def _marca(paso: Paso) -> forms.Field:
    campo = forms.ChoiceField(choices=list(RESULTADOS.items()), widget=forms.RadioSelect, required=False)
    return _vestido(campo, paso)


def _opcion(paso: Paso) -> forms.Field:
    if not paso.opciones:
        return _marca(paso)
    opciones = [(o.valor, o.texto) for o in paso.opciones]
    return _vestido(forms.ChoiceField(choices=opciones, widget=forms.RadioSelect, required=False), paso)


def _nota(paso: Paso) -> forms.Field:
    campo = CampoTexto(renglones=True, max_length=VALOR_MAXIMO, required=False)
    campo.widget.attrs["rows"] = 2
    return _vestido(campo, paso)


def _vestido(campo: forms.Field, paso: Paso) -> forms.Field:
    campo.paso, campo.help_text = paso, escape(paso.ayuda)
    return campo


# Lo que no está aquí (recordatorio, temporizador) solo se ve: nunca se marca.
CAMPOS: Mapping[str, Callable[[Paso], forms.Field]] = {
    "verificacion": _marca,
    "libreto": _marca,
    "pregunta": _opcion,
    "opcion": _opcion,
    "nota": _nota,
}


class _Momento(Fieldset):
    """`Fieldset` de crispy cuyo rótulo es texto: el de fábrica lo leería como plantilla."""

    def __init__(self, momento: Momento, *pasos):
        super().__init__("", *pasos, css_class="momento", css_id=f"momento-{momento.clave}")
        self.nombre = momento.nombre

    def render(self, form, context, template_pack="bootstrap5", **kwargs):
        dentro = self.get_rendered_fields(form, context, template_pack, **kwargs)
        datos = {"fieldset": self, "legend": escape(self.nombre), "fields": dentro}
        return render_to_string(self.template % template_pack, datos)


class _Visible(LayoutObject):
    """Un paso que solo se lee."""

    def __init__(self, paso: Paso, texto: str):
        self.datos = {"paso": paso, "texto": texto}

    def render(self, form, context, template_pack="bootstrap5", **kwargs):
        return render_to_string("protocolo/_paso_visible.html", self.datos)


class FormularioGuia(forms.Form):
    """Pasos a la vista de una guía según lo respondido y lo que se acaba de enviar.

    `respuestas` es clave del paso → valor ya guardado; `decir` llena los huecos de un libreto; `sin` son los
    pasos que la pantalla pregunta por su cuenta. Nada es obligatorio aquí: eso lo decide `faltantes`.
    """

    def __init__(
        self,
        guia: Guia,
        respuestas: Mapping[str, str],
        data=None,
        *,
        decir: Callable[[str], str] = libreto.decir,
        sin: Collection[str] = (),
        prefix: str | None = None,
    ):
        super().__init__(data=data, prefix=prefix)
        self.guia, self.guardadas, self.decir = guia, dict(respuestas), decir
        vistos = visibles(guia, self.guardadas | self._enviadas(guia))
        self.pasos = [paso for paso in vistos if paso.clave not in sin]
        for paso in self.pasos:
            self._poner(paso)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(*self._momentos())

    def _enviadas(self, guia: Guia) -> dict[str, str]:
        if not self.is_bound:
            return {}
        enviadas = {paso.clave: self.data.get(self.add_prefix(paso.clave)) for paso in guia.pasos}
        return {clave: valor for clave, valor in enviadas.items() if valor}

    def _poner(self, paso: Paso) -> None:
        if paso.clase not in CAMPOS:
            return
        campo = CAMPOS[paso.clase](paso)
        texto = self.texto_de(paso)
        campo.label, campo.dicho = texto, paso.clase == "libreto"
        guardada = self.guardadas.get(paso.clave, "")
        valores = {valor for valor, _ in getattr(campo, "choices", ())}
        campo.initial = guardada if not valores or guardada in valores else None
        self.fields[paso.clave] = campo
        if self._lleva_motivo(paso):
            rotulo = "¿Por qué?"
            self.fields[f"motivo_{paso.clave}"] = CampoTexto(label=rotulo, max_length=MOTIVO_MAXIMO, required=False)

    def texto_de(self, paso: Paso) -> str:
        """El texto del paso, con sus huecos llenos si los tiene."""
        return self.decir(paso.texto) if libreto.huecos_de(paso.texto) else paso.texto

    @staticmethod
    def _lleva_motivo(paso: Paso) -> bool:
        return paso.clase != "nota" and not paso.opciones

    def _momentos(self) -> list[_Momento]:
        puestos = {paso.clave for paso in self.pasos}
        hechos = []
        for momento in self.guia.momentos:
            pasos = [self._pieza(paso) for paso in momento.pasos if paso.clave in puestos]
            if pasos:
                hechos.append(_Momento(momento, *pasos))
        return hechos

    def _pieza(self, paso: Paso) -> LayoutObject:
        if paso.clase not in CAMPOS:
            return _Visible(paso, self.texto_de(paso))
        if paso.clase == "nota":
            return Div(Field(paso.clave), css_class="paso-guia")
        marca = Field(paso.clave, template="protocolo/_paso_marca.html")
        if not self._lleva_motivo(paso):
            return Div(marca, css_class="paso-guia")
        return Div(marca, Div(Field(f"motivo_{paso.clave}"), css_class="paso-motivo"), css_class="paso-guia")

    def clean(self):
        limpios = super().clean()
        for paso in self.pasos:
            campo = f"motivo_{paso.clave}"
            if campo not in self.fields or campo in self.errors or paso.clave in self.errors:
                continue
            es_excepcion = limpios.get(paso.clave) in EXCEPCIONES
            if es_excepcion and not limpios.get(campo):
                self.add_error(campo, SIN_MOTIVO)
            elif not limpios.get(paso.clave) and limpios.get(campo):
                self.add_error(campo, SIN_MARCAR)
        return limpios

    def respuestas(self) -> list[RespuestaDada]:
        """Solo los pasos en los que se marcó o escribió algo. Pide un formulario válido."""
        dadas = []
        for paso in self.pasos:
            valor = self.cleaned_data.get(paso.clave)
            if not valor:
                continue
            momento = self.guia.momento_de(paso.clave).clave
            if self._lleva_motivo(paso):
                motivo = self.cleaned_data.get(f"motivo_{paso.clave}", "") if valor in EXCEPCIONES else ""
                dadas.append(RespuestaDada(momento, paso.clave, valor, motivo=motivo))
            else:
                dadas.append(RespuestaDada(momento, paso.clave, "cumplido", valor=valor))
        return dadas
