from django.conf import settings
from django.db import models
from django.db.models import Q

from atencion.models.ciudadano import MedioRespuesta, Tratamiento
from canales.models import Tramite
from canales.roles import Rol


class AtencionQuerySet(models.QuerySet):
    def visibles_para(self, funcionario):
        """La matriz: el agente ve las suyas, el responsable las de su dependencia, supervisor y auditor todas."""
        roles = funcionario.roles
        if roles & {Rol.SUPERVISOR, Rol.AUDITOR}:
            return self
        if Rol.RESPONSABLE in roles:
            propias = Q(funcionario=funcionario)
            if funcionario.dependencia_id:
                propias |= Q(pk__in=Asunto.objects.filter(dependencia=funcionario.dependencia_id).values("atencion"))
            return self.filter(propias)
        return self.filter(funcionario=funcionario) if Rol.AGENTE in roles else self.none()

    def abiertas(self):
        return self.filter(estado__in=Atencion.ABIERTAS)

    def por_completar(self):
        return self.filter(estado=Atencion.Estado.POR_COMPLETAR)

    def del_dia(self, desde, hasta):
        return self.filter(iniciada_en__gte=desde, iniciada_en__lt=hasta)


class Atencion(models.Model):
    """Un contacto con alguien, por un canal. Las horas las pone el servidor; el ciudadano puede no estar."""

    class Estado(models.TextChoices):
        EN_CURSO = "en_curso", "En curso"
        POR_COMPLETAR = "por_completar", "Por completar"
        COMPLETA = "completa", "Completa"
        INCOMPLETA = "incompleta", "Incompleta"
        CORTADA = "cortada", "Se cortó"
        EQUIVOCADA = "equivocada", "Número equivocado"

    ABIERTAS = (Estado.EN_CURSO, Estado.POR_COMPLETAR)

    canal = models.ForeignKey("canales.Canal", models.PROTECT, related_name="+")
    punto = models.ForeignKey("canales.PuntoAtencion", models.PROTECT, null=True, blank=True, related_name="+")
    funcionario = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="atenciones")
    ciudadano = models.ForeignKey(
        "atencion.Ciudadano", models.PROTECT, null=True, blank=True, related_name="atenciones"
    )
    tratamiento = models.CharField("trato", max_length=8, choices=Tratamiento.choices, blank=True)
    nombre_trato = models.CharField("nombre para el trato", max_length=80, blank=True)
    notas = models.TextField("notas", blank=True)
    version_protocolo = models.ForeignKey("protocolo.VersionProtocolo", models.PROTECT, related_name="+")
    guia = models.SlugField("guía", max_length=40)
    estado = models.CharField("estado", max_length=14, choices=Estado.choices, default=Estado.EN_CURSO)
    iniciada_en = models.DateTimeField("empezó")
    servicio_fin_en = models.DateTimeField("terminó el servicio", null=True, blank=True)
    registro_cerrado_en = models.DateTimeField("se cerró el registro", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = AtencionQuerySet.as_manager()

    class Meta:
        verbose_name = "atención"
        verbose_name_plural = "atenciones"
        ordering = ["-iniciada_en"]
        indexes = [
            models.Index(fields=["funcionario", "estado", "iniciada_en"], name="atencion_de_quien"),
            models.Index(fields=["ciudadano", "-iniciada_en"], name="atencion_del_ciudadano"),
            models.Index(fields=["iniciada_en"], name="atencion_por_dia"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(servicio_fin_en__isnull=True) | Q(servicio_fin_en__gte=models.F("iniciada_en")),
                name="atencion_termina_despues",
                violation_error_message="El servicio no puede terminar antes de empezar.",
            ),
            models.CheckConstraint(
                condition=Q(estado__in=["en_curso", "por_completar"], registro_cerrado_en__isnull=True)
                | (~Q(estado__in=["en_curso", "por_completar"]) & Q(registro_cerrado_en__isnull=False)),
                name="atencion_cerrada_con_hora",
                violation_error_message="Una atención cerrada lleva la hora en que se cerró.",
            ),
        ]

    def __str__(self):
        return f"atención {self.pk}"

    @property
    def trato(self) -> str:
        """«señora Marta», «Marta» o vacío si no dio nombre."""
        if not self.nombre_trato:
            return ""
        return (
            f"{self.get_tratamiento_display().lower()} {self.nombre_trato}" if self.tratamiento else self.nombre_trato
        )

    @property
    def esta_abierta(self) -> bool:
        return self.estado in self.ABIERTAS


class Asunto(models.Model):
    """Cada cosa que la persona trajo, con su desenlace («y otra cosita»)."""

    class Desenlace(models.TextChoices):
        RESUELTA = "resuelta", "Resuelta"
        ESTADO = "estado", "Informé estado"
        PENDIENTE = "pendiente", "Pendiente"
        COMUNICADA = "comunicada", "Comuniqué a una extensión"
        NO_CLARO = "no_claro", "No quedó claro"
        RADICADA = "radicada", "Se radicó"

    atencion = models.ForeignKey(Atencion, models.CASCADE, related_name="asuntos")
    orden = models.PositiveSmallIntegerField(default=1)
    tramite = models.ForeignKey("canales.Tramite", models.PROTECT, null=True, blank=True, related_name="+")
    descripcion = models.CharField("asunto", max_length=200, blank=True)
    motivo = models.CharField("motivo", max_length=12, choices=Tramite.Motivo.choices, blank=True)
    dependencia = models.ForeignKey("canales.Dependencia", models.PROTECT, null=True, blank=True, related_name="+")
    desenlace = models.CharField("desenlace", max_length=12, choices=Desenlace.choices, blank=True)
    extension = models.ForeignKey("canales.Extension", models.PROTECT, null=True, blank=True, related_name="+")
    demora_motivo = models.CharField("razón de la demora", max_length=300, blank=True)
    respuesta_el = models.DateField("fecha prometida", null=True, blank=True)
    respuesta_medio = models.CharField("medio prometido", max_length=10, choices=MedioRespuesta.choices, blank=True)
    solicitud = models.ForeignKey(
        "atencion.Solicitud",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="asuntos",
        help_text="Radicada o consultada.",
    )

    estado_sin_nombre = models.BooleanField(
        default=False, help_text="Se informó de un caso anónimo o reservado; aquí no se guarda cuál."
    )

    class Meta:
        verbose_name = "asunto"
        ordering = ["atencion", "orden"]
        constraints = [
            models.UniqueConstraint(fields=["atencion", "orden"], name="asunto_orden_unico"),
            models.CheckConstraint(
                condition=~Q(desenlace="pendiente")
                | (~Q(demora_motivo="") & Q(respuesta_el__isnull=False) & ~Q(respuesta_medio="")),
                name="asunto_pendiente_con_promesa",
                violation_error_message="Si queda pendiente, diga la razón, la fecha y el medio de la respuesta.",
            ),
            models.CheckConstraint(
                condition=~Q(desenlace="radicada") | Q(solicitud__isnull=False),
                name="asunto_radicado_con_numero",
                violation_error_message="Un asunto radicado lleva su solicitud.",
            ),
        ]

    def __str__(self):
        return f"asunto {self.pk}"

    @property
    def titulo(self) -> str:
        return self.tramite.nombre if self.tramite_id else self.descripcion


class RespuestaPaso(models.Model):
    """Lo que pasó con un paso de la guía: quién lo dijo, cuándo, cómo y de qué fuente. Las fuentes nunca se suman."""

    class Resultado(models.TextChoices):
        CUMPLIDO = "cumplido", "Hecho"
        NO_SE_HIZO = "no_se_hizo", "No se hizo"
        NO_APLICA = "no_aplica", "No aplica"

    class Modo(models.TextChoices):
        GRUPO = "grupo", "En grupo"
        UNO = "uno_a_uno", "Uno a uno"

    class Fuente(models.TextChoices):
        SISTEMA = "sistema", "Constató el sistema"
        DECLARADO = "declarado", "Declaró el funcionario"
        OBSERVADO = "observado", "Observó otra persona"

    atencion = models.ForeignKey(Atencion, models.CASCADE, related_name="respuestas")
    version_protocolo = models.ForeignKey("protocolo.VersionProtocolo", models.PROTECT, related_name="+")
    momento = models.SlugField(max_length=40)
    paso = models.SlugField(max_length=60)
    resultado = models.CharField(max_length=12, choices=Resultado.choices)
    valor = models.CharField(max_length=300, blank=True)
    motivo = models.CharField("motivo", max_length=200, blank=True)
    modo = models.CharField(max_length=10, choices=Modo.choices)
    fuente = models.CharField(max_length=10, choices=Fuente.choices)
    rama_activa = models.BooleanField(default=True)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    en = models.DateTimeField()

    class Meta:
        verbose_name = "respuesta de paso"
        verbose_name_plural = "respuestas de paso"
        ordering = ["en", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["atencion", "paso", "fuente"], name="respuesta_de_paso_unica"),
            models.CheckConstraint(
                condition=Q(resultado="cumplido") | ~Q(motivo=""),
                name="respuesta_excepcion_con_motivo",
                violation_error_message="Diga por qué no se hizo o no aplica.",
            ),
        ]

    def __str__(self):
        return f"{self.paso}: {self.get_resultado_display()}"
