from sopo_servicio.celery import app as aplicacion_celery

__all__ = ["aplicacion_celery"]
