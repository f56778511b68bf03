"""La pantalla de una atención: el camino entero sin JavaScript, y quién no entra."""

import pytest
from django.urls import reverse

from atencion.models import Asunto, Atencion, RespuestaPaso, Tarea
from atencion.tests.fabricas import un_ciudadano, una_solicitud
from canales.models import Tramite

pytestmark = pytest.mark.django_db


@pytest.fixture
def abrir(cliente):
    def con(quien, canal="presencial"):
        web = cliente(quien)
        respuesta = web.post(reverse("atencion:atencion_nueva", args=[canal]))
        return web, Atencion.objects.get(pk=int(respuesta["Location"].strip("/").split("/")[-1]))

    return con


def enviar(web, atencion, accion, **campos):
    atencion.refresh_from_db()
    ultimo = atencion.asuntos.last()
    datos = {"version": atencion.version, "orden": ultimo.orden, "accion": accion} | campos
    return web.post(reverse("atencion:atencion", args=[atencion.pk]), datos)


def test_el_camino_entero_en_ventanilla_se_hace_sin_javascript(abrir, agente):
    web, atencion = abrir(agente)
    assert "¿En qué le puedo ayudar?" in web.get(reverse("atencion:atencion", args=[atencion.pk])).content.decode()
    tramite = Tramite.objects.first()
    respuesta = enviar(web, atencion, "guardar", nombre="sra marta", asunto=tramite.nombre)
    pagina = web.get(respuesta["Location"]).content.decode()
    assert "Se dirá <b>señora Marta</b>" in pagina
    assert "Con mucho gusto, <b>señora Marta</b>." in pagina
    respuesta = enviar(web, atencion, "terminar", nombre="sra marta", asunto=tramite.nombre, desenlace="resuelta")
    atencion.refresh_from_db()
    asunto = atencion.asuntos.get()
    assert (atencion.estado, asunto.desenlace, asunto.tramite) == ("completa", "resuelta", tramite)
    assert (asunto.motivo, asunto.dependencia) == (tramite.motivo, tramite.dependencia)
    siguiente = Atencion.objects.exclude(pk=atencion.pk).get()
    assert respuesta["Location"] == reverse("atencion:atencion", args=[siguiente.pk])


def test_el_camino_entero_por_telefono_vuelve_a_mi_turno(abrir, agente):
    web, atencion = abrir(agente, "telefonico")
    pagina = web.get(reverse("atencion:atencion", args=[atencion.pk])).content.decode()
    assert "rico saludarlo(a), habla Andrea Rojas" in pagina
    respuesta = enviar(web, atencion, "terminar", nombre="sr luis", asunto="Recibo que no llegó", desenlace="resuelta")
    atencion.refresh_from_db()
    assert (respuesta["Location"], atencion.estado) == (reverse("atencion:mi_turno"), "completa")
    modos = set(atencion.respuestas.filter(fuente="declarado").values_list("modo", flat=True))
    assert modos == {RespuestaPaso.Modo.GRUPO}


def test_lo_que_falta_vuelve_con_422_junto_al_campo_y_con_lo_escrito(abrir, agente):
    web, atencion = abrir(agente)
    respuesta = enviar(web, atencion, "terminar", nombre="sra marta", asunto="Certificado raro")
    pagina = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert "Elija el resultado de «Certificado raro»." in pagina
    assert 'value="sra marta"' in pagina
    atencion.refresh_from_db()
    assert atencion.estado == "en_curso"


def test_un_pendiente_sin_razon_no_se_cierra(abrir, agente):
    web, atencion = abrir(agente, "telefonico")
    respuesta = enviar(web, atencion, "terminar", asunto="Predial", desenlace="pendiente", respuesta_el="2026-12-01")
    assert respuesta.status_code == 422
    assert "Escriba por qué no se pudo resolver ahora." in respuesta.content.decode()
    assert Tarea.objects.count() == 0


def test_atender_siguiente_funciona_siempre(abrir, agente):
    web, atencion = abrir(agente)
    respuesta = enviar(web, atencion, "siguiente")
    atencion.refresh_from_db()
    assert (respuesta.status_code, atencion.estado) == (302, "por_completar")
    assert atencion.servicio_fin_en is not None
    assert atencion.registro_cerrado_en is None


