from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from atencion.models import Solicitud
from canales.models import Entidad
from protocolo import cargador
from sopo_servicio.medicion import llenar, medir


class Command(BaseCommand):
    help = "Llena una base vacía con casos ficticios y dice cuánto cuesta cada página. Nunca sobre datos reales."

    def add_arguments(self, parser):
        parser.add_argument("--casos", type=int, default=0, help="cuántos casos agregar antes de medir")
        parser.add_argument("--abiertos", type=float, default=0.1, help="parte sin responder, de 0 a 1")

    def handle(self, *args, **opciones):
        ahora = timezone.now()
        cargador.cargar(ahora=ahora)
        entidad = Entidad.actual()
        if not entidad.es_demostracion and Solicitud.objects.exists():
            raise CommandError("Esta base tiene casos reales: la medición solo corre en una vacía o de demostración.")
        entidad.es_demostracion = True
        entidad.save()
        if opciones["casos"] > 0:
            llenar(opciones["casos"], opciones["abiertos"], ahora)
        self.stdout.write(f"{'página':26}{'mediana ms':>11}{'peor ms':>9}{'consultas':>11}{'bytes':>9}")
        for m in medir():
            self.stdout.write(f"{m.pagina:26}{m.mediana_ms:>11.1f}{m.peor_ms:>9.1f}{m.consultas:>11}{m.bytes:>9}")
