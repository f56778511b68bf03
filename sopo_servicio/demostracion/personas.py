"""Gente inventada que vuelve: de cada cuatro, una ya había venido."""

from datetime import datetime
from random import Random

from atencion import ciudadanos
from atencion.models import Ciudadano
from atencion.models.ciudadano import MedioRespuesta, Tratamiento
from canales.texto import para_buscar


class Personas:
    def __init__(self, datos: dict, azar: Random, *, aviso_version: int):
        self.datos, self.azar, self.aviso_version = datos, azar, aviso_version
        self.conocidas: list[Ciudadano] = []

    def trato(self) -> tuple[str, str]:
        """(trato, nombre) como lo dice quien no necesita dar sus datos."""
        if self.azar.random() < 0.5:
            return Tratamiento.SENORA, self.azar.choice(self.datos["mujeres"])
        return Tratamiento.SENOR, self.azar.choice(self.datos["hombres"])

    def que_radica(self, *, por, ahora: datetime) -> Ciudadano:
        """Una persona registrada: con correo, con teléfono o del campo y sin documento a la mano."""
        if self.conocidas and self.azar.random() < 0.25:
            return self.azar.choice(self.conocidas)
        trato, nombre = self.trato()
        completo = f"{nombre} {' '.join(self.azar.sample(self.datos['apellidos'], 2))}"
        documento = str(self.azar.randint(10**9, 11 * 10**8))
        datos = {
            "tipo_documento": "CC",
            "documento": documento,
            "clase": Ciudadano.Clase.NATURAL,
            "cliente": Ciudadano.Cliente.EXTERNO,
            "nombre": completo,
            "tratamiento": trato,
            "telefono": f"3{self.azar.randint(100000000, 229999999)}",
            "vereda": self.azar.choice(self.datos["veredas"]),
        } | self._como_se_le_responde(completo)
        persona = ciudadanos.crear(datos, por=por, ahora=ahora, aviso_version=self.aviso_version)
        self.conocidas.append(persona)
        return persona

    def _como_se_le_responde(self, nombre: str) -> dict:
        medio = self.azar.choices(["correo", "ventanilla", "llamada", "recado"], [5, 2, 2, 1])[0]
        if medio == MedioRespuesta.CORREO:
            usuario = para_buscar(nombre).replace(" ", ".")
            return {"medio_respuesta": medio, "correo": f"{usuario}@correo.example"}
        referencia = self.azar.choice(self.datos["referencias"])
        if medio == MedioRespuesta.RECADO:
            sin_papel = {"tipo_documento": "NO_TRAE", "documento": "", "telefono": ""}
            return sin_papel | {"medio_respuesta": medio, "referencia": referencia}
        return {"medio_respuesta": medio, "referencia": referencia}
