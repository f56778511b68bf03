from canales.models.calendario import DiaNoHabil, VersionCalendario
from canales.models.canal import Canal, Horario, PuntoAtencion
from canales.models.dependencia import Dependencia, Extension
from canales.models.entidad import Entidad, LemaEntidad
from canales.models.entidad_externa import EntidadExterna
from canales.models.funcionario import Encargo, Funcionario
from canales.models.tramite import Tramite

__all__ = [
    "Canal",
    "Dependencia",
    "DiaNoHabil",
    "Encargo",
    "Entidad",
    "EntidadExterna",
    "Extension",
    "Funcionario",
    "Horario",
    "LemaEntidad",
    "PuntoAtencion",
    "Tramite",
    "VersionCalendario",
]
