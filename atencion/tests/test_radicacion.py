from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from atencion import consecutivos
from atencion.actuaciones import radicar
from atencion.flujo import NoSePuede
from atencion.models import Actuacion, Consecutivo, Envio, Solicitud
from atencion.tests.fabricas import datos_para_radicar, un_ciudadano
from atencion.verificaciones import verificar_radicados

BOGOTA = ZoneInfo("America/Bogota")
pytestmark = pytest.mark.django_db


@pytest.fixture
def datos(agente, hacienda, ahora):
    persona = un_ciudadano(agente, ahora)
    base = {"dependencia": hacienda, "ahora": ahora, "ciudadano": persona, "identidad": "nombre"}
    return lambda **campos: datos_para_radicar(**(base | campos))


def test_radicar_da_numero_vencimiento_codigo_actuacion_y_aviso_al_jefe(datos, agente, responsable, ahora):
    s = radicar(datos(), por=agente, ahora=ahora)
    assert (s.radicado, s.vigencia, s.consecutivo, s.estado) == ("2026-0000001", 2026, 1, "radicada")
    # Lunes 23-nov + 15 hábiles, sin el 8-dic: martes 15 de diciembre.
    assert (s.recepcion_legal, s.vence_el) == (date(2026, 11, 23), date(2026, 12, 15))
    assert s.proximo_hito_el == date(2026, 12, 7)
    assert len(s.codigo_verificacion) == 9
    acto = Actuacion.objects.get(solicitud=s)
    assert (acto.clase, acto.por, acto.en) == ("radicar", agente, ahora)
    assert [e.destinatario for e in Envio.objects.all()] == [responsable]


@pytest.mark.parametrize("quien", ["auditor", "protocolo_admin", "tecnico"])
def test_quien_no_atiende_no_radica(quien, datos, ahora, request):
    with pytest.raises(PermissionDenied):
        radicar(datos(), por=request.getfixturevalue(quien), ahora=ahora)
    assert Solicitud.objects.count() == 0


def test_el_mismo_envio_veinte_veces_es_un_solo_radicado(datos, agente, ahora):
    envio = datos()
    assert {radicar(envio, por=agente, ahora=ahora).pk for _ in range(20)} == {Solicitud.objects.get().pk}
    assert Consecutivo.objects.get().valor == 1


def test_la_anonima_no_guarda_persona_ni_atencion(agente, hacienda, ahora):
    s = radicar(datos_para_radicar(hacienda, ahora), por=agente, ahora=ahora)
    assert (s.ciudadano, s.atencion, s.identidad) == (None, None, "anonima")


def test_la_anonima_con_persona_se_rechaza(datos, agente, ahora):
    with pytest.raises(NoSePuede, match="no guarda quién"):
        radicar(datos(identidad="anonima"), por=agente, ahora=ahora)


def test_con_nombre_sin_persona_se_rechaza(datos, agente, ahora):
    with pytest.raises(NoSePuede, match="quién la presenta"):
        radicar(datos(ciudadano=None, identidad="reservada"), por=agente, ahora=ahora)


def test_la_recepcion_futura_se_rechaza_y_no_gasta_numero(datos, agente, ahora):
    with pytest.raises(NoSePuede, match="futura"):
        radicar(datos(recibido_en=ahora + timedelta(minutes=1)), por=agente, ahora=ahora)
    assert Consecutivo.objects.count() == 0


def test_un_termino_que_no_se_radica_se_rechaza(datos, agente, ahora):
    with pytest.raises(NoSePuede, match="no se radica"):
        radicar(datos(tipo="plazo_ciudadano_requerimiento"), por=agente, ahora=ahora)
    assert Solicitud.objects.count() == 0


def test_la_tutela_vence_cuando_dice_el_juez(datos, agente, ahora):
    fija = datetime(2026, 11, 24, 15, 0, tzinfo=BOGOTA)
    s = radicar(datos(tipo="tutela", vence_en=fija), por=agente, ahora=ahora)
    assert (s.vence_el, s.vence_en) == (date(2026, 11, 24), fija)
    with pytest.raises(NoSePuede, match="fijó el juez"):
        radicar(datos(tipo="tutela", token=uuid4()), por=agente, ahora=ahora)


