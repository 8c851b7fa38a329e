"""What one PDF page is drawn with besides its characters: ruling lines, pictures, and how its texts are set."""

import ctypes
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as c  # type: ignore[import-untyped]

from gongkai.documents.limits import Unreadable
from gongkai.documents.pdf_limits import MAX_FORM_DEPTH, MAX_PAGE_OBJECTS, MAX_SEGMENTS

_THIN = 3.0
"""A filled box no thicker than this, in points, is a line."""
_NO_WIDTH = 0.01
_WHITE = 250

Point = tuple[float, float]
"""A place: x from the left and y from the top of the page as shown, in points."""
Placing = Callable[[float, float], Point]
"""From a place in PDF space to that on the page as shown."""


class Rule(NamedTuple):
    """A ruling line: `at` is y of a level one and x of an upright one; it runs from `start` to `end`."""

    at: float
    start: float
    end: float


class Drawing:
    """Collects the lines of a page while its objects are walked."""

    def __init__(self, place: Placing, number: int) -> None:
        self.place = place
        self.number = number
        self.level: list[Rule] = []
        self.upright: list[Rule] = []
        self.texts = self.hidden = self.lost = self.pictures = self.objects = self.segments = 0

    def take(self, holder: Any, count: int, get: Any, outer: c.FS_MATRIX | None, depth: int) -> None:
        """Walk the `count` objects of a page or of a form inside it, whose matrix to the page is `outer`."""
        self.objects += count
        if self.objects > MAX_PAGE_OBJECTS or depth > MAX_FORM_DEPTH:
            raise Unreadable(f"page {self.number} is drawn with over {MAX_PAGE_OBJECTS} objects: no report is")
        for index in range(count):
            item = get(holder, index)
            kind = c.FPDFPageObj_GetType(item)
            if kind == c.FPDF_PAGEOBJ_TEXT:
                self.texts += 1
                self.lost += self._is_lost(item)
                self.hidden += c.FPDFTextObj_GetTextRenderMode(item) == c.FPDF_TEXTRENDERMODE_INVISIBLE
            elif kind == c.FPDF_PAGEOBJ_PATH:
                self._path(item, outer)
            elif kind == c.FPDF_PAGEOBJ_IMAGE:
                self.pictures += 1
                self._box(self._bounds(item, outer))
            elif kind == c.FPDF_PAGEOBJ_FORM:
                matrix = _times(_matrix(item), outer)
                self.take(item, c.FPDFFormObj_CountObjects(item), c.FPDFFormObj_GetObject, matrix, depth + 1)

    def _is_lost(self, item: Any) -> bool:
        """Tell whether a text has no width, so that PDFium's text page passes over it, and yet is no space."""
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        c.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        if abs(right.value - left.value) >= _NO_WIDTH:
            return False
        return bool(c.FPDFFont_GetIsEmbedded(c.FPDFTextObj_GetFont(item)) != 1)

    def _path(self, item: Any, outer: c.FS_MATRIX | None) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        c.FPDFPath_GetDrawMode(item, fill, stroke)
        count = c.FPDFPath_CountSegments(item)
        self.segments += count
        if self.segments > MAX_SEGMENTS:
            raise Unreadable(f"page {self.number} is drawn with over {MAX_SEGMENTS} lines: no report is")
        stroked = bool(stroke.value) and _is_inked(item, c.FPDFPageObj_GetStrokeColor)
        if not stroked and not (fill.value and _is_inked(item, c.FPDFPageObj_GetFillColor)):
            return
        if not stroked and count <= 6:
            self._box(self._bounds(item, outer))
            return
        for points in self._subpaths(item, count, outer):
            if not stroked:
                self._box(points)
                continue
            for (ax, ay), (bx, by) in pairwise(points):
                if abs(ay - by) <= 1.0:
                    self.level.append(Rule((ay + by) / 2, min(ax, bx), max(ax, bx)))
                elif abs(ax - bx) <= 1.0:
                    self.upright.append(Rule((ax + bx) / 2, min(ay, by), max(ay, by)))

    def _bounds(self, item: Any, outer: c.FS_MATRIX | None) -> list[Point]:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not c.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            return []
        corners = ((left.value, bottom.value), (right.value, top.value))
        return [self.place(*_apply(outer, x, y)) for x, y in corners]

    def _box(self, points: list[Point]) -> None:
        """Take a filled box as a line if it is thin."""
        if not points:
            return
        x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
        y0, y1 = min(y for _, y in points), max(y for _, y in points)
        if y1 - y0 <= _THIN:
            self.level.append(Rule((y0 + y1) / 2, x0, x1))
        if x1 - x0 <= _THIN:
            self.upright.append(Rule((x0 + x1) / 2, y0, y1))

    def _subpaths(self, item: Any, count: int, outer: c.FS_MATRIX | None) -> Iterator[list[Point]]:
        """The corners of each part of a path; a part with curves is left out."""
        matrix = _times(_matrix(item), outer)
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[Point] = []
        curved = False
        for index in range(count):
            segment = c.FPDFPath_GetPathSegment(item, index)
            kind = c.FPDFPathSegment_GetType(segment)
            if kind == c.FPDF_SEGMENT_MOVETO:
                if points and not curved:
                    yield points
                points, curved = [], False
            curved = curved or kind == c.FPDF_SEGMENT_BEZIERTO
            c.FPDFPathSegment_GetPoint(segment, x, y)
            points.append(self.place(*_apply(matrix, x.value, y.value)))
            if c.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if points and not curved:
            yield points


def _is_inked(item: Any, get_color: Any) -> bool:
    """Tell whether a colour can be seen on white paper."""
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    if not get_color(item, r, g, b, a):
        return True
    return bool(a.value) and min(r.value, g.value, b.value) < _WHITE


def _matrix(item: Any) -> c.FS_MATRIX:
    matrix = c.FS_MATRIX()
    c.FPDFPageObj_GetMatrix(item, matrix)
    return matrix


def _times(inner: c.FS_MATRIX, outer: c.FS_MATRIX | None) -> c.FS_MATRIX:
    if outer is None:
        return inner
    return c.FS_MATRIX(
        inner.a * outer.a + inner.b * outer.c,
        inner.a * outer.b + inner.b * outer.d,
        inner.c * outer.a + inner.d * outer.c,
        inner.c * outer.b + inner.d * outer.d,
        inner.e * outer.a + inner.f * outer.c + outer.e,
        inner.e * outer.b + inner.f * outer.d + outer.f,
    )


def _apply(matrix: c.FS_MATRIX | None, x: float, y: float) -> Point:
    if matrix is None:
        return x, y
    return matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f
