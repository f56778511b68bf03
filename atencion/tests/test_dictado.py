import pytest

from atencion.dictado import en_palabras, letra_a_letra


@pytest.mark.parametrize(
    ("radicado", "dicho"),
    [
        ("2026-0000123", "2026, cuatro ceros, 123"),
        ("2026-0000001", "2026, seis ceros, 1"),
        ("2026-0001000", "2026, tres ceros, 1000"),
        ("2026-0012345", "2026, dos ceros, 12, 345"),
        ("2026-0100005", "2026, un cero, 100, cero cero 5"),
        ("2026-1234567", "2026, 1, 234, 567"),
        ("2026-1000567", "2026, 1, cero cero cero, 567"),
    ],
)
def test_el_radicado_se_dicta_contando_los_ceros(radicado, dicho):
    assert en_palabras(radicado) == dicho


@pytest.mark.parametrize("malo", ["", "2026-0000000", "2026-123", "2026-٠٠٠٠١٢٣", "2026-0000123\n", "S2026-0000123"])
def test_lo_que_no_es_un_radicado_no_se_dicta(malo):
    with pytest.raises(ValueError, match="radicado"):
        en_palabras(malo)


def test_el_codigo_se_dicta_letra_a_letra():
    assert letra_a_letra("K7M4-2QXD") == "K, 7, M, 4; 2, Q, X, D"
