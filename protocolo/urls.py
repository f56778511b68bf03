from django.urls import path

from protocolo import views

app_name = "protocolo"
urlpatterns = [
    path("", views.lector, name="lector"),
    path("<str:numero>/", views.lector, name="lector"),
]
