"""What one PDF page prints: its characters with their places, and its ruling lines.

PDFium is asked here, and in `pdf.drawing` for all but the characters. Places are in points, x from
the left and y from the top of the page as shown (a turned page is turned back).
"""

import ctypes
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as c  # type: ignore[import-untyped]

from gongkai.decoding import LOST
from gongkai.documents.limits import Unreadable
from gongkai.documents.pdf.digits import false_digits
from gongkai.documents.pdf.drawing import Drawing, Rule
from gongkai.documents.pdf.layers import Layers
from gongkai.documents.pdf.limits import MAX_PAGE_CHARS, MAX_PAGE_POINTS
from gongkai.documents.pdf.notes import notes_over
from gongkai.documents.pdf.pictures import Pictures
from gongkai.documents.pdf.veils import Box, Placing, Point

_ASCENT = 0.88
"""How far the square of a Chinese character stands above its base line, in its size."""
_SAME = 0.2
"""Copies of a character nearer than this, in its size, are one: bold is made by printing twice."""
_SAME_WIDE = 0.5
"""And nearer than this, in its width: the 1s of 11 that is squeezed are two."""
_WATERMARK = 2.2
"""Characters so much larger than most of the page's, printed over these, are a watermark."""
_MOST_LARGE = 400
CUT = "…"
"""Stands for what runs off the side of a page, and beside a digit at its very side, which may be half a number."""
_MISTAKEN = 2.5
"""PDFium gives the box of a vertically written character unscaled; no true one is so large, in its size."""
_SQUEEZED = 0.05
"""A figure that is so narrow, in its size, is not seen."""
_SMALLEST = 0.5
"""Points: a smaller character is not seen."""
_CLASH, _CLASH_HIGH = 0.8, 0.4
"""Two digits whose middles are nearer than this, in a digit's width and in their size, are printed over each other."""
_ASKEW = 0.27
"""How much a line of figures rises or falls, in its length, that is no watermark: these lie across the page."""
_LEVEL = 0.004
"""And how much it may, so that its ends are in the same row."""
_CLASH_STEP = 8.0
_SIDE = 0.15
"""A digit nearer than this to where its table is cut away, in its width, may be the last one that is left."""
_MOST_NEAR = 8
FIGURES = frozenset("0123456789０１２３４５６７８９-/—－／")
"""Characters of figures, and marks for none: where one is not seen, that is told."""
_SPACES = " \t\r\n\u00a0\u3000\u2002\u2003"


class Glyph(NamedTuple):
    """One printed character: its box, its size, and how it is turned.

    0 is upright, 1 reads down, -1 reads up, and 2 is upside down.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    turned: int = 0
    spaced: bool = False
    """A printed space stands before it."""
    confidence: float | None = None
    """How sure it is, from 0 to 1, where it was recognised in a picture; 0 for one that the file does not name."""
    readings: tuple[str, ...] = ()
    """All that its whole string was read as in a picture, the likeliest first, where that is in doubt."""

    @property
    def x(self) -> float:
        """The middle, from the left."""
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        """The middle, from the top."""
        return (self.top + self.bottom) / 2


class Page(NamedTuple):
    """One page: number from 1, size, characters in the order of the file, level and upright lines."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]
    unmapped: int
    """Characters that have no Unicode value; in `glyphs` they are U+FFFD, or, if they are no figures, left out."""
    hidden: bool
    """Most of the text is invisible: the layer that a scanner's recognition leaves."""
    pictures: int
    drawn: int
    """Objects and corners of paths that it is drawn with, and its characters where they are yet to be read."""
    lost: int
    """Texts of one character that PDFium leaves out, since it has no picture of it: their font is not in the file.

    Where there are any, `glyphs` is empty, and the page is to be read in another way.
    """
    shapes: tuple[Box, ...] = ()
    """Where small shapes and pictures stand, which may be figures."""
    hidden_texts: tuple[Box, ...] = ()
    """Where texts that it does not show stand, if it is to be read in another way."""
    notes: tuple[Box, ...] = ()
    """Where something is typed or noted on top of it."""
    pictured: tuple[Box, ...] = ()
    """Where pictures of any size stand."""
    askew: int = 0
    """Characters in lines that rise or fall a little: a page that lies askew has its figures beside other labels."""


