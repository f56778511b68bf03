"""Configuración por entorno. Sin nada: modo embebido (SQLite + broker en carpetas)."""

import os
import sys
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from sopo_servicio.entorno import Entorno

BASE_DIR = Path(__file__).resolve().parent.parent
entorno = Entorno()
EN_PRUEBAS = "pytest" in sys.modules

CARPETA_DATOS = Path(os.environ.get("CARPETA_DATOS") or BASE_DIR / "datos").resolve()
DATABASES = {"default": entorno.base_de_datos(CARPETA_DATOS)}
REDIS_URL = entorno.redis()
SECRET_KEY = entorno.clave_secreta(CARPETA_DATOS)
DEBUG = entorno.si_o_no("DEBUG")
HTTPS = entorno.si_o_no("HTTPS")
PUERTO = entorno.puerto()
EQUIPO_LOCAL = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = [h.strip() for h in os.environ.get("ALLOWED_HOSTS", "").split(",") if h.strip()] or EQUIPO_LOCAL
if DEBUG and not set(ALLOWED_HOSTS) <= set(EQUIPO_LOCAL):
    raise ImproperlyConfigured("DEBUG=1 muestra datos internos: solo se permite con ALLOWED_HOSTS local.")
CSRF_TRUSTED_ORIGINS = [f"https://{h.lstrip('.')}" for h in ALLOWED_HOSTS if HTTPS and h != "*"]

INSTALLED_APPS = [
    "sopo_servicio",
    "atencion",
    "protocolo",
    "canales",
    "canales.apps.AdministracionConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "simple_history",
    "axes",
    "csp",
]
AUTH_USER_MODEL = "canales.Funcionario"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sopo_servicio.middleware.EntradaLimpia",
    "sopo_servicio.middleware.BaseNoDisponible",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sopo_servicio.middleware.SesionInactiva",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "sopo_servicio.urls"
WSGI_APPLICATION = "sopo_servicio.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sopo_servicio.contexto.marco",
            ],
            "builtins": ["sopo_servicio.templatetags.sopo"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

LANGUAGE_CODE = "es-co"
TIME_ZONE = "America/Bogota"
USE_I18N = USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "estaticos"
STATICFILES_DIRS = [BASE_DIR / "static"]
_ESTATICOS = "django.contrib.staticfiles.storage.StaticFilesStorage"
if not (EN_PRUEBAS or DEBUG):
    _ESTATICOS = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _ESTATICOS},
}
WHITENOISE_AUTOREFRESH = EN_PRUEBAS or DEBUG
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT") or CARPETA_DATOS / "archivos")

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "ingresar"
LOGIN_REDIRECT_URL = "atencion:inicio"
LOGOUT_REDIRECT_URL = "ingresar"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # horas
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # por IP sola, un NAT dejaría fuera a toda la Alcaldía
AXES_LOCKOUT_TEMPLATE = "bloqueo.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username"]

SESSION_COOKIE_AGE = 12 * 3600
SESION_INACTIVA_MAXIMO_S = 3600
SESSION_COOKIE_NAME = "__Host-sesion" if HTTPS else "sesion"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

CELERY_BROKER_URL = os.environ.get("CELERY_BROKER_URL") or REDIS_URL or "filesystem://localhost"
CARPETA_BROKER = CARPETA_DATOS / "broker"

vars().update(entorno.correo(CARPETA_DATOS))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "servicio@localhost")
ENTRADA_MAXIMA = 20_000  # caracteres de un texto libre

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"linea": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"consola": {"class": "logging.StreamHandler", "formatter": "linea"}},
    "root": {"handlers": ["consola"], "level": "WARNING"},
}
if EN_PRUEBAS:
    # SQLite de pruebas en fichero: en memoria no hay WAL ni bloqueos que probar.
    if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        (CARPETA_DATOS / "pruebas").mkdir(parents=True, exist_ok=True)
        DATABASES["default"]["TEST"] = {"NAME": str(CARPETA_DATOS / "pruebas" / "pruebas.sqlite3")}
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    LOGGING["root"]["level"] = "ERROR"
