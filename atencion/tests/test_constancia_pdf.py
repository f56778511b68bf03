"""El PDF no se cae con nada de lo que alguien pueda escribir, y nunca interpreta ese texto."""

import re
import zlib
from base64 import a85decode
from dataclasses import replace

import pytest

from atencion.constancia import Constancia, Dato, en_texto
from atencion.constancia_pdf import en_pdf
from atencion.tests.fabricas_radicar import HOSTILES
from conftest import AHORA


def paginas(pdf: bytes) -> list[str]:
    """Lo escrito en cada página, sin los operadores de dibujo."""
    flujos = re.findall(rb"/FlateDecode[^>]*>>\s*stream\r?\n(.*?)endstream", pdf, re.S)
    textos = [zlib.decompress(a85decode(f.strip().removesuffix(b"~>"))) for f in flujos]
    return [" ".join(p.decode("latin-1") for p in re.findall(rb"\((.*?)(?<!\\)\)", t)) for t in textos if b"Tj" in t]


@pytest.fixture
def hoja() -> Constancia:
    return Constancia(
        entidad="Alcaldía Municipal de Sopó",
        nit="000.000.000-0",
        radicado="2026-0000123",
        radicada_en=AHORA,
        cuando="Lunes 23 de noviembre de 2026, 10:44 a. m.",
        vence_el=AHORA.date(),
        vence_dicho="15 de diciembre",
        vence_detalle="martes, 15 días hábiles",
        datos=(Dato("Presentada por", "Ana Ejemplo"), Dato("Objeto", "Poda del árbol.", ancho=True)),
        codigo="K7M4-2QXD",
        como_va="Acérquese con el número.",
        aviso_datos="La Alcaldía los usa para responderle.",
        enlace_publico="",
        numero_dictado="2026, cuatro ceros, 123",
        codigo_dictado="K, 7, M, 4; 2, Q, X, D",
        medio_dicho="por correo electrónico",
        dependencia="Ambiente",
        falta_hasta=None,
        anonima=False,
        demostracion=False,
    )


@pytest.mark.parametrize("grande", [False, True])
def test_el_pdf_dice_lo_mismo_que_la_constancia(hoja, grande):
    texto = " ".join(paginas(en_pdf(hoja, letra_grande=grande)))
    for dato in ("2026-0000123", "K7M4-2QXD", "Ana Ejemplo", "Poda del", "000.000.000-0"):
        assert dato in texto, dato


def test_la_misma_constancia_da_los_mismos_bytes(hoja):
    assert en_pdf(hoja) == en_pdf(hoja)


def test_cabe_en_una_pagina_y_lo_dice(hoja):
    assert [p.count("1 de 1") for p in paginas(en_pdf(hoja))] == [1]


def test_un_objeto_de_veinte_mil_caracteres_pasa_de_pagina_y_se_numera(hoja):
    largo = replace(hoja, datos=(Dato("Objeto", "palabra " * 2500, ancho=True),))
    hojas = paginas(en_pdf(largo))
    assert len(hojas) > 3
    assert f"2 de {len(hojas)}" in hojas[1]


def test_una_sola_palabra_enorme_tampoco_lo_tumba(hoja):
    assert en_pdf(replace(hoja, datos=(Dato("Objeto", "x" * 20_000),)), letra_grande=True).startswith(b"%PDF-")


@pytest.mark.parametrize("clase", [c for c in HOSTILES if c != "enorme"])
def test_lo_hostil_sale_como_texto(hoja, clase):
    assert en_pdf(replace(hoja, datos=(Dato("Objeto", HOSTILES[clase]),))).startswith(b"%PDF-")


def test_las_marcas_de_reportlab_no_se_interpretan(hoja):
    trampa = '<img src="file:///etc/passwd"/> <b>negrita</b> & <para>'
    texto = " ".join(paginas(en_pdf(replace(hoja, datos=(Dato("Objeto", trampa),)))))
    assert trampa.replace(" ", "") in texto.replace(" ", "")


@pytest.mark.parametrize("escrito", ["Łukasz Ğ 中文 العربية", "🌳 árbol", "“comillas” – guion … €"])
def test_las_letras_que_la_fuente_no_tiene_no_lo_tumban(hoja, escrito):
    assert en_pdf(replace(hoja, datos=(Dato("Objeto", escrito),))).startswith(b"%PDF-")


def test_con_pagina_publica_lleva_qr_y_la_anonima_no_lleva_aviso(hoja):
    con_qr = replace(hoja, enlace_publico="https://sopo.example/?radicado=2026-0000123&codigo=K7M4-2QXD")
    assert len(en_pdf(con_qr)) > len(en_pdf(hoja))
    anonima = replace(con_qr, aviso_datos="", anonima=True, datos=(Dato("Tipo", "Denuncia"),))
    assert "datos personales" not in " ".join(paginas(en_pdf(anonima)))


def test_la_de_demostracion_lo_dice_en_el_pdf_y_en_el_texto(hoja):
    demo = replace(hoja, demostracion=True)
    assert "no vale como constancia" in " ".join(paginas(en_pdf(demo)))
    assert en_texto(demo).startswith("DATOS DE DEMOSTRACIÓN")
