"""Por dónde entra cada papel y qué ve en su turno, en un número fijo de consultas."""

import pytest
from django.urls import reverse
from django.utils import timezone

from atencion import atenciones, tareas
from atencion.asuntos import DatosAsunto
from atencion.atenciones import DatosAtencion
from atencion.models import Tarea
from atencion.tests.fabricas import un_ciudadano, una_solicitud
from canales.models import Canal, Tramite

pytestmark = pytest.mark.django_db
MI_TURNO = "/mi-turno/"


def una_por_completar(agente, nombre="Rosa"):
    ahora = timezone.now()
    fila = atenciones.abrir(Canal.objects.get(clave="presencial"), por=agente, ahora=ahora)
    datos = DatosAtencion(nombre, "senora", "", (DatosAsunto(tramite=Tramite.objects.first()),))
    return atenciones.dejar_por_completar(fila.pk, por=agente, ahora=ahora, version=1, datos=datos)


def una_tarea(agente, supervisor):
    return tareas.reportar_ficha(Tramite.objects.first(), atencion=None, texto="", por=supervisor, ahora=timezone.now())


@pytest.mark.parametrize(
    ("papel", "destino"),
    [
        ("agente", MI_TURNO),
        ("responsable", "/bandeja/"),
        ("supervisor", "/bandeja/"),
        ("auditor", "/bandeja/"),
        ("protocolo_admin", "/admin/"),
        ("tecnico", "/admin/"),
    ],
)
def test_cada_papel_empieza_en_su_trabajo(request, papel, destino, cliente):
    respuesta = cliente(request.getfixturevalue(papel)).get("/")
    assert (respuesta.status_code, respuesta["Location"]) == (302, destino)


@pytest.mark.parametrize("papel", ["auditor", "protocolo_admin", "tecnico"])
def test_quien_no_atiende_no_tiene_turno(request, papel, cliente):
    assert cliente(request.getfixturevalue(papel)).get(MI_TURNO).status_code == 403


def test_sin_sesion_se_pide_ingresar(cliente, catalogos):
    assert cliente().get(MI_TURNO)["Location"].startswith("/ingresar/")


def test_el_turno_muestra_lo_que_quedo_por_completar_y_la_cuenta_del_dia(agente, cliente):
    fila = una_por_completar(agente)
    pagina = cliente(agente).get(MI_TURNO).content.decode()
    assert f"Señora Rosa · {fila.asuntos.get().tramite.nombre}" in pagina
    assert reverse("atencion:atencion", args=[fila.pk]) in pagina
    assert '<span class="dato-n">1</span><span class="dato-p">ventanilla</span>' in pagina


def test_el_turno_no_muestra_lo_de_otro(agente, otro_agente, cliente):
    una_por_completar(otro_agente)
    assert "Rosa" not in cliente(agente).get(MI_TURNO).content.decode()


def test_una_tarea_propia_se_marca_hecha(agente, supervisor, cliente):
    agente.jefe = supervisor
    agente.save()
    tarea = una_tarea(supervisor, agente)
    url = reverse("atencion:tarea_hecha", args=[tarea.pk])
    assert cliente(supervisor).post(url)["Location"] == MI_TURNO
    tarea.refresh_from_db()
    assert tarea.resultado == Tarea.Resultado.CUMPLIDA


def test_la_tarea_de_otra_persona_no_existe(agente, supervisor, cliente):
    tarea = una_tarea(supervisor, agente)
    assert cliente(agente).post(reverse("atencion:tarea_hecha", args=[tarea.pk])).status_code == 404
    tarea.refresh_from_db()
    assert tarea.cerrada_en is None


def test_el_turno_cuesta_lo_mismo_con_una_fila_que_con_tres(
    agente, hacienda, supervisor, cliente, AHORA, django_assert_max_num_queries
):
    web, persona = cliente(agente), un_ciudadano(agente, AHORA)

    def sumar():
        una_por_completar(agente)
        solicitud = una_solicitud(agente, hacienda, AHORA, persona)
        solicitud.responsable = agente
        solicitud.save()
        Tarea.objects.create(
            clase="promesa", responsable=agente, descripcion="Llamar", creada_por=supervisor, creada_en=AHORA
        )

    sumar()
    with django_assert_max_num_queries(30) as una:
        web.get(MI_TURNO)
    sumar()
    sumar()
    with django_assert_max_num_queries(len(una)):
        pagina = web.get(MI_TURNO).content.decode()
    assert pagina.count(">Retomar<") == 3
