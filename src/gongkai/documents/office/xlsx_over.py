"""What an XLSX shows besides the texts of cells: pictures and text boxes over them; and figures that nobody sees.

A cell under a picture seems blank, and one under a text box may be printed with another figure than it holds.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lxml import etree

from gongkai.documents.office.sheets import UNREAD, Area, Place
from gongkai.documents.office.word_signs import FONTS_OF_SIGNS
from gongkai.documents.package import Package, read_xml, relations
from gongkai.documents.styles import NEARLY_WHITE

_MOST = 3
"""Rows and columns that a picture of a figure reaches into at most: a larger one is of many, or a seal, or a table."""
_MOST_ANCHORS, _MOST_PLACES = 500, 2_000
_HELD = frozenset(("pic", "contentPart"))
WHITE, _BLACK = "FFFFFF", "000000"
_TINY = r"[1-4](?:\.0*)?"
"""The size of a text that nobody sees, in points."""
_INDEXED = {0: _BLACK, 1: WHITE, 8: _BLACK, 9: WHITE, 64: _BLACK, 65: WHITE}


def with_unread(texts: dict[Place, str], over: Iterable[Area], merged: Sequence[Area]) -> None:
    """Put a mark in the cells of a sheet that something is drawn over: in all that it fills alone, and in blank ones.

    What is large and lies on texts is a seal, or their ground. A `merged` cell is marked where it begins. Nothing is
    marked beside the tables: to the left of all texts of a row, or where a row has none.
    """
    first: dict[int, int] = {}
    for row, column in texts:
        first[row] = min(column, first.get(row, column))
    rows, last = sorted(first), max((column for _, column in texts), default=-1)
    for top, left, bottom, right in islice(over, _MOST_ANCHORS):
        near = [a for a in merged if a[0] <= bottom and a[2] >= top and a[1] <= right and a[3] >= left]
        inside = rows[bisect_left(rows, top) : bisect_right(rows, bottom)]
        drawn = ((row, column) for row in inside for column in range(left, min(right, last) + 1))
        places = [_owner(place, near) for place in islice(drawn, _MOST_PLACES)]
        if max(bottom - top, right - left) >= _MOST and any(place in texts for place in places):
            continue
        for place in places:
            if place[1] > first.get(place[0], place[1]) and ((top, left) == (bottom, right) or place not in texts):
                texts[place] = texts.get(place, "").replace(UNREAD, "") + UNREAD


def _owner(place: Place, merged: Iterable[Area]) -> Place:
    row, column = place
    return next((a[:2] for a in merged if a[0] <= row <= a[2] and a[1] <= column <= a[3]), place)


def drawn_over(package: Package, sheet: str) -> Iterator[Area]:
    """The places of a sheet that pictures and figures are drawn over; `sheet` is its part."""
    for kind, path in relations(package, sheet).values():
        root = read_xml(package, path) if kind == "drawing" else None
        for anchor in list(root.iterchildren("*"))[:_MOST_ANCHORS] if root is not None else ():
            area = _area(anchor) if _shows_a_figure(anchor) else None
            if area is not None:
                yield area


def _shows_a_figure(anchor: etree._Element) -> bool:
    """Tell whether a picture is anchored there, or a shape with a digit in it."""
    if any(part.get("hidden") in ("1", "true") for part in anchor.iter("{*}cNvPr")):
        return False
    inside = [(etree.QName(part).localname, part.text or "") for part in anchor.iter("*")]
    return any(name in _HELD or (name == "t" and any(map(str.isdigit, text))) for name, text in inside)


def _area(anchor: etree._Element) -> Area | None:
    corners = [
        {etree.QName(part).localname: part.text or "" for part in corner.iterchildren("*")}
        for corner in anchor.iterchildren("*")
        if etree.QName(corner).localname in ("from", "to")
    ]
    try:
        rows, columns = ([int(corner[name]) for corner in corners] for name in ("row", "col"))
    except (KeyError, ValueError):
        return None
    return (min(rows), min(columns), max(rows), max(columns)) if rows and min(columns) >= 0 else None


def is_unseen(font: etree._Element | None, fill: etree._Element | None) -> bool:
    """Tell whether a text of this font is struck, tiny, signs, or of its cell's colour, filled so or not at all."""
    names = () if font is None else font.iterchildren("{*}name", "{*}rFont")
    if any(FONTS_OF_SIGNS.match(name.get("val") or "") for name in names):
        return True
    size = None if font is None else next(font.iterchildren("{*}sz"), None)
    if size is not None and re.fullmatch(_TINY, size.get("val") or ""):
        return True
    strike = None if font is None else next(font.iterchildren("{*}strike"), None)
    if strike is not None and strike.get("val", "1") not in ("0", "false"):
        return True
    color = None if font is None else next(font.iterchildren("{*}color"), None)
    if color is None:
        return False
    pattern = None if fill is None else next(fill.iterchildren("{*}patternFill"), None)
    ground = WHITE
    if pattern is not None and pattern.get("patternType", "none") != "none":
        is_solid = pattern.get("patternType") == "solid"
        ground = color_of(next(pattern.iterchildren("{*}fgColor"), None)) if is_solid else ""
    elif fill is not None and pattern is None:  # a gradient
        ground = ""
    return bool(ground) and color_of(color) == ground


def is_raised(font: etree._Element | None) -> bool:
    """Tell whether a text of this font is raised or lowered."""
    raised = None if font is None else next(font.iterchildren("{*}vertAlign"), None)
    return raised is not None and raised.get("val") in ("superscript", "subscript")


def color_of(color: etree._Element | None) -> str:
    """Red, green and blue in hexadecimal digits, or the number of the theme's colour; "" where it is another."""
    if color is None or color.get("tint", "0") not in ("0", "0.0"):
        return ""
    if color.get("rgb"):
        rgb = (color.get("rgb") or "")[-6:].upper()
        return WHITE if NEARLY_WHITE.fullmatch(rgb) else rgb
    theme = color.get("theme")
    if theme is not None:
        return {"0": WHITE, "1": _BLACK}.get(theme, f"theme {theme}")
    indexed = color.get("indexed") or ""
    return _INDEXED.get(int(indexed), f"indexed {indexed}") if re.fullmatch("[0-9]{1,3}", indexed) else ""
