"""Figures that stand between two columns or two rows: of merged cells, where no line shows that these are one.

Such a figure is of neither alone, and neither is blank there. Nor does it make a column of its own.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from gongkai.documents.pdf.glyphs import CUT
from gongkai.documents.pdf.groups import Group
from gongkai.documents.pdf.headers import Spot, header_blocks, span_of
from gongkai.documents.pdf.lines import Line
from gongkai.documents.pdf.rows import Row, union
from gongkai.documents.pdf.spans import Span

_LINES = 2
"""Lines that make one row; before them stands another."""
_FEWEST = 3
"""Columns of a table in which a figure may stand between two."""
_MOST = 100
"""A table of more columns is no statutory one, and is not looked into: a bound on the work."""
_OFF = 0.6
"""How far, in character sizes, a figure may stand beside others of its column, or above or below those of its row."""
_NEAR = 2.0
"""How far, in character sizes, a figure of the first or the last column may stand outside of that."""
_ALIKE = 0.3
"""How far apart, in character sizes, the ends or the middles of figures are that are set alike."""

_Span = tuple[float, float]


def place_loose_numbers(group: Group, borders: Sequence[float], first: int, texts: dict[Spot, list[Line]]) -> None:
    """A number that stands alone in its line belongs to the nearest row, or to two rows, if it stands between them.

    `first` is the first column of numbers.
    """
    for row in group.labels:
        for s in row.numbers:
            off, nearest = min((abs(anchor.y - row.y), i) for i, anchor in enumerate(group.anchors))
            other = nearest + (1 if row.y > group.anchors[nearest].y else -1)
            span = span_of(s, borders)
            is_inside = span[0] >= first and 0 <= other < len(group.anchors)
            if not (is_inside and _place_between_rows((s,), (nearest, other), span, off, texts)):
                texts.setdefault((nearest, *span), []).append(s)


def place_between_lines(anchors: Sequence[Row], number: int, first: int, texts: dict[Spot, list[Line]]) -> None:
    """Put marks for figures too far above others of their row, which are more: they may be of the row above as well.

    `number` is that of the line with these others, which is going to be put with the line before it; `first` is the
    first column of figures.
    """
    upper, lower = anchors[number - 1], anchors[number]
    if number < _LINES or len(upper.numbers) >= len(lower.numbers):
        return
    for spot in [spot for spot in texts if spot[0] == number - 1 and spot[1] >= first]:
        figures, span = texts.pop(spot), spot[1:]
        is_free = (number, *span) not in texts
        rows = number - 1, number - 2
        if not (is_free and _place_between_rows(figures, rows, span, lower.y - upper.y, texts)):
            texts[spot] = figures


def _place_between_rows(
    figures: Sequence[Line], rows: tuple[int, int], span: Span, off: float, texts: dict[Spot, list[Line]]
) -> bool:
    """Put marks in two rows between which figures stand, so far `off` those of the one, if both are blank there."""
    spots = [(row, *span) for row in rows]
    if abs(off) <= _OFF * figures[0].size or any(spot in texts for spot in spots):
        return False
    texts.update({spot: [_marked(s) for s in figures] for spot in spots})
    return True


def _marked(figure: Line) -> Line:
    return figure._replace(text=figure.text + CUT)


def with_figures_between(group: Group) -> Group:
    """The group with a mark in the columns that a figure stands between, of those in which its row has nothing else."""
    heads = _heads(group)
    most = max(len(heads), *(len(row.numbers) for row in group.anchors))
    whole = [row for row in group.anchors if len(row.numbers) == most]
    columns = _columns(whole) if whole else heads
    if not _FEWEST <= len(columns) <= _MOST:
        return group
    places = [_places(whole, column) for column in columns] if whole else []

    def parted(row: Row) -> Row:
        if len(row.numbers) == 1:
            return row
        astray = (s for s in row.numbers if not (_is_in_column(s, places) if whole else _is_under(s, heads)))
        read = {id(s): _marks(s, row, columns) for s in astray}
        return row._replace(segments=_replaced(row.segments, read), numbers=_replaced(row.numbers, read))

    return group._replace(anchors=[parted(row) for row in group.anchors])


def _columns(rows: Sequence[Row]) -> list[_Span]:
    """Where columns stand in which more than half of these rows have a figure."""
    found = union([(s.x0, s.x1) for row in rows for s in row.numbers])
    counts = Counter(k for row in rows for k, column in enumerate(found) if _has_figure(row, column))
    return [column for k, column in enumerate(found) if 2 * counts[k] > len(rows)]


def _has_figure(row: Row, column: _Span) -> bool:
    return any(_overlap((s.x0, s.x1), column) for s in row.numbers)


def _heads(group: Group) -> list[_Span]:
    """From where to where the lowest headers reach, right of the labels."""
    labels = (s for row in group.anchors for s in row.segments if s not in row.numbers and s.x1 < row.numbers[0].x0)
    left = max((s.x1 for s in labels), default=0.0)
    heads: list[_Span] = []
    for block in header_blocks(group.header):
        if block[0] > left and not any(_overlap(block, other) for other in heads):
            heads.append(block)
    return sorted(heads)


def _overlap(one: _Span, other: _Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _places(rows: Sequence[Row], column: _Span) -> list[float | None]:
    """Where the figures of a column begin, have their middle, and end, where they do so alike."""
    inside = [s for row in rows for s in row.numbers if _overlap((s.x0, s.x1), column)]
    found: list[float | None] = []
    for kind in range(3):
        at = [_place(s, kind) for s in inside]
        found.append(sum(at) / len(at) if max(at) - min(at) < _ALIKE * inside[0].size else None)
    return found


def _place(figure: Line, kind: int) -> float:
    return (figure.x0, (figure.x0 + figure.x1) / 2, figure.x1)[kind]


def _is_in_column(figure: Line, columns: Sequence[Sequence[float | None]]) -> bool:
    """Tell whether a figure is set as those of one column are. Where these are not set alike, any may be."""
    slack = _OFF * figure.size
    return any(
        all(place is None for place in places)
        or any(place is not None and abs(_place(figure, kind) - place) < slack for kind, place in enumerate(places))
        for places in columns
    )


def _is_under(figure: Line, heads: Sequence[_Span]) -> bool:
    return any(x0 <= _place(figure, 1) <= x1 for x0, x1 in heads)


def _marks(figure: Line, row: Row, columns: Sequence[_Span]) -> tuple[Line, ...]:
    """A mark in each of the columns at both sides of a figure in which its row prints nothing else; or the figure."""
    others = [(s.x0, s.x1) for s in row.segments if s is not figure]
    after = bisect_left(columns, _place(figure, 1), key=lambda span: sum(span) / 2)
    beside = columns[max(after - 1, 0) : after + 1]
    near = [span for span in beside if len(beside) > 1 or _gap(figure, span) < _NEAR * figure.size]
    free = [span for span in near if not any(_overlap(span, other) for other in others)]
    return tuple(_marked(figure)._replace(x0=x0, x1=x1) for x0, x1 in free) or (figure,)


def _gap(figure: Line, span: _Span) -> float:
    return max(figure.x0 - span[1], span[0] - figure.x1)


def _replaced(some: Sequence[Line], read: Mapping[int, tuple[Line, ...]]) -> tuple[Line, ...]:
    return tuple(part for s in some for part in read.get(id(s), (s,)))
