from django.apps import AppConfig


class ProtocoloConfig(AppConfig):
    name = "protocolo"
    verbose_name = "Protocolo"
