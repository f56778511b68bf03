from django.conf import settings
from django.db import models
from django.db.models import Q

from atencion.documento import SIN_NUMERO, TipoDocumento
from canales.texto import palabras, para_buscar


class MedioRespuesta(models.TextChoices):
    """Por dónde se le responde; quien no tiene correo ni teléfono también tiene cómo enterarse."""

    CORREO = "correo", "Correo electrónico"
    FISICO = "fisico", "Carta a su dirección"
    VENTANILLA = "ventanilla", "La recoge en ventanilla"
    LLAMADA = "llamada", "Llamada"
    RECADO = "recado", "Recado con alguien de confianza"
    CARTELERA = "cartelera", "Publicada en cartelera"


class Tratamiento(models.TextChoices):
    SENORA = "senora", "Señora"
    SENOR = "senor", "Señor"
    NINGUNO = "", "Solo el nombre"


class CiudadanoQuerySet(models.QuerySet):
    def con_documento(self, tipo: str, normalizado: str):
        return self.filter(tipo_documento=tipo, documento_normalizado=normalizado)

    def que_digan(self, consulta: str):
        """Todas las palabras de la consulta, sin tildes, en nombre, vereda, referencia o teléfono."""
        consulta_palabras = palabras(consulta)
        if not consulta_palabras:
            return self.none()
        conjunto = self
        for palabra in consulta_palabras:
            conjunto = conjunto.filter(busqueda__contains=palabra)
        return conjunto


class Ciudadano(models.Model):
    """Persona o empresa que pide. Se le encuentra por documento, nombre, teléfono o vereda; nunca solo por correo."""

    class Clase(models.TextChoices):
        NATURAL = "natural", "Persona natural"
        JURIDICA = "juridica", "Persona jurídica"

    class Cliente(models.TextChoices):
        EXTERNO = "externo", "Ciudadano"
        INTERNO = "interno", "Funcionario de la Alcaldía"
        CONTRATISTA = "contratista", "Contratista"
        PROVEEDOR = "proveedor", "Proveedor"

    tipo_documento = models.CharField("tipo de documento", max_length=8, choices=TipoDocumento.choices)
    documento = models.CharField("número de documento", max_length=30, blank=True)
    documento_normalizado = models.CharField(max_length=30, blank=True, editable=False)
    clase = models.CharField("clase", max_length=8, choices=Clase.choices, default=Clase.NATURAL)
    cliente = models.CharField(
        "quién es para la Alcaldía", max_length=12, choices=Cliente.choices, default=Cliente.EXTERNO
    )
    nombre = models.CharField("nombre completo o razón social", max_length=160)
    representante = models.CharField("representante o apoderado", max_length=160, blank=True)
    tratamiento = models.CharField("trato", max_length=8, choices=Tratamiento.choices, blank=True)
    telefono = models.CharField("teléfono", max_length=30, blank=True)
    telefono_normalizado = models.CharField(max_length=20, blank=True, editable=False, db_index=True)
    correo = models.EmailField("correo electrónico", blank=True)
    direccion = models.CharField("dirección", max_length=160, blank=True)
    vereda = models.CharField("vereda o barrio", max_length=80, blank=True)
    referencia = models.CharField("cómo llegar", max_length=160, blank=True)
    medio_respuesta = models.CharField(
        "prefiere que le respondan por",
        max_length=10,
        choices=MedioRespuesta.choices,
        default=MedioRespuesta.VENTANILLA,
    )
    aviso_datos_en = models.DateTimeField("aviso de datos leído", null=True, blank=True)
    aviso_datos_version = models.PositiveSmallIntegerField("versión del aviso leído", null=True, blank=True)
    busqueda = models.TextField(editable=False, default="")
    version = models.PositiveIntegerField(default=1)
    creado_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    creado_en = models.DateTimeField()

    objects = CiudadanoQuerySet.as_manager()

    class Meta:
        verbose_name = "ciudadano"
        ordering = ["nombre", "pk"]
        indexes = [models.Index(fields=["documento_normalizado"], name="ciudadano_documento")]
        constraints = [
            models.UniqueConstraint(
                fields=["tipo_documento", "documento_normalizado"],
                condition=~Q(documento_normalizado=""),
                name="ciudadano_documento_unico",
                violation_error_message="Ya hay un ciudadano con ese documento.",
            ),
            models.CheckConstraint(
                condition=Q(tipo_documento__in=SIN_NUMERO, documento_normalizado="")
                | (~Q(tipo_documento__in=SIN_NUMERO) & ~Q(documento_normalizado="")),
                name="ciudadano_numero_segun_tipo",
                violation_error_message="Escriba el número, o elija «no lo trae» o «no tiene».",
            ),
            models.CheckConstraint(
                condition=~Q(nombre=""), name="ciudadano_con_nombre", violation_error_message="Escriba el nombre."
            ),
            models.CheckConstraint(
                condition=~Q(medio_respuesta="correo") | ~Q(correo=""),
                name="ciudadano_correo_para_responder",
                violation_error_message="Para responder por correo hace falta el correo electrónico.",
            ),
        ]

    def __str__(self):
        return f"ciudadano {self.pk}"  # sin datos personales: esto llega a logs

    def indexar(self):
        """Recalcula las columnas de búsqueda; lo llama la puerta de escritura."""
        self.busqueda = para_buscar(
            self.nombre, self.vereda, self.referencia, self.telefono_normalizado, self.documento
        )

    @property
    def domicilio(self) -> str:
        return ", ".join(p for p in (self.direccion, self.vereda and f"{self.vereda}", self.referencia) if p)

    @property
    def trato(self) -> str:
        """«señora Ana Ejemplo»."""
        return f"{self.get_tratamiento_display().lower()} {self.nombre}" if self.tratamiento else self.nombre
