"""La constancia en pantalla, papel, PDF y texto. La abre quien puede ver la solicitud; nadie más sabe que existe."""

import segno
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from atencion import constancia as hoja
from atencion.accesos import anotar
from atencion.constancia_pdf import en_pdf
from atencion.models import Acceso, Solicitud
from atencion.permisos import ve_identidad
from canales.lectura import calendario_vigente
from canales.models import Entidad
from canales.permisos import exige

TRAER = ("termino", "canal", "punto", "ciudadano", "dependencia", "radicada_por__dependencia", "atencion")


def _la_constancia(request, radicado: str) -> tuple[Solicitud, hoja.Constancia]:
    hoy = timezone.localdate()
    visibles = Solicitud.objects.visibles_para(request.user, hoy).select_related(*TRAER)
    solicitud = get_object_or_404(visibles, radicado=radicado)
    con_identidad = ve_identidad(request.user, solicitud, hoy)
    tapada = not con_identidad and solicitud.identidad == Solicitud.Identidad.NOMBRE
    if con_identidad and solicitud.identidad == Solicitud.Identidad.RESERVADA:
        anotar(Acceso.Clase.RESERVADA, por=request.user, ahora=timezone.now(), solicitud=solicitud, motivo="Constancia")
    calendario = calendario_vigente()
    return solicitud, hoja.de(solicitud, Entidad.actual(), calendario, con_identidad=con_identidad, tapada=tapada)


@exige("solicitud.ver")
@require_safe
def constancia(request, radicado: str):
    solicitud, c = _la_constancia(request, radicado)
    contexto = {
        "solicitud": solicitud,
        "c": c,
        "letra_grande": request.GET.get("letra") == "grande",
        "recien": solicitud.radicada_por_id == request.user.pk,
        "qr": mark_safe(segno.make(c.enlace_publico, micro=False).svg_inline(scale=3)) if c.enlace_publico else "",
    }
    return render(request, "atencion/constancia.html", contexto)


@exige("solicitud.ver")
@require_safe
def constancia_pdf(request, radicado: str):
    _, c = _la_constancia(request, radicado)
    contenido = en_pdf(c, letra_grande=request.GET.get("letra") == "grande")
    respuesta = HttpResponse(contenido, content_type="application/pdf")
    respuesta["Content-Disposition"] = f'inline; filename="constancia-{c.radicado}.pdf"'
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta


@exige("solicitud.ver")
@require_safe
def constancia_txt(request, radicado: str):
    """Texto para copiar a un correo o leer por teléfono: el sistema no envía nada desde aquí."""
    _, c = _la_constancia(request, radicado)
    respuesta = HttpResponse(hoja.en_texto(c), content_type="text/plain; charset=utf-8")
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta
