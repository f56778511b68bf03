# Dos órdenes bastan: «make demo» para verlo y «make test» para comprobarlo. Piden python3.11+ y make.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test fallas estilo limpiar
.DEFAULT_GOAL := demo

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "Hace falta Python 3.11 o más nuevo. Si lo tiene con otro nombre: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "A este Python le falta el módulo venv. En Debian o Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Preparando $(VENV)…"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.instalado: requirements.txt | $(PY)
	@echo "Instalando lo que pide requirements.txt…"
	@$(PY) -m pip install -q -r requirements.txt
	@touch $@

$(VENV)/.instalado-dev: requirements.txt requirements-dev.txt | $(PY)
	@echo "Instalando lo que piden las pruebas…"
	@$(PY) -m pip install -q -r requirements-dev.txt
	@touch $@ $(VENV)/.instalado

# La demostración tiene su propia base y nunca toca la del servicio.
demo: export CARPETA_DATOS := $(CURDIR)/datos/demo
demo: export DATABASE_URL :=
demo: export REDIS_URL :=
demo: export DEBUG :=
demo: export HTTPS :=
demo: export EMAIL_URL :=
demo: export CELERY_BROKER_URL :=
demo: $(VENV)/.instalado
	@$(PY) manage.py migrate -v 0
	@$(PY) manage.py cargar_protocolo
	@$(PY) manage.py sembrar_demo
	@$(PY) manage.py collectstatic --noinput -v 0
	@$(PY) manage.py servir

# Las mismas pruebas sobre el motor que digan DATABASE_URL y REDIS_URL; sin nada, el modo embebido.
test: $(VENV)/.instalado-dev
	@$(PY) -m pytest -n 2 $(ARGS)

# Simulacros lentos: matar procesos, quitar Redis, apagar la base. 5 = no hay ninguno para este motor.
fallas: $(VENV)/.instalado-dev
	@$(PY) -m pytest -m fallas $(ARGS) || { codigo=$$?; [ $$codigo -eq 5 ] || exit $$codigo; }

estilo: $(VENV)/.instalado-dev
	@$(VENV)/bin/ruff check
	@$(VENV)/bin/ruff format --check

limpiar:
	rm -rf $(VENV) estaticos datos/demo
