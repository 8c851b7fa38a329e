"""Figures that a file has and its page does not show: invisible, white, cut away, under what is drawn over, or off.

An old figure below a white box with the new one on it, or one that a spreadsheet prints in white, is among the texts of
the page as any other.
"""

import ctypes
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as c  # type: ignore[import-untyped]

from gongkai.documents.limits import Unreadable

_ALIKE = 16
"""A colour of which no part differs by so much from that of what it is drawn on is not seen."""
_PAPER = (255, 255, 255)
_BRIGHT = 100
"""A colour of which no part is at least this is that of ordinary text: what it stands on is not looked for, unless the
page has boxes as dark."""
_OPAQUE = 255
_BAND = 16.0
"""Points of height by which boxes are sorted, so that only those near a figure are looked at."""
_MOST_BANDS = 128
_MOST_CHECKS = 400_000
"""Bands and boxes looked at for one page, those that hold a figure counted `_CLOSELY`; few reports have 1,000."""
_CLOSELY = 20
_MOST_CLIPS = 8
_MOST_CORNERS = 64
"""Of one path outside of which all is cut away; one with more corners is no part of a table."""
_OTHER_TEXT = b"ActualText"
_MOST_MARKS = 16
_SLACK = 1.0
"""Points by which the middle of a character may be outside of the part of a page that is shown."""

Color = tuple[int, int, int]
"""Red, green and blue, up to 255."""
Point = tuple[float, float]
"""A place: x from the left and y from the top of the page as shown, in points."""
Placing = Callable[[float, float], Point]
"""From a place in the space of an object to that on the page as shown."""
Forms = tuple[tuple[Any, Placing], ...]
"""The forms that an object is drawn in, and the space each stands in: each may show a part of it only."""


class Box(NamedTuple):
    """A part of a page, in points from its left and its top."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a place is inside."""
        return self.x0 - _SLACK <= x <= self.x1 + _SLACK and self.top - _SLACK <= y <= self.bottom + _SLACK


_NOWHERE = Box(-1e6, -1e6, -1e6, -1e6)


class Veiled(NamedTuple):
    """An object as it is met on a page: its number in the order of drawing, and what lies between it and the page.

    It may be `off`, in a layer that the page does not show.
    """

    order: int
    item: Any
    place: Placing
    forms: Forms
    off: bool
    mode: int = 0


class _Look(NamedTuple):
    """How a text is drawn."""

    order: int
    unseen: bool
    color: Color | None
    """None where it is that of ordinary text, or none."""
    windows: tuple[Box, ...]


class Veils:
    """Collects, while the objects of a page are walked, its texts and what may hide them; then tells which it does."""

    def __init__(self, is_opaque: Callable[[Any, Box], bool]) -> None:
        self.is_opaque = is_opaque
        self.order = 0
        self.texts: dict[int, Veiled] = {}
        self.boxes: dict[int, list[tuple[int, Box, Veiled]]] = defaultdict(list)
        self.looks: dict[int, _Look] = {}
        self.least = _BRIGHT
        self.checks = 0

    def text(self, text: Veiled) -> None:
        """Take the next text of the page."""
        self.order += 1
        self.texts[address_of(text.item)] = text._replace(order=self.order)

    def fill(self, box: Box | None, veiled: Veiled) -> None:
        """Take the next box or picture, if it fills one."""
        if box is None:
            return
        self.order += 1
        self.least = 0 if self.least and _is_dark(veiled.item) else self.least
        bands = range(band_of(box.top), band_of(box.bottom) + 1)
        self._count(len(bands))
        for band in bands:
            self.boxes[band].append((self.order, box, veiled))

    def put_under(self) -> None:
        """Take all texts so far as invisible ones: the next picture is drawn over the whole page."""
        hidden = c.FPDF_TEXTRENDERMODE_INVISIBLE
        self.texts = {address: text._replace(mode=hidden) for address, text in self.texts.items()}

    def hides(self, item: Any, x: float, y: float, *, is_layer: bool) -> bool:
        """Tell whether a character of a text, with its middle at a place of the page, is not seen there.

        On a page whose text `is_layer` to be found by, over a picture of it, the text is invisible, and is read.
        """
        address = address_of(item)
        text = self.texts.get(address)
        if text is None:
            return False
        if address not in self.looks:
            self.looks[address] = _look(text, self.least, is_layer=is_layer)
        look = self.looks[address]
        if look.unseen or not all(window.holds(x, y) for window in look.windows):
            return True
        here = self.boxes.get(band_of(y), [])
        after = bisect_right(here, look.order, key=lambda entry: entry[0])
        if any(self._is_over(entry, x, y) and self._covers(entry) for entry in here[after:]):
            return True
        return look.color is not None and self._is_on_its_color(look.color, here[:after], x, y)

    def hidden_texts(self, *, is_layer: bool) -> Iterator[Box]:
        """Where the texts stand that are hidden at an end or in the middle."""
        for address, text in self.texts.items():
            look = self.looks.setdefault(address, _look(text, self.least, is_layer=is_layer))
            if not (self.boxes or look.unseen or look.color or look.windows):
                continue
            box = around(bounds(text.item, text.place))
            if box is None:
                continue
            y = (box.top + box.bottom) / 2
            if any(self.hides(text.item, x, y, is_layer=is_layer) for x in (box.x0, (box.x0 + box.x1) / 2, box.x1)):
                yield box

    def _is_over(self, entry: tuple[int, Box, Veiled], x: float, y: float) -> bool:
        self._count(1)
        if not entry[1].holds(x, y):
            return False
        self._count(_CLOSELY)
        return all(window.holds(x, y) for window in windows_of(entry[2]))

    def _is_on_its_color(self, color: Color, before: Sequence[tuple[int, Box, Veiled]], x: float, y: float) -> bool:
        """Tell whether a text is drawn on what has its colour: the last box before it there, else the paper."""
        under = (entry[2] for entry in reversed(before) if not entry[2].off and self._is_over(entry, x, y))
        box = next(under, None)
        ground = _PAPER if box is None else _ground(box.item)
        return ground is not None and all(abs(a - b) < _ALIKE for a, b in zip(color, ground, strict=True))

    def _covers(self, entry: tuple[int, Box, Veiled]) -> bool:
        """Tell whether nothing shows through a filled box or a picture: through most of these, seals, it does."""
        item = entry[2].item
        if c.FPDFPageObj_GetType(item) != c.FPDF_PAGEOBJ_PATH:
            return self.is_opaque(item, entry[1])
        color = _fill_color(item)
        return color is not None and color[3] == _OPAQUE and not c.FPDFPageObj_HasTransparency(item)

    def _count(self, checks: int) -> None:
        self.checks += checks
        if self.checks > _MOST_CHECKS:
            raise Unreadable(
                "a page of the PDF is drawn with boxes over boxes: no report's is; print it to a new PDF",
                "PDF有一页由层层叠放的方框画成，不像年报，请重新打印为新的PDF",
            )


