"""Qué puede hacer cada quien con una solicitud concreta. Ver o no ver lo decide `visibles_para`."""

from datetime import date

from django.utils.timezone import localtime

from canales.roles import Rol


def _es_de_su_dependencia(funcionario, solicitud) -> bool:
    return (
        Rol.RESPONSABLE in funcionario.roles
        and funcionario.dependencia_id is not None
        and solicitud.dependencia_id == funcionario.dependencia_id
        and solicitud.identidad != "reservada"
    )


def puede_en(funcionario, accion: str, solicitud) -> bool:
    """Si el funcionario puede hacer `accion` (de la matriz) sobre esa solicitud.

    El responsable, en su dependencia o en lo que le asignaron; el supervisor, en todas; el agente,
    lo suyo: enviar a otra dependencia lo que él radicó y registrar la entrega.
    """
    if not funcionario.puede(accion):
        return False
    if Rol.SUPERVISOR in funcionario.roles:
        return True
    if accion == "solicitud.asignar_dependencia":
        return solicitud.radicada_por_id == funcionario.pk and solicitud.responsable_id is None
    if accion == "solicitud.comunicar" and Rol.AGENTE in funcionario.roles:
        return solicitud.identidad != "reservada" or solicitud.responsable_id == funcionario.pk
    return solicitud.responsable_id == funcionario.pk or _es_de_su_dependencia(funcionario, solicitud)


def ve_identidad(funcionario, solicitud, hoy: date | None = None) -> bool:
    """Si puede ver quién la presenta. Reservada: solo quien la lleva, y quien la recibió ese mismo día."""
    if solicitud.identidad == "anonima" or not funcionario.puede("ciudadano.ver_datos"):
        return False
    if solicitud.identidad == "nombre":
        return True
    if solicitud.responsable_id == funcionario.pk:
        return True
    return (
        hoy is not None
        and solicitud.radicada_por_id == funcionario.pk
        and localtime(solicitud.radicada_en).date() == hoy
    )


def nombre_visible(funcionario, solicitud, hoy: date | None = None) -> str:
    """Cómo se nombra al peticionario en listas y fichas. El auditor solo ve iniciales."""
    if solicitud.identidad == "anonima":
        return "Anónima"
    if ve_identidad(funcionario, solicitud, hoy):
        return solicitud.ciudadano.nombre
    if solicitud.identidad == "reservada":
        return "Identidad reservada"
    return " ".join(f"{p[0]}." for p in solicitud.ciudadano.nombre.split()[:3])
