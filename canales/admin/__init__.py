from canales.admin import calendario, canal, dependencia, entidad, funcionario, tramite

__all__ = ["calendario", "canal", "dependencia", "entidad", "funcionario", "tramite"]
