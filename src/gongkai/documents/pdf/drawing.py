"""What one PDF page is drawn with besides its characters: ruling lines, pictures, and how its texts are set."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as c  # type: ignore[import-untyped]

from gongkai.documents.limits import Unreadable
from gongkai.documents.pdf.layers import Layers
from gongkai.documents.pdf.limits import MAX_FORM_DEPTH, MAX_PAGE_OBJECTS, MAX_SEGMENTS
from gongkai.documents.pdf.pictures import Pictures
from gongkai.documents.pdf.veils import (
    Box,
    Forms,
    Placing,
    Point,
    Veiled,
    Veils,
    around,
    band_of,
    bounds,
    windows_of,
)

THIN = 3.0
"""A filled box no thicker than this, in points, is a line."""
_LEVEL = 1.0
"""Points by which the ends of a level or upright line may differ."""
_STRAIGHT = 0.3
"""The share of each side of a cell with round corners that is straight, at least."""
_LEAST_CELL = 10.0
"""Points that such a cell is high and wide, at least: figures are drawn smaller."""
BOX_CORNERS = 6
"""Corners of a path that fills one box at most."""
_LOWEST, _HIGHEST = 3.0, 24.0
_NARROWEST, _WIDEST = 0.8, 80.0
"""Points that a figure may be high, and wide."""
_MOST_SHAPES = 2_000
_MOST_PICTURES = 500
_BANDS = 2
"""Bands of height up and down in which a line is near."""
_RUNS_ON = 2.0
"""Points that a level line runs on, at least, behind where it is cut away."""
_NO_WIDTH = 0.01
_WHITE = 250


class Rule(NamedTuple):
    """A ruling line: `at` is y of a level one and x of an upright one; it runs from `start` to `end`."""

    at: float
    start: float
    end: float


class Lines:
    """The ruling lines of a page, and its small shapes, as they are collected."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.level: list[Rule] = []
        self.upright: list[Rule] = []
        self.shapes: list[Box] = []
        """Where small shapes and pictures stand, which may be figures."""
        self.parts: list[Box] = []
        """Where small parts of paths stand, which may be figures as well."""
        self.pictured: list[Box] = []
        """Where pictures of any size stand."""

    def sides(self, points: Iterable[Point]) -> None:
        """Take the sides of a stroked path that are level or upright."""
        for (ax, ay), (bx, by) in pairwise(points):
            if abs(ay - by) <= _LEVEL:
                self.level.append(Rule((ay + by) / 2, min(ax, bx), max(ax, bx)))
            elif abs(ax - bx) <= _LEVEL:
                self.upright.append(Rule((ax + bx) / 2, min(ay, by), max(ay, by)))

    def shape(self, box: Box | None) -> None:
        """Take a shape or a picture if it is as small as figures are."""
        if box is not None and _is_small(box):
            self.shapes.append(box)
        if len(self.shapes) > _MOST_SHAPES:
            raise Unreadable(
                f"page {self.number} is drawn with over {_MOST_SHAPES} small shapes: no report is",
                f"第{self.number}页的小图形超过{_MOST_SHAPES}个，不像年报",
            )

    def part(self, box: Box | None) -> None:
        """Take a part of a path as a shape: all figures of a table may be one path. Of drawings, not all are taken."""
        if box is not None and _is_small(box) and len(self.parts) < _MOST_SHAPES:
            self.parts.append(box)

    def picture(self, box: Box) -> None:
        """Take a picture: it may be a line, a figure, or a whole table."""
        self.line(box)
        self.shape(box)
        self.pictured += [box] * (len(self.pictured) < _MOST_PICTURES)

    def line(self, box: Box) -> None:
        """Take a filled box as a line if it is thin."""
        if box.bottom - box.top <= THIN:
            self.level.append(Rule((box.top + box.bottom) / 2, box.x0, box.x1))
        if box.x1 - box.x0 <= THIN:
            self.upright.append(Rule((box.x0 + box.x1) / 2, box.top, box.bottom))


