from django.core.management.base import BaseCommand
from django.utils import timezone

from protocolo import cargador


class Command(BaseCommand):
    help = "Llena una base vacía con los catálogos y el protocolo; después solo propone un borrador."

    def handle(self, *args, **opciones):
        self.stdout.write(cargador.cargar(ahora=timezone.now()).en_palabras)
