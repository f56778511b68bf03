"""Numeración: la fila contador se bloquea al final de la transacción que inserta. Sin huecos ni repetidos."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils.timezone import localtime

from atencion.flujo import NoSePuede
from atencion.models import Consecutivo


@dataclass(frozen=True)
class Numero:
    """Número entregado y el instante con que queda: nunca anterior al del número previo."""

    vigencia: int
    valor: int
    en: datetime


def tomar(serie: str, ahora: datetime) -> Numero:
    """Siguiente número de la vigencia de `ahora` (año de Bogotá). Solo dentro de una transacción.

    Si la transacción se deshace, el número vuelve: por eso no hay huecos.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("Un número solo se toma en la misma transacción que lo usa.")
    vigencia = localtime(ahora).year
    fila = Consecutivo.objects.filter(vigencia=vigencia, serie=serie)
    sube = {"valor": F("valor") + 1, "ultima_en": Greatest(Coalesce("ultima_en", Value(ahora)), Value(ahora))}
    if not fila.update(**sube):
        Consecutivo.objects.bulk_create([Consecutivo(vigencia=vigencia, serie=serie)], ignore_conflicts=True)
        fila.update(**sube)
    valor, en = fila.values_list("valor", "ultima_en").get()
    return Numero(vigencia, valor, en)


@transaction.atomic
def empezar_en(numero: int, *, ahora: datetime, serie: str = Consecutivo.Serie.RECIBIDA) -> Consecutivo:
    """Empieza donde va el papel: el primer radicado será `numero` + 1. Solo antes del primero.

    Raises:
        NoSePuede: si ya se entregó algún número de esa vigencia o `numero` no cabe.
    """
    if not 0 <= numero < 9_999_999:
        raise NoSePuede("El consecutivo inicial debe estar entre 0 y 9999998.")
    vigencia = localtime(ahora).year
    Consecutivo.objects.bulk_create([Consecutivo(vigencia=vigencia, serie=serie)], ignore_conflicts=True)
    fila = Consecutivo.objects.select_for_update().get(vigencia=vigencia, serie=serie)
    if fila.valor == numero == fila.inicial:
        return fila
    if fila.valor:
        raise NoSePuede(f"La vigencia {vigencia} ya va en el número {fila.valor}: el inicial no se puede cambiar.")
    fila.inicial = fila.valor = numero
    fila.save(update_fields=["inicial", "valor"])
    return fila
