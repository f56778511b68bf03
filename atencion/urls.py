from django.urls import path

from atencion.views.avisos import avisos, avisos_leidos
from atencion.views.bandeja import bandeja
from atencion.views.buscar import buscar
from atencion.views.estado import estado
from atencion.views.solicitudes import acto, identidad, solicitud

app_name = "atencion"
urlpatterns = [
    # ── mi turno y atenciones
    # ── ciudadanos
    # ── radicar y constancia
    # ── bandeja y solicitudes
    path("bandeja/", bandeja, name="bandeja"),
    path("solicitudes/<slug:radicado>/", solicitud, name="solicitud"),
    path("solicitudes/<slug:radicado>/identidad/", identidad, name="identidad"),
    path("solicitudes/<slug:radicado>/asignar/", acto, {"clave": "asignar"}, name="asignar"),
    path("solicitudes/<slug:radicado>/responder/", acto, {"clave": "responder"}, name="responder"),
    path("solicitudes/<slug:radicado>/comunicar/", acto, {"clave": "comunicar"}, name="comunicar"),
    # ── búsqueda, ficha de estado y avisos
    path("buscar/", buscar, name="buscar"),
    path("estado/", estado, name="estado"),
    path("avisos/", avisos, name="avisos"),
    path("avisos/leidos/", avisos_leidos, name="avisos_leidos"),
]
