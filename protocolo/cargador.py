"""Lleva el protocolo de los ficheros a la base. Tras la primera vez manda la base: solo propone."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from canales import catalogo
from canales.models import Funcionario
from protocolo import archivo, publicacion
from protocolo.models import Norma, TerminoLegal, VersionProtocolo
from protocolo.terminos_archivo import lista_del_archivo


@dataclass(frozen=True)
class Carga:
    """Qué hizo una carga: filas nuevas y la versión publicada o propuesta, si hubo alguna."""

    normas: int
    terminos: int
    publicada: VersionProtocolo | None = None
    propuesta: VersionProtocolo | None = None

    @property
    def en_palabras(self) -> str:
        if self.publicada:
            return f"Protocolo publicado: versión {self.publicada.numero}."
        if self.propuesta:
            return f"El contenido cambió: queda el borrador {self.propuesta.numero} para revisar. La versión vigente sigue."
        return "El protocolo ya estaba cargado: no se cambió nada."


@transaction.atomic
def cargar(por: Funcionario | None = None, *, ahora: datetime) -> Carga:
    """Llena una base vacía (primero los catálogos de canales); después nunca cambia lo que alguien editó o publicó.

    Las normas y los términos que ya existen se respetan; solo se añaden los que falten.
    """
    catalogo.cargar()
    normas, terminos = _agregar_normas(), _agregar_terminos()
    contenido = archivo.leer()
    huella = archivo.huella(contenido)
    if not VersionProtocolo.objects.exists():
        borrador = publicacion.proponer(contenido, por=por, nota="Primera versión", huella=huella)
        return Carga(normas, terminos, publicada=publicacion.publicar(borrador.pk, por=por, ahora=ahora))
    if VersionProtocolo.objects.filter(huella=huella).exists():
        return Carga(normas, terminos)
    nota = "Propuesta: cambió el contenido que trae el sistema"
    return Carga(normas, terminos, propuesta=publicacion.proponer(contenido, por=por, nota=nota, huella=huella))


def _agregar_normas() -> int:
    presentes = set(Norma.objects.values_list("clave", flat=True))
    nuevas = [n for n in enumerate(archivo.normas(), start=1) if n[1]["clave"] not in presentes]
    for orden, norma in nuevas:
        Norma.objects.create(orden=orden, **norma)
    return len(nuevas)


def _agregar_terminos() -> int:
    presentes = set(TerminoLegal.objects.values_list("clave", "desde"))
    nuevos = [t for t in lista_del_archivo() if (t.clave, t.desde) not in presentes]
    for termino in nuevos:
        TerminoLegal.objects.create(**vars(termino))
    return len(nuevos)