def read_page(document: pdfium.PdfDocument, index: int, layers: Layers | None, pictures: Pictures) -> Page:
    """Read one page (`index` from 0) of a file that has these pictures, and whose `layers` may be off, if any may.

    Raises `Unreadable` for one beyond the limits or that PDFium cannot load.
    """
    try:
        page = document[index]
    except pdfium.PdfiumError as error:
        raise Unreadable(
            f"page {index + 1} of the PDF is damaged ({error}); fetch the file again",
            f"PDF第{index + 1}页已损坏（{error}），请重新获取文件",
        ) from error
    try:
        place, width, height = _turn_back(page)
        if not (0 < width <= MAX_PAGE_POINTS and 0 < height <= MAX_PAGE_POINTS):
            raise Unreadable(
                f"page {index + 1} is {width:.0f} by {height:.0f} points: no sheet of paper is",
                f"第{index + 1}页的尺寸为{width:.0f}×{height:.0f}磅，不是纸张的尺寸",
            )
        pictures.turn_to(page.raw, width * height)
        drawn = Drawing(place, index + 1, layers, pictures)
        drawn.take(page.raw, c.FPDFPage_CountObjects(page.raw), c.FPDFPage_GetObject)
        glyphs, unmapped = _read_glyphs(page, place, width, height, drawn)
        hidden = tuple(drawn.veils.hidden_texts(is_layer=drawn.is_layer)) if drawn.lost else ()
        notes = tuple(notes_over(page.raw, place))
    finally:
        page.close()
    return Page(
        index + 1,
        width,
        height,
        glyphs,
        tuple(drawn.level),
        tuple(drawn.upright),
        unmapped,
        drawn.is_layer,
        drawn.pictures,
        drawn.objects + drawn.segments,
        drawn.lost,
        (*drawn.shapes, *drawn.parts),
        hidden,
        notes,
        tuple(drawn.pictured),
        drawn.askew,
    )


def with_notes(page: Page) -> Page:
    """The page with `CUT` among its characters wherever something is typed or noted on top of it."""
    marks = (Glyph(CUT, *box, box.bottom - box.top) for box in page.notes)
    return page._replace(glyphs=(*page.glyphs, *marks)) if page.notes else page


def _turn_back(page: pdfium.PdfPage) -> tuple[Placing, float, float]:
    """A function from PDF space to points from the page's top left as shown, and the page's width and height."""
    box = c.FS_RECTF()
    c.FPDF_GetPageBoundingBox(page.raw, box)
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    wide, high = right - left, top - bottom
    turns: tuple[Placing, ...] = (
        lambda x, y: (x - left, top - y),
        lambda x, y: (y - bottom, x - left),
        lambda x, y: (right - x, y - bottom),
        lambda x, y: (top - y, right - x),
    )
    rotation = c.FPDFPage_GetRotation(page.raw) % 4
    return turns[rotation], (high if rotation % 2 else wide), (wide if rotation % 2 else high)


def _read_glyphs(
    page: pdfium.PdfPage, place: Placing, width: float, height: float, drawn: Drawing
) -> tuple[tuple[Glyph, ...], int]:
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        if count > MAX_PAGE_CHARS:
            raise Unreadable(
                f"page {drawn.number} has {count} characters, and at most {MAX_PAGE_CHARS} are read",
                f"第{drawn.number}页有{count}个字符，最多读取{MAX_PAGE_CHARS}个",
            )
        drawn.objects += count if drawn.lost else 0
        glyphs: list[Glyph] = []
        unmapped = 0
        spaced = False
        for char, printed in () if drawn.lost else _each_glyph(text_page.raw, count, place, drawn):
            if char in _SPACES:
                spaced = True
                continue
            unmapped += is_unmapped(char)
            glyph = unread(char, printed) if is_unmapped(char) else printed
            glyph = shown(glyph, width, height)
            if glyph is not None:
                glyphs.append(glyph._replace(spaced=spaced) if spaced else glyph)
                if cut_by_the_side(glyph, width) or _cut_away(glyph, drawn):
                    glyphs.append(glyph._replace(text=CUT))
                spaced = False
        return without_clashes(without_copies(without_watermarks(glyphs))), unmapped
    finally:
        text_page.close()


