import pytest
from django.contrib.auth.models import Group

from canales.models import Encargo, Funcionario
from canales.roles import Rol

pytestmark = pytest.mark.django_db
CLAVE = "una-clave-bien-larga"
SIN_ENCARGOS = {"encargos_dados-TOTAL_FORMS": "0", "encargos_dados-INITIAL_FORMS": "0"}


@pytest.fixture
def navegador(tecnico, cliente):
    return cliente(tecnico)


def papeles(*roles):
    return [str(Group.objects.get(name=r).pk) for r in roles]


def ficha(persona, **cambios):
    datos = {
        "username": persona.username,
        "first_name": persona.first_name,
        "last_name": persona.last_name,
        "vinculo": "planta",
        "is_active": "on",
        "groups": papeles(*persona.roles),
        **SIN_ENCARGOS,
    }
    return {k: v for k, v in {**datos, **cambios}.items() if v is not None}


def editar(navegador, persona, **cambios):
    return navegador.post(f"/admin/canales/funcionario/{persona.pk}/change/", ficha(persona, **cambios))


def errores(respuesta):
    return respuesta.context["adminform"].form.errors


def test_el_tecnico_crea_un_funcionario_con_su_papel(navegador):
    datos = {"username": "nueva", "first_name": "Nueva\u200b", "password1": CLAVE, "password2": CLAVE}
    navegador.post(
        "/admin/canales/funcionario/add/", {**datos, "vinculo": "contratista", "groups": papeles(Rol.AGENTE)}
    )
    nueva = Funcionario.objects.get(username="nueva")
    assert (nueva.first_name, nueva.roles, nueva.check_password(CLAVE)) == ("Nueva", {Rol.AGENTE}, True)
    assert not nueva.is_superuser


def test_una_clave_corta_no_sirve(navegador):
    datos = {"username": "nueva", "password1": "corta", "password2": "corta", "vinculo": "planta"}
    assert "password2" in errores(navegador.post("/admin/canales/funcionario/add/", datos))


def test_el_tecnico_desactiva_a_otro(navegador, agente):
    assert editar(navegador, agente, is_active=None).status_code == 302
    agente.refresh_from_db()
    assert not agente.is_active


def test_nadie_se_desactiva_ni_cambia_su_propio_papel(navegador, tecnico):
    respuesta = editar(navegador, tecnico, is_active=None, groups=papeles(Rol.SUPERVISOR))
    assert respuesta.status_code == 302
    fresco = Funcionario.objects.get(pk=tecnico.pk)
    assert (fresco.is_active, fresco.roles) == (True, {Rol.TECNICO})


def test_nadie_se_vuelve_superusuario_por_el_formulario(navegador, agente):
    editar(navegador, agente, is_superuser="on", is_staff="on", user_permissions=["1"])
    fresco = Funcionario.objects.get(pk=agente.pk)
    assert (fresco.is_superuser, fresco.user_permissions.count()) == (False, 0)


def test_el_tecnico_no_puede_tener_otro_papel(navegador, agente):
    respuesta = editar(navegador, agente, groups=papeles(Rol.TECNICO, Rol.SUPERVISOR))
    assert errores(respuesta)["groups"] == ["El superusuario técnico no puede tener otro papel en el servicio."]
    assert Funcionario.objects.get(pk=agente.pk).roles == {Rol.AGENTE}


def test_el_superusuario_de_django_no_recibe_papeles_del_servicio(navegador):
    raiz = Funcionario.objects.create_superuser("raiz", password=CLAVE)
    assert "groups" in errores(editar(navegador, raiz, groups=papeles(Rol.AGENTE)))


def test_nadie_es_su_propio_jefe(navegador, agente):
    assert errores(editar(navegador, agente, jefe=agente.pk))["jefe"] == [
        "Nadie puede ser su propio jefe: elija a otra persona."
    ]


def test_el_tecnico_cambia_la_clave_de_otro(navegador, agente):
    navegador.post(f"/admin/canales/funcionario/{agente.pk}/password/", {"password1": CLAVE, "password2": CLAVE})
    assert Funcionario.objects.get(pk=agente.pk).check_password(CLAVE)


def test_el_supervisor_no_cambia_la_clave_de_nadie(supervisor, agente, cliente):
    respuesta = cliente(supervisor).post(
        f"/admin/canales/funcionario/{agente.pk}/password/", {"password1": CLAVE, "password2": CLAVE}
    )
    assert respuesta.status_code == 403
    assert not Funcionario.objects.get(pk=agente.pk).check_password(CLAVE)


def test_nadie_se_borra(navegador, agente):
    assert navegador.post(f"/admin/canales/funcionario/{agente.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Funcionario.objects.filter(pk=agente.pk).exists()


def encargo(agente, encargado, desde="2026-12-01", hasta="2026-12-15"):
    return {
        "encargos_dados-TOTAL_FORMS": "1",
        "encargos_dados-INITIAL_FORMS": "0",
        "encargos_dados-0-titular": agente.pk,
        "encargos_dados-0-encargado": encargado.pk,
        "encargos_dados-0-desde": desde,
        "encargos_dados-0-hasta": hasta,
    }


def test_un_encargo_se_registra_con_la_persona(navegador, agente, otro_agente):
    assert editar(navegador, agente, **encargo(agente, otro_agente)).status_code == 302
    assert Encargo.objects.get().encargado == otro_agente


def test_un_encargo_al_reves_o_a_si_mismo_no_se_guarda(navegador, agente, otro_agente):
    al_reves = editar(navegador, agente, **encargo(agente, otro_agente, hasta="2026-11-01"))
    assert "El encargo no puede terminar antes de empezar." in al_reves.content.decode()
    propio = editar(navegador, agente, **encargo(agente, agente))
    assert "Nadie puede quedar encargado de sí mismo." in propio.content.decode()
    assert not Encargo.objects.exists()


@pytest.mark.parametrize("cuantos", [1, 3])
def test_la_lista_no_gasta_una_consulta_por_persona(
    navegador, funcionario, servicio, cuantos, django_assert_max_num_queries
):
    for n in range(cuantos):
        funcionario(f"u{n}", Rol.AGENTE, dependencia=servicio)
    navegador.get("/admin/canales/funcionario/")
    with django_assert_max_num_queries(10):
        assert f"u{cuantos - 1}" in navegador.get("/admin/canales/funcionario/").content.decode()
