from django.core.management.base import BaseCommand

from canales.catalogo import cargar
from canales.models import Dependencia, EntidadExterna, Extension, Tramite


class Command(BaseCommand):
    help = "Carga los catálogos de fábrica que falten; lo que ya existe o existió no se toca."

    def handle(self, *args, **opciones):
        cargar()
        cuentas = ", ".join(
            f"{modelo.objects.count()} {modelo._meta.verbose_name_plural}"
            for modelo in (Dependencia, Tramite, Extension, EntidadExterna)
        )
        self.stdout.write(f"Catálogos listos: {cuentas}.")
