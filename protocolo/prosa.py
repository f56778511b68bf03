"""Prosa del protocolo para la pantalla (puro): Markdown sin HTML propio y palabras buscadas resaltadas."""

import re
import unicodedata
from collections.abc import Collection
from html import escape

import nh3
from markdown_it import MarkdownIt

from canales.texto import para_buscar

ETIQUETAS = {"p", "strong", "em", "ul", "ol", "li", "h2", "h3", "h4", "blockquote", "br", "code", "hr", "a"}
_MARCADOR = MarkdownIt("commonmark", {"html": False})
_TROZOS = re.compile(r"(<[^>]*>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);)")
_PALABRA = re.compile(r"[^\W_]+")


def en_html(texto: str) -> str:
    """Markdown → HTML limpio: el HTML escrito a mano se muestra como texto y no se ejecuta."""
    return nh3.clean(
        _MARCADOR.render(texto), tags=ETIQUETAS, attributes={"a": {"href"}}, url_schemes={"https", "mailto"}
    )


def coincidencias(texto: str, buscadas: Collection[str]) -> int:
    """Cuántas palabras del texto empiezan por alguna de las buscadas (sin tildes ni mayúsculas)."""
    return sum(_coincide(palabra, buscadas) for palabra in _PALABRA.findall(texto))


def resaltar(texto: str, buscadas: Collection[str]) -> str:
    """El texto, escapado, con las palabras encontradas dentro de `<mark>`."""
    return resaltar_html(escape(texto), buscadas)


def resaltar_html(html: str, buscadas: Collection[str]) -> str:
    """Lo mismo sobre HTML ya limpio: nunca toca etiquetas ni entidades."""
    if not buscadas:
        return html
    trozos = _TROZOS.split(html)
    trozos[::2] = [_PALABRA.sub(lambda p: _marcada(p[0], buscadas), trozo) for trozo in trozos[::2]]
    return "".join(trozos)


def _marcada(palabra: str, buscadas: Collection[str]) -> str:
    return f"<mark>{palabra}</mark>" if _coincide(palabra, buscadas) else palabra


def _coincide(palabra: str, buscadas: Collection[str]) -> bool:
    llana = para_buscar(unicodedata.normalize("NFC", palabra))
    return any(llana.startswith(buscada) for buscada in buscadas)
