"""Solo presentación: iconos, fechas y horas. Ninguna regla."""

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html

from canales import fechas

register = template.Library()


def _local(valor):
    """El valor en hora de Bogotá; vacío se queda vacío. Un instante sin zona se toma como ya local."""
    if getattr(valor, "tzinfo", None) is not None and hasattr(valor, "date"):
        return timezone.localtime(valor)
    return valor


@register.simple_tag
def icono(nombre: str, clase: str = "") -> str:
    """Dibujo decorativo del sprite; va siempre junto a una palabra."""
    identificador = nombre.removeprefix("i-")
    clases = "" if identificador == "marca" else "ico ico-lleno" if identificador.startswith("s-") else "ico"
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#i-{}"></use></svg>',
        f"{clases} {clase}".strip(),
        static("iconos.svg"),
        identificador,
    )


@register.simple_tag
def tecla_de(posicion: int, letras: str = "") -> str:
    """La tecla de la opción en esa posición (desde 1): su letra si se dieron letras, o el dígito."""
    return letras[posicion - 1].lower() if letras and posicion <= len(letras) else str(posicion)


@register.filter(expects_localtime=True)
def fecha_larga(valor) -> str:
    return fechas.fecha_larga(_local(valor)) if valor else ""


@register.filter(expects_localtime=True)
def fecha_media(valor) -> str:
    return fechas.fecha_media(_local(valor)) if valor else ""


@register.filter(expects_localtime=True)
def fecha_corta(valor) -> str:
    return fechas.fecha_corta(_local(valor)) if valor else ""


@register.filter(expects_localtime=True)
def hora(valor) -> str:
    return fechas.hora(_local(valor)) if valor else ""


@register.filter(expects_localtime=True)
def hora_ampm(valor) -> str:
    return fechas.hora_ampm(_local(valor)) if valor else ""


@register.filter
def reloj(segundos) -> str:
    """«04:51», o «1:04:51» desde la hora; lo mismo que después pinta temporizador.js."""
    minutos, resto = divmod(max(int(segundos or 0), 0), 60)
    horas, minutos = divmod(minutos, 60)
    return f"{horas}:{minutos:02d}:{resto:02d}" if horas else f"{minutos:02d}:{resto:02d}"
