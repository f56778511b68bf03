from datetime import date, time

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords


class Entidad(models.Model):
    """La Alcaldía: una sola fila. Sus umbrales pintan el semáforo; nunca cambian un término."""

    nombre = models.CharField("nombre", max_length=120, default="Alcaldía Municipal de Sopó")
    nombre_hablado = models.CharField(
        "nombre al saludar", max_length=120, default="Alcaldía Municipal de Sopó", help_text="Así se dice al contestar."
    )
    nit = models.CharField("NIT", max_length=20, blank=True)
    direccion = models.CharField("dirección", max_length=160, blank=True)
    telefono = models.CharField("teléfono", max_length=40, blank=True)
    correo = models.EmailField("correo", blank=True)
    horario_texto = models.CharField("horario al público", max_length=160, blank=True)
    direccion_publica = models.URLField(
        "dirección pública de consulta",
        blank=True,
        help_text="Solo si existe una página donde el ciudadano consulte. Sin ella, la constancia no lleva QR.",
    )
    aviso_datos = models.TextField("aviso de datos personales", blank=True)
    aviso_datos_version = models.PositiveSmallIntegerField("versión del aviso", default=1)
    dias_por_vencer = models.PositiveSmallIntegerField(
        "días hábiles para «por vencer»", default=3, validators=[MinValueValidator(1), MaxValueValidator(15)]
    )
    envio_desde = models.TimeField("correos desde", default=time(0, 0))
    envio_hasta = models.TimeField("correos hasta", default=time(23, 59))
    es_demostracion = models.BooleanField("datos de demostración", default=False, editable=False)
    historial = HistoricalRecords()

    class Meta:
        verbose_name = "entidad"
        verbose_name_plural = "entidad"
        constraints = [
            models.CheckConstraint(
                condition=Q(pk=1),
                name="entidad_unica",
                violation_error_message="Solo hay una entidad: edite la que existe.",
            ),
            models.CheckConstraint(
                condition=Q(envio_desde__lt=F("envio_hasta")),
                name="entidad_ventana_de_envio",
                violation_error_message="La hora «desde» de los correos debe ser anterior a la hora «hasta».",
            ),
        ]

    def __str__(self):
        return self.nombre

    @classmethod
    def actual(cls) -> "Entidad":
        """La entidad guardada o, en una base recién creada, una con los valores de fábrica sin guardar."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)


class LemaEntidad(models.Model):
    """Lema de una administración. Pertenece a la despedida y cambia con el gobierno: lleva vigencia."""

    texto = models.CharField("lema", max_length=120)
    desde = models.DateField("desde")
    hasta = models.DateField("hasta", null=True, blank=True)
    historial = HistoricalRecords()

    class Meta:
        verbose_name = "lema"
        ordering = ["-desde"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hasta__isnull=True) | Q(hasta__gte=F("desde")),
                name="lema_fechas_en_orden",
                violation_error_message="El lema no puede terminar antes de empezar.",
            )
        ]

    def __str__(self):
        return self.texto

    @classmethod
    def vigente(cls, hoy: date) -> str:
        """Texto del lema vigente ese día; vacío si ninguno lo está."""
        fila = cls.objects.filter(desde__lte=hoy).filter(Q(hasta__isnull=True) | Q(hasta__gte=hoy)).first()
        return fila.texto if fila else ""
