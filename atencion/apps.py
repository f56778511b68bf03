from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from atencion import disparadores


def _instalar_disparadores(using, plan=(), **_):
    if "atencion_actuacion" in connections[using].introspection.table_names():
        disparadores.instalar(connections[using])


class AtencionConfig(AppConfig):
    name = "atencion"
    verbose_name = "Atención"

    def ready(self):
        post_migrate.connect(_instalar_disparadores, sender=self, dispatch_uid="atencion.disparadores")
