"""Which row of a table without rules a line of a label belongs to, its rows being known by their numbers."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from gongkai.documents.pdf_glyphs import Rule
from gongkai.documents.pdf_lines import Line

_NUMBER = re.compile(r"[+\-＋－]?[\d０-９][\d０-９,，.．\s]*(万?元|件|项|%|％)?|[-—–−/／\\]{1,4}|无|空|不适用")
_BESIDE = 0.5
"""How far, in character sizes, a label may stand above or below the numbers that it is beside."""
_MOST_LOOSE = 24
"""Lines between two rows that are shared out with care; more go to the nearest row."""
_NO_LABEL = 50.0
"""What it costs, in points, to leave a row without a label."""
_FAR = 0.01


class Rules(NamedTuple):
    """The ruling lines of one page that make no whole table."""

    level: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()


class Row(NamedTuple):
    """One line cut into segments; `number` is the line's place among the lines given."""

    number: int
    segments: tuple[Line, ...]
    y: float
    """From the top of the first page, the pages one under the other."""

    @property
    def numbers(self) -> list[Line]:
        """The segments that are numbers."""
        return [s for s in self.segments if is_number(s.text)]

    @property
    def is_anchor(self) -> bool:
        """Whether it has two numbers, or a label and, at its end, a number."""
        numbers = self.numbers
        return len(numbers) >= 2 or (len(numbers) == 1 and len(self.segments) >= 2 and self.segments[-1] is numbers[0])


def is_number(text: str) -> bool:
    """Tell whether a word is a number, or a mark for none."""
    return _NUMBER.fullmatch(text) is not None


def assign_rows(anchors: Sequence[Row], labels: Sequence[tuple[Row, Line]], rules: Mapping[int, Rules]) -> list[int]:
    """For each line of a label column the number of the row (of `anchors`) that it belongs to.

    A line beside the numbers is that row's, and so is one that level lines shut in with them. A line between two rows
    goes to the one above, if labels start beside their numbers; or to whichever leaves the labels with their middle
    beside their numbers. The way that fits all rows better is taken for all.
    """
    order = sorted(range(len(labels)), key=lambda i: labels[i][0].y)
    ys = [labels[i][0].y for i in order]
    anchor_bands = [_band(anchor.segments[0], rules) for anchor in anchors]
    fixed: list[int | None] = []
    for row, segment in (labels[i] for i in order):
        band = _band(segment, rules)
        alike = [i for i, b in enumerate(anchor_bands) if band is not None and b == band]
        near = min(alike or range(len(anchors)), key=lambda i: abs(anchors[i].y - row.y))
        is_beside = abs(anchors[near].y - row.y) < _BESIDE * segment.size
        fixed.append(near if is_beside or len(alike) == 1 else None)
    places = [anchor.y for anchor in anchors]
    tries = [_fill(fixed, ys, places, middle) for middle in (False, True)]
    best = min(tries, key=lambda rows: min(_misfit(rows, ys, places, middle) for middle in (False, True)))
    return [row for _, row in sorted(zip(order, best, strict=True))]


def _band(segment: Line, rules: Mapping[int, Rules]) -> tuple[int, int] | None:
    """Between which two level lines of its page a segment stands, None outside."""
    level = [
        rule.at
        for rule in rules.get(segment.page, Rules()).level
        if rule.start <= segment.x0 + 2 and rule.end >= segment.x1 - 2
    ]
    above = sum(at <= segment.y for at in level)
    return (segment.page, above) if 0 < above < len(level) else None


def _fill(fixed: list[int | None], ys: list[float], places: list[float], middle: bool) -> list[int]:
    """Place the lines that stand beside no row; `places` are the rows' heights."""
    rows: list[int] = []
    while len(rows) < len(ys):
        start = len(rows)
        known = fixed[start]
        if known is not None:
            rows.append(known)
            continue
        end = next((i for i in range(start, len(ys)) if fixed[i] is not None), len(ys))
        above = rows[-1] if rows else 0
        after = fixed[end] if end < len(ys) else None
        loose = ys[start:end]
        if not middle:
            rows += [max([above, *(i for i in range(above, len(places)) if places[i] <= y)]) for y in loose]
        elif len(loose) > _MOST_LOOSE:
            rows += [min(range(len(places)), key=lambda i: abs(places[i] - y)) for y in loose]
        else:
            own = tuple(y for y, row in zip(ys, rows, strict=False) if row == above)
            rows += _share(tuple(loose), own, above, after, places)
    return rows


def _share(
    loose: tuple[float, ...], own: tuple[float, ...], above: int, after: int | None, places: list[float]
) -> list[int]:
    """Share lines, from top to bottom, among the rows `above` (which has `own` lines) to `after` (to be gone on with).

    Each row's lines should have their middle beside its numbers.
    """
    last = len(places) - 1 if after is None else after

    @cache
    def best(start: int, row: int) -> tuple[float, tuple[int, ...]]:
        choices = []
        for end in range(start, len(loose) + 1) if row < last else (len(loose),):
            cost = _cost((*(own if row == above else ()), *loose[start:end]), places[row], row == after)
            rest, rows = best(end, row + 1) if row < last else (0.0, ())
            choices.append((cost + rest, (*[row] * (end - start), *rows)))
        return min(choices)

    return list(best(0, above)[1])


def _cost(lines: tuple[float, ...], place: float, goes_on: bool) -> float:
    far = _FAR * sum(abs(y - place) for y in lines)
    if goes_on:
        return far
    return far + abs((lines[0] + lines[-1]) / 2 - place) if lines else _NO_LABEL


def _misfit(rows: list[int], ys: list[float], places: list[float], middle: bool) -> float:
    """How far labels stand from where they should, if they start or have their middle beside their numbers."""
    total = 0.0
    for number in set(rows):
        mine = [y for y, row in zip(ys, rows, strict=True) if row == number]
        total += abs(((mine[0] + mine[-1]) / 2 if middle else mine[0]) - places[number])
    return total
