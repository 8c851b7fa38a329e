"""How many columns each text of a header covers: those it stands in the middle of, or at whose left end it begins."""

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from gongkai.documents.pdf.lines import Line

BESIDE = 0.95
"""How far apart, in character sizes, the middles of two texts may be that stand side by side."""
_OFF_CENTRE = 0.3
"""How far, in widths of a column, the middle of a header may be from that of the columns under it."""
_DOUBT = 0.1
_UNSURE = 0.5
"""What counts against a header that only its own text, or its left end, gives columns, in widths of a column."""
_FLUSH = 0.15
"""How far apart, in character sizes, the left ends of a header and of the first one under it may be."""

Span = tuple[int, int]
"""The first column of a cell, and the column after its last."""
Level = list[tuple[Span, list[Line]]]
"""Texts side by side in a header, with the columns that each stands over."""
_Columns = Sequence[tuple[float, float]]
"""Where columns of numbers stand, from left to right."""


def spans_of(
    levels: Sequence[Level], lowest: Mapping[Span, list[Line]], columns: _Columns, before: int
) -> list[list[Span]]:
    """The columns that each text of each level covers, those of a level inside those of the levels above it.

    `lowest` is the lowest text over each column; `columns` follow `before` columns of labels.
    """
    flush = _are_flush(levels, lowest, before)
    above: list[Span] = []
    made = []
    for level in levels:
        ends = _ends(level, lowest, before + len(columns))
        if flush:
            made.append([(span[0], end) for (span, _), end in zip(level, ends, strict=True)])
        else:
            fitted = _fitted(level, ends, columns, before, above)
            made.append(_tiled(fitted, level, {k: _text(lines) for (k, _), lines in lowest.items()}, columns, before))
            above += [span for span in made[-1] if span[0] >= before]
    return made


def _are_flush(levels: Sequence[Level], lowest: Mapping[Span, list[Line]], before: int) -> bool:
    """Tell whether all texts over columns of numbers, two at least, begin where the first one under them does."""
    over = [(span, block) for level in levels for span, block in level if span[0] >= before]
    return len(over) > 1 and all(
        (span[0], span[0] + 1) in lowest
        and abs(_left(lowest[span[0], span[0] + 1]) - _left(block)) < _FLUSH * block[0].size
        for span, block in over
    )


def _ends(level: Level, lowest: Mapping[Span, list[Line]], end: int) -> list[int]:
    """How far each text may reach to the right: up to the next one, or to a header of one column beside it."""
    made = []
    for span, block in level:
        low = block[-1].y + BESIDE * block[-1].size
        stops = [other[0] for other, _ in level if other[0] > span[0]]
        stops += [k[0] for k, lines in lowest.items() if k[0] > span[0] and lines[0].y < low]
        made.append(max(span[1], min([*stops, end])))
    return made


def _left(lines: Sequence[Line]) -> float:
    return min(s.x0 for s in lines)


def _text(lines: Sequence[Line]) -> str:
    return "".join(s.text for s in lines)


def _middle(lines: Sequence[Line]) -> float:
    return (_left(lines) + max(s.x1 for s in lines)) / 2


def _fitted(level: Level, ends: Sequence[int], columns: _Columns, before: int, above: Sequence[Span]) -> list[Span]:
    """The columns that each header of one level covers: as many as fit it, no column under two.

    Many under one count less than as many under each (so the root). `above` are those that texts further up cover, of
    which none is half covered. All is left as it is where two texts stand over one column.
    """
    wide = len(columns)
    order = sorted((i for i, (span, _) in enumerate(level) if span[0] >= before), key=lambda i: _middle(level[i][1]))
    best: list[tuple[float, tuple[Span, ...]]] = [(0.0, ())] * (wide + 1)
    for i in order:
        (first, after), block = level[i]
        own = first - before, after - before
        fitting = [*_around(own, _middle(block), columns), *_to_the_right(own, _left(block), ends[i] - before, columns)]
        ending: list[tuple[float, tuple[Span, ...]] | None] = [None] * (wide + 1)
        for (first, after), off in fitting:
            if any(_crosses((first + before, after + before), other) for other in above):
                continue
            score, chosen = best[first]
            made = score + math.sqrt(after - first) - _DOUBT * off, (*chosen, (first, after))
            if len(chosen) == order.index(i) and made > (ending[after] or (0.0, ())):
                ending[after] = made
        for after in range(1, wide + 1):
            ending[after] = max(filter(None, (ending[after], ending[after - 1])), default=None)
        best = [some or (0.0, ()) for some in ending]
    widened = [span for span, _ in level]
    if len(best[wide][1]) == len(order):
        for i, (first, after) in zip(order, best[wide][1], strict=True):
            widened[i] = first + before, after + before
    return widened


def _tiled(spans: Sequence[Span], level: Level, names: Mapping[int, str], columns: _Columns, before: int) -> list[Span]:
    """The spans with the columns between two of them, where these are named as others under them are: 结果维持.

    Each goes to the side where no other has its name, else to that on which it leaves both headers more in the middle.
    """
    tiled = list(spans)
    order = sorted((i for i, span in enumerate(spans) if span[0] >= before), key=lambda i: spans[i])
    known = {names.get(k) for i in order for k in range(*spans[i])} - {None}
    for i, j in pairwise(order):
        first, after = tiled[i][1], tiled[j][0]
        if first < after and all(names.get(k) in known for k in range(first, after)):
            cut = min(
                range(first, after + 1),
                key=lambda at: (
                    _twice((tiled[i][0], at), names) + _twice((at, tiled[j][1]), names),
                    _off((tiled[i][0], at), level[i][1], columns, before)
                    + _off((at, tiled[j][1]), level[j][1], columns, before),
                ),
            )
            tiled[i], tiled[j] = (tiled[i][0], cut), (cut, tiled[j][1])
    return tiled


def _twice(span: Span, names: Mapping[int, str]) -> int:
    """How many columns under a text have the name of another one under it."""
    under = [names[k] for k in range(*span) if k in names]
    return len(under) - len(set(under))


def _off(span: Span, block: Sequence[Line], columns: _Columns, before: int) -> float:
    """How far a text is from the middle of the columns it covers."""
    return abs(columns[span[0] - before][0] + columns[span[1] - before - 1][1] - 2 * _middle(block)) / 2


def _crosses(span: Span, other: Span) -> bool:
    """Tell whether a text covers some of the columns of another and some beside them."""
    inside = other[0] <= span[0] and span[1] <= other[1]
    return not inside and span[0] < other[1] and other[0] < span[1]


def _around(span: Span, middle: float, columns: _Columns) -> Iterator[tuple[Span, float]]:
    """Columns round a header, those that its text stands over among them, and how far off their middle it is."""
    first, after = span
    yield span, _UNSURE
    ends = [x1 for _, x1 in columns]
    for a in range(first, -1, -1):
        target = 2 * middle - columns[a][0]
        at = bisect_left(ends, target)
        for b in (at, at + 1):
            if not max(after, a + 1) <= b <= len(columns):
                continue
            off = abs(columns[a][0] + columns[b - 1][1] - 2 * middle) / 2
            width = (columns[b - 1][1] - columns[a][0]) / (b - a)
            if off <= _OFF_CENTRE * width:
                yield (a, b), off / width


def _to_the_right(span: Span, left: float, end: int, columns: _Columns) -> Iterator[tuple[Span, float]]:
    """Columns from the first one under a header on, where it begins left of all that stands in them: at the border."""
    first, after = span
    if left < columns[first][0] and (first == 0 or left > columns[first - 1][1]):
        yield from (((first, b), _UNSURE) for b in range(after + 1, end + 1))
