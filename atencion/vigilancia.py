"""El barrido de términos: de lo guardado deduce qué hitos llegaron y avisa una sola vez de cada uno.

No depende de la última vuelta: si estuvo caído varios días, la siguiente se pone al día sola.
"""

import logging
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import DataError, IntegrityError, transaction
from django.utils.timezone import localtime

from atencion import terminos
from atencion.avisos import avisar, clave_de, latir
from atencion.models import Actuacion, Aviso, Solicitud
from canales.calendario import Calendario
from canales.roles import Rol

LOTE = 500
NOMBRE = "vigilar"
# Lo que puede traer de malo un caso suelto; una base caída no se calla: detiene la vuelta.
FALLAS_DE_UN_CASO = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, DataError, IntegrityError)

registro = logging.getLogger(__name__)


@dataclass(frozen=True)
class Resumen:
    """Qué dejó una vuelta: casos mirados, hitos anotados, avisos repartidos y casos que fallaron."""

    casos: int = 0
    hitos: int = 0
    avisos: int = 0
    fallas: int = 0

    def __add__(self, otro: "Resumen") -> "Resumen":
        return Resumen(*(a + b for a, b in zip(asdict(self).values(), asdict(otro).values(), strict=True)))


def vigilar(ahora: datetime, calendario: Calendario) -> Resumen:
    """Avisa de los hitos alcanzados hasta hoy (día de Bogotá). Idempotente; cada lote confirma aparte."""
    hoy = localtime(ahora).date()
    supervisores = list(get_user_model().objects.filter(is_active=True, groups__name=Rol.SUPERVISOR).distinct())
    total, desde = Resumen(), 0
    while True:
        lote, desde = _lote(desde, hoy, calendario, supervisores, ahora)
        total += lote
        if desde is None:
            break
    latir(NOMBRE, ahora=ahora, **asdict(total))
    return total


def _lote(desde: int, hoy: date, calendario, supervisores, ahora) -> tuple[Resumen, int | None]:
    """Hasta 500 casos en una transacción. Devuelve también la última pk, o None si ya no quedan."""
    resumen = Resumen()
    with transaction.atomic():
        casos = list(
            Solicitud.objects.abiertas()
            .filter(proximo_hito_el__lte=hoy, pk__gt=desde)
            .select_for_update(of=("self",))
            .select_related("responsable", "dependencia__jefe")
            .order_by("pk")[:LOTE]
        )
        for caso in casos:
            try:
                with transaction.atomic():
                    resumen += _atender(caso, hoy, calendario, supervisores, ahora)
            except FALLAS_DE_UN_CASO as error:
                registro.error("vigilancia: la solicitud %s falló (%s) y se dejó atrás", caso.pk, type(error).__name__)
                resumen += Resumen(casos=1, fallas=1)
    return resumen, casos[-1].pk if len(casos) == LOTE else None


def _atender(caso: Solicitud, hoy: date, calendario, supervisores, ahora) -> Resumen:
    """Los hitos que llegaron y no tienen aviso: todos quedan anotados, solo el último se reparte."""
    desde = localtime(caso.radicada_en).date()
    llegados = [(n, f) for n, f in terminos.hitos(caso.vence_el, calendario) if desde <= f <= hoy]
    clase = Aviso.Clase.TERMINO
    claves = {clave_de(clase, solicitud=caso, nivel=n, vence_el=caso.vence_el): n for n, _ in llegados}
    ya = set(Aviso.objects.filter(clave__in=claves).values_list("clave", flat=True))
    nuevos = [nivel for clave, nivel in claves.items() if clave not in ya]
    quienes = {f.pk: f for f in (caso.responsable, caso.dependencia.jefe, *supervisores) if f and f.is_active}
    for nivel in nuevos:
        a_quienes = quienes.values() if nivel == nuevos[-1] else []
        avisar(clase, solicitud=caso, nivel=nivel, vence_el=caso.vence_el, destinatarios=a_quienes, ahora=ahora)
    if nuevos:
        _anotar(caso, nuevos[-1], calendario.restantes(hoy, caso.vence_el), quienes.values(), ahora)
    proximo = terminos.proximo_hito(caso.vence_el, hoy + timedelta(days=1), calendario)
    Solicitud.objects.filter(pk=caso.pk).update(proximo_hito_el=proximo)
    return Resumen(casos=1, hitos=len(nuevos), avisos=1 if nuevos else 0)


def _anotar(caso: Solicitud, nivel: str, faltan: int, quienes, ahora) -> None:
    """El renglón de la línea de tiempo. Dice cuánto falta hoy, no cuánto faltaba el día del hito."""
    nombres = ", ".join(f.nombre for f in quienes) or "nadie: no hay a quién avisar"
    Actuacion.objects.create(
        solicitud=caso,
        clase=Actuacion.Clase.AVISAR,
        texto=f"Se avisó a {nombres}."[:400],
        datos={"titulo": f"Alerta: {frase_de_plazo(faltan)}", "nivel": nivel},
        en=ahora,
    )


def frase_de_plazo(faltan: int) -> str:
    """«vence en 2 días hábiles», «vence hoy», «venció hace 1 día hábil»."""
    if faltan == 0:
        return "vence hoy"
    cuantos = abs(faltan)
    dias = "1 día hábil" if cuantos == 1 else f"{cuantos} días hábiles"
    return f"vence en {dias}" if faltan > 0 else f"venció hace {dias}"
