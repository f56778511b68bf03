"""La guía se prueba sin base de datos."""

import pytest

from protocolo.guia import Condicion, Guia, Momento, Opcion, Paso, avance, faltantes, visibles

GUIA = Guia(
    "llamada",
    "Llamada",
    (
        Momento("apertura", "Apertura", (Paso("saludo", "libreto", "Salude", obligatorio=True),)),
        Momento(
            "desarrollo",
            "Desarrollo",
            (
                Paso("voz", "recordatorio", "Cuide la voz", obligatorio=True),
                Paso("desenlace", "opcion", "¿Cómo quedó?", obligatorio=True, opciones=(Opcion("pendiente", "P"),)),
                Paso("espera", "opcion", "¿Esperó?", solo_si=Condicion("desenlace", "es", "pendiente")),
                Paso("razon", "verificacion", "Dé la razón", obligatorio=True, solo_si=Condicion("espera", "es", "si")),
                Paso(
                    "resumen", "libreto", "Resuma", obligatorio=True, solo_si=Condicion("desenlace", "no_es", "cortada")
                ),
            ),
        ),
        Momento("cierre", "Cierre", (Paso("despedida", "libreto", "Despídase", obligatorio=True),)),
    ),
)


def claves(pasos):
    return [p.clave for p in pasos]


def test_un_paso_condicionado_aparece_solo_con_su_respuesta():
    assert claves(visibles(GUIA, {})) == ["saludo", "voz", "desenlace", "resumen", "despedida"]
    assert "espera" in claves(visibles(GUIA, {"desenlace": "pendiente"}))
    assert "resumen" not in claves(visibles(GUIA, {"desenlace": "cortada"}))


def test_una_rama_abandonada_no_deja_ver_sus_pasos():
    assert "razon" in claves(visibles(GUIA, {"desenlace": "pendiente", "espera": "si"}))
    assert "razon" not in claves(visibles(GUIA, {"desenlace": "resuelta", "espera": "si"}))


def test_lo_oculto_y_los_recordatorios_no_bloquean_el_cierre():
    assert claves(faltantes(GUIA, {})) == ["saludo", "desenlace", "resumen", "despedida"]
    hechos = {"saludo": "cumplido", "desenlace": "resuelta", "resumen": "cumplido", "despedida": "no_aplica"}
    assert faltantes(GUIA, hechos) == []
    assert claves(faltantes(GUIA, {**hechos, "desenlace": "pendiente", "espera": "si"})) == ["razon"]


def test_una_condicion_sin_valor_pregunta_si_ya_se_respondio():
    guia = Guia(
        "g", "G", (Momento("m", "M", (Paso("a", "nota", "A"), Paso("b", "nota", "B", solo_si=Condicion("a", "es")))),)
    )
    assert claves(visibles(guia, {})) == ["a"]
    assert claves(visibles(guia, {"a": "algo"})) == ["a", "b"]


def test_el_avance_marca_un_solo_momento_como_ahora():
    assert avance(GUIA, {}) == {"apertura": "ahora", "desarrollo": "falta", "cierre": "falta"}
    assert avance(GUIA, {"saludo": "cumplido"}) == {"apertura": "hecho", "desarrollo": "ahora", "cierre": "falta"}
    todo = {"saludo": "x", "desenlace": "resuelta", "resumen": "x", "despedida": "x"}
    assert set(avance(GUIA, todo).values()) == {"hecho"}


def test_un_ciclo_de_condiciones_no_da_vueltas_sin_fin():
    a = Paso("a", "opcion", "A", solo_si=Condicion("b", "es", "x"))
    b = Paso("b", "opcion", "B", solo_si=Condicion("a", "es", "x"))
    assert visibles(Guia("g", "G", (Momento("m", "M", (a, b)),)), {"a": "x", "b": "x"}) == []


def test_pedir_un_paso_que_no_existe_es_un_error_claro():
    assert GUIA.paso("voz").clase == "recordatorio"
    assert GUIA.momento_de("voz").clave == "desarrollo"
    with pytest.raises(KeyError):
        GUIA.paso("inventado")
