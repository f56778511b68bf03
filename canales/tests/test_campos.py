from datetime import date

import pytest
from django import forms

from canales.campos import CampoCorreo, CampoFecha, CampoTexto, NumeroEntero


@pytest.mark.parametrize(
    ("escrito", "queda"),
    [
        ("  Ana   Ejemplo ", "Ana Ejemplo"),
        ("Sopo\u0301", "Sopó"),
        ("a\u202eb\u200bc\x00d", "abcd"),
        ("uno\r\ndos", "uno dos"),
        ("un\u00a0espacio", "un espacio"),
    ],
)
def test_el_texto_queda_limpio(escrito, queda):
    assert CampoTexto().clean(escrito) == queda


def test_los_renglones_se_conservan():
    assert CampoTexto(renglones=True).clean("uno \r\ndos\x0btres") == "uno\ndos\ntres"


@pytest.mark.parametrize("escrito", ["\u200b", "\u3164\u3164", " \u202e ", "\x00"])
def test_un_vacio_que_no_lo_parece_se_rechaza_con_una_frase(escrito):
    with pytest.raises(forms.ValidationError, match="solo tiene caracteres invisibles"):
        CampoTexto(required=False).clean(escrito)


@pytest.mark.parametrize("escrito", ["", "   ", None])
def test_el_vacio_de_verdad_solo_se_acepta_si_es_opcional(escrito):
    assert CampoTexto(required=False).clean(escrito) == ""
    with pytest.raises(forms.ValidationError) as error:
        CampoTexto().clean(escrito)
    assert error.value.code == "required"


def test_el_largo_se_mide_despues_de_limpiar():
    assert CampoTexto(max_length=3).clean(" a\u200bbc ") == "abc"
    with pytest.raises(forms.ValidationError) as error:
        CampoTexto(max_length=3).clean("abcd")
    assert error.value.error_list[0].code == "max_length"


def test_el_largo_por_defecto_esta_puesto(settings):
    assert CampoTexto().max_length == 160
    assert CampoTexto(renglones=True).max_length == settings.ENTRADA_MAXIMA


def test_el_correo_se_limpia_y_se_comprueba():
    assert CampoCorreo().clean(" ana@ejemplo.com\u200b ") == "ana@ejemplo.com"
    with pytest.raises(forms.ValidationError, match="Escriba un correo completo"):
        CampoCorreo().clean("ana@ejemplo")


@pytest.mark.parametrize("escrito", ["2026-12-15", "15/12/2026", "15-12-2026", " 15/12/2026\u200b"])
def test_la_fecha_se_entiende_en_los_formatos_de_aqui(escrito):
    assert CampoFecha().clean(escrito) == date(2026, 12, 15)


@pytest.mark.parametrize(
    "escrito",
    ["2026-02-30", "12/15/2026", "mañana", "0000-00-00", "2026-12-15\x00x", "01/02/03", "２０２６-12-15", "٢٠٢٦-12-15"],
)
def test_una_fecha_que_no_existe_se_rechaza(escrito):
    with pytest.raises(forms.ValidationError, match="Escriba una fecha que exista"):
        CampoFecha().clean(escrito)


def test_la_fecha_respeta_sus_topes_inclusive():
    campo = CampoFecha(minimo=date(2026, 11, 1), maximo=date(2026, 11, 30))
    assert campo.clean("2026-11-01") == date(2026, 11, 1)
    assert campo.clean("2026-11-30") == date(2026, 11, 30)
    with pytest.raises(forms.ValidationError, match="anterior al 01/11/2026"):
        campo.clean("2026-10-31")
    with pytest.raises(forms.ValidationError, match="posterior al 30/11/2026"):
        campo.clean("2026-12-01")


@pytest.mark.parametrize("escrito", ["9999-12-31", "1899-12-31"])
def test_una_fecha_absurda_se_rechaza_aunque_exista(escrito):
    with pytest.raises(forms.ValidationError):
        CampoFecha().clean(escrito)


@pytest.mark.parametrize(("escrito", "numero"), [("12", 12), (" 007 ", 7), ("0", 0), (5, 5)])
def test_el_numero_entero_se_lee(escrito, numero):
    assert NumeroEntero().clean(escrito) == numero


@pytest.mark.parametrize("escrito", ["١٢", "1.5", "1,000", "-1", "+1", "1e3", "1_000", "0x1", "²", "１", "doce"])
def test_el_numero_entero_solo_acepta_cifras_ascii(escrito):
    with pytest.raises(forms.ValidationError, match="Escriba solo números"):
        NumeroEntero().clean(escrito)


def test_un_numero_larguisimo_se_rechaza_por_el_tope():
    with pytest.raises(forms.ValidationError) as error:
        NumeroEntero(max_value=500).clean("9" * 10_000)
    assert error.value.error_list[0].code == "max_value"
    assert NumeroEntero(required=False).clean("") is None
