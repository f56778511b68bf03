"""Radicar, paso 2: se lee, se confirma y sale un solo número por envío."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from atencion.models import Atencion, Borrador, Solicitud
from atencion.tests.fabricas import un_ciudadano
from atencion.tests.fabricas_radicar import hasta_la_revision, lo_minimo, ruta, una_atencion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reloj")]


@pytest.fixture
def atencion(agente, ahora):
    return una_atencion(agente, ahora)


@pytest.fixture
def ana(agente, ahora):
    return un_ciudadano(agente, ahora, correo="ana@example.com")


@pytest.fixture
def web(cliente, agente):
    return cliente(agente)


def radicar_ahora(web, atencion, token):
    version = Borrador.objects.filter(atencion=atencion).values_list("version", flat=True).first()
    return web.post(ruta(atencion, "radicar_revisar"), {"token": token, "version": version or ""})


def test_la_revision_trae_el_guion_la_fecha_y_su_cuenta(web, atencion, ana):
    hasta_la_revision(web, atencion, ana, medio_respuesta="correo")
    respuesta = web.get(ruta(atencion, "radicar_revisar"))
    r, texto = respuesta.context["r"], respuesta.content.decode()
    assert (r.trato, r.presenta) == ("Señora Ana", "usted pide: Que poden el árbol frente a su casa")
    assert (r.vence_dicho, r.medio) == ("martes 15 de diciembre", "por correo electrónico")
    assert (r.termino, r.empieza) == ("15 días hábiles", "martes 24 de noviembre")
    assert "8 de diciembre" in r.no_cuentan
    assert '<time datetime="2026-12-15" data-vence>martes 15 de diciembre de 2026</time>' in texto
    assert f'href="{ruta(atencion)}#div_id_asunto"' in texto
    assert Solicitud.objects.count() == 0


def test_mirar_la_revision_no_radica(web, atencion, ana):
    hasta_la_revision(web, atencion, ana)
    for _ in range(3):
        web.get(ruta(atencion, "radicar_revisar"))
    assert Solicitud.objects.count() == 0


def test_radicar_da_numero_cierra_el_asunto_y_borra_el_borrador(web, atencion, ana, agente):
    token = hasta_la_revision(web, atencion, ana, folios="2", anexos="dos fotos\ncopia de la cédula")
    respuesta = radicar_ahora(web, atencion, token)
    solicitud = Solicitud.objects.get()
    assert respuesta.url == reverse("atencion:constancia", args=["2026-0000001"])
    assert (solicitud.radicado, solicitud.radicada_por, solicitud.ciudadano) == ("2026-0000001", agente, ana)
    assert (solicitud.folios, solicitud.anexos_lista) == (2, ["dos fotos", "copia de la cédula"])
    assert (solicitud.recibido_en, solicitud.atencion) == (atencion.iniciada_en, atencion)
    asunto = atencion.asuntos.get()
    assert (asunto.desenlace, asunto.solicitud) == ("radicada", solicitud)
    assert Borrador.objects.count() == 0
    atencion.refresh_from_db()
    assert atencion.ciudadano == ana


def test_el_mismo_envio_veinte_veces_es_un_solo_radicado(web, atencion, ana):
    token = hasta_la_revision(web, atencion, ana)
    destinos = {radicar_ahora(web, atencion, token).url for _ in range(20)}
    assert destinos == {reverse("atencion:constancia", args=["2026-0000001"])}
    assert Solicitud.objects.count() == 1


def test_se_puede_radicar_otra_cosa_en_la_misma_atencion(web, atencion, ana):
    radicar_ahora(web, atencion, hasta_la_revision(web, atencion, ana))
    radicar_ahora(web, atencion, hasta_la_revision(web, atencion, ana))
    assert list(Solicitud.objects.order_by("pk").values_list("radicado", flat=True)) == ["2026-0000001", "2026-0000002"]


def test_lo_recibido_ayer_y_tecleado_hoy_cuenta_desde_ayer(web, agente, atencion, ana, ahora):
    Atencion.objects.filter(pk=atencion.pk).update(iniciada_en=ahora - timedelta(days=3))
    radicar_ahora(web, atencion, hasta_la_revision(web, atencion, ana))
    solicitud = Solicitud.objects.get()
    assert (f"{solicitud.recibida_el}", f"{solicitud.vence_el}") == ("2026-11-20", "2026-12-14")


@pytest.mark.parametrize("token", ["", "abc", "12345678-1234-4123-8123-123456789012", "\x00"])
def test_un_envio_que_no_es_el_revisado_no_radica(web, atencion, ana, token):
    hasta_la_revision(web, atencion, ana)
    respuesta = radicar_ahora(web, atencion, token)
    assert respuesta.status_code == 422
    assert 'role="alert"' in respuesta.content.decode()
    assert Solicitud.objects.count() == 0


def test_si_falta_algo_vuelve_a_radicar_diciendo_que(web, atencion):
    web.post(ruta(atencion), lo_minimo(objeto=""))
    respuesta = web.get(ruta(atencion, "radicar_revisar"))
    assert respuesta.url == ruta(atencion) + "?falta=1"
    assert set(web.get(respuesta.url).context["form"].errors) == {"objeto", "identidad"}


def test_sin_nada_escrito_vuelve_a_la_atencion(web, atencion):
    assert web.get(ruta(atencion, "radicar_revisar")).url == reverse("atencion:atencion", args=[atencion.pk])


def test_lo_que_cambie_el_envio_de_mas_se_ignora(web, atencion, ana):
    token = hasta_la_revision(web, atencion, ana)
    de_mas = {"token": token, "radicado": "2026-0009999", "vence_el": "2030-01-01", "dependencia": "1"}
    de_mas["version"] = Borrador.objects.get().version
    web.post(ruta(atencion, "radicar_revisar"), de_mas)
    solicitud = Solicitud.objects.get()
    assert (solicitud.radicado, f"{solicitud.vence_el}", solicitud.version) == ("2026-0000001", "2026-12-15", 1)


def test_la_anonima_no_deja_rastro_de_la_persona_de_la_atencion(web, atencion, ana):
    Atencion.objects.filter(pk=atencion.pk).update(ciudadano=ana)
    token = hasta_la_revision(web, atencion, identidad="anonima")
    revision = web.get(ruta(atencion, "radicar_revisar"))
    assert "Ana" not in revision.content.decode()
    radicar_ahora(web, atencion, token)
    solicitud = Solicitud.objects.get()
    assert (solicitud.ciudadano, solicitud.atencion, solicitud.medio_respuesta) == (None, None, "cartelera")
    assert atencion.asuntos.get().solicitud is None


def test_la_reservada_no_pone_a_la_persona_en_la_atencion(web, atencion, ana):
    radicar_ahora(web, atencion, hasta_la_revision(web, atencion, ana, identidad="reservada"))
    atencion.refresh_from_db()
    assert (Solicitud.objects.get().ciudadano, atencion.ciudadano) == (ana, None)


def test_una_carta_en_papel_es_escrita_y_la_revision_no_dice_de_palabra(web, atencion, ana):
    token = hasta_la_revision(web, atencion, ana, forma="escrita", folios="3")
    assert web.get(ruta(atencion, "radicar_revisar")).context["r"].de_palabra is False
    radicar_ahora(web, atencion, token)
    assert (Solicitud.objects.get().forma, Solicitud.objects.get().folios) == ("escrita", 3)


def test_la_tutela_vence_cuando_dijo_el_juez(web, atencion, ana):
    juez = {"tipo": "tutela", "juez_fecha": "2026-11-25", "juez_hora": "16:30"}
    token = hasta_la_revision(web, atencion, ana, **juez)
    r = web.get(ruta(atencion, "radicar_revisar")).context["r"]
    assert (r.termino, r.empieza, r.no_cuentan) == ("la fecha que fija el juez", "", "")
    radicar_ahora(web, atencion, token)
    solicitud = Solicitud.objects.get()
    assert (f"{solicitud.vence_el}", solicitud.vence_en.isoformat()) == ("2026-11-25", "2026-11-25T21:30:00+00:00")


def test_si_otra_pestana_cambio_lo_escrito_despues_de_leerlo_no_se_radica(web, atencion, ana):
    token = hasta_la_revision(web, atencion, ana)
    leida = Borrador.objects.get().version
    web.post(ruta(atencion, "radicar"), {"accion": "revisar", "objeto": "Otra cosa distinta"})
    respuesta = web.post(ruta(atencion, "radicar_revisar"), {"token": token, "version": leida}, follow=True)
    assert Solicitud.objects.count() == 0
    assert respuesta.status_code in {200, 422}


def test_una_pestana_vieja_no_vuelve_a_abrir_lo_ya_radicado(web, atencion, ana):
    radicar_ahora(web, atencion, hasta_la_revision(web, atencion, ana))
    web.post(ruta(atencion, "radicar"), {"accion": "revisar", "version": "2", "asunto": "Repetida"})
    assert (Borrador.objects.count(), Solicitud.objects.count()) == (0, 1)


def test_la_anonima_no_guarda_la_hora_en_que_empezo_la_atencion(web, atencion):
    radicar_ahora(web, atencion, hasta_la_revision(web, atencion, identidad="anonima"))
    caso = Solicitud.objects.get()
    assert caso.atencion is None
    assert timezone.localtime(caso.recibido_en).strftime("%H:%M:%S") == "00:00:00"
