from django.apps import AppConfig


class CanalesConfig(AppConfig):
    name = "canales"
    verbose_name = "Canales"
