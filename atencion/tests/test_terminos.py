import csv
import json
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atencion.terminos import (
    Termino,
    TerminoSinDias,
    hitos,
    libro,
    proximo_hito,
    recepcion_legal,
    semaforo,
    vencimiento,
)
from canales.calendario import Calendario

CALENDARIO = Calendario()
CANTIDADES = {"peticion_general": 15, "peticion_informacion": 10, "consulta": 30, "habeas_data_reclamo": 15}
CORTE = time(17, 0)
# Casos que solo dependen de recepción, canal y calendario; los demás llevan hechos del procedimiento.
CASOS = [
    fila
    for fila in csv.DictReader(
        (Path(__file__).parent / "casos" / "plazos.csv").read_text(encoding="utf-8").splitlines()
    )
    if fila["type"] in CANTIDADES and {e["e"] for e in json.loads(fila["events"])} <= {"canal", "cierre_local"}
]


@pytest.mark.parametrize("caso", CASOS, ids=lambda c: c["id"])
def test_los_casos_resueltos_a_mano_coinciden(caso):
    hechos = {e["e"]: e for e in json.loads(caso["events"])}
    cierre = hechos.get("cierre_local", {"fechas": []})
    cal = Calendario(frozenset(date.fromisoformat(f) for f in cierre["fechas"]))
    canal = hechos.get("canal", {"valor": "presencial"})["valor"]
    recepcion = recepcion_legal(
        datetime.fromisoformat(caso["received"]), canal in {"presencial", "telefonico"}, CORTE, cal
    )
    vence = vencimiento(Termino(CANTIDADES[caso["type"]], "habiles"), cal, recepcion)
    assert vence.isoformat() == caso["due_date"]


def test_hay_casos_de_cada_situacion_que_se_calcula_hoy():
    assert {c["id"] for c in CASOS} == {"H01", "H02", "H03", "H07", "H08", "H11", "H13", "H41"}


@pytest.mark.parametrize(
    ("recibido", "atendido", "esperado"),
    [
        ("2026-11-23T16:59:59", False, "2026-11-23"),
        ("2026-11-23T17:00:00", False, "2026-11-23"),
        ("2026-11-23T17:00:01", False, "2026-11-24"),
        ("2026-11-20T18:00:00", False, "2026-11-23"),
        ("2026-11-21T09:00:00", False, "2026-11-23"),
        ("2026-11-21T09:00:00", True, "2026-11-21"),
        ("2026-11-23T22:30:00", True, "2026-11-23"),
    ],
)
def test_donde_nadie_atiende_lo_tardio_es_del_dia_habil_siguiente(recibido, atendido, esperado):
    assert recepcion_legal(datetime.fromisoformat(recibido), atendido, CORTE, CALENDARIO).isoformat() == esperado


@pytest.mark.parametrize(
    ("recepcion", "meses", "vence"),
    [("2026-01-31", 1, "2026-03-02"), ("2026-05-19", 1, "2026-06-19"), ("2026-12-31", 2, "2027-03-01")],
)
def test_un_mes_es_la_misma_cifra_y_si_no_es_habil_el_siguiente(recepcion, meses, vence):
    # 31-ene + 1 mes = 28-feb (sábado) -> lunes 2-mar; 31-dic + 2 meses = 28-feb-2027 (domingo) -> lunes 1-mar.
    assert vencimiento(Termino(meses, "meses"), CALENDARIO, date.fromisoformat(recepcion)).isoformat() == vence


@pytest.mark.parametrize("unidad", ["judicial", "horas"])
def test_un_termino_judicial_o_en_horas_no_se_cuenta_en_dias(unidad):
    with pytest.raises(TerminoSinDias):
        vencimiento(Termino(None, unidad), CALENDARIO, date(2026, 11, 20))


@given(st.dates(date(2011, 1, 1), date(2039, 1, 1)), st.integers(1, 40))
def test_el_libro_cuenta_exactamente_los_dias_del_termino_y_acaba_en_uno_habil(recepcion, cantidad):
    vence = vencimiento(Termino(cantidad, "habiles"), CALENDARIO, recepcion)
    dias = libro(recepcion, vence, CALENDARIO)
    assert dias[0].fecha == recepcion and dias[-1].fecha == vence
    assert [d.ordinal for d in dias if d.cuenta] == list(range(1, cantidad + 1))
    assert all(d.motivo for d in dias if not d.cuenta)
    assert CALENDARIO.es_habil(vence)


def test_el_libro_dice_por_que_no_cuenta_un_dia():
    dias = {d.fecha: d for d in libro(date(2026, 11, 13), date(2026, 11, 18), CALENDARIO)}
    assert dias[date(2026, 11, 14)].motivo == "fin de semana"
    assert "Cartagena" in dias[date(2026, 11, 16)].motivo
    assert (dias[date(2026, 11, 17)].ordinal, dias[date(2026, 11, 18)].ordinal) == (1, 2)


@pytest.mark.parametrize(
    ("vence", "clase", "palabra", "frase"),
    [
        ("2026-11-20", "vencida", "Vencida", "1 día hábil"),
        ("2026-11-23", "hoy", "Vence hoy", ""),
        ("2026-11-24", "pronto", "Por vencer", "1 día hábil"),
        ("2026-11-26", "pronto", "Por vencer", "3 días hábiles"),
        ("2026-11-27", "bien", "En término", "4 días hábiles"),
    ],
)
def test_el_semaforo_lleva_palabra_y_dias_ademas_de_color(vence, clase, palabra, frase):
    s = semaforo(date.fromisoformat(vence), date(2026, 11, 23), CALENDARIO, 3)
    assert (s.clase, s.palabra, s.frase) == (clase, palabra, frase)


def test_el_sabado_siguiente_al_vencimiento_ya_es_vencida():
    assert semaforo(date(2026, 11, 20), date(2026, 11, 21), CALENDARIO, 3).clase == "vencida"


def test_los_hitos_van_en_dias_habiles_y_en_orden():
    assert hitos(date(2026, 11, 25), CALENDARIO) == [
        ("faltan-5", date(2026, 11, 18)),
        ("faltan-3", date(2026, 11, 20)),
        ("faltan-1", date(2026, 11, 24)),
        ("vence-hoy", date(2026, 11, 25)),
        ("vencida-1", date(2026, 11, 26)),
        ("vencida-5", date(2026, 12, 2)),
    ]


def test_el_proximo_hito_no_mira_los_que_ya_pasaron():
    assert proximo_hito(date(2026, 11, 25), date(2026, 11, 19), CALENDARIO) == date(2026, 11, 20)
    assert proximo_hito(date(2026, 11, 25), date(2026, 12, 3), CALENDARIO) is None
