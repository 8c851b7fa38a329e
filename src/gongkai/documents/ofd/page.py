"""What one OFD page prints: its characters with their places, and its ruling lines.

OFD says for each object where it stands, in millimetres from the page's top left: for text, where each character does.
A page becomes a `Page` like that of a PDF, in points, and both are read alike from there on. The numbers of clauses are
those of GB/T 33190-2016.
"""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from gongkai.decoding import LOST
from gongkai.documents.limits import Unreadable
from gongkai.documents.ofd.clips import Window, is_shown, left_of, windows_of
from gongkai.documents.ofd.places import Space, characters, children, local, numbers, says, space_of, subpaths
from gongkai.documents.pdf.drawing import BOX_CORNERS, THIN, Lines, has_slanting
from gongkai.documents.pdf.glyphs import (
    CUT,
    FIGURES,
    Glyph,
    Page,
    cut_by_the_side,
    is_unmapped,
    place_glyph,
    shown,
    unread,
    without_clashes,
    without_copies,
    without_watermarks,
)
from gongkai.documents.pdf.limits import (
    MAX_FORM_DEPTH,
    MAX_PAGE_CHARS,
    MAX_PAGE_OBJECTS,
    MAX_PAGE_POINTS,
    MAX_SEGMENTS,
)
from gongkai.documents.pdf.veils import Box, Point

_POINTS = 72 / 25.4
"""Points of a millimetre."""
_ASCENT = 0.88
"""How far the square of a character stands above its base line, in its size."""
_NO_CODE = "¤"
"""Stands in the text for a character without a code (11.3)."""
_BAND = 16.0
_MOST_CHECKS = 400_000
_MOST_LETTERS = 8
"""Letters of a path for each of the lines that a page may have."""
_WHITE = 250
_OPAQUE = 255
_HOLDERS = frozenset(("Content", "Layer", "PageBlock", "Appearance"))
_TURNS = (Space(1, 0, 0, 1), Space(0, 1, -1, 0), Space(-1, 0, 0, -1), Space(0, -1, 1, 0))
"""How a character stands that is turned by so many quarters to the right."""
_LAYERS = {"Background": 0, "Body": 1, "Foreground": 2}
_HEX = re.compile(r"#[0-9a-fA-F]{1,2}")


@dataclass(frozen=True, slots=True)
class Resources:
    """What objects refer to by number: ways of drawing, composite objects, and whether a picture is opaque."""

    params: Mapping[str, etree._Element]
    units: Mapping[str, etree._Element]
    is_opaque: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Place:
    """What lies between an object and the page: its space, the ways of drawing round it, and where it is shown."""

    space: Space
    params: tuple[etree._Element, ...] = ()
    windows: tuple[Window, ...] = ()

    def of(self, node: etree._Element, resources: Resources) -> "_Place":
        """The place of what an object is made of."""
        return _Place(
            self.space.inside(space_of(node)),
            (*self.params, *_params(resources, node)),
            (*self.windows, *windows_of(node, self.space)),
        )


@dataclass(slots=True)
class _Drawn:
    """A page while its objects are walked."""

    number: int
    resources: Resources
    size: Point
    lines: Lines
    glyphs: list[tuple[int, Glyph]] = field(default_factory=list)
    covers: dict[int, list[tuple[int, Box, bool]]] = field(default_factory=lambda: defaultdict(list))
    """Filled boxes and pictures by bands of height: after how many objects, where, and whether they are dark."""
    objects: int = 0
    segments: int = 0
    checks: int = 0
    chars: int = 0
    unmapped: int = 0
    pictures: int = 0
    unseen: int = 0


