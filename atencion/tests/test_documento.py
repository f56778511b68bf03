import pytest

from atencion.documento import DocumentoInvalido, normalizado, telefono_normalizado


@pytest.mark.parametrize(
    ("tipo", "escrito", "queda"),
    [
        ("CC", "1.023.456.789", "1023456789"),
        ("CC", " 1 023 456 789 ", "1023456789"),
        ("CC", "1023456789\n", "1023456789"),
        ("CC", "1,023,456", "1023456"),
        ("TI", "98-0102-12345", "98010212345"),
        ("PA", "ab 123456", "AB123456"),
        ("PPT", "1234567", "1234567"),
        ("NIT", "899999468", "8999994682"),
        ("NIT", "899.999.468-2", "8999994682"),
        ("NO_TRAE", "123456", ""),
        ("NO_TIENE", "", ""),
    ],
)
def test_el_documento_se_guarda_comparable(tipo, escrito, queda):
    assert normalizado(tipo, escrito) == queda


@pytest.mark.parametrize(
    ("tipo", "escrito", "dice"),
    [
        ("CC", "", "No lo trae"),
        ("CC", "   ", "No lo trae"),
        ("CC", "١٢٣٤٥٦", "letras y cifras"),
        ("CC", "１２３４５６", "letras y cifras"),
        ("CC", "12345A", "solo lleva cifras"),
        ("CC", "123", "entre 4 y 10"),
        ("CC", "12345678901", "entre 4 y 10"),
        ("CC", "9" * 100_000, "entre 4 y 10"),
        ("CC", "12\x0034", "letras y cifras"),
        ("CC", "12\u200b34", "letras y cifras"),
        ("CC", "\u202e1234", "letras y cifras"),
        ("CC", "=1+1", "letras y cifras"),
        ("CC", "..--", "letras y cifras"),
        ("PA", "AB'; DROP TABLE--", "letras y cifras"),
        ("PA", "ÑANDÚ1", "letras y cifras"),
        ("NIT", "899999468-1", "dígito de verificación"),
        ("NIT", "123", "dígito de verificación"),
    ],
)
def test_el_documento_imposible_dice_que_corregir(tipo, escrito, dice):
    with pytest.raises(DocumentoInvalido, match=dice):
        normalizado(tipo, escrito)


@pytest.mark.parametrize(
    ("escrito", "queda"),
    [
        ("310 123 4567", "3101234567"),
        ("+57 310-123-4567", "3101234567"),
        ("(601) 857 26 55", "6018572655"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_el_telefono_queda_en_diez_cifras(escrito, queda):
    assert telefono_normalizado(escrito) == queda


@pytest.mark.parametrize("malo", ["857", "hola", "+1 212 555 0100", "310 123 45678901", "\x00", "9" * 5000])
def test_el_telefono_imposible_dice_como_escribirlo(malo):
    with pytest.raises(DocumentoInvalido, match="10 cifras"):
        telefono_normalizado(malo)
