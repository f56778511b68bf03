"""Con qué llega escrito el formulario de radicar: lo que ya se sabe por el asunto que trajo la persona."""

from atencion.models import Asunto, Atencion, Solicitud

SIN_DESENLACE = ""


def asunto_para_radicar(atencion: Atencion, asunto_id: int | None = None) -> Asunto | None:
    """El asunto pedido, si es de esta atención; si no, el último que sigue sin resultado, o el último."""
    asuntos = list(atencion.asuntos.select_related("tramite").order_by("orden"))
    pedido = next((a for a in asuntos if a.pk == asunto_id), None)
    abierto = next((a for a in reversed(asuntos) if a.desenlace == SIN_DESENLACE), None)
    return pedido or abierto or (asuntos[-1] if asuntos else None)


def inicial(atencion: Atencion, asunto: Asunto | None) -> dict:
    """Datos del borrador nuevo: tipo, dependencia y asunto los pone el trámite; todo se puede cambiar."""
    tramite = asunto.tramite if asunto else None
    dependencia = (asunto and asunto.dependencia_id) or (tramite and tramite.dependencia_id)
    persona = atencion.ciudadano
    campos = {
        "asunto": asunto.titulo if asunto else "",
        "tipo": tramite.tipo_sugerido if tramite else "",
        "dependencia": str(dependencia or ""),
        "identidad": Solicitud.Identidad.NOMBRE,
        "forma": Solicitud.Forma.VERBAL if atencion.canal.clave == "telefonico" else "",
        "medio_respuesta": persona.medio_respuesta if persona else "",
    }
    return {
        "campos": {nombre: [str(valor)] for nombre, valor in campos.items() if valor},
        "asunto": asunto.pk if asunto else None,
        "tramite": tramite.pk if tramite else None,
        "tipo_del_tramite": tramite.tipo_sugerido if tramite else "",
        "ciudadano": persona.pk if persona else None,
        "creando": False,
    }


def es_anonima(datos: dict) -> bool:
    return datos["campos"].get("identidad") == [Solicitud.Identidad.ANONIMA.value]


def con_campos(datos: dict, campos: dict) -> dict:
    """Los mismos datos con lo que se acaba de escribir. Si pasa a anónima, lo que dice quién es se olvida."""
    nuevos = datos | {"campos": campos}
    if not es_anonima(nuevos):
        return nuevos
    sin_identidad = {n: v for n, v in campos.items() if not n.startswith("c-") and n != "medio_respuesta"}
    return nuevos | {"campos": sin_identidad, "ciudadano": None, "creando": False}


def con_registro(datos: dict, atencion: Atencion) -> dict:
    """Los mismos datos con el registro de alguien nuevo abierto y lo que ya dijo puesto: su nombre y su trato."""
    dicho = {"c-nombre": atencion.nombre_trato, "c-tratamiento": atencion.tratamiento}
    campos = {nombre: [valor] for nombre, valor in dicho.items() if valor} | datos["campos"]
    return datos | {"campos": campos, "creando": True, "ciudadano": None}


def con_persona(datos: dict, persona) -> dict:
    """Los mismos datos con quien la presenta elegido y, si aún no se dijo, su medio de respuesta preferido."""
    campos = {n: v for n, v in datos["campos"].items() if not n.startswith("c-")}
    if campos.get("medio_respuesta", [""]) == [""]:
        campos["medio_respuesta"] = [persona.medio_respuesta]
    return datos | {"campos": campos, "ciudadano": persona.pk, "creando": False}
