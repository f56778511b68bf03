from django.db import models
from simple_history.models import HistoricalRecords

from canales.texto import para_buscar


class Tramite(models.Model):
    """Ficha de un servicio de la Alcaldía: al elegirla quedan puestos motivo, dependencia y tipo."""

    class Motivo(models.TextChoices):
        INFORMACION = "informacion", "Información"
        DOCUMENTOS = "documentos", "Documentos"
        PETICION = "peticion", "Petición"
        RECLAMO = "reclamo", "Reclamo"
        QUEJA = "queja", "Queja"

    clave = models.SlugField("clave", max_length=60, unique=True)
    nombre = models.CharField("nombre", max_length=120, unique=True)
    otros_nombres = models.CharField(
        "otras formas de pedirlo",
        max_length=200,
        blank=True,
        help_text="Palabras que usa la gente, separadas por comas.",
    )
    dependencia = models.ForeignKey(
        "canales.Dependencia", models.PROTECT, related_name="tramites", verbose_name="dependencia"
    )
    motivo = models.CharField("motivo", max_length=12, choices=Motivo.choices, default=Motivo.INFORMACION)
    tipo_sugerido = models.SlugField(
        "tipo de solicitud si se radica",
        max_length=40,
        default="peticion_general",
        help_text="Clave del término legal.",
    )
    requisitos = models.TextField("requisitos", blank=True, help_text="Uno por renglón.")
    costo = models.CharField("costo", max_length=160, blank=True)
    tiempo = models.CharField("cuánto tarda", max_length=160, blank=True)
    donde = models.CharField("dónde", max_length=160, blank=True)
    horario = models.CharField("horario", max_length=160, blank=True)
    en_linea = models.CharField("en línea", max_length=200, blank=True)
    canales = models.ManyToManyField("canales.Canal", blank=True, related_name="tramites", verbose_name="canales")
    extension = models.ForeignKey(
        "canales.Extension", models.SET_NULL, null=True, blank=True, related_name="tramites", verbose_name="extensión"
    )
    responsable = models.ForeignKey(
        "canales.Funcionario",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="responsable de la ficha",
    )
    revisado_el = models.DateField("revisada el", null=True, blank=True)
    por_verificar = models.BooleanField("por verificar", default=True)
    activo = models.BooleanField("activo", default=True)
    orden = models.PositiveSmallIntegerField("orden", default=100, help_text="Los más pedidos primero.")
    busqueda = models.TextField(editable=False, default="")
    historial = HistoricalRecords(excluded_fields=["busqueda"])

    class Meta:
        verbose_name = "trámite"
        ordering = ["orden", "nombre"]

    def __str__(self):
        return self.nombre

    def save(self, *args, **kwargs):
        self.busqueda = para_buscar(self.nombre, self.otros_nombres)
        super().save(*args, **kwargs)

    @property
    def requisitos_lista(self) -> list[str]:
        return [r.strip() for r in self.requisitos.splitlines() if r.strip()]
