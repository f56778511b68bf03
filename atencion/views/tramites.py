"""Buscador de trámites y su ficha: fragmentos que la atención trae sin recargar."""

from django.shortcuts import get_object_or_404, render
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_safe

from atencion.guia_pantalla import extensiones_para
from canales.lectura import buscar_tramites
from canales.models import Tramite
from canales.permisos import exige
from canales.texto import palabras, para_buscar

LETRAS_MINIMAS = 2
EN_LISTA = 5


def resaltado(nombre: str, consulta: str) -> SafeString:
    """El nombre con el comienzo de cada palabra buscada en negrilla: «Impuesto <b>predi</b>al»."""
    claves = sorted(palabras(consulta), key=len, reverse=True)
    partes = []
    for palabra in nombre.split(" "):
        largo = next((len(c) for c in claves if para_buscar(palabra).startswith(c)), 0)
        partes.append(format_html("<b>{}</b>{}", palabra[:largo], palabra[largo:]) if largo else escape(palabra))
    return SafeString(" ".join(partes))


@require_http_methods(["GET", "POST"])
@exige("atencion.crear")
def asuntos(request):
    """Opciones del buscador. Va por POST desde la atención: alguien puede escribir ahí el nombre de la persona."""
    consulta = request.POST.get("asunto", "") or request.GET.get("q", "")
    basta = sum(map(len, palabras(consulta))) >= LETRAS_MINIMAS
    hallados = buscar_tramites(consulta, limite=EN_LISTA) if basta else []
    filas = [(t, resaltado(t.nombre, consulta)) for t in hallados]
    contexto = {"tramites": filas, "canal": request.GET.get("canal", "")}
    return render(request, "atencion/_asuntos.html", contexto)


@require_safe
@exige("atencion.crear")
def tramite_ficha(request, pk: int):
    """Requisitos, costo, horario y a quién llamar."""
    filas = Tramite.objects.filter(activo=True).select_related("dependencia", "extension")
    tramite = get_object_or_404(filas, pk=pk)
    llamada = request.GET.get("canal") == "telefonico"
    contexto = {"ficha": tramite, "extensiones": extensiones_para(tramite) if llamada else ()}
    return render(request, "atencion/_ficha.html", contexto)
