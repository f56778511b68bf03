"""Radicar, paso 1: nada se pierde, y de quien no quiere decir quién es no se guarda nada."""

import pytest

from atencion.models import Acceso, Atencion, Borrador, Ciudadano, Solicitud
from atencion.tests.fabricas import un_ciudadano
from atencion.tests.fabricas_radicar import lo_minimo, persona_nueva, ruta, una_atencion
from canales.models import Dependencia

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reloj")]
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def atencion(agente, ahora):
    return una_atencion(agente, ahora)


@pytest.fixture
def ana(agente, ahora):
    return un_ciudadano(agente, ahora)


@pytest.fixture
def web(cliente, agente):
    return cliente(agente)


def escrito(atencion) -> dict:
    return Borrador.objects.get(atencion=atencion).datos["campos"]


def test_abre_con_lo_que_ya_se_sabe_del_asunto_y_sin_guardar_nada(web, atencion):
    respuesta = web.get(ruta(atencion))
    tramite = atencion.asuntos.get().tramite
    form = respuesta.context["form"]
    assert form["asunto"].value() == tramite.nombre
    assert form["dependencia"].value() == str(tramite.dependencia_id)
    assert form["tipo"].value() == tramite.tipo_sugerido
    assert form["forma"].value() is None
    assert Borrador.objects.count() == 0


def test_por_telefono_ya_es_de_palabra(web, agente, ahora):
    llamada = una_atencion(agente, ahora, canal="telefonico")
    assert web.get(ruta(llamada)).context["form"]["forma"].value() == "verbal"


def test_empezar_abre_un_solo_borrador(web, atencion):
    for _ in range(2):
        assert web.post(ruta(atencion), {"accion": "empezar"}).status_code == 302
    assert Borrador.objects.count() == 1


def test_completa_pasa_a_la_revision_y_no_radica(web, atencion, ana):
    web.post(ruta(atencion), lo_minimo(elegir=str(ana.pk)))
    respuesta = web.post(ruta(atencion), lo_minimo())
    assert respuesta.url == ruta(atencion, "radicar_revisar")
    assert Solicitud.objects.count() == 0


def test_incompleta_dice_que_falta_junto_al_campo_y_conserva_lo_escrito(web, atencion):
    respuesta = web.post(ruta(atencion), lo_minimo(objeto="", forma=None, asunto="Se conserva"))
    texto = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert set(respuesta.context["form"].errors) == {"objeto", "forma", "identidad"}
    assert 'value="Se conserva"' in texto
    assert "invalid-feedback" in texto
    assert escrito(atencion)["asunto"] == ["Se conserva"]


def test_elegir_a_la_persona_conserva_lo_escrito_y_queda_anotado(web, atencion, ana, agente):
    web.post(ruta(atencion), lo_minimo(elegir=str(ana.pk), asunto="A medio escribir", medio_respuesta=""))
    pagina = web.get(ruta(atencion))
    assert pagina.context["form"].persona == ana
    assert pagina.context["form"]["asunto"].value() == "A medio escribir"
    assert pagina.context["form"]["medio_respuesta"].value() == "ventanilla"
    acceso = Acceso.objects.get()
    assert (acceso.funcionario, acceso.ciudadano, acceso.motivo) == (agente, ana, "La eligió para radicar")


@pytest.mark.parametrize("malo", ["0", "999999", "9" * 30, "1%00", "-1", "abc", "１", ""])
def test_elegir_a_quien_no_existe_es_404(web, atencion, malo):
    assert web.post(ruta(atencion), lo_minimo(elegir=malo)).status_code == 404


def test_buscar_sin_javascript_devuelve_botones_y_todo_lo_escrito(web, atencion, ana):
    respuesta = web.post(ruta(atencion), lo_minimo(accion="buscar", q="EJEMPLÓ", asunto="Sigue aquí"))
    texto = respuesta.content.decode()
    assert respuesta.status_code == 200
    assert f'name="elegir" value="{ana.pk}"' in texto
    assert 'value="Sigue aquí"' in texto


def test_intro_en_el_buscador_busca_en_vez_de_revisar(web, atencion, ana):
    respuesta = web.post(ruta(atencion), lo_minimo(q="ana eje"))
    assert [c.pk for c in respuesta.context["hallazgos"].filas] == [ana.pk]