class Drawing(Lines):
    """Collects the lines of a page while its objects are walked."""

    def __init__(self, place: Placing, number: int, layers: Layers | None, pictures: Pictures) -> None:
        super().__init__(number)
        self.place = place
        self.layers = layers
        self.looked = pictures
        self.veils = Veils(pictures.is_opaque)
        self.ends: dict[int, float] = {}
        """Where level lines are cut away at their right, by bands of height: a browser's paper ends there."""
        self.texts = self.hidden = self.lost = self.pictures = self.objects = self.segments = self.askew = 0

    def take(
        self,
        holder: Any,
        count: int,
        get: Any,
        outer: c.FS_MATRIX | None = None,
        forms: Forms = (),
        *,
        off: bool = False,
    ) -> None:
        """Walk the `count` objects of a page or of a form inside it, whose matrix to the page is `outer`.

        `forms` are that form and those round it, and it may be `off`, in a layer that the page does not show.
        """
        self.objects += count
        if self.objects > MAX_PAGE_OBJECTS or len(forms) > MAX_FORM_DEPTH:
            raise Unreadable(
                f"page {self.number} is drawn with over {MAX_PAGE_OBJECTS} objects: no report is",
                f"第{self.number}页的对象超过{MAX_PAGE_OBJECTS}个，不像年报",
            )

        def inside(x: float, y: float) -> Point:
            return self.place(*_apply(outer, x, y))

        place = self.place if outer is None else inside
        for index in range(count):
            item = get(holder, index)
            kind = c.FPDFPageObj_GetType(item)
            is_off = off or (self.layers is not None and self.layers.may_hide(item))
            if kind == c.FPDF_PAGEOBJ_TEXT:
                self.texts += 1
                self.lost += self._is_lost(item)
                mode = c.FPDFTextObj_GetTextRenderMode(item)
                self.hidden += mode == c.FPDF_TEXTRENDERMODE_INVISIBLE
                self.veils.text(Veiled(0, item, place, forms, is_off, mode))
            elif kind == c.FPDF_PAGEOBJ_PATH:
                path, before = Veiled(0, item, place, forms, is_off), len(self.level)
                self.veils.fill(self._path(item, place, off=is_off), path)
                self._cut_away(path, self.level[before:])
            elif kind == c.FPDF_PAGEOBJ_IMAGE:
                box = self._picture(item, place, off=is_off)
                if self.texts and not is_off and self.looked.is_of_page(item, box):
                    self.hidden = self.texts
                    self.veils.put_under()
                else:
                    self.veils.fill(box, Veiled(0, item, place, forms, is_off))
            elif kind == c.FPDF_PAGEOBJ_FORM:
                matrix = _times(_matrix(item), outer)
                nested = (*forms, (item, place))
                inside_it = c.FPDFFormObj_CountObjects(item)
                self.take(item, inside_it, c.FPDFFormObj_GetObject, matrix, nested, off=is_off)

    def _cut_away(self, path: Veiled, level: Sequence[Rule]) -> None:
        """Take where level lines of a path are cut away at their right."""
        for window in windows_of(path) if level else ():
            for rule in level:
                if rule.start < window.x1 < rule.end - _RUNS_ON:
                    self.ends[band_of(rule.at)] = window.x1

    def ends_at(self, x: float, y: float) -> bool:
        """Tell whether all that is behind a place is cut away, since level lines near it are: so is a table's right."""
        band = band_of(y)
        return any(end < x for near in range(band - _BANDS, band + _BANDS + 1) if (end := self.ends.get(near)))

    @property
    def is_layer(self) -> bool:
        """Whether most of the text is invisible, or under a picture: the layer that a scanner's recognition leaves."""
        return self.hidden * 2 > self.texts > 0

    def _is_lost(self, item: Any) -> bool:
        """Tell whether a text has no width, so that PDFium's text page passes over it, and yet is no space."""
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        c.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        if abs(right.value - left.value) >= _NO_WIDTH:
            return False
        return bool(c.FPDFFont_GetIsEmbedded(c.FPDFTextObj_GetFont(item)) != 1)

    def _picture(self, item: Any, place: Placing, *, off: bool) -> Box | None:
        """Take a picture; the box that it fills."""
        self.pictures += 1
        box = around(bounds(item, place))
        if box is not None and not off:
            self.picture(box)
        else:
            self.shape(box)
        return box

    def _path(self, item: Any, place: Placing, *, off: bool) -> Box | None:
        """Take the lines that a path draws, if it is in no layer that may be `off`; the box that it fills, if any."""
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        c.FPDFPath_GetDrawMode(item, fill, stroke)
        count = c.FPDFPath_CountSegments(item)
        self.segments += count
        if self.segments > MAX_SEGMENTS:
            raise Unreadable(
                f"page {self.number} is drawn with over {MAX_SEGMENTS} lines: no report is",
                f"第{self.number}页的线条超过{MAX_SEGMENTS}条，不像年报",
            )
        box = around(bounds(item, place)) if fill.value and count <= BOX_CORNERS else None
        stroked = bool(stroke.value) and _is_inked(item, c.FPDFPageObj_GetStrokeColor)
        filled = bool(fill.value) and (stroked or _is_inked(item, c.FPDFPageObj_GetFillColor))
        if filled and count >= BOX_CORNERS:
            self.shape(around(bounds(item, place)))
        if box is not None and filled and not stroked and not off:
            self.line(box)
        elif stroked or filled:
            self._parts(_subpaths(item, count, place), stroked=stroked, off=off)
        return box if box is not None and not _is_thin(box) else None

    def _parts(self, parts: Iterable[tuple[bool, list[Point]]], *, stroked: bool, off: bool) -> None:
        """Take the parts of a path: sides of those that are stroked, else thin ones; and those that may be figures."""
        for is_curved, points in parts:
            box = around(points)
            if is_curved and stroked and box is not None and (corners := _rounded(points, box)):
                self.sides(() if off else corners)
                continue
            if is_curved or len(points) > BOX_CORNERS or (stroked and has_slanting(points)):
                self.part(box)
            if is_curved or off:
                continue
            if box is not None and not stroked:
                self.line(box)
            self.sides(points if stroked else ())


