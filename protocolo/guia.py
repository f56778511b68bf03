"""La guía de una atención como árbol congelado (puro): qué paso se ve, qué falta y cómo va."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SE_RESPONDEN = frozenset({"verificacion", "pregunta", "opcion", "libreto"})
RESULTADOS: Mapping[str, str] = {"cumplido": "Hecho", "no_se_hizo": "No se hizo", "no_aplica": "No aplica"}
EXCEPCIONES = frozenset({"no_se_hizo", "no_aplica"})
FALTA, AHORA, HECHO = "falta", "ahora", "hecho"


@dataclass(frozen=True)
class Opcion:
    valor: str
    texto: str


@dataclass(frozen=True)
class Condicion:
    """«Solo si el paso X es / no es el valor Y». Sin valor: «si ya se respondió» / «si no se ha respondido»."""

    paso: str
    operador: str
    valor: str = ""

    def se_cumple(self, respuestas: Mapping[str, str]) -> bool:
        dado = respuestas.get(self.paso) or ""
        coincide = dado == self.valor if self.valor else bool(dado)
        return coincide if self.operador == "es" else not coincide


@dataclass(frozen=True)
class Paso:
    clave: str
    clase: str
    texto: str
    ayuda: str = ""
    seccion: str = ""
    obligatorio: bool = False
    solo_si: Condicion | None = None
    opciones: tuple[Opcion, ...] = ()

    @property
    def se_responde(self) -> bool:
        """Los recordatorios, las notas y los temporizadores nunca bloquean un cierre."""
        return self.clase in SE_RESPONDEN


@dataclass(frozen=True)
class Momento:
    clave: str
    nombre: str
    pasos: tuple[Paso, ...] = ()


@dataclass(frozen=True)
class Guia:
    clave: str
    nombre: str
    momentos: tuple[Momento, ...] = ()
    canal: str = ""
    seccion: str = ""
    _indice: dict = field(default_factory=dict, init=False, repr=False, compare=False, hash=False)

    def __post_init__(self):
        for momento in self.momentos:
            for paso in momento.pasos:
                self._indice.setdefault(paso.clave, (momento, paso))

    @property
    def pasos(self) -> tuple[Paso, ...]:
        return tuple(paso for momento in self.momentos for paso in momento.pasos)

    def paso(self, clave: str) -> Paso:
        """El paso de esa clave. `KeyError` si la guía no lo tiene."""
        return self._indice[clave][1]

    def momento_de(self, clave: str) -> Momento:
        """El momento al que pertenece el paso. `KeyError` si la guía no lo tiene."""
        return self._indice[clave][0]


def es_visible(guia: Guia, paso: Paso, respuestas: Mapping[str, str], _vistos: frozenset = frozenset()) -> bool:
    """Si su condición se cumple y el paso del que depende también se ve: una rama abandonada no arrastra."""
    condicion = paso.solo_si
    if condicion is None:
        return True
    if paso.clave in _vistos or not condicion.se_cumple(respuestas):
        return False
    if condicion.paso not in guia._indice:
        return True
    return es_visible(guia, guia.paso(condicion.paso), respuestas, _vistos | {paso.clave})


def visibles(guia: Guia, respuestas: Mapping[str, str]) -> list[Paso]:
    """Pasos a la vista, en su orden, según lo respondido (clave del paso → valor)."""
    return [paso for paso in guia.pasos if es_visible(guia, paso, respuestas)]


def faltantes(guia: Guia, respuestas: Mapping[str, str]) -> list[Paso]:
    """Pasos visibles, obligatorios y que se responden, aún sin respuesta. Un paso oculto no bloquea."""
    return [p for p in visibles(guia, respuestas) if p.obligatorio and p.se_responde and not respuestas.get(p.clave)]


def avance(guia: Guia, respuestas: Mapping[str, str]) -> dict[str, str]:
    """Cada momento con «hecho», «ahora» o «falta». «ahora» es el primero que no está hecho."""
    pendientes = {guia.momento_de(paso.clave).clave for paso in faltantes(guia, respuestas)}
    estado, hay_ahora = {}, False
    for momento in guia.momentos:
        vistos = [p for p in momento.pasos if p.se_responde and es_visible(guia, p, respuestas)]
        obligan = any(p.obligatorio for p in vistos)
        tocado = any(respuestas.get(p.clave) for p in vistos)
        hecho = momento.clave not in pendientes and (obligan or tocado or not vistos)
        if hecho:
            estado[momento.clave] = HECHO
        else:
            estado[momento.clave] = FALTA if hay_ahora else AHORA
            hay_ahora = True
    return estado
