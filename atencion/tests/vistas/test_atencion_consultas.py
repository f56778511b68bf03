"""La pantalla de una atención cuesta lo mismo con un asunto que con tres."""

import pytest
from django.urls import reverse
from django.utils import timezone

from atencion import atenciones
from atencion.asuntos import DatosAsunto
from atencion.atenciones import DatosAtencion
from canales.models import Canal, Tramite

pytestmark = pytest.mark.django_db
TOPE = 40


@pytest.mark.parametrize("canal", ["presencial", "telefonico"])
def test_la_pantalla_cuesta_lo_mismo_con_un_asunto_que_con_tres(agente, cliente, django_assert_max_num_queries, canal):
    ahora = timezone.now()
    fila = atenciones.abrir(Canal.objects.get(clave=canal), por=agente, ahora=ahora)
    web, url = cliente(agente), reverse("atencion:atencion", args=[fila.pk])
    tramites = list(Tramite.objects.all()[:3])

    def escribir(orden, tramite, acto):
        fila.refresh_from_db()
        dado = DatosAsunto(orden=orden, tramite=tramite, desenlace="resuelta")
        acto(fila.pk, por=agente, ahora=ahora, version=fila.version, datos=DatosAtencion("Ana", asuntos=(dado,)))

    escribir(1, tramites[0], atenciones.guardar)
    with django_assert_max_num_queries(TOPE) as una:
        web.get(url)
    escribir(1, tramites[0], atenciones.otro_asunto)
    escribir(2, tramites[1], atenciones.otro_asunto)
    escribir(3, tramites[2], atenciones.guardar)
    with django_assert_max_num_queries(len(una)):
        pagina = web.get(url).content.decode()
    assert tramites[0].nombre in pagina
