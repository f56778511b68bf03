"""Formulario de una atención: lo que se escribe mientras la persona espera. Casi nada es obligatorio."""

from collections.abc import Callable
from dataclasses import dataclass

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Field, Layout
from django import forms

from atencion import radicado
from atencion.asuntos import DatosAsunto, es_promesa_a_medias
from atencion.atenciones import DatosAtencion
from atencion.models import Asunto, Atencion, Solicitud
from atencion.models.ciudadano import MedioRespuesta
from atencion.pasos import DESENLACE, DatosPaso, respuestas_de
from canales.campos import CampoFecha, CampoTexto, NumeroEntero
from canales.lectura import tramite_de
from canales.models import Extension, Tramite
from protocolo import libreto
from protocolo.forms import FormularioGuia
from protocolo.guia import EXCEPCIONES
from protocolo.lectura import guia_de
from protocolo.libreto import SENOR, SENORA, tratar

D = Asunto.Desenlace
ABREVIADO = {SENORA: "sra", SENOR: "sr"}
PRESENCIAL = "presencial"
SEGUN_RESULTADO = ("demora_motivo", "respuesta_el", "respuesta_medio", "radicado", "extension")


@dataclass(frozen=True)
class Resultado:
    """Un botón de resultado. `accion` es la del botón que guarda y sigue; vacía si es una opción que se marca."""

    valor: str
    texto: str
    tecla: str
    accion: str = ""


OTRO = Resultado("", "Otro asunto", "2", "otro_asunto")
NO_CLARO = Resultado(D.NO_CLARO, "No quedó claro", "3")
RADICAR = Resultado("", "Quiere radicar", "4", "radicar")
RESULTADOS = {
    PRESENCIAL: (Resultado(D.RESUELTA, "Claro, nada más", "1"), OTRO, NO_CLARO, RADICAR),
    "telefonico": (
        Resultado(D.RESUELTA, "Resuelta", "r"),
        Resultado(D.ESTADO, "Informé estado", "e"),
        Resultado(D.PENDIENTE, "Pendiente", "p"),
        Resultado(D.COMUNICADA, "Pasé a una ext.", "t"),
    ),
}
MAS_RESULTADOS = {
    PRESENCIAL: (
        Resultado(D.PENDIENTE, "Queda pendiente", "p"),
        Resultado(D.ESTADO, "Informé estado", "e"),
        Resultado(D.COMUNICADA, "Pasé a una ext.", "t"),
    ),
    "telefonico": (OTRO, NO_CLARO, RADICAR),
}


