"""Rows of table RQ that print the sum of the legal persons (小计) and the total, and no applicant's figure.

So some offices fill in the whole table. In one that has applicants' figures, such a row may have lost cells: its sum is
an applicant's figure then. One that is less than the total is not the only applicant's.
"""

from collections.abc import Iterable, Mapping

from gongkai.reports.tables.align import Alignment, Placed
from gongkai.reports.tables.applicants import COLUMNS, WIDTH
from gongkai.reports.tables.lines import Item
from gongkai.reports.tables.placing import OpenRow
from gongkai.reports.tables.row_sums import TOTAL, Placing, is_something

_MANY = 8
"""Sums that are less than their totals, at least, and none more, until that is no chance where others are 0."""


def leave_beside_sums(alignment: Alignment, sure: Mapping[str, Placing]) -> list[OpenRow]:
    """Leave such open rows null, unless no row of the table prints more; return them, to be told.

    `sure` are the rows that are placed already.
    """
    sums = [(row, found) for row in alignment.open for found in [lone_sum(row)] if found is not None]
    lone = [row for row, _ in sums]
    others = [_printed(row.items) for row in alignment.open if row not in lone]
    prints_applicants = any(len(figures) > 1 for figures in others) or any(
        _printed(item for item in placing[:TOTAL] if item) for placing in sure.values()
    )
    parts = [(int(found.reading.value or 0), int(row.items[TOTAL].reading.value or 0)) for row, found in sums]
    least = _MANY if any(part == 0 < total for part, total in parts) else 1
    is_shown = sum(0 < part < total for part, total in parts) >= least
    is_rule = not prints_applicants and (is_shown or any(map(is_something, sure.values())))
    if is_rule:
        return []
    alignment.open = [row for row in alignment.open if row not in lone]
    alignment.placed += [Placed("rq", row.name, column, None, row.line) for row in lone for column in COLUMNS]
    return lone


def lone_sum(row: OpenRow) -> Item | None:
    """The figure before the total of a row that prints no other, which is none of its seven cells."""
    if len(row.items) != WIDTH or _printed(row.items) != [row.items[TOTAL]]:
        return None
    first, last = row.items[0].start, row.items[TOTAL].start
    beside = (item for item in row.line.items if first <= item.start < last and item not in row.items)
    return next(iter(_printed(beside)), None)


def _printed(items: Iterable[Item]) -> list[Item]:
    return [item for item in items if item.reading.state != "blank"]
