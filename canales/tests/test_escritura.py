from datetime import date

import pytest
from django.core.exceptions import ValidationError

from canales.escritura import guardar_dia_no_habil, guardar_entidad, quitar_dia_no_habil
from canales.lectura import calendario_vigente
from canales.models import DiaNoHabil, Entidad, Funcionario, VersionCalendario

pytestmark = pytest.mark.django_db
DIA = date(2026, 12, 31)


@pytest.fixture
def jefa():
    return Funcionario.objects.create_user("jefa")


def numero():
    fila = VersionCalendario.objects.filter(pk=1).first()
    return fila.numero if fila else None


def nuevo(**cambios):
    datos = {"fecha": DIA, "motivo": "Cierre de fin de año", "acto": "Decreto 7", "suspende_terminos": True}
    return DiaNoHabil(**{**datos, **cambios})


def test_guardar_un_cierre_cambia_el_calendario_la_version_y_el_historial(jefa):
    dia = guardar_dia_no_habil(nuevo(), por=jefa)
    assert not calendario_vigente().es_habil(DIA)
    assert numero() == 2
    assert [(h.history_type, h.history_user) for h in dia.historial.all()] == [("+", jefa)]


def test_corregir_un_cierre_sube_otra_vez_la_version(jefa):
    dia = guardar_dia_no_habil(nuevo(), por=jefa)
    dia.suspende_terminos = False
    guardar_dia_no_habil(dia, por=jefa)
    assert calendario_vigente().es_habil(DIA)
    assert numero() == 3


def test_quitar_un_cierre_deja_quien_lo_quito(jefa):
    dia = guardar_dia_no_habil(nuevo(), por=jefa)
    quitar_dia_no_habil(dia, por=jefa)
    assert calendario_vigente().es_habil(DIA)
    assert numero() == 3
    assert list(DiaNoHabil.historial.values_list("history_type", "history_user")) == [("-", jefa.pk), ("+", jefa.pk)]


@pytest.mark.parametrize("cambios", [{"acto": ""}, {"motivo": ""}, {"fecha": None}])
def test_un_cierre_incompleto_no_se_guarda_ni_sube_la_version(jefa, cambios):
    with pytest.raises(ValidationError):
        guardar_dia_no_habil(nuevo(**cambios), por=jefa)
    assert (DiaNoHabil.objects.count(), numero()) == (0, None)


def test_la_misma_fecha_no_se_cierra_dos_veces(jefa):
    guardar_dia_no_habil(nuevo(), por=jefa)
    with pytest.raises(ValidationError):
        guardar_dia_no_habil(nuevo(motivo="Otra vez"), por=jefa)
    assert numero() == 2


def test_cambiar_el_aviso_de_datos_sube_su_version(jefa):
    Entidad.objects.create(pk=1, aviso_datos="uno")
    entidad = Entidad.actual()
    entidad.aviso_datos = "dos"
    assert guardar_entidad(entidad, por=jefa).aviso_datos_version == 2
    assert Entidad.actual().historial.first().history_user == jefa


def test_cambiar_otra_cosa_no_sube_la_version_del_aviso(jefa):
    Entidad.objects.create(pk=1, aviso_datos="uno")
    entidad = Entidad.actual()
    entidad.telefono, entidad.aviso_datos_version = "6010000000", 9
    assert guardar_entidad(entidad, por=jefa).aviso_datos_version == 1
