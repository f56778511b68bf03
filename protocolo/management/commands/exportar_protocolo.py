from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from protocolo import exportacion
from protocolo.lectura import SinProtocolo, version_vigente

FORMATOS = {"json": exportacion.en_json, "md": exportacion.en_markdown}


class Command(BaseCommand):
    help = "Imprime el protocolo vigente."

    def add_arguments(self, parser):
        parser.add_argument("--formato", choices=sorted(FORMATOS), default="json")

    def handle(self, *args, formato, **opciones):
        try:
            version = version_vigente()
        except SinProtocolo as error:
            raise CommandError(str(error)) from error
        self.stdout.write(FORMATOS[formato](exportacion.como_datos(version, timezone.localdate())))
