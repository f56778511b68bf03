from datetime import time

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords


class Canal(models.Model):
    """Medio por el que llega el ciudadano. Si nadie lo atiende, después del corte cuenta el día hábil siguiente."""

    clave = models.SlugField("clave", max_length=20, unique=True)
    nombre = models.CharField("nombre", max_length=60, unique=True)
    atendido = models.BooleanField("lo atiende un funcionario", default=True)
    hora_corte = models.TimeField("hora de corte", default=time(17, 0))
    activo = models.BooleanField("activo", default=True)
    orden = models.PositiveSmallIntegerField("orden", default=0)
    historial = HistoricalRecords()

    class Meta:
        verbose_name = "canal"
        verbose_name_plural = "canales"
        ordering = ["orden", "nombre"]

    def __str__(self):
        return self.nombre


class PuntoAtencion(models.Model):
    """Puesto donde se atiende: una ventanilla o una línea telefónica."""

    nombre = models.CharField("nombre", max_length=60, unique=True)
    canal = models.ForeignKey(Canal, models.PROTECT, related_name="puntos", verbose_name="canal")
    lugar = models.CharField("lugar", max_length=120, blank=True)
    activo = models.BooleanField("activo", default=True)
    historial = HistoricalRecords()

    class Meta:
        verbose_name = "punto de atención"
        verbose_name_plural = "puntos de atención"
        ordering = ["nombre"]

    def __str__(self):
        return self.nombre


class Horario(models.Model):
    """Un bloque de atención de un punto en un día de la semana (0 = lunes); un día puede tener varios."""

    class Dia(models.IntegerChoices):
        LUNES = 0, "lunes"
        MARTES = 1, "martes"
        MIERCOLES = 2, "miércoles"
        JUEVES = 3, "jueves"
        VIERNES = 4, "viernes"
        SABADO = 5, "sábado"
        DOMINGO = 6, "domingo"

    punto = models.ForeignKey(PuntoAtencion, models.CASCADE, related_name="horarios", verbose_name="punto")
    dia = models.PositiveSmallIntegerField("día", choices=Dia.choices)
    desde = models.TimeField("desde")
    hasta = models.TimeField("hasta")

    class Meta:
        verbose_name = "bloque de horario"
        verbose_name_plural = "horario"
        ordering = ["punto", "dia", "desde"]
        constraints = [
            models.CheckConstraint(
                condition=Q(desde__lt=F("hasta")),
                name="horario_bloque_en_orden",
                violation_error_message="El bloque debe empezar antes de terminar.",
            ),
            models.CheckConstraint(
                condition=Q(dia__lte=6), name="horario_dia_valido", violation_error_message="Elija un día de la semana."
            ),
            models.UniqueConstraint(
                fields=["punto", "dia", "desde"],
                name="horario_bloque_unico",
                violation_error_message="Ya hay un bloque que empieza a esa hora ese día.",
            ),
        ]

    def __str__(self):
        return f"{self.get_dia_display()} {self.desde:%H:%M} a {self.hasta:%H:%M}"
