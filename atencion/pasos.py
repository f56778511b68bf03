"""Respuestas de los pasos de la guía: qué constató el sistema y qué declaró quien atiende. Nunca se suman."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from atencion.models import Asunto, Atencion, RespuestaPaso
from protocolo.guia import Guia, Paso, faltantes, visibles

TODO = "todo"
DESENLACE = "desenlace"  # el paso que contesta la pantalla con el resultado del asunto
SE_CONFIRMAN = frozenset({"verificacion", "libreto", "pregunta"})
Resultado, Modo, Fuente = RespuestaPaso.Resultado, RespuestaPaso.Modo, RespuestaPaso.Fuente


@dataclass(frozen=True)
class DatosPaso:
    """Lo declarado sobre un paso. `motivo` es obligatorio si no se hizo o no aplica."""

    paso: str
    resultado: str = Resultado.CUMPLIDO
    valor: str = ""
    motivo: str = ""


class HojaDePasos:
    """Las respuestas de una atención mientras se escriben: una lectura al abrir y una escritura al guardar."""

    def __init__(self, atencion: Atencion, guia: Guia, *, por, ahora: datetime):
        self.atencion, self.guia, self.por, self.ahora = atencion, guia, por, ahora
        self.filas = {(f.paso, f.fuente): f for f in atencion.respuestas.exclude(fuente=Fuente.OBSERVADO)}
        self.cambiadas: set[tuple[str, str]] = set()
        self.retiradas = {c for c, f in self.filas.items() if f.fuente == Fuente.SISTEMA and not f.rama_activa}

    @property
    def respuestas(self) -> dict[str, str]:
        return respuestas_de(self.filas.values())

    def constatar(self, valores: dict[str, str]) -> None:
        """Valores que el sistema sabe sin preguntar; uno vacío retira lo que antes constató."""
        for paso, valor in valores.items():
            if paso not in self._claves:
                continue
            if valor:
                self._anotar(DatosPaso(paso, valor=valor), Modo.UNO, Fuente.SISTEMA)
            elif (fila := self.filas.get((paso, Fuente.SISTEMA))) and fila.rama_activa:
                fila.rama_activa = False
                self.retiradas.add((paso, Fuente.SISTEMA))
                self.cambiadas.add((paso, Fuente.SISTEMA))

    def declarar(self, datos: Iterable[DatosPaso]) -> None:
        """Respuestas una a una (las excepciones). Un paso que la guía no tiene se ignora."""
        for dato in datos:
            if dato.paso in self._claves:
                self._anotar(dato, Modo.UNO, Fuente.DECLARADO)

    def confirmar(self, momentos: Iterable[str] | str) -> None:
        """«Se hizo todo»: declara en grupo lo obligatorio que falte en esos momentos, sin inventar opciones."""
        while True:
            nuevos = [p for p in faltantes(self.guia, self.respuestas) if self._se_confirma(p, momentos)]
            if not nuevos:
                return
            for paso in nuevos:
                self._anotar(DatosPaso(paso.clave), Modo.GRUPO, Fuente.DECLARADO)

    def faltan(self) -> list[Paso]:
        return faltantes(self.guia, self.respuestas)

    def guardar(self) -> None:
        """Escribe lo que cambió y marca, sin borrar, las respuestas de ramas que ya no se ven."""
        respuestas = self.respuestas
        a_la_vista = {p.clave for p in visibles(self.guia, respuestas)}
        for (paso, fuente), fila in self.filas.items():
            activa = paso in a_la_vista and (paso, fuente) not in self.retiradas
            if fila.rama_activa != activa:
                fila.rama_activa = activa
                self.cambiadas.add((paso, fuente))
        RespuestaPaso.objects.bulk_create(
            [self.filas[clave] for clave in sorted(self.cambiadas)],
            update_conflicts=True,
            unique_fields=["atencion", "paso", "fuente"],
            update_fields=["resultado", "valor", "motivo", "modo", "rama_activa", "por", "en"],
        )
        self.cambiadas.clear()

    @property
    def _claves(self) -> set[str]:
        return {p.clave for p in self.guia.pasos}

    def _se_confirma(self, paso: Paso, momentos) -> bool:
        if paso.clase not in SE_CONFIRMAN:
            return False
        return momentos == TODO or self.guia.momento_de(paso.clave).clave in momentos

    def _anotar(self, dato: DatosPaso, modo: str, fuente: str) -> None:
        clave = (dato.paso, fuente)
        nueva = (dato.resultado, dato.valor, dato.motivo)
        fila = self.filas.get(clave)
        if fila and fila.rama_activa and (fila.resultado, fila.valor, fila.motivo) == nueva:
            return
        self.filas[clave] = RespuestaPaso(
            atencion=self.atencion,
            version_protocolo_id=self.atencion.version_protocolo_id,
            momento=self.guia.momento_de(dato.paso).clave,
            paso=dato.paso,
            resultado=dato.resultado,
            valor=dato.valor,
            motivo=dato.motivo,
            modo=modo,
            fuente=fuente,
            por=self.por,
            en=self.ahora,
        )
        self.cambiadas.add(clave)
        self.retiradas.discard(clave)


def respuestas_de(filas: Iterable[RespuestaPaso]) -> dict[str, str]:
    """Clave del paso → valor (o resultado). Lo que constató el sistema manda sobre lo declarado."""
    dichas: dict[str, str] = {}
    for fila in sorted(filas, key=lambda f: f.fuente == Fuente.SISTEMA):
        if fila.fuente == Fuente.OBSERVADO or (fila.fuente == Fuente.SISTEMA and not fila.rama_activa):
            continue
        dichas[fila.paso] = fila.valor or fila.resultado
    return dichas


def desenlace_de(asuntos: Iterable[Asunto]) -> str:
    """El desenlace que ve la guía: pendiente si alguno lo quedó; si no, el último conocido."""
    conocidos = [a.desenlace for a in asuntos if a.desenlace]
    if Asunto.Desenlace.PENDIENTE in conocidos:
        return Asunto.Desenlace.PENDIENTE.value
    return conocidos[-1] if conocidos else ""