def address_of(item: Any) -> int:
    """What tells an object of a page from all others."""
    return ctypes.addressof(item.contents)


def around(points: Sequence[Point]) -> Box | None:
    """The box round some places; None where there are none."""
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def bounds(item: Any, place: Placing) -> list[Point]:
    """Two corners of the room on a page that an object takes; none where that is not known."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not c.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return []
    return [place(left.value, bottom.value), place(right.value, top.value)]


def by_bands(boxes: Iterable[Box]) -> dict[int, list[Box]]:
    """Boxes by the bands of height that they reach into."""
    bands: dict[int, list[Box]] = defaultdict(list)
    for box in boxes:
        for band in range(band_of(box.top), band_of(box.bottom) + 1):
            bands[band].append(box)
    return bands


def band_of(y: float) -> int:
    """In which band of height a place of a page is; all that are far down are one."""
    return int(max(0.0, min(y // _BAND, _MOST_BANDS - 1.0)))


def _look(text: Veiled, least: int, *, is_layer: bool) -> _Look:
    """How a text is drawn; its colour is told from `least` in one of its parts on."""
    color, mode = _fill_color(text.item), text.mode
    invisible = mode == c.FPDF_TEXTRENDERMODE_INVISIBLE and not is_layer
    unseen = (
        text.off
        or _has_other_text(text.item)
        or invisible
        or mode == c.FPDF_TEXTRENDERMODE_CLIP
        or (color is not None and color[3] == 0)
    )
    is_filled = mode in (c.FPDF_TEXTRENDERMODE_FILL, c.FPDF_TEXTRENDERMODE_FILL_CLIP)
    seen = _on_white(color) if is_filled and color is not None else None
    return _Look(text.order, unseen, seen if seen and max(seen) >= least else None, windows_of(text))


def _has_other_text(item: Any) -> bool:
    """Tell whether the file gives another text for what is drawn: PDFium reads that, whatever the page shows."""
    marks = c.FPDFPageObj_CountMarks(item)
    return marks > _MOST_MARKS or any(
        c.FPDFPageObjMark_GetParamValueType(c.FPDFPageObj_GetMark(item, k), _OTHER_TEXT) != c.FPDF_OBJECT_UNKNOWN
        for k in range(marks)
    )


def _fill_color(item: Any) -> tuple[int, int, int, int] | None:
    """Red, green, blue and opacity; None where it is a pattern."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not c.FPDFPageObj_GetFillColor(item, *parts):
        return None
    r, g, b, a = (part.value for part in parts)
    return r, g, b, a


def _is_dark(item: Any) -> bool:
    ground = _ground(item)
    return ground is not None and max(ground) < _BRIGHT and not c.FPDFPageObj_HasTransparency(item)


def _ground(item: Any) -> Color | None:
    """The colour of a filled box, on white where it shows through; None where it is a picture or a pattern."""
    filled = _fill_color(item) if c.FPDFPageObj_GetType(item) == c.FPDF_PAGEOBJ_PATH else None
    return None if filled is None else _on_white(filled)


def _on_white(color: tuple[int, int, int, int]) -> Color:
    r, g, b = (255 - (255 - part) * color[3] // 255 for part in color[:3])
    return r, g, b


def windows_of(veiled: Veiled) -> tuple[Box, ...]:
    """The parts of the page in which an object is shown, all at once; none where it is shown everywhere."""
    met = [(veiled.item, veiled.place), *veiled.forms]
    return tuple(box for item, place in met for box in _clips(item, place))


def _clips(item: Any, place: Placing) -> list[Box]:
    clip = c.FPDFPageObj_GetClipPath(item)
    count = c.FPDFClipPath_CountPaths(clip) if clip else 0
    x, y = ctypes.c_float(), ctypes.c_float()
    boxes = []
    for index in range(max(count - _MOST_CLIPS, 0), count):
        corners = c.FPDFClipPath_CountPathSegments(clip, index)
        if corners > _MOST_CORNERS:
            continue
        points = []
        for number in range(corners):
            c.FPDFPathSegment_GetPoint(c.FPDFClipPath_GetPathSegment(clip, index, number), x, y)
            points.append(place(x.value, y.value))
        boxes.append(around(points) or _NOWHERE)
    return boxes
