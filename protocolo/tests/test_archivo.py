"""El contenido se lee y se comprueba sin base de datos."""

import re
from datetime import date, time

import pytest

from protocolo import archivo
from protocolo.libreto import HUECOS, huecos_desconocidos
from protocolo.terminos_archivo import terminos_del_archivo

PLAZOS = {
    "peticion_general": (15, "habiles"),
    "peticion_informacion": (10, "habiles"),
    "copias": (10, "habiles"),
    "consulta": (30, "habiles"),
    "queja": (15, "habiles"),
    "reclamo": (15, "habiles"),
    "sugerencia": (15, "habiles"),
    "felicitacion": (15, "habiles"),
    "denuncia": (15, "habiles"),
    "entre_autoridades_informacion": (10, "habiles"),
    "informe_congresista": (5, "habiles"),
    "solicitud_defensoria": (5, "habiles"),
    "habeas_data_consulta": (10, "habiles"),
    "habeas_data_reclamo": (15, "habiles"),
    "habeas_data_requerir_incompleto": (5, "habiles"),
    "habeas_data_plazo_titular": (2, "meses"),
    "traslado_por_competencia_escrita": (5, "habiles"),
    "traslado_por_competencia_verbal": (0, "calendario"),
    "entrega_copias_por_silencio": (13, "habiles"),
    "plazo_entidad_para_requerir": (10, "habiles"),
    "plazo_ciudadano_requerimiento": (1, "meses"),
    "aclaracion_ciudadano": (10, "habiles"),
    "recurso_reposicion_desistimiento": (10, "habiles"),
    "tutela": (None, "judicial"),
}


def test_los_terminos_son_los_del_vocabulario_legal():
    assert {t.clave: (t.cantidad, t.unidad) for t in terminos_del_archivo().values()} == PLAZOS


def test_antes_del_18_de_mayo_de_2022_no_regia_el_articulo_14():
    assert "peticion_general" not in terminos_del_archivo(date(2022, 5, 17))
    assert terminos_del_archivo(date(2022, 5, 18))["peticion_general"].cantidad == 15


def test_todas_las_claves_de_paso_y_los_huecos_son_validos():
    for guia in archivo.leer()["guias"]:
        for momento in guia["momentos"]:
            for paso in momento["pasos"]:
                assert re.fullmatch(r"[a-z_]+", paso["clave"])
                assert huecos_desconocidos(paso["texto"]) == []
    assert len(HUECOS) == 12


def test_lo_que_se_observa_nunca_se_marca():
    pasos = {p["clave"]: p for g in archivo.leer()["guias"] for m in g["momentos"] for p in m["pasos"]}
    observados = ("rostro", "tono", "postura", "presentacion", "microfono", "postura_telefono", "voz")
    assert {pasos[c]["clase"] for c in observados} == {"recordatorio"}


def test_las_franjas_llegan_como_horas():
    assert [f["desde"] for f in archivo.leer()["franjas"]] == [time(0, 0), time(12, 0), time(18, 0)]


def test_la_huella_cambia_con_una_palabra_y_no_con_leer_dos_veces():
    uno, otro = archivo.leer(), archivo.leer()
    assert archivo.huella(uno) == archivo.huella(otro)
    otro["guias"][0]["nombre"] += "."
    assert archivo.huella(uno) != archivo.huella(otro)


@pytest.mark.parametrize("escrita", ["a=b", "a!=b", "a=", ""])
def test_la_condicion_escrita_va_y_vuelve(escrita):
    assert archivo.condicion_escrita(*archivo.condicion(escrita)) == escrita


@pytest.mark.parametrize("mala", ["a", "=b", "!=b"])
def test_una_condicion_mal_escrita_se_rechaza(mala):
    with pytest.raises(ValueError, match="debe tener la forma"):
        archivo.condicion(mala)
