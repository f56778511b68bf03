"""Lo que la ficha de una persona muestra de su historia: últimos contactos y casos abiertos (lectura)."""

from dataclasses import dataclass
from datetime import date, datetime

from atencion import enmascarar
from atencion.bandejas import semaforo_de
from atencion.models import Atencion, Ciudadano, Solicitud
from atencion.permisos import ve_identidad
from atencion.revision import documento_dicho
from atencion.terminos import Semaforo
from canales.calendario import Calendario

ULTIMOS = 10
CASOS = 25


@dataclass(frozen=True)
class Contacto:
    pk: int
    en: datetime
    canal: str
    asuntos: str
    se_puede_ver: bool


@dataclass(frozen=True)
class Caso:
    radicado: str
    asunto: str
    tipo: str
    estado: str
    vence_el: date
    semaforo: Semaforo
    se_puede_ver: bool


@dataclass(frozen=True)
class Persona:
    """Datos de la persona como los puede ver quien mira: completos o tapados."""

    pk: int
    nombre: str
    datos: tuple[tuple[str, str], ...]
    aviso_en: datetime | None
    aviso_version: int | None
    tapada: bool

    @property
    def senas(self) -> list[str]:
        """Lo que distingue a dos personas con el mismo nombre: documento y dónde viven."""
        por_rotulo = dict(self.datos)
        return [v for v in (por_rotulo["Documento"], por_rotulo["Dónde vive"]) if v]


def persona(ciudadano: Ciudadano, funcionario) -> Persona:
    """La persona para la ficha. Quien revisa sin necesitar saber quién es (auditor) la recibe tapada."""
    tapada = not funcionario.puede("ciudadano.ver_datos")
    trato = ciudadano.trato[:1].upper() + ciudadano.trato[1:]
    return Persona(
        pk=ciudadano.pk,
        nombre=enmascarar.nombre(ciudadano.nombre) if tapada else trato,
        datos=_tapados(ciudadano) if tapada else _completos(ciudadano),
        aviso_en=ciudadano.aviso_datos_en,
        aviso_version=ciudadano.aviso_datos_version,
        tapada=tapada,
    )


def _completos(c: Ciudadano) -> tuple[tuple[str, str], ...]:
    return (
        ("Documento", documento_dicho(c)),
        ("Clase", c.get_clase_display()),
        ("Es", c.get_cliente_display()),
        ("Representante", c.representante),
        ("Teléfono", c.telefono),
        ("Correo", c.correo),
        ("Dónde vive", c.domicilio),
        ("Respuesta por", c.get_medio_respuesta_display()),
    )


def _tapados(c: Ciudadano) -> tuple[tuple[str, str], ...]:
    numero = enmascarar.documento(c.documento_normalizado)
    return (
        ("Documento", f"{c.tipo_documento} {numero}" if numero else c.get_tipo_documento_display()),
        ("Clase", c.get_clase_display()),
        ("Es", c.get_cliente_display()),
        ("Representante", enmascarar.nombre(c.representante)),
        ("Teléfono", enmascarar.telefono(c.telefono_normalizado)),
        ("Correo", enmascarar.correo(c.correo)),
        ("Dónde vive", enmascarar.domicilio(c.domicilio)),
        ("Respuesta por", c.get_medio_respuesta_display()),
    )


def contactos(ciudadano: Ciudadano, funcionario, hoy: date) -> list[Contacto]:
    """Los diez últimos. Los que dejaron una reservada que no se puede saber de quién es no aparecen."""
    ocultas = [s.pk for s in _reservadas(ciudadano) if not ve_identidad(funcionario, s, hoy)]
    filas = (
        ciudadano.atenciones.exclude(pk__in=Atencion.objects.filter(asuntos__solicitud__in=ocultas).values("pk"))
        .select_related("canal")
        .prefetch_related("asuntos__tramite")
        .order_by("-iniciada_en", "-pk")[:ULTIMOS]
    )
    filas = list(filas)
    visibles = Atencion.objects.visibles_para(funcionario).filter(pk__in=[a.pk for a in filas])
    claves = set(visibles.values_list("pk", flat=True))
    return [Contacto(a.pk, a.iniciada_en, a.canal.nombre, _asuntos(a, a.pk in claves), a.pk in claves) for a in filas]


def _reservadas(ciudadano: Ciudadano):
    return ciudadano.solicitudes.filter(identidad=Solicitud.Identidad.RESERVADA)


def _asuntos(atencion: Atencion, completo: bool) -> str:
    """«Impuesto predial: resuelta; Sisbén: pendiente». Lo que escribió otro funcionario no se muestra."""
    titulos = [(a.titulo if completo or a.tramite_id else "Otro asunto", a) for a in atencion.asuntos.all() if a.titulo]
    dichos = [f"{t}: {a.get_desenlace_display().lower()}" if a.desenlace else t for t, a in titulos]
    return "; ".join(dichos) or "Sin asunto escrito"


def casos_abiertos(
    ciudadano: Ciudadano, funcionario, *, hoy: date, calendario: Calendario, dias_por_vencer: int
) -> list[Caso]:
    """Casos abiertos, el que vence primero arriba. De lo reservado solo lo de quien puede saber de quién es."""
    todos = ciudadano.solicitudes.abiertas().select_related("termino").order_by("vence_el", "pk")[:CASOS]
    filas = [s for s in todos if s.identidad == Solicitud.Identidad.NOMBRE or ve_identidad(funcionario, s, hoy)]
    visibles = Solicitud.objects.visibles_para(funcionario, hoy).filter(pk__in=[s.pk for s in filas])
    claves = set(visibles.values_list("pk", flat=True))
    return [
        Caso(
            radicado=s.radicado,
            asunto=s.asunto if s.pk in claves else "",
            tipo=s.termino.nombre_corto,
            estado=s.get_estado_display(),
            vence_el=s.vence_el,
            semaforo=semaforo_de(s, hoy, calendario, dias_por_vencer),
            se_puede_ver=s.pk in claves,
        )
        for s in filas
    ]
