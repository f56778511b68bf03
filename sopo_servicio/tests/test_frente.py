"""Lo que toda plantilla debe cumplir para que la política de seguridad del navegador no la rompa."""

import re
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.template import engines
from django.template.loader import render_to_string
from django.urls import reverse

from canales.models import Entidad
from sopo_servicio.contexto import ADMINISTRAR, RIEL

RAIZ = settings.BASE_DIR
PLANTILLAS = sorted((RAIZ / "templates").rglob("*.html"))
SPRITE = set(re.findall(r'id="i-([a-z0-9-]+)"', (RAIZ / "static" / "iconos.svg").read_text()))
ICONO = re.compile(r'{%\s*icono\s+"([^"]+)"')
SEMAFORO = ("bien", "pronto", "hoy", "vencida", "quieta")
PROHIBIDO = re.compile(
    r"""\sstyle=|\son[a-z]+=["']|\shx-on|\sjs:|<style|<script(?![^>]*\ssrc=)|["'(]data:|javascript:""", re.I
)
COMENTARIO = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}", re.S)


def dibujar(texto: str, **contexto) -> str:
    return engines["django"].from_string(texto).render(contexto)


def relativa(ruta) -> str:
    return str(ruta.relative_to(RAIZ / "templates"))


@pytest.mark.parametrize("ruta", PLANTILLAS, ids=relativa)
def test_ninguna_plantilla_lleva_estilo_ni_codigo_incrustado(ruta):
    assert PROHIBIDO.findall(COMENTARIO.sub("", ruta.read_text())) == []


@pytest.mark.parametrize("ruta", PLANTILLAS, ids=relativa)
def test_todo_icono_que_se_pide_esta_en_el_sprite(ruta):
    pedidos = {n.removeprefix("i-") for n in ICONO.findall(ruta.read_text())}
    assert pedidos - SPRITE == set()


def test_los_iconos_del_riel_y_del_semaforo_estan_en_el_sprite():
    del_codigo = {e.icono for e in (*RIEL, ADMINISTRAR)} | {f"s-{c}" for c in SEMAFORO}
    assert del_codigo - SPRITE == set()


def test_cada_componente_dice_que_recibe():
    sin_cabecera = [r.name for r in PLANTILLAS if r.parent.name == "componentes" and "recibe:" not in r.read_text()]
    assert sin_cabecera == []


def test_ninguna_hoja_de_estilo_nuestra_usa_datos_incrustados():
    assert [h.name for h in (RAIZ / "static" / "css").glob("*.css") if "data:" in h.read_text()] == []


def test_el_icono_es_decorativo_y_apunta_al_sprite():
    assert dibujar('{% icono "phone" %}') == (
        '<svg class="ico" aria-hidden="true" focusable="false"><use href="/static/iconos.svg#i-phone"></use></svg>'
    )


def test_el_icono_del_semaforo_va_relleno_y_acepta_otra_clase():
    assert 'class="ico ico-lleno i-bien"' in dibujar('{% icono "s-bien" clase="i-bien" %}')


def test_un_nombre_de_icono_no_puede_colar_marcado():
    assert "<b>" not in dibujar("{% icono nombre %}", nombre='"><b>')


def test_las_fechas_se_dicen_con_la_hora_de_bogota():
    instante = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
    assert dibujar("{{ d|fecha_larga }} {{ d|hora }}", d=instante) == "lunes 23 de noviembre de 2026 21:30"
    assert dibujar("{{ d|fecha_media }} {{ d|fecha_corta }}", d=instante) == "23 de noviembre 23 nov"
    assert dibujar("{{ d|hora_ampm }}", d=instante) == "9:30 p. m."


def test_una_fecha_sin_hora_se_dice_tal_cual_y_lo_vacio_no_dice_nada():
    assert dibujar("{{ d|fecha_media }}", d=date(2026, 12, 15)) == "15 de diciembre"
    assert dibujar("[{{ d|fecha_larga }}{{ d|hora }}]", d=None) == "[]"


def test_el_reloj_cuenta_minutos_y_desde_la_hora_tambien_horas():
    assert dibujar("{{ 41|reloj }} {{ 291|reloj }} {{ 3891|reloj }} {{ vacio|reloj }}") == "00:41 04:51 1:04:51 00:00"


def test_las_teclas_son_digitos_salvo_que_se_den_letras():
    assert dibujar('{% tecla_de 2 %}{% tecla_de 2 "REPT" %}{% tecla_de 5 "REPT" %}') == "2e5"


@pytest.mark.parametrize("codigo", ["400", "403", "403_csrf", "404", "500", "503", "bloqueo"])
def test_las_paginas_de_error_no_necesitan_base_ni_sesion(codigo):
    pagina = render_to_string(f"{codigo}.html")
    assert '<html lang="es-CO"' in pagina and "<h1>" in pagina


def test_la_negativa_dice_la_frase_de_quien_la_dio():
    assert "Solo quien la lleva." in render_to_string("403.html", {"exception": "Solo quien la lleva."})


def test_el_ingreso_se_dibuja_para_quien_no_ha_entrado(client, db):
    respuesta = client.get(reverse("ingresar"))
    assert respuesta.status_code == 200
    assert 'name="username"' in respuesta.content.decode()
    assert "Datos de demostración" not in respuesta.content.decode()


def test_el_ingreso_advierte_que_los_datos_son_de_demostracion(client, db):
    Entidad.objects.update_or_create(pk=1, defaults={"es_demostracion": True})
    assert "Datos de demostración" in client.get(reverse("ingresar")).content.decode()


def test_el_ingreso_fallido_no_dice_cual_de_los_dos_esta_mal(client, db):
    respuesta = client.post(reverse("ingresar"), {"username": "nadie", "password": "x"})
    assert respuesta.content.decode().count('role="alert"') >= 1
    assert 'value="nadie"' in respuesta.content.decode()
