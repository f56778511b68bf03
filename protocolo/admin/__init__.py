from protocolo.admin import guia, norma, seccion, version

__all__ = ["guia", "norma", "seccion", "version"]