def without_watermarks(glyphs: list[Glyph]) -> list[Glyph]:
    """Leave out lines of large characters that are printed over smaller ones."""
    if not glyphs:
        return glyphs
    usual = sorted(g.size for g in glyphs)[len(glyphs) // 2]
    large = [g for g in glyphs if g.size > _WATERMARK * usual][:_MOST_LARGE]
    over = {_level(g) for g in large if any(_is_over(g, s) for s in glyphs if s.size <= usual)} if large else set()
    return [g for g in glyphs if g.size <= _WATERMARK * usual or _level(g) not in over]


def _level(glyph: Glyph) -> tuple[int, int]:
    return round(glyph.size), round(glyph.y)


def _is_over(large: Glyph, small: Glyph) -> bool:
    return large.x0 < small.x < large.x1 and large.top < small.y < large.bottom


def cut_by_the_side(glyph: Glyph, width: float) -> bool:
    """Tell whether a digit stands so near the page's side that others may be cut off: 961 of 9610."""
    wide = glyph.x1 - glyph.x0
    return glyph.text.isdigit() and not glyph.turned and (glyph.x0 < wide or glyph.x1 > width - wide)


def _cut_away(glyph: Glyph, drawn: Drawing) -> bool:
    """Tell whether a digit stands where its table is cut away: browsers leave no trace of those behind it."""
    behind = glyph.x1 + _SIDE * (glyph.x1 - glyph.x0)
    return glyph.text.isdigit() and not glyph.turned and drawn.ends_at(behind, glyph.y)


def shown(glyph: Glyph | None, width: float, height: float) -> Glyph | None:
    """A character as the page shows it: `CUT` where it stands beside the page, so that no cell there is taken as blank.

    `CUT`, too, for a figure that has no width; None for one too small to be seen.
    """
    if glyph is None or glyph.size < _SMALLEST:
        return None
    if glyph.text in FIGURES and min(glyph.x1 - glyph.x0, glyph.bottom - glyph.top) < _SQUEEZED * glyph.size:
        return glyph._replace(text=CUT)
    return glyph if 0 <= glyph.x <= width and 0 <= glyph.y <= height else glyph._replace(text=CUT)


def is_unmapped(char: str) -> bool:
    """Tell whether a character says nothing: none, lost, half of one, or a private one of the font's."""
    return char in "\0\ufffd" or "\ud800" <= char <= "\uf8ff"


def unread(char: str, glyph: Glyph | None) -> Glyph | None:
    """A character without a Unicode value as one that could not be read; None for a private one: mostly, a bullet.

    Private digits are kept, since fonts of symbols have theirs there: a cell that holds them is not blank.
    """
    if glyph is None or ("\ue000" <= char <= "\uf8ff" and not "\uf030" <= char <= "\uf039"):
        return None
    return glyph._replace(text=LOST, confidence=0.0)


def _each_glyph(text_page: Any, count: int, place: Placing, drawn: Drawing) -> Iterator[tuple[str, Glyph | None]]:
    """Each character that the file itself prints, with its glyph, or None for one that lies askew (a watermark).

    `CUT` stands for a figure that the page does not show.
    """
    doubtful = false_digits(text_page, count)
    box, matrix, x, y = c.FS_RECTF(), c.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    for index in range(count):
        if c.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        # PDFium gives the font's own code for a character it has no name for, which may look like a digit or a space.
        is_named = index not in doubtful and c.FPDFText_HasUnicodeMapError(text_page, index) != 1
        char = chr(c.FPDFText_GetUnicode(text_page, index)) if is_named else LOST
        if char in "\x02\ufffe\u00ad":  # PDFium's mark for a hyphen that ends a line
            char = "-"
        c.FPDFText_GetMatrix(text_page, index, matrix)
        c.FPDFText_GetLooseCharBox(text_page, index, box)
        c.FPDFText_GetCharOrigin(text_page, index, x, y)
        size = math.hypot(matrix.c, matrix.d) * c.FPDFText_GetFontSize(text_page, index)
        origin = place(x.value, y.value)
        ahead = place(x.value + matrix.a, y.value + matrix.b)
        corners = (place(box.left, box.bottom), place(box.right, box.top))
        ahead = ahead[0] - origin[0], ahead[1] - origin[1]
        drawn.askew += _LEVEL < min(map(abs, ahead)) / (max(map(abs, ahead)) or 1.0) < _ASKEW
        glyph = place_glyph(char, origin, ahead, corners, abs(size))
        if glyph is not None and char in FIGURES and _is_hidden(glyph, text_page, index, drawn):
            glyph = glyph._replace(text=CUT)
        yield char, glyph


def _is_hidden(glyph: Glyph, text_page: Any, index: int, drawn: Drawing) -> bool:
    item = c.FPDFText_GetTextObject(text_page, index)
    return bool(item) and drawn.veils.hides(item, glyph.x, glyph.y, is_layer=drawn.is_layer)


def place_glyph(char: str, origin: Point, ahead: Point, corners: tuple[Point, Point], size: float) -> Glyph | None:
    """A character that stands at `origin`, reads `ahead`, and fills the box of two corners; `CUT` for a figure askew.

    None for any other that lies askew, as watermarks do.
    """
    (ax, ay), (bx, by) = corners
    x0, x1 = min(ax, bx), max(ax, bx)
    if x1 - x0 > _MISTAKEN * size and abs(by - ay) > _MISTAKEN * size:
        x0, x1 = origin[0], origin[0] + size
    if size <= 0 or not math.isfinite(size + x0 + x1 + ay + by):
        return None
    if abs(ahead[1]) <= 0.1 * abs(ahead[0]):
        if ahead[0] < 0:
            return Glyph(char, x0, origin[1] - (1 - _ASCENT) * size, x1, origin[1] + _ASCENT * size, size, 2)
        return Glyph(char, x0, origin[1] - _ASCENT * size, x1, origin[1] + (1 - _ASCENT) * size, size)
    if abs(ahead[0]) <= 0.1 * abs(ahead[1]):
        return Glyph(char, x0, min(ay, by), x1, max(ay, by), size, 1 if ahead[1] > 0 else -1)
    if char in FIGURES and abs(ahead[1]) <= _ASKEW * ahead[0]:
        return Glyph(CUT, x0, min(ay, by), x1, max(ay, by), size)
    return None


def without_copies(glyphs: Iterable[Glyph]) -> tuple[Glyph, ...]:
    """Leave out characters that are printed a second time at the same place."""
    seen: dict[tuple[str, int, int], Glyph] = {}
    return tuple(glyph for glyph in glyphs if not _printed_before(glyph, seen))


def without_clashes(glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    """The characters, `CUT` for each digit that another one is printed over: which of them is meant is not known."""
    places: dict[tuple[int, int], list[int]] = defaultdict(list)
    clashing: set[int] = set()
    for number, glyph in enumerate(glyphs):
        if not glyph.text.isdigit() or glyph.turned:
            continue
        column, row = int(glyph.x / _CLASH_STEP), int(glyph.y / _CLASH_STEP)
        near = (k for i in (-1, 0, 1) for j in (-1, 0, 1) for k in places[column + i, row + j][-_MOST_NEAR:])
        over = [k for k in near if _is_printed_over(glyph, glyphs[k])]
        clashing.update((*over, number) if over else ())
        places[column, row].append(number)
    return tuple(g._replace(text=CUT) if k in clashing else g for k, g in enumerate(glyphs)) if clashing else glyphs


def _is_printed_over(glyph: Glyph, other: Glyph) -> bool:
    size = min(glyph.size, other.size)
    wide = min(glyph.x1 - glyph.x0, other.x1 - other.x0, size / 2)
    return abs(glyph.x - other.x) < _CLASH * wide and abs(glyph.y - other.y) < _CLASH_HIGH * size


def _printed_before(glyph: Glyph, seen: dict[tuple[str, int, int], Glyph]) -> bool:
    """Tell whether the same character was printed at the same place; remember it."""
    step = max(min(_SAME * glyph.size, _SAME_WIDE * (glyph.x1 - glyph.x0)), 0.1)
    column, row = int(glyph.x / step), int(glyph.y / step)
    for i in (column - 1, column, column + 1):
        for j in (row - 1, row, row + 1):
            other = seen.get((glyph.text, i, j))
            if other is not None and abs(other.x - glyph.x) < step and abs(other.y - glyph.y) < step:
                return True
    seen[glyph.text, column, row] = glyph
    return False
