from django.db import models


class Consecutivo(models.Model):
    """Último número entregado en una vigencia (año de Bogotá) y serie. La fila se bloquea al radicar."""

    class Serie(models.TextChoices):
        RECIBIDA = "recibida", "Recibida"
        ENVIADA = "enviada", "Enviada"

    vigencia = models.PositiveSmallIntegerField()
    serie = models.CharField(max_length=8, choices=Serie.choices)
    inicial = models.PositiveIntegerField(default=0, help_text="Último número que dio el papel.")
    valor = models.PositiveIntegerField(default=0)
    ultima_en = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "consecutivo"
        constraints = [
            models.UniqueConstraint(fields=["vigencia", "serie"], name="consecutivo_unico"),
            models.CheckConstraint(condition=models.Q(valor__gte=models.F("inicial")), name="consecutivo_no_retrocede"),
        ]

    def __str__(self):
        return f"{self.vigencia} {self.serie}: {self.valor}"
