from datetime import date, time

import pytest

from protocolo import lectura
from protocolo.models import TerminoLegal
from protocolo.publicacion import abrir_borrador

HOY = date(2026, 11, 23)


def test_sin_version_publicada_se_dice_que_hacer(db):
    with pytest.raises(lectura.SinProtocolo, match="cargar_protocolo"):
        lectura.version_vigente()


def test_leer_una_guia_cuesta_cuatro_consultas_y_la_version_una(catalogos, django_assert_num_queries):
    with django_assert_num_queries(1):
        version = lectura.version_vigente()
    for clave in ("presencial", "telefonico"):
        with django_assert_num_queries(4):
            lectura.guia_de(version, clave)
    with django_assert_num_queries(4):
        assert len(lectura.guias_de(version)) == 6


def test_la_guia_sale_en_su_orden_y_con_sus_condiciones(catalogos):
    guia = lectura.guia_de(lectura.version_vigente(), "telefonico")
    assert [m.clave for m in guia.momentos] == ["apertura", "desarrollo", "cierre"]
    assert guia.paso("saludo_telefono").texto == "{entidad}, {saludo}, rico {saludarlo}, habla {funcionario}."
    condicion = guia.paso("no_resuelta").solo_si
    assert (condicion.paso, condicion.operador, condicion.valor) == ("desenlace", "es", "pendiente")
    assert [o.valor for o in guia.paso("hubo_espera").opciones] == ["si", "no"]


def test_una_guia_que_no_existe_es_un_error_claro(catalogos):
    with pytest.raises(KeyError):
        lectura.guia_de(lectura.version_vigente(), "inventada")


def test_la_guia_es_la_de_su_version(catalogos, protocolo_admin):
    version = lectura.version_vigente()
    borrador = abrir_borrador(version, por=protocolo_admin)
    borrador.guias.get(clave="presencial").momentos.first().pasos.all().delete()
    assert len(lectura.guia_de(version, "presencial").momentos[0].pasos) == 4
    assert lectura.guia_de(borrador, "presencial").momentos[0].pasos == ()


def test_los_saludos_y_las_frases_vienen_de_la_version(catalogos):
    version = lectura.version_vigente()
    assert lectura.franjas_de(version) == [
        (time(0, 0), "buenos días"),
        (time(12, 0), "buenas tardes"),
        (time(18, 0), "buenas noches"),
    ]
    frases = {f.texto: f for f in lectura.frases_de(version) if f.seccion in {"4.3", "5.3"}}
    assert frases["Con mucho gusto"].evitar is False
    assert frases["Vuelva mañana"].evitar is True


def test_el_termino_es_el_que_regia_ese_dia(catalogos):
    vieja = TerminoLegal.objects.get(clave="queja")
    TerminoLegal.objects.create(
        clave="queja", nombre="Queja", nombre_corto="Queja", cantidad=12, norma="Norma nueva", desde=date(2027, 1, 1)
    )
    assert lectura.termino("queja", HOY) == vieja
    assert lectura.termino("queja", date(2027, 1, 1)).cantidad == 12
    with pytest.raises(lectura.SinTermino, match="queja"):
        lectura.termino("queja", date(2020, 1, 1))


def test_en_la_ventanilla_se_radican_quince_tipos_cada_uno_una_vez(catalogos, django_assert_num_queries):
    TerminoLegal.objects.create(
        clave="queja", nombre="Queja", nombre_corto="Queja", cantidad=12, norma="Norma", desde=HOY, se_radica=True
    )
    with django_assert_num_queries(1):
        terminos = lectura.terminos_que_se_radican(HOY)
    assert len(terminos) == len({t.clave for t in terminos}) == 15
    assert next(t.cantidad for t in terminos if t.clave == "queja") == 12
