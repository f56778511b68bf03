"""La constancia: los ocho datos, en pantalla, PDF y texto, solo para quien puede ver la solicitud."""

from datetime import timedelta

import pytest
from django.urls import reverse

from atencion.models import Acceso
from atencion.tests.fabricas import un_ciudadano, una_solicitud
from canales.models import Entidad

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reloj")]
RUTAS = ["constancia", "constancia_pdf", "constancia_txt"]


@pytest.fixture
def ana(agente, ahora):
    return un_ciudadano(agente, ahora, correo="ana@example.com", referencia="casa blanca")


@pytest.fixture
def solicitud(agente, hacienda, ahora, ana):
    campos = {"medio_respuesta": "correo", "anexos": "dos fotos", "folios": 2, "razones": "Toca los cables."}
    return una_solicitud(agente, hacienda, ahora, ciudadano=ana, **campos)


def ruta(solicitud, nombre="constancia"):
    return reverse(f"atencion:{nombre}", args=[solicitud.radicado])


def test_la_pantalla_trae_los_ocho_datos_y_lo_que_sigue(cliente, agente, solicitud):
    texto = cliente(agente).get(ruta(solicitud)).content.decode()
    for dato in (
        "2026-0000001",
        "Lunes 23 de noviembre de 2026, 10:41 a. m.",
        "Ana Ejemplo",
        "CC 1.023.456.789",
        "Centro Alto, casa blanca",
        "Correo electrónico: ana@example.com",
        "Que poden el árbol del andén.",
        "Toca los cables.",
        "dos fotos · 2 folios",
        f"Andrea Rojas, {agente.dependencia.nombre}",
        "Presentada verbalmente",
        "martes, 15 días hábiles",
        solicitud.codigo_verificacion,
        "2026, seis ceros, 1",
        "7 de diciembre",
    ):
        assert dato in texto, dato
    assert "data-radicado" in texto
    assert '<time datetime="2026-12-15" data-vence>15 de diciembre</time>' in texto


def test_lo_escrito_no_dice_verbal(cliente, agente, hacienda, ahora, ana):
    carta = una_solicitud(agente, hacienda, ahora, ciudadano=ana, forma="escrita")
    for nombre in ("constancia", "constancia_txt"):
        texto = cliente(agente).get(ruta(carta, nombre)).content.decode()
        assert "Presentada por escrito" in texto
        assert "erbalmente" not in texto


def test_el_texto_se_puede_copiar_y_no_se_guarda_en_cache(cliente, agente, solicitud):
    respuesta = cliente(agente).get(ruta(solicitud, "constancia_txt"))
    assert respuesta["Content-Type"] == "text/plain; charset=utf-8"
    assert respuesta["Cache-Control"] == "private, no-store"
    assert "Se dicta: 2026, seis ceros, 1\n" in respuesta.content.decode()


def test_el_pdf_es_un_pdf(cliente, agente, solicitud):
    respuesta = cliente(agente).get(ruta(solicitud, "constancia_pdf"))
    assert respuesta["Content-Type"] == "application/pdf"
    assert respuesta["Content-Disposition"] == 'inline; filename="constancia-2026-0000001.pdf"'
    assert respuesta.content.startswith(b"%PDF-")


def test_letra_grande(cliente, agente, solicitud):
    assert "hoja-grande" in cliente(agente).get(ruta(solicitud), {"letra": "grande"}).content.decode()
    assert "hoja-grande" not in cliente(agente).get(ruta(solicitud)).content.decode()


# ── anónima y reservada ─────────────────────────────────────────────────────
ROTULOS = ("Presentada por", "Documento", "Dirección", "Respuesta por", "Recibió", "Objeto", "Sus datos personales")


def test_la_anonima_es_un_papel_con_numero_codigo_fecha_y_tipo(cliente, agente, hacienda, ahora):
    anonima = una_solicitud(agente, hacienda, ahora, medio_respuesta="cartelera")
    for nombre in ("constancia", "constancia_txt"):
        texto = cliente(agente).get(ruta(anonima, nombre)).content.decode()
        assert [r for r in ROTULOS if r in texto] == []
        assert anonima.codigo_verificacion in texto
        assert "cartelera" in texto
    assert [d.rotulo for d in cliente(agente).get(ruta(anonima)).context["c"].datos] == ["Tipo"]