def test_otro_asunto_en_ventanilla_da_por_claro_el_anterior(abrir, agente):
    web, atencion = abrir(agente)
    enviar(web, atencion, "otro_asunto", asunto="Sisbén raro")
    assert list(atencion.asuntos.values_list("orden", "desenlace")) == [(1, "resuelta"), (2, "")]


def test_otro_asunto_por_telefono_pide_antes_el_resultado(abrir, agente):
    web, atencion = abrir(agente, "telefonico")
    assert enviar(web, atencion, "otro_asunto", asunto="Sisbén raro").status_code == 422
    assert atencion.asuntos.count() == 1


def test_quiere_radicar_guarda_y_lleva_a_radicar(abrir, agente):
    web, atencion = abrir(agente)
    respuesta = enviar(web, atencion, "radicar", nombre="sra ana", asunto="Recado para mi vecino")
    assert respuesta["Location"] == reverse("atencion:radicar", args=[atencion.pk])
    assert atencion.asuntos.get().descripcion == "Recado para mi vecino"


def test_dos_pestanas_no_se_pisan(abrir, agente):
    web, atencion = abrir(agente)
    vieja = atencion.version
    enviar(web, atencion, "guardar", nombre="sra ana")
    respuesta = enviar(web, atencion, "guardar", version=vieja, nombre="sr pedro")
    pagina = respuesta.content.decode()
    assert respuesta.status_code == 409
    assert "estaba guardado «sra Ana»; usted escribió «sr pedro»" in pagina
    atencion.refresh_from_db()
    assert atencion.nombre_trato == "Ana"
    assert f'name="version" value="{atencion.version}"' in pagina


def test_el_guardado_solo_devuelve_version_hora_y_lo_que_se_dice(abrir, agente):
    web, atencion = abrir(agente)
    url = reverse("atencion:atencion_guardar", args=[atencion.pk])
    datos = web.post(url, {"version": 1, "orden": 1, "nombre": "sr luis", "radicado": "2026-0"}).json()
    assert datos["version"] == 2
    assert "señor Luis" in datos["fragmentos"]["voz-atencion"]
    assert web.post(url, {"version": 1, "orden": 1}).status_code == 409
    assert web.post(url, {"version": "x", "orden": 1}).status_code == 422


def test_la_llamada_que_se_corta_se_cierra_sin_pasos(abrir, agente):
    web, atencion = abrir(agente, "telefonico")
    enviar(web, atencion, "cortada")
    atencion.refresh_from_db()
    assert (atencion.estado, atencion.respuestas.count()) == ("cortada", 0)


def test_se_hizo_todo_en_un_momento_se_confirma_aparte(abrir, agente):
    web, atencion = abrir(agente)
    enviar(web, atencion, "confirmar:inicio")
    claves = set(atencion.respuestas.values_list("paso", flat=True))
    assert claves == {"saludo_presencial", "con_mucho_gusto"}


def test_un_paso_que_no_se_hizo_pide_el_motivo_y_lo_guarda(abrir, agente):
    web, atencion = abrir(agente)
    assert enviar(web, atencion, "guia", **{"guia-escuchar": "no_se_hizo"}).status_code == 422
    enviar(web, atencion, "guia", **{"guia-escuchar": "no_se_hizo", "guia-motivo_escuchar": "Había mucho ruido"})
    enviar(web, atencion, "terminar", asunto="Predial raro", desenlace="resuelta")
    paso = atencion.respuestas.get(paso="escuchar")
    assert (paso.resultado, paso.motivo, paso.modo) == ("no_se_hizo", "Había mucho ruido", "uno_a_uno")


def test_falta_o_esta_mal_avisa_al_jefe(abrir, agente, supervisor):
    web, atencion = abrir(agente)
    tramite = Tramite.objects.first()
    enviar(web, atencion, "reportar", asunto=tramite.nombre, tramite=tramite.pk, reporte="El costo cambió")
    tarea = Tarea.objects.get()
    assert (tarea.clase, tarea.responsable, tarea.tramite) == ("incidente", supervisor, tramite)
    assert tarea.avisos.get().envios.get().destinatario == supervisor


