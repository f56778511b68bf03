from atencion.models.acceso import Acceso
from atencion.models.actuacion import Actuacion
from atencion.models.atencion import Asunto, Atencion, RespuestaPaso
from atencion.models.aviso import Aviso, Envio, Latido
from atencion.models.borrador import Borrador
from atencion.models.ciudadano import Ciudadano
from atencion.models.consecutivo import Consecutivo
from atencion.models.respuesta import Comunicacion, Respuesta
from atencion.models.solicitud import Solicitud
from atencion.models.tarea import Tarea

__all__ = [
    "Acceso",
    "Actuacion",
    "Asunto",
    "Atencion",
    "Aviso",
    "Borrador",
    "Ciudadano",
    "Comunicacion",
    "Consecutivo",
    "Envio",
    "Latido",
    "Respuesta",
    "RespuestaPaso",
    "Solicitud",
    "Tarea",
]
