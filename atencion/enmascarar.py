"""Datos personales tapados (puro): lo que ve quien revisa el servicio sin necesitar saber quién es."""

TAPADO = "Dato reservado"


def documento(numero: str) -> str:
    """«1023456789» queda «1.0xx.xxx.x89». Los cortos muestran menos; los de cuatro o menos, nada."""
    if not numero:
        return ""
    inicio, final = (2, 2) if len(numero) >= 8 else (0, 2) if len(numero) >= 5 else (0, 0)
    tapado = numero[:inicio] + "x" * (len(numero) - inicio - final) + numero[len(numero) - final :]
    return con_puntos(tapado) if numero.isdecimal() else tapado


def con_puntos(cifras: str) -> str:
    """Puntos de miles: «1023456789» → «1.023.456.789»."""
    cabeza = len(cifras) % 3 or 3
    return ".".join([cifras[:cabeza], *(cifras[i : i + 3] for i in range(cabeza, len(cifras), 3))])


def correo(direccion: str) -> str:
    """«ana@gmail.com» queda «a***@g***.com»."""
    if not direccion:
        return ""
    cuenta, _, dominio = direccion.partition("@")
    terminacion = dominio.rpartition(".")[2]
    return f"{cuenta[:1]}***@{dominio[:1]}***.{terminacion}"


def telefono(numero: str) -> str:
    """«3101234567» queda «xxx xxx xx67»."""
    if not numero:
        return ""
    tapado = "x" * max(len(numero) - 2, 0) + numero[-2:]
    return f"{tapado[:3]} {tapado[3:6]} {tapado[6:]}".strip()


def nombre(completo: str) -> str:
    """«Ana María Ejemplo» queda «A. M. E.»."""
    return " ".join(f"{palabra[0]}." for palabra in completo.split()[:4])


def domicilio(texto: str) -> str:
    """Una dirección no se puede mostrar a medias: se tapa entera."""
    return TAPADO if texto else ""