class AtencionForm(forms.Form):
    """Nombre, asunto y resultado. `parcial` es el guardado solo: un radicado a medio escribir no es un error."""

    version = NumeroEntero(widget=forms.HiddenInput, min_value=1)
    orden = NumeroEntero(widget=forms.HiddenInput, min_value=1, max_value=200)
    nombre = CampoTexto(label="Nombre", required=False, max_length=80)
    asunto = CampoTexto(label="Asunto", required=False, max_length=200)
    tramite = forms.ModelChoiceField(
        Tramite.objects.filter(activo=True).select_related("dependencia", "extension"),
        required=False,
        widget=forms.HiddenInput(attrs={"data-combobox-valor": ""}),
        error_messages={"invalid_choice": "Ese trámite ya no está: elija otro de la lista."},
    )
    notas = CampoTexto(label="Notas", required=False, renglones=True)
    desenlace = forms.ChoiceField(
        label="Resultado", choices=[("", "")] + D.choices, required=False, widget=forms.RadioSelect
    )
    demora_motivo = CampoTexto(label="Razón de la demora", required=False, max_length=300)
    respuesta_el = CampoFecha(label="Se le responde el", required=False)
    respuesta_medio = forms.ChoiceField(
        label="Por qué medio", required=False, choices=[("", "Elija el medio…")] + MedioRespuesta.choices
    )
    radicado = CampoTexto(label="Número de la solicitud", required=False, max_length=20)
    extension = forms.ModelChoiceField(
        Extension.objects.filter(activa=True).select_related("dependencia"),
        label="Extensión",
        required=False,
        empty_label="Elija la extensión…",
    )

    reporte = CampoTexto(label="Qué falta o está mal", required=False, max_length=200)

    def __init__(self, *args, canal: str, parcial: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.canal, self.parcial = canal, parcial
        self.fields["extension"].label_from_instance = lambda e: f"{e.numero} · {e.nombre} ({e.dependencia.nombre})"
        for campo in SEGUN_RESULTADO:
            self.fields[campo].segun_el_caso = True
        self.fields["notas"].widget.attrs["rows"] = 2
        self.fields["radicado"].widget.attrs["placeholder"] = "2026-0000119"
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = self._disposicion()

    def _disposicion(self) -> Layout:
        nombre = Field("nombre", template="atencion/_campo_nombre.html")
        asunto = Field("asunto", template="atencion/_campo_asunto.html")
        arriba = Div(nombre, asunto, css_class="par")
        if self.canal != PRESENCIAL:
            arriba = Div(nombre, Div(asunto, "notas", css_class="par-2"), css_class="par")
        exige = (
            Div(
                "demora_motivo",
                Div("respuesta_el", "respuesta_medio", css_class="par-2"),
                css_class="si-resultado si-pendiente",
            ),
            Div("radicado", css_class="si-resultado si-estado"),
            Div("extension", css_class="si-resultado si-comunicada"),
        )
        mas = HTML('{% include "atencion/_mas_resultados.html" %}')
        abajo = (mas, *exige) if self.canal == PRESENCIAL else (*exige, mas)
        return Layout("version", "orden", arriba, HTML('{% include "atencion/_resultado.html" %}'), *abajo)

    @property
    def resultados(self) -> tuple[Resultado, ...]:
        return RESULTADOS.get(self.canal, RESULTADOS[PRESENCIAL])

    @property
    def mas_resultados(self) -> tuple[Resultado, ...]:
        return MAS_RESULTADOS.get(self.canal, MAS_RESULTADOS[PRESENCIAL])

    @property
    def mas_abierto(self) -> bool:
        """Si lo elegido está entre los menos usados, se muestran."""
        return self["desenlace"].value() in {r.valor for r in self.mas_resultados if r.valor}

    def clean_radicado(self):
        """La solicitud de la que se informó, por su número exacto; None si no se escribió."""
        escrito = self.cleaned_data["radicado"]
        numero = radicado.leer(escrito) if escrito else None
        hallada = Solicitud.objects.filter(radicado=numero).first() if numero else None
        if escrito and hallada is None and not self.parcial:
            raise forms.ValidationError("No hay una solicitud con ese número. Revíselo: por ejemplo, 2026-0000119.")
        return hallada

    def clean(self):
        datos = super().clean()
        tramite, escrito = datos.get("tramite"), datos.get("asunto") or ""
        if escrito and not (tramite and tramite.nombre == escrito):
            datos["tramite"] = tramite_de(escrito)
        return datos

    def datos(self, pasos: tuple[DatosPaso, ...] = ()) -> DatosAtencion:
        """Lo escrito, ya limpio, para la puerta. Lo que no es del resultado elegido no viaja."""
        c = self.cleaned_data
        trato, nombre = tratar(c["nombre"])
        desenlace = c["desenlace"]
        pendiente = desenlace == D.PENDIENTE
        asunto = DatosAsunto(
            orden=c["orden"],
            tramite=c["tramite"],
            descripcion=c["asunto"],
            desenlace=desenlace,
            demora_motivo=c["demora_motivo"] if pendiente else "",
            respuesta_el=c["respuesta_el"] if pendiente else None,
            respuesta_medio=c["respuesta_medio"] if pendiente else "",
            extension=c["extension"] if desenlace == D.COMUNICADA else None,
            solicitud=c["radicado"] if desenlace == D.ESTADO else None,
        )
        return DatosAtencion(nombre, trato, c["notas"], (asunto,), pasos)


def iniciales(atencion: Atencion, asunto: Asunto, limite) -> dict:
    """Lo guardado, como se escribe: «sra Marta». La fecha prometida propone el término legal."""
    trato = ABREVIADO.get(atencion.tratamiento, "")
    return {
        "version": atencion.version,
        "orden": asunto.orden,
        "nombre": f"{trato} {atencion.nombre_trato}".strip(),
        "asunto": asunto.titulo,
        "tramite": asunto.tramite_id,
        "notas": atencion.notas,
        "desenlace": D.PENDIENTE if es_promesa_a_medias(asunto) else asunto.desenlace,
        "demora_motivo": asunto.demora_motivo,
        "respuesta_el": asunto.respuesta_el or limite,
        "respuesta_medio": asunto.respuesta_medio,
        "radicado": asunto.solicitud.radicado if asunto.solicitud_id else "",
        "extension": asunto.extension_id,
    }


def hoja_de(atencion: Atencion, data=None, *, decir: Callable[[str], str] = libreto.decir) -> FormularioGuia:
    """El formulario de la guía de esta atención, con lo ya respondido y el motivo de cada excepción."""
    filas = list(atencion.respuestas.all())
    guia = guia_de(atencion.version_protocolo, atencion.guia)
    hoja = FormularioGuia(guia, respuestas_de(filas), data, decir=decir, sin=(DESENLACE,), prefix="guia")
    hoja.initial = {f"motivo_{f.paso}": f.motivo for f in filas if f.motivo}
    return hoja


def pasos_de(hoja: FormularioGuia) -> tuple[DatosPaso, ...]:
    """Lo marcado en la guía. Una excepción todavía sin motivo no viaja."""
    if not hoja.is_bound:
        return ()
    hoja.is_valid()
    dadas = hoja.respuestas()
    return tuple(
        DatosPaso(r.paso, r.resultado, r.valor, r.motivo) for r in dadas if r.motivo or r.resultado not in EXCEPCIONES
    )
