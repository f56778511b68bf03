"""Quién puede qué: la matriz de la casa como datos. El técnico no tiene ningún papel en el servicio."""

from enum import StrEnum


class Rol(StrEnum):
    AGENTE = "agente"
    RESPONSABLE = "responsable"
    SUPERVISOR = "supervisor"
    PROTOCOLO = "administrador de protocolo"
    AUDITOR = "auditor"
    TECNICO = "superusuario técnico"


AG, RD, SU, AP, CI, SX = Rol.AGENTE, Rol.RESPONSABLE, Rol.SUPERVISOR, Rol.PROTOCOLO, Rol.AUDITOR, Rol.TECNICO
TODOS = frozenset(Rol)

MATRIZ: dict[str, frozenset[Rol]] = {
    "atencion.crear": frozenset({AG, RD, SU}),
    "atencion.ver": frozenset({AG, RD, SU, CI}),
    "ciudadano.buscar": frozenset({AG, RD, SU, CI}),
    "ciudadano.ver": frozenset({AG, RD, SU, CI}),
    "ciudadano.crear": frozenset({AG, RD, SU}),
    "ciudadano.editar": frozenset({AG, RD, SU}),
    "ciudadano.ver_datos": frozenset({AG, RD, SU}),
    "estado.consultar": frozenset({AG, RD, SU}),
    "solicitud.radicar": frozenset({AG, RD, SU}),
    "solicitud.ver": frozenset({AG, RD, SU, CI}),
    "solicitud.asignar_dependencia": frozenset({AG, SU}),
    "solicitud.asignar_persona": frozenset({RD, SU}),
    "solicitud.responder": frozenset({RD, SU}),
    "solicitud.comunicar": frozenset({AG, RD, SU}),
    "solicitud.ver_todas": frozenset({SU, CI}),
    "bandeja.ver": frozenset({AG, RD, SU, CI}),
    "vigilancia.ver": frozenset({SU}),
    "protocolo.leer": TODOS,
    "admin.entrar": frozenset({SU, AP, SX}),
    "admin.catalogos": frozenset({SU}),
    "admin.protocolo": frozenset({AP}),
    "admin.funcionarios": frozenset({SX}),
}


def puede(funcionario, accion: str) -> bool:
    """Si algún rol del funcionario activo permite la acción. `KeyError` si la acción no está en la matriz."""
    permitidos = MATRIZ[accion]
    return bool(getattr(funcionario, "is_active", False)) and not permitidos.isdisjoint(funcionario.roles)
