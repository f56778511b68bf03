"""Lo que el marco de toda página necesita."""


def marco(request):
    return {}