def test_la_atencion_de_otro_agente_no_existe(abrir, agente, otro_agente, cliente):
    _, atencion = abrir(agente)
    for metodo in ("get", "post"):
        url = reverse("atencion:atencion", args=[atencion.pk])
        assert getattr(cliente(otro_agente), metodo)(url).status_code == 404


def test_el_supervisor_la_lee_y_no_la_cambia(abrir, agente, supervisor, cliente):
    _, atencion = abrir(agente)
    url = reverse("atencion:atencion", args=[atencion.pk])
    web = cliente(supervisor)
    assert web.get(url).status_code == 200
    assert web.post(url, {"accion": "terminar", "version": 1, "orden": 1}).status_code == 403


@pytest.mark.parametrize("papel", ["auditor", "protocolo_admin", "tecnico"])
def test_quien_no_atiende_no_abre_atenciones(request, papel, cliente):
    web = cliente(request.getfixturevalue(papel))
    assert web.post(reverse("atencion:atencion_nueva", args=["presencial"])).status_code == 403
    assert Atencion.objects.count() == 0


def test_el_auditor_no_ve_el_nombre_ni_las_notas(abrir, agente, auditor, cliente):
    web, atencion = abrir(agente, "telefonico")
    enviar(web, atencion, "guardar", nombre="sra marta", notas="Llamó su hija")
    pagina = cliente(auditor).get(reverse("atencion:atencion", args=[atencion.pk])).content.decode()
    assert "Marta" not in pagina
    assert "su hija" not in pagina


def test_una_atencion_cerrada_solo_se_lee(abrir, agente):
    web, atencion = abrir(agente)
    enviar(web, atencion, "terminar", asunto="Predial raro", desenlace="resuelta")
    respuesta = enviar(web, atencion, "guardar", nombre="otro nombre")
    atencion.refresh_from_db()
    assert (respuesta.status_code, atencion.nombre_trato) == (302, "")
    assert "Predial raro" in web.get(respuesta["Location"]).content.decode()


def test_lo_radicado_se_ve_con_su_numero(abrir, agente, hacienda, AHORA):
    web, atencion = abrir(agente)
    asunto = atencion.asuntos.get()
    persona = un_ciudadano(agente, AHORA)
    solicitud = una_solicitud(agente, hacienda, AHORA, persona, atencion=atencion, asunto_id=asunto.pk)
    pagina = web.get(reverse("atencion:atencion", args=[atencion.pk])).content.decode()
    assert f"data-radicado>{solicitud.radicado}<" in pagina
    enviar(web, atencion, "terminar", asunto="Poda")
    asunto.refresh_from_db()
    atencion.refresh_from_db()
    assert (asunto.desenlace, asunto.solicitud, atencion.estado) == (Asunto.Desenlace.RADICADA, solicitud, "completa")


def test_un_ciudadano_conocido_se_pone_en_la_atencion_en_curso(abrir, agente, AHORA):
    web, atencion = abrir(agente)
    persona = un_ciudadano(agente, AHORA)
    ficha = web.get(reverse("atencion:ciudadano", args=[persona.pk])).content.decode()
    url = reverse("atencion:atencion_ciudadano", args=[atencion.pk])
    assert f'action="{url}"' in ficha
    assert web.post(url, {"ciudadano": persona.pk})["Location"] == reverse("atencion:atencion", args=[atencion.pk])
    atencion.refresh_from_db()
    assert (atencion.ciudadano, atencion.trato) == (persona, "señora Ana")


def test_en_la_atencion_de_otro_no_se_pone_a_nadie(abrir, agente, otro_agente, cliente, AHORA):
    _, atencion = abrir(agente)
    persona = un_ciudadano(otro_agente, AHORA)
    url = reverse("atencion:atencion_ciudadano", args=[atencion.pk])
    assert cliente(otro_agente).post(url, {"ciudadano": persona.pk}).status_code == 404
    atencion.refresh_from_db()
    assert atencion.ciudadano is None
