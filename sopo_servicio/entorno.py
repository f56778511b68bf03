"""Lectura del entorno: un valor equivocado detiene el arranque con una frase clara."""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

MOTORES = {"django.db.backends.sqlite3", "django.db.backends.postgresql"}


class Entorno(environ.Env):
    """`environ.Env` cuyas negativas dicen qué variable corregir y cómo."""

    def si_o_no(self, nombre: str, defecto: bool = False) -> bool:
        valor = os.environ.get(nombre, "").strip().lower()
        if not valor:
            return defecto
        if valor in {"1", "true", "si", "sí", "on", "yes"}:
            return True
        if valor in {"0", "false", "no", "off"}:
            return False
        raise ImproperlyConfigured(f"{nombre} vale «{valor}» y solo puede ser 1 o 0.")

    def base_de_datos(self, carpeta: Path) -> dict:
        """Base del entorno: `sqlite:///ruta` o `postgres://usuario@equipo/base`; sin nada, SQLite local."""
        direccion = os.environ.get("DATABASE_URL", "").strip() or f"sqlite:///{carpeta / 'sopo.sqlite3'}"
        ejemplo = "Use sqlite:///ruta o postgres://usuario:clave@equipo:5432/base."
        if direccion.partition(":")[0] not in {"sqlite", "postgres", "postgresql"}:
            raise ImproperlyConfigured(f"DATABASE_URL no se entiende. {ejemplo}")
        try:
            base = self.db_url_config(direccion)
        except (ValueError, KeyError, ImproperlyConfigured) as error:
            raise ImproperlyConfigured(f"DATABASE_URL no se entiende. {ejemplo}") from error
        if base.get("ENGINE") not in MOTORES or not base.get("NAME"):
            raise ImproperlyConfigured(f"DATABASE_URL no nombra una base. {ejemplo}")
        return _afinada(base)

    def redis(self) -> str:
        """Dirección de Redis o vacío si no se usa."""
        direccion = os.environ.get("REDIS_URL", "").strip()
        if direccion and not _es_de_redis(direccion):
            raise ImproperlyConfigured("REDIS_URL no se entiende. Use redis://equipo:6379/0.")
        return direccion

    def correo(self, carpeta: Path) -> dict:
        """Ajustes `EMAIL_*` del entorno; sin nada, cada correo queda como archivo en la carpeta de datos."""
        direccion = os.environ.get("EMAIL_URL", "").strip()
        if not direccion:
            motor = "django.core.mail.backends.filebased.EmailBackend"
            return {"EMAIL_BACKEND": motor, "EMAIL_FILE_PATH": str(carpeta / "correo")}
        try:
            return self.email_url_config(direccion)
        except (ValueError, KeyError, ImproperlyConfigured) as error:
            ejemplo = "Use smtp+tls://usuario:clave@equipo:587."
            raise ImproperlyConfigured(f"EMAIL_URL no se entiende. {ejemplo}") from error

    def clave_secreta(self, carpeta: Path) -> str:
        """`SECRET_KEY` del entorno o, en modo embebido, una generada una sola vez y guardada aparte."""
        clave = os.environ.get("SECRET_KEY", "")
        if clave:
            if len(clave) < 50:
                raise ImproperlyConfigured("SECRET_KEY es muy corta: use 50 caracteres o más, al azar.")
            return clave
        archivo = carpeta / "clave_secreta"
        carpeta.mkdir(parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(archivo, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as salida:
                salida.write(secrets.token_urlsafe(64))
        except FileExistsError:
            pass
        clave = archivo.read_text().strip()
        if len(clave) < 50:
            raise ImproperlyConfigured(f"El archivo {archivo} está dañado: bórrelo y se generará otra clave.")
        return clave

    def puerto(self) -> int:
        valor = os.environ.get("PUERTO", "").strip() or "8000"
        if not (valor.isascii() and valor.isdigit() and 1 <= int(valor) <= 65535):
            raise ImproperlyConfigured(f"PUERTO vale «{valor}» y debe ser un número entre 1 y 65535.")
        return int(valor)


def _es_de_redis(direccion: str) -> bool:
    try:
        partes = urlsplit(direccion)
        con_destino = bool(partes.hostname or partes.path.strip("/")) and (partes.port or True)
    except ValueError:
        return False
    return partes.scheme in {"redis", "rediss", "unix"} and con_destino


def _afinada(base: dict) -> dict:
    """Ajustes medidos por motor: sin ellos SQLite responde «database is locked» bajo carga."""
    if base["ENGINE"].endswith("sqlite3"):
        if base["NAME"] != ":memory:":
            Path(base["NAME"]).parent.mkdir(parents=True, exist_ok=True)
        base["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-20000;PRAGMA foreign_keys=ON;"
            ),
        }
    else:
        base["CONN_MAX_AGE"] = 60
        base["CONN_HEALTH_CHECKS"] = True
        base.setdefault("OPTIONS", {}).update(
            connect_timeout=3,
            options="-c statement_timeout=15s -c lock_timeout=3s -c idle_in_transaction_session_timeout=60s",
        )
    return base
