from django.db import models
from simple_history.models import HistoricalRecords


class EntidadExterna(models.Model):
    """Autoridad a la que se traslada lo que no es competencia del municipio (CPACA, art. 21)."""

    nombre = models.CharField("nombre", max_length=160, unique=True)
    competencia = models.CharField("para qué asuntos", max_length=240, blank=True)
    contacto = models.CharField("contacto", max_length=200, blank=True)
    activa = models.BooleanField("activa", default=True)
    por_verificar = models.BooleanField("por verificar", default=True)
    historial = HistoricalRecords()

    class Meta:
        verbose_name = "entidad externa"
        verbose_name_plural = "entidades externas"
        ordering = ["nombre"]

    def __str__(self):
        return self.nombre
