"""Lectura del buscador de arriba: qué parece lo escrito y las personas halladas, tapadas para quien revisa."""

from dataclasses import dataclass
from datetime import date

from atencion import ciudadanos, enmascarar
from canales.texto import para_buscar

CIFRAS_DE_DOCUMENTO = 6


@dataclass(frozen=True)
class PersonaHallada:
    """Lo justo para reconocerla. `se_puede_ver`: quien busca puede abrir su ficha."""

    pk: int
    nombre: str
    documento: str
    vereda: str
    se_puede_ver: bool


def parece_documento(texto: str) -> bool:
    """Seis cifras o más, con o sin puntos."""
    cifras = para_buscar(texto).replace(" ", "")
    return cifras.isdecimal() and len(cifras) >= CIFRAS_DE_DOCUMENTO


def personas(texto: str, funcionario, hoy: date) -> list[PersonaHallada]:
    """Hasta diez ciudadanos; al auditor le llegan tapados."""
    completo = funcionario.puede("ciudadano.ver_datos")
    return [_hallada(c, completo) for c in ciudadanos.buscar(texto, por=funcionario, hoy=hoy).filas]


def _hallada(ciudadano, completo: bool) -> PersonaHallada:
    numero = ciudadano.documento if completo else enmascarar.documento(ciudadano.documento_normalizado)
    return PersonaHallada(
        pk=ciudadano.pk,
        nombre=ciudadano.nombre if completo else enmascarar.nombre(ciudadano.nombre),
        documento=f"{ciudadano.tipo_documento} {numero}" if numero else ciudadano.get_tipo_documento_display(),
        vereda=ciudadano.vereda if completo else "",
        se_puede_ver=ciudadano.se_puede_ver,
    )
