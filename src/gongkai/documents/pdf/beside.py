"""Digits that a page prints at a figure and that are none of it: the marks of notes, and what is struck out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from gongkai.documents.pdf.drawing import Rule
from gongkai.documents.pdf.glyphs import CUT, FIGURES, Glyph, Page
from gongkai.documents.pdf.lines import DIGIT_GAP, LIKE_SIZE, Line, is_inside_figure, make_lines, parted

_RAISED = 0.15
"""How much higher a raised digit stands than one of the figure, in that one's size."""
_STEP = 0.25
"""And one that is as large as they are: nobody sets the digits of a figure so unevenly."""
_DESCENT = 0.12
"""How far the box of a character goes below its base line, in its size."""
_BODY = 0.3
"""How far from the middle of a character, up or down and in its size, a line goes through it."""
_BESIDE = 0.6
"""How far beside what it strikes out a line begins or ends, in the size of that."""
_FURTHEST = 12.0
"""Points from the middle of a text at which no line goes through it, however large it is."""
_LONGEST = 40
"""Characters that one line strikes out at most: a bound on the work."""
_ABOVE = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))


def with_marks_apart(page: Page) -> Page:
    """The page with raised digits for the marks of notes at its figures: 26 with a note 1 is `26¹`, and not 261.

    `CUT` stands for smaller digits that are not raised, for those that a line strikes out, and for those upside down.
    """
    lines = make_lines((glyph for glyph in page.glyphs if not glyph.turned), page.number)
    read = {glyph: CUT for glyph in page.glyphs if glyph.turned == 2 and glyph.text in FIGURES}
    read |= _marks(lines, page.upright)
    read |= dict.fromkeys(_struck(lines, page.level), CUT)
    if not read:
        return page
    return page._replace(glyphs=tuple(g._replace(text=read[g]) if g in read else g for g in page.glyphs))


def _marks(lines: Iterable[Line], upright: Iterable[Rule]) -> dict[Glyph, str]:
    """What to read for each digit that is much smaller, or stands higher, than others of the figure that it is at."""
    sides = sorted(upright, key=lambda rule: rule.at)
    found: dict[Glyph, str] = {}
    for line in lines:
        inside = [glyph for glyph in line.glyphs if is_inside_figure(glyph)]
        sizes, bases = [glyph.size for glyph in inside], list(map(_base, inside))
        if not inside or (min(sizes) >= LIKE_SIZE * max(sizes) and max(bases) - min(bases) < _STEP * min(sizes)):
            continue
        for figure in _figures(line, sides):
            whole = max(figure, key=lambda glyph: glyph.size)
            level = sorted(map(_base, figure))[len(figure) // 2]
            found |= {glyph: CUT for glyph in figure if abs(_base(glyph) - level) > _STEP * whole.size}
            found |= {mark: _mark(mark, whole) for mark in figure if mark.size < LIKE_SIZE * whole.size}
    return found


def _mark(mark: Glyph, whole: Glyph) -> str:
    is_raised = _base(whole) - _base(mark) > _RAISED * whole.size
    return _ABOVE.get(mark.text, CUT) if is_raised else CUT


def _base(glyph: Glyph) -> float:
    return glyph.bottom - _DESCENT * glyph.size


def _figures(line: Line, upright: Sequence[Rule]) -> Iterator[list[Glyph]]:
    """The characters of a line that are read as one figure, with what stands at it."""
    cuts = set(parted(line, upright))
    figure: list[Glyph] = []
    for index, glyph in enumerate(line.glyphs):
        goes_on = bool(figure) and index not in cuts and glyph.x0 - figure[-1].x1 < DIGIT_GAP * figure[-1].size
        if figure and not (goes_on and is_inside_figure(glyph)):
            yield figure
            figure = []
        if is_inside_figure(glyph):
            figure.append(glyph)
    if figure:
        yield figure


def _struck(lines: Sequence[Line], level: Iterable[Rule]) -> Iterator[Glyph]:
    """The figures through which a line goes that begins and ends with what it strikes out: no border of a cell does."""
    heights = [line.y for line in lines]
    places = [[glyph.x for glyph in line.glyphs] for line in lines]
    near = min(_BODY * max((line.size for line in lines), default=0.0), _FURTHEST)
    for rule in set(level):
        for k in range(bisect_left(heights, rule.at - near), bisect_right(heights, rule.at + near)):
            first, last = bisect_left(places[k], rule.start), bisect_right(places[k], rule.end)
            through = lines[k].glyphs[first:last] if 0 < last - first <= _LONGEST else ()
            if through and _strikes(rule, through[0], through[-1]):
                yield from (glyph for glyph in through if glyph.text in FIGURES)


def _strikes(rule: Rule, first: Glyph, last: Glyph) -> bool:
    """Tell whether a line goes through two characters and what is between them, and through nothing beside them."""
    is_through = abs(first.y - rule.at) < _BODY * first.size and abs(last.y - rule.at) < _BODY * last.size
    begins, ends = first.x0 - rule.start, rule.end - last.x1
    return is_through and begins < _BESIDE * first.size and ends < _BESIDE * last.size
