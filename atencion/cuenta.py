"""El calendario de «¿Cómo se calculó?» y el anillo del plazo (puro): qué se pinta, sin HTML."""

from dataclasses import dataclass
from datetime import date, timedelta

from atencion.terminos import Dia, Semaforo
from canales.calendario import FIN_DE_SEMANA, festivos
from canales.fechas import fecha_larga

LARGO_DEL_ANILLO = 251.3  # circunferencia de un círculo de radio 40


@dataclass(frozen=True)
class Celda:
    """Un día del calendario. `nota` se ve bajo el número; `lectura` la oye quien no ve el color."""

    fecha: date
    clases: str
    ordinal: int | None
    nota: str
    lectura: str


@dataclass(frozen=True)
class Semana:
    lunes: date
    celdas: list[Celda | None]


@dataclass(frozen=True)
class Anillo:
    """Cuánto del término ha corrido. `lectura` dice lo mismo con palabras."""

    arco: str
    clase: str
    rotulo: str
    cifra: str
    de: str
    lectura: str


def semanas(libro: list[Dia], vence: date, hoy: date) -> list[Semana]:
    """El libro de días en semanas de lunes a domingo; los días fuera del término quedan en None."""
    celdas = {dia.fecha: _celda(dia, dia is libro[0], vence, hoy) for dia in libro}
    lunes = libro[0].fecha - timedelta(days=libro[0].fecha.weekday())
    filas = []
    while lunes <= vence:
        filas.append(Semana(lunes, [celdas.get(lunes + timedelta(days=n)) for n in range(7)]))
        lunes += timedelta(days=7)
    return filas


def _celda(dia: Dia, es_inicio: bool, vence: date, hoy: date) -> Celda:
    de_hoy = " d-hoy" if dia.fecha == hoy else ""
    if es_inicio:
        return Celda(dia.fecha, f"d-inicio{de_hoy}", None, "Recibida", "")
    if dia.fecha == vence:
        return Celda(dia.fecha, f"d-vence{de_hoy}", dia.ordinal, "", "vence")
    if dia.cuenta:
        return Celda(dia.fecha, ("d-si" if dia.fecha <= hoy else "d-falta") + de_hoy, dia.ordinal, "", "")
    if dia.motivo == FIN_DE_SEMANA:
        return Celda(dia.fecha, f"d-no{de_hoy}", None, "", f"no cuenta, {dia.motivo}")
    nota = "Festivo" if dia.fecha in festivos() else "Cierre"
    return Celda(dia.fecha, f"d-fiesta{de_hoy}", None, nota, f"no cuenta, {dia.motivo}")


def no_cuentan(libro: list[Dia]) -> str:
    """«los sábados y domingos, ni el lunes 16 de noviembre de 2026 (Independencia de Cartagena)»."""
    quietos = [d for d in libro[1:] if not d.cuenta]
    partes = ["los sábados y domingos"] if any(d.motivo == FIN_DE_SEMANA for d in quietos) else []
    partes += [f"el {fecha_larga(d.fecha)} ({d.motivo})" for d in quietos if d.motivo != FIN_DE_SEMANA]
    return ", ni ".join(partes)


def anillo(libro: list[Dia], luz: Semaforo) -> Anillo | None:
    """Días hábiles que quedan sobre el total; None si el caso está quieto o el término no se cuenta en días."""
    total = max((d.ordinal or 0 for d in libro), default=0)
    if luz.clase == "quieta" or not total:
        return None
    dias = abs(luz.dias)
    if luz.clase == "vencida":
        lectura = f"Venció hace {_habiles(dias)}; el término era de {total}"
        return Anillo(f"{LARGO_DEL_ANILLO} {LARGO_DEL_ANILLO}", luz.clase, "venció hace", str(dias), "hábiles", lectura)
    quedan = min(dias, total)
    arco = LARGO_DEL_ANILLO * (total - quedan) / total
    lectura = f"{'Queda' if quedan == 1 else 'Quedan'} {quedan} de {_habiles(total)}"
    rotulo = "queda" if quedan == 1 else "quedan"
    return Anillo(f"{arco:.1f} {LARGO_DEL_ANILLO}", luz.clase, rotulo, str(quedan), f"de {total}", lectura)


def _habiles(cuantos: int) -> str:
    return "1 día hábil" if cuantos == 1 else f"{cuantos} días hábiles"
