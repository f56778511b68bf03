from protocolo.cargador import cargar
from protocolo.models import FranjaSaludo, Guia, Norma, Paso, Punto, Seccion, TerminoLegal, VersionProtocolo


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
