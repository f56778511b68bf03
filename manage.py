#!/usr/bin/env python
"""Entrada de los comandos de Sopó Servicio."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sopo_servicio.settings")
    try:
        settings.BASE_DIR  # noqa: B018 - leer un ajuste los carga todos
    except ImproperlyConfigured as error:
        sys.exit(f"No se puede arrancar. {error}")
    execute_from_command_line(sys.argv)