def test_la_reservada_la_imprime_quien_la_recibio_ese_dia_y_queda_anotado(cliente, agente, hacienda, ahora, ana):
    reservada = una_solicitud(agente, hacienda, ahora, ciudadano=ana, identidad="reservada")
    assert "Ana Ejemplo (identidad reservada)" in cliente(agente).get(ruta(reservada)).content.decode()
    acceso = Acceso.objects.get()
    assert (acceso.clase, acceso.solicitud, acceso.funcionario) == ("reservada", reservada, agente)


def test_al_dia_siguiente_la_reservada_ya_no_existe_para_quien_la_recibio(cliente, agente, hacienda, ahora, ana, reloj):
    reservada = una_solicitud(agente, hacienda, ahora, ciudadano=ana, identidad="reservada")
    reloj(ahora + timedelta(days=1))
    assert [cliente(agente).get(ruta(reservada, n)).status_code for n in RUTAS] == [404, 404, 404]


@pytest.mark.parametrize("quien", ["supervisor", "auditor"])
@pytest.mark.parametrize("nombre", ["constancia", "constancia_txt"])
def test_la_reservada_no_imprime_quien_es_para_los_demas(request, cliente, agente, hacienda, ahora, ana, quien, nombre):
    reservada = una_solicitud(agente, hacienda, ahora, ciudadano=ana, identidad="reservada")
    texto = cliente(request.getfixturevalue(quien)).get(ruta(reservada, nombre)).content.decode()
    assert "Identidad reservada" in texto
    assert [d for d in ("Ana Ejemplo", "1.023.456.789", "ana@example.com", "Centro Alto", "A. E.") if d in texto] == []


@pytest.mark.parametrize("nombre", ["constancia", "constancia_txt"])
def test_al_auditor_la_constancia_le_llega_tapada(cliente, auditor, solicitud, nombre):
    texto = cliente(auditor).get(ruta(solicitud, nombre)).content.decode()
    assert "CC 1.0xx.xxx.x89" in texto
    assert [d for d in ("Ana Ejemplo", "1.023.456.789", "ana@example.com", "Centro Alto") if d in texto] == []


# ── quién entra ─────────────────────────────────────────────────────────────
@pytest.mark.parametrize("nombre", RUTAS)
@pytest.mark.parametrize(
    ("quien", "codigo"),
    [
        ("agente", 200),
        ("responsable", 200),
        ("supervisor", 200),
        ("auditor", 200),
        ("otro_agente", 404),
        ("otro_responsable", 404),
        ("protocolo_admin", 403),
        ("tecnico", 403),
    ],
)
def test_la_constancia_la_abre_quien_puede_ver_la_solicitud(request, cliente, solicitud, nombre, quien, codigo):
    assert cliente(request.getfixturevalue(quien)).get(ruta(solicitud, nombre)).status_code == codigo


@pytest.mark.parametrize("radicado", ["2026-9999999", "x", "2026-0000001-", "--"])
def test_un_numero_que_no_existe_es_404(cliente, agente, solicitud, radicado):
    web = cliente(agente)
    assert {web.get(f"/solicitudes/{radicado}/constancia{fin}").status_code for fin in ("/", ".pdf", ".txt")} == {404}


@pytest.mark.parametrize("nombre", RUTAS)
def test_la_constancia_solo_se_lee(cliente, agente, solicitud, nombre):
    assert cliente(agente).post(ruta(solicitud, nombre)).status_code == 405


# ── QR ──────────────────────────────────────────────────────────────────────
def test_sin_pagina_publica_no_hay_qr(cliente, agente, solicitud):
    assert "hoja-qr" not in cliente(agente).get(ruta(solicitud)).content.decode()


def test_con_pagina_publica_el_qr_lleva_numero_y_codigo_y_ningun_dato(cliente, agente, solicitud):
    entidad = Entidad.actual()
    entidad.direccion_publica = "https://sopo.example/consulta"
    entidad.save()
    respuesta = cliente(agente).get(ruta(solicitud))
    enlace = f"https://sopo.example/consulta?radicado=2026-0000001&codigo={solicitud.codigo_verificacion}"
    assert respuesta.context["c"].enlace_publico == enlace
    texto = respuesta.content.decode()
    assert 'class="hoja-qr"' in texto
    assert "<svg" in texto
    assert "style=" not in texto
    assert cliente(agente).get(ruta(solicitud, "constancia_pdf")).content.startswith(b"%PDF-")


def test_la_constancia_cuesta_pocas_consultas(cliente, agente, solicitud, django_assert_max_num_queries):
    web = cliente(agente)
    web.get(ruta(solicitud))
    with django_assert_max_num_queries(12):
        web.get(ruta(solicitud))
