"""Makes scans for the tests: a table of figures, printed, laid askew on the glass, with the noise of a scanner."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image, ImageFilter
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
TOP, LEFT, ROW, LABEL = 80.0, 50.0, 22.0, 110.0


@dataclass(frozen=True)
class Scanner:
    """How a page comes out: dots an inch, degrees askew, blur in pixels, grey noise, specks in a million pixels."""

    dots: int = 150
    askew: float = 0.8
    blur: float = 0.6
    noise: float = 8.0
    specks: int = 150
    darkness: int = 255


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


def scanned(pdf: bytes, scanner: Scanner, seed: int = 0) -> Image.Image:
    """The first page as a scanner gives it."""
    random = np.random.default_rng(seed)
    page = pdfium.PdfDocument(pdf)[0].render(scale=scanner.dots / 72).to_pil().convert("L")
    page = page.rotate(scanner.askew, Image.Resampling.BICUBIC, fillcolor=255)
    page = page.filter(ImageFilter.GaussianBlur(scanner.blur))
    grey = 255 - (255 - np.asarray(page, np.float64)) * scanner.darkness / 255
    grey += random.normal(0, scanner.noise, page.size[::-1])
    specks = scanner.specks * page.width * page.height // 10**6
    for x, y in random.integers(0, [page.width - 2, page.height - 2], (specks, 2)):
        grey[y : y + 2, x : x + 2] = random.integers(0, 120)
    return Image.fromarray(grey.clip(0, 255).astype(np.uint8))


def as_file(picture: Image.Image, kind: str) -> bytes:
    """The picture as PDF, PNG or JPEG."""
    buffer = io.BytesIO()
    picture.save(buffer, format=kind, **({"resolution": 150} if kind == "PDF" else {}))
    return buffer.getvalue()
