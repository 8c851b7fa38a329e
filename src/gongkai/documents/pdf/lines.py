"""Characters to lines, and lines to text: what stands beside what, and where a gap is a space.

Widths are measured in the size of the characters: a Chinese character is 1 wide, a digit 0.5.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gongkai.documents.pdf.drawing import Rule
from gongkai.documents.pdf.glyphs import CUT, Glyph

SEGMENT_GAP = 0.7
"""A gap from which on two words of one line may stand in two columns."""
_SAME_LINE = 0.45
"""How far apart the middles of two characters of one line may be."""
DIGIT_GAP = 0.4
"""The largest gap inside a number: files print the digits of one number apart, but columns stand further apart."""
LIKE_SIZE = 0.9
"""A digit of less than this share of another's size is none of its figure."""
_EVEN = 0.05
"""How much wider than others a gap in a figure may be. Between figures of cells without padding, 0.1 were seen."""
_LETTER_GAP = 0.2
_WIDE_GAP = 0.6
"""A gap between Chinese characters from which on it is a space; less is set beside digits by itself."""
_PRINTED_SPACE = 0.01
_LEAST_LEADING = 0.8
"""The least distance of two lines of one number, in character sizes: nearer ones reach into each other."""
_PADDING = 12.0
"""Points that a cell leaves free beside its text, both sides and its lines together, as Word has it."""

_NARROW = 0.65
"""The width of the widest digits that fonts for text have."""
OPENING = frozenset("（(《〈「『【“‘\"'")
CLOSING = frozenset("）)》〉」』】”’“‘\"'，。、；：！？,.;:%％")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_IN_NUMBER = _DIGITS | frozenset(".,．，%％+-")
_INSIDE = _DIGITS | frozenset(".,．，")
_POINTS = frozenset(".．")
_WIDE_CHAR = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f\u2018-\u201d\u2460-\u2473]")


class Line(NamedTuple):
    """Characters beside each other, from left to right: their ends, middle height, most usual size, and text."""

    glyphs: tuple[Glyph, ...]
    page: int
    x0: float
    x1: float
    y: float
    size: float
    text: str
    """Single spaces where the page leaves a gap."""


