"""Lo escrito y aún no radicado: se guarda en el servidor y sobrevive a la sesión. Única puerta del borrador."""

from datetime import datetime
from uuid import uuid4

from django.db import IntegrityError, transaction

from atencion.conflicto import ConflictoDeVersion
from atencion.models import Atencion, Borrador
from canales.texto import limpio

Campos = dict[str, list[str]]


def de(atencion: Atencion, formulario: str) -> Borrador | None:
    return Borrador.objects.filter(atencion=atencion, formulario=formulario).first()


def abrir(atencion: Atencion, formulario: str, inicial: dict, *, por, ahora: datetime) -> Borrador:
    """El borrador de esa atención; si no hay, uno nuevo con `inicial` y su token de envío único."""
    previo = de(atencion, formulario)
    if previo:
        return previo
    try:
        with transaction.atomic():
            return Borrador.objects.create(
                atencion=atencion,
                formulario=formulario,
                funcionario=por,
                token=uuid4(),
                datos=inicial,
                actualizado_en=ahora,
            )
    except IntegrityError:  # otra pestaña lo abrió a la vez
        return Borrador.objects.get(atencion=atencion, formulario=formulario)


def guardar(borrador: Borrador, datos: dict, *, ahora: datetime, version: int | None = None) -> Borrador:
    """Reemplaza lo escrito. Con `version`, rechaza pisar lo que otra pestaña guardó después.

    Raises:
        ConflictoDeVersion: si el borrador ya no está en esa versión, o ya se radicó.
    """
    with transaction.atomic():
        actual = Borrador.objects.select_for_update().filter(pk=borrador.pk).first()
        if actual is None or (version is not None and actual.version != version):
            raise ConflictoDeVersion(actual)
        actual.datos = datos
        actual.version += 1
        actual.actualizado_en = ahora
        actual.save()
    return actual


def campos_limpios(enviado, nombres) -> Campos:
    """Lo que llegó de esos campos, sin caracteres que la base no guarda; lo demás del envío se ignora."""
    return {n: [limpio(v, renglones=True) for v in enviado.getlist(n)] for n in nombres if n in enviado}
