from datetime import date, time

import pytest
from django.contrib.messages import get_messages

from canales.lectura import calendario_vigente
from canales.models import (
    Canal,
    Dependencia,
    DiaNoHabil,
    Entidad,
    EntidadExterna,
    Horario,
    PuntoAtencion,
    Tramite,
    VersionCalendario,
)

pytestmark = pytest.mark.django_db
DIA = {"fecha": "2026-12-31", "motivo": "Cierre", "acto": "Decreto 9 de 2026", "suspende_terminos": "on"}


@pytest.fixture
def navegador(supervisor, cliente):
    return cliente(supervisor)


def mensajes(respuesta):
    return [str(m) for m in get_messages(respuesta.wsgi_request)]


def bloques(*filas):
    datos = {"horarios-TOTAL_FORMS": str(len(filas)), "horarios-INITIAL_FORMS": "0"}
    for n, (dia, desde, hasta) in enumerate(filas):
        datos |= {f"horarios-{n}-dia": dia, f"horarios-{n}-desde": desde, f"horarios-{n}-hasta": hasta}
    return datos


def nuevo_punto(navegador, *filas, **cambios):
    canal = Canal.objects.get(clave="presencial").pk
    datos = {"nombre": "Ventanilla 9", "canal": canal, "activo": "on", **bloques(*filas), **cambios}
    return navegador.post("/admin/canales/puntoatencion/add/", datos)


def test_un_dia_no_habil_se_guarda_por_su_puerta(navegador, supervisor):
    navegador.post("/admin/canales/dianohabil/add/", DIA)
    dia = DiaNoHabil.objects.get()
    assert VersionCalendario.objects.get().numero == 2
    assert dia.historial.get().history_user == supervisor
    assert not calendario_vigente().es_habil(date(2026, 12, 31))


def test_un_dia_no_habil_se_borra_por_su_puerta(navegador, supervisor):
    navegador.post("/admin/canales/dianohabil/add/", DIA)
    navegador.post(f"/admin/canales/dianohabil/{DiaNoHabil.objects.get().pk}/delete/", {"post": "yes"})
    assert VersionCalendario.objects.get().numero == 3
    assert DiaNoHabil.historial.first().history_user == supervisor


def test_sin_acto_no_hay_dia_no_habil(navegador):
    respuesta = navegador.post("/admin/canales/dianohabil/add/", {**DIA, "acto": ""})
    assert respuesta.status_code == 422
    assert "acto" in respuesta.context["adminform"].form.errors
    assert 'value="Cierre"' in respuesta.content.decode()
    assert not DiaNoHabil.objects.exists()


def test_una_dependencia_en_uso_no_se_borra_y_se_dice_por_que(navegador):
    hacienda = Dependencia.objects.get(clave="hacienda")
    respuesta = navegador.post(f"/admin/canales/dependencia/{hacienda.pk}/delete/", {"post": "yes"})
    assert respuesta.url == f"/admin/canales/dependencia/{hacienda.pk}/change/"
    (frase,) = mensajes(respuesta)
    assert frase.startswith("No se puede borrar «Secretaría de Hacienda» porque está en uso: ")
    assert "4 trámites" in frase and "1 extensión" in frase
    assert frase.endswith("Si ya no se usa, quítele la marca de activo.")
    assert Dependencia.objects.filter(pk=hacienda.pk).exists()


def test_un_canal_que_solo_usan_los_tramites_tampoco_se_borra(navegador):
    web = Canal.objects.get(clave="web")
    Tramite.objects.first().canales.add(web)
    (frase,) = mensajes(navegador.post(f"/admin/canales/canal/{web.pk}/delete/", {"post": "yes"}))
    assert "está en uso: 1 trámite." in frase
    assert Canal.objects.filter(pk=web.pk).exists()


@pytest.mark.parametrize("modelo", [Tramite, EntidadExterna, PuntoAtencion])
def test_lo_que_nadie_usa_se_borra(navegador, modelo):
    fila = modelo.objects.first()
    navegador.post(f"/admin/canales/{modelo._meta.model_name}/{fila.pk}/delete/", {"post": "yes"})
    assert not modelo.objects.filter(pk=fila.pk).exists()
    assert modelo.historial.filter(id=fila.pk, history_type="-").exists()


