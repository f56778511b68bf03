"""Editar el protocolo desde el admin: borrador, revisión y publicación."""

import pytest
from django.urls import reverse

from protocolo.lectura import guia_de, version_vigente
from protocolo.models import Guia, Momento, Paso, Seccion, VersionProtocolo
from protocolo.publicacion import abrir_borrador, publicar


@pytest.fixture
def editor(cliente, protocolo_admin):
    return cliente(protocolo_admin)


@pytest.fixture
def borrador(catalogos, protocolo_admin):
    return abrir_borrador(version_vigente(), por=protocolo_admin)


def boton(editor, acto, version):
    return editor.post(reverse(f"admin:protocolo_version_{acto}", args=[version.pk]), follow=True)


def ficha(modelo, fila, vista="change"):
    return reverse(f"admin:protocolo_{modelo._meta.model_name}_{vista}", args=[fila.pk])


def renglones(nombre, filas, nuevas=()):
    """Datos de un formset: las filas que ya están y las nuevas."""
    datos = {f"{nombre}-TOTAL_FORMS": len(filas) + len(nuevas), f"{nombre}-INITIAL_FORMS": len(filas)}
    for n, fila in enumerate([*filas, *nuevas]):
        datos |= {f"{nombre}-{n}-{campo}": valor for campo, valor in fila.items()}
    return datos


def paso_escrito(paso):
    campos = ("clase", "texto", "ayuda", "seccion", "solo_si_paso", "solo_si_operador", "solo_si_valor", "orden")
    escrito = {"id": paso.pk, "momento": paso.momento_id, **{c: getattr(paso, c) for c in campos}}
    return escrito | ({"obligatorio": "on"} if paso.obligatorio else {})


def test_los_botones_solo_se_oyen_por_post(editor, borrador):
    assert editor.get(reverse("admin:protocolo_version_publicar", args=[borrador.pk])).status_code == 405
    assert version_vigente().numero == 1


def test_abrir_borrador_copia_la_version_y_lleva_a_ella(editor, catalogos):
    html = boton(editor, "abrir_borrador", version_vigente()).content.decode()
    assert "Quedó abierto el borrador 2, copia de la versión 1." in html
    assert VersionProtocolo.objects.get(numero=2).autor.username == "protocolo"


def test_revisar_dice_que_corregir(editor, borrador):
    assert "se puede publicar" in boton(editor, "revisar", borrador).content.decode()
    Paso.objects.filter(momento__guia__version=borrador, clave="despedida").update(texto="Adiós {apodo}")
    assert "Hueco desconocido «apodo»" in boton(editor, "revisar", borrador).content.decode()


def test_publicar_con_problemas_los_muestra_y_no_publica(editor, borrador):
    Momento.objects.filter(guia__version=borrador, clave="apertura").first().pasos.all().delete()
    html = boton(editor, "publicar", borrador).content.decode()
    assert "El momento «Apertura» de «Atención por teléfono» no tiene pasos." in html
    assert version_vigente().numero == 1


def test_publicar_pone_en_vigor_y_archiva(editor, borrador):
    assert "La versión 2 ya rige." in boton(editor, "publicar", borrador).content.decode()
    assert version_vigente() == borrador
    assert "abra un borrador" in boton(editor, "publicar", borrador).content.decode()


def test_editar_una_frase_del_borrador_y_publicarla_cambia_lo_que_se_dice(editor, borrador):
    paso = Paso.objects.get(momento__guia__version=borrador, clave="con_mucho_gusto")
    datos = paso_escrito(paso) | {"texto": "Con todo gusto, {nombre}.", **renglones("opciones", [])}
    assert editor.post(ficha(Paso, paso), datos).status_code == 302
    boton(editor, "publicar", borrador)
    assert guia_de(version_vigente(), "presencial").paso("con_mucho_gusto").texto == "Con todo gusto, {nombre}."


