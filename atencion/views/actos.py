"""Qué hace cada botón de la pantalla de una atención y a dónde lleva. Una acción, una función."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from atencion import atenciones
from atencion.flujo import NoSePuede
from atencion.forms.atencion import PRESENCIAL, AtencionForm
from atencion.models import Asunto, Atencion
from atencion.pasos import DatosPaso
from canales.models import Canal


@dataclass(frozen=True)
class Acto:
    """Lo que un botón necesita: quién, cuándo y lo escrito, ya limpio."""

    request: HttpRequest
    atencion: Atencion
    form: AtencionForm
    pasos: tuple[DatosPaso, ...]
    ahora: datetime
    momento: str = ""

    @property
    def comun(self) -> dict:
        """Los argumentos que comparten todas las escrituras de la puerta."""
        return {
            "por": self.request.user,
            "ahora": self.ahora,
            "version": self.form.cleaned_data["version"],
            "datos": self.form.datos(self.pasos),
        }

    def pantalla(self, sufijo: str = "") -> HttpResponse:
        return redirect(reverse("atencion:atencion", args=[self.atencion.pk]) + sufijo)


def seguir(request, canal: Canal) -> HttpResponse:
    """Abre la siguiente atención de ese canal; si no se puede, a «Mi turno» con el porqué."""
    try:
        nueva = atenciones.abrir(canal, por=request.user, ahora=timezone.now())
    except NoSePuede as motivo:
        messages.error(request, str(motivo))
        return redirect("atencion:mi_turno")
    return redirect("atencion:atencion", pk=nueva.pk)


def _guardar(acto: Acto) -> HttpResponse:
    atenciones.guardar(acto.atencion.pk, **acto.comun)
    return acto.pantalla()


def _guia(acto: Acto) -> HttpResponse:
    atenciones.guardar(acto.atencion.pk, **acto.comun)
    return acto.pantalla("?guia=1#guia")


def _confirmar(acto: Acto) -> HttpResponse:
    atenciones.confirmar(acto.atencion.pk, **acto.comun, momento=acto.momento)
    return acto.pantalla("?guia=1#guia")


def _otro_asunto(acto: Acto) -> HttpResponse:
    """En ventanilla, pasar a otro asunto dice que el anterior quedó claro; por teléfono se elige el resultado."""
    if acto.atencion.canal.clave == PRESENCIAL and not acto.form.cleaned_data["desenlace"]:
        acto.form.cleaned_data["desenlace"] = Asunto.Desenlace.RESUELTA
    atenciones.otro_asunto(acto.atencion.pk, **acto.comun)
    return acto.pantalla()


def _radicar(acto: Acto) -> HttpResponse:
    atenciones.guardar(acto.atencion.pk, **acto.comun)
    return redirect("atencion:radicar", pk=acto.atencion.pk)


def _reportar(acto: Acto) -> HttpResponse:
    """«Falta o está mal»: guarda y avisa al jefe, sin salir de la atención."""
    texto = acto.form.cleaned_data["reporte"]
    tarea = atenciones.reportar(acto.atencion.pk, **acto.comun, texto=texto)
    messages.success(acto.request, f"Se le avisó a {tarea.responsable.nombre}.")
    return acto.pantalla()


def _terminar(acto: Acto) -> HttpResponse:
    """En ventanilla abre la siguiente; al teléfono vuelve a «Mi turno», disponible."""
    atenciones.terminar(acto.atencion.pk, **acto.comun)
    if acto.atencion.canal.clave == PRESENCIAL:
        messages.success(acto.request, "Atención guardada.")
        return seguir(acto.request, acto.atencion.canal)
    messages.success(acto.request, "Llamada guardada. Quedó disponible.")
    return redirect("atencion:mi_turno")


def _siguiente(acto: Acto) -> HttpResponse:
    atenciones.dejar_por_completar(acto.atencion.pk, **acto.comun)
    return seguir(acto.request, acto.atencion.canal)


def _por_completar(acto: Acto) -> HttpResponse:
    atenciones.dejar_por_completar(acto.atencion.pk, **acto.comun)
    messages.info(acto.request, "Quedó por completar. La encuentra en «Mi turno».")
    return redirect("atencion:mi_turno")


def _sin_atender(estado: str) -> Callable[[Acto], HttpResponse]:
    def cerrar(acto: Acto) -> HttpResponse:
        fila = atenciones.cerrar_sin_atender(acto.atencion.pk, **acto.comun, estado=estado)
        messages.info(acto.request, f"Llamada cerrada: {fila.get_estado_display().lower()}.")
        return redirect("atencion:mi_turno")

    return cerrar


ACTOS: dict[str, Callable[[Acto], HttpResponse]] = {
    "guardar": _guardar,
    "guia": _guia,
    "confirmar": _confirmar,
    "otro_asunto": _otro_asunto,
    "radicar": _radicar,
    "reportar": _reportar,
    "terminar": _terminar,
    "siguiente": _siguiente,
    "por_completar": _por_completar,
    "cortada": _sin_atender(Atencion.Estado.CORTADA),
    "equivocada": _sin_atender(Atencion.Estado.EQUIVOCADA),
}
