import threading
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.db import connection, transaction

from atencion import relevo
from atencion.avisos import avisar
from atencion.models import Aviso, Envio, Latido
from atencion.relevo import Resumen, despachar, reclamar
from atencion.tests.fabricas import un_ciudadano, una_solicitud
from canales.models import Entidad

pytestmark = pytest.mark.django_db


@pytest.fixture
def caso(agente, hacienda, ahora):
    """Sin jefe en la dependencia: radicarla no avisa a nadie y los envíos son los de la prueba."""
    return una_solicitud(agente, hacienda, ahora, un_ciudadano(agente, ahora), asunto="Cobro de Ana Ejemplo")


@pytest.fixture
def aviso(caso, ahora):
    def crear(*destinatarios, nivel="vence-hoy"):
        with transaction.atomic():
            return avisar(
                Aviso.Clase.TERMINO,
                solicitud=caso,
                nivel=nivel,
                vence_el=caso.vence_el,
                destinatarios=destinatarios,
                ahora=ahora,
            )

    return crear


def _estado(funcionario) -> str:
    return Envio.objects.get(destinatario=funcionario).estado


def test_el_correo_lleva_numero_vencimiento_y_ruta_y_ningun_dato_personal(aviso, caso, otro_responsable, ahora):
    aviso(otro_responsable)
    assert despachar(ahora) == Resumen(enviados=1)
    (carta,) = mail.outbox
    assert carta.to == [otro_responsable.email]
    assert carta.subject == f"Término: solicitud {caso.radicado}"
    assert carta.body == (
        f"Término: solicitud {caso.radicado}.\nVence el 15/12/2026.\n"
        f"Véala en Sopó Servicio, en /solicitudes/{caso.radicado}/"
    )
    assert "Ana" not in str(carta.message())


def test_repetir_un_envio_lleva_el_mismo_message_id(aviso, otro_responsable, ahora):
    envio = aviso(otro_responsable).envios.get()
    primera, segunda = relevo.correo(envio), relevo.correo(Envio.objects.get(pk=envio.pk))
    assert primera.extra_headers["Message-ID"] == segunda.extra_headers["Message-ID"]


def test_dos_destinatarios_llevan_message_id_distinto(aviso, otro_responsable, supervisor, ahora):
    aviso(otro_responsable, supervisor)
    despachar(ahora)
    assert len({c.extra_headers["Message-ID"] for c in mail.outbox}) == 2


def test_lo_enviado_no_se_vuelve_a_enviar(aviso, otro_responsable, ahora):
    aviso(otro_responsable)
    despachar(ahora)
    assert despachar(ahora + timedelta(hours=2)) == Resumen()
    assert (len(mail.outbox), _estado(otro_responsable)) == (1, "enviado")


def test_sin_correo_el_aviso_queda_dentro_del_sistema(aviso, otro_responsable, ahora):
    otro_responsable.email = ""
    otro_responsable.save()
    aviso(otro_responsable)
    assert despachar(ahora) == Resumen(enviados=1)
    assert (mail.outbox, _estado(otro_responsable)) == ([], "enviado")


def _rechaza(direccion, monkeypatch):
    enviar = relevo.EmailMessage.send

    def con_rechazo(self, fail_silently=False):
        if direccion in self.to:
            raise SMTPRecipientsRefused({direccion: (550, b"no existe")})
        return enviar(self, fail_silently)

    monkeypatch.setattr(relevo.EmailMessage, "send", con_rechazo)


def test_una_direccion_mala_no_detiene_a_las_demas(aviso, otro_responsable, supervisor, ahora, monkeypatch, caplog):
    _rechaza(otro_responsable.email, monkeypatch)
    aviso(otro_responsable, supervisor)
    assert despachar(ahora) == Resumen(enviados=1, aplazados=1)
    assert [c.to for c in mail.outbox] == [[supervisor.email]]
    malo = Envio.objects.get(destinatario=otro_responsable)
    assert (malo.estado, malo.intentos, malo.error) == ("pendiente", 1, "SMTPRecipientsRefused")
    assert otro_responsable.email not in caplog.text


def test_los_intentos_esperan_1_5_15_y_60_minutos_y_a_las_24_horas_se_da_por_fallido(
    aviso, otro_responsable, ahora, monkeypatch
):
    _rechaza(otro_responsable.email, monkeypatch)
    envio = aviso(otro_responsable).envios.get()
    momento, esperas = ahora, []
    while True:
        despachar(momento)
        envio.refresh_from_db()
        if envio.estado == "fallida":
            break
        esperas.append(int((envio.proximo_en - momento).total_seconds() // 60))
        momento = envio.proximo_en
    assert esperas[:5] == [1, 5, 15, 60, 60]
    assert timedelta(hours=22) < momento - ahora <= timedelta(hours=24)
    assert despachar(momento + timedelta(days=1)) == Resumen()


def test_fuera_de_la_ventana_no_sale_nada_y_despues_si(aviso, otro_responsable, ahora):
    Entidad.objects.update_or_create(pk=1, defaults={"envio_desde": "11:00", "envio_hasta": "17:00"})
    aviso(otro_responsable)
    assert despachar(ahora) == Resumen()
    assert despachar(ahora + timedelta(minutes=19)) == Resumen(enviados=1)


def test_un_envio_abandonado_se_recupera_cuando_vence_el_arriendo(aviso, otro_responsable, ahora):
    envio = aviso(otro_responsable).envios.get()
    assert reclamar(envio.pk, ahora) is True  # y quien lo tomó murió
    assert despachar(ahora + timedelta(minutes=9)) == Resumen()
    assert despachar(ahora + timedelta(minutes=11)) == Resumen(enviados=1)
    assert (len(mail.outbox), Envio.objects.get().intentos) == (1, 2)


def test_quien_perdio_el_arriendo_no_cambia_lo_que_hizo_el_otro(aviso, otro_responsable, ahora):
    envio = aviso(otro_responsable).envios.get()
    reclamar(envio.pk, ahora)
    viejo = Envio.objects.get(pk=envio.pk)
    despachar(ahora + timedelta(minutes=11))
    relevo._cerrar(viejo, estado="fallida", error="tarde")
    assert _estado(otro_responsable) == "enviado"


def test_deja_su_latido(ahora):
    despachar(ahora)
    assert Latido.objects.get(nombre="relevo").datos == {"enviados": 0, "aplazados": 0, "fallidos": 0}


def _a_la_vez(cuantos: int, tarea) -> None:
    barrera = threading.Barrier(cuantos)

    def hilo():
        barrera.wait()
        try:
            tarea()
        finally:
            connection.close()

    hilos = [threading.Thread(target=hilo) for _ in range(cuantos)]
    for h in hilos:
        h.start()
    for h in hilos:
        h.join()


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql
def test_ocho_relevos_a_la_vez_toman_cada_envio_una_sola_vez(aviso, otro_responsable, ahora):
    pks = [aviso(otro_responsable, nivel=f"n{n}").envios.get().pk for n in range(30)]
    tomados = []
    _a_la_vez(8, lambda: tomados.extend(pk for pk in pks if reclamar(pk, ahora)))
    assert sorted(tomados) == sorted(pks)


@pytest.mark.django_db(transaction=True)
def test_tres_relevos_completos_a_la_vez_mandan_un_correo_por_envio(aviso, otro_responsable, ahora):
    for n in range(6):
        aviso(otro_responsable, nivel=f"n{n}")
    _a_la_vez(3, lambda: despachar(ahora))
    assert len(mail.outbox) == 6
    assert set(Envio.objects.values_list("estado", "intentos")) == {("enviado", 1)}
