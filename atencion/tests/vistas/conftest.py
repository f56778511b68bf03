from datetime import datetime

import pytest
from django.utils import timezone


@pytest.fixture
def reloj(ahora, monkeypatch):
    """Las vistas creen que es `ahora`. `reloj(otro)` lo cambia."""

    def poner(instante: datetime) -> datetime:
        monkeypatch.setattr(timezone, "now", lambda: instante)
        return instante

    poner(ahora)
    return poner
