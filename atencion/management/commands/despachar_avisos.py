import json
from dataclasses import asdict

from django.core.management.base import BaseCommand
from django.utils import timezone

from atencion.relevo import despachar


class Command(BaseCommand):
    """Una vuelta del relevo de avisos. Sirve desde cron si no hay Celery: el resultado es el mismo."""

    help = "Manda por correo los avisos pendientes."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="imprime el resumen como JSON")

    def handle(self, *args, **opciones):
        resumen = despachar(timezone.now())
        if opciones["json"]:
            self.stdout.write(json.dumps(asdict(resumen)))
            return
        self.stdout.write(
            f"Avisos enviados: {resumen.enviados}. Para otro intento: {resumen.aplazados}. Fallidos: {resumen.fallidos}."
        )
