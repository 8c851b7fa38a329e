"""Figures that were read in several ways: the one reading of each with which all sums hold, if there is just one.

Where many cells of a scan are in doubt no sum has all others sure. But a figure that is wrong shows in the sum of its
row and in that of its column, unless others are wrong just so; and the same mistake is easily made twice: 5 of coarse
print is 3 to the models, in a part and in its total. So a figure is chosen only if at least two more, and unlike ones,
would have to be wrong together with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from types import MappingProxyType
from typing import NamedTuple

from gongkai.reports.tables.equations import Equation, eliminated

_UNLIKE, _AGREED = 3, 2
"""So many unlike figures, at least, are wrong together if one that is chosen is; one that all views agree on counts for
as many as the second says."""
_MOST_SUMS = 10_000
"""Sums of readings that are looked at for one equation: with more of them it says nothing."""
_MOST_CHANGES = 500
"""Changes of figures that are looked at until nothing seems to make up for one."""

_Row = tuple[dict[str, int], Fraction]
_Left = Mapping[str, frozenset[int]]
_Mistake = tuple[str, int, Fraction]
_Off = Mapping[int, tuple[_Row, Fraction]]


class _Change(NamedTuple):
    """Figures that may be wrong together, by which mistakes in those that were found, and which sums are then off."""

    names: frozenset[str]
    mistakes: Mapping[_Mistake, int]
    off: _Off


def choose(
    sums: Iterable[Equation],
    readings: Mapping[str, Sequence[int]],
    agreed: Mapping[str, int] = MappingProxyType({}),
) -> dict[str, int]:
    """The figures for which the sums leave one of their readings. Unknowns without any may be anything.

    No figure is chosen that is in a sum which holds with no readings, or with several. `agreed` are those on which all
    views agree.

    >>> choose([({"a": 1}, 15)], {"a": [13, 15]}), choose([({"a": 1}, 14)], {"a": [13, 15]})
    ({'a': 15}, {})
    >>> choose([({"a": 1, "b": -1}, 0)], {"a": [13], "b": [13, 15]})
    {}
    """
    equations = list(sums)
    unread = dict.fromkeys(name for parts, _ in equations for name in parts if name not in readings)
    rows = [_in_whole_numbers(parts, total) for parts, total in eliminated(equations, unread)]
    if any(total and not parts for parts, total in rows):
        return {}
    left, holding = _narrowed(rows, {name: frozenset(some) for name, some in readings.items()})
    found = {name: next(iter(some)) for name, some in left.items() if len(some) == 1}
    open_ = {name for row in rows if row not in holding or not row[0].keys() <= found.keys() for name in row[0]}
    of = {name: [row for row in holding if name in row[0]] for name in left}
    told = {name: figure for name, figure in found.items() if of[name] and name not in open_}
    counts = {name: _AGREED if agreed.get(name) == figure else 1 for name, figure in told.items()}
    return {name: figure for name, figure in told.items() if not _may_be_made_up_for(name, of, told, counts)}


def _in_whole_numbers(parts: Mapping[str, Fraction], total: Fraction) -> _Row:
    """An equation whose figures are all taken as often as makes no fractions: sums of those cost much."""
    by = lcm(*(times.denominator for times in parts.values()))
    return {name: int(times * by) for name, times in parts.items()}, total * by


def _narrowed(rows: Sequence[_Row], left: _Left) -> tuple[_Left, list[_Row]]:
    """The readings that are left by all equations that hold with some of them, and these."""
    holding = list(rows)
    is_narrower = True
    while is_narrower:
        fitting = [_fitting(row, left) for row in holding]
        holding = [row for row, some in zip(holding, fitting, strict=True) if some is not None]
        narrower = dict(left)
        for some in fitting:
            narrower |= {name: narrower[name] & values for name, values in (some or {}).items()}
        is_narrower, left = narrower != left, narrower
    return left, holding


def _fitting(row: _Row, left: _Left) -> _Left | None:
    """The readings of each figure with which some of the others make an equation's total; None where none do."""
    parts, total = row
    reached = [{0}]
    for name, times in parts.items():
        reached.append({done + times * value for done in reached[-1] for value in left[name]})
        if len(reached[-1]) > _MOST_SUMS:
            return None
    if total not in reached.pop():
        return None
    fitting: dict[str, frozenset[int]] = {}
    ends = {int(total)}
    for (name, times), before in zip(reversed(parts.items()), reversed(reached), strict=True):
        steps = [(end - times * value, value) for end in ends for value in left[name] if end - times * value in before]
        fitting[name], ends = frozenset(value for _, value in steps), {start for start, _ in steps}
    return fitting


def _may_be_made_up_for(
    name: str, rows: Mapping[str, Sequence[_Row]], found: Mapping[str, int], counts: Mapping[str, int]
) -> bool:
    """Tell whether all sums hold too if this figure is wrong together with some others, few of them unlike.

    `rows` are the equations that each figure is in, `counts` says for how many each one counts. What is not found may
    be wrong in any case.
    """
    one = Fraction(1)
    first = {_mistake(found[name], one): counts[name]}
    changes = [_Change(frozenset([name]), first, _off({}, rows[name], name, one))]
    for _ in range(_MOST_CHANGES):
        if not changes:
            return False
        names, mistakes, off = changes.pop()
        if not off:
            return True
        (parts, _), by = next(iter(off.values()))
        for other, times in parts.items():
            more = _with(mistakes, _mistake(found[other], -by / times), counts[other]) if other in found else mistakes
            if other not in names and sum(more.values()) < _UNLIKE:
                changes.append(_Change(names | {other}, more, _off(off, rows[other], other, -by / times)))
    return True


def _with(mistakes: Mapping[_Mistake, int], one: _Mistake, count: int) -> Mapping[_Mistake, int]:
    return {**mistakes, one: min(count, mistakes.get(one, count))}


def _mistake(figure: int, by: Fraction) -> _Mistake:
    """What mistakes have in common that may be one: what was received is nearly what was completed."""
    digits = str(figure)
    return digits[:2], len(digits), by


def _off(off: _Off, rows: Iterable[_Row], name: str, by: Fraction) -> _Off:
    """By how much sums are off, each with its equation, after one more figure has changed."""
    changed = dict(off)
    for row in rows:
        _, before = off.get(id(row), (row, Fraction()))
        after = before + row[0][name] * by
        if after:
            changed[id(row)] = row, after
        else:
            changed.pop(id(row), None)
    return changed
