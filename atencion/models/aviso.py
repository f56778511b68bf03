from django.conf import settings
from django.db import models


class Aviso(models.Model):
    """Aviso interno. Uno solo por solicitud, clase, nivel y vencimiento, aunque el barrido corra mil veces."""

    class Clase(models.TextChoices):
        ASIGNACION = "asignacion", "Le asignaron una solicitud"
        TERMINO = "termino", "Término"
        INCIDENTE = "incidente", "Falta información o está mal"

    clase = models.CharField(max_length=12, choices=Clase.choices)
    solicitud = models.ForeignKey("atencion.Solicitud", models.PROTECT, null=True, blank=True, related_name="avisos")
    tarea = models.ForeignKey("atencion.Tarea", models.PROTECT, null=True, blank=True, related_name="avisos")
    nivel = models.CharField(max_length=20, help_text="Qué hito o a quién: con él se evita repetirlo.")
    vence_el = models.DateField(null=True, blank=True)
    clave = models.CharField(max_length=120, unique=True)
    creado_en = models.DateTimeField()

    class Meta:
        verbose_name = "aviso"
        ordering = ["-creado_en"]

    def __str__(self):
        return self.clave


class Envio(models.Model):
    """Un aviso para una persona: la fila de salida. El relevo la reclama, la envía y la marca."""

    class Estado(models.TextChoices):
        PENDIENTE = "pendiente", "Pendiente"
        ENVIANDO = "enviando", "Enviando"
        ENVIADO = "enviado", "Enviado"
        FALLIDA = "fallida", "No se pudo enviar"

    aviso = models.ForeignKey(Aviso, models.PROTECT, related_name="envios")
    destinatario = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="envios")
    estado = models.CharField(max_length=10, choices=Estado.choices, default=Estado.PENDIENTE)
    intentos = models.PositiveSmallIntegerField(default=0)
    proximo_en = models.DateTimeField()
    arriendo_hasta = models.DateTimeField(null=True, blank=True)
    enviado_en = models.DateTimeField(null=True, blank=True)
    leido_en = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "envío"
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["proximo_en"], condition=models.Q(estado__in=["pendiente", "enviando"]), name="envio_por_salir"
            ),
            models.Index(
                fields=["destinatario", "-id"], condition=models.Q(leido_en__isnull=True), name="envio_sin_leer"
            ),
        ]
        constraints = [models.UniqueConstraint(fields=["aviso", "destinatario"], name="envio_uno_por_persona")]

    def __str__(self):
        return f"envío {self.pk}"


class Latido(models.Model):
    """Última vez que una tarea periódica terminó; si envejece, el supervisor ve una franja roja."""

    nombre = models.CharField(max_length=30, primary_key=True)
    en = models.DateTimeField()
    datos = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = "latido"

    def __str__(self):
        return self.nombre
