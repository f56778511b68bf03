"""Provisional."""


class _Paso:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)


class EntradaLimpia(_Paso):
    pass


class BaseNoDisponible(_Paso):
    pass


class SesionInactiva(_Paso):
    pass
