"""Por dónde empieza cada papel, y el turno de quien atiende."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from atencion import tareas
from atencion.models import Tarea
from atencion.turno import turno
from canales.permisos import exige
from canales.roles import Rol

# Quien tiene varios papeles entra por el primero de esta lista.
INICIOS = (
    (Rol.AGENTE, "atencion:mi_turno"),
    (Rol.RESPONSABLE, "atencion:bandeja"),
    (Rol.SUPERVISOR, "atencion:bandeja"),
    (Rol.AUDITOR, "atencion:bandeja"),
    (Rol.PROTOCOLO, "admin:index"),
    (Rol.TECNICO, "admin:index"),
)


@require_safe
def inicio(request):
    """Cada papel a su trabajo; quien aún no tiene papel lee el protocolo."""
    destinos = (destino for rol, destino in INICIOS if rol in request.user.roles)
    return redirect(next(destinos, "protocolo:lector"))


@require_safe
@exige("atencion.crear")
def mi_turno(request):
    return render(request, "atencion/mi_turno.html", {"turno": turno(request.user, ahora=timezone.now())})


@require_POST
@exige("atencion.crear")
def tarea_hecha(request, pk: int):
    """Marca hecha una tarea propia; la de otra persona no existe para quien no la lleva."""
    tarea = get_object_or_404(Tarea, pk=pk, responsable=request.user)
    tareas.hecha(tarea.pk, por=request.user, ahora=timezone.now())
    messages.success(request, "Tarea hecha.")
    return redirect("atencion:mi_turno")
