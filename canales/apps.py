from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class CanalesConfig(AppConfig):
    name = "canales"
    verbose_name = "Canales"


class AdministracionConfig(admin_apps.AdminConfig):
    """El admin de Django con la puerta de la casa; va en INSTALLED_APPS en lugar de `django.contrib.admin`."""

    default = False
    default_site = "canales.sitio.SitioDeLaCasa"
