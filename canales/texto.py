"""Texto limpio y comparable (puro): lo que entra por un formulario, un comando o el admin."""

import re
import unicodedata

_INVISIBLES = {"\u200b", "\u2060", "\ufeff", "\u3164", "\u115f", "\u1160", "\u00ad"}
_NO_ALFANUMERICO = re.compile(r"[^0-9a-z]+")


def limpio(valor: str, *, renglones: bool = False) -> str:
    """NFC, sin controles, sin marcas de dirección ni caracteres invisibles; espacios recogidos.

    Con `renglones` se conservan los saltos de línea. Nunca falla: lo ilegible se quita.
    """
    valor = unicodedata.normalize("NFC", valor.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n"))
    salida = []
    for letra in valor:
        if letra in "\n\t":
            salida.append(letra if renglones and letra == "\n" else " ")
        elif letra not in _INVISIBLES and unicodedata.category(letra) not in {"Cc", "Cf", "Cs", "Co", "Cn"}:
            salida.append(" " if unicodedata.category(letra) == "Zs" else letra)
    texto = "".join(salida)
    if renglones:
        return "\n".join(re.sub(r" {2,}", " ", fila).rstrip() for fila in texto.split("\n")).strip()
    return re.sub(r"\s+", " ", texto).strip()


def para_buscar(*partes: str) -> str:
    """Minúsculas sin tildes ni ñ, solo letras y cifras separadas por un espacio; las cifras van unidas."""
    junto = unicodedata.normalize("NFKD", " ".join(p for p in partes if p)).casefold()
    sin_tildes = "".join(c for c in junto if not unicodedata.combining(c))
    unidas = re.sub(r"(?<=\d)[.\s-](?=\d)", "", sin_tildes)
    return _NO_ALFANUMERICO.sub(" ", unidas).strip()


def palabras(consulta: str) -> list[str]:
    """Palabras de una búsqueda, ya normalizadas y como mucho seis (más no afina y sí cuesta)."""
    return para_buscar(limpio(consulta)[:200]).split()[:6]
