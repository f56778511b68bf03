from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from atencion import consecutivos
from atencion.flujo import NoSePuede
from protocolo import cargador


class Command(BaseCommand):
    help = "Deja lista una instalación nueva: catálogos, protocolo y, si se pide, el consecutivo donde va el papel."

    def add_arguments(self, parser):
        parser.add_argument(
            "--consecutivo-inicial",
            type=int,
            metavar="N",
            help="último número que dio el papel este año (una sola vez)",
        )

    def handle(self, *args, **opciones):
        ahora = timezone.now()
        cargador.cargar(ahora=ahora)
        inicial = opciones["consecutivo_inicial"]
        if inicial is None:
            return
        try:
            fila = consecutivos.empezar_en(inicial, ahora=ahora)
        except NoSePuede as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"El primer radicado de {fila.vigencia} será el {fila.valor + 1}.")
