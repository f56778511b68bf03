"""Lo que pasó en la ventanilla y al teléfono: atenciones de información, con su guía y sus excepciones."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from django.utils.timezone import localtime

from atencion import atenciones
from atencion.asuntos import DatosAsunto
from atencion.atenciones import DatosAtencion
from atencion.models import Asunto, Atencion
from atencion.pasos import DatosPaso
from canales.calendario import Calendario
from canales.models import Canal, Extension, Tramite
from protocolo.lectura import guia_de, version_vigente
from sopo_servicio.demostracion.personas import Personas

Desenlace = Asunto.Desenlace
MOTIVOS = ["Había mucha fila", "La persona tenía afán", "Se oía mal la línea"]


class Mostrador:
    """Quien atiende y lo que hace; cada método es algo que de verdad ocurre en un turno."""

    def __init__(self, agente, personas: Personas, azar: Random, calendario: Calendario):
        self.agente, self.personas, self.azar, self.calendario = agente, personas, azar, calendario
        self.canales = {c.clave: c for c in Canal.objects.all()}
        self.tramites = {t.clave: t for t in Tramite.objects.select_related("dependencia")}
        self.guias = {c: guia_de(version_vigente(), c) for c in ("presencial", "telefonico")}

    def abrir(self, en: datetime, tramite: Tramite | None, descripcion: str = "") -> tuple[Atencion, DatosAtencion]:
        canal = self.azar.choices(["presencial", "telefonico"], [3, 2])[0]
        atencion = atenciones.abrir(self.canales[canal], por=self.agente, ahora=en)
        tratamiento, nombre = self.personas.trato()
        asunto = DatosAsunto(tramite=tramite, descripcion=descripcion)
        return atencion, DatosAtencion(nombre_trato=nombre, tratamiento=tratamiento, asuntos=(asunto,))

    def hacer(self, acto: Callable, atencion: Atencion, en: datetime, datos: DatosAtencion, **mas) -> Atencion:
        return acto(atencion.pk, por=self.agente, ahora=en, version=atencion.version, datos=datos, **mas)

    def terminar(self, atencion: Atencion, en: datetime, datos: DatosAtencion) -> None:
        """Cierra completa; en una de cada seis queda dicho qué paso no se hizo y por qué."""
        excepciones = []
        if self.azar.random() < 1 / 6:
            pasos = [p for p in self.guias[atencion.guia].pasos if p.clase == "verificacion" and not p.solo_si]
            paso = self.azar.choice(pasos).clave
            excepciones = [DatosPaso(paso, "no_se_hizo", motivo=self.azar.choice(MOTIVOS))]
        self.hacer(atenciones.terminar, atencion, en, datos, excepciones=excepciones)

    def informar(self, en: datetime, consulta: dict) -> None:
        tramite = self.tramites[consulta["tramite"]]
        atencion, datos = self.abrir(en, tramite)
        fin = en + timedelta(minutes=self.azar.randint(2, 8), seconds=self.azar.randint(0, 59))
        asunto = self._como_termino(tramite, fin)
        self.terminar(atencion, fin, DatosAtencion(datos.nombre_trato, datos.tratamiento, asuntos=(asunto,)))

    def dejar_a_medias(self, ahora: datetime) -> None:
        """Dos por completar y una recién abierta, para que «Mi turno» no esté vacío."""
        for minutos, tramite in ((14, "escuela-deporte"), (9, "impuesto-predial")):
            en = ahora - timedelta(minutes=minutos)
            atencion, datos = self.abrir(en, self.tramites[tramite])
            self.hacer(atenciones.dejar_por_completar, atencion, en + timedelta(minutes=3), datos)
        self.abrir(ahora - timedelta(minutes=1), None)

    def _como_termino(self, tramite: Tramite, fin: datetime) -> DatosAsunto:
        cierres = [Desenlace.RESUELTA, Desenlace.COMUNICADA, Desenlace.PENDIENTE]
        cierre = self.azar.choices(cierres, [16, 3, 2])[0]
        extension = Extension.objects.filter(dependencia=tramite.dependencia, activa=True).first()
        if cierre == Desenlace.COMUNICADA and extension:
            return DatosAsunto(tramite=tramite, desenlace=cierre, extension=extension)
        if cierre == Desenlace.PENDIENTE:
            return DatosAsunto(
                tramite=tramite,
                desenlace=cierre,
                demora_motivo="La dependencia debe confirmar el dato",
                respuesta_el=self.calendario.sumar(localtime(fin).date(), 3),
                respuesta_medio="llamada",
            )
        return DatosAsunto(tramite=tramite, desenlace=Desenlace.RESUELTA)