def test_a_las_ocho_de_la_noche_sigue_siendo_ese_dia_en_bogota(datos, agente):
    noche = datetime(2026, 11, 27, 1, 0, tzinfo=UTC)  # jueves 26, 20:00 en Bogotá; viernes 27 en UTC
    s = radicar(datos(recibido_en=noche), por=agente, ahora=noche)
    assert (s.recibida_el, s.recepcion_legal) == (date(2026, 11, 26), date(2026, 11, 26))
    assert s.vence_el == date(2026, 12, 18)


def test_el_consecutivo_empieza_cada_anio_de_bogota(datos, agente, hacienda):
    fin = datetime(2026, 12, 31, 23, 59, 59, tzinfo=BOGOTA)
    persona = un_ciudadano(agente, fin, documento_normalizado="2")
    numeros = [
        radicar(datos_para_radicar(hacienda, cuando, persona), por=agente, ahora=cuando).radicado
        for cuando in (fin, fin, fin + timedelta(seconds=1), fin + timedelta(seconds=2))
    ]
    assert numeros == ["2026-0000001", "2026-0000002", "2027-0000001", "2027-0000002"]


def test_la_hora_nunca_va_hacia_atras_aunque_el_reloj_si(datos, agente, hacienda, ahora):
    primera = radicar(datos(), por=agente, ahora=ahora)
    antes = ahora - timedelta(hours=1)
    segunda = radicar(datos_para_radicar(hacienda, antes), por=agente, ahora=antes)
    assert segunda.radicada_en == primera.radicada_en
    assert [s.problemas for s in verificar_radicados()] == [()]


def test_el_consecutivo_inicial_sigue_al_papel_y_se_fija_una_vez(datos, agente, ahora):
    consecutivos.empezar_en(4213, ahora=ahora)
    assert radicar(datos(), por=agente, ahora=ahora).radicado == "2026-0004214"
    with pytest.raises(NoSePuede, match="ya va en el número 4214"):
        consecutivos.empezar_en(10, ahora=ahora)
    assert [(s.hay, s.problemas) for s in verificar_radicados()] == [(1, ())]


def test_si_la_transaccion_se_deshace_el_numero_vuelve(datos, agente, ahora):
    with pytest.raises(RuntimeError), transaction.atomic():
        radicar(datos(), por=agente, ahora=ahora)
        raise RuntimeError
    assert radicar(datos(), por=agente, ahora=ahora).consecutivo == 1


def test_el_verificador_halla_un_hueco(datos, agente, ahora):
    radicar(datos(), por=agente, ahora=ahora)
    Consecutivo.objects.update(valor=3)
    assert "debía haber 3 números y hay 1" in verificar_radicados()[0].problemas[0]


def test_un_numero_fuera_de_transaccion_es_un_error(transactional_db, ahora):
    with pytest.raises(RuntimeError, match="transacción"):
        consecutivos.tomar("recibida", ahora)


def test_radicar_cuesta_un_numero_fijo_de_consultas(datos, agente, ahora):
    envio = datos()
    agente.roles  # noqa: B018 — los papeles ya vienen con la sesión
    with CaptureQueriesContext(
        connection,
    ) as consultas:
        radicar(envio, por=agente, ahora=ahora)
    assert len(consultas) <= 14


@pytest.mark.parametrize(
    "cambio",
    [
        "UPDATE atencion_solicitud SET radicado = '2026-9999999'",
        "UPDATE atencion_solicitud SET consecutivo = 9",
        "DELETE FROM atencion_solicitud",
        "UPDATE atencion_actuacion SET texto = 'otra cosa'",
        "DELETE FROM atencion_actuacion",
    ],
)
def test_la_base_rechaza_cambiar_el_numero_o_la_historia(cambio, datos, agente, ahora):
    s = radicar(datos(), por=agente, ahora=ahora)
    with pytest.raises(IntegrityError, match="solo se agrega"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(cambio)
    s.refresh_from_db()
    assert (s.radicado, s.actuaciones.count()) == ("2026-0000001", 1)


@pytest.mark.parametrize(
    ("campo", "valor"),
    [
        ("ciudadano", None),
        ("asunto", ""),
        ("vence_el", date(2020, 1, 1)),
        ("estado", "comunicada"),
        ("identidad", "anonima"),
    ],
)
def test_la_base_conoce_las_invariantes_de_una_solicitud(campo, valor, datos, agente, ahora):
    s = radicar(datos(), por=agente, ahora=ahora)
    with pytest.raises(IntegrityError), transaction.atomic():
        Solicitud.objects.filter(pk=s.pk).update(**{campo: valor})
