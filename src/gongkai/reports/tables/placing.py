"""Rows of table RQ whose figures do not say which column they stand in, placed where the sums allow just one placing.

Pages lose cells in two ways (catalogue item 2): blanks are dropped, so that a row of seven shows two figures; or a
figure like the one to its left is. Converters fill such rows up with blanks at their end. Each thing that may be true
is tried for all rows of a table at once: they are as printed, their blanks were dropped, their repeats were, both were,
or their repeats were and the results have no totals. A cell is read if all placings that any of these allows, and that
obey every sum of the form, agree on it. Where each row of results has seven cells, the last of them blank, only what
agrees with the rows as printed is read: a wrong figure that breaks the sums is likelier than that they hold some other
way. The sums treat the six applicants alike, so that `3 3` alone never says whose the three requests were.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from gongkai.forms import FORMS
from gongkai.reports.tables.applicants import WIDTH
from gongkai.reports.tables.lines import Item, Line
from gongkai.reports.tables.row_sums import (
    TOTAL,
    Placing,
    adds_up,
    ends_in_its_sum,
    has_total,
    is_summed,
    others_add_up,
)
from gongkai.reports.tables.rows import RowName
from gongkai.reports.tables.solutions import ABSENT, Steps, agreed, is_result, solutions

_SUMMED = 3
"""Rows of which their sum of legal persons proves that all cells are printed, at least, where all rows print all."""


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A row whose label is known, and whose figures are not surely those of the columns; `items` has its blanks too."""

    name: RowName
    items: tuple[Item, ...]
    line: Line
    is_summed: bool = False
    """It printed 小计 of its legal persons in its place, as their sum: so nothing before that was dropped."""
    sum_at: int | None = None
    """Which of its items is 小计, if it is still among them: in a row that prints no more, or has a cell too few."""


Way = Callable[[OpenRow], Iterable[Placing]]
"""What may have become of a table's rows: all placings that a row may then have."""


def placings(rows: Sequence[OpenRow], placed: Mapping[str, Placing]) -> list[Placing]:
    """For each open row, its cells as far as they are certain; `placed` has the rows that are sure, by key."""
    seen = [tuple(item for item in placing if item is not None) for placing in placed.values()]
    seen += [row.items for row in rows]
    ways: list[Way] = [_printed]
    blanks, repeated = any(map(_has_blank_inside, seen)), any(map(_repeats, seen))
    if sum(row.is_summed for row in rows) >= _SUMMED:
        blanks = repeated = True
    if not blanks:
        ways.append(_blanks_dropped)
        # A blank that was dropped may have stood between two figures that are alike, but for a row of seven.
        if not any(_repeats(items) for items in seen if len(_stripped(items)) == WIDTH):
            ways.append(_both_dropped)
    if not repeated:
        ways.append(_repeats_dropped)
        if _results_lack_totals(rows, placed):
            ways.append(_repeats_without_totals)
    if len(ways) > 1:
        return _searched(rows, placed, ways)
    read = [row for row in rows if not any(map(_is_unread, row.items))]
    one_way = [(row, only) for row in read if (only := _proved(list(_printed(row))))]
    if any(ends_in_its_sum(only) for _, only in one_way if not has_total(only)):  # Short rows were filled up.
        one_way = [(row, only) for row, only in one_way if has_total(only)]
    # A blank before the figures may be one of the labels', and the row a figure short: its own sum may hold either way.
    sure = {row.name.key or "": only for row, only in one_way if only[0] and only[0].reading.state != "blank"}
    several = [row for row in rows if (row.name.key or "") not in sure]
    searched = dict(zip(map(id, several), _searched(several, {**placed, **sure}, ways), strict=True))
    return [_told(row, searched[id(row)]) if id(row) in searched else sure[row.name.key or ""] for row in rows]


def _told(row: OpenRow, found: Placing) -> Placing:
    """What is sure of a row that was found without the total that it may have: sums may hold by that blank alone."""
    other = next((cells for cells in _printed(row) if has_total(cells) and adds_up(cells)), None)
    return found if other is None or has_total(found) else agreed(found, other)


def _searched(rows: Sequence[OpenRow], placed: Mapping[str, Placing], ways: Sequence[Way]) -> list[Placing]:
    """The open rows as all solutions of all ways have them; nothing where the table is not whole, or steps run out.

    No sum of a column can be told without a figure that could not be read.
    """
    nothing: list[Placing] = [(None,) * WIDTH] * len(rows)
    keys = [row.name.key or "" for row in rows]
    known = (item for cells in (*placed.values(), *(row.items for row in rows)) for item in cells)
    if not _is_whole([*placed, *keys]) or any(map(_is_unread, known)):
        return nothing
    as_printed = _results_lack_totals(rows, placed) and all(len(row.items) == WIDTH for row in rows)
    steps = Steps()
    found: list[Placing] | None = None
    every = [[list(way(row)) for row in rows] for way in ways]
    choices = [[list(filter(adds_up, placings)) for placings in of_way] for of_way in every]
    for choice in choices:
        for solution in solutions(keys, choice, placed, steps):
            found = solution if found is None else [agreed(a, b) for a, b in zip(found, solution, strict=True)]
    if steps.left > 0:
        if found is None:
            return nothing
        return [agreed(cells, row.items) for cells, row in zip(found, rows, strict=True)] if as_printed else found
    return [_proved([one for of_way in every for one in of_way[n]]) or (None,) * WIDTH for n in range(len(rows))]


def _is_unread(item: Item | None) -> bool:
    """May a cell be any figure: one that could not be told, or words (若干) that stand for none and for no nought?"""
    if item is None or item.reading.value is not None:
        return item is None
    return item.reading.in_doubt or (item.is_words and not item.stands_for_figure)


