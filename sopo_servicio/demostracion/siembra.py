"""Llena una base vacía con una semana ficticia y la deja marcada para siempre como de demostración."""

import tomllib
from datetime import datetime, time
from pathlib import Path
from random import Random

from django.contrib.auth.models import Group
from django.db import transaction

from atencion import vigilancia
from atencion.models import Atencion, Ciudadano, Solicitud
from canales.lectura import calendario_vigente
from canales.models import Dependencia, Entidad, Funcionario, PuntoAtencion
from canales.roles import Rol
from protocolo import cargador
from sopo_servicio.demostracion.agenda import Agenda, instante
from sopo_servicio.demostracion.casos import Casos
from sopo_servicio.demostracion.mostrador import Mostrador
from sopo_servicio.demostracion.personas import Personas

CONTENIDO = Path(__file__).parent / "contenido.toml"
ENTRAN_AL_ADMIN = {Rol.SUPERVISOR, Rol.PROTOCOLO, Rol.TECNICO}


class BaseConDatos(Exception):
    """La base ya tiene datos del servicio: sembrar ahí los mezclaría con casos inventados."""


def leer() -> dict:
    return tomllib.loads(CONTENIDO.read_text(encoding="utf-8"))


@transaction.atomic
def sembrar(*, semilla: int, casos: int, clave: str, ahora: datetime) -> int:
    """Deja usuarios, ciudadanos, `casos` atenciones y tres a medias. Devuelve cuántas creó; 0 si ya estaban.

    Raises:
        BaseConDatos: si la base no es de demostración y ya tiene algo.
    """
    if Entidad.actual().es_demostracion:
        return 0
    if any(m.objects.exists() for m in (Funcionario, Ciudadano, Atencion, Solicitud)):
        raise BaseConDatos
    cargador.cargar(ahora=ahora)
    entidad = Entidad.actual()
    entidad.es_demostracion = True
    entidad.save()
    datos = leer()
    funcionarios = {f["usuario"]: crear_funcionario(f, clave) for f in datos["funcionarios"]}
    vivir(datos, funcionarios, Random(semilla), casos, ahora)  # noqa: S311 - no protege nada
    return Atencion.objects.count()


def crear_funcionario(datos: dict, clave: str) -> Funcionario:
    """Un funcionario con su papel; si encabeza una dependencia, queda como su jefe."""
    nuevo = Funcionario.objects.create_user(
        datos["usuario"],
        f"{datos['usuario']}@sopo.example",
        clave,
        first_name=datos["nombre"],
        last_name=datos["apellido"],
        cargo=datos["cargo"],
        extension=datos.get("extension", ""),
        dependencia=Dependencia.objects.filter(clave=datos.get("dependencia")).first(),
        punto=PuntoAtencion.objects.filter(nombre=datos.get("puesto")).first(),
        is_staff=datos["rol"] in ENTRAN_AL_ADMIN,
        is_superuser=datos["rol"] == Rol.TECNICO,
    )
    nuevo.groups.add(Group.objects.get(name=datos["rol"]))
    Dependencia.objects.filter(clave=datos.get("jefe_de")).update(jefe=nuevo)
    return nuevo


def vivir(datos: dict, funcionarios: dict, azar: Random, casos: int, ahora: datetime) -> None:
    """Agenda solicitudes y consultas, las ejecuta en orden de reloj y vigila los términos cada mañana."""
    calendario = calendario_vigente()
    agenda = Agenda(azar, ahora, calendario)
    personas = Personas(datos["personas"], azar, aviso_version=Entidad.actual().aviso_datos_version)
    mostrador = Mostrador(funcionarios["agente"], personas, azar, calendario)
    solicitudes = Casos(mostrador, agenda, funcionarios)
    for caso in datos["solicitudes"][:casos]:
        agenda.agendar(agenda.turno(caso.get("hace")), solicitudes.radicar, caso)
    consultas = azar.choices(
        datos["consultas"], [c["peso"] for c in datos["consultas"]], k=max(0, casos - len(datos["solicitudes"]))
    )
    for consulta in consultas:
        agenda.agendar(agenda.turno(), mostrador.informar, consulta)
    for dia in agenda.dias:
        agenda.agendar(instante(dia, time(7, 0)), lambda en: vigilancia.vigilar(en, calendario))
    agenda.correr()
    mostrador.dejar_a_medias(ahora)
    vigilancia.vigilar(ahora, calendario)
