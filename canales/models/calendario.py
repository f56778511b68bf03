from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords


class DiaNoHabil(models.Model):
    """Cierre local por acto administrativo. Solo deja de contar si el acto suspende términos (Ley 4 de 1913, art. 62)."""

    fecha = models.DateField("fecha", unique=True)
    motivo = models.CharField("motivo", max_length=160)
    acto = models.CharField("acto administrativo", max_length=160)
    suspende_terminos = models.BooleanField("suspende términos", default=False)
    historial = HistoricalRecords()

    class Meta:
        verbose_name = "día no hábil"
        verbose_name_plural = "días no hábiles"
        ordering = ["-fecha"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(acto=""),
                name="dia_no_habil_con_acto",
                violation_error_message="Escriba el acto administrativo que ordena el cierre.",
            )
        ]

    def __str__(self):
        return f"{self.fecha} · {self.motivo}"


class VersionCalendario(models.Model):
    """Una sola fila: los procesos vuelven a leer el calendario cuando su número cambia."""

    numero = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "versión del calendario"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="version_calendario_unica")]

    def __str__(self):
        return str(self.numero)
