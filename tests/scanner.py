"""What a scanner makes of printed pages: coarser, askew, blurred, noisy, on paper that is not white, packed tightly."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_POINTS = 72
_SPECK = 120
"""Specks are at most this light."""
_RED = 90
"""The grey of a stamp's red."""
_BLACK = 185
"""Lighter than this is white, where a scanner knows black and white only."""


@dataclass(frozen=True)
class Scanner:
    """How a page comes out.

    Dots an inch, degrees askew (anticlockwise), blur in pixels, grey noise, specks in a million pixels, how dark the
    toner is, how light the paper is at its left and right edge, the quality of JPEG (None: nothing is lost), whether
    there is any grey, where the middle of a round red stamp is (in inches, from the left and the top), and how light
    the letters across the page are that mark it as a copy.
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
    stamp: tuple[float, float] | None = None
    watermark: int | None = None


def scanned(pdf: bytes, scanner: Scanner, seed: int = 0, page: int = 0) -> Image.Image:
    """One page as the scanner gives it."""
    random = np.random.default_rng([seed, page])
    document = pdfium.PdfDocument(pdf)
    picture = document[page].render(scale=scanner.dots / _POINTS).to_pil().convert("L")
    document.close()
    if scanner.watermark is not None:
        _mark(picture, scanner.dots, scanner.watermark)
    if scanner.stamp is not None:
        _stamp(picture, scanner.dots, scanner.stamp)
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


def _stamp(picture: Image.Image, dots: int, middle: tuple[float, float]) -> None:
    """A ring of 1.6 inches with a star in it, as an office stamps its papers."""
    x, y = (dots * at for at in middle)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((x - 0.8 * dots, y - 0.8 * dots, x + 0.8 * dots, y + 0.8 * dots), outline=_RED, width=dots // 25)
    turns = [math.pi * (0.2 * n - 0.5) for n in range(10)]
    reach = [dots * (0.12 if n % 2 else 0.3) for n in range(10)]
    star = [(x + far * math.cos(turn), y + far * math.sin(turn)) for turn, far in zip(turns, reach, strict=True)]
    draw.polygon(star, fill=_RED)


def sealed(picture: Image.Image, dots: int, middle: tuple[float, float], ink: tuple[int, int, int]) -> Image.Image:
    """A page in colour with a stamp in such ink over its print."""
    stamp = Image.new("L", picture.size, 255)
    _stamp(stamp, dots, middle)
    coloured = Image.composite(Image.new("RGB", picture.size, "white"), Image.new("RGB", picture.size, ink), stamp)
    return ImageChops.multiply(picture.convert("RGB"), coloured)


def bent(picture: Image.Image, by: float) -> Image.Image:
    """A page that bulges: its middle is so many pixels lower than its sides, and half as many farther left."""
    page = np.asarray(picture.convert("L"))
    height, width = page.shape
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    from_ys, from_xs = ys - by * np.sin(np.pi * xs / width), xs + by / 2 * np.sin(np.pi * ys / height)
    laid = cv2.remap(page, from_xs, from_ys, cv2.INTER_CUBIC, borderValue=(255,))
    return Image.fromarray(np.asarray(laid, np.uint8))


def _mark(picture: Image.Image, dots: int, light: int) -> None:
    """The same word again and again, aslant over all the page, behind the print."""
    letters = Image.new("L", (2 * picture.width, 2 * picture.height), 255)
    draw = ImageDraw.Draw(letters)
    for y in range(0, letters.height, 2 * dots):
        for x in range(0, letters.width, 3 * dots):
            draw.text((x, y), "COPY", fill=light, font_size=0.7 * dots)
    letters = letters.rotate(30, Image.Resampling.BICUBIC, fillcolor=255)
    left, top = picture.width // 2, picture.height // 2
    letters = letters.crop((left, top, left + picture.width, top + picture.height))
    picture.paste(ImageChops.darker(picture, letters))


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
