"""Rows of text that print 小计 of the legal persons and end before their total, which is blank: nothing stands there.

Such a row has as many cells as a whole one that lost any other. Where several rows can be nothing else, since 小计 is
the sum of the legal persons then and no other cell may be missing, and none denies it, so it is in all. Not where other
cells are blank: one of those may be lost too.
"""

from collections.abc import Sequence
from dataclasses import replace

from gongkai.reports.tables.align import Alignment, Placed
from gongkai.reports.tables.applicants import COLUMNS, WIDTH
from gongkai.reports.tables.placing import OpenRow
from gongkai.reports.tables.row_sums import TOTAL

_SURE = 3
"""Rows that can end before nothing but their totals, at least, until that is no chance."""


def without_short_sums(alignment: Alignment) -> list[OpenRow]:
    """Take 小计 from the open rows that end before their totals; return those that may lack another cell, left null."""
    short = [row for row in alignment.open if _is_short(row)]
    doubtful = [row for row in short if _may_lack_another(row)]
    blank = any(item.reading.state == "blank" for row in short for item in row.items)
    is_rule = len(short) - len(doubtful) >= _SURE and all(map(_lacks_its_total, short)) and not (doubtful and blank)
    others = [row for row in alignment.open if not _is_short(row)]
    alignment.open = [*others, *map(_without_sum, short)] if is_rule else others
    left = [] if is_rule else short
    alignment.placed += [Placed("rq", row.name, column, None, row.line) for row in left for column in COLUMNS]
    return left


def _is_short(row: OpenRow) -> bool:
    return row.sum_at is not None and len(row.items) == WIDTH


def _without_sum(row: OpenRow) -> OpenRow:
    at = row.sum_at or 0
    return replace(row, items=(*row.items[:at], *row.items[at + 1 :]), sum_at=None)


def _values(row: OpenRow) -> tuple[list[int], int]:
    return [int(item.reading.value or 0) for item in row.items], row.sum_at or 0


def _lacks_its_total(row: OpenRow) -> bool:
    """Is 小计 the sum of the legal persons, if the cell that is missing is the total?"""
    values, at = _values(row)
    return sum(values[1:]) == 2 * values[at]


def _may_lack_another(row: OpenRow) -> bool:
    """May another cell be missing: a blank, one like the cell before it, or 小计?"""
    values, at = _values(row)
    fills = [(n, fill) for n in range(len(values)) for fill in (0, values[n - 1] if n else 0) if n != at]
    others = ([*values[:n], fill, *values[n:]] for n, fill in fills)
    return sum(values[:TOTAL]) == values[TOTAL] or any(_holds(cells, at) for cells in others)


def _holds(cells: Sequence[int], at: int) -> bool:
    """Do both sums of a row with 小计 hold?"""
    *parts, total = (*cells[:at], *cells[at + 1 :])
    return sum(parts) == total and sum(parts[1:]) == cells[at]
