"""What a row of table RQ says of itself: its six applicants add up to its total (RQ-ROW), or nothing proves it."""

from collections.abc import Iterable, Sequence

from gongkai.reports.tables.applicants import WIDTH, is_of_another_year, sums_persons
from gongkai.reports.tables.lines import Item
from gongkai.reports.tables.odd_columns import holds_odd_column

Placing = tuple[Item | None, ...]
"""The item in each of the seven columns; None where that cannot be told."""
TOTAL = WIDTH - 1
"""The place of the total."""
_LARGE = 100
"""A figure that is no sum of others by chance."""


def counts_of(placing: Placing) -> tuple[int, ...]:
    """The counts of a row; a blank or a mark for nothing counts as 0."""
    return tuple(int(item.reading.value or 0) if item else 0 for item in placing)


def has_total(placing: Placing) -> bool:
    """Does a row print a total?"""
    total = placing[TOTAL]
    return total is not None and total.reading.value is not None


def adds_up(placing: Placing) -> bool:
    """Does a row obey RQ-ROW? It is open where no total is printed, or nothing but a total."""
    values = counts_of(placing)
    alone = all(item is not None and item.reading.state == "blank" for item in placing[:TOTAL])
    return not has_total(placing) or alone or sum(values[:TOTAL]) == values[TOTAL]


def is_summed(placing: Placing) -> bool:
    """Does a row print a total, and applicants that it may be the sum of?"""
    return has_total(placing) and any(item is not None and item.reading.state != "blank" for item in placing[:TOTAL])


def is_proved(placing: Placing) -> bool:
    """Does a row print a total that is the sum of its applicants?"""
    return is_summed(placing) and adds_up(placing)


def is_something(row: Iterable[Item | None]) -> bool:
    """Is there a figure other than 0 in a row?"""
    return any(item is not None and item.reading.value for item in row)


def others_add_up(cells: Sequence[Item], row: Placing) -> bool:
    """Is another seven of these neighbours proved by its sum (上年总计 behind the total, a blank before the first)?"""
    own = sorted((item for item in row if item is not None), key=lambda item: item.start)
    sevens = (cells[n : n + WIDTH] for n in range(len(cells) - WIDTH + 1))
    others = (tuple(seven) for seven in sevens if [*seven] != own)  # 自然人 may stand behind the legal persons.
    return any(is_proved(seven) and is_something(seven) for seven in others)


def ends_in_its_sum(row: Placing) -> bool:
    """Is the last figure that a row prints the sum of those before it? The sixth of them may be by chance."""
    figures = [item for item in row if item is not None and item.reading.state != "blank"]
    *parts, last = [item.reading.value or 0 for item in sorted(figures, key=lambda item: item.start)] or [0]
    return last > 0 and sum(parts) == last and len(parts) + 2 < len(row)


def holds_its_sum(row: Placing) -> bool:
    """Does a row print its total further left than it should: a figure that is the sum of those before it?

    Behind it stand blanks, a remark, and one figure at most, that of another year. A small one may be so by chance
    where the total is blank (0 1 0 1 29 0).
    """
    last = row[TOTAL]
    if last is None or None in row or (has_total(row) and adds_up(row)):
        return False
    values = counts_of(row)
    sums = [n for n in range(2, TOTAL) if values[n] > 0 and sum(values[:n]) == values[n]]
    found = next((n for n in sums if sum(map(bool, values[n + 1 :])) <= 1), None)
    return found is not None and (last.reading.state != "blank" or values[found] >= _LARGE)


def may_be_any_seven(header: Sequence[Sequence[str]], rows: Sequence[Placing]) -> bool:
    """Has a row of loose text eight figures, with 小计, 上年总计 or 件数, so that these may be any seven of them?

    Those without 小计 add up in each row; last year's total may be the sum of all others by chance.
    """
    words = [word for line in header for word in line]
    has_sum = any(map(sums_persons, words)) and not all(map(is_proved, rows))
    return has_sum or any(map(is_of_another_year, words)) or holds_odd_column(header)
