from django.conf import settings
from django.db import models


class Acceso(models.Model):
    """Quién miró los datos de quién y para qué (Ley 1581 de 2012). Solo se agrega."""

    class Clase(models.TextChoices):
        FICHA_ESTADO = "ficha_estado", "Ficha de estado"
        CIUDADANO = "ciudadano", "Ficha del ciudadano"
        RESERVADA = "reservada", "Identidad reservada"

    clase = models.CharField(max_length=14, choices=Clase.choices)
    funcionario = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ciudadano = models.ForeignKey("atencion.Ciudadano", models.PROTECT, null=True, blank=True, related_name="accesos")
    solicitud = models.ForeignKey("atencion.Solicitud", models.PROTECT, null=True, blank=True, related_name="accesos")
    motivo = models.CharField(max_length=200, blank=True)
    en = models.DateTimeField()

    class Meta:
        verbose_name = "acceso"
        ordering = ["-en", "-pk"]
        indexes = [models.Index(fields=["ciudadano", "-en"], name="acceso_del_ciudadano")]

    def __str__(self):
        return f"{self.get_clase_display()} {self.pk}"
