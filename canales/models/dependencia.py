from django.db import models
from simple_history.models import HistoricalRecords


class Dependencia(models.Model):
    """Oficina que responde. `recibe_reparto` marca a la que llega lo que nadie sabe de quién es."""

    clave = models.SlugField("clave", max_length=40, unique=True)
    nombre = models.CharField("nombre", max_length=120, unique=True)
    jefe = models.ForeignKey(
        "canales.Funcionario",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="dependencias_a_cargo",
        verbose_name="jefe",
    )
    recibe_reparto = models.BooleanField("recibe lo que no se sabe de quién es", default=False)
    activa = models.BooleanField("activa", default=True)
    por_verificar = models.BooleanField("por verificar", default=True)
    historial = HistoricalRecords()

    class Meta:
        verbose_name = "dependencia"
        ordering = ["nombre"]

    def __str__(self):
        return self.nombre


class Extension(models.Model):
    """Renglón del directorio telefónico interno (6.4.5: «disponer del listado de extensiones»)."""

    numero = models.CharField("extensión", max_length=12)
    dependencia = models.ForeignKey(Dependencia, models.PROTECT, related_name="extensiones", verbose_name="dependencia")
    nombre = models.CharField("quién contesta", max_length=120)
    asuntos = models.CharField("para qué asuntos", max_length=160, blank=True)
    activa = models.BooleanField("activa", default=True)
    revisada_el = models.DateField("revisada el", null=True, blank=True)
    por_verificar = models.BooleanField("por verificar", default=True)
    historial = HistoricalRecords()

    class Meta:
        verbose_name = "extensión"
        verbose_name_plural = "extensiones"
        ordering = ["dependencia__nombre", "numero"]
        constraints = [
            models.UniqueConstraint(
                fields=["numero", "nombre"],
                name="extension_unica",
                violation_error_message="Esa extensión ya está con ese nombre.",
            )
        ]

    def __str__(self):
        return f"{self.numero} · {self.nombre}"
