"""Text that a browser prints below the cells that a page cuts: a line of it begins on the page, and has no room there.

So the header of a table goes on below its lines: 结果维 in a cell that is open below, 持 under it.
"""

from collections.abc import Iterable, Sequence

from gongkai.documents.pdf.drawing import Rule
from gongkai.documents.pdf.glyphs import Glyph
from gongkai.documents.pdf.lattice import Lattice
from gongkai.documents.pdf.lines import make_lines
from gongkai.documents.pdf.paragraphs import is_dressed_number

_REACH = 2.0
"""How far below the cells such a line stands at most, in the size of its characters."""
_NEAR = 4.0
"""Points between a line and the border that it draws."""
_FOOT = 30.0
"""Points between the last text of a page and its number, at least."""


def with_spill(tables: Sequence[Lattice], glyphs: Sequence[Glyph], level: Iterable[Rule]) -> list[Lattice]:
    """The tables of a page, the last one down to the line of text below it, where that can only be its cells'.

    All of the line stands below cells that are open there, and no other text follows but a page's number.
    """
    if not tables:
        return []
    *others, last = sorted(tables, key=lambda table: table.ys[-1])
    foot = last.ys[-1]
    below = [glyph for glyph in glyphs if glyph.y > foot]
    line = [glyph for glyph in below if glyph.top < foot + _REACH * glyph.size]
    end = max((glyph.bottom for glyph in line), default=foot)
    rest = [glyph.top for glyph in below if glyph.top > end]
    spilled = line and len(line) + len(rest) == len(below) and all(top > end + _FOOT for top in rest)
    if not spilled or _is_page_number(line) or not _are_under(line, _open_below(last, level)):
        return list(tables)
    return [*others, last._replace(ys=(*last.ys[:-1], end))]


def _is_page_number(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether characters are one line, and that a page's number."""
    lines = make_lines(glyphs, 0)
    return len(lines) == 1 and is_dressed_number(lines[0].text)


def _open_below(table: Lattice, level: Iterable[Rule]) -> list[tuple[float, float]]:
    """From where to where the cells of the last row reach under which no line is drawn."""
    foot, rows = table.ys[-1], len(table.ys) - 1
    drawn = [(rule.start, rule.end) for rule in level if abs(rule.at - foot) < _NEAR]
    spans = [(table.xs[left], table.xs[right]) for _, left, below, right in table.regions if below == rows]
    return [(x0, x1) for x0, x1 in spans if not any(start < x1 - _NEAR and end > x0 + _NEAR for start, end in drawn)]


def _are_under(line: Iterable[Glyph], cells: Sequence[tuple[float, float]]) -> bool:
    return all(any(x0 <= glyph.x0 and glyph.x1 <= x1 for x0, x1 in cells) for glyph in line)