def test_buscar_al_escribir_devuelve_solo_la_lista_y_no_guarda(web, atencion, ana):
    respuesta = web.post(ruta(atencion), lo_minimo(accion="buscar", q="ejemplo"), **HTMX)
    texto = respuesta.content.decode()
    assert "<html" not in texto
    assert f'value="{ana.pk}"' in texto
    assert Borrador.objects.count() == 0


def test_las_preguntas_sugieren_el_tipo_con_y_sin_javascript(web, atencion):
    datos = lo_minimo(accion="sugerir", tipo="consulta", preguntas=["de_servicio"])
    fragmento = web.post(ruta(atencion), datos, **HTMX)
    assert "<html" not in fragmento.content.decode()
    assert fragmento.context["form"]["tipo"].value() == "reclamo"
    assert web.post(ruta(atencion), datos).status_code == 302
    pagina = web.get(ruta(atencion))
    assert pagina.context["form"]["tipo"].value() == "reclamo"
    assert pagina.context["termino_sugerido"].en_palabras == "15 días hábiles"


def test_el_tipo_sugerido_se_puede_cambiar(web, atencion, ana):
    web.post(ruta(atencion), lo_minimo(elegir=str(ana.pk)))
    web.post(ruta(atencion), lo_minimo(preguntas=["de_persona"], tipo="consulta"))
    assert escrito(atencion)["tipo"] == ["consulta"]


def test_no_se_la_dependencia_va_a_reparto_y_no_bloquea(web, atencion, ana):
    web.post(ruta(atencion), lo_minimo(elegir=str(ana.pk)))
    assert web.post(ruta(atencion), lo_minimo(dependencia="reparto")).status_code == 302
    revision = web.get(ruta(atencion, "radicar_revisar"))
    reparto = Dependencia.objects.get(recibe_reparto=True)
    assert ("Dependencia", reparto.nombre) in [(r.rotulo, r.valor) for r in revision.context["r"].solicitud]


# ── registrar a alguien sin salir ───────────────────────────────────────────
def test_registrar_en_la_misma_pagina_lo_deja_elegido(web, atencion):
    web.post(ruta(atencion), lo_minimo(accion="nuevo"))
    assert web.post(ruta(atencion), lo_minimo(accion="crear", **persona_nueva())).status_code == 302
    persona = Ciudadano.objects.get()
    assert web.get(ruta(atencion)).context["form"].persona == persona
    assert not any(nombre.startswith("c-") for nombre in escrito(atencion))


def test_revisar_con_el_registro_abierto_primero_registra(web, atencion):
    web.post(ruta(atencion), lo_minimo(accion="nuevo"))
    respuesta = web.post(ruta(atencion), lo_minimo(**persona_nueva()))
    assert respuesta.url == ruta(atencion, "radicar_revisar")
    assert Ciudadano.objects.get().documento_normalizado == "1023456789"


def test_el_registro_incompleto_no_pierde_ni_la_persona_ni_la_solicitud(web, atencion):
    web.post(ruta(atencion), lo_minimo(accion="nuevo"))
    malo = lo_minimo(accion="crear", asunto="Sigue", **persona_nueva(documento="12", nombre="Marta Ñ"))
    respuesta = web.post(ruta(atencion), malo)
    texto = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert list(respuesta.context["registro"].errors) == ["documento"]
    assert 'value="Marta Ñ"' in texto
    assert 'value="Sigue"' in texto


def test_el_documento_repetido_ofrece_a_quien_ya_esta(web, atencion, ana):
    web.post(ruta(atencion), lo_minimo(accion="nuevo"))
    respuesta = web.post(ruta(atencion), lo_minimo(accion="crear", **persona_nueva(nombre="Otra")))
    assert respuesta.status_code == 422
    assert respuesta.context["existente"] == ana
    assert f'name="elegir" value="{ana.pk}"' in respuesta.content.decode()
    assert Ciudadano.objects.count() == 1


# ── anónima ─────────────────────────────────────────────────────────────────
CAMPOS_DE_IDENTIDAD = ('id="id_q"', 'name="c-', 'name="medio_respuesta"', 'name="elegir"', "Ana Ejemplo")


def test_la_anonima_no_muestra_ni_guarda_quien_es(web, atencion, ana):
    web.post(ruta(atencion), lo_minimo(elegir=str(ana.pk)))
    datos = lo_minimo(identidad="anonima", objeto="", **persona_nueva())
    respuesta = web.post(ruta(atencion), datos)
    texto = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert list(respuesta.context["form"].errors) == ["objeto"]
    assert [c for c in CAMPOS_DE_IDENTIDAD if c in texto] == []
    borrador = Borrador.objects.get()
    assert borrador.datos["ciudadano"] is None
    assert "1.023.456.789" not in str(borrador.datos)
    assert "medio_respuesta" not in borrador.datos["campos"]


