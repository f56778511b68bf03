import json
from dataclasses import asdict

from django.core.management.base import BaseCommand
from django.utils import timezone

from atencion.vigilancia import vigilar
from canales.lectura import calendario_vigente


class Command(BaseCommand):
    """Una vuelta de la vigilancia. Sirve desde cron si no hay Celery: el resultado es el mismo."""

    help = "Avisa de las solicitudes que vencen pronto, vencen hoy o vencieron."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="imprime el resumen como JSON")

    def handle(self, *args, **opciones):
        resumen = vigilar(timezone.now(), calendario_vigente())
        if opciones["json"]:
            self.stdout.write(json.dumps(asdict(resumen)))
            return
        self.stdout.write(
            f"Casos revisados: {resumen.casos}. Hitos anotados: {resumen.hitos}. "
            f"Avisos repartidos: {resumen.avisos}. Con falla: {resumen.fallas}."
        )
