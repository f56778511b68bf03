import itertools

import pytest

from atencion import flujo
from atencion.flujo import Estado, NoSePuede

PERMITIDAS = {
    ("asignar", "radicada"): "asignada",
    ("asignar", "asignada"): "asignada",
    ("asignar", "en_tramite"): "asignada",
    ("responder", "radicada"): "respondida",
    ("responder", "asignada"): "respondida",
    ("responder", "en_tramite"): "respondida",
    ("comunicar", "respondida"): "comunicada",
}


@pytest.mark.parametrize(("accion", "estado"), list(itertools.product(flujo.TRANSICIONES, Estado.values)))
def test_cada_accion_desde_cada_estado_lleva_a_donde_dice_la_tabla(accion, estado):
    if (accion, estado) in PERMITIDAS:
        assert flujo.siguiente(accion, estado) == PERMITIDAS[accion, estado]
    else:
        with pytest.raises(NoSePuede, match=r"\w+ .+\."):
            flujo.siguiente(accion, estado)


def test_una_accion_que_no_existe_es_un_error_de_programa():
    with pytest.raises(KeyError):
        flujo.siguiente("borrar", "radicada")


def test_el_termino_solo_deja_de_correr_en_un_estado_cerrado():
    assert set(Estado.values) - set(flujo.ABIERTOS) == {"comunicada", "trasladada", "desistida", "archivada", "anulada"}
