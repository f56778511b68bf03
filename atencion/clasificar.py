"""Qué tipo de solicitud es (puro): cinco preguntas llanas y, detrás, el nombre que le da la norma."""

from dataclasses import dataclass

PREGUNTAS = {
    "pide": "¿Pide algo?",
    "de_persona": "¿Se queja de una persona que atiende?",
    "de_servicio": "¿Se queja de un servicio?",
    "denuncia": "¿Denuncia algo ilegal?",
    "propone": "¿Propone o sugiere algo?",
}


@dataclass(frozen=True)
class Sugerencia:
    """`tipo` es la clave del término legal; `porque`, la frase con que se le explica al funcionario."""

    tipo: str
    porque: str


# De lo más grave a lo más general: la primera que la persona responda que sí decide.
_ORDEN = (
    ("denuncia", "denuncia", "Cuenta algo que puede ser ilegal."),
    ("de_persona", "queja", "Se queja de cómo actuó una persona."),
    ("de_servicio", "reclamo", "Se queja de un servicio, no de una persona."),
    ("pide", "peticion_general", "Pide algo. No se queja de una persona ni de un servicio."),
    ("propone", "sugerencia", "Propone algo y no pide nada para sí."),
)
_PETICIONES = frozenset({"peticion_general", "peticion_informacion", "copias", "consulta", "habeas_data_consulta"})


def sugerir(dijo_que_si: set[str] | frozenset[str], del_tramite: str = "") -> Sugerencia | None:
    """Tipo que sugieren las respuestas; None si no respondió que sí a ninguna.

    `del_tramite` es el tipo propio del trámite elegido: afina una petición, nunca tapa una queja.
    """
    for pregunta, tipo, porque in _ORDEN:
        if pregunta in dijo_que_si:
            if pregunta == "pide" and del_tramite in _PETICIONES - {"peticion_general"}:
                return Sugerencia(del_tramite, "Pide algo, y es lo propio del trámite que eligió.")
            return Sugerencia(tipo, porque + _tambien(pregunta, dijo_que_si))
    return None


def _tambien(decidio: str, dijo_que_si) -> str:
    if decidio != "pide" and "pide" in dijo_que_si:
        return " También pide algo: escríbalo en «Qué pide»."
    return ""
