"""Sums with several unknown parts, solved together: what they leave just one value for."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

Equation = tuple[Mapping[str, int], int | Decimal]
"""How often each unknown is in a sum, and what the sum is."""
Row = tuple[dict[str, Fraction], Fraction]
"""The same after equations were put into each other."""


def solve(equations: Iterable[Equation]) -> dict[str, Fraction]:
    """The unknowns that have one value in all solutions, with it; none where the equations contradict each other.

    >>> solve([({"a": 1, "b": 1}, 5), ({"b": 1}, 2), ({"c": 1, "d": -1}, 0)])
    {'b': Fraction(2, 1), 'a': Fraction(3, 1)}
    >>> solve([({"a": 1}, 5), ({"a": 1}, 6)])
    {}
    """
    solved: dict[str, Row] = {}
    for parts, total in equations:
        if not parts:
            continue
        row = _row(parts, total)
        for name in [name for name in parts if name in solved]:
            row = _without(row, name, solved[name])
        if not row[0]:
            if row[1]:
                return {}
            continue
        first = next(iter(row[0]))
        own = _in_units_of(row, first)
        solved = {name: _without(other, first, own) for name, other in solved.items()}
        solved[first] = own
    return {name: total for name, (parts, total) in sorted(solved.items(), reverse=True) if len(parts) == 1}


def eliminated(equations: Iterable[Equation], names: Iterable[str]) -> list[Row]:
    """What equations say of all other unknowns than these.

    >>> eliminated([({"a": 1, "b": 1}, 5), ({"b": 1, "c": 1}, 2), ({"b": 1, "d": 1}, 0)], ["b"])[0][0].keys()
    dict_keys(['c', 'a'])
    """
    rows = [_row(parts, total) for parts, total in equations if parts]
    for name in names:
        having = sorted((row for row in rows if name in row[0]), key=lambda row: len(row[0]))
        own = [_in_units_of(row, name) for row in having[:1]]
        rows = [row for row in rows if name not in row[0]]
        rows += [_without(row, name, own[0]) for row in having[1:]]
    return rows


def _row(parts: Mapping[str, int], total: int | Decimal) -> Row:
    return {name: Fraction(times) for name, times in parts.items()}, Fraction(total)


def _in_units_of(row: Row, name: str) -> Row:
    by = row[0][name]
    return {one: times / by for one, times in row[0].items()}, row[1] / by


def _without(row: Row, name: str, other: Row) -> Row:
    """An equation less as much of another as leaves this unknown out."""
    times = row[0].get(name)
    if not times:
        return row
    parts = {one: row[0].get(one, Fraction()) - times * other[0].get(one, Fraction()) for one in {**row[0], **other[0]}}
    return {one: left for one, left in parts.items() if left}, row[1] - times * other[1]
