import pytest

from atencion.clasificar import PREGUNTAS, sugerir


@pytest.mark.parametrize(
    ("dijo", "tipo"),
    [
        ({"pide"}, "peticion_general"),
        ({"de_persona"}, "queja"),
        ({"de_servicio"}, "reclamo"),
        ({"denuncia"}, "denuncia"),
        ({"propone"}, "sugerencia"),
        ({"pide", "propone"}, "peticion_general"),
        ({"de_persona", "de_servicio"}, "queja"),
        (set(PREGUNTAS), "denuncia"),
    ],
)
def test_la_respuesta_mas_grave_decide_el_tipo(dijo, tipo):
    assert sugerir(dijo).tipo == tipo


def test_sin_ningun_si_no_se_sugiere_nada():
    assert sugerir(set()) is None
    assert sugerir({"otra_cosa"}) is None


def test_el_tramite_afina_una_peticion():
    assert sugerir({"pide"}, "copias").tipo == "copias"


def test_el_tramite_no_convierte_una_queja_en_peticion():
    assert sugerir({"pide", "de_persona"}, "copias").tipo == "queja"


def test_el_tramite_no_impone_un_tipo_que_no_es_peticion():
    assert sugerir({"pide"}, "queja").tipo == "peticion_general"


def test_si_ademas_pide_algo_se_recuerda_escribirlo():
    assert sugerir({"pide", "de_servicio"}).porque == (
        "Se queja de un servicio, no de una persona. También pide algo: escríbalo en «Qué pide»."
    )
