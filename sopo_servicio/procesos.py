"""Un padre y sus procesos: si uno muere caen todos, y al detenerse no queda ninguno."""

import ctypes
import os
import signal
import subprocess  # noqa: S404 - las órdenes son fijas
import time
from collections.abc import Callable
from dataclasses import dataclass

REVISION_S = 0.2
ESPERA_S = 2.5  # entre TERM y KILL; la orden completa debe caber en 5 s aun con la máquina ocupada
_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)


@dataclass(frozen=True)
class Orden:
    """Un proceso hijo: cómo se llama en los mensajes y qué ejecuta."""

    nombre: str
    argumentos: list[str]


class Grupo:
    """Arranca las órdenes, espera y las detiene juntas. Cada hijo tiene su sesión: Ctrl-C solo llega al padre."""

    def __init__(self, ordenes: list[Orden], *, decir: Callable[[str], None], carpeta: str):
        self.ordenes, self.decir, self.carpeta = ordenes, decir, carpeta
        self.hijos: dict[str, subprocess.Popen] = {}
        self.detener_pedido = False

    def correr(self, al_revisar: Callable[[], None] = lambda: None) -> int:
        """0 si alguien pidió parar (INT o TERM); 1 si un hijo terminó por su cuenta."""
        for senal in (signal.SIGINT, signal.SIGTERM):
            signal.signal(senal, self._pedir_parar)
        try:
            for orden in self.ordenes:
                self.hijos[orden.nombre] = self._iniciar(orden)
            while not self.detener_pedido:
                if muerto := next((n for n, h in self.hijos.items() if h.poll() is not None), None):
                    codigo = self.hijos[muerto].returncode
                    self.decir(f"El proceso «{muerto}» terminó solo (código {codigo}). Se detiene todo.")
                    return 1
                al_revisar()
                time.sleep(REVISION_S)
            self.decir("Deteniendo…")
            return 0
        finally:
            self._detener()

    def _pedir_parar(self, *_):
        self.detener_pedido = True

    def _iniciar(self, orden: Orden) -> subprocess.Popen:
        return subprocess.Popen(  # noqa: S603 - las órdenes son fijas
            orden.argumentos,
            cwd=self.carpeta,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_morir_con_el_padre,  # noqa: PLW1509 - el padre no tiene hilos
        )

    def _detener(self) -> None:
        """TERM a cada hijo; al vencer la espera, KILL a lo que quede de su grupo."""
        for hijo in self.hijos.values():
            if hijo.poll() is None:
                hijo.terminate()
        limite = time.monotonic() + ESPERA_S
        while time.monotonic() < limite and any(h.poll() is None for h in self.hijos.values()):
            time.sleep(0.05)
        for hijo in self.hijos.values():
            _matar_grupo(hijo.pid)
            hijo.wait()


def _matar_grupo(pid: int) -> None:
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _morir_con_el_padre() -> None:
    """Si al padre lo matan sin aviso, el núcleo le envía TERM a este hijo (solo Linux)."""
    if hasattr(_libc, "prctl"):
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