def test_no_hay_borrado_en_bloque(navegador):
    fila = EntidadExterna.objects.first()
    navegador.post(
        "/admin/canales/entidadexterna/", {"action": "delete_selected", "_selected_action": [fila.pk], "post": "yes"}
    )
    assert EntidadExterna.objects.filter(pk=fila.pk).exists()


def test_un_punto_con_menos_de_cuarenta_horas_avisa_pero_se_guarda(navegador):
    respuesta = nuevo_punto(navegador, (0, "08:00", "12:00"))
    assert any("atiende 4 horas a la semana; la ley pide al menos 40" in m for m in mensajes(respuesta))
    assert PuntoAtencion.objects.get(nombre="Ventanilla 9").horarios.count() == 1


def test_un_punto_con_cuarenta_horas_no_avisa(navegador):
    respuesta = nuevo_punto(navegador, *[(dia, "08:00", "16:00") for dia in range(5)])
    assert not any("la ley pide" in m for m in mensajes(respuesta))
    assert PuntoAtencion.objects.get(nombre="Ventanilla 9").horarios.count() == 5


@pytest.mark.parametrize(
    ("filas", "frase"),
    [
        ([(0, "08:00", "12:00"), (0, "11:00", "13:00")], "Hay dos bloques del mismo día que se cruzan"),
        ([(0, "12:00", "08:00")], "El bloque debe empezar antes de terminar."),
    ],
)
def test_un_horario_imposible_no_se_guarda(navegador, filas, frase):
    respuesta = nuevo_punto(navegador, *filas)
    assert frase in respuesta.content.decode()
    assert not PuntoAtencion.objects.filter(nombre="Ventanilla 9").exists()


def test_la_lista_de_puntos_marca_al_que_le_faltan_horas(navegador):
    Horario.objects.filter(punto__nombre="Ventanilla 3", desde=time(7, 30)).delete()
    assert "17 horas y 30 minutos (faltan)" in navegador.get("/admin/canales/puntoatencion/").content.decode()


def test_hay_una_sola_entidad_y_su_aviso_lleva_version(navegador):
    assert navegador.post("/admin/canales/entidad/add/", {"nombre": "Otra"}).status_code == 403
    entidad = Entidad.actual()
    datos = {c.name: getattr(entidad, c.name) for c in Entidad._meta.fields if c.name not in {"id", "es_demostracion"}}
    navegador.post("/admin/canales/entidad/1/change/", {**datos, "aviso_datos": "Nuevo aviso"})
    assert (Entidad.actual().aviso_datos, Entidad.actual().aviso_datos_version) == ("Nuevo aviso", 2)


def test_el_historial_dice_quien_cambio_que(navegador, supervisor):
    externa = EntidadExterna.objects.create(nombre="Gas")
    navegador.post(f"/admin/canales/entidadexterna/{externa.pk}/change/", {"nombre": "Gas S.A.", "activa": "on"})
    pagina = navegador.get(f"/admin/canales/entidadexterna/{externa.pk}/history/").content.decode()
    assert "Gas → Gas S.A." in pagina
    assert "sí → no" in pagina
    assert supervisor.nombre in pagina


def test_la_clave_de_un_tramite_no_cambia(navegador):
    fila = Tramite.objects.get(clave="comparendo")
    pagina = navegador.get(f"/admin/canales/tramite/{fila.pk}/change/").content.decode()
    assert 'name="clave"' not in pagina


def test_los_tramites_se_buscan_sin_tildes(navegador):
    lista = navegador.get("/admin/canales/tramite/", {"q": "Árbol"})
    assert [t.clave for t in lista.context["cl"].result_list] == ["poda-arbol"]


@pytest.mark.parametrize("modelo", ["tramite", "extension", "dependencia", "puntoatencion", "entidadexterna"])
def test_ninguna_lista_gasta_una_consulta_por_fila(navegador, modelo, django_assert_max_num_queries):
    navegador.get(f"/admin/canales/{modelo}/")
    with django_assert_max_num_queries(10):
        assert navegador.get(f"/admin/canales/{modelo}/").context["cl"].result_count >= 4
