from django.contrib import messages
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from atencion import bandejas
from atencion.forms.bandeja import FiltrosForm, TextoForm
from canales.lectura import calendario_vigente
from canales.models import Canal, Dependencia, Entidad
from canales.permisos import exige
from protocolo.lectura import terminos_que_se_radican


@require_http_methods(["GET", "HEAD", "POST"])
@exige("bandeja.ver")
def bandeja(request):
    """Por POST llega solo el texto buscado: puede llevar nombres y no debe quedar en la dirección."""
    hoy = timezone.localdate()
    texto = TextoForm(request.POST or None)
    buscado = texto.cleaned_data["texto"] if request.method == "POST" and texto.is_valid() else ""
    filtro = _filtro(request, hoy)
    filtros = filtro.filtros(buscado)
    vista = _vista(request, filtro)
    pagina = bandejas.pagina(
        bandejas.filtrar(bandejas.conjunto(vista, request.user, hoy), filtros, hoy, request.user),
        filtros.pagina,
        funcionario=request.user,
        hoy=hoy,
        calendario=calendario_vigente(),
        dias_por_vencer=Entidad.actual().dias_por_vencer,
    )
    contexto = {"vista": vista, "pagina": pagina, "filtro": filtro, "texto": texto, "buscado": buscado}
    contexto |= {"titulo_tabla": bandejas.VISTAS[vista][1], "consulta": _consulta(request)}
    estado = 422 if texto.errors else 200
    if request.htmx and not request.htmx.boosted:
        return render(request, "atencion/_bandeja_lista.html", contexto, status=estado)
    contexto["pestanas"] = bandejas.pestanas(request.user, hoy)
    return render(request, "atencion/bandeja.html", contexto, status=estado)


def _filtro(request, hoy) -> FiltrosForm:
    return FiltrosForm(
        request.GET,
        tipos=[(t.clave, t.nombre_corto) for t in terminos_que_se_radican(hoy)],
        dependencias=list(Dependencia.objects.values_list("pk", "nombre")),
        canales=list(Canal.objects.values_list("clave", "nombre")),
    )


def _vista(request, filtro: FiltrosForm) -> str:
    """La vista pedida, o la inicial de su papel; dice en pantalla lo que no se entendió."""
    suyas = bandejas.vistas_de(request.user)
    inicial = bandejas.vista_inicial(request.user)
    pedida = request.GET.get("vista", inicial)
    ignorados = filtro.ignorados + ([] if pedida in suyas else ["vista"])
    if ignorados:
        messages.warning(
            request, f"No se entendió esta parte de la dirección y se dejó de lado: {', '.join(ignorados)}."
        )
    return pedida if pedida in suyas else inicial


def _consulta(request) -> str:
    """Los demás filtros de la dirección, listos para ponerles otra página."""
    puestos = request.GET.copy()
    puestos.pop("pagina", None)
    return f"{puestos.urlencode()}&" if puestos else ""
