"""El buscador de trámites y su ficha, que la atención trae sin recargar."""

import pytest
from django.urls import reverse

from atencion.views.tramites import resaltado
from canales.models import Tramite

pytestmark = pytest.mark.django_db


def test_el_buscador_resalta_lo_escrito_y_trae_la_ficha(agente, cliente):
    tramite = Tramite.objects.get(nombre="Impuesto predial")
    pagina = cliente(agente).post(reverse("atencion:asuntos"), {"asunto": "PREDÍ"}).content.decode()
    assert "Impuesto <b>predi</b>al" in pagina
    assert f'data-valor="{tramite.pk}"' in pagina
    assert reverse("atencion:tramite_ficha", args=[tramite.pk]) in pagina


@pytest.mark.parametrize("escrito", ["", "p", "zzzz", "%%", "<b>"])
def test_lo_que_no_busca_nada_no_muestra_nada(agente, cliente, escrito):
    respuesta = cliente(agente).post(reverse("atencion:asuntos"), {"asunto": escrito})
    assert (respuesta.status_code, 'role="option"' in respuesta.content.decode()) == (200, False)


def test_la_ficha_dice_los_requisitos_y_en_llamada_las_extensiones(agente, cliente):
    tramite = Tramite.objects.exclude(requisitos="").exclude(extension=None).first()
    url = reverse("atencion:tramite_ficha", args=[tramite.pk])
    sola = cliente(agente).get(url).content.decode()
    assert tramite.requisitos_lista[0] in sola
    assert "Extensiones de" not in sola
    assert "Extensiones de" in cliente(agente).get(f"{url}?canal=telefonico").content.decode()


def test_un_tramite_retirado_no_tiene_ficha(agente, cliente):
    tramite = Tramite.objects.first()
    Tramite.objects.filter(pk=tramite.pk).update(activo=False)
    assert cliente(agente).get(reverse("atencion:tramite_ficha", args=[tramite.pk])).status_code == 404


def test_quien_no_atiende_no_busca_tramites(auditor, cliente):
    assert cliente(auditor).post(reverse("atencion:asuntos"), {"asunto": "predial"}).status_code == 403


def test_el_nombre_resaltado_no_deja_pasar_html():
    assert resaltado("Pago <b> x", "pago") == "<b>Pago</b> &lt;b&gt; x"


@pytest.mark.parametrize("cuantos", [1, 3])
def test_buscar_cuesta_una_consulta(agente, cliente, django_assert_max_num_queries, cuantos):
    for n in range(cuantos):
        Tramite.objects.create(clave=f"prueba-{n}", nombre=f"Zapote {n}", dependencia=agente.dependencia)
    web = cliente(agente)
    with django_assert_max_num_queries(7):  # seis son de la sesión y sus papeles
        pagina = web.post(reverse("atencion:asuntos"), {"asunto": "zapote"}).content.decode()
    assert pagina.count('role="option"') == cuantos
