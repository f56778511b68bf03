from datetime import date

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords


class TerminoLegal(models.Model):
    """Tiempo que la norma da para responder un tipo. Cambiarlo es una fila nueva con su fecha."""

    class Unidad(models.TextChoices):
        HABILES = "habiles", "días hábiles"
        CALENDARIO = "calendario", "días calendario"
        MESES = "meses", "meses"
        HORAS = "horas", "horas"
        JUDICIAL = "judicial", "fecha que fija el juez"

    clave = models.SlugField("clave", max_length=50)
    nombre = models.CharField("nombre", max_length=120)
    nombre_corto = models.CharField("nombre corto", max_length=40)
    cantidad = models.PositiveSmallIntegerField("cantidad", null=True, blank=True)
    unidad = models.CharField("unidad", max_length=10, choices=Unidad.choices, default=Unidad.HABILES)
    norma = models.CharField("norma", max_length=160)
    ayuda = models.CharField("cuándo se usa", max_length=200, blank=True)
    se_radica = models.BooleanField("se radica en la ventanilla", default=False)
    desde = models.DateField("rige desde")
    hasta = models.DateField("rige hasta", null=True, blank=True)
    orden = models.PositiveSmallIntegerField("orden", default=0)
    historial = HistoricalRecords()

    class Meta:
        verbose_name = "término legal"
        verbose_name_plural = "términos legales"
        ordering = ["orden", "-desde"]
        constraints = [
            models.UniqueConstraint(
                fields=["clave", "desde"],
                name="termino_clave_desde",
                violation_error_message="Ya hay un término desde esa fecha.",
            ),
            models.CheckConstraint(
                condition=Q(hasta__isnull=True) | Q(hasta__gte=F("desde")),
                name="termino_fechas_en_orden",
                violation_error_message="El término no puede terminar antes de empezar.",
            ),
            models.CheckConstraint(
                condition=Q(unidad="judicial", cantidad__isnull=True)
                | (~Q(unidad="judicial") & Q(cantidad__isnull=False)),
                name="termino_cantidad_segun_unidad",
                violation_error_message="Escriba la cantidad, salvo que la fecha la fije un juez.",
            ),
        ]

    def __str__(self):
        return self.nombre

    @property
    def en_palabras(self) -> str:
        """«15 días hábiles», «1 mes», «la fecha que fija el juez»."""
        if self.unidad == self.Unidad.JUDICIAL:
            return "la fecha que fija el juez"
        singular = {"habiles": "día hábil", "calendario": "día calendario", "meses": "mes", "horas": "hora"}
        return f"{self.cantidad} {singular[self.unidad] if self.cantidad == 1 else self.get_unidad_display()}"

    @classmethod
    def vigentes(cls, dia: date):
        """Términos que rigen ese día, en su orden."""
        return cls.objects.filter(desde__lte=dia).filter(Q(hasta__isnull=True) | Q(hasta__gte=dia))
