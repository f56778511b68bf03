from django.db import models

from protocolo.models.version import VersionProtocolo


class Guia(models.Model):
    """Guía que conduce una atención por un canal o una situación."""

    version = models.ForeignKey(VersionProtocolo, models.CASCADE, related_name="guias", verbose_name="versión")
    clave = models.SlugField("clave", max_length=40)
    nombre = models.CharField("nombre", max_length=120)
    canal = models.SlugField("canal", max_length=20, blank=True, help_text="Vacío si es una situación (5.1 a 5.5).")
    seccion = models.CharField("sección", max_length=12, blank=True)
    orden = models.PositiveSmallIntegerField("orden", default=0)

    class Meta:
        verbose_name = "guía"
        ordering = ["orden"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "clave"],
                name="guia_clave_unica",
                violation_error_message="Ya hay una guía con esa clave.",
            )
        ]

    def __str__(self):
        return self.nombre


class Momento(models.Model):
    """Etapa de una guía (Inicio, Desarrollo, Cierre)."""

    guia = models.ForeignKey(Guia, models.CASCADE, related_name="momentos", verbose_name="guía")
    clave = models.SlugField("clave", max_length=40)
    nombre = models.CharField("nombre", max_length=60)
    orden = models.PositiveSmallIntegerField("orden", default=0)

    class Meta:
        verbose_name = "momento"
        ordering = ["orden"]
        constraints = [
            models.UniqueConstraint(
                fields=["guia", "clave"],
                name="momento_clave_unica",
                violation_error_message="Ya hay un momento con esa clave.",
            )
        ]

    def __str__(self):
        return self.nombre


class Paso(models.Model):
    """Un paso de la guía. Su `clave` es estable: cambiar la redacción no deja huérfanos los indicadores."""

    class Clase(models.TextChoices):
        VERIFICACION = "verificacion", "Verificación"
        LIBRETO = "libreto", "Libreto (se dice)"
        PREGUNTA = "pregunta", "Pregunta"
        OPCION = "opcion", "Opción"
        NOTA = "nota", "Nota"
        TEMPORIZADOR = "temporizador", "Temporizador"
        RECORDATORIO = "recordatorio", "Recordatorio (no se marca)"

    class Operador(models.TextChoices):
        ES = "es", "es"
        NO_ES = "no_es", "no es"

    momento = models.ForeignKey(Momento, models.CASCADE, related_name="pasos", verbose_name="momento")
    clave = models.SlugField("clave", max_length=60)
    clase = models.CharField("clase", max_length=14, choices=Clase.choices)
    texto = models.TextField("texto", help_text="Lo que se hace o se dice. Admite los huecos permitidos.")
    ayuda = models.TextField("ayuda", blank=True)
    seccion = models.CharField("sección", max_length=12, blank=True)
    obligatorio = models.BooleanField("obligatorio", default=False)
    solo_si_paso = models.SlugField("solo si el paso", max_length=60, blank=True)
    solo_si_operador = models.CharField("condición", max_length=6, choices=Operador.choices, blank=True)
    solo_si_valor = models.CharField("valor", max_length=60, blank=True)
    orden = models.PositiveSmallIntegerField("orden", default=0)

    class Meta:
        verbose_name = "paso"
        ordering = ["orden"]
        constraints = [
            models.UniqueConstraint(
                fields=["momento", "clave"],
                name="paso_clave_unica",
                violation_error_message="Ya hay un paso con esa clave.",
            ),
            models.CheckConstraint(
                condition=models.Q(solo_si_paso="", solo_si_operador="", solo_si_valor="")
                | (~models.Q(solo_si_paso="") & ~models.Q(solo_si_operador="")),
                name="paso_condicion_completa",
                violation_error_message="La condición necesita el paso y «es» o «no es».",
            ),
        ]

    def __str__(self):
        return self.texto[:60]


class Opcion(models.Model):
    """Respuesta posible de un paso de opción o de pregunta cerrada."""

    paso = models.ForeignKey(Paso, models.CASCADE, related_name="opciones", verbose_name="paso")
    valor = models.SlugField("valor", max_length=40)
    texto = models.CharField("texto", max_length=120)
    orden = models.PositiveSmallIntegerField("orden", default=0)

    class Meta:
        verbose_name = "opción"
        verbose_name_plural = "opciones"
        ordering = ["orden"]
        constraints = [
            models.UniqueConstraint(
                fields=["paso", "valor"],
                name="opcion_valor_unico",
                violation_error_message="Ya hay una opción con ese valor.",
            )
        ]

    def __str__(self):
        return self.texto
