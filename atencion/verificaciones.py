"""Comprobaciones que un auditor puede repetir: la numeración, completa y en orden."""

from dataclasses import dataclass

from django.db.models import Count, Max, Min

from atencion.models import Consecutivo, Respuesta, Solicitud


@dataclass(frozen=True)
class Serie:
    """Una vigencia y serie: cuántos números debe haber, cuántos hay y qué está mal (vacío si nada)."""

    vigencia: int
    serie: str
    inicial: int
    ultimo: int
    hay: int
    problemas: tuple[str, ...]


def verificar_radicados() -> list[Serie]:
    """Por vigencia y serie: contador = mayor número = cuántos hay, sin huecos, y horas en el orden de los números."""
    contadores = list(Consecutivo.objects.order_by("vigencia", "serie"))
    resultado = [_serie(fila) for fila in contadores]
    conocidas = {(c.vigencia, c.serie) for c in contadores}
    for serie, modelo in ((Consecutivo.Serie.RECIBIDA, Solicitud), (Consecutivo.Serie.ENVIADA, Respuesta)):
        for vigencia in modelo.objects.order_by().values_list("vigencia", flat=True).distinct():
            if (vigencia, serie) not in conocidas:
                resultado.append(Serie(vigencia, serie, 0, 0, 0, ("hay números sin contador",)))
    return resultado


def _serie(fila: Consecutivo) -> Serie:
    modelo = Solicitud if fila.serie == Consecutivo.Serie.RECIBIDA else Respuesta
    numeros = modelo.objects.filter(vigencia=fila.vigencia).order_by()
    cuenta = numeros.aggregate(hay=Count("pk"), mayor=Max("consecutivo"), menor=Min("consecutivo"))
    problemas = []
    if cuenta["hay"] != fila.valor - fila.inicial:
        problemas.append(f"debía haber {fila.valor - fila.inicial} números y hay {cuenta['hay']}")
    if cuenta["hay"] and (cuenta["mayor"], cuenta["menor"]) != (fila.valor, fila.inicial + 1):
        problemas.append(f"van del {cuenta['menor']} al {cuenta['mayor']}, no del {fila.inicial + 1} al {fila.valor}")
    if modelo is Solicitud:
        problemas += _desorden(numeros)
    return Serie(fila.vigencia, fila.serie, fila.inicial, fila.valor, cuenta["hay"], tuple(problemas))


def _desorden(numeros) -> list[str]:
    anterior = None
    for consecutivo, en in numeros.order_by("consecutivo").values_list("consecutivo", "radicada_en").iterator():
        if anterior and en < anterior:
            return [f"el {consecutivo} tiene una hora anterior a la del número que va antes"]
        anterior = en
    return []
