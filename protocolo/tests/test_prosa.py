"""La prosa se prueba sin base de datos."""

import pytest

from protocolo.prosa import coincidencias, en_html, resaltar, resaltar_html


def test_el_markdown_se_vuelve_html_sencillo():
    assert en_html("Diga **claro**.\n\n- uno\n- dos") == (
        "<p>Diga <strong>claro</strong>.</p>\n<ul>\n<li>uno</li>\n<li>dos</li>\n</ul>\n"
    )


@pytest.mark.parametrize(
    "malo",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[aquí](javascript:alert(1))",
        "![x](https://malo.example/x.png)",
        '<a href="x" onclick="y">z</a>',
    ],
)
def test_nada_de_lo_escrito_se_ejecuta(malo):
    html = en_html(malo)
    assert "<script" not in html
    assert "<img" not in html
    assert "<a" not in html


def test_se_resalta_sin_tildes_y_por_el_comienzo_de_la_palabra():
    assert resaltar("Respuesta negativa & Empatía", ["negativ", "empatia"]) == (
        "Respuesta <mark>negativa</mark> &amp; <mark>Empatía</mark>"
    )
    assert coincidencias("Negativa, negativas y afirmativa", ["negativ"]) == 2


def test_resaltar_no_toca_etiquetas_ni_entidades():
    assert resaltar_html("<p>p &amp; amparo</p>", ["p", "amp"]) == "<p><mark>p</mark> &amp; <mark>amparo</mark></p>"
    assert resaltar("<b>x</b>", ["b"]) == "&lt;<mark>b</mark>&gt;x&lt;/<mark>b</mark>&gt;"
