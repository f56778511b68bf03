"""La constancia en PDF: copia para archivar o imprimir. La accesible es la página (reportlab no etiqueta)."""

from io import BytesIO
from xml.sax.saxutils import escape

import segno
from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from atencion.constancia import Constancia

TINTA, TENUE, BORDE = HexColor("#16202e"), HexColor("#566175"), HexColor("#78849a")
MARGEN = 14 * mm
ANCHO = letter[0] - 2 * MARGEN


class _Paginas(Canvas):
    """«Página 1 de 2»: el total solo se sabe al final, así que las páginas se guardan y se numeran al cerrar."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._hojas = []

    def showPage(self):
        self._hojas.append(dict(self.__dict__))
        self._startPage()

    def save(self):
        for numero, hoja in enumerate(self._hojas, 1):
            self.__dict__.update(hoja)
            self.setFont("Helvetica", 8)
            self.setFillColor(TENUE)
            self.drawRightString(letter[0] - MARGEN, 8 * mm, f"Página {numero} de {len(self._hojas)}")
            super().showPage()
        super().save()


class _Letras:
    """Estilos de un tamaño de letra; `grande` son los 18 puntos de quien ve poco."""

    def __init__(self, grande: bool):
        base = 18 if grande else 9.5
        self.texto = ParagraphStyle("texto", fontName="Helvetica", fontSize=base, leading=base * 1.3, textColor=TINTA)
        self.tenue = ParagraphStyle("tenue", self.texto, textColor=TENUE)
        self.titulo = ParagraphStyle("titulo", self.texto, fontName="Helvetica-Bold", alignment=2)
        self.numero = ParagraphStyle(
            "numero",
            self.texto,
            fontName="Helvetica-Bold",
            fontSize=base * (1.5 if grande else 1.9),
            leading=base * 2.2,
        )
        self.pequeno = self.texto if grande else ParagraphStyle("pequeno", self.texto, fontSize=8, leading=10.4)
        self.grande = grande

    def p(self, texto: str, estilo: ParagraphStyle | None = None, fuerte: bool = False) -> Paragraph:
        """Párrafo con el texto escapado: lo que escribió alguien nunca se interpreta como marcas."""
        limpio = escape(texto).replace("\n", "<br/>")
        return Paragraph(f"<b>{limpio}</b>" if fuerte else limpio, estilo or self.texto)


def en_pdf(constancia: Constancia, *, letra_grande: bool = False) -> bytes:
    """Bytes del PDF, tamaño carta. Iguales para la misma constancia."""
    letras, salida = _Letras(letra_grande), BytesIO()
    documento = SimpleDocTemplate(
        salida,
        pagesize=letter,
        leftMargin=MARGEN,
        rightMargin=MARGEN,
        topMargin=MARGEN,
        bottomMargin=MARGEN,
        title=f"{constancia.titulo} {constancia.radicado}",
        author=constancia.entidad,
        lang="es-CO",
        invariant=1,
    )
    partes = [_cabeza(constancia, letras), Spacer(1, 4 * mm), _numeros(constancia, letras), Spacer(1, 4 * mm)]
    if constancia.demostracion:
        partes.insert(0, letras.p("DATOS DE DEMOSTRACIÓN: no vale como constancia.", letras.tenue))
    partes += _renglones(constancia, letras)
    partes += [Spacer(1, 4 * mm), *_pie(constancia, letras)]
    documento.build(partes, canvasmaker=_Paginas)
    return salida.getvalue()


def _tabla(filas, anchos, *estilo) -> Table:
    base = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
    return Table(filas, colWidths=anchos, style=[*base, *estilo], hAlign="LEFT")


def _cabeza(c: Constancia, letras: _Letras) -> Table:
    quien = " · ".join(p for p in (c.nit and f"NIT {c.nit}", "Servicio al Ciudadano") if p)
    izquierda = [letras.p(c.entidad, fuerte=True), letras.p(quien, letras.tenue)]
    return _tabla(
        [[izquierda, letras.p(c.titulo, letras.titulo)]],
        [ANCHO * 0.6, ANCHO * 0.4],
        ("LINEBELOW", (0, 0), (-1, -1), 1.2, TINTA),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    )


def _caja(celdas, anchos) -> Table:
    return _tabla([celdas], anchos, ("BOX", (0, 0), (0, 0), 0.7, BORDE), *_bordes(len(celdas)))


def _bordes(cuantas: int):
    margen = [("LEFTPADDING", (0, 0), (-1, -1), 8), ("BOTTOMPADDING", (0, 0), (-1, -1), 8)]
    return [*margen, *[("BOX", (i, 0), (i, 0), 0.7, BORDE) for i in range(1, cuantas)]]


def _numeros(c: Constancia, letras: _Letras) -> Table:
    izquierda = [letras.p("Número de radicado", letras.tenue), letras.p(c.radicado, letras.numero), letras.p(c.cuando)]
    derecha = [
        letras.p("Se responde a más tardar el", letras.tenue),
        letras.p(c.vence_dicho, letras.numero),
        letras.p(c.vence_detalle),
    ]
    return _caja([izquierda, derecha], [ANCHO * 0.52, ANCHO * 0.48])


def _renglones(c: Constancia, letras: _Letras) -> list[Table]:
    """Un renglón por dato. Sueltos, y no en una celda enorme, para que un objeto largo pase de página."""
    ancho = ANCHO * (0.3 if letras.grande else 0.17)
    filas = []
    for dato in c.datos:
        trozos = _trozos(dato.valor)
        for i, trozo in enumerate(trozos):
            rotulo = letras.p(dato.rotulo if i == 0 else "", letras.tenue)
            filas.append([rotulo, letras.p(trozo, fuerte=dato.fuerte)])
    return [_tabla(filas, [ancho, ANCHO - ancho], ("TOPPADDING", (0, 0), (-1, -1), 1))]


def _trozos(texto: str, largo: int = 900) -> list[str]:
    """Una celda no puede pasar de una página: lo largo se parte en párrafos que sí caben."""
    trozos = []
    for parrafo in texto.split("\n"):
        trozos += [parrafo[i : i + largo] for i in range(0, len(parrafo), largo)] or [""]
    return trozos


def _pie(c: Constancia, letras: _Letras) -> list:
    seguir = [
        letras.p("¿Cómo va lo mío?", fuerte=True),
        letras.p(f"{c.como_va} Código de verificación:"),
        letras.p(c.codigo, letras.numero),
    ]
    aviso = [letras.p("Sus datos personales.", letras.pequeno, fuerte=True), letras.p(c.aviso_datos, letras.pequeno)]
    codigo_qr = [_qr(c.enlace_publico)] if c.enlace_publico else []
    if letras.grande or not c.aviso_datos:
        return [_caja([seguir], [ANCHO]), Spacer(1, 4 * mm), *codigo_qr, *(aviso if c.aviso_datos else [])]
    if codigo_qr:
        return [_caja([seguir, codigo_qr, aviso], [ANCHO * 0.42, 30 * mm, ANCHO * 0.58 - 30 * mm])]
    return [_caja([seguir, aviso], [ANCHO * 0.52, ANCHO * 0.48])]


def _qr(enlace: str) -> Drawing:
    """Cuadros de 0.6 mm, en vectores: se imprime nítido en cualquier tamaño."""
    lado, filas = 0.6 * mm, list(segno.make(enlace, error="m", micro=False).matrix)
    dibujo = Drawing(lado * len(filas), lado * len(filas))
    for y, fila in enumerate(filas):
        for x, lleno in enumerate(fila):
            if lleno:
                sitio = (x * lado, (len(filas) - 1 - y) * lado)
                dibujo.add(Rect(*sitio, lado, lado, fillColor=TINTA, strokeColor=None))
    return dibujo
