from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import make_aware

from atencion.flujo import ABIERTOS, Estado
from atencion.models.ciudadano import MedioRespuesta
from canales.roles import Rol
from canales.texto import palabras


def _radicada_el(dia) -> Q:
    """Las radicadas ese día de Bogotá."""
    inicio = make_aware(datetime.combine(dia, time()))
    return Q(radicada_en__gte=inicio, radicada_en__lt=inicio + timedelta(days=1))


class SolicitudQuerySet(models.QuerySet):
    def visibles_para(self, funcionario, hoy):
        """Lo que la matriz deja ver. Quien no ve el objeto recibe 404.

        La reservada la ve quien la lleva, el supervisor y el auditor (sin identidad); quien la
        recibió solo el mismo día, para entregar la constancia.
        """
        roles = funcionario.roles
        if roles & {Rol.SUPERVISOR, Rol.AUDITOR}:
            return self
        comun = ~Q(identidad="reservada")
        ve = Q(responsable=funcionario)
        if roles & {Rol.AGENTE, Rol.RESPONSABLE}:
            ve |= Q(radicada_por=funcionario) & (comun | _radicada_el(hoy))
        if Rol.RESPONSABLE in roles and funcionario.dependencia_id:
            ve |= Q(dependencia=funcionario.dependencia_id) & comun
        elif Rol.AGENTE not in roles and Rol.RESPONSABLE not in roles:
            return self.none()
        return self.filter(ve)

    def abiertas(self):
        return self.filter(estado__in=ABIERTOS)

    def de(self, funcionario):
        return self.filter(responsable=funcionario)

    def sin_asignar(self):
        return self.filter(responsable__isnull=True)

    def vencidas(self, hoy):
        return self.filter(vence_el__lt=hoy)

    def vencen(self, desde, hasta):
        return self.filter(vence_el__gte=desde, vence_el__lte=hasta)

    def que_digan(self, consulta: str):
        consulta_palabras = palabras(consulta)
        if not consulta_palabras:
            return self.none()
        conjunto = self
        for palabra in consulta_palabras:
            conjunto = conjunto.filter(busqueda__contains=palabra)
        return conjunto


