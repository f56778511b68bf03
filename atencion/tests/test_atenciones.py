"""La puerta de las atenciones: qué exige para cerrar, qué promete y qué no deja pisar."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from atencion import atenciones
from atencion.asuntos import DatosAsunto
from atencion.atenciones import DatosAtencion
from atencion.conflicto import ConflictoDeVersion
from atencion.flujo import NoSePuede
from atencion.models import Asunto, Atencion, Tarea
from atencion.pasos import DatosPaso
from atencion.promesa import DatoInvalido
from atencion.tests.fabricas import un_ciudadano, una_solicitud
from canales.models import Canal, Tramite
from protocolo.models import VersionProtocolo

pytestmark = pytest.mark.django_db
PROMESA = DatosAsunto(
    descripcion="Recibo que no llegó",
    desenlace="pendiente",
    demora_motivo="Hacienda lo revisa",
    respuesta_el=date(2026, 12, 1),
    respuesta_medio="llamada",
)


@pytest.fixture
def llamada(agente, AHORA):
    return atenciones.abrir(Canal.objects.get(clave="telefonico"), por=agente, ahora=AHORA)


@pytest.fixture
def hacer(agente, AHORA):
    def con(acto, atencion, *asuntos, **mas):
        atencion.refresh_from_db()
        datos = mas.pop("datos", DatosAtencion(asuntos=asuntos))
        comun = {"por": agente, "ahora": AHORA + timedelta(minutes=4), "version": atencion.version, "datos": datos}
        return acto(atencion.pk, **(comun | mas))

    return con


RESUELTO = DatosAsunto(descripcion="Horario de la casa de la cultura", desenlace="resuelta")


def test_abrir_deja_la_version_vigente_la_guia_del_canal_y_el_primer_asunto(llamada, AHORA):
    assert (llamada.guia, llamada.iniciada_en, llamada.estado) == ("telefonico", AHORA, "en_curso")
    assert llamada.version_protocolo == VersionProtocolo.objects.get(estado="publicada")
    assert list(llamada.asuntos.values_list("orden", "desenlace")) == [(1, "")]
    assert llamada.punto.canal == llamada.canal


def test_no_se_abren_cuatro_a_la_vez(agente, llamada, hacer, AHORA):
    for _ in range(2):
        atenciones.abrir(llamada.canal, por=agente, ahora=AHORA)
    with pytest.raises(NoSePuede, match="tres atenciones en curso"):
        atenciones.abrir(llamada.canal, por=agente, ahora=AHORA)
    hacer(atenciones.dejar_por_completar, llamada)
    assert atenciones.abrir(llamada.canal, por=agente, ahora=AHORA).estado == "en_curso"


def test_quien_no_atiende_no_abre(auditor, AHORA):
    with pytest.raises(PermissionDenied):
        atenciones.abrir(Canal.objects.get(clave="presencial"), por=auditor, ahora=AHORA)


def test_un_canal_que_nadie_atiende_no_se_abre(agente, AHORA):
    with pytest.raises(NoSePuede, match="no se atiende"):
        atenciones.abrir(Canal.objects.get(clave="web"), por=agente, ahora=AHORA)


def test_el_tramite_llena_motivo_y_dependencia(llamada, hacer):
    tramite = Tramite.objects.first()
    hacer(atenciones.guardar, llamada, DatosAsunto(tramite=tramite, descripcion=tramite.nombre))
    asunto = llamada.asuntos.get()
    assert (asunto.motivo, asunto.dependencia, asunto.descripcion) == (tramite.motivo, tramite.dependencia, "")


def test_otra_persona_no_guarda_ni_termina(llamada, hacer, otro_agente):
    for acto in (atenciones.guardar, atenciones.terminar, atenciones.dejar_por_completar):
        with pytest.raises(PermissionDenied):
            hacer(acto, llamada, RESUELTO, por=otro_agente)


def test_una_version_vieja_no_pisa(llamada, hacer):
    hacer(atenciones.guardar, llamada, datos=DatosAtencion(nombre_trato="Ana"))
    with pytest.raises(ConflictoDeVersion) as choque:
        hacer(atenciones.guardar, llamada, datos=DatosAtencion(nombre_trato="Luis"), version=1)
    assert choque.value.actual.nombre_trato == "Ana"


def test_terminar_declara_en_grupo_y_cierra_las_dos_horas(llamada, hacer, AHORA):
    hecha = hacer(atenciones.terminar, llamada, RESUELTO)
    fin = AHORA + timedelta(minutes=4)
    assert (hecha.estado, hecha.servicio_fin_en, hecha.registro_cerrado_en) == ("completa", fin, fin)
    declarados = hecha.respuestas.filter(fuente="declarado")
    assert set(declarados.values_list("modo", "resultado")) == {("grupo", "cumplido")}
    assert {"saludo_telefono", "despedida", "cuelga_primero"} <= set(declarados.values_list("paso", flat=True))
    assert "espera_pedir" not in declarados.values_list("paso", flat=True)
    constatado = hecha.respuestas.get(fuente="sistema")
    assert (constatado.paso, constatado.valor) == ("desenlace", "resuelta")


def test_la_excepcion_se_guarda_con_su_motivo_y_no_como_cumplida(llamada, hacer):
    excepcion = DatosPaso("cuelga_primero", "no_se_hizo", motivo="Se cayó la línea")
    hecha = hacer(atenciones.terminar, llamada, RESUELTO, excepciones=[excepcion])
    paso = hecha.respuestas.get(paso="cuelga_primero")
    assert (paso.resultado, paso.motivo, paso.modo) == ("no_se_hizo", "Se cayó la línea", "uno_a_uno")


def test_sin_confirmar_un_momento_no_cierra_y_dice_que_falta(llamada, hacer):
    with pytest.raises(NoSePuede, match="Para cerrar falta: .*Espere a que cuelgue primero"):
        hacer(
            atenciones.terminar,
            llamada,
            RESUELTO,
            confirmar=["apertura", "desarrollo"],
            excepciones=[
                DatosPaso("resumen"),
                DatosPaso("despedida"),
            ],
        )
    llamada.refresh_from_db()
    assert (llamada.estado, llamada.respuestas.count()) == ("en_curso", 0)


def test_sin_resultado_no_cierra(llamada, hacer):
    with pytest.raises(DatoInvalido, match="Elija el resultado de «Sisbén»"):
        hacer(atenciones.terminar, llamada, DatosAsunto(descripcion="Sisbén"))


def test_sin_asunto_no_cierra(llamada, hacer):
    with pytest.raises(DatoInvalido, match="Escriba qué pidió la persona"):
        hacer(atenciones.terminar, llamada, DatosAsunto(desenlace="resuelta"))


def test_el_asunto_vacio_que_sobra_no_impide_cerrar(llamada, hacer):
    hacer(atenciones.otro_asunto, llamada, RESUELTO)
    hecha = hacer(atenciones.terminar, llamada)
    assert (hecha.estado, hecha.asuntos.count()) == ("completa", 1)


def test_lo_pendiente_deja_una_tarea_con_su_fecha(llamada, hacer, agente):
    hecha = hacer(atenciones.terminar, llamada, PROMESA)
    tarea = Tarea.objects.get()
    assert (tarea.clase, tarea.responsable, tarea.vence_el) == ("promesa", agente, date(2026, 12, 1))
    assert tarea.asunto == hecha.asuntos.get()
    assert hecha.respuestas.get(paso="no_resuelta").resultado == "cumplido"


@pytest.mark.parametrize(
    ("cambio", "campo"),
    [
        ({"demora_motivo": ""}, "demora_motivo"),
        ({"respuesta_el": None}, "respuesta_el"),
        ({"respuesta_medio": ""}, "respuesta_medio"),
        ({"respuesta_el": date(2026, 11, 22)}, "respuesta_el"),
        ({"respuesta_el": date(2027, 1, 29)}, "respuesta_el"),
    ],
)
def test_la_promesa_lleva_razon_fecha_posible_y_medio(llamada, hacer, cambio, campo):
    with pytest.raises(DatoInvalido) as falta:
        hacer(atenciones.terminar, llamada, replace(PROMESA, **cambio))
    assert falta.value.campo == campo
    assert Tarea.objects.count() == 0


def test_la_promesa_vale_hasta_el_mismo_dia_legal(llamada, hacer):
    """Quince días hábiles desde el lunes 23 de noviembre de 2026 (festivo: 8 de diciembre)."""
    hacer(atenciones.terminar, llamada, replace(PROMESA, respuesta_el=date(2026, 12, 15)))
    assert Tarea.objects.get().vence_el == date(2026, 12, 15)


def test_un_dia_despues_del_legal_no_se_promete(llamada, hacer):
    with pytest.raises(DatoInvalido, match="15 de diciembre de 2026, que es el término legal"):
        hacer(atenciones.terminar, llamada, replace(PROMESA, respuesta_el=date(2026, 12, 16)))


def test_una_promesa_a_medias_se_guarda_sin_exigir(llamada, hacer):
    hacer(atenciones.guardar, llamada, replace(PROMESA, demora_motivo=""))
    asunto = llamada.asuntos.get()
    assert (asunto.desenlace, asunto.respuesta_el) == ("", date(2026, 12, 1))


def test_lo_que_deja_de_estar_pendiente_retira_la_promesa(llamada, hacer):
    hacer(atenciones.dejar_por_completar, llamada, PROMESA)
    assert Tarea.objects.get().cerrada_en is None
    hacer(atenciones.terminar, llamada, RESUELTO)
    assert Tarea.objects.get().resultado == Tarea.Resultado.NO_CUMPLIDA


def test_completar_despues_no_mueve_el_fin_del_servicio(llamada, hacer, AHORA):
    hacer(atenciones.dejar_por_completar, llamada, RESUELTO)
    tarde = AHORA + timedelta(hours=3)
    hecha = hacer(atenciones.terminar, llamada, RESUELTO, ahora=tarde)
    assert (hecha.servicio_fin_en, hecha.registro_cerrado_en) == (AHORA + timedelta(minutes=4), tarde)


def test_la_llamada_cortada_nunca_cuenta_como_cumplida(llamada, hacer):
    hecha = hacer(atenciones.cerrar_sin_atender, llamada, estado="cortada")
    assert (hecha.estado, hecha.respuestas.count()) == (Atencion.Estado.CORTADA, 0)
    with pytest.raises(NoSePuede, match="ya se cerró"):
        hacer(atenciones.guardar, llamada, RESUELTO)


def test_la_rama_abandonada_se_marca_y_no_se_borra(llamada, hacer):
    espera = (DatosPaso("hubo_espera", valor="si"), DatosPaso("espera_pedir"))
    hacer(atenciones.guardar, llamada, datos=DatosAtencion(pasos=espera))
    hacer(atenciones.guardar, llamada, datos=DatosAtencion(pasos=(DatosPaso("hubo_espera", valor="no"),)))
    assert llamada.respuestas.get(paso="espera_pedir").rama_activa is False


def test_lo_radicado_no_se_reescribe_desde_la_pantalla(llamada, hacer, agente, hacienda, AHORA):
    asunto = llamada.asuntos.get()
    una_solicitud(agente, hacienda, AHORA, un_ciudadano(agente, AHORA), atencion=llamada, asunto_id=asunto.pk)
    hacer(atenciones.guardar, llamada, RESUELTO)
    asunto.refresh_from_db()
    assert asunto.desenlace == Asunto.Desenlace.RADICADA