def _line(glyphs: Sequence[Glyph], page: int) -> Line:
    sizes = sorted(g.size for g in glyphs)
    return Line(
        tuple(glyphs),
        page,
        glyphs[0].x0,
        max(g.x1 for g in glyphs[-3:]),
        sum(g.y for g in glyphs) / len(glyphs),
        sizes[len(sizes) // 2],
        line_text(glyphs),
    )


def make_lines(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """Sort characters into lines, top to bottom, whatever order the file prints them in."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.y, g.x0)):
        if rows and glyph.y - _middle(rows[-1]) <= _SAME_LINE * min(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [_line(sorted(row, key=lambda g: g.x0), page) for row in rows]


def _middle(row: list[Glyph]) -> float:
    last = row[-4:]
    return sum(g.y for g in last) / len(last)


def segments(line: Line, upright: Sequence[Rule] = ()) -> list[Line]:
    """Cut a line where a gap is so wide that two columns may stand there, or where an upright rule passes.

    `upright` are rules from left to right. `CUT` stands beside both parts of a figure that runs over one.
    """
    cuts = set(parted(line, upright))
    over = {index for index in cuts if is_one_figure(line.glyphs, index)}
    for index, (left, right) in enumerate(pairwise(line.glyphs), 1):
        if right.x0 - left.x1 > SEGMENT_GAP * max(left.size, right.size):
            cuts.add(index)
    ends = [0, *sorted(cuts), len(line.glyphs)]
    words = [_line(line.glyphs[a:b], line.page) for a, b in pairwise(ends)]
    if not over:
        return words
    texts = [
        CUT * (a in over) + word.text + CUT * (b in over) for word, (a, b) in zip(words, pairwise(ends), strict=True)
    ]
    return [word._replace(text=text) for word, text in zip(words, texts, strict=True)]


def words_of(line: Line) -> list[Line]:
    """Cut a line wherever its text has a space."""
    gaps = [k for k, (a, b) in enumerate(pairwise(line.glyphs), 1) if line_text((a, b)) != a.text + b.text]
    return [_line(line.glyphs[a:b], line.page) for a, b in pairwise([0, *gaps, len(line.glyphs)])]


def is_one_figure(glyphs: Sequence[Glyph], index: int) -> bool:
    """Tell whether a character of a line and the one before it are of one figure, whatever is drawn between them.

    They stand no further apart than digits do, or than those beside them do.
    """
    left, right = glyphs[index - 1 : index + 1]
    if not (is_inside_figure(left) and is_inside_figure(right)):
        return False
    beside = [pair for pair in pairwise(glyphs[max(index - 2, 0) : index + 2]) if pair != (left, right)]
    gaps = [(b.x0 - a.x1) / a.size for a, b in beside if is_inside_figure(a) and is_inside_figure(b)]
    apart = max((gap for gap in gaps if gap < DIGIT_GAP), default=0.0)
    return (right.x0 - left.x1) / left.size < max(apart, 0.0) + _EVEN


def is_inside_figure(glyph: Glyph) -> bool:
    """Tell whether a character is a digit, or stands between digits of one figure."""
    return glyph.text in _INSIDE


def parted(line: Line, upright: Sequence[Rule]) -> Iterator[int]:
    """Before which characters of a line, by number, one of the `upright` rules passes, which are from left to right."""
    near = [rule for rule in upright if rule.start < line.y + line.size and rule.end > line.y - line.size]
    places = [rule.at for rule in near]
    for index, (left, right) in enumerate(pairwise(line.glyphs) if near else (), 1):
        between = near[bisect_right(places, left.x) : bisect_right(places, right.x)]
        top, below = min(left.y, right.y), max(left.y, right.y)
        if any(rule.start < top and below < rule.end for rule in between):
            yield index


def line_text(glyphs: Sequence[Glyph]) -> str:
    """The text of characters of one line."""
    if not glyphs:
        return ""
    parts = [glyphs[0].text]
    for left, right in pairwise(glyphs):
        if _is_space(left, right):
            parts.append(" ")
        parts.append(right.text)
    return "".join(parts)


def _is_space(left: Glyph, right: Glyph) -> bool:
    size = max(left.size, right.size)
    gap = (right.x0 - left.x1) / size
    if right.spaced and gap > _PRINTED_SPACE:
        return True
    if left.text in _IN_NUMBER and right.text in _IN_NUMBER:
        return gap > (_WIDE_GAP if right.text in _POINTS else DIGIT_GAP)
    if _WIDE_CHAR.match(left.text) or _WIDE_CHAR.match(right.text):
        return gap > _WIDE_GAP
    return gap > _LETTER_GAP


def cell_text(glyphs: Sequence[Glyph], width: float) -> str:
    """The text of a cell `width` points wide: its lines joined as one who reads it would.

    A number that is too long for its cell goes on in the next line; two numbers one over the other stay two words.
    Nothing but digits in one line is one number, unless they stand as far apart as columns or a space is printed.
    """
    lines = make_lines(glyphs, 0)
    if len(lines) == 1 and is_loose_number(lines[0]):
        return "".join(g.text for g in lines[0].glyphs)
    if sum(g.turned for g in glyphs) * 2 < -len(glyphs):
        lines.reverse()
    text = ""
    for index, line in enumerate(lines):
        if index:
            text += _between(lines[index - 1], line, width)
        text += line.text
    return text


def is_loose_number(line: Line) -> bool:
    """Tell whether a line is digits alone, none of them so far from the next that columns or a space part them."""
    return all(g.text in _IN_NUMBER for g in line.glyphs) and not any(
        right.spaced or right.x0 - left.x1 > SEGMENT_GAP * max(left.size, right.size)
        for left, right in pairwise(line.glyphs)
    )


def free_room(glyphs: Sequence[Glyph], width: float) -> float:
    """How much more the last line of a cell `width` points wide would hold, in the size of its characters.

    The space that letters are set apart by is none to stand in. Infinite for a cell without text.
    """
    lines = make_lines(glyphs, 0)
    if not lines:
        return math.inf
    last = lines[-1]
    return (width - (last.x1 - last.x0) - max(0.0, set_apart(last.glyphs)) - _PADDING) / last.size


def set_apart(glyphs: Sequence[Glyph]) -> float:
    """The least space between the characters of a line, in points; 0 for one alone."""
    return min((right.x0 - left.x1 for left, right in pairwise(glyphs)), default=0.0)


def first_width(text: str) -> float:
    """How much room a text needs to begin, in the size of its characters: up to where a line may break in it.

    No line ends with an opening bracket or begins with a closing one; quotes are taken for both.
    """
    end = 1
    while end < len(text) and (text[end - 1] in OPENING or text[end] in CLOSING):
        end += 1
    return sum(1.0 if _WIDE_CHAR.match(char) else _NARROW for char in text[:end])


def _between(upper: Line, lower: Line, width: float) -> str:
    left, right = upper.glyphs[-1], lower.glyphs[0]
    if left.text in _IN_NUMBER and right.text in _IN_NUMBER:
        is_full = width - (upper.x1 - upper.x0) < (right.x1 - right.x0) + _PADDING
        is_full = is_full and abs(lower.y - upper.y) > _LEAST_LEADING * left.size
        return "" if is_full and min(left.size, right.size) > LIKE_SIZE * max(left.size, right.size) else " "
    if left.text.isascii() and left.text.isalpha() and right.text.isascii() and right.text.isalpha():
        return " "
    return ""
