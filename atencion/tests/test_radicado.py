import pytest

from atencion import radicado


@pytest.mark.parametrize(
    ("escrito", "leido"),
    [
        ("2026-0000119", "2026-0000119"),
        (" 2026-119 ", "2026-0000119"),
        ("20260000119", "2026-0000119"),
        ("2026 119", "2026-0000119"),
        ("2026119", None),
        ("1023456789", None),
        ("2026-0", None),
        ("2026-00000001", None),
        ("٢٠٢٦-0000119", None),
        ("2026-0000119\n1", None),
        ("", None),
    ],
)
def test_se_reconoce_lo_que_parece_radicado(escrito, leido):
    assert radicado.leer(escrito) == leido


def test_el_formato_tiene_siete_cifras_y_el_anio():
    assert radicado.formato(2026, 123) == "2026-0000123"
    assert radicado.salida(2026, 7) == "S2026-0000007"


@pytest.mark.parametrize("numero", [0, -1, 10_000_000])
def test_un_consecutivo_que_no_cabe_se_rechaza(numero):
    with pytest.raises(ValueError, match="no cabe"):
        radicado.formato(2026, numero)
