"""El JavaScript del marco, en un Chromium de verdad y sobre una página mínima."""

import json

import pytest
from playwright.sync_api import expect

BANCO = """<!doctype html><html lang="es"><head><meta charset="utf-8"><meta name="hora-servidor" content="%s">
<script src="/static/django_htmx/htmx-2.min.js" defer></script>
<script src="/static/js/sopo.js" type="module"></script></head><body>
<div id="mensajes"></div><template id="molde-aviso"><div class="aviso" role="alert"><p></p></div></template>
<span id="reloj" data-desde="2026-11-23T10:40:00-05:00"></span>
<form id="f" method="post" data-autoguardado="/banco-guardar/"><input type="hidden" name="version" value="1">
<span data-guardado hidden></span>
<input id="nombre" name="nombre" data-intro="#asunto">
<div data-combobox data-ficha-destino="#ficha"><input id="asunto" role="combobox" aria-expanded="false" aria-controls="res"
 hx-get="/banco-tramites/" hx-target="#res" hx-trigger="input changed delay:20ms">
<input type="hidden" name="tramite" data-combobox-valor><ul id="res" role="listbox" hidden></ul></div>
<label><input type="radio" name="d" value="claro" data-tecla="1"><kbd>1</kbd>Claro</label>
<label><input type="radio" name="d" value="otro" data-tecla="2"><kbd>2</kbd>Otro asunto</label>
<button type="button" id="fin" data-tecla="F2">Guardar</button><a id="np" href="#np" data-tecla="n p">Nueva</a></form>
<div id="ficha"></div>
<dialog id="atajos"><dl data-atajos-lista></dl><input type="checkbox" data-teclas-sueltas></dialog></body></html>"""
TRAMITES = (
    '<li role="option" id="r1" data-valor="7" data-texto="Impuesto predial" data-ficha="/banco-ficha/">Predial</li>'
    '<li role="option" id="r2" data-valor="8" data-texto="Paz y salvo" data-ficha="/banco-ficha/">Paz</li>'
)


@pytest.fixture
def banco(pagina, live_server):
    """La página de prueba; `banco.guardados` junta los envíos y `banco.responder` dice con qué se contesta."""
    pagina.guardados = []
    pagina.responder = lambda: {"status": 200, "body": json.dumps({"version": 2, "hora": "10:42:07"})}

    def guardar(ruta):
        pagina.guardados.append(ruta.request.post_data)
        respuesta = pagina.responder()
        ruta.fulfill(content_type="application/json", **respuesta) if respuesta else ruta.abort()

    html = "text/html; charset=utf-8"
    pagina.route("**/banco/", lambda r: r.fulfill(content_type=html, body=BANCO % "2026-11-23T10:40:41-05:00"))
    pagina.route("**/banco-guardar/", guardar)
    pagina.route("**/banco-tramites/*", lambda r: r.fulfill(content_type=html, body=TRAMITES))
    pagina.route("**/banco-ficha/", lambda r: r.fulfill(content_type=html, body="Requisitos"))
    pagina.goto(f"{live_server.url}/banco/")
    expect(pagina.locator("#reloj")).to_contain_text("00:4")
    return pagina


def test_el_reloj_corre_desde_la_hora_del_servidor(banco):
    expect(banco.locator("#reloj")).to_have_text("00:43")


def test_lo_escrito_se_guarda_solo_y_la_version_avanza(banco):
    banco.fill("#nombre", "sra marta")
    expect(banco.locator("[data-guardado]")).to_have_text("Guardado 10:42:07")
    assert banco.input_value("[name=version]") == "2"
    assert "sra marta" in banco.guardados[0]


def test_sin_conexion_lo_dice_y_al_volver_guarda(banco):
    bien, banco.responder = banco.responder, lambda: None
    banco.fill("#nombre", "sra marta")
    expect(banco.locator("#mensajes")).to_contain_text("Lo escrito sigue aquí")
    assert banco.input_value("#nombre") == "sra marta"
    banco.responder = bien
    expect(banco.locator("[data-guardado]")).to_have_text("Guardado 10:42:07", timeout=9000)
    expect(banco.locator("#mensajes")).to_be_empty()


def test_si_otro_lo_cambio_muestra_la_frase_del_servidor_y_deja_de_guardar(banco):
    banco.responder = lambda: {"status": 409, "body": json.dumps({"mensaje": "Otra ventana ya la cerró."})}
    banco.fill("#nombre", "sra marta")
    expect(banco.locator("#mensajes")).to_contain_text("Otra ventana ya la cerró.")
    banco.fill("#nombre", "sra marta ejemplo")
    banco.wait_for_timeout(1800)
    assert len(banco.guardados) == 1


def test_el_asunto_se_elige_con_el_teclado_y_trae_su_ficha(banco):
    banco.focus("#nombre")
    banco.keyboard.press("Enter")
    banco.keyboard.type("pre")
    expect(banco.locator("#r1")).to_have_attribute("aria-selected", "true")
    banco.keyboard.press("ArrowDown")
    expect(banco.locator("#asunto")).to_have_attribute("aria-activedescendant", "r2")
    banco.keyboard.press("Enter")
    expect(banco.locator("#ficha")).to_have_text("Requisitos")
    assert (banco.input_value("#asunto"), banco.input_value("[name=tramite]")) == ("Paz y salvo", "8")
    expect(banco.locator("#res")).to_be_hidden()


def test_cambiar_el_texto_despues_de_elegir_quita_lo_elegido(banco):
    banco.fill("#asunto", "pre")
    banco.click("#r1")
    assert banco.input_value("[name=tramite]") == "7"
    banco.fill("#asunto", "otra cosa")
    assert banco.input_value("[name=tramite]") == ""


def test_los_digitos_eligen_fuera_de_un_campo_y_se_escriben_dentro(banco):
    banco.focus("#nombre")
    banco.keyboard.press("2")
    assert banco.input_value("#nombre") == "2"
    assert banco.locator("[name=d]:checked").count() == 0
    banco.evaluate("document.activeElement.blur()")
    banco.keyboard.press("2")
    assert banco.locator("[name=d]:checked").get_attribute("value") == "otro"


def test_f2_actua_tambien_dentro_de_un_campo_y_nunca_con_control(banco):
    banco.evaluate("window.veces = 0; document.getElementById('fin').addEventListener('click', () => window.veces++)")
    banco.focus("#nombre")
    banco.keyboard.press("Control+F2")
    assert banco.evaluate("window.veces") == 0
    banco.keyboard.press("F2")
    assert banco.evaluate("window.veces") == 1


def test_dos_letras_seguidas_abren_la_pantalla_y_la_ayuda_las_lista(banco):
    banco.keyboard.press("n")
    banco.keyboard.press("p")
    assert banco.url.endswith("#np")
    banco.keyboard.press("?")
    expect(banco.locator("#atajos")).to_be_visible()
    assert banco.locator("#atajos dd").all_inner_texts() == [
        "Claro",
        "Otro asunto",
        "Guardar",
        "Nueva",
        "Ver esta lista",
    ]
