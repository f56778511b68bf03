"""Única puerta de los datos de una persona: buscar, leer (deja rastro), crear y corregir."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from atencion.accesos import anotar
from atencion.conflicto import ConflictoDeVersion
from atencion.documento import TipoDocumento, normalizado, telefono_normalizado
from atencion.models import Acceso, Atencion, Ciudadano, Solicitud
from canales.roles import Rol
from canales.texto import limpio, palabras

MAXIMO = 10
LETRAS_MINIMAS = 3
_SOLO_NUMERO = re.compile(r"[0-9+()\s.\-]*[0-9][0-9+()\s.\-]*", re.ASCII)
CONTACTO = (
    "tratamiento",
    "representante",
    "telefono",
    "correo",
    "direccion",
    "vereda",
    "referencia",
    "medio_respuesta",
)
IDENTIDAD = ("tipo_documento", "documento", "clase", "cliente", "nombre")


class DocumentoRepetido(Exception):
    """Ya hay una persona con ese documento; `existente` es ella, para elegirla en vez de duplicarla."""

    def __init__(self, existente: Ciudadano):
        self.existente = existente
        super().__init__("Ya hay un ciudadano con ese documento. Elíjalo en vez de crear otro.")


@dataclass(frozen=True)
class Hallazgos:
    """Hasta `MAXIMO` personas; `hay_mas` pide afinar la búsqueda en vez de contarlas."""

    filas: tuple[Ciudadano, ...] = ()
    hay_mas: bool = False
    corta: bool = False


def buscar(consulta: str, *, por, hoy: date) -> Hallazgos:
    """Personas por documento o teléfono exactos, o por palabras del nombre, la vereda o la referencia.

    Cada fila trae `se_puede_ver`: si quien busca puede abrir su ficha.
    """
    dichas = _numero(consulta) or palabras(consulta)
    if sum(map(len, dichas)) < LETRAS_MINIMAS:
        return Hallazgos(corta=bool(dichas))
    filtro = Q()
    for palabra in dichas:
        filtro &= _coincide(palabra)
    filas = list(con_permiso(Ciudadano.objects.filter(filtro), por, hoy).order_by("nombre", "pk")[: MAXIMO + 1])
    return Hallazgos(tuple(filas[:MAXIMO]), len(filas) > MAXIMO)


def _numero(consulta: str) -> list[str]:
    """Un documento o un teléfono escrito con puntos, paréntesis o +57, hecho una sola palabra."""
    escrito = limpio(consulta)
    if not _SOLO_NUMERO.fullmatch(escrito):
        return []
    cifras = re.sub(r"[^0-9]", "", escrito)
    return [cifras[2:] if len(cifras) == 12 and cifras.startswith("57") else cifras]


def _coincide(palabra: str) -> Q:
    """Cuatro cifras o más son un número y va exacto: con un pedazo de cédula no se hojean vecinos."""
    cifras = palabra.upper()
    if sum(c.isdigit() for c in palabra) < 4:
        return Q(busqueda__contains=palabra)
    exacto = Q(documento_normalizado=cifras) | Q(telefono_normalizado=cifras)
    if len(cifras) == 9:  # un NIT se dice sin su dígito de verificación
        exacto |= Q(tipo_documento=TipoDocumento.NIT, documento_normalizado__startswith=cifras)
    return exacto


def con_permiso(conjunto, funcionario, hoy: date):
    """El mismo conjunto, con `se_puede_ver` según la matriz: el responsable, solo los de su dependencia."""
    return conjunto.annotate(se_puede_ver=ExpressionWrapper(_lo_ve(funcionario, hoy), BooleanField()))


def visibles_para(funcionario, hoy: date):
    """Personas cuya ficha puede abrir. Fuera de ahí, la ficha no existe (404)."""
    if not funcionario.puede("ciudadano.ver"):
        return Ciudadano.objects.none()
    return con_permiso(Ciudadano.objects.all(), funcionario, hoy).filter(se_puede_ver=True)


def _lo_ve(funcionario, hoy: date):
    if funcionario.roles & {Rol.AGENTE, Rol.SUPERVISOR, Rol.AUDITOR}:
        return Q(pk__isnull=False)
    suyas = Solicitud.objects.visibles_para(funcionario, hoy).filter(ciudadano=OuterRef("pk"))
    atendidas = Atencion.objects.visibles_para(funcionario).filter(ciudadano=OuterRef("pk"))
    return Q(Exists(suyas)) | Q(Exists(atendidas)) | Q(creado_por=funcionario)


def leer(ciudadano: Ciudadano, *, por, ahora: datetime, motivo: str = "") -> Acceso:
    """Deja constancia de que alguien miró los datos de una persona (Ley 1581 de 2012)."""
    return anotar(Acceso.Clase.CIUDADANO, por=por, ahora=ahora, ciudadano=ciudadano, motivo=motivo[:200])


def crear(datos: dict, *, por, ahora: datetime, aviso_version: int | None = None) -> Ciudadano:
    """Guarda una persona nueva. `aviso_version` es la del aviso de datos que se le leyó; None si no se leyó.

    Raises:
        DocumentoInvalido: si el número no puede ser de ese tipo.
        DocumentoRepetido: si ya existe; trae la persona.
    """
    nuevo = Ciudadano(creado_por=por, creado_en=ahora, **{c: datos.get(c, "") for c in IDENTIDAD + CONTACTO})
    nuevo.documento_normalizado = normalizado(nuevo.tipo_documento, nuevo.documento)
    if not nuevo.documento_normalizado:
        nuevo.documento = ""
    repetido = quien_tiene(nuevo.tipo_documento, nuevo.documento_normalizado)
    if repetido:
        raise DocumentoRepetido(repetido)
    _preparar(nuevo, aviso_version, ahora)
    try:
        with transaction.atomic():
            nuevo.save(force_insert=True)
            leer(nuevo, por=por, ahora=ahora, motivo="La registró")
    except IntegrityError:
        repetido = quien_tiene(nuevo.tipo_documento, nuevo.documento_normalizado)
        if repetido is None:
            raise
        raise DocumentoRepetido(repetido) from None
    return nuevo


def quien_tiene(tipo: str, numero: str) -> Ciudadano | None:
    """La persona con ese documento ya normalizado, si está."""
    return Ciudadano.objects.con_documento(tipo, numero).first() if numero else None


def editar(
    ciudadano_id: int, datos: dict, *, por, ahora: datetime, version: int, aviso_version: int | None = None
) -> Ciudadano:
    """Corrige datos de contacto y de trato; nunca el documento. El rastro dice qué se cambió, no el dato.

    Raises:
        ConflictoDeVersion: si alguien guardó después de que se abrió el formulario.
    """
    with transaction.atomic():
        persona = Ciudadano.objects.select_for_update().get(pk=ciudadano_id)
        if persona.version != version:
            raise ConflictoDeVersion(persona)
        cambios = [c for c in CONTACTO if c in datos and getattr(persona, c) != datos[c]]
        for campo in cambios:
            setattr(persona, campo, datos[campo])
        _preparar(persona, aviso_version, ahora)
        persona.version += 1
        persona.save()
        nombres = [str(Ciudadano._meta.get_field(c).verbose_name) for c in cambios]
        leer(persona, por=por, ahora=ahora, motivo="Cambió: " + (", ".join(nombres) or "nada"))
    return persona


def _preparar(persona: Ciudadano, aviso_version: int | None, ahora: datetime) -> None:
    persona.nombre = limpio(persona.nombre)
    persona.telefono_normalizado = telefono_normalizado(persona.telefono)
    if aviso_version is not None and persona.aviso_datos_version != aviso_version:
        persona.aviso_datos_en, persona.aviso_datos_version = ahora, aviso_version
    persona.indexar()
