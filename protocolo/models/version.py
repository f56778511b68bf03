from django.conf import settings
from django.db import models
from django.db.models import Q


class VersionProtocolo(models.Model):
    """El protocolo entero en un momento. Publicada es inmutable: lo atendido con ella no cambia de sentido."""

    class Estado(models.TextChoices):
        BORRADOR = "borrador", "Borrador"
        REVISION = "revision", "En revisión"
        PUBLICADA = "publicada", "Publicada"
        ARCHIVADA = "archivada", "Archivada"

    numero = models.PositiveIntegerField("número", unique=True)
    estado = models.CharField("estado", max_length=10, choices=Estado.choices, default=Estado.BORRADOR)
    vigente_desde = models.DateTimeField("vigente desde", null=True, blank=True)
    nota = models.CharField("nota de cambio", max_length=300, blank=True)
    huella = models.CharField(max_length=64, blank=True, editable=False)
    autor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="autor"
    )
    publicada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="publicada por"
    )
    creada_en = models.DateTimeField("creada", auto_now_add=True)

    class Meta:
        verbose_name = "versión del protocolo"
        verbose_name_plural = "versiones del protocolo"
        ordering = ["-numero"]
        constraints = [
            models.UniqueConstraint(
                fields=["estado"],
                condition=Q(estado="publicada"),
                name="una_sola_version_publicada",
                violation_error_message="Ya hay una versión publicada: publicar otra archiva la anterior.",
            ),
            models.CheckConstraint(
                condition=~Q(estado__in=["publicada", "archivada"]) | Q(vigente_desde__isnull=False),
                name="version_publicada_con_fecha",
                violation_error_message="Una versión publicada necesita la fecha desde la que rige.",
            ),
        ]

    def __str__(self):
        return f"Protocolo, versión {self.numero}"

    @property
    def es_editable(self) -> bool:
        return self.estado in {self.Estado.BORRADOR, self.Estado.REVISION}


class Seccion(models.Model):
    """Apartado numerado del protocolo, en prosa (Markdown)."""

    version = models.ForeignKey(VersionProtocolo, models.CASCADE, related_name="secciones", verbose_name="versión")
    numero = models.CharField("número", max_length=12)
    titulo = models.CharField("título", max_length=160)
    cuerpo = models.TextField("texto", blank=True)
    orden = models.PositiveSmallIntegerField("orden", default=0)

    class Meta:
        verbose_name = "sección"
        verbose_name_plural = "secciones"
        ordering = ["orden"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "numero"],
                name="seccion_numero_unico",
                violation_error_message="Ya hay una sección con ese número en esta versión.",
            )
        ]

    def __str__(self):
        return f"{self.numero} {self.titulo}"


class Punto(models.Model):
    """Un renglón de una lista del protocolo: conducta, frase, atributo, derecho, deber o verificación."""

    class Clase(models.TextChoices):
        ATRIBUTO = "atributo", "Atributo del buen servicio"
        DERECHO = "derecho", "Derecho del funcionario"
        DEBER = "deber", "Deber del funcionario"
        CONDUCTA = "conducta", "Conducta"
        FRASE = "frase", "Frase que se dice"
        EVITAR = "evitar", "Lo que se evita"
        VERIFICACION = "verificacion", "Verificación del puesto"
        RECOMENDACION = "recomendacion", "Recomendación"
        FRENTE = "frente", "Frente de trabajo"

    seccion = models.ForeignKey(Seccion, models.CASCADE, related_name="puntos", verbose_name="sección")
    clave = models.SlugField("clave", max_length=60)
    clase = models.CharField("clase", max_length=14, choices=Clase.choices)
    titulo = models.CharField("título", max_length=120, blank=True)
    texto = models.TextField("texto")
    orden = models.PositiveSmallIntegerField("orden", default=0)

    class Meta:
        verbose_name = "punto"
        ordering = ["seccion__orden", "orden"]
        constraints = [
            models.UniqueConstraint(
                fields=["seccion", "clave"],
                name="punto_clave_unica",
                violation_error_message="Ya hay un punto con esa clave en la sección.",
            )
        ]

    def __str__(self):
        return self.titulo or self.texto[:60]


class FranjaSaludo(models.Model):
    """Desde qué hora de Bogotá se dice cada saludo (6.4.5)."""

    version = models.ForeignKey(VersionProtocolo, models.CASCADE, related_name="franjas", verbose_name="versión")
    desde = models.TimeField("desde las")
    saludo = models.CharField("saludo", max_length=40)

    class Meta:
        verbose_name = "franja de saludo"
        verbose_name_plural = "franjas de saludo"
        ordering = ["desde"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "desde"],
                name="franja_hora_unica",
                violation_error_message="Ya hay un saludo que empieza a esa hora.",
            )
        ]

    def __str__(self):
        return f"{self.desde:%H:%M} {self.saludo}"