class Solicitud(models.Model):
    """Caso PQRSD con número, término y constancia. Toda escritura pasa por `atencion.actuaciones`."""

    class Forma(models.TextChoices):
        VERBAL = "verbal", "De palabra"
        ESCRITA = "escrita", "Por escrito"

    class Identidad(models.TextChoices):
        NOMBRE = "nombre", "Con nombre"
        RESERVADA = "reservada", "Identidad reservada"
        ANONIMA = "anonima", "Anónima"

    radicado = models.CharField(max_length=12, unique=True, editable=False)
    vigencia = models.PositiveSmallIntegerField(editable=False)
    consecutivo = models.PositiveIntegerField(editable=False)
    codigo_verificacion = models.CharField(max_length=9, editable=False)
    token = models.UUIDField(editable=False)
    tipo = models.SlugField(max_length=50)
    termino = models.ForeignKey("protocolo.TerminoLegal", models.PROTECT, related_name="+")
    forma = models.CharField(max_length=8, choices=Forma.choices)
    identidad = models.CharField(max_length=10, choices=Identidad.choices)
    estado = models.CharField(max_length=12, choices=Estado.choices, default=Estado.RADICADA)
    canal = models.ForeignKey("canales.Canal", models.PROTECT, related_name="+")
    punto = models.ForeignKey("canales.PuntoAtencion", models.PROTECT, null=True, blank=True, related_name="+")
    atencion = models.ForeignKey("atencion.Atencion", models.PROTECT, null=True, blank=True, related_name="solicitudes")
    ciudadano = models.ForeignKey(
        "atencion.Ciudadano", models.PROTECT, null=True, blank=True, related_name="solicitudes"
    )
    tramite = models.ForeignKey("canales.Tramite", models.PROTECT, null=True, blank=True, related_name="+")
    asunto = models.CharField(max_length=160)
    objeto = models.TextField()
    razones = models.TextField(blank=True)
    folios = models.PositiveSmallIntegerField(default=0)
    anexos = models.TextField(blank=True, help_text="Uno por renglón, como los entregó.")
    dependencia = models.ForeignKey("canales.Dependencia", models.PROTECT, related_name="solicitudes")
    responsable = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="solicitudes"
    )
    medio_respuesta = models.CharField(max_length=10, choices=MedioRespuesta.choices)
    recibido_en = models.DateTimeField()
    recibida_el = models.DateField(help_text="Día de Bogotá en que se recibió.")
    recepcion_legal = models.DateField(help_text="Día desde el que corre el término.")
    radicada_en = models.DateTimeField()
    radicada_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    vence_el = models.DateField()
    vence_en = models.DateTimeField(null=True, blank=True)
    proximo_hito_el = models.DateField(null=True, blank=True, db_index=True)
    respondida_en = models.DateTimeField(null=True, blank=True)
    comunicada_en = models.DateTimeField(null=True, blank=True)
    busqueda = models.TextField(editable=False, default="")
    version = models.PositiveIntegerField(default=1)

    objects = SolicitudQuerySet.as_manager()

    class Meta:
        verbose_name = "solicitud"
        verbose_name_plural = "solicitudes"
        ordering = ["vence_el", "pk"]
        indexes = [
            models.Index(fields=["vence_el", "id"], condition=Q(estado__in=ABIERTOS), name="solicitud_abierta_vence"),
            models.Index(
                fields=["dependencia", "vence_el", "id"],
                condition=Q(estado__in=ABIERTOS),
                name="solicitud_abierta_depen",
            ),
            models.Index(
                fields=["responsable", "vence_el", "id"],
                condition=Q(estado__in=ABIERTOS),
                name="solicitud_abierta_respon",
            ),
            models.Index(fields=["radicada_por", "-radicada_en"], name="solicitud_radicada_por"),
            models.Index(fields=["ciudadano", "-radicada_en"], name="solicitud_del_ciudadano"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["vigencia", "consecutivo"], name="solicitud_consecutivo_unico"),
            models.UniqueConstraint(fields=["token"], name="solicitud_un_solo_envio"),
            models.CheckConstraint(
                condition=~Q(identidad="anonima") | Q(ciudadano__isnull=True),
                name="solicitud_anonima_sin_persona",
                violation_error_message="Una solicitud anónima no guarda quién la presenta.",
            ),
            models.CheckConstraint(
                condition=Q(identidad="anonima") | Q(ciudadano__isnull=False),
                name="solicitud_con_nombre_con_persona",
                violation_error_message="Diga quién la presenta, o radíquela como anónima.",
            ),
            models.CheckConstraint(
                condition=~Q(estado="comunicada") | Q(comunicada_en__isnull=False),
                name="solicitud_comunicada_con_fecha",
                violation_error_message="Para comunicar hace falta la fecha en que la persona conoció la respuesta.",
            ),
            models.CheckConstraint(
                condition=Q(radicada_en__gte=F("recibido_en")),
                name="solicitud_radicada_despues",
                violation_error_message="No se puede radicar antes de recibir.",
            ),
            models.CheckConstraint(
                condition=Q(recepcion_legal__gte=F("recibida_el")) & Q(vence_el__gte=F("recepcion_legal")),
                name="solicitud_fechas_en_orden",
                violation_error_message="El vencimiento no puede ser anterior a la recepción.",
            ),
            models.CheckConstraint(
                condition=~Q(asunto="") & ~Q(objeto=""),
                name="solicitud_con_objeto",
                violation_error_message="Escriba el asunto y lo que la persona pide.",
            ),
        ]

    def __str__(self):
        return self.radicado

    @property
    def esta_abierta(self) -> bool:
        return self.estado in ABIERTOS

    @property
    def anexos_lista(self) -> list[str]:
        return [r.strip() for r in self.anexos.splitlines() if r.strip()]
