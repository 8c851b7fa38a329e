"""Digits that a page does not print though its file says so: a font's table of characters (ToUnicode) may be wrong.

What is drawn tells it. A digit has as many outlines in all fonts but odd ones, 8 three and 3 one; and one font draws a
digit in one way only. A font without such a table may number the characters that a file needs as it likes: then PDFium
takes these numbers for characters.
"""

import ctypes
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pypdfium2.raw as c  # type: ignore[import-untyped]

_OUTLINES = {"0": (2, 3, 4), "1": (1,), "2": (1,), "3": (1,), "4": (1, 2), "5": (1,), "6": (2,), "7": (1,), "8": (3,)}
_OUTLINES["9"] = (2,)
"""How many outlines a digit has; 0 may have a stroke or a dot inside, and 4 may be open above."""
_LOW = frozenset("-.,")
_LOWEST_DIGIT = 0.35
"""The share of the room of a character that the ink of no hyphen, point or comma takes in height; a digit takes 0.6."""
_FEWEST = 2
"""Digits with other outlines than theirs that make all of a font doubtful, where they are most."""
_ORDINARY = frozenset((1, 2, 3))
_AS_LARGE = 0.04
"""How much larger, in its size, what is drawn may be than what a font has, and be the same."""
_SPACES = frozenset(" \u00a0\u3000\u2002\u2003")
_FULL_WIDTH = {chr(ord(digit) + 0xFEE0): digit for digit in _OUTLINES}
_LOOKED_AT = _SPACES | _OUTLINES.keys() | _FULL_WIDTH.keys() | _LOW
_ALIKE = 0.006
"""How far apart, in the room a digit takes, the ink of the same digit may be, drawn twice."""
_UPRIGHT = 0.01
"""The largest angle, in radians, of a character that is not turned."""
_OUTLINE_SIZE = 100.0


class _Ink(NamedTuple):
    """Where the ink of a digit stands in the room that the digit takes: from 0 to 1, across and up."""

    left: float
    right: float
    bottom: float
    top: float


def false_digits(text_page: Any, count: int) -> frozenset[int]:
    """Which of the `count` characters of a page are doubtful, by their numbers.

    Digits that are drawn as none, or in two ways by one font, and spaces that are drawn at all.
    """
    drawn: dict[tuple[int, str], list[tuple[int, _Ink]]] = defaultdict(list)
    fonts: dict[int, Any] = {}
    for index in range(count):
        char = chr(c.FPDFText_GetUnicode(text_page, index))
        if char not in _LOOKED_AT:
            continue
        item = c.FPDFText_GetTextObject(text_page, index)
        font = c.FPDFTextObj_GetFont(item) if item else None
        if not font or c.FPDFFont_GetIsEmbedded(font) != 1:
            continue
        address = ctypes.addressof(font.contents)
        fonts[address] = font
        ink = _ink(text_page, index)
        if ink is not None and (char not in _SPACES or ink.top - ink.bottom > _ALIKE):
            drawn[address, char].append((index, ink))
    spaces = {key for key in drawn if key[1] in _SPACES and _has_outlines(fonts[key[0]])}
    spaces |= {key for key, some in drawn.items() if key[1] in _LOW and max(map(_high, some)) > _LOWEST_DIGIT}
    digits = {key: some for key, some in drawn.items() if key[1] not in _SPACES | _LOW}
    two_ways = {key for key, some in digits.items() if not _are_one(ink for _, ink in some)}
    own = {address for address in fonts if _numbers_its_own(text_page, address, digits, fonts)}
    own_digits = {key for key in digits if key[0] in own}
    found = spaces | two_ways | own_digits | _misdrawn(digits, fonts)
    return frozenset(index for key in found for index, _ in drawn[key])


