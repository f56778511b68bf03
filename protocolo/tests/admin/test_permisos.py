"""Quién entra al contenido del protocolo, y que lo publicado no lo cambia nadie."""

import pytest
from django.urls import reverse

from canales.roles import Rol
from protocolo.lectura import contenido_de, version_vigente
from protocolo.models import Guia, Momento, Norma, Paso, Seccion, TerminoLegal, VersionProtocolo
from protocolo.publicacion import abrir_borrador

CONTENIDO = [VersionProtocolo, Seccion, Guia, Momento, Paso]
ACTOS = ["abrir_borrador", "revisar", "publicar"]


def url(modelo, vista, *args):
    return reverse(f"admin:protocolo_{modelo._meta.model_name}_{vista}", args=args)


@pytest.fixture
def editor(cliente, protocolo_admin):
    return cliente(protocolo_admin)


@pytest.fixture
def vigente(catalogos):
    return version_vigente()


@pytest.mark.parametrize("rol", [r for r in Rol if r != Rol.PROTOCOLO])
@pytest.mark.parametrize("modelo", [*CONTENIDO, Norma])
def test_quien_no_administra_el_protocolo_no_entra(cliente, funcionario, rol, modelo):
    navegador = cliente(funcionario("persona", rol))
    fila = modelo.objects.first()
    for direccion in (url(modelo, "changelist"), url(modelo, "change", fila.pk), url(modelo, "delete", fila.pk)):
        assert navegador.get(direccion).status_code == 403
        assert navegador.post(direccion, {}).status_code == 403


@pytest.mark.parametrize("rol", [r for r in Rol if r != Rol.PROTOCOLO])
@pytest.mark.parametrize("acto", ACTOS)
def test_quien_no_administra_el_protocolo_no_lo_publica(cliente, funcionario, vigente, rol, acto):
    direccion = reverse(f"admin:protocolo_version_{acto}", args=[vigente.pk])
    assert cliente(funcionario("persona", rol)).post(direccion).status_code == 403
    assert VersionProtocolo.objects.count() == 1


@pytest.mark.parametrize("modelo", CONTENIDO)
def test_una_version_publicada_se_ve_y_no_se_cambia(editor, vigente, modelo):
    antes, fila = contenido_de(vigente), modelo.objects.first()
    assert editor.get(url(modelo, "change", fila.pk)).status_code == 200
    assert b'name="_save"' not in editor.get(url(modelo, "change", fila.pk)).content
    datos = {"titulo": "X", "nombre": "X", "texto": "X", "nota": "X", "orden": "1", "_save": "1"}
    assert editor.post(url(modelo, "change", fila.pk), datos).status_code == 403
    assert editor.post(url(modelo, "delete", fila.pk), {"post": "yes"}).status_code == 403
    assert contenido_de(vigente) == antes


@pytest.mark.parametrize("modelo", CONTENIDO)
def test_nada_se_crea_suelto(editor, vigente, modelo):
    assert editor.get(url(modelo, "add")).status_code == 403
    assert editor.post(url(modelo, "add"), {}).status_code == 403


@pytest.mark.parametrize("papel", ["protocolo_admin", "supervisor"])
def test_los_terminos_se_ven_y_no_se_tocan(cliente, request, papel):
    navegador = cliente(request.getfixturevalue(papel))
    fila = TerminoLegal.objects.first()
    assert navegador.get(url(TerminoLegal, "change", fila.pk)).status_code == 200
    assert navegador.post(url(TerminoLegal, "change", fila.pk), {"cantidad": "99"}).status_code == 403
    assert navegador.post(url(TerminoLegal, "add"), {}).status_code == 403
    assert navegador.post(url(TerminoLegal, "delete", fila.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("rol", [Rol.AGENTE, Rol.RESPONSABLE, Rol.AUDITOR, Rol.TECNICO])
def test_los_terminos_no_los_ven_los_demas(cliente, funcionario, rol):
    assert cliente(funcionario("persona", rol)).get(url(TerminoLegal, "changelist")).status_code == 403


@pytest.mark.parametrize("modelo", [*CONTENIDO, Norma, TerminoLegal])
@pytest.mark.parametrize("consulta", ["", "q=%00abc", "p=999999", "version__huella__startswith=a", "e=1"])
def test_las_listas_aguantan_direcciones_raras(editor, vigente, protocolo_admin, modelo, consulta):
    abrir_borrador(vigente, por=protocolo_admin)
    assert editor.get(f"{url(modelo, 'changelist')}?{consulta}").status_code in {200, 302, 400}
