"""Dos personas, o dos pestañas, escribieron lo mismo a la vez."""


class ConflictoDeVersion(Exception):
    """Alguien guardó antes. `actual` es el objeto como está ahora en la base: nada se pisó."""

    def __init__(self, actual):
        self.actual = actual
        super().__init__("Alguien guardó cambios mientras usted escribía. Compare los dos textos y vuelva a guardar.")