def draw_page(
    number: int, box: Sequence[float], part: Sequence[float], contents: Iterable[etree._Element], resources: Resources
) -> tuple[Page, bool]:
    """One page with its `box` (x, y, width, height in mm) from the contents that are drawn on it, the lowest first.

    Where a `part` of it is named, only that is shown. And whether most of its text is invisible or covered: a layer
    that recognition laid over a picture. Raises `Unreadable` beyond the limits of a page.
    """
    if len(box) < 4 or not all(0 < side * _POINTS <= MAX_PAGE_POINTS for side in box[2:4]):
        raise Unreadable(
            f"page {number} of the OFD file says no size that a sheet of paper has",
            f"OFD文件第{number}页的尺寸不是纸张的尺寸",
        )
    drawn = _Drawn(number, resources, (box[2] * _POINTS, box[3] * _POINTS), Lines(number))
    space = Space(_POINTS, 0, 0, _POINTS, -box[0] * _POINTS, -box[1] * _POINTS)
    windows = ((_boxed(part, space),),) if len(part) >= 4 and min(part[2:4]) > 0 else ()
    for content in contents:
        _take(drawn, content, _Place(space, (), windows), 0)
    covered = [_is_covered(drawn, order, glyph) for order, glyph in drawn.glyphs]
    uncovered = [
        glyph._replace(text=CUT) if is_covered and glyph.text in FIGURES else glyph
        for (_, glyph), is_covered in zip(drawn.glyphs, covered, strict=True)
    ]
    glyphs = without_clashes(without_copies(without_watermarks(list(_with_sides(uncovered, drawn.size[0])))))
    page = Page(
        number,
        *drawn.size,
        glyphs,
        tuple(drawn.lines.level),
        tuple(drawn.lines.upright),
        drawn.unmapped,
        hidden=False,
        pictures=drawn.pictures,
        drawn=drawn.objects + drawn.segments,
        lost=0,
        shapes=(*drawn.lines.shapes, *drawn.lines.parts),
        pictured=tuple(drawn.lines.pictured),
    )
    return page, bool(drawn.pictures) and 2 * (drawn.unseen + sum(covered)) > drawn.chars


def _layer(node: etree._Element) -> int:
    return _LAYERS.get(node.get("Type", "Body"), 1) if local(node) == "Layer" else 1


def _take(drawn: _Drawn, nodes: Iterable[etree._Element], place: _Place, depth: int) -> None:
    """Take the objects of a layer or block, each above those before it."""
    for node in nodes:
        drawn.objects += 1
        if drawn.objects > MAX_PAGE_OBJECTS or depth > MAX_FORM_DEPTH:
            raise Unreadable(
                f"page {drawn.number} is drawn with over {MAX_PAGE_OBJECTS} objects: no report is",
                f"第{drawn.number}页的对象超过{MAX_PAGE_OBJECTS}个，不像年报",
            )
        if not says(node, "Visible", usual=True) or node.get("Alpha") == "0":
            drawn.unseen += sum(len(code.text or "") for code in node.iter("{*}TextCode"))
            drawn.chars += sum(len(code.text or "") for code in node.iter("{*}TextCode"))
            continue
        name = local(node)
        here = place.of(node, drawn.resources)
        if name in _HOLDERS:
            _take(drawn, sorted(node, key=_layer) if name == "Content" else node, here, depth + 1)
        elif name == "TextObject":
            _text(drawn, node, here, _room(node, place.space))
        elif name == "PathObject":
            _path(drawn, node, here)
        elif name == "ImageObject":
            _picture(drawn, node, _room(node, place.space), here)
        elif name == "CompositeObject":
            unit = drawn.resources.units.get(node.get("ResourceID", ""))
            _take(drawn, () if unit is None else unit, here, depth + 1)


def _params(resources: Resources, node: etree._Element) -> list[etree._Element]:
    """The ways of drawing that an object names, the general one first (8.2)."""
    found: list[etree._Element] = []
    param = resources.params.get(node.get("DrawParam", ""))
    while param is not None and param not in found and len(found) < MAX_FORM_DEPTH:
        found.insert(0, param)
        param = resources.params.get(param.get("Relative", ""))
    return found


def _color(node: etree._Element, params: Sequence[etree._Element], name: str) -> etree._Element | None:
    """The colour that an object is filled or stroked with: its own, or that of the nearest way of drawing."""
    return next((color for one in (node, *reversed(params)) for color in children(one, name)), None)


def _alpha(color: etree._Element | None) -> float:
    given = numbers(color.get("Alpha")) if color is not None else []
    return given[0] if given else _OPAQUE


