from django.contrib import admin
from django.urls import include, path

from sopo_servicio import views

handler400 = views.error_400
handler403 = views.error_403
handler404 = views.error_404
handler500 = views.error_500

urlpatterns = [
    path("ingresar/", views.ingresar, name="ingresar"),
    path("salir/", views.salir, name="salir"),
    path("salud/viva", views.salud_viva, name="salud_viva"),
    path("salud/lista", views.salud_lista, name="salud_lista"),
    path("protocolo/", include("protocolo.urls")),
    path("", include("atencion.urls")),
    path("admin/", admin.site.urls),
]