def holds(rows: Sequence[tuple[str, Placing]]) -> bool:
    """Are these rows, by key, a whole table that lacks nothing, and does every sum of the form hold?"""
    keys = [key for key, _ in rows]
    if not _is_whole(keys) or any(any(map(_is_unread, placing)) or not adds_up(placing) for _, placing in rows):
        return False
    return any(True for _ in solutions(keys, [[placing] for _, placing in rows], {}, Steps()))


def likeliest(row: OpenRow) -> Placing | None:
    """The one placing as printed, or without its blanks, that the row's own sum allows, be its total blank or not."""
    return _one_of(list(filter(adds_up, [*_printed(row), *_blanks_dropped(row)])))


def _proved(placings: Sequence[Placing]) -> Placing | None:
    """The one of a row's placings that its own sum allows; None where it allows several.

    A total that is blank proves nothing where a figure stands right before it, which may be the total of a row that is
    short; nor where another placing has one: the figure that breaks the sum of that may be the wrong one.
    """
    fit = list(filter(adds_up, placings))
    one = _one_of(fit)
    if one is None or is_summed(one):
        return one
    last = next((item for item in reversed(one[TOTAL - 1 :]) if item and item.reading.state != "blank"), None)
    return one if len(fit) == len(placings) and (last is None or last is one[TOTAL]) else None


def _one_of(placings: Sequence[Placing]) -> Placing | None:
    """What placings have in common, if they differ in nothing but blanks that were dropped."""
    cells = placings[0] if placings else (None,) * WIDTH
    for other in placings[1:]:
        cells = agreed(cells, other)
    return cells if None not in cells else None


def _is_whole(keys: Sequence[str]) -> bool:
    """Are these the rows of one form, each once?"""
    forms = (form.tables["rq"].blocks[0].rows for form in FORMS.values())
    return any(sorted(keys) == sorted(row.key for row in rows) for rows in forms)


def _has_blank_inside(items: Sequence[Item]) -> bool:
    """Does a figure follow a blank? Then blanks are printed here, and not dropped."""
    blanks = [n for n, item in enumerate(items) if item.reading.state == "blank"]
    return any(item.reading.state != "blank" for item in items[blanks[0] :]) if blanks else False


def _repeats(items: Sequence[Item]) -> bool:
    """Is something printed twice in a row, but for blanks at the end? Then repeats are not dropped here."""
    printed = _stripped(items)
    return any(left.text.strip() == right.text.strip() for left, right in pairwise(printed))


def _stripped(items: Sequence[Item]) -> Sequence[Item]:
    """A row without the blanks at its end."""
    end = max((n + 1 for n, item in enumerate(items) if item.reading.state != "blank"), default=0)
    return items[:end]


def _printed(row: OpenRow) -> Iterator[Placing]:
    """Seven neighbours, with nothing but blanks beside them; none where the sum of seven others holds (上年总计)."""
    for first in range(len(row.items) - WIDTH + 1):
        seven = row.items[first : first + WIDTH]
        beside = (*row.items[:first], *row.items[first + WIDTH :])
        if all(item.reading.state == "blank" for item in beside) and not others_add_up(row.items, seven):
            yield seven


def _blanks_dropped(row: OpenRow) -> Iterator[Placing]:
    """The figures in any columns, in their order."""
    items = _stripped(row.items)
    for columns in combinations(range(WIDTH), len(items)) if len(items) <= WIDTH else ():
        by_column = dict(zip(columns, items, strict=True))
        yield tuple(by_column.get(column, ABSENT) for column in range(WIDTH))


def _repeats_dropped(row: OpenRow, width: int = WIDTH) -> Iterator[Placing]:
    """Each figure in one or more columns that are neighbours, in their order; the columns are the first `width`."""
    items = _stripped(row.items)
    for ends in combinations(range(1, width), len(items) - 1) if 0 < len(items) <= width else ():
        bounds = (0, *ends, width)
        yield tuple(item for item, (a, b) in zip(items, pairwise(bounds), strict=True) for _ in range(b - a))


def _both_dropped(row: OpenRow) -> Iterator[Placing]:
    """Each figure in one or more columns that are neighbours, in their order, and nothing in the columns between.

    Of two figures that are alike the second would have been dropped, if nothing had stood between them.
    """
    items = _stripped(row.items)
    count = len(items)
    alike = [n for n, (left, right) in enumerate(pairwise(items)) if left.text.strip() == right.text.strip()]
    for bounds in combinations(range(WIDTH + count), 2 * count) if 0 < count <= WIDTH else ():
        spans = [(bounds[2 * n] - n, bounds[2 * n + 1] - n) for n in range(count)]
        if all(spans[n][1] < spans[n + 1][0] for n in alike):
            by_column = {column: item for item, span in zip(items, spans, strict=True) for column in range(*span)}
            yield tuple(by_column.get(column, ABSENT) for column in range(WIDTH))


def _results_lack_totals(rows: Sequence[OpenRow], placed: Mapping[str, Placing]) -> bool:
    """Does each row of results end in one blank, and none of the others (totals blank in the results: item 1)?"""
    if any(map(is_result, placed)):
        return False
    return all(_ends_in_one_blank(row) == is_result(row.name.key or "") for row in rows)


def _ends_in_one_blank(row: OpenRow) -> bool:
    return len(row.items) - len(_stripped(row.items)) == 1


def _repeats_without_totals(row: OpenRow) -> Iterator[Placing]:
    """As `_repeats_dropped`, but the blank at the end of a row of results is its total."""
    if not is_result(row.name.key or ""):
        yield from _repeats_dropped(row)
    else:
        yield from ((*parts, row.items[-1]) for parts in _repeats_dropped(row, TOTAL))
