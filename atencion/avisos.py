"""Avisos internos: se escriben en la transacción del acto y el relevo los reparte. La web nunca habla con el broker."""

from datetime import date, datetime, timedelta

from django.db import transaction

from atencion.models import Aviso, Envio, Latido

TOPE_SIN_LEER = 99
LATIDO_VIEJO = timedelta(minutes=10)
PROCESOS = ("vigilar", "relevo")


def clave_de(clase: str, *, solicitud=None, tarea=None, nivel: str, vence_el: date | None = None) -> str:
    """Identidad del aviso: con la misma clave nunca se avisa dos veces."""
    sobre = f"s{solicitud.pk}" if solicitud else f"t{tarea.pk}" if tarea else "-"
    return ":".join((clase, sobre, nivel, vence_el.isoformat() if vence_el else "-"))


def avisar(
    clase: str,
    *,
    solicitud=None,
    tarea=None,
    nivel: str,
    vence_el: date | None = None,
    destinatarios,
    ahora: datetime,
) -> Aviso:
    """Deja un aviso y un envío por cada destinatario activo, sin repetir ninguno aunque se llame mil veces.

    `destinatarios` puede traer repetidos, inactivos o None. Falla si se llama fuera de una transacción:
    el aviso existe solo si el acto que lo motiva quedó guardado.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("avisar() va dentro de la transacción del acto que avisa.")
    clave = clave_de(clase, solicitud=solicitud, tarea=tarea, nivel=nivel, vence_el=vence_el)
    fila = Aviso(
        clase=clase, solicitud=solicitud, tarea=tarea, nivel=nivel, vence_el=vence_el, clave=clave, creado_en=ahora
    )
    Aviso.objects.bulk_create([fila], ignore_conflicts=True)
    aviso = Aviso.objects.get(clave=clave)
    activos = {f.pk: f for f in destinatarios if f is not None and f.is_active}
    Envio.objects.bulk_create(
        [Envio(aviso=aviso, destinatario=f, proximo_en=ahora) for f in activos.values()], ignore_conflicts=True
    )
    return aviso


def sin_leer(funcionario) -> int:
    """Avisos sin leer, hasta 99: más allá el número exacto no ayuda y sí cuesta contarlo."""
    return Envio.objects.filter(destinatario=funcionario, leido_en__isnull=True).order_by()[:TOPE_SIN_LEER].count()


def marcar_leidos(funcionario, *, ahora: datetime, envio: int | None = None) -> int:
    """Marca leído un aviso propio, o todos si no se dice cuál. Devuelve cuántos cambió."""
    propios = Envio.objects.filter(destinatario=funcionario, leido_en__isnull=True)
    if envio is not None:
        propios = propios.filter(pk=envio)
    return propios.update(leido_en=ahora)


def latir(nombre: str, *, ahora: datetime, **datos) -> None:
    """Anota que un proceso periódico terminó; con eso el supervisor sabe si las alertas siguen vivas."""
    Latido.objects.update_or_create(nombre=nombre, defaults={"en": ahora, "datos": datos})


def latido_viejo(ahora: datetime) -> bool:
    """Si la vigilancia o el relevo llevan más de 10 minutos sin terminar una vuelta (o nunca la dieron)."""
    vivos = Latido.objects.filter(nombre__in=PROCESOS, en__gte=ahora - LATIDO_VIEJO).count()
    return vivos < len(PROCESOS)
