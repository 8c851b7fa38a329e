"""What a scanner makes of printed pages: coarser, askew, blurred, noisy, on paper that is not white, packed tightly."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_POINTS = 72
_SPECK = 120
"""Specks are at most this light."""
_BLACK = 185
"""Lighter than this is white, where a scanner knows black and white only."""


@dataclass(frozen=True)
class Scanner:
    """How a page comes out.

    Dots an inch, degrees askew (anticlockwise), blur in pixels, grey noise, specks in a million pixels, how dark the
    toner is, how light the paper is at its left and right edge, the quality of JPEG (None: nothing is lost), and
    whether there is any grey.
    """

    dots: int = 150
    askew: float = 0.8
    blur: float = 0.6
    noise: float = 8.0
    specks: int = 150
    darkness: int = 255
    paper: tuple[int, int] = (255, 255)
    jpeg: int | None = None
    is_grey: bool = True


def scanned(pdf: bytes, scanner: Scanner, seed: int = 0, page: int = 0) -> Image.Image:
    """One page as the scanner gives it."""
    random = np.random.default_rng([seed, page])
    document = pdfium.PdfDocument(pdf)
    picture = document[page].render(scale=scanner.dots / _POINTS).to_pil().convert("L")
    document.close()
    picture = picture.rotate(scanner.askew, Image.Resampling.BICUBIC, fillcolor=255)
    picture = picture.filter(ImageFilter.GaussianBlur(scanner.blur))
    ink = (255 - np.asarray(picture, np.float64)) / 255
    grey = np.linspace(*scanner.paper, picture.width) * (1 - ink * scanner.darkness / 255)
    grey += random.normal(0, scanner.noise, grey.shape)
    for x, y in random.integers(0, [picture.width - 2, picture.height - 2], (scanner.specks * grey.size // 10**6, 2)):
        grey[y : y + 2, x : x + 2] = random.integers(0, _SPECK)
    if not scanner.is_grey:
        grey = np.where(grey < _BLACK * max(scanner.paper) / 255, 0, 255)
    return Image.fromarray(grey.clip(0, 255).astype(np.uint8))


def scanned_pdf(pdf: bytes, scanner: Scanner, seed: int = 0) -> bytes:
    """All pages as pictures, in a PDF without text."""
    document = pdfium.PdfDocument(pdf)
    count = len(document)
    document.close()
    return pdf_of([scanned(pdf, scanner, seed, page) for page in range(count)], scanner)


def pdf_of(pictures: Sequence[Image.Image], scanner: Scanner) -> bytes:
    """Pictures as the pages of a PDF, packed as the scanner does it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for picture in pictures:
        width, height = (side * _POINTS / scanner.dots for side in picture.size)
        canvas.setPageSize((width, height))
        canvas.drawImage(_packed(picture, scanner.jpeg), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _packed(picture: Image.Image, jpeg: int | None) -> ImageReader:
    if jpeg is None:
        return ImageReader(picture)
    buffer = io.BytesIO()
    picture.save(buffer, format="JPEG", quality=jpeg)
    buffer.seek(0)
    return ImageReader(buffer)
