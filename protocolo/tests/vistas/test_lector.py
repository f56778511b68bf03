import pytest

from protocolo.lectura import version_vigente
from protocolo.models import Seccion, VersionProtocolo


@pytest.fixture
def leer(cliente, agente):
    navegador = cliente(agente)
    return lambda url: navegador.get(url)


def test_quien_no_ha_ingresado_va_al_ingreso(cliente, catalogos):
    respuesta = cliente().get("/protocolo/5.4/")
    assert respuesta.status_code == 302
    assert respuesta.url.startswith("/ingresar/")


@pytest.mark.parametrize("papel", ["agente", "responsable", "supervisor", "auditor", "protocolo_admin", "tecnico"])
def test_todos_los_papeles_leen_el_protocolo(papel, request, cliente):
    assert cliente(request.getfixturevalue(papel)).get("/protocolo/").status_code == 200


def test_sin_ningun_papel_no_se_lee(cliente, funcionario):
    assert cliente(funcionario("nadie")).get("/protocolo/").status_code == 403


def test_la_seccion_muestra_su_texto_sus_pautas_y_sus_frases(leer):
    html = leer("/protocolo/5.4/").content.decode()
    assert "<h1>Cuando la respuesta es negativa</h1>" in html
    assert "<b>Explique los motivos.</b>" in html
    assert '<p class="dicho">Lo que sí podemos hacer es esto.</p>' in html
    assert '<p class="dicho">Vuelva mañana</p>' in html
    assert "Respuesta negativa <span" in html


@pytest.mark.parametrize("numero", ["9.9", "abc", "5.4'"])
def test_una_seccion_que_no_existe_responde_404(leer, numero):
    assert leer(f"/protocolo/{numero}/").status_code == 404


@pytest.mark.parametrize("consulta", ["NEGATIVA", "negatíva", "negativ"])
def test_la_busqueda_no_mira_tildes_ni_mayusculas_y_abre_donde_esta(leer, consulta):
    respuesta = leer(f"/protocolo/?q={consulta}")
    assert respuesta.context["hoja"].numero == "5.4"
    assert "<mark>negativa</mark>" in respuesta.content.decode()


def test_la_busqueda_mira_tambien_los_puntos(leer):
    hallazgos = {e.numero: e.hallazgos for e in leer("/protocolo/?q=chicle").context["hoja"].indice if e.hallazgos}
    assert hallazgos == {"6.4.5": 1}


def test_buscar_varias_palabras_pide_que_esten_todas(leer):
    hoja = leer("/protocolo/?q=chicle+diadema").context["hoja"]
    assert [e.numero for e in hoja.indice if e.hallazgos] == ["6.4.5"]


def test_sin_resultados_se_dice_y_no_se_pierde_lo_escrito(leer):
    html = leer("/protocolo/?q=xilofono").content.decode()
    assert "No hay nada con «xilofono»." in html
    assert 'value="xilofono"' in html


@pytest.mark.parametrize("rara", ["%00", "%E2%80%8B", "x" * 5000, "<script>", "%F0%9F%98%80"])
def test_una_busqueda_rara_no_hace_fallar_la_pagina(leer, rara):
    respuesta = leer(f"/protocolo/?q={rara}")
    assert respuesta.status_code in {200, 400}
    assert "<script>" not in respuesta.content.decode().replace("<script src", "")


def test_el_marco_normativo_dice_cual_esta_superada(leer):
    decretos = leer("/protocolo/4.2/").content.decode()
    assert "Superada por Ley 2195 de 2022" in decretos
    assert decretos.count("Superada por") == 1
    assert decretos.count("Vigencia por verificar") == 10
    hoja = leer("/protocolo/4/").context["hoja"]
    assert [len([n for n in hoja.normas if n.seccion == s]) for s in ("4", "")] == [12, 4]


def test_lo_que_escribe_el_administrador_no_se_ejecuta(leer):
    Seccion.objects.filter(numero="5.4").update(cuerpo="<img src=x onerror=alert(1)>", titulo="<b>x</b>")
    html = leer("/protocolo/5.4/").content.decode()
    assert "<img src=x" not in html
    assert "<h1>&lt;b&gt;x&lt;/b&gt;</h1>" in html


def test_sin_protocolo_publicado_se_dice_que_hacer(leer):
    VersionProtocolo.objects.update(estado="borrador")
    respuesta = leer("/protocolo/")
    assert respuesta.status_code == 200
    assert "Todavía no hay un protocolo publicado" in respuesta.content.decode()


def test_leer_cuesta_las_mismas_consultas_con_una_seccion_o_con_todas(leer, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        leer("/protocolo/5.4/?q=negativa")
    version_vigente().secciones.exclude(numero="5.4").delete()
    with django_assert_max_num_queries(16):
        leer("/protocolo/5.4/?q=negativa")