def test_al_elegir_anonima_el_fragmento_ya_no_trae_campos_de_identidad(web, atencion):
    respuesta = web.post(ruta(atencion), lo_minimo(accion="identidad", identidad="anonima"), **HTMX)
    texto = respuesta.content.decode()
    assert [c for c in CAMPOS_DE_IDENTIDAD if c in texto] == []
    assert "cartelera" in texto


@pytest.mark.parametrize("accion", [{"accion": "crear"}, {"elegir": "1"}, {"accion": "nuevo"}])
def test_siendo_anonima_nadie_se_elige_ni_se_registra(web, atencion, accion):
    web.post(ruta(atencion), lo_minimo(identidad="anonima", **persona_nueva(), **accion))
    assert Ciudadano.objects.count() == 0
    assert Borrador.objects.get().datos["ciudadano"] is None
    assert 'name="c-nombre"' not in web.get(ruta(atencion)).content.decode()


# ── guardado solo ───────────────────────────────────────────────────────────
def test_el_guardado_solo_devuelve_version_y_hora(web, atencion):
    respuesta = web.post(ruta(atencion, "radicar_guardar"), lo_minimo(version="0", asunto="Va"))
    assert respuesta.json() == {"version": 2, "hora": "10:41:00"}
    assert escrito(atencion)["asunto"] == ["Va"]


def test_el_guardado_solo_no_pisa_lo_de_otra_pestana(web, atencion):
    primera = web.post(ruta(atencion, "radicar_guardar"), lo_minimo(version="0", asunto="Primera")).json()
    web.post(ruta(atencion, "radicar_guardar"), lo_minimo(version=primera["version"], asunto="Segunda"))
    vieja = web.post(ruta(atencion, "radicar_guardar"), lo_minimo(version=primera["version"], asunto="Vieja"))
    assert vieja.status_code == 409
    assert "otra pestaña" in vieja.json()["mensaje"]
    assert escrito(atencion)["asunto"] == ["Segunda"]


@pytest.mark.parametrize("metodo", ["get", "put", "delete"])
def test_el_guardado_solo_va_por_post(web, atencion, metodo):
    assert getattr(web, metodo)(ruta(atencion, "radicar_guardar")).status_code == 405


# ── quién no puede ──────────────────────────────────────────────────────────
@pytest.mark.parametrize("nombre", ["radicar", "radicar_guardar", "radicar_revisar"])
@pytest.mark.parametrize(
    ("quien", "codigo"), [("otro_agente", 404), ("auditor", 403), ("protocolo_admin", 403), ("tecnico", 403)]
)
def test_quien_no_lleva_la_atencion_no_radica_desde_ella(request, cliente, atencion, nombre, quien, codigo):
    respuesta = cliente(request.getfixturevalue(quien)).post(ruta(atencion, nombre), lo_minimo())
    assert respuesta.status_code == codigo
    assert Borrador.objects.count() == 0


def test_el_supervisor_si_puede(cliente, supervisor, atencion):
    assert cliente(supervisor).get(ruta(atencion)).status_code == 200


def test_sin_ingresar_va_al_ingreso(cliente, atencion):
    assert "/ingresar/" in cliente().get(ruta(atencion)).url


def test_en_una_atencion_cerrada_no_se_empieza_a_radicar(web, atencion, ahora):
    Atencion.objects.filter(pk=atencion.pk).update(estado="completa", registro_cerrado_en=ahora)
    assert web.post(ruta(atencion), lo_minimo()).status_code == 403
    assert Borrador.objects.count() == 0


def test_las_consultas_del_formulario_no_crecen_con_los_hallados(
    web, atencion, agente, ahora, django_assert_max_num_queries
):
    for i in range(12):
        un_ciudadano(agente, ahora, documento_normalizado=f"20000{i:03}", nombre=f"Pedro Muestra {i}")
    with django_assert_max_num_queries(20):
        respuesta = web.post(ruta(atencion), lo_minimo(accion="buscar", q="pedro"), **HTMX)
    assert len(respuesta.context["hallazgos"].filas) == 10
    assert respuesta.context["hallazgos"].hay_mas is True