def _is_inked(color: etree._Element | None) -> bool:
    """Tell whether a colour can be seen on white paper. None is black; one without values, a pattern."""
    if color is None:
        return True
    parts = [part for word in color.get("Value", "").split() for part in _channel(word)]
    is_white = bool(parts) and (max(parts) == 0 if len(parts) == 4 else min(parts) >= _WHITE)
    return _alpha(color) > 0 and not is_white


def _channel(word: str) -> list[float]:
    """One channel of a colour: 255, or #FF."""
    return [float(int(word[1:], 16))] if _HEX.fullmatch(word) else numbers(word)


class _Look(NamedTuple):
    """Whether a text can be seen on white paper, and, if not, whether it can on what is dark."""

    is_seen: bool
    is_white: bool


def _look(node: etree._Element, params: Sequence[etree._Element]) -> _Look:
    fill = _color(node, params, "FillColor")
    is_filled = says(node, "Fill", usual=True)
    is_stroked = says(node, "Stroke", usual=False) and _is_inked(_color(node, params, "StrokeColor"))
    return _Look((is_filled and _is_inked(fill)) or is_stroked, is_filled and _alpha(fill) > 0)


def _room(node: etree._Element, space: Space) -> Box | None:
    """The boundary of an object, beyond which it is not drawn (8.5); None where it has no size."""
    bounds = numbers(node.get("Boundary"))
    if len(bounds) < 4 or min(bounds[2:4]) <= 0:
        return None
    return _boxed(bounds, space)


def _boxed(bounds: Sequence[float], space: Space) -> Box:
    x, y, wide, high = bounds[:4]
    return _around([space.at(x, y), space.at(x + wide, y + high)])


