from django.conf import settings
from django.db import models
from django.db.models import Q

from atencion.models.ciudadano import MedioRespuesta


class Respuesta(models.Model):
    """La respuesta legal de fondo, con su número de salida. No detiene el reloj: lo detiene comunicarla."""

    class Sentido(models.TextChoices):
        FAVORABLE = "favorable", "Se concede"
        PARCIAL = "parcial", "Se concede en parte"
        NEGATIVA = "negativa", "Se niega"

    solicitud = models.ForeignKey("atencion.Solicitud", models.PROTECT, related_name="respuestas")
    numero = models.CharField(max_length=13, unique=True)
    vigencia = models.PositiveSmallIntegerField()
    consecutivo = models.PositiveIntegerField()
    sentido = models.CharField(max_length=10, choices=Sentido.choices)
    texto = models.TextField()
    norma = models.CharField("norma o procedimiento que la sustenta", max_length=200, blank=True)
    alternativas = models.TextField(blank=True)
    pasos = models.TextField("pasos a seguir", blank=True)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    en = models.DateTimeField()

    class Meta:
        verbose_name = "respuesta"
        ordering = ["-en"]
        constraints = [
            models.UniqueConstraint(fields=["vigencia", "consecutivo"], name="respuesta_consecutivo_unico"),
            models.CheckConstraint(
                condition=Q(sentido="favorable") | (~Q(alternativas="") & ~Q(pasos="") & ~Q(norma="")),
                name="respuesta_negativa_explicada",
                violation_error_message="Al negar, diga la norma, las alternativas y los pasos a seguir.",
            ),
        ]

    def __str__(self):
        return self.numero


class Comunicacion(models.Model):
    """Cómo y cuándo conoció la persona la respuesta; aquí se detiene el término (T-149 de 2013)."""

    respuesta = models.ForeignKey(Respuesta, models.PROTECT, related_name="comunicaciones")
    medio = models.CharField(max_length=10, choices=MedioRespuesta.choices)
    en = models.DateTimeField()
    prueba = models.CharField(max_length=200)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    registrada_en = models.DateTimeField()

    class Meta:
        verbose_name = "comunicación"
        verbose_name_plural = "comunicaciones"
        ordering = ["-en"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(prueba=""),
                name="comunicacion_con_prueba",
                violation_error_message="Escriba la prueba: firma, guía, correo o quién contestó.",
            ),
            models.CheckConstraint(
                condition=Q(en__lte=models.F("registrada_en")),
                name="comunicacion_no_futura",
                violation_error_message="La comunicación no puede ser de una fecha futura.",
            ),
        ]

    def __str__(self):
        return f"comunicación {self.pk}"