def _rounded(points: Sequence[Point], box: Box) -> tuple[Point, ...]:
    """The corners of a box with round ones, as pages draw cells: each side is straight in its middle. Else none."""
    wide, high = box.x1 - box.x0, box.bottom - box.top
    straight: set[float] = set()
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(ay - by) <= _LEVEL and abs(ax - bx) > _STRAIGHT * wide:
            straight |= {side for side in (box.top, box.bottom) if abs(ay - side) <= _LEVEL}
        elif abs(ax - bx) <= _LEVEL and abs(ay - by) > _STRAIGHT * high:
            straight |= {side for side in (box.x0, box.x1) if abs(ax - side) <= _LEVEL}
    if min(wide, high) < _LEAST_CELL or not straight >= {box.top, box.bottom, box.x0, box.x1}:
        return ()
    left, right = (box.x0, box.top), (box.x1, box.top)
    return left, right, (box.x1, box.bottom), (box.x0, box.bottom), left


def has_slanting(points: Iterable[Point]) -> bool:
    """Tell whether a side of a path is neither level nor upright."""
    return any(min(abs(ax - bx), abs(ay - by)) > _LEVEL for (ax, ay), (bx, by) in pairwise(points))


def _subpaths(item: Any, count: int, place: Placing) -> Iterator[tuple[bool, list[Point]]]:
    """The corners of each part of a path, and whether it has curves."""
    matrix = _matrix(item)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    curved = False
    for index in range(count):
        segment = c.FPDFPath_GetPathSegment(item, index)
        kind = c.FPDFPathSegment_GetType(segment)
        if kind == c.FPDF_SEGMENT_MOVETO:
            if points:
                yield curved, points
            points, curved = [], False
        curved = curved or kind == c.FPDF_SEGMENT_BEZIERTO
        c.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(place(*_apply(matrix, x.value, y.value)))
        if c.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield curved, points


def _is_small(box: Box) -> bool:
    return _LOWEST < box.bottom - box.top < _HIGHEST and _NARROWEST < box.x1 - box.x0 < _WIDEST


def _is_thin(box: Box) -> bool:
    return min(box.bottom - box.top, box.x1 - box.x0) <= THIN


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
