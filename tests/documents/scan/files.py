"""Prints tables of words and figures for the tests of scans, and packs pictures as files."""

import io
from collections.abc import Sequence

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
TOP, LEFT, ROW, LABEL = 80.0, 50.0, 22.0, 110.0


def printed(rows: Sequence[Sequence[str]], *, font: str = "Helvetica", size: float = 10.5) -> bytes:
    """A PDF with one ruled table on one page; the first column is wide."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    columns = len(rows[0])
    step = (WIDTH - 2 * LEFT - LABEL) / (columns - 1)
    xs = [LEFT, *(LEFT + LABEL + step * k for k in range(columns))]
    canvas.setLineWidth(0.5)
    for k in range(len(rows) + 1):
        y = HEIGHT - TOP - ROW * k
        canvas.line(xs[0], y, xs[-1], y)
    for x in xs:
        canvas.line(x, HEIGHT - TOP, x, HEIGHT - TOP - ROW * len(rows))
    canvas.setFont(font, size)
    for r, row in enumerate(rows):
        for k, text in enumerate(row):
            canvas.drawCentredString((xs[k] + xs[k + 1]) / 2, HEIGHT - TOP - ROW * r - ROW / 2 - 0.35 * size, text)
    canvas.save()
    return buffer.getvalue()


def as_file(picture: Image.Image, kind: str) -> bytes:
    """The picture as PDF, PNG or JPEG."""
    buffer = io.BytesIO()
    picture.save(buffer, format=kind, **({"resolution": 150} if kind == "PDF" else {}))
    return buffer.getvalue()
