"""Quién entra a cada admin de canales y quién no."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse

from canales.models import (
    Canal,
    Dependencia,
    DiaNoHabil,
    Entidad,
    EntidadExterna,
    Extension,
    Funcionario,
    LemaEntidad,
    PuntoAtencion,
    Tramite,
)
from canales.roles import Rol

pytestmark = pytest.mark.django_db
CATALOGOS = [
    Canal,
    PuntoAtencion,
    Dependencia,
    Extension,
    EntidadExterna,
    Tramite,
    Entidad,
    LemaEntidad,
    DiaNoHabil,
]
PUERTAS = [(modelo, Rol.SUPERVISOR) for modelo in CATALOGOS] + [(Funcionario, Rol.TECNICO)]


def url(modelo, vista, *args):
    return reverse(f"admin:canales_{modelo._meta.model_name}_{vista}", args=args)


def direcciones(modelo):
    fila = modelo.objects.first() if modelo is not DiaNoHabil else None
    propias = [url(modelo, v, fila.pk) for v in ("change", "history", "delete")] if fila else []
    return [url(modelo, "changelist"), url(modelo, "add"), *propias]


@pytest.fixture
def persona(funcionario):
    return lambda rol: funcionario("persona", rol)


@pytest.mark.parametrize(("modelo", "papel"), PUERTAS, ids=lambda x: getattr(x, "__name__", ""))
def test_quien_lleva_el_catalogo_entra_a_su_lista_su_alta_y_su_ficha(persona, cliente, modelo, papel):
    navegador = cliente(persona(papel))
    prohibidas = {url(Entidad, "add"), url(Entidad, "delete", 1)} | {
        url(Funcionario, "delete", pk) for pk in Funcionario.objects.values_list("pk", flat=True)
    }
    for direccion in direcciones(modelo):
        respuesta = navegador.get(direccion)
        esperado = {403} if direccion in prohibidas else {200, 302} if "delete" in direccion else {200}
        assert respuesta.status_code in esperado, direccion


@pytest.mark.parametrize("rol", list(Rol))
@pytest.mark.parametrize("metodo", ["get", "post"])
def test_quien_no_lo_lleva_recibe_403_en_cada_direccion(persona, cliente, rol, metodo):
    navegador = cliente(persona(rol))
    for modelo, papel in PUERTAS:
        if rol == papel:
            continue
        antes = modelo.objects.count()
        for direccion in direcciones(modelo):
            assert getattr(navegador, metodo)(direccion).status_code == 403, direccion
        assert modelo.objects.count() == antes


@pytest.mark.parametrize("rol", list(Rol))
def test_a_la_portada_entran_solo_tres_papeles(persona, cliente, rol):
    esperado = 200 if rol in {Rol.SUPERVISOR, Rol.PROTOCOLO, Rol.TECNICO} else 403
    assert cliente(persona(rol)).get(reverse("admin:index")).status_code == esperado


@pytest.mark.parametrize(
    ("rol", "ve"), [(Rol.SUPERVISOR, CATALOGOS), (Rol.TECNICO, [Funcionario]), (Rol.PROTOCOLO, [])]
)
def test_la_portada_muestra_solo_lo_propio(persona, cliente, rol, ve):
    contexto = cliente(persona(rol)).get(reverse("admin:index")).context
    apps = {a["app_label"]: a for a in contexto["available_apps"]}
    assert {m["object_name"] for m in apps.get("canales", {"models": []})["models"]} == {m.__name__ for m in ve}


def test_la_marca_de_django_no_abre_ninguna_puerta(funcionario, cliente):
    navegador = cliente(funcionario("viejo", Rol.AGENTE))
    Funcionario.objects.filter(username="viejo").update(is_staff=True)
    assert navegador.get(reverse("admin:index")).status_code == 403


def test_el_superusuario_de_django_es_tecnico_y_nada_mas(catalogos, cliente):
    raiz = Funcionario.objects.create_superuser("raiz", password="clave-de-prueba-larga")
    navegador = cliente(raiz)
    assert navegador.get(url(Funcionario, "changelist")).status_code == 200
    assert navegador.get(url(Tramite, "changelist")).status_code == 403


def test_un_supervisor_desactivado_no_entra(persona, cliente):
    supervisor = persona(Rol.SUPERVISOR)
    navegador = cliente(supervisor)
    Funcionario.objects.filter(pk=supervisor.pk).update(is_active=False)
    assert navegador.get(url(Tramite, "changelist")).status_code == 302


def test_quien_no_ha_ingresado_va_a_la_puerta_de_la_casa(client, catalogos):
    respuesta = client.get(url(Tramite, "changelist"), follow=True)
    final, _ = respuesta.redirect_chain[-1]
    assert final.startswith("/ingresar/?next=/admin/canales/tramite/")


def test_el_ingreso_del_admin_no_manda_a_otro_sitio(rf):
    pedido = rf.get("/admin/login/", {"next": "https://malo.example/"})
    assert admin.site.login(pedido).url == "/ingresar/"
    pedido = rf.get("/admin/login/", {"next": "/admin/"})
    assert admin.site.login(pedido).url == "/ingresar/?next=/admin/"


def test_los_grupos_y_lo_de_otros_paquetes_no_se_editan_en_el_admin():
    assert not admin.site.is_registered(Group)
    assert {m._meta.app_label for m in admin.site._registry} <= {"canales", "protocolo", "atencion"}
