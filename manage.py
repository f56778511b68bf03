#!/usr/bin/env python
"""Entrada de los comandos de Sopó Servicio."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sopo_servicio.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
