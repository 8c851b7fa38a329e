"""All ways to choose one placing for each row of table RQ so that the sums of its columns hold (RQ-BAL, RQ-OUT)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gongkai.reports.tables.lines import Item
from gongkai.reports.tables.numbers import Reading
from gongkai.reports.tables.row_sums import TOTAL, Placing, counts_of, has_total

_MOST_STEPS = 20_000
"""Placings that are tried for one table; beyond that its rows are left null."""
_BEFORE = ("requests_new", "requests_carried_in")
_AFTER = ("completed_total", "requests_carried_out")


ABSENT = Item(Reading("", "blank"), -1, -1, False, False)
"""What stands for a cell that the page dropped."""


@dataclass(slots=True)
class Steps:
    """How many placings may still be tried."""

    left: int = _MOST_STEPS


def is_result(key: str) -> bool:
    """Is this a row of results: no request that came in or is carried out, and not their total?"""
    return key not in (*_BEFORE, *_AFTER)


def agreed(one: Placing, other: Placing) -> Placing:
    """What two placings have in common; a cell that is blank in one and dropped in the other is blank."""
    return tuple(map(_common, one, other))


def _common(a: Item | None, b: Item | None) -> Item | None:
    if a is None or b is None:
        return None
    if a.reading.state == "blank" == b.reading.state:
        return b if a is ABSENT else a
    return a if a.reading == b.reading else None


_BITS = 72
"""Of a column in a row that is packed in one number: sums of 25 counts of 18 digits, above or below zero, fit in 71."""
_ALL_TOTALS = 1 << _BITS * TOTAL
"""A packed difference that this divides is none in all columns but that of totals."""
_SIGNS = sum(1 << _BITS * column + _BITS - 1 for column in range(TOTAL))
"""Added to a packed difference, it leaves its own bits set in each column that is not below zero."""
_NO_BALANCE_TOTAL, _NO_RESULTS_TOTAL = 1, 2
"""Totals that a row lacks, so that the sums of the column of totals ask nothing."""


def _packed(values: Iterable[int]) -> int:
    """The columns of a row as one number, so that rows are added, and told from each other, in one step."""
    return sum(value << _BITS * column for column, value in enumerate(values))


class _Group(NamedTuple):
    """The placings of one row that no sum can tell apart: what they add to the sums, and what they agree on.

    `balance` is what came in less what was completed or carried out, `rest` what was completed less the results.
    """

    values: tuple[int, ...]
    balance: int
    rest: int
    lacks: int
    cells: Placing


def _group(key: str, values: tuple[int, ...], has_total: bool, cells: Placing) -> _Group:
    row = _packed(values)
    if key in _BEFORE:
        return _Group(values, row, 0, 0 if has_total else _NO_BALANCE_TOTAL, cells)
    if key not in _AFTER:
        return _Group(values, 0, -row, 0 if has_total else _NO_RESULTS_TOTAL, cells)
    if key != "completed_total":
        return _Group(values, -row, 0, 0 if has_total else _NO_BALANCE_TOTAL, cells)
    return _Group(values, -row, row, 0 if has_total else _NO_BALANCE_TOTAL | _NO_RESULTS_TOTAL, cells)


def _is_nothing(difference: int, no_total: int) -> bool:
    """Is a packed difference none in each column; in that of totals only where each row has one?"""
    return not (difference % _ALL_TOTALS if no_total else difference)


def solutions(
    keys: Sequence[str], choices: Sequence[Sequence[Placing]], placed: Mapping[str, Placing], steps: Steps
) -> Iterator[list[Placing]]:
    """All ways to choose one placing for each row so that RQ-BAL and RQ-OUT hold; the results come last.

    RQ-OUT asks nothing of results that print nothing at all: blanks are not noughts.
    """
    groups = [_groups(key, placings) for key, placings in zip(keys, choices, strict=True)]
    order = sorted(range(len(keys)), key=lambda n: (is_result(keys[n]), len(groups[n])))
    first_result = sum(not is_result(key) for key in keys)
    if not all(groups):
        return
    first = [placings[0] for placings in choices]
    start = _Chosen()
    for key, placing in placed.items():
        start = start.with_row(_group(key, counts_of(placing), has_total(placing), placing))
    results = [groups[n] for n in order[first_result:]]
    bounds = _bounds(results)
    is_silent = not any(_prints_result(key, cells) for key, cells in (*zip(keys, first, strict=True), *placed.items()))
    for balanced in _balanced([groups[n] for n in order[:first_result]], start, steps):
        for chosen in _completed(results, bounds, balanced._replace(rest=0) if is_silent else balanced, steps):
            of_row = dict(zip(order, chosen.cells[len(placed) :], strict=True))
            yield [of_row[n] for n in range(len(keys))]


def _prints_result(key: str, cells: Placing) -> bool:
    return is_result(key) and any(item is not None and item.reading.state != "blank" for item in cells)


class _Chosen(NamedTuple):
    """The placings chosen for some rows, and their sums, as in `_Group`."""

    balance: int = 0
    rest: int = 0
    lacks: int = 0
    cells: tuple[Placing, ...] = ()

    def with_row(self, group: _Group) -> "_Chosen":
        """With one more row."""
        cells = (*self.cells, group.cells)
        return _Chosen(self.balance + group.balance, self.rest + group.rest, self.lacks | group.lacks, cells)


def _balanced(rows: Sequence[Sequence[_Group]], chosen: _Chosen, steps: Steps) -> Iterator[_Chosen]:
    """All ways to choose for the rows that are no results so that RQ-BAL holds."""
    if not rows:
        if _is_nothing(chosen.balance, chosen.lacks & _NO_BALANCE_TOTAL):
            yield chosen
        return
    steps.left -= len(rows[0])
    if steps.left > 0:
        for group in rows[0]:
            yield from _balanced(rows[1:], chosen.with_row(group), steps)


def _completed(
    rows: Sequence[Sequence[_Group]], bounds: Sequence[tuple[int, int]], chosen: _Chosen, steps: Steps
) -> Iterator[_Chosen]:
    """All ways to choose for the rows of results, of which each can still add up with those behind it (`bounds`)."""
    (least, most), rest = bounds[0], chosen.rest
    if (rest - least + _SIGNS) & (most - rest + _SIGNS) & _SIGNS != _SIGNS:
        return
    if not rows:
        if _is_nothing(rest, chosen.lacks & _NO_RESULTS_TOTAL):
            yield chosen
        return
    steps.left -= len(rows[0])
    if steps.left <= 0:
        return
    least, most = bounds[1]
    above, below = rest - least + _SIGNS, most - rest + _SIGNS
    for group in rows[0]:
        if (above + group.rest) & (below - group.rest) & _SIGNS == _SIGNS:
            yield from _completed(rows[1:], bounds[1:], chosen.with_row(group), steps)


def _bounds(rows: Sequence[Sequence[_Group]]) -> list[tuple[int, int]]:
    """The least and the most that the rows from each on can add up to in each column, packed; at the end nothing."""
    least = most = 0
    bounds = [(least, most)]
    for groups in reversed(rows):
        columns = list(zip(*(group.values for group in groups), strict=True))
        least, most = least + _packed(map(min, columns)), most + _packed(map(max, columns))
        bounds.append((least, most))
    return bounds[::-1]


def _groups(key: str, placings: Iterable[Placing]) -> list[_Group]:
    """The placings of a row, those that count alike together."""
    alike: dict[tuple[tuple[int, ...], bool], Placing] = {}
    for placing in placings:
        counts = counts_of(placing), has_total(placing)
        alike[counts] = agreed(alike[counts], placing) if counts in alike else placing
    return [_group(key, *counts, cells) for counts, cells in alike.items()]
