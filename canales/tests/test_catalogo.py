import re
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from canales.catalogo import cargar, contenido
from canales.lectura import horas_del_punto
from canales.models import (
    Canal,
    Dependencia,
    Entidad,
    EntidadExterna,
    Extension,
    Horario,
    LemaEntidad,
    PuntoAtencion,
    Tramite,
)
from canales.roles import Rol

pytestmark = pytest.mark.django_db
MODELOS = (Canal, Dependencia, Entidad, EntidadExterna, Extension, LemaEntidad, PuntoAtencion, Tramite)


def cuentas():
    return {m.__name__: (m.objects.count(), m.historial.count()) for m in MODELOS} | {"h": Horario.objects.count()}


def test_una_base_vacia_queda_con_los_catalogos():
    cargar()
    assert set(Group.objects.values_list("name", flat=True)) == set(Rol)
    assert list(Canal.objects.values_list("clave", "atendido", "activo")) == [
        ("presencial", True, True),
        ("telefonico", True, True),
        ("web", False, False),
        ("correo", False, False),
        ("buzon", False, False),
    ]
    assert list(PuntoAtencion.objects.values_list("nombre", flat=True)) == [
        "Línea telefónica",
        "Ventanilla 1",
        "Ventanilla 2",
        "Ventanilla 3",
    ]
    assert LemaEntidad.vigente(date(2026, 11, 23)) == "Sopó, Es Nuestro Tiempo"
    assert Tramite.objects.count() == 23
    assert Dependencia.objects.count() == Extension.objects.count() == 27


def test_lo_dudoso_queda_por_verificar_y_lo_desconocido_en_blanco():
    cargar()
    for modelo in (Dependencia, Tramite, Extension, EntidadExterna):
        assert not modelo.objects.filter(por_verificar=False).exists()
    entidad = Entidad.actual()
    assert (entidad.nit, entidad.telefono, entidad.correo, entidad.direccion_publica) == ("", "", "", "")
    assert "Ley 1581 de 2012" in entidad.aviso_datos


def test_solo_una_dependencia_recibe_reparto():
    cargar()
    assert list(Dependencia.objects.filter(recibe_reparto=True).values_list("clave", flat=True)) == [
        "servicio-ciudadano"
    ]


def test_cada_punto_atiende_al_menos_cuarenta_horas():
    cargar()
    assert {horas_del_punto(p) for p in PuntoAtencion.objects.prefetch_related("horarios")} == {timedelta(hours=40)}


def test_cada_tramite_queda_completo():
    cargar()
    for tramite in Tramite.objects.select_related("extension").prefetch_related("canales"):
        assert tramite.requisitos_lista and tramite.costo and tramite.tiempo, tramite
        assert tramite.extension.dependencia_id == tramite.dependencia_id
        assert [c.clave for c in tramite.canales.all()] == ["presencial", "telefonico"]
        tramite.full_clean()


def test_cargar_dos_veces_no_cambia_nada():
    cargar()
    antes = cuentas()
    cargar()
    assert cuentas() == antes


def test_lo_editado_se_respeta():
    cargar()
    Tramite.objects.filter(clave="impuesto-predial").update(costo="Corregido", por_verificar=False)
    Entidad.objects.update(nombre="Otra Alcaldía")
    Canal.objects.filter(clave="web").update(activo=True)
    cargar()
    assert Tramite.objects.get(clave="impuesto-predial").costo == "Corregido"
    assert Entidad.actual().nombre == "Otra Alcaldía"
    assert Canal.objects.get(clave="web").activo is True


def test_lo_renombrado_no_vuelve_a_nacer():
    cargar()
    punto = PuntoAtencion.objects.get(nombre="Ventanilla 3")
    punto.nombre = "Ventanilla preferencial"
    punto.save()
    punto.horarios.all().delete()
    cargar()
    assert PuntoAtencion.objects.count() == 4
    assert Horario.objects.count() == 30


def test_lo_que_alguien_quito_no_vuelve():
    cargar()
    EntidadExterna.objects.get(nombre="Vanti").delete()
    Tramite.objects.get(clave="comparendo").delete()
    cargar()
    assert not EntidadExterna.objects.filter(nombre="Vanti").exists()
    assert not Tramite.objects.filter(clave="comparendo").exists()


def test_una_dependencia_propia_con_el_mismo_nombre_no_choca():
    Dependencia.objects.create(clave="oficina-cultura", nombre="Secretaría de Cultura")
    cargar()
    assert Dependencia.objects.filter(nombre="Secretaría de Cultura").count() == 1
    assert not Tramite.objects.filter(clave="escuela-formacion").exists()


def test_el_comando_dice_cuanto_hay(capsys):
    call_command("cargar_catalogos")
    assert re.fullmatch(
        r"Catálogos listos: 27 dependencias, 23 trámites, 27 extensiones, 23 entidades externas\.\n",
        capsys.readouterr().out,
    )


def test_ninguna_palabra_del_contenido_se_sale_de_su_campo():
    for fila in contenido("tramites")["tramites"]:
        for campo in ("nombre", "otros_nombres", "costo", "tiempo"):
            assert len(fila[campo]) <= Tramite._meta.get_field(campo).max_length
