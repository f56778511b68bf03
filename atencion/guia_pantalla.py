"""Lectura de la pantalla de una atención: qué decir ahora, cómo va la guía y qué consultar, en consultas contadas."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from atencion.models import Asunto, Atencion
from atencion.models.ciudadano import MedioRespuesta
from atencion.pasos import desenlace_de, respuestas_de
from atencion.promesa import fecha_legal
from canales.fechas import DIAS, fecha_media
from canales.lectura import extensiones_de
from canales.models import Entidad, Extension, LemaEntidad, Tramite
from protocolo import libreto
from protocolo.guia import Guia, avance
from protocolo.lectura import franjas_de, frases_de, guia_de

D = Asunto.Desenlace
TECLAS_FRASE = ("F6", "F7")
LARGO_DE_VOZ = 70  # letras: desde ahí la voz baja de cuerpo para que el resultado siga a la vista
NO_RESUELTA, QUEDO_CLARO, RESUMEN = "no_resuelta", "quedo_claro", "resumen"


@dataclass(frozen=True)
class Dicho:
    """Lo que se dice ahora, con el trato resaltado, y la sección del protocolo que lo pide."""

    texto: SafeString
    seccion: str = ""

    @property
    def es_largo(self) -> bool:
        return len(self.texto) > LARGO_DE_VOZ


@dataclass(frozen=True)
class MomentoPantalla:
    clave: str
    nombre: str
    estado: str


@dataclass(frozen=True)
class Pantalla:
    guia: Guia
    huecos: dict[str, str]
    voz: Dicho
    pregunta: Dicho
    frases: tuple[tuple[str, str], ...]
    momentos: tuple[MomentoPantalla, ...]
    anteriores: tuple[Asunto, ...]
    actual: Asunto
    extensiones: tuple[Extension, ...]
    limite: date | None
    por_completar: int
    en_curso: tuple[Atencion, ...]

    @property
    def ficha(self) -> Tramite | None:
        return self.actual.tramite

    def decir(self, texto: str) -> str:
        """Un libreto con los datos de esta atención."""
        return libreto.decir(texto, **self.huecos)


def pantalla(atencion: Atencion, *, ahora: datetime) -> Pantalla:
    """Todo lo que se ve de una atención, según lo guardado."""
    asuntos = _asuntos(atencion)
    actual = asuntos[-1]
    guia = guia_de(atencion.version_protocolo, atencion.guia)
    marcha = avance(guia, respuestas_de(atencion.respuestas.all()))
    limite = fecha_legal(actual.tramite, atencion.canal, atencion.iniciada_en)
    huecos = _huecos(atencion, asuntos, limite, ahora)
    es_llamada = QUEDO_CLARO not in _claves(guia)
    voz = dicho(guia, _paso_que_toca(atencion, guia, asuntos), atencion.trato, huecos)
    return Pantalla(
        guia=guia,
        huecos=huecos,
        voz=voz,
        pregunta=dicho(guia, (RESUMEN,) if es_llamada else (QUEDO_CLARO,), atencion.trato, huecos),
        frases=() if es_llamada else _frases(atencion, voz),
        momentos=tuple(MomentoPantalla(m.clave, m.nombre, marcha[m.clave]) for m in guia.momentos),
        anteriores=tuple(asuntos[:-1]),
        actual=actual,
        extensiones=extensiones_para(actual.tramite) if es_llamada else (),
        limite=limite,
        **_abiertas(atencion),
    )


def extensiones_para(tramite: Tramite | None) -> tuple[Extension, ...]:
    """El directorio de la dependencia del trámite, primero la extensión de la ficha; como mucho cuatro."""
    if tramite is None:
        return ()
    todas = extensiones_de(tramite.dependencia)
    return tuple(sorted(todas, key=lambda e: e.pk != tramite.extension_id)[:4])


def dicho(guia: Guia, claves: tuple[str, ...], trato: str, huecos: dict[str, str]) -> Dicho:
    """El primer libreto de `claves` que la guía tenga; vacío si el protocolo no trae ninguno."""
    for clave in claves:
        if clave in _claves(guia):
            paso = guia.paso(clave)
            return Dicho(_resaltado(libreto.decir(paso.texto, **huecos), trato), paso.seccion)
    return Dicho(SafeString(""))


def _paso_que_toca(atencion: Atencion, guia: Guia, asuntos: list[Asunto]) -> tuple[str, ...]:
    """Qué se dice según lo ya recogido: saludo, ofrecimiento con su nombre, razón de la demora o despedida."""
    libretos = [p.clave for p in guia.momentos[0].pasos if p.clase == "libreto"]
    desenlace = desenlace_de(asuntos[-1:])
    if desenlace == D.PENDIENTE or (not desenlace and asuntos[-1].respuesta_el):
        return (NO_RESUELTA, *libretos[-1:])
    if desenlace and desenlace != D.NO_CLARO:
        return ("despedida", *libretos[-1:])
    return tuple(libretos[-1:]) if atencion.nombre_trato else tuple(libretos[:1])


def _huecos(atencion: Atencion, asuntos: list[Asunto], limite: date | None, ahora: datetime) -> dict[str, str]:
    actual, entidad, local = asuntos[-1], Entidad.actual(), localtime(ahora)
    prometida = actual.respuesta_el or limite
    medio = MedioRespuesta(actual.respuesta_medio).label.lower() if actual.respuesta_medio else "el medio que prefiera"
    return {
        "entidad": entidad.nombre_hablado,
        "saludo": libreto.saludo(local.time(), franjas_de(atencion.version_protocolo)),
        "saludarlo": libreto.saludarlo(atencion.tratamiento),
        "funcionario": atencion.funcionario.nombre,
        "tratamiento": libreto.tratamiento_dicho(atencion.tratamiento) if atencion.nombre_trato else "",
        "nombre": atencion.nombre_trato,
        "lema": LemaEntidad.vigente(local.date()),
        "motivo": actual.demora_motivo or "(diga la razón)",
        "resumen": _resumen(actual),
        "fecha_respuesta": f"{DIAS[prometida.weekday()]} {fecha_media(prometida)}" if prometida else "(diga la fecha)",
        "medio": medio,
    }


def _resumen(asunto: Asunto) -> str:
    """Qué se hizo con lo pedido, para decírselo antes de cerrar (6.4.5)."""
    que = asunto.titulo or "lo que pidió"
    frases = {
        D.RESUELTA: f"Le informé sobre {que}",
        D.ESTADO: "Le informé cómo va su solicitud",
        D.PENDIENTE: f"Queda pendiente la respuesta sobre {que}",
        D.COMUNICADA: f"Lo comunico con quien lleva {que}",
        D.RADICADA: f"Quedó radicada su solicitud {asunto.solicitud.radicado if asunto.solicitud_id else ''}".strip(),
    }
    return frases.get(asunto.desenlace, "")


def _resaltado(texto: str, trato: str) -> SafeString:
    lugar = texto.casefold().find(trato.casefold()) if trato else -1
    if lugar < 0:
        return format_html("{}", texto)
    fin = lugar + len(trato)
    return format_html("{}<b>{}</b>{}", texto[:lugar], texto[lugar:fin], texto[fin:])


def _frases(atencion: Atencion, voz: Dicho) -> tuple[tuple[str, str], ...]:
    """Hasta dos frases de 5.3 que no estén ya en lo que se dice, cada una con su tecla."""
    dichas = [f.texto for f in frases_de(atencion.version_protocolo) if f.seccion == "5.3" and not f.evitar]
    otras = [texto for texto in dichas if texto.casefold() not in voz.texto.casefold()]
    return tuple(zip(otras, TECLAS_FRASE, strict=False))


def _claves(guia: Guia) -> set[str]:
    return {p.clave for p in guia.pasos}


def _asuntos(atencion: Atencion) -> list[Asunto]:
    relacionados = ("tramite__dependencia", "tramite__extension", "solicitud", "extension")
    return list(atencion.asuntos.select_related(*relacionados))


def _abiertas(atencion: Atencion) -> dict:
    """Cuántas tiene por completar y cuáles más en curso, en una consulta."""
    otras = Atencion.objects.abiertas().filter(funcionario=atencion.funcionario_id).exclude(pk=atencion.pk)
    filas = list(otras.select_related("canal", "punto")[:60])
    en_curso = tuple(a for a in filas if a.estado == Atencion.Estado.EN_CURSO)
    return {"por_completar": len(filas) - len(en_curso), "en_curso": en_curso}
