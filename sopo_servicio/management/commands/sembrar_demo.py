import os

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from sopo_servicio.demostracion import siembra

CLAVE = "demostracion-sopo"
YA_TIENE = (
    "Esta base ya tiene datos del servicio: la demostración usa otra. Ponga CARPETA_DATOS o DATABASE_URL en una vacía."
)


class Command(BaseCommand):
    help = "Llena una base vacía con una semana ficticia y un usuario por papel. Repetirlo no cambia nada."

    def add_arguments(self, parser):
        parser.add_argument("--semilla", type=int, default=7, help="la misma semilla da los mismos casos")
        parser.add_argument("--casos", type=int, default=70, help="cuántas atenciones")

    def handle(self, *args, **opciones):
        if not 0 <= opciones["casos"] <= 150:
            raise CommandError("--casos va de 0 a 150: la semana tiene un número limitado de turnos.")
        clave = os.environ.get("DEMO_CLAVE") or CLAVE
        try:
            hechas = siembra.sembrar(
                semilla=opciones["semilla"], casos=opciones["casos"], clave=clave, ahora=timezone.now()
            )
        except siembra.BaseConDatos as error:
            raise CommandError(YA_TIENE) from error
        if hechas:
            self.stdout.write(f"Datos de demostración listos: {hechas} atenciones ficticias.")
        self._usuarios(clave)

    def _usuarios(self, clave: str) -> None:
        self.stdout.write(f"\nContraseña de todos: {clave}" + (" (si la base es nueva)" if clave != CLAVE else ""))
        for persona in siembra.leer()["funcionarios"]:
            self.stdout.write(f"  {persona['usuario']:<12} {persona['rol']}")
        self.stdout.write("")
