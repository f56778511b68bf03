from django.apps import AppConfig


class SopoServicioConfig(AppConfig):
    name = "sopo_servicio"
    verbose_name = "Sopó Servicio"
