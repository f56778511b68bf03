import pytest
from django.db.utils import IntegrityError

from protocolo.lectura import contenido_de, version_vigente
from protocolo.models import Paso, VersionProtocolo
from protocolo.publicacion import NoSePublica, abrir_borrador, publicar, revisar


@pytest.fixture
def vigente(catalogos):
    return version_vigente()


@pytest.fixture
def borrador(vigente, protocolo_admin):
    return abrir_borrador(vigente, por=protocolo_admin)


def test_el_borrador_es_una_copia_entera(vigente, borrador, protocolo_admin):
    assert (borrador.numero, borrador.estado, borrador.autor) == (2, "borrador", protocolo_admin)
    assert contenido_de(borrador) == contenido_de(vigente)
    assert borrador.huella == ""


def test_editar_el_borrador_no_toca_la_version_vigente(vigente, borrador):
    antes = contenido_de(vigente)
    Paso.objects.filter(momento__guia__version=borrador).update(texto="Otro texto")
    assert contenido_de(vigente) == antes


def test_la_version_de_fabrica_no_tiene_problemas(vigente):
    assert revisar(vigente) == []


def test_publicar_archiva_la_anterior_en_el_mismo_acto(vigente, borrador, protocolo_admin, AHORA):
    publicada = publicar(borrador.pk, por=protocolo_admin, ahora=AHORA)
    assert version_vigente() == publicada
    assert (publicada.vigente_desde, publicada.publicada_por) == (AHORA, protocolo_admin)
    vigente.refresh_from_db()
    assert vigente.estado == "archivada"


def test_una_version_con_problemas_no_se_publica_y_la_anterior_sigue(vigente, borrador, protocolo_admin, AHORA):
    Paso.objects.filter(momento__guia__version=borrador, clave="saludo_telefono").update(texto="Hola, {alcalde}")
    with pytest.raises(NoSePublica) as error:
        publicar(borrador.pk, por=protocolo_admin, ahora=AHORA)
    assert error.value.problemas == [
        "Hueco desconocido «alcalde» en el paso «saludo_telefono» de «Atención por teléfono»."
    ]
    assert version_vigente() == vigente
    borrador.refresh_from_db()
    assert borrador.estado == "borrador"


@pytest.mark.parametrize("veces", [1, 2])
def test_lo_publicado_o_archivado_no_se_vuelve_a_publicar(vigente, borrador, protocolo_admin, AHORA, veces):
    publicar(borrador.pk, por=protocolo_admin, ahora=AHORA)
    pk = borrador.pk if veces == 1 else vigente.pk
    with pytest.raises(NoSePublica, match="ya se publicó"):
        publicar(pk, por=protocolo_admin, ahora=AHORA)


def test_la_base_no_admite_dos_versiones_publicadas(vigente, borrador, AHORA):
    with pytest.raises(IntegrityError):
        VersionProtocolo.objects.filter(pk=borrador.pk).update(estado="publicada", vigente_desde=AHORA)


def test_copiar_cuesta_un_numero_fijo_de_consultas(vigente, protocolo_admin, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        abrir_borrador(vigente, por=protocolo_admin)