def _text(drawn: _Drawn, node: etree._Element, place: _Place, room: Box | None) -> None:
    size = (numbers(node.get("Size")) or [0.0])[0]
    look = _look(node, place.params)
    space = place.space
    turned = space.inside(_TURNS[int((numbers(node.get("CharDirection")) or [0.0])[0]) // 90 % 4])
    spaced = False
    begin = len(drawn.glyphs)
    for char, x, y, wide in characters(node, size):
        drawn.chars += 1
        if drawn.chars > MAX_PAGE_CHARS:
            raise Unreadable(
                f"page {drawn.number} has over {MAX_PAGE_CHARS} characters; no report's has",
                f"第{drawn.number}页的字符超过{MAX_PAGE_CHARS}个，不像年报",
            )
        if char.isspace():
            spaced = True
            continue
        origin = space.at(x, y)
        glyph = _glyph(drawn, char, turned._replace(e=origin[0], f=origin[1]), wide, size)
        if glyph is None:
            continue
        if not look.is_seen and not (look.is_white and _is_on_dark(drawn, glyph)):
            drawn.unseen += 1
            glyph = glyph._replace(text=CUT) if char in FIGURES else glyph
        drawn.glyphs.append((drawn.objects, glyph._replace(spaced=spaced)))
        spaced = False
    if room is not None or place.windows:
        drawn.glyphs[begin:] = _within(drawn.glyphs[begin:], room, place.windows)


def _within(
    glyphs: Sequence[tuple[int, Glyph]], room: Box | None, windows: Sequence[Window]
) -> Iterator[tuple[int, Glyph]]:
    """A text's characters, `CUT` for figures beyond its boundary or clipped away.

    Some boundaries are wrong: one that holds none of its text says nothing.
    """
    inside = [room is None or room.holds(glyph.x, glyph.y) for _, glyph in glyphs]
    is_told = any(inside)
    for (order, glyph), is_inside in zip(glyphs, inside, strict=True):
        is_cut = (is_told and not is_inside) or not is_shown(windows, glyph.x, glyph.y)
        yield order, glyph._replace(text=CUT) if is_cut and glyph.text in FIGURES else glyph


def _glyph(drawn: _Drawn, char: str, stand: Space, wide: float, size: float) -> Glyph | None:
    """A character that stands upright in a space of its own, whose origin is on its base line."""
    corners = (stand.at(0, (1 - _ASCENT) * size), stand.at(wide, -_ASCENT * size))
    high = math.hypot(stand.c, stand.d) * size
    named = LOST if char == _NO_CODE else char
    glyph = place_glyph(named, (stand.e, stand.f), (stand.a, stand.b), corners, high)
    if is_unmapped(named):
        drawn.unmapped += 1
        glyph = unread(named, glyph)
    return shown(glyph, *drawn.size)


def _path(drawn: _Drawn, node: etree._Element, place: _Place) -> None:
    stroked = says(node, "Stroke", usual=True) and _is_inked(_color(node, place.params, "StrokeColor"))
    fill = _color(node, place.params, "FillColor")
    is_filled = says(node, "Fill", usual=False) and _alpha(fill) > 0
    data = " ".join(part.text or "" for part in children(node, "AbbreviatedData"))
    if len(data) > _MOST_LETTERS * MAX_SEGMENTS:
        raise _too_many_lines(drawn.number)
    parts = [(is_curved, [place.space.at(*point) for point in points]) for is_curved, points in subpaths(data)]
    drawn.segments += sum(len(points) for _, points in parts)
    if drawn.segments > MAX_SEGMENTS:
        raise _too_many_lines(drawn.number)
    # A frame has two parts, and the page between them.
    is_box = len(parts) == 1 and len(parts[0][1]) <= BOX_CORNERS
    if is_filled and is_box and _alpha(fill) >= _OPAQUE:
        _cover(drawn, left_of(_around(parts[0][1]), place.windows), is_dark=_is_inked(fill))
    for is_curved, points in parts:
        box = _around(points)
        if is_filled and _is_inked(fill) and not stroked and not is_curved:
            drawn.lines.line(box)
        is_figure = is_curved or len(points) >= BOX_CORNERS or (stroked and has_slanting(points))
        if (is_filled or stroked) and is_figure:
            drawn.lines.part(box)
        drawn.lines.sides(points if stroked and not is_curved else ())


def _picture(drawn: _Drawn, node: etree._Element, box: Box | None, place: _Place) -> None:
    drawn.pictures += 1
    if box is None:
        return
    drawn.lines.picture(box)
    if drawn.resources.is_opaque(node.get("ResourceID", "")):
        _cover(drawn, left_of(box, place.windows), is_dark=True)


def _around(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _cover(drawn: _Drawn, box: Box, *, is_dark: bool) -> None:
    """Take a box that hides what is drawn before it, and shows white text that is drawn after it, if it is dark."""
    if min(box.bottom - box.top, box.x1 - box.x0) > THIN:
        high = drawn.size[1]
        for band in range(int(max(box.top, 0.0) // _BAND), int(min(box.bottom, high) // _BAND) + 1):
            drawn.covers[band].append((drawn.objects, box, is_dark))


def _is_covered(drawn: _Drawn, order: int, glyph: Glyph) -> bool:
    """Tell whether something is drawn over a character, which is drawn after so many objects."""
    return any(later > order for later, _ in _boxes_at(drawn, glyph))


def _is_on_dark(drawn: _Drawn, glyph: Glyph) -> bool:
    """Tell whether the last box drawn below a character is dark."""
    return next(reversed([is_dark for _, is_dark in _boxes_at(drawn, glyph)]), False)


def _boxes_at(drawn: _Drawn, glyph: Glyph) -> Iterator[tuple[int, bool]]:
    """The boxes that hold a character's middle: after how many objects they are drawn, and whether they are dark."""
    near = drawn.covers.get(int(glyph.y // _BAND), ())
    drawn.checks += len(near)
    if drawn.checks > _MOST_CHECKS:
        raise Unreadable(
            f"page {drawn.number} has figures on too many boxes: no report's has",
            f"第{drawn.number}页数字下的方框过多，不像年报",
        )
    return ((order, is_dark) for order, box, is_dark in near if box.holds(glyph.x, glyph.y))


def _too_many_lines(number: int) -> Unreadable:
    return Unreadable(
        f"page {number} is drawn with over {MAX_SEGMENTS} lines: no report is",
        f"第{number}页的线条超过{MAX_SEGMENTS}条，不像年报",
    )


def _with_sides(glyphs: Iterable[Glyph], width: float) -> Iterator[Glyph]:
    for glyph in glyphs:
        yield glyph
        if cut_by_the_side(glyph, width):
            yield glyph._replace(text=CUT)
