"""Medición: llena una base con casos creíbles y dice cuánto cuesta cada página principal."""

import random
import statistics
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localtime

from atencion import radicado, terminos
from atencion.flujo import Estado
from atencion.models import Actuacion, Ciudadano, Consecutivo, Solicitud
from canales.calendario import Calendario
from canales.lectura import calendario_vigente
from canales.models import Canal, Dependencia, Funcionario
from canales.roles import Rol
from canales.texto import para_buscar
from protocolo.lectura import terminos_que_se_radican

ASUNTOS = ("Poda de un árbol", "Alumbrado apagado", "Ruido en la noche", "Hueco en la vía", "Copia de la licencia")
NOMBRES = ("Ana", "Luis", "Marta", "Jorge", "Elena", "Pedro", "Rosa", "Diego")
APELLIDOS = ("Ejemplo", "Muestra", "Modelo", "Prueba", "Ensayo")
LOTE = 2000


@dataclass(frozen=True)
class Medida:
    """Una página: mediana y peor de varias vistas (ms), consultas a la base y bytes de la respuesta."""

    pagina: str
    mediana_ms: float
    peor_ms: float
    consultas: int
    bytes: int


def llenar(casos: int, abiertos: float, ahora: datetime, semilla: int = 1) -> None:
    """Agrega `casos` solicitudes repartidas en los días hábiles anteriores; `abiertos` (0 a 1) sin responder."""
    azar = random.Random(semilla)  # noqa: S311 — datos de prueba
    calendario, hoy = calendario_vigente(), localtime(ahora).date()
    agente = _funcionario("medir_agente", Rol.AGENTE)
    canal = Canal.objects.get(clave="presencial")
    dependencias = list(Dependencia.objects.filter(activa=True))
    tipos = [t for t in terminos_que_se_radican(hoy) if t.cantidad]
    fila, _ = Consecutivo.objects.get_or_create(vigencia=hoy.year, serie="recibida")
    for inicio in range(0, casos, LOTE):
        cuantos = min(LOTE, casos - inicio)
        with transaction.atomic():
            fila = Consecutivo.objects.select_for_update().get(pk=fila.pk)
            personas = Ciudadano.objects.bulk_create(_persona(azar, agente, ahora) for _ in range(cuantos))
            nuevas = []
            for n, persona in enumerate(personas):
                edad = int((casos - inicio - n) / casos * min(200, hoy.timetuple().tm_yday - 2))
                en = ahora - timedelta(days=edad, seconds=casos - inicio - n)
                en = max(en, fila.ultima_en or en)
                nuevas.append(
                    _caso(
                        azar,
                        fila.valor + 1 + n,
                        en,
                        persona,
                        agente,
                        canal,
                        dependencias,
                        tipos,
                        calendario,
                        azar.random() < abiertos,
                    )
                )
                fila.ultima_en = en
            guardadas = Solicitud.objects.bulk_create(nuevas)
            Actuacion.objects.bulk_create(
                Actuacion(solicitud=s, clase="radicar", texto="De palabra.", por=agente, en=s.radicada_en)
                for s in guardadas
            )
            fila.valor += cuantos
            fila.save()


def _persona(azar, agente, ahora) -> Ciudadano:
    numero = str(uuid4().int)[:18]
    nueva = Ciudadano(
        tipo_documento="OTRO",
        documento=numero,
        documento_normalizado=numero,
        vereda="Centro Alto",
        nombre=f"{azar.choice(NOMBRES)} {azar.choice(APELLIDOS)} {azar.choice(APELLIDOS)}",
        creado_por=agente,
        creado_en=ahora,
    )
    nueva.indexar()
    return nueva


def _caso(azar, numero, en, persona, agente, canal, dependencias, tipos, calendario: Calendario, abierta) -> Solicitud:
    termino, asunto, dia = azar.choice(tipos), azar.choice(ASUNTOS), localtime(en).date()
    vence = terminos.vencimiento(terminos.Termino(termino.cantidad, termino.unidad), calendario, dia)
    dependencia = azar.choice(dependencias)
    vigencia = localtime(en).year
    return Solicitud(
        radicado=radicado.formato(vigencia, numero),
        vigencia=vigencia,
        consecutivo=numero,
        codigo_verificacion="MEDI-0000",
        token=uuid4(),
        tipo=termino.clave,
        termino=termino,
        forma="verbal",
        identidad="nombre",
        canal=canal,
        estado=Estado.RADICADA if abierta else Estado.COMUNICADA,
        comunicada_en=None if abierta else en,
        ciudadano=persona,
        asunto=asunto,
        objeto=asunto,
        dependencia=dependencia,
        responsable=dependencia.jefe if abierta else None,
        medio_respuesta="ventanilla",
        recibido_en=en,
        recibida_el=dia,
        recepcion_legal=dia,
        radicada_en=en,
        radicada_por=agente,
        vence_el=vence,
        busqueda=para_buscar(radicado.formato(vigencia, numero), asunto, persona.nombre),
    )


def _funcionario(usuario: str, rol: str) -> Funcionario:
    nuevo, creado = Funcionario.objects.get_or_create(username=usuario, defaults={"first_name": "Medición"})
    if creado:
        nuevo.set_unusable_password()
        nuevo.save()
        nuevo.groups.add(Group.objects.get(name=rol))
    return nuevo


def medir(veces: int = 15) -> list[Medida]:
    """Cuánto cuesta cada página principal, pedida dentro del proceso con la sesión de un supervisor o un agente."""
    agente, supervisor = _funcionario("medir_agente", Rol.AGENTE), _funcionario("medir_supervisor", Rol.SUPERVISOR)
    caso = Solicitud.objects.order_by("-pk").first()
    paginas = [
        ("mi turno", agente, "get", "/mi-turno/", {}),
        ("bandeja", supervisor, "get", "/bandeja/", {}),
        ("bandeja, vencidas", supervisor, "get", "/bandeja/?vista=vencidas", {}),
        ("detalle", supervisor, "get", f"/solicitudes/{caso.radicado}/", {}),
        ("constancia", supervisor, "get", f"/solicitudes/{caso.radicado}/constancia/", {}),
        ("ficha de estado", agente, "post", "/estado/", {"consulta": caso.radicado}),
        ("ciudadanos, por nombre", agente, "post", "/ciudadanos/", {"q": "elena prueba"}),
    ]
    return [_medida(*p, veces) for p in paginas]


def _medida(nombre, quien, metodo, direccion, datos, veces) -> Medida:
    web = Client(headers={"host": "localhost"})
    web.force_login(quien)
    with CaptureQueriesContext(connection) as consultas:
        respuesta = getattr(web, metodo)(direccion, datos)
    cuantas = len(consultas)  # la petición siguiente vacía el registro
    if respuesta.status_code != 200:
        raise RuntimeError(f"{nombre}: {direccion} respondió {respuesta.status_code}")
    tiempos = []
    for _ in range(veces):
        inicio = time.perf_counter()
        getattr(web, metodo)(direccion, datos)
        tiempos.append((time.perf_counter() - inicio) * 1000)
    return Medida(nombre, statistics.median(tiempos), max(tiempos), cuantas, len(respuesta.content))
