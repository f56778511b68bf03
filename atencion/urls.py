from django.urls import path

from atencion.views import ciudadanos
from atencion.views.atenciones import atencion, atencion_ciudadano, atencion_guardar, nueva
from atencion.views.avisos import avisos, avisos_leidos
from atencion.views.bandeja import bandeja
from atencion.views.buscar import buscar
from atencion.views.constancia import constancia, constancia_pdf, constancia_txt
from atencion.views.estado import estado
from atencion.views.inicio import inicio, mi_turno, tarea_hecha
from atencion.views.radicar import radicar, radicar_guardar
from atencion.views.radicar_revisar import radicar_revisar
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
    path("ciudadanos/", ciudadanos.buscar, name="ciudadanos"),
    path("ciudadanos/nuevo/", ciudadanos.nuevo, name="ciudadano_nuevo"),
    path("ciudadanos/<int:pk>/", ciudadanos.ficha, name="ciudadano"),
    path("ciudadanos/<int:pk>/editar/", ciudadanos.editar, name="ciudadano_editar"),
    # ── radicar y constancia
    path("atenciones/<int:pk>/radicar/", radicar, name="radicar"),
    path("atenciones/<int:pk>/radicar/guardar/", radicar_guardar, name="radicar_guardar"),
    path("atenciones/<int:pk>/radicar/revisar/", radicar_revisar, name="radicar_revisar"),
    path("solicitudes/<slug:radicado>/constancia/", constancia, name="constancia"),
    path("solicitudes/<slug:radicado>/constancia.pdf", constancia_pdf, name="constancia_pdf"),
    path("solicitudes/<slug:radicado>/constancia.txt", constancia_txt, name="constancia_txt"),
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
