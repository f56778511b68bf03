"""Única puerta de escritura de las versiones del protocolo. Lo publicado no se toca: se copia y se publica otra."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from canales.models import Funcionario
from protocolo import revision
from protocolo.archivo import condicion
from protocolo.lectura import contenido_de, franjas_de, guias_de
from protocolo.models import FranjaSaludo, Guia, Momento, Opcion, Paso, Punto, Seccion, VersionProtocolo

Estado = VersionProtocolo.Estado


class NoSePublica(Exception):
    """La versión no puede publicarse; `problemas` trae las frases para quien la edita."""

    def __init__(self, problemas: list[str]):
        self.problemas = problemas
        super().__init__(" ".join(problemas))


@transaction.atomic
def abrir_borrador(origen: VersionProtocolo, *, por: Funcionario | None, nota: str = "") -> VersionProtocolo:
    """Copia entera de una versión en un borrador nuevo, que sí se puede editar."""
    return proponer(contenido_de(origen), por=por, nota=nota or f"Copia de la versión {origen.numero}")


@transaction.atomic
def proponer(contenido: dict, *, por: Funcionario | None, nota: str, huella: str = "") -> VersionProtocolo:
    """Borrador con ese contenido (la forma de `archivo.leer`), en ocho inserciones."""
    ultimo = VersionProtocolo.objects.aggregate(n=Max("numero"))["n"] or 0
    version = VersionProtocolo.objects.create(numero=ultimo + 1, nota=nota, huella=huella, autor=por)
    _escribir_secciones(version, contenido["secciones"])
    _escribir_guias(version, contenido["guias"])
    FranjaSaludo.objects.bulk_create(FranjaSaludo(version=version, **f) for f in contenido["franjas"])
    return version


def _escribir_secciones(version: VersionProtocolo, secciones: list[dict]) -> None:
    filas, puntos = [], []
    for orden, dato in enumerate(secciones, start=1):
        fila = Seccion(
            version=version, numero=dato["numero"], titulo=dato["titulo"], cuerpo=dato["cuerpo"], orden=orden
        )
        filas.append(fila)
        puntos += [Punto(seccion=fila, orden=n, **punto) for n, punto in enumerate(dato["puntos"], start=1)]
    Seccion.objects.bulk_create(filas)
    Punto.objects.bulk_create(puntos)


def _escribir_guias(version: VersionProtocolo, guias: list[dict]) -> None:
    filas, momentos, pasos, opciones = [], [], [], []
    for orden, dato in enumerate(guias, start=1):
        propios = {campo: dato[campo] for campo in ("clave", "nombre", "canal", "seccion")}
        filas.append(Guia(version=version, orden=orden, **propios))
        for lugar, etapa in enumerate(dato["momentos"], start=1):
            momentos.append(Momento(guia=filas[-1], clave=etapa["clave"], nombre=etapa["nombre"], orden=lugar))
            for n, paso in enumerate(etapa["pasos"], start=1):
                pasos.append(_paso(momentos[-1], paso, n))
                opciones += [Opcion(paso=pasos[-1], orden=o, **d) for o, d in enumerate(paso["opciones"], start=1)]
    for modelo, nuevas in ((Guia, filas), (Momento, momentos), (Paso, pasos), (Opcion, opciones)):
        modelo.objects.bulk_create(nuevas)


def _paso(momento: Momento, dato: dict, orden: int) -> Paso:
    de, operador, valor = condicion(dato["solo_si"])
    propios = {campo: dato[campo] for campo in ("clave", "clase", "texto", "ayuda", "seccion", "obligatorio")}
    return Paso(
        momento=momento, orden=orden, solo_si_paso=de, solo_si_operador=operador, solo_si_valor=valor, **propios
    )


def revisar(version: VersionProtocolo) -> list[str]:
    """Frases con lo que impide publicar la versión; vacío si está lista."""
    return revision.problemas(guias_de(version).values(), franjas_de(version), version.secciones.count())


@transaction.atomic
def publicar(version_id: int, *, por: Funcionario | None, ahora: datetime) -> VersionProtocolo:
    """Pone en vigor un borrador y archiva la versión anterior en el mismo acto.

    Quien tenga una atención abierta la termina con la versión con que empezó. `NoSePublica` con las
    frases de lo que falta, o si la versión ya se publicó.
    """
    bloqueadas = {v.pk: v for v in VersionProtocolo.objects.select_for_update().order_by("pk")}
    version = bloqueadas[version_id]
    if not version.es_editable:
        raise NoSePublica([f"La versión {version.numero} ya se publicó: abra un borrador para cambiarla."])
    problemas = revisar(version)
    if problemas:
        raise NoSePublica(problemas)
    for anterior in bloqueadas.values():
        if anterior.estado == Estado.PUBLICADA:
            anterior.estado = Estado.ARCHIVADA
            anterior.save(update_fields=["estado"])
    version.estado, version.vigente_desde, version.publicada_por = Estado.PUBLICADA, ahora, por
    version.save(update_fields=["estado", "vigente_desde", "publicada_por"])
    return version
