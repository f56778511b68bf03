from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from atencion import terminos, vigilancia
from atencion.models import Actuacion, Aviso, Envio, Latido, Solicitud
from atencion.tests.fabricas import una_solicitud
from atencion.vigilancia import Resumen, vigilar
from canales.calendario import Calendario

pytestmark = pytest.mark.django_db
BOGOTA = ZoneInfo("America/Bogota")
CALENDARIO = Calendario()


def a_las(dia: date, hora: int = 7) -> datetime:
    return datetime(dia.year, dia.month, dia.day, hora, 30, tzinfo=BOGOTA)


@pytest.fixture
def caso(agente, hacienda, ahora):
    """Radicada el lunes 23 de noviembre; vence el martes 15 de diciembre."""
    return una_solicitud(agente, hacienda, ahora)


def _niveles(caso) -> list[str]:
    return list(Aviso.objects.filter(solicitud=caso, clase="termino").order_by("pk").values_list("nivel", flat=True))


def test_el_dia_del_hito_avisa_al_jefe_y_a_los_supervisores(caso, responsable, supervisor):
    dia = date(2026, 12, 7)
    assert vigilar(a_las(dia), CALENDARIO) == Resumen(casos=1, hitos=1, avisos=1, fallas=0)
    envios = Envio.objects.filter(aviso__solicitud=caso, aviso__clase="termino")
    assert {e.destinatario for e in envios} == {responsable, supervisor}
    caso.refresh_from_db()
    assert caso.proximo_hito_el == date(2026, 12, 10)


def test_la_linea_de_tiempo_dice_cuanto_falta_y_a_quien_se_aviso(caso, responsable):
    vigilar(a_las(date(2026, 12, 7)), CALENDARIO)
    alerta = Actuacion.objects.get(solicitud=caso, clase="avisar")
    assert alerta.datos["titulo"] == "Alerta: vence en 5 días hábiles"
    assert (alerta.texto, alerta.por) == ("Se avisó a Carlos Duarte.", None)


def test_antes_del_primer_hito_no_hace_nada(caso, responsable):
    assert vigilar(a_las(date(2026, 12, 4)), CALENDARIO) == Resumen()
    assert _niveles(caso) == []


def test_mil_vueltas_el_mismo_dia_dejan_un_solo_aviso(caso, responsable):
    for _ in range(4):
        vigilar(a_las(date(2026, 12, 7)), CALENDARIO)
    assert _niveles(caso) == ["faltan-5"]
    assert Actuacion.objects.filter(solicitud=caso, clase="avisar").count() == 1


def test_si_estuvo_caida_cada_hito_queda_anotado_y_solo_el_ultimo_se_reparte(caso, responsable):
    vigilar(a_las(date(2026, 12, 16)), CALENDARIO)
    assert _niveles(caso) == ["faltan-5", "faltan-3", "faltan-1", "vence-hoy", "vencida-1"]
    con_envio = Envio.objects.filter(aviso__solicitud=caso, aviso__clase="termino").values_list(
        "aviso__nivel", flat=True
    )
    assert list(con_envio) == ["vencida-1"]
    titulos = [a.datos["titulo"] for a in Actuacion.objects.filter(solicitud=caso, clase="avisar")]
    assert titulos == ["Alerta: venció hace 1 día hábil"]


def test_no_se_avisa_de_hitos_anteriores_a_la_radicacion(agente, hacienda, responsable, ahora):
    corta = una_solicitud(agente, hacienda, ahora, tipo="informe_congresista")
    assert corta.vence_el == date(2026, 11, 30)
    vigilar(a_las(date(2026, 11, 25)), CALENDARIO)
    assert _niveles(corta) == ["faltan-5", "faltan-3"][-len(_niveles(corta)) :]
    assert date(2026, 11, 23) <= min(f for n, f in terminos.hitos(corta.vence_el, CALENDARIO) if n in _niveles(corta))


def test_despues_del_ultimo_hito_no_vuelve_a_mirarla(caso, responsable):
    vigilar(a_las(date(2026, 12, 31)), CALENDARIO)
    caso.refresh_from_db()
    assert caso.proximo_hito_el is None
    assert vigilar(a_las(date(2027, 1, 15)), CALENDARIO) == Resumen()


def test_una_cerrada_no_se_avisa(caso, responsable, ahora):
    Solicitud.objects.filter(pk=caso.pk).update(estado="comunicada", comunicada_en=ahora)
    assert vigilar(a_las(date(2026, 12, 15)), CALENDARIO) == Resumen()


def test_el_responsable_asignado_tambien_recibe(caso, responsable, otro_responsable):
    Solicitud.objects.filter(pk=caso.pk).update(responsable=otro_responsable)
    vigilar(a_las(date(2026, 12, 7)), CALENDARIO)
    quienes = {e.destinatario for e in Envio.objects.filter(aviso__nivel="faltan-5")}
    assert quienes == {responsable, otro_responsable}


def test_un_caso_malo_se_deja_atras_sin_datos_en_el_registro(
    caso, agente, hacienda, responsable, ahora, monkeypatch, caplog
):
    bueno = una_solicitud(agente, hacienda, ahora)
    hitos = terminos.hitos

    def con_falla(vence, calendario):
        if vence == date(2026, 12, 14):
            raise ValueError("la persona se llama Ana Ejemplo")
        return hitos(vence, calendario)

    Solicitud.objects.filter(pk=caso.pk).update(vence_el=date(2026, 12, 14))
    monkeypatch.setattr(vigilancia.terminos, "hitos", con_falla)
    assert vigilar(a_las(date(2026, 12, 7)), CALENDARIO) == Resumen(casos=2, hitos=1, avisos=1, fallas=1)
    assert (_niveles(caso), _niveles(bueno)) == ([], ["faltan-5"])
    assert "Ana" not in caplog.text
    assert f"la solicitud {caso.pk} falló (ValueError)" in caplog.text


def test_por_lotes_se_miran_todas(agente, hacienda, responsable, ahora, monkeypatch):
    monkeypatch.setattr(vigilancia, "LOTE", 2)
    casos = [una_solicitud(agente, hacienda, ahora) for _ in range(5)]
    assert vigilar(a_las(date(2026, 12, 7)), CALENDARIO).casos == 5
    assert all(_niveles(c) == ["faltan-5"] for c in casos)


def test_deja_su_latido_con_las_cuentas(caso, responsable):
    en = a_las(date(2026, 12, 7))
    vigilar(en, CALENDARIO)
    vigilar(en + timedelta(minutes=5), CALENDARIO)
    latido = Latido.objects.get(nombre="vigilar")
    assert (latido.en, latido.datos) == (en + timedelta(minutes=5), {"casos": 0, "hitos": 0, "avisos": 0, "fallas": 0})
