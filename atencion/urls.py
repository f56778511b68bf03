from django.urls import path  # noqa: F401

app_name = "atencion"
urlpatterns = [
    # ── mi turno y atenciones
    # ── ciudadanos
    # ── radicar y constancia
    # ── bandeja y solicitudes
    # ── búsqueda, ficha de estado y avisos
]
