"""La base rechaza cambiar o borrar lo que solo se agrega, venga de donde venga la orden.

Se recrean tras cada `migrate`: en SQLite, rehacer una tabla borra sus disparadores.
"""

SOLO_AGREGAR = ("atencion_actuacion", "atencion_acceso")
NO_BORRAR = ("atencion_solicitud", "atencion_consecutivo", "atencion_respuesta", "atencion_comunicacion")
INMUTABLES = {
    "atencion_solicitud": ("radicado", "vigencia", "consecutivo", "radicada_en", "recibido_en", "codigo_verificacion")
}
MENSAJE = "solo se agrega: esta fila no se cambia ni se borra"

_FUNCION = f"""
CREATE OR REPLACE FUNCTION sopo_prohibido() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{MENSAJE}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


def _ordenes(motor: str) -> list[tuple[str, str, str]]:
    """(nombre, tabla, orden de creación) de cada disparador en ese motor."""
    filas = []
    for tabla in SOLO_AGREGAR + NO_BORRAR:
        for acto in ("DELETE", "UPDATE") if tabla in SOLO_AGREGAR else ("DELETE",):
            filas.append((f"{tabla}_no_{acto.lower()}", tabla, f"BEFORE {acto} ON {tabla} FOR EACH ROW"))
        if motor == "postgresql":
            filas.append((f"{tabla}_no_truncate", tabla, f"BEFORE TRUNCATE ON {tabla} FOR EACH STATEMENT"))
    for tabla, columnas in INMUTABLES.items():
        cambio = " OR ".join(
            f"OLD.{c} IS DISTINCT FROM NEW.{c}" if motor == "postgresql" else f"OLD.{c} IS NOT NEW.{c}"
            for c in columnas
        )
        filas.append((f"{tabla}_inmutable", tabla, f"BEFORE UPDATE ON {tabla} FOR EACH ROW WHEN ({cambio})"))
    cuerpo = (
        "EXECUTE FUNCTION sopo_prohibido()" if motor == "postgresql" else f"BEGIN SELECT RAISE(ABORT, '{MENSAJE}'); END"
    )
    return [(nombre, tabla, f"CREATE TRIGGER {nombre} {resto} {cuerpo}") for nombre, tabla, resto in filas]


def retirar(conexion) -> None:
    """Quita los disparadores. Solo para vaciar la base de pruebas entre una prueba y otra."""
    with conexion.cursor() as cursor:
        for nombre, tabla, _ in _ordenes(conexion.vendor):
            cursor.execute(
                f"DROP TRIGGER IF EXISTS {nombre}" + (f" ON {tabla}" if conexion.vendor == "postgresql" else "")
            )


def instalar(conexion) -> None:
    """Deja puestos todos los disparadores; se puede repetir."""
    retirar(conexion)
    with conexion.cursor() as cursor:
        if conexion.vendor == "postgresql":
            cursor.execute(_FUNCION)
        for _, _, orden in _ordenes(conexion.vendor):
            cursor.execute(orden)