def test_un_paso_nuevo_recibe_su_clave_y_no_repite_la_de_otro_momento(editor, borrador):
    momento = Momento.objects.get(guia__version=borrador, guia__clave="presencial", clave="cierre")
    nuevo = {"clase": "verificacion", "texto": "Escuchar", "orden": 9}
    otro = nuevo | {"texto": "Entregue la constancia", "solo_si_paso": "desenlace", "solo_si_operador": "es"}
    otro["solo_si_valor"] = "radicada"
    actuales = [paso_escrito(p) for p in momento.pasos.all()]
    datos = {"nombre": "Cierre", "orden": momento.orden, **renglones("pasos", actuales, [nuevo, otro])}
    respuesta = editor.post(ficha(Momento, momento), datos)
    assert respuesta.status_code == 302, respuesta.context["errors"]
    assert list(momento.pasos.order_by("pk").values_list("clave", flat=True))[-2:] == [
        "escuchar_2",
        "entregue_la_constancia",
    ]
    paso = guia_de(borrador, "presencial").paso("entregue_la_constancia")
    assert (paso.solo_si.paso, paso.solo_si.valor) == ("desenlace", "radicada")


def test_la_condicion_se_elige_de_un_menu_y_no_admite_un_paso_de_otra_guia(editor, borrador):
    paso = Paso.objects.get(momento__guia__version=borrador, clave="con_mucho_gusto")
    opciones = dict(editor.get(ficha(Paso, paso)).context["adminform"].form.fields["solo_si_paso"].choices)
    assert "desenlace" in opciones
    assert not {"rostro", "saludo_telefono", "con_mucho_gusto"} & set(opciones)
    datos = paso_escrito(paso) | {"solo_si_paso": "saludo_telefono", "solo_si_operador": "es"}
    assert editor.post(ficha(Paso, paso), datos | renglones("opciones", [])).status_code == 422
    paso.refresh_from_db()
    assert paso.solo_si_paso == ""


def test_una_condicion_a_medias_se_rechaza_con_su_frase(editor, borrador):
    paso = Paso.objects.get(momento__guia__version=borrador, clave="con_mucho_gusto")
    datos = paso_escrito(paso) | {"solo_si_paso": "saludo_presencial"} | renglones("opciones", [])
    assert "La condición necesita el paso" in editor.post(ficha(Paso, paso), datos).content.decode()


def test_un_punto_nuevo_y_el_texto_de_una_seccion_se_guardan(editor, borrador):
    seccion = Seccion.objects.get(version=borrador, numero="6.1")
    nuevo = {"clase": "conducta", "titulo": "Dé ejemplo", "texto": "Atienda usted primero.", "orden": 1}
    datos = {"titulo": "Forma de trabajar", "cuerpo": "Uno\n\nDos", "orden": 18, **renglones("puntos", [], [nuevo])}
    assert editor.post(ficha(Seccion, seccion), datos).status_code == 302
    seccion.refresh_from_db()
    assert (seccion.titulo, seccion.cuerpo, seccion.numero) == ("Forma de trabajar", "Uno\n\nDos", "6.1")
    assert seccion.puntos.get().clave == "de-ejemplo"


def test_un_borrador_se_puede_descartar_y_el_publicado_no(editor, borrador):
    vigente = version_vigente()
    assert editor.post(ficha(VersionProtocolo, borrador, "delete"), {"post": "yes"}).status_code == 302
    assert list(VersionProtocolo.objects.all()) == [vigente]
    assert editor.post(ficha(VersionProtocolo, vigente, "delete"), {"post": "yes"}).status_code == 403


def test_lo_abierto_en_el_editor_no_se_guarda_si_ya_se_publico(editor, borrador, protocolo_admin, AHORA):
    guia = Guia.objects.get(version=borrador, clave="reclamo")
    publicar(borrador.pk, por=protocolo_admin, ahora=AHORA)
    assert editor.post(ficha(Guia, guia), {"nombre": "Otra", "orden": 6}).status_code == 403
    guia.refresh_from_db()
    assert guia.nombre == "Reclamo"


def test_los_saludos_se_cambian_en_el_borrador(editor, borrador):
    franjas = [
        {"id": f.pk, "version": borrador.pk, "desde": f"{f.desde:%H:%M}", "saludo": f.saludo}
        for f in borrador.franjas.all()
    ]
    franjas[2]["desde"] = "19:00"
    datos = {"nota": "Noche más tarde", **renglones("franjas", franjas)}
    assert editor.post(ficha(VersionProtocolo, borrador), datos).status_code == 302
    borrador.refresh_from_db()
    assert (borrador.nota, borrador.franjas.last().desde.hour) == ("Noche más tarde", 19)
