"""Words that pages print where a figure would stand, and that no list has (○, 未收到): known by what is beside them."""

from collections import Counter
from collections.abc import Sequence

from gongkai.documents.pdf.lines import Line
from gongkai.documents.pdf.rows import Row

_LONGEST = 4
"""Characters of the longest such word."""
_LEAST = 2
"""How often it stands among figures, at least: a label that does (行政许可 3 行政处罚 5) is printed once."""
_COUNTERS = frozenset("件项条个万元次人份起宗%％")
"""A counter behind a figure is a part of it, with room between or not."""


def with_stand_ins(rows: Sequence[Row]) -> list[Row]:
    """The rows, with a word among their numbers wherever it is behind a label, if figures are before it elsewhere.

    Rows in which all figures are so replaced had none, and were taken for headers, or for blank ones.
    """
    behind = Counter(s.text for row in rows for s in _behind_figures(row) if _may_stand_in(s))
    words = {word for word, times in behind.items() if times >= _LEAST}
    return [_with(row, words) for row in rows] if words else list(rows)


def _behind_figures(row: Row) -> Sequence[Line]:
    """What stands right of a row's first figure; before it there may be labels side by side."""
    return [s for s in row.segments[1:] if row.numbers and s.x0 > row.numbers[0].x1]


def _may_stand_in(word: Line) -> bool:
    return len(word.text) <= _LONGEST and not _COUNTERS.issuperset(word.text)


def _with(row: Row, words: set[str]) -> Row:
    behind = row.segments[1:]
    if not any(s.text in words for s in behind):
        return row
    return row._replace(numbers=tuple(s for s in row.segments if s in row.numbers or (s in behind and s.text in words)))
