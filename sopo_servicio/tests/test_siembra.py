"""La demostración: creíble, repetible y nunca encima de datos de verdad."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from atencion.models import Actuacion, Atencion, Ciudadano, Solicitud
from canales.models import Dependencia, Entidad, Funcionario
from canales.roles import Rol
from sopo_servicio.demostracion import siembra
from sopo_servicio.management.commands import sembrar_demo

pytestmark = pytest.mark.django_db
USUARIOS = {
    "agente": Rol.AGENTE,
    "responsable": Rol.RESPONSABLE,
    "supervisor": Rol.SUPERVISOR,
    "protocolo": Rol.PROTOCOLO,
    "auditor": Rol.AUDITOR,
    "admin": Rol.TECNICO,
}


def sembrar(ahora, semilla=7, casos=24):
    return siembra.sembrar(semilla=semilla, casos=casos, clave="demostracion-sopo", ahora=ahora)


def test_un_usuario_por_papel_que_puede_ingresar(ahora, client):
    sembrar(ahora, casos=0)
    assert {f.username: f.roles for f in Funcionario.objects.all()} == {u: {r} for u, r in USUARIOS.items()}
    for usuario in USUARIOS:
        entrada = client.post("/ingresar/", {"username": usuario, "password": "demostracion-sopo"})
        assert (usuario, entrada.status_code) == (usuario, 302)
        client.logout()
    assert Dependencia.objects.get(clave="hacienda").jefe.username == "responsable"


def test_hay_de_todo_y_nada_es_del_futuro(ahora):
    assert sembrar(ahora) == 27
    assert Counter(Atencion.objects.values_list("estado", flat=True)) == {
        "completa": 24,
        "por_completar": 2,
        "en_curso": 1,
    }
    estados = Counter(Solicitud.objects.values_list("estado", flat=True))
    assert estados == {"radicada": 15, "asignada": 2, "respondida": 1, "comunicada": 2}
    assert set(Solicitud.objects.values_list("identidad", flat=True)) == {"nombre", "reservada", "anonima"}
    assert Solicitud.objects.abiertas().filter(vence_el__lt=ahora.date()).count() >= 1
    assert Solicitud.objects.abiertas().filter(vence_el=ahora.date()).count() >= 1
    assert not Actuacion.objects.filter(en__gt=ahora).exists()
    assert not Ciudadano.objects.filter(creado_en__gt=ahora).exists()


def test_los_numeros_van_en_orden_y_sin_huecos(ahora):
    sembrar(ahora)
    filas = list(Solicitud.objects.order_by("consecutivo").values_list("consecutivo", "radicada_en"))
    assert [n for n, _ in filas] == list(range(1, 21))
    assert [en for _, en in filas] == sorted(en for _, en in filas)


def test_la_misma_semilla_da_los_mismos_turnos(ahora):
    turnos = [siembra.Agenda(siembra.Random(3), ahora, siembra.calendario_vigente()).turno() for _ in range(2)]
    assert turnos[0] == turnos[1]


def test_repetirla_no_cambia_nada(ahora):
    sembrar(ahora)
    antes = (Atencion.objects.count(), Solicitud.objects.count(), Funcionario.objects.count())
    assert sembrar(ahora, semilla=99, casos=60) == 0
    assert (Atencion.objects.count(), Solicitud.objects.count(), Funcionario.objects.count()) == antes


def test_la_base_queda_marcada_como_de_demostracion(ahora):
    sembrar(ahora, casos=0)
    assert Entidad.actual().es_demostracion is True


def test_nunca_se_siembra_sobre_datos_del_servicio(agente, ahora):
    with pytest.raises(siembra.BaseConDatos):
        sembrar(ahora)
    with pytest.raises(CommandError, match="Esta base ya tiene datos del servicio"):
        call_command("sembrar_demo")
    assert (Atencion.objects.count(), Entidad.actual().es_demostracion) == (0, False)


def test_el_comando_dice_los_usuarios_y_la_contrasena(capsys, monkeypatch):
    monkeypatch.setenv("DEMO_CLAVE", "otra-clave-de-muestra")
    call_command("sembrar_demo", casos=0)
    dicho = capsys.readouterr().out
    assert "Contraseña de todos: otra-clave-de-muestra" in dicho
    assert all(usuario in dicho for usuario in USUARIOS)
    assert Funcionario.objects.get(username="agente").check_password("otra-clave-de-muestra")


@pytest.mark.parametrize("casos", [-1, 151])
def test_una_cantidad_imposible_se_dice_en_una_frase(casos):
    with pytest.raises(CommandError, match="--casos va de 0 a 150"):
        call_command(sembrar_demo.Command(), casos=casos)
