from atencion.models import Atencion
from atencion.propuesta import con_registro


def test_al_registrar_a_alguien_ya_estan_puestos_su_nombre_y_su_trato():
    datos = {"campos": {"asunto": ["Poda"]}, "ciudadano": 3, "creando": False}
    nuevo = con_registro(datos, Atencion(nombre_trato="Ana", tratamiento="senora"))
    assert nuevo["campos"] == {"c-nombre": ["Ana"], "c-tratamiento": ["senora"], "asunto": ["Poda"]}
    assert (nuevo["creando"], nuevo["ciudadano"]) == (True, None)


def test_lo_que_ya_se_escribio_del_registro_no_se_pisa():
    datos = {"campos": {"c-nombre": ["Ana Lucía Ejemplo"]}, "ciudadano": None, "creando": False}
    assert con_registro(datos, Atencion(nombre_trato="Ana"))["campos"] == {"c-nombre": ["Ana Lucía Ejemplo"]}
