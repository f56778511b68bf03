from django.conf import settings
from django.db import models


class Borrador(models.Model):
    """Lo escrito y aún no radicado. Vive en el servidor: sobrevive al cierre de sesión y a otro equipo."""

    funcionario = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="borradores")
    atencion = models.ForeignKey("atencion.Atencion", models.CASCADE, related_name="borradores")
    formulario = models.SlugField(max_length=20)
    token = models.UUIDField()
    datos = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    actualizado_en = models.DateTimeField()

    class Meta:
        verbose_name = "borrador"
        verbose_name_plural = "borradores"
        constraints = [models.UniqueConstraint(fields=["atencion", "formulario"], name="borrador_uno_por_atencion")]

    def __str__(self):
        return f"borrador {self.pk}"
