from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from canales.roles import Rol, puede


class Funcionario(AbstractUser):
    """Servidor público o contratista que usa el sistema; su grupo decide lo que puede hacer."""

    class Vinculo(models.TextChoices):
        PLANTA = "planta", "De planta"
        CONTRATISTA = "contratista", "Contratista"

    dependencia = models.ForeignKey(
        "canales.Dependencia",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="funcionarios",
        verbose_name="dependencia",
    )
    jefe = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="a_cargo", verbose_name="jefe inmediato"
    )
    punto = models.ForeignKey(
        "canales.PuntoAtencion",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="puesto habitual",
    )
    cargo = models.CharField("cargo", max_length=120, blank=True)
    vinculo = models.CharField("vínculo", max_length=12, choices=Vinculo.choices, default=Vinculo.PLANTA)
    extension = models.CharField("extensión", max_length=12, blank=True)
    movil = models.CharField("móvil", max_length=20, blank=True)
    vigente_hasta = models.DateField("vigente hasta", null=True, blank=True, help_text="Fin del contrato, si lo tiene.")

    class Meta:
        verbose_name = "funcionario"
        ordering = ["first_name", "last_name", "username"]

    def __str__(self):
        return self.nombre

    @property
    def nombre(self) -> str:
        return self.get_full_name() or self.username

    @property
    def iniciales(self) -> str:
        return "".join(p[0] for p in self.nombre.split()[:2]).upper()

    @cached_property
    def roles(self) -> frozenset[str]:
        """Grupos del funcionario; quien Django tiene por superusuario es técnico y nada más."""
        grupos = set(self.groups.values_list("name", flat=True)) if self.pk else set()
        return frozenset(grupos | ({Rol.TECNICO} if self.is_superuser else set()))

    def puede(self, accion: str) -> bool:
        return puede(self, accion)


class Encargo(models.Model):
    """Quién hace las veces de otro entre dos fechas (vacaciones, licencia, vacante)."""

    titular = models.ForeignKey(Funcionario, models.CASCADE, related_name="encargos_dados", verbose_name="titular")
    encargado = models.ForeignKey(
        Funcionario, models.CASCADE, related_name="encargos_recibidos", verbose_name="encargado"
    )
    desde = models.DateField("desde")
    hasta = models.DateField("hasta")
    acto = models.CharField("acto que lo ordena", max_length=160, blank=True)

    class Meta:
        verbose_name = "encargo"
        ordering = ["-desde"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hasta__gte=F("desde")),
                name="encargo_fechas_en_orden",
                violation_error_message="El encargo no puede terminar antes de empezar.",
            ),
            models.CheckConstraint(
                condition=~Q(titular=F("encargado")),
                name="encargo_a_otra_persona",
                violation_error_message="Nadie puede quedar encargado de sí mismo.",
            ),
        ]

    def __str__(self):
        return f"{self.encargado} por {self.titular}, del {self.desde} al {self.hasta}"
