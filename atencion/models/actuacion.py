from django.conf import settings
from django.db import models


class Actuacion(models.Model):
    """Un acto registrado sobre una solicitud. Solo se agrega: la base rechaza cambiarlo o borrarlo."""

    class Clase(models.TextChoices):
        RADICAR = "radicar", "Radicada"
        ASIGNAR = "asignar", "Asignada"
        RESPONDER = "responder", "Respondida"
        COMUNICAR = "comunicar", "Respuesta comunicada"
        AVISAR = "avisar", "Alerta"

    solicitud = models.ForeignKey("atencion.Solicitud", models.PROTECT, related_name="actuaciones")
    clase = models.CharField(max_length=20, choices=Clase.choices)
    texto = models.CharField(max_length=400)
    datos = models.JSONField(default=dict, blank=True)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    en = models.DateTimeField()

    class Meta:
        verbose_name = "actuación"
        verbose_name_plural = "actuaciones"
        ordering = ["-en", "-pk"]
        indexes = [models.Index(fields=["solicitud", "-en", "-id"], name="actuacion_linea")]

    def __str__(self):
        return f"{self.get_clase_display()} {self.solicitud_id}"
