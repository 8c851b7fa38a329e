"""Rows and columns that print no figures of a table but count its columns or its rows."""

from collections.abc import Sequence

from gongkai.reports.labels import normalise
from gongkai.reports.tables.applicants import WIDTH
from gongkai.reports.tables.lines import Item, Line

_NAMES = frozenset(("", "栏次", "列次", "序号", "甲"))
"""What stands before the numbers of the columns, normalised."""
_FIRST = ("0", "1")
_ROWS = 3
"""Rows that count up one by one, at least, until that is no chance."""


def without_counts(lines: Sequence[Line]) -> list[Line]:
    """The lines of a grid without those that count its columns, and without a first column that counts its rows.

    Statistics tables number their columns (栏次 1 2 3 …) between header and figures, and table RL has no row labels by
    which that line would differ from its figures; programs that keep tables as data write both as they save them.
    """
    return _without_index([line for line in lines if not _counts_columns(line.items)])


def _counts_columns(items: Sequence[Item]) -> bool:
    """Are these the numbers of the columns, and nothing else? No row of a form counts up: its last figure is a sum."""
    if len(items) < WIDTH:
        return False
    first = next((n for n, item in enumerate(items) if normalise(item.text) not in _NAMES), len(items))
    return len(items) - first >= WIDTH and _count_up([item.text for item in items[first:]])


def _count_up(texts: Sequence[str]) -> bool:
    return texts[0] in _FIRST and all(text == str(n) for n, text in enumerate(texts, int(texts[0])))


def _without_index(lines: list[Line]) -> list[Line]:
    """The lines without a first column that counts them all, one of the header's first: a serial number counts rows.

    The first lines may be blank there.
    """
    firsts = [line.items[0] if line.items else None for line in lines]
    begin = next((n for n, item in enumerate(firsts) if item is None or item.text), len(lines))
    texts = [item.text if item is not None and item.end == 1 else "" for item in firsts[begin:]]
    if len(texts) < _ROWS or not _count_up(texts) or any(item.is_figure for item in lines[begin].items[1:]):
        return lines
    return [line._replace(items=line.items[1:]) for line in lines]
