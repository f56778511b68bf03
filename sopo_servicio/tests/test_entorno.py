"""Un valor equivocado en el entorno detiene el arranque con una sola frase."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from sopo_servicio.entorno import Entorno

CASOS = [
    ("DATABASE_URL", "mysql://u@h/b", "DATABASE_URL no se entiende. Use sqlite:///ruta o postgres://"),
    ("DATABASE_URL", "hola", "DATABASE_URL no se entiende. Use sqlite:///ruta o postgres://"),
    ("DATABASE_URL", "postgres://u@h/", "DATABASE_URL no nombra una base. Use sqlite:///ruta o postgres://"),
    ("DATABASE_URL", "postgres://u@h:puerto/b", "DATABASE_URL no se entiende. Use sqlite:///ruta o postgres://"),
    ("REDIS_URL", "http://h", "REDIS_URL no se entiende. Use redis://equipo:6379/0."),
    ("REDIS_URL", "redis://", "REDIS_URL no se entiende. Use redis://equipo:6379/0."),
    ("REDIS_URL", "redis://h:puerto/0", "REDIS_URL no se entiende. Use redis://equipo:6379/0."),
    ("PUERTO", "0", "PUERTO vale «0» y debe ser un número entre 1 y 65535."),
    ("PUERTO", "65536", "PUERTO vale «65536» y debe ser un número entre 1 y 65535."),
    ("PUERTO", "٨٠٠٠", "PUERTO vale «٨٠٠٠» y debe ser un número entre 1 y 65535."),
    ("DEBUG", "quizas", "DEBUG vale «quizas» y solo puede ser 1 o 0."),
    ("HTTPS", "2", "HTTPS vale «2» y solo puede ser 1 o 0."),
    ("SECRET_KEY", "corta", "SECRET_KEY es muy corta: use 50 caracteres o más, al azar."),
    ("EMAIL_URL", "paloma://h", "EMAIL_URL no se entiende. Use smtp+tls://usuario:clave@equipo:587."),
]


def leer(nombre, carpeta):
    entorno = Entorno()
    lecturas = {
        "DATABASE_URL": lambda: entorno.base_de_datos(carpeta),
        "REDIS_URL": entorno.redis,
        "PUERTO": entorno.puerto,
        "DEBUG": lambda: entorno.si_o_no("DEBUG"),
        "HTTPS": lambda: entorno.si_o_no("HTTPS"),
        "SECRET_KEY": lambda: entorno.clave_secreta(carpeta),
        "EMAIL_URL": lambda: entorno.correo(carpeta),
    }
    return lecturas[nombre]()


@pytest.mark.parametrize(("nombre", "valor", "frase"), CASOS)
def test_un_valor_equivocado_se_dice_en_una_frase(monkeypatch, tmp_path, nombre, valor, frase):
    monkeypatch.setenv(nombre, valor)
    with pytest.raises(ImproperlyConfigured) as error:
        leer(nombre, tmp_path)
    assert str(error.value).startswith(frase)
    assert "\n" not in str(error.value)


def test_la_frase_no_repite_la_clave_de_la_base(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgres://u:secreto@h:puerto/b")
    with pytest.raises(ImproperlyConfigured) as error:
        leer("DATABASE_URL", tmp_path)
    assert "secreto" not in str(error.value)


def test_sin_nada_es_modo_embebido(monkeypatch, tmp_path):
    for nombre in ("DATABASE_URL", "REDIS_URL", "PUERTO", "DEBUG", "SECRET_KEY", "EMAIL_URL"):
        monkeypatch.delenv(nombre, raising=False)
    base = leer("DATABASE_URL", tmp_path)
    assert (base["ENGINE"], base["NAME"]) == ("django.db.backends.sqlite3", str(tmp_path / "sopo.sqlite3"))
    assert base["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert (leer("REDIS_URL", tmp_path), leer("PUERTO", tmp_path), leer("DEBUG", tmp_path)) == ("", 8000, False)
    assert leer("EMAIL_URL", tmp_path)["EMAIL_FILE_PATH"] == str(tmp_path / "correo")


def test_en_postgresql_nada_espera_para_siempre(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgres://sopo@127.0.0.1:5432/sopo")
    base = leer("DATABASE_URL", tmp_path)
    assert (base["CONN_HEALTH_CHECKS"], base["OPTIONS"]["connect_timeout"]) == (True, 3)
    assert "lock_timeout=3s" in base["OPTIONS"]["options"]


def test_la_clave_secreta_se_genera_una_vez_y_solo_la_lee_su_duenio(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    clave = leer("SECRET_KEY", tmp_path / "datos")
    assert len(clave) >= 50
    assert leer("SECRET_KEY", tmp_path / "datos") == clave
    assert (tmp_path / "datos" / "clave_secreta").stat().st_mode & 0o777 == 0o600


def test_una_clave_secreta_daniada_se_dice_en_una_frase(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    (tmp_path / "clave_secreta").write_text("x")
    with pytest.raises(ImproperlyConfigured, match="está dañado: bórrelo"):
        leer("SECRET_KEY", tmp_path)


def arrancar(**variables):
    limpio = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "REDIS_URL", "DEBUG", "ALLOWED_HOSTS"}}
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR,
        env=limpio | variables,
        capture_output=True,
        text=True,
    )


def test_el_arranque_se_detiene_sin_traza(tmp_path):
    hecho = arrancar(CARPETA_DATOS=str(tmp_path), PUERTO="abc")
    assert hecho.returncode == 1
    assert hecho.stderr.strip() == "No se puede arrancar. PUERTO vale «abc» y debe ser un número entre 1 y 65535."


def test_debug_no_se_permite_fuera_del_equipo(tmp_path):
    hecho = arrancar(CARPETA_DATOS=str(tmp_path), DEBUG="1", ALLOWED_HOSTS="servicio.example")
    assert hecho.returncode == 1
    assert hecho.stderr.strip() == (
        "No se puede arrancar. DEBUG=1 muestra datos internos: solo se permite con ALLOWED_HOSTS local."
    )
