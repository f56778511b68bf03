"""Lo que se radicó y lo que pasó después con cada solicitud."""

from datetime import datetime, timedelta
from uuid import UUID

from atencion import actuaciones, atenciones
from atencion.atenciones import DatosAtencion
from atencion.models import Ciudadano, Respuesta, Solicitud
from atencion.radicacion import DatosRadicacion
from canales.models import Dependencia, Funcionario
from sopo_servicio.demostracion.agenda import Agenda
from sopo_servicio.demostracion.mostrador import Mostrador

ASIGNADA, RESPONDIDA, COMUNICADA = "asignada", "respondida", "comunicada"
# Días hábiles que tarda cada paso desde el anterior.
TARDA = {ASIGNADA: 1, RESPONDIDA: 2, COMUNICADA: 1}
HASTA = {
    "abierta": (),
    ASIGNADA: (ASIGNADA,),
    RESPONDIDA: (ASIGNADA, RESPONDIDA),
    COMUNICADA: (ASIGNADA, RESPONDIDA, COMUNICADA),
}


class Casos:
    def __init__(self, mostrador: Mostrador, agenda: Agenda, funcionarios: dict[str, Funcionario]):
        self.mostrador, self.agenda, self.quien = mostrador, agenda, funcionarios
        self.dependencias = {d.clave: d for d in Dependencia.objects.select_related("jefe")}

    def radicar(self, en: datetime, caso: dict) -> None:
        """Atención, persona si la hay, radicado y constancia; después queda agendado lo que sigue."""
        agente, tramite = self.quien["agente"], self.mostrador.tramites.get(caso.get("tramite"))
        atencion, datos = self.mostrador.abrir(en, tramite, "" if tramite else caso["asunto"])
        atencion = self.mostrador.hacer(atenciones.guardar, atencion, en, datos)
        persona = None
        if caso.get("identidad") != Solicitud.Identidad.ANONIMA:
            persona = self.mostrador.personas.que_radica(por=agente, ahora=en)
            atencion = atenciones.vincular(atencion.pk, ciudadano=persona, por=agente, ahora=en)
        firma = en + timedelta(minutes=6)
        solicitud = actuaciones.radicar(self._datos(caso, atencion, tramite, persona), por=agente, ahora=firma)
        sin_tocar_asuntos = DatosAtencion(atencion.nombre_trato, atencion.tratamiento)
        self.mostrador.terminar(atencion, firma + timedelta(minutes=1), sin_tocar_asuntos)
        self._agendar_lo_que_sigue(firma, solicitud, caso)

    def _datos(self, caso: dict, atencion, tramite, persona: Ciudadano | None) -> DatosRadicacion:
        return DatosRadicacion(
            token=UUID(int=self.agenda.azar.getrandbits(128), version=4),
            tipo=caso["tipo"],
            forma=caso.get("forma", "verbal"),
            identidad=caso.get("identidad", "nombre"),
            asunto=caso["asunto"],
            objeto=caso["objeto"],
            razones=caso.get("razones", ""),
            folios=caso.get("folios", 0),
            anexos=caso.get("anexos", ""),
            dependencia=self.dependencias[caso["dependencia"]] if "dependencia" in caso else tramite.dependencia,
            medio_respuesta=persona.medio_respuesta if persona else "cartelera",
            canal=atencion.canal,
            punto=atencion.punto,
            recibido_en=atencion.iniciada_en,
            atencion=atencion,
            asunto_id=atencion.asuntos.get().pk,
            ciudadano=persona,
            tramite=tramite,
        )

    def _agendar_lo_que_sigue(self, en: datetime, solicitud: Solicitud, caso: dict) -> None:
        for paso in HASTA[caso.get("cierre", "abierta")]:
            en = self.agenda.dias_despues(en, TARDA[paso]) + timedelta(minutes=17)
            self.agenda.agendar(en, getattr(self, f"_{paso}"), solicitud.pk, caso)

    def _lleva(self, solicitud: Solicitud) -> Funcionario:
        """Hacienda tiene su jefe; lo demás lo responde quien supervisa."""
        jefe = self.quien["responsable"]
        return jefe if solicitud.dependencia_id == jefe.dependencia_id else self.quien["supervisor"]

    def _asignada(self, en: datetime, pk: int, caso: dict) -> None:
        solicitud = Solicitud.objects.get(pk=pk)
        jefe = self.quien["responsable"]
        if solicitud.dependencia_id == jefe.dependencia_id:
            actuaciones.asignar(pk, responsable=jefe, por=jefe, ahora=en, version=solicitud.version)

    def _respondida(self, en: datetime, pk: int, caso: dict) -> None:
        solicitud = Solicitud.objects.get(pk=pk)
        favorable = Respuesta.Sentido.FAVORABLE
        quien = self._lleva(solicitud)
        actuaciones.responder(
            pk, sentido=favorable, texto=caso["respuesta"], por=quien, ahora=en, version=solicitud.version
        )

    def _comunicada(self, en: datetime, pk: int, caso: dict) -> None:
        solicitud = Solicitud.objects.get(pk=pk)
        actuaciones.comunicar(
            pk,
            medio=solicitud.medio_respuesta,
            en=en,
            prueba="Firmó el recibido",
            por=self.quien["agente"],
            ahora=en + timedelta(minutes=4),
            version=solicitud.version,
        )
