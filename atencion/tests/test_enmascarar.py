import pytest

from atencion import enmascarar


@pytest.mark.parametrize(
    ("numero", "tapado"),
    [
        ("1023456789", "1.0xx.xxx.x89"),
        ("12345678", "12.xxx.x78"),
        ("123456", "xxx.x56"),
        ("1234", "x.xxx"),
        ("123", "xxx"),
        ("AB1234567", "ABxxxxx67"),
        ("", ""),
    ],
)
def test_el_documento_tapado_no_deja_reconstruirlo(numero, tapado):
    assert enmascarar.documento(numero) == tapado


@pytest.mark.parametrize(
    ("direccion", "tapada"),
    [("ana@gmail.com", "a***@g***.com"), ("b@alcaldia.gov.co", "b***@a***.co"), ("", "")],
)
def test_el_correo_tapado_deja_una_letra_de_cada_lado(direccion, tapada):
    assert enmascarar.correo(direccion) == tapada


def test_el_telefono_tapado_deja_las_dos_ultimas():
    assert enmascarar.telefono("3101234567") == "xxx xxx xx67"
    assert enmascarar.telefono("") == ""


def test_del_nombre_quedan_las_iniciales():
    assert enmascarar.nombre("Ana María Ejemplo") == "A. M. E."


def test_la_direccion_se_tapa_entera_y_la_vacia_sigue_vacia():
    assert enmascarar.domicilio("Vereda Centro Alto") == "Dato reservado"
    assert enmascarar.domicilio("") == ""
