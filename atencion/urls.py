from django.urls import path

from atencion.views.atenciones import atencion, atencion_ciudadano, atencion_guardar, nueva
from atencion.views.avisos import avisos, avisos_leidos
from atencion.views.bandeja import bandeja
from atencion.views.buscar import buscar
from atencion.views.estado import estado
from atencion.views.inicio import inicio, mi_turno, tarea_hecha
from atencion.views.solicitudes import acto, identidad, solicitud
from atencion.views.tramites import asuntos, tramite_ficha

app_name = "atencion"
urlpatterns = [
    # ── mi turno y atenciones
    path("", inicio, name="inicio"),
    path("mi-turno/", mi_turno, name="mi_turno"),
    path("mi-turno/tareas/<int:pk>/hecha/", tarea_hecha, name="tarea_hecha"),
    path("atenciones/nueva/<slug:canal>/", nueva, name="atencion_nueva"),
    path("atenciones/<int:pk>/", atencion, name="atencion"),
    path("atenciones/<int:pk>/guardar/", atencion_guardar, name="atencion_guardar"),
    path("atenciones/<int:pk>/ciudadano/", atencion_ciudadano, name="atencion_ciudadano"),
    path("tramites/buscar/", asuntos, name="asuntos"),
    path("tramites/<int:pk>/ficha/", tramite_ficha, name="tramite_ficha"),
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
