from django.http import Http404
from django.shortcuts import render

from canales.permisos import exige
from canales.texto import limpio
from protocolo.lector import SeccionInexistente, pagina
from protocolo.lectura import SinProtocolo, version_vigente

CONSULTA_MAXIMA = 100


@exige("protocolo.leer")
def lector(request, numero=None):
    """Lee y busca en la versión vigente. La consulta va por GET: no lleva datos de nadie."""
    consulta = limpio(request.GET.get("q", ""))[:CONSULTA_MAXIMA]
    try:
        hoja = pagina(version_vigente(), numero, consulta)
    except SinProtocolo:
        return render(request, "protocolo/sin_protocolo.html")
    except SeccionInexistente as error:
        raise Http404 from error
    return render(request, "protocolo/lector.html", {"hoja": hoja, "consulta": consulta})
