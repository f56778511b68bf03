from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords


class Norma(models.Model):
    """Norma del marco legal (sección 4). Solo dice «superada» si hay una fuente que lo muestre."""

    class Clase(models.TextChoices):
        CONSTITUCION = "constitucion", "Constitución Política"
        LEY = "ley", "Ley"
        DECRETO = "decreto", "Decreto"
        ACUERDO = "acuerdo", "Acuerdo"

    class Vigencia(models.TextChoices):
        POR_VERIFICAR = "por_verificar", "Vigencia por verificar"
        VIGENTE = "vigente", "Vigente"
        SUPERADA = "superada", "Superada"

    clave = models.SlugField("clave", max_length=60, unique=True)
    clase = models.CharField("clase", max_length=12, choices=Clase.choices)
    cita = models.CharField("cita", max_length=160, unique=True)
    resumen = models.TextField("qué significa para el servicio", blank=True)
    seccion = models.CharField("sección", max_length=12, blank=True)
    vigencia = models.CharField("vigencia", max_length=14, choices=Vigencia.choices, default=Vigencia.POR_VERIFICAR)
    superada_por = models.CharField("superada por", max_length=200, blank=True)
    orden = models.PositiveSmallIntegerField("orden", default=0)
    historial = HistoricalRecords()

    class Meta:
        verbose_name = "norma"
        ordering = ["orden"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(vigencia="superada") | ~Q(superada_por=""),
                name="norma_superada_con_fuente",
                violation_error_message="Escriba qué norma la superó.",
            )
        ]

    def __str__(self):
        return self.cita
