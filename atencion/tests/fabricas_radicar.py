"""Una atención abierta y lo mínimo que se escribe para radicar desde ella."""

from django.urls import reverse

from atencion.models import Asunto, Atencion, Borrador
from canales.models import Canal, Dependencia, PuntoAtencion, Tramite
from protocolo.lectura import version_vigente

# Lo que llega pegado de otro programa o con mala intención (confiabilidad.md §1.3).
HOSTILES = {
    "invisible": "\u200b\u3164",
    "nulo": "hola\x00mundo",
    "control": "pegado\x0bde Word\x1b[2J",
    "bidi": "\u202egnp.exe",
    "marcas": "<script>alert(1)</script>{{ 7*7 }}{% load x %}",
    "sql": "'; DROP TABLE atencion_solicitud; --",
    "formula": "=HYPERLINK(1)",
    "enorme": "ñ" * 100_000,
}


def una_atencion(funcionario, ahora, canal="presencial", **campos) -> Atencion:
    canal = Canal.objects.get(clave=canal)
    nueva = Atencion.objects.create(
        canal=canal,
        punto=PuntoAtencion.objects.filter(canal=canal).order_by("pk").first(),
        funcionario=funcionario,
        version_protocolo=version_vigente(),
        guia=canal.clave,
        iniciada_en=ahora,
        **{"tratamiento": "senora", "nombre_trato": "Ana"} | campos,
    )
    tramite = Tramite.objects.order_by("orden", "pk").first()
    Asunto.objects.create(atencion=nueva, orden=1, tramite=tramite, dependencia=tramite.dependencia)
    return nueva


def lo_minimo(**cambios) -> dict:
    dependencia = Dependencia.objects.filter(activa=True).order_by("pk").first()
    base = {
        "tipo": "peticion_general",
        "asunto": "Poda de un árbol",
        "objeto": "Que poden el árbol frente a su casa.",
        "dependencia": str(dependencia.pk),
        "forma": "verbal",
        "identidad": "nombre",
        "medio_respuesta": "ventanilla",
        "accion": "revisar",
    }
    return {nombre: valor for nombre, valor in (base | cambios).items() if valor is not None}


def persona_nueva(**cambios) -> dict:
    """Los campos de registrar a alguien dentro de la página de radicar."""
    base = {
        "c-tipo_documento": "CC",
        "c-documento": "1.023.456.789",
        "c-nombre": "Ana Ejemplo",
        "c-clase": "natural",
        "c-cliente": "externo",
        "c-tratamiento": "senora",
        "c-medio_respuesta": "ventanilla",
    }
    return base | {f"c-{nombre}": valor for nombre, valor in cambios.items()}


def ruta(atencion, nombre="radicar") -> str:
    return reverse(f"atencion:{nombre}", args=[atencion.pk])


def hasta_la_revision(web, atencion, persona=None, **cambios) -> str:
    """Escribe, elige a la persona y llega a revisar. Devuelve el token del envío."""
    if persona:
        web.post(ruta(atencion), lo_minimo(elegir=str(persona.pk), **cambios))
    respuesta = web.post(ruta(atencion), lo_minimo(**cambios))
    assert respuesta.status_code == 302, respuesta.context["form"].errors
    return str(Borrador.objects.get(atencion=atencion).token)