def _ink(text_page: Any, index: int) -> _Ink | None:
    """None for a character that takes no room, or is turned."""
    if abs(c.FPDFText_GetCharAngle(text_page, index)) > _UPRIGHT:
        return None
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    room = c.FS_RECTF()
    c.FPDFText_GetLooseCharBox(text_page, index, room)
    c.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    wide, high = room.right - room.left, room.top - room.bottom
    if wide <= 0 or high <= 0:
        return None
    across = ((x - room.left) / wide for x in (left.value, right.value))
    return _Ink(*across, *((y - room.bottom) / high for y in (bottom.value, top.value)))


def _are_one(inks: Iterable[_Ink]) -> bool:
    """Tell whether all these are drawn alike."""
    return all(max(side) - min(side) <= _ALIKE for side in zip(*inks, strict=True))


def _high(drawn: tuple[int, _Ink]) -> float:
    return drawn[1].top - drawn[1].bottom


def _misdrawn(keys: Iterable[tuple[int, str]], fonts: Mapping[int, Any]) -> set[tuple[int, str]]:
    """Digits with other outlines than digits have, in fonts most of whose digits have just these."""
    fits = {(address, char): _fits(fonts[address], char) for address, char in keys}
    fitting = Counter(address for (address, _), fit in fits.items() if fit)
    counts = Counter(address for address, _ in fits)
    return {key for key, fit in fits.items() if not fit and 2 * fitting[key[0]] > counts[key[0]]}


def _numbers_its_own(
    text_page: Any, address: int, digits: Mapping[tuple[int, str], list[Any]], fonts: Mapping[int, Any]
) -> bool:
    """Tell whether a font numbers its characters as it likes: most digits have the outlines of others.

    What it draws is what it has under the numbers that digits have elsewhere; other fonts number all they have.
    """
    mine = {char: some[0][0] for (font, char), some in digits.items() if font == address}
    misfits = [char for char in mine if not _fits(fonts[address], char)]
    return (
        len(misfits) >= max(_FEWEST, len(mine) / 2)
        and all(_outlines(fonts[address], char) in _ORDINARY for char in misfits)
        and all(_is_drawn_by_number(text_page, index, fonts[address], char) for char, index in mine.items())
    )


def _is_drawn_by_number(text_page: Any, index: int, font: Any, char: str) -> bool:
    """Tell whether a character is drawn as large as what its font has under the character's own number."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    matrix, x, y = c.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    c.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    c.FPDFText_GetMatrix(text_page, index, matrix)
    size = c.FPDFText_GetFontSize(text_page, index)
    points = []
    for part in _segments(font, char):
        c.FPDFPathSegment_GetPoint(part, x, y)
        points.append((x.value, y.value))
    wide, high = (max(side) - min(side) for side in zip(*points, strict=True))
    across, up = math.hypot(matrix.a, matrix.b) * size, math.hypot(matrix.c, matrix.d) * size
    sides = abs(wide * across - (right.value - left.value)), abs(high * up - (top.value - bottom.value))
    return bool(max(sides) < _AS_LARGE * size)


def _fits(font: Any, char: str) -> bool:
    """Tell whether a font draws a digit with as many outlines as it has; true where it does not say."""
    outlines = _outlines(font, char)
    return outlines == 0 or outlines in _OUTLINES[_FULL_WIDTH.get(char, char)]


def _has_outlines(font: Any) -> bool:
    """Tell whether a font draws digits by outlines, so that it says where the ink of its characters is."""
    return any(_outlines(font, digit) for digit in _OUTLINES)


def _segments(font: Any, char: str) -> list[Any]:
    """The parts of what a font has under the number of a character."""
    path = c.FPDFFont_GetGlyphPath(font, ord(char), _OUTLINE_SIZE)
    count = c.FPDFGlyphPath_CountGlyphSegments(path) if path else 0
    return [c.FPDFGlyphPath_GetGlyphPathSegment(path, number) for number in range(count)]


def _outlines(font: Any, char: str) -> int:
    return sum(c.FPDFPathSegment_GetType(part) == c.FPDF_SEGMENT_MOVETO for part in _segments(font, char))
