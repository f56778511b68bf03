"""El formulario guiado se arma y se pinta sin base de datos."""

import pytest
from crispy_forms.utils import render_crispy_form

from protocolo.forms import SIN_MARCAR, SIN_MOTIVO, FormularioGuia, RespuestaDada
from protocolo.guia import Condicion, Guia, Momento, Opcion, Paso

SI_NO = (Opcion("si", "Sí"), Opcion("no", "No"))
GUIA = Guia(
    "alterada",
    "Alterada",
    (
        Momento(
            "durante",
            "Con la <persona> {{ form }}",
            (
                Paso("mirar", "recordatorio", "Mire a los ojos"),
                Paso("saludo", "libreto", "{saludo}, {tratamiento} {nombre}.", obligatorio=True, seccion="5.3"),
                Paso("reloj", "temporizador", "Tiempo en espera"),
            ),
        ),
        Momento(
            "despues",
            "Después",
            (
                Paso("escuchar", "verificacion", "Escuche", obligatorio=True, ayuda="Sin <prisa>"),
                Paso("se_calmo", "opcion", "¿Se calmó?", opciones=SI_NO),
                Paso("jefe", "verificacion", "Llamé al jefe", solo_si=Condicion("se_calmo", "es", "no")),
                Paso("nota", "nota", "Qué pasó"),
            ),
        ),
    ),
)


def decir(texto):
    return texto.format(saludo="Buenos días", tratamiento="señora", nombre="Marta")


def formulario(data=None, respuestas=None, **campos):
    return FormularioGuia(GUIA, respuestas or {}, data, decir=decir, **campos)


def test_cada_clase_de_paso_tiene_su_campo_y_los_recordatorios_ninguno():
    campos = formulario().fields
    assert list(campos) == ["saludo", "motivo_saludo", "escuchar", "motivo_escuchar", "se_calmo", "nota"]
    assert [v for v, _ in campos["saludo"].choices] == ["cumplido", "no_se_hizo", "no_aplica"]
    assert [v for v, _ in campos["se_calmo"].choices] == ["si", "no"]
    assert not any(campo.required for campo in campos.values())


def test_nada_viene_marcado_y_se_ve_lo_que_se_dice_y_lo_que_se_recuerda():
    html = render_crispy_form(formulario())
    assert "checked" not in html
    assert "Buenos días, señora Marta." in html
    assert "Mire a los ojos" in html
    assert "Tiempo en espera" in html
    assert 'style="' not in html


def test_lo_que_escribe_el_administrador_no_se_lee_como_plantilla_ni_como_html():
    html = render_crispy_form(formulario())
    assert "Con la &lt;persona&gt; {{ form }}" in html
    assert "Sin &lt;prisa&gt;" in html


def test_lo_ya_guardado_vuelve_marcado():
    html = render_crispy_form(formulario(respuestas={"escuchar": "no_aplica", "se_calmo": "si"}))
    assert html.count("checked") == 2


def test_solo_salen_los_pasos_en_los_que_se_marco_algo():
    form = formulario({"saludo": "cumplido", "se_calmo": "si", "nota": "  Volvió   tranquilo "})
    assert form.is_valid(), form.errors
    assert form.respuestas() == [
        RespuestaDada("durante", "saludo", "cumplido"),
        RespuestaDada("despues", "se_calmo", "cumplido", valor="si"),
        RespuestaDada("despues", "nota", "cumplido", valor="Volvió tranquilo"),
    ]


def test_una_excepcion_sin_motivo_es_un_error_junto_al_campo():
    form = formulario({"escuchar": "no_se_hizo"})
    assert form.errors == {"motivo_escuchar": [SIN_MOTIVO]}
    html = render_crispy_form(form)
    assert SIN_MOTIVO in html
    assert "invalid-feedback" in html
    bien = formulario({"escuchar": "no_se_hizo", "motivo_escuchar": "Se fue"})
    assert bien.is_valid()
    assert bien.respuestas() == [RespuestaDada("despues", "escuchar", "no_se_hizo", motivo="Se fue")]


def test_un_motivo_sin_marca_no_se_pierde_en_silencio():
    assert formulario({"motivo_escuchar": "Se fue"}).errors == {"motivo_escuchar": [SIN_MARCAR]}


def test_el_motivo_de_algo_hecho_no_se_guarda():
    form = formulario({"escuchar": "cumplido", "motivo_escuchar": "Se fue"})
    assert form.is_valid()
    assert form.respuestas() == [RespuestaDada("despues", "escuchar", "cumplido")]


def test_un_paso_condicionado_aparece_con_lo_guardado_o_con_lo_enviado():
    assert "jefe" not in formulario().fields
    assert "jefe" not in formulario({"jefe": "cumplido"}).fields
    assert "jefe" in formulario(respuestas={"se_calmo": "no"}).fields
    form = formulario({"se_calmo": "no", "jefe": "cumplido"})
    assert form.is_valid()
    assert [r.paso for r in form.respuestas()] == ["se_calmo", "jefe"]


@pytest.mark.parametrize("valor", ["inventado", "si ", "\x00"])
def test_una_opcion_que_no_existe_es_un_error_y_no_una_falla(valor):
    form = formulario({"se_calmo": valor})
    assert list(form.errors) == ["se_calmo"]


def test_un_motivo_larguisimo_o_invisible_se_rechaza():
    assert "motivo_escuchar" in formulario({"escuchar": "no_aplica", "motivo_escuchar": "x" * 201}).errors
    assert "motivo_escuchar" in formulario({"escuchar": "no_aplica", "motivo_escuchar": "\u200b"}).errors


def test_con_prefijo_los_nombres_lo_llevan_y_los_pasos_excluidos_no_salen():
    form = formulario({"g-saludo": "cumplido", "g-se_calmo": "no"}, prefix="g", sin={"se_calmo"})
    assert form.is_valid()
    assert [r.paso for r in form.respuestas()] == ["saludo"]
    assert "jefe" in form.fields
