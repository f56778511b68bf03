"""Lo que se le lee y se le promete a la persona antes de radicar."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from atencion.models import Ciudadano
from atencion.plazos import plazo
from atencion.revision import anexos_dichos, documento_dicho, lo_que_falte_hasta, preparar, respuesta_por
from atencion.tests.fabricas import datos_para_radicar
from canales.calendario import Calendario

BOGOTA = ZoneInfo("America/Bogota")


@pytest.mark.parametrize(
    ("anexos", "folios", "dicho"),
    [
        ([], 0, "Ninguno"),
        ([], 1, "1 folio"),
        (["dos fotos", "copia de la cédula"], 3, "dos fotos, copia de la cédula · 3 folios"),
    ],
)
def test_los_anexos_se_dicen_en_una_linea(anexos, folios, dicho):
    assert anexos_dichos(anexos, folios) == dicho


def test_lo_que_falte_se_pide_en_diez_habiles_y_solo_si_cabe_en_el_termino():
    lunes = date(2026, 11, 23)
    assert lo_que_falte_hasta(lunes, Calendario(), date(2026, 12, 15)) == date(2026, 12, 7)
    assert lo_que_falte_hasta(lunes, Calendario(), date(2026, 12, 7)) is None


@pytest.mark.parametrize(
    ("medio", "dicho"),
    [
        ("correo", "Correo electrónico: a@b.co"),
        ("llamada", "Llamada: 310"),
        ("fisico", "Carta a su dirección: Centro"),
        ("ventanilla", "La recoge en ventanilla"),
    ],
)
def test_la_respuesta_dice_el_medio_y_adonde(medio, dicho):
    persona = Ciudadano(correo="a@b.co", telefono="310", vereda="Centro")
    assert respuesta_por(medio, persona) == dicho


def test_no_lo_trae_se_dice_con_palabras():
    assert documento_dicho(Ciudadano(tipo_documento="NO_TRAE")) == "No lo trae"
    assert documento_dicho(Ciudadano(tipo_documento="PA", documento_normalizado="AB123")) == "PA AB123"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("tipo", "empieza_asi"), [("consulta", "Señora Ana|usted pide: "), ("queja", "Señora Ana|usted presenta: queja")]
)
def test_a_quien_pide_se_le_dice_que_pide_y_lo_demas_por_su_nombre(hacienda, ahora, tipo, empieza_asi):
    datos = datos_para_radicar(hacienda, ahora, tipo=tipo)
    r = preparar(datos, plazo(tipo, datos.canal, ahora), "señora Ana")
    assert f"{r.trato}|{r.presenta}".startswith(empieza_asi)


@pytest.mark.django_db
def test_un_objeto_largo_se_lee_por_su_asunto(hacienda, ahora):
    datos = datos_para_radicar(hacienda, ahora, objeto="palabra " * 50)
    r = preparar(datos, plazo("peticion_general", datos.canal, ahora), "")
    assert r.presenta == "Usted pide: Poda de un árbol"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("recibido", "vence"),
    [
        (datetime(2026, 11, 26, 19, 30, tzinfo=BOGOTA), date(2026, 12, 18)),
        (datetime(2026, 12, 31, 23, 59, tzinfo=BOGOTA), date(2027, 1, 25)),
    ],
)
def test_la_fecha_prometida_es_la_de_bogota_aunque_en_utc_sea_manana(hacienda, recibido, vence):
    datos = datos_para_radicar(hacienda, recibido)
    assert preparar(datos, plazo("peticion_general", datos.canal, recibido), "").vence_el == vence
