from django.conf import settings
from django.db import models
from django.db.models import Q


class Tarea(models.Model):
    """Algo que alguien debe hacer después: una promesa, un incidente de información, una llamada."""

    class Clase(models.TextChoices):
        PROMESA = "promesa", "Respuesta prometida"
        INCIDENTE = "incidente", "Falta información o está mal"

    class Resultado(models.TextChoices):
        CUMPLIDA = "cumplida", "Hecha"
        NO_CUMPLIDA = "no_cumplida", "No se pudo"

    clase = models.CharField(max_length=12, choices=Clase.choices)
    atencion = models.ForeignKey("atencion.Atencion", models.PROTECT, null=True, blank=True, related_name="tareas")
    asunto = models.ForeignKey("atencion.Asunto", models.PROTECT, null=True, blank=True, related_name="tareas")
    solicitud = models.ForeignKey("atencion.Solicitud", models.PROTECT, null=True, blank=True, related_name="tareas")
    tramite = models.ForeignKey("canales.Tramite", models.PROTECT, null=True, blank=True, related_name="+")
    responsable = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tareas")
    descripcion = models.CharField(max_length=300)
    vence_el = models.DateField(null=True, blank=True)
    creada_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    creada_en = models.DateTimeField()
    resultado = models.CharField(max_length=12, choices=Resultado.choices, blank=True)
    nota = models.CharField(max_length=300, blank=True)
    cerrada_en = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "tarea"
        ordering = ["vence_el", "pk"]
        indexes = [
            models.Index(
                fields=["responsable", "vence_el", "id"], condition=Q(cerrada_en__isnull=True), name="tarea_pendiente"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(cerrada_en__isnull=True, resultado="") | (Q(cerrada_en__isnull=False) & ~Q(resultado="")),
                name="tarea_cerrada_con_resultado",
                violation_error_message="Para cerrar la tarea diga cómo terminó.",
            )
        ]

    def __str__(self):
        return f"tarea {self.pk}"
