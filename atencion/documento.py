"""Documentos de identidad y teléfonos (puro): normalizar sin rechazar por rigidez (normas.md §4)."""

import re

import phonenumbers
from django.db import models
from stdnum.co import nit


class TipoDocumento(models.TextChoices):
    CC = "CC", "Cédula de ciudadanía"
    TI = "TI", "Tarjeta de identidad"
    RC = "RC", "Registro civil"
    CE = "CE", "Cédula de extranjería"
    PA = "PA", "Pasaporte"
    PPT = "PPT", "Permiso por protección temporal"
    PEP = "PEP", "Permiso especial de permanencia"
    NIT = "NIT", "NIT"
    OTRO = "OTRO", "Otro documento"
    NO_TRAE = "NO_TRAE", "No lo trae"
    NO_TIENE = "NO_TIENE", "No tiene"


SIN_NUMERO = frozenset({TipoDocumento.NO_TRAE.value, TipoDocumento.NO_TIENE.value})
SOLO_CIFRAS = frozenset({TipoDocumento.CC.value, TipoDocumento.TI.value, TipoDocumento.NIT.value})
LARGOS = {TipoDocumento.CC.value: (4, 10), TipoDocumento.TI.value: (6, 11)}


class DocumentoInvalido(ValueError):
    """El número no puede ser de ese tipo; el mensaje dice a la persona qué corregir."""


def normalizado(tipo: str, numero: str) -> str:
    """Número comparable: mayúsculas, sin puntos ni espacios. Vacío si el tipo no lleva número.

    Raises:
        DocumentoInvalido: con una frase para quien lo escribe.
    """
    if tipo in SIN_NUMERO:
        return ""
    crudo = numero.strip()
    if not crudo:
        raise DocumentoInvalido("Escriba el número, o elija «No lo trae» o «No tiene».")
    limpio = re.sub(r"[\s.\-,]", "", crudo).upper()
    if not limpio or not re.fullmatch(r"[0-9A-Z]+", limpio):
        raise DocumentoInvalido("Use solo letras y cifras, sin signos.")
    if tipo in SOLO_CIFRAS and not re.fullmatch(r"[0-9]+", limpio):
        raise DocumentoInvalido("Ese documento solo lleva cifras.")
    if tipo == TipoDocumento.NIT.value:
        return _nit(limpio)
    minimo, maximo = LARGOS.get(tipo, (3, 20))
    if not minimo <= len(limpio) <= maximo:
        raise DocumentoInvalido(f"Debe tener entre {minimo} y {maximo} caracteres. Revise el número.")
    return limpio


def _nit(cifras: str) -> str:
    """NIT con su dígito de verificación; si viene de nueve cifras se le calcula."""
    if len(cifras) == 9:
        return cifras + nit.calc_check_digit(cifras)
    if not nit.is_valid(cifras):
        raise DocumentoInvalido("El dígito de verificación del NIT no coincide. Revise el número.")
    return cifras


def telefono_normalizado(crudo: str) -> str:
    """Diez cifras nacionales. Acepta 310…, (601) 857 26 55 y +57; vacío si no se escribió nada.

    Raises:
        DocumentoInvalido: con una frase para quien lo escribe.
    """
    if not crudo.strip():
        return ""
    try:
        numero = phonenumbers.parse(crudo, "CO")
    except phonenumbers.NumberParseException as error:
        raise DocumentoInvalido("Escriba un teléfono de Colombia: 10 cifras, como 310 123 4567.") from error
    if numero.country_code != 57 or not phonenumbers.is_possible_number(numero):
        raise DocumentoInvalido("Escriba un teléfono de Colombia: 10 cifras, como 310 123 4567.")
    return str(numero.national_number)
