"""Entrada WSGI para gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sopo_servicio.settings")
application = get_wsgi_application()
