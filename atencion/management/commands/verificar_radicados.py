import json
from dataclasses import asdict

from django.core.management.base import BaseCommand

from atencion.verificaciones import verificar_radicados


class Command(BaseCommand):
    help = "Comprueba que la numeración no tenga huecos, repetidos ni desorden. Sale con 1 si algo está mal."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="resultado en JSON")

    def handle(self, *args, **opciones):
        series = verificar_radicados()
        if opciones["json"]:
            self.stdout.write(json.dumps([asdict(s) for s in series], ensure_ascii=False))
        else:
            for s in series:
                estado = "; ".join(s.problemas) or "bien"
                self.stdout.write(f"{s.vigencia} {s.serie}: {s.hay} números, último {s.ultimo}: {estado}")
            if not series:
                self.stdout.write("Aún no hay números.")
        if any(s.problemas for s in series):
            raise SystemExit(1)
