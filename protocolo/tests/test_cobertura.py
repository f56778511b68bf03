"""Todo renglón del protocolo tiene su registro. La tabla es nuestra; el documento solo se lee donde está."""

from pathlib import Path

import pytest
from django.conf import settings

from protocolo.lectura import guias_de, version_vigente
from protocolo.models import Norma, Punto, Seccion
from protocolo.tests.cobertura import PARRAFOS, PASOS, TABLA, VINETAS
from protocolo.tests.documento import vinetas

SEMILLA = Path(settings.BASE_DIR).parent / "shared" / "semilla"
PEQUENO = """
1.Definición
Texto corrido.
2. Objetivo
2.1 Ámbito de aplicación
\uf076 Primer renglón
que sigue en otro.

\uf076 Segundo
3.  Marco
\uf0fc  Decreto 1 de 2011. Por el cual se reglamenta la Ley de
2011.
• Tercero
"""


def filas():
    for tabla in (VINETAS, TABLA, PARRAFOS):
        for seccion, renglones in tabla.items():
            yield from ((seccion, registro) for _, registro in renglones)


def test_cada_renglon_tiene_su_registro(catalogos):
    puntos = set(Punto.objects.values_list("seccion__numero", "clave"))
    normas = set(Norma.objects.values_list("seccion", "clave"))
    faltan = [
        (seccion, registro)
        for seccion, registro in filas()
        if (seccion, registro.removeprefix("norma:")) not in (normas if registro.startswith("norma:") else puntos)
    ]
    assert faltan == []


def test_ningun_registro_se_usa_para_dos_renglones():
    assert len(list(filas())) == len(set(filas())) == 136


def test_lo_que_manda_el_protocolo_tiene_su_paso_en_una_guia(catalogos):
    guias = guias_de(version_vigente())
    for seccion, pasos in PASOS.items():
        for nombre in pasos:
            guia, _, clave = nombre.partition(":")
            assert guias[guia].paso(clave).seccion in {seccion, "6.4.5"}, nombre


def test_estan_los_ocho_atributos_los_siete_derechos_y_los_siete_deberes(catalogos):
    cuenta = {
        c: Punto.objects.filter(clase=c).count() for c in ("atributo", "derecho", "deber", "frente", "verificacion")
    }
    assert cuenta == {"atributo": 8, "derecho": 7, "deber": 7, "frente": 3, "verificacion": 8}


def test_un_documento_pequeno_de_la_misma_forma_se_lee_igual():
    assert vinetas(PEQUENO) == {
        "1": [],
        "2": [],
        "2.1": ["Primer renglón que sigue en otro.", "Segundo"],
        "3": ["Decreto 1 de 2011. Por el cual se reglamenta la Ley de 2011.", "Tercero"],
    }


@pytest.fixture(scope="module")
def documento():
    return "\n".join(archivo.read_text(encoding="utf-8") for archivo in sorted(SEMILLA.glob("*.txt")))


@pytest.mark.semilla
def test_cada_vineta_del_documento_esta_en_la_tabla_y_en_su_orden(documento):
    leidas = {seccion: renglones for seccion, renglones in vinetas(documento).items() if renglones}
    assert {s: len(r) for s, r in leidas.items()} == {s: len(r) for s, r in VINETAS.items()}
    for seccion, renglones in leidas.items():
        for renglon, (palabra, registro) in zip(renglones, VINETAS[seccion], strict=True):
            assert palabra.lower() in renglon.lower(), registro


@pytest.mark.semilla
def test_los_derechos_los_deberes_y_los_parrafos_estan_en_el_documento(documento):
    junto = " ".join(documento.split()).lower()
    for tabla in (TABLA, PARRAFOS):
        for renglones in tabla.values():
            for palabra, registro in renglones:
                assert palabra.lower() in junto, registro


@pytest.mark.semilla
def test_cada_seccion_numerada_del_documento_tiene_la_suya(documento, catalogos):
    numeros = set(Seccion.objects.values_list("numero", flat=True))
    assert set(vinetas(documento)) - {""} <= numeros


@pytest.mark.semilla
def test_no_se_copian_las_frases_del_documento(documento, catalogos):
    """Los resúmenes son nuestros: ninguna tira de ocho palabras seguidas viene del documento."""
    junto = f" {' '.join(_llano(documento))} "
    textos = [s.cuerpo for s in Seccion.objects.all()]
    textos += list(Punto.objects.exclude(clase__in=["frase", "evitar"]).values_list("texto", flat=True))
    textos += list(Norma.objects.values_list("resumen", flat=True))
    textos += [p.texto for g in guias_de(version_vigente()).values() for p in g.pasos if p.clase != "libreto"]
    copiadas = [tira for texto in textos for tira in _tiras(_llano(texto), 8) if f" {tira} " in junto]
    assert copiadas == []


def _llano(texto: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in texto.lower()).split()


def _tiras(palabras: list[str], largo: int) -> list[str]:
    return [" ".join(palabras[n : n + largo]) for n in range(len(palabras) - largo + 1)]
