from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from atencion import avisos as avisos_
from atencion.campana import avisos_de
from canales.lectura import calendario_vigente


@require_safe
def avisos(request):
    suyos = avisos_de(request.user, timezone.localdate(), calendario_vigente())
    contexto = {"avisos": suyos, "sin_leer": avisos_.sin_leer(request.user)}
    return render(request, "atencion/avisos.html", contexto)


@require_POST
def avisos_leidos(request):
    """Marca uno (`envio`) o todos. Un número ajeno o mal escrito no cambia nada."""
    envio = request.POST.get("envio", "")
    uno = int(envio) if envio.isascii() and envio.isdigit() and len(envio) < 19 else None
    if not envio or uno is not None:
        cuantos = avisos_.marcar_leidos(request.user, ahora=timezone.now(), envio=uno)
        if cuantos and uno is None:
            messages.success(request, "Todos los avisos quedaron como leídos.")
    return redirect("atencion:avisos")
