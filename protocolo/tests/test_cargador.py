from django.core.management import call_command

from protocolo import archivo
from protocolo.cargador import cargar
from protocolo.lectura import guia_de, version_vigente
from protocolo.models import FranjaSaludo, Guia, Norma, Paso, Punto, Seccion, TerminoLegal, VersionProtocolo
from protocolo.publicacion import abrir_borrador, publicar


def test_la_base_vacia_queda_con_la_version_uno_publicada(catalogos):
    version = VersionProtocolo.objects.get()
    assert (version.numero, version.estado, version.nota) == (1, "publicada", "Primera versión")
    assert Seccion.objects.filter(version=version).count() == 25
    assert Punto.objects.filter(seccion__version=version).count() == 108
    assert sorted(Guia.objects.values_list("clave", flat=True)) == [
        "alterada",
        "irrespeto",
        "negativa",
        "presencial",
        "reclamo",
        "telefonico",
    ]
    assert FranjaSaludo.objects.count() == 3
    assert Norma.objects.count() == 37
    assert TerminoLegal.objects.count() == 24


def test_una_segunda_carga_igual_no_hace_nada(catalogos, AHORA):
    carga = cargar(ahora=AHORA)
    assert (carga.normas, carga.terminos, carga.publicada, carga.propuesta) == (0, 0, None, None)
    assert VersionProtocolo.objects.count() == 1
    assert carga.en_palabras == "El protocolo ya estaba cargado: no se cambió nada."


def test_lo_editado_y_publicado_queda_intacto_al_volver_a_cargar(catalogos, protocolo_admin, AHORA):
    borrador = abrir_borrador(VersionProtocolo.objects.get(), por=protocolo_admin)
    Paso.objects.filter(momento__guia__version=borrador, clave="con_mucho_gusto").update(texto="Con gusto, {nombre}.")
    publicar(borrador.pk, por=protocolo_admin, ahora=AHORA)
    carga = cargar(ahora=AHORA)
    assert carga.propuesta is None
    assert guia_de(version_vigente(), "presencial").paso("con_mucho_gusto").texto == "Con gusto, {nombre}."


def test_si_cambia_el_contenido_del_fichero_solo_se_propone_un_borrador(catalogos, AHORA, monkeypatch):
    nuevo = archivo.leer()
    nuevo["secciones"][0]["titulo"] = "Presentación"
    monkeypatch.setattr(archivo, "leer", lambda: nuevo)
    carga = cargar(ahora=AHORA)
    assert (carga.propuesta.numero, carga.propuesta.estado) == (2, "borrador")
    assert version_vigente().numero == 1
    assert version_vigente().secciones.get(numero="0").titulo == "Introducción"
    assert carga.propuesta.secciones.get(numero="0").titulo == "Presentación"
    assert cargar(ahora=AHORA).propuesta is None
    assert VersionProtocolo.objects.count() == 2


def test_una_norma_editada_conserva_su_texto(catalogos, AHORA):
    Norma.objects.filter(clave="ley-1755-2015").update(resumen="Texto nuestro")
    TerminoLegal.objects.filter(clave="queja").update(nombre="Queja disciplinaria")
    cargar(ahora=AHORA)
    assert Norma.objects.get(clave="ley-1755-2015").resumen == "Texto nuestro"
    assert TerminoLegal.objects.get(clave="queja").nombre == "Queja disciplinaria"


def test_el_comando_carga_una_base_vacia_y_lo_dice(db, capsys):
    call_command("cargar_protocolo")
    call_command("cargar_protocolo")
    dicho = capsys.readouterr().out.splitlines()
    assert dicho == ["Protocolo publicado: versión 1.", "El protocolo ya estaba cargado: no se cambió nada."]


def test_solo_el_decreto_2641_se_muestra_superado(catalogos):
    superadas = Norma.objects.filter(vigencia="superada")
    assert [(n.clave, n.superada_por) for n in superadas] == [
        ("decreto-2641-2012", "Ley 2195 de 2022, art. 31, y Decreto 1122 de 2024")
    ]
    assert set(Norma.objects.exclude(vigencia="superada").values_list("vigencia", flat=True)) == {"por_verificar"}
