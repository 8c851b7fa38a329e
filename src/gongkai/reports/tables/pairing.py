"""Each column of a table with its figure in a line, by place or by order, where that can be told."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from gongkai.reports.labels import normalise
from gongkai.reports.tables.applicants import PERSONS, sums_persons
from gongkai.reports.tables.headers import ORDERS
from gongkai.reports.tables.heading import Header, Heading, is_bare
from gongkai.reports.tables.lines import OUTCOMES, Item, Line, are_blank_beside
from gongkai.reports.tables.numbers import read_number
from gongkai.reports.tables.outcomes import adds_up, by_proceeding

_MONEY = frozenset(("元", "万元"))


def pairs_of(figures: Sequence[Item], header: Header, line: Line | None = None) -> list[tuple[Heading, Item]] | None:
    """Each column with its figure, None where that cannot be told. `line` is that of the figures."""
    headings = _reached(figures, header)
    if _may_stand_beside(figures, header):
        return None
    if len(figures) == len(headings):
        in_order = list(zip(headings, figures, strict=True))
        if header.flattened or all(map(_overlap, headings, figures)):
            return in_order
        # A row span that is too short or too long moves all of its last rows: a number beside the columns is no label.
        is_moved = len({i.start - h.start for h, i in in_order}) == 1 and any(
            _stands_beside(i, headings) for i in figures
        )
        return in_order if is_moved and figures[0].reading.state == "number" else None
    if header.flattened:
        is_denied = (header.table == "rl" and _has_one_too_many(figures, headings)) or (
            header.table == "pd" and _stands_behind_a_blank(figures, headings)
        )
        is_told = _is_whole(header) and not is_denied
        return _in_order(figures, headings) if is_told else None
    if not (line is not None and line.drawn) and (merged := _for_all(figures, headings)) is not None:
        return [(heading, merged) for heading in headings]
    one_more = header.table == "rl" and len(figures) == len(headings) + 1
    return _of_disputes(figures, headings) if one_more else _by_place(figures, headings)


def _reached(figures: Sequence[Item], header: Header) -> Sequence[Heading]:
    """The columns without those at the end of a block of table PD that have no label, nor this row a cell there.

    Where cells are not merged, the blocks of one column are narrower than 第二十条第（五）项 over them.
    """
    headings = header.headings
    if header.table != "pd" or header.flattened or not figures:
        return headings
    end = next((n for n, one in enumerate(headings) if one.start >= figures[-1].end), len(headings))
    is_named = end > 0 and all(one.key is not None for one in headings[:end])
    is_narrow = is_named and all(one.key is None and is_bare(one.label) for one in headings[end:])
    return headings[:end] if is_narrow else headings


def _for_all(figures: Sequence[Item], headings: Sequence[Heading]) -> Item | None:
    """The one cell that an office merged over all columns, if it says that there is nothing in any: /, 无 or 0.

    On a drawn page it may be one of several cells between which no rule is drawn.
    """
    if len(figures) != 1 or (figures[0].start, figures[0].end) != (headings[0].start, headings[-1].end):
        return None
    return figures[0] if figures[0].stands_for_figure and not figures[0].reading.value else None


def _lies_across(item: Item, header: Header) -> bool:
    """Does a blank begin under the labels of table RQ and end under its figures: has its row columns of its own?

    So has the rest of a table behind a page break, whose rows are drawn to its full width though their blanks were
    dropped. Blanks inside the figures may reach over several columns.
    """
    is_blank = item.reading.state == "blank"
    return is_blank and not header.flattened and item.start < header.start < item.end


def _may_stand_beside(figures: Sequence[Item], header: Header) -> bool:
    """May the cells of a row be of other columns than their number and their places say?

    A label that reaches down from the header has moved the row. A blank at its beginning is an empty cell of labels, or
    a figure left blank: the width of another grid cannot tell.
    """
    reaches_down = any(item.is_words and not item.begins and not item.stands_for_figure for item in figures)
    begins_blank = bool(figures) and figures[0].reading.state == "blank"
    return (
        reaches_down
        or (begins_blank and (header.borrowed or _is_over_labels(header.headings[0], header)))
        or (header.table == "pd" and _is_behind_a_name_twice(figures, header))
        or (header.table == "rq" and any(_lies_across(item, header) for item in figures))
        or (header.table == "rl" and header.flattened and _has_one_too_few(figures, header.headings))
        or (header.table == "rl" and _lacks_a_figure(figures, header.headings))
        or (header.table == "rl" and _has_moved(figures, header.headings))
    )


def _is_behind_a_name_twice(figures: Sequence[Item], header: Header) -> bool:
    """Does a header of table PD name a column twice? Whose figures stand behind the second is not known in text.

    In a grid each has its place, but for a row whose last cell is blank, under a label that is named once: all of it
    may stand to the left.
    """
    keys = [heading.key for heading in header.headings]
    known = [key for key in keys if key]
    if len(set(known)) == len(known):
        return False
    return header.flattened or (keys.count(keys[-1]) == 1 and bool(figures) and figures[-1].reading.state == "blank")


def _is_label(item: Item) -> bool:
    """Is this a row's label (件数)? The header of table RL may have no cell over it."""
    return item.is_words and not item.stands_for_figure


def _of_disputes(figures: Sequence[Item], headings: Sequence[Heading]) -> list[tuple[Heading, Item]] | None:
    """Columns and figures of a row of table RL with a cell too many.

    By their order where the first is its label, and they add up. By place else, but not where they do not add up so,
    and do without one of the cells, or with one cut over two.
    """
    if _is_label(figures[0]):
        return list(zip(headings, figures[1:], strict=True)) if adds_up(figures[1:]) else None
    pairs = _by_place(figures, headings)
    if pairs is None or adds_up([item for _, item in pairs]):
        return pairs
    others = ([*figures[:n], *figures[n + 1 :]] for n in range(len(figures)))
    return None if any(map(adds_up, (*others, *joined(figures)))) else pairs


def joined(figures: Sequence[Item]) -> Iterator[list[Item]]:
    """The cells of a row with two neighbours as one figure (1 and 47), as it is where one was cut over two."""
    for n, (left, right) in enumerate(pairwise(figures)):
        yield [*figures[:n], left._replace(reading=read_number(left.text + right.text)), *figures[n + 2 :]]


def _is_over_labels(first: Heading, header: Header) -> bool:
    """Are the first words of a flattened header no column's: what is left of 信息内容, over the labels?"""
    return header.flattened and first.key is None


def in_unit(pairs: list[tuple[Heading, Item]] | None, line: Line) -> list[tuple[Heading, Item]] | None:
    """The pairs in the unit of money that a cell of their line prints alone (计量单位: 元), None where others deny it.

    Yuan under a header of 万元 would be 10,000 times as much; without any unit the amount is not converted (PD-UNIT).
    """
    beside = {text for item in line.items if item.is_words and (text := normalise(item.text)) in _MONEY}
    if pairs is None or not beside:
        return pairs
    said = beside | {unit for heading, item in pairs for unit in (heading.unit, item.reading.unit) if unit}
    return [(replace(heading, unit=min(said)), item) for heading, item in pairs] if len(said) == 1 else None


def without_sum(header: Header, figures: Sequence[Item]) -> tuple[Sequence[Heading], Sequence[Item]]:
    """The columns and cells of a row without 小计 of the legal persons, where that is their sum.

    Or where it is all that the row prints before 总计, and may be a part of that: no applicant's figure is, unless it
    is the same. Of a row with blanks beside its cells, these are where that holds, if it does in one place only, or
    under their own columns: whether they stand there, the other sums tell.
    """
    headings = header.headings
    at = next((n for n, one in enumerate(headings) if one.key is None and sums_persons(one.label)), None)
    if at is None:
        return headings, figures
    starts = range(len(figures) - len(headings) + 1)
    windows = [figures[n : n + len(headings)] for n in starts if are_blank_beside(figures, n, n + len(headings))]
    summed = [cells for cells in windows if _is_summed(headings, cells, at)]
    is_only = sum(one.key is None for one in headings) == 1  # 上年总计 beside it may be taken for the total.
    has_places = is_only and not header.flattened
    in_place = [cells for cells in summed if has_places and all(map(_overlap, headings, cells))]
    if len(in_place or summed) != 1:
        return headings, figures
    cells = (in_place or summed)[0]
    if len(windows) > 1 and not in_place and _may_stand_elsewhere(headings, cells, at):
        return headings, figures
    return [*headings[:at], *headings[at + 1 :]], [*cells[:at], *cells[at + 1 :]]


def with_sum(header: Header, figures: Sequence[Item]) -> tuple[Sequence[Item], int | None]:
    """The cells of a row, and which column is 小计 of the legal persons, where only the sums of all rows tell more.

    That is where a row of text has one cell less than columns, or where 小计 is all that it prints. Else None.
    """
    headings = header.headings
    sums = [n for n, one in enumerate(headings) if one.key is None and sums_persons(one.label)]
    if len(sums) != 1:
        return figures, None
    at = sums[0]
    if header.flattened and len(figures) == len(headings) - 1:
        return figures, at
    cells = figures if header.flattened else [i for i in figures if any(_overlap(one, i) for one in headings)]
    printed = [item for item in figures if item.reading.state != "blank"]
    is_whole = len(cells) == len(headings) and (header.flattened or all(map(_overlap, headings, cells)))
    return (cells, at) if is_whole and printed == [cells[at]] else (figures, None)


def _is_summed(headings: Sequence[Heading], cells: Sequence[Item], at: int) -> bool:
    parts = (item.reading.value or 0 for one, item in zip(headings, cells, strict=True) if one.key in PERSONS)
    return sum(parts) == cells[at].reading.value or _is_alone(headings, cells, at)


def _is_alone(headings: Sequence[Heading], cells: Sequence[Item], at: int) -> bool:
    part, total = cells[at].reading.value, cells[-1].reading.value
    if part is None or not total or headings[-1].key != "total":
        return False
    return 0 <= part <= total and all(item.reading.state == "blank" for item in (*cells[:at], *cells[at + 1 : -1]))


def _may_stand_elsewhere(headings: Sequence[Heading], cells: Sequence[Item], at: int) -> bool:
    """May the sum of a row with blanks beside its cells be another of them? It is 0, and so are blanks."""
    return not cells[at].reading.value and not _is_alone(headings, cells, at)


def _is_whole(header: Header) -> bool:
    """Does this header name all columns of a block, if of table PD? Flattened text shows a lost label no other way."""
    return header.table != "pd" or tuple(heading.key for heading in header.headings) in ORDERS["pd"]


def _in_order(figures: Sequence[Item], headings: Sequence[Heading]) -> list[tuple[Heading, Item]] | None:
    """Columns and figures by their order alone: one figure for each column, or neighbours with only blanks beside them.

    None where several neighbours may be meant, unless all are blank.
    """
    width = len(headings)
    printed = [item for item in figures if item.reading.state != "blank"]
    if len(printed) == width < len(figures) and any(map(_is_label, printed)):
        return None  # The label of the next row, run together with this one.
    if len(printed) == width:
        # Of two rows, of which the second has lost its label; not where blanks stand in the header in the same places.
        is_under = all(item.start == heading.start for item, heading in zip(printed, headings, strict=True))
        is_of_two = len(figures) >= 2 * width > width + 1 and not is_under
        return None if is_of_two else list(zip(headings, printed, strict=True))
    first = [n for n, item in enumerate(figures) if item.reading.state != "blank"][:1] or [0]
    last = max((n for n, item in enumerate(figures) if item.reading.state != "blank"), default=width - 1)
    starts = range(max(0, last - width + 1), min(first[0], len(figures) - width) + 1)
    if len(starts) == 0 or (printed and len(starts) > 1):
        return None
    return list(zip(headings, figures[starts[0] : starts[0] + width], strict=True))


def _stands_behind_a_blank(figures: Sequence[Item], headings: Sequence[Heading]) -> bool:
    """Is a row of table PD blank in the place of its first column, and printed behind it: under another's label?

    本年处理决定数量 may be blank and 上年处理决定数量 printed, whose label stands in a line of its own.
    """
    first = next((n for n, item in enumerate(figures) if item.reading.state != "blank"), 0)
    return first > 0 and figures[first].start != headings[0].start


def _has_one_too_many(figures: Sequence[Item], headings: Sequence[Heading]) -> bool:
    """Has a row of table RL a cell too many, and do its sums hold without, but not as it stands?

    It is a blank, the first, or half of a figure.

    A column of no width stands between two proceedings where a word processor has moved the edges of cells (a city's
    office, 2019, as its file was saved again). The first may be the row's number, or its year.
    """
    in_order = _in_order(figures, headings)
    if len(figures) != len(headings) + 1 or in_order is None or adds_up([item for _, item in in_order]):
        return False
    may_go = (n for n, item in enumerate(figures) if n == 0 or item.reading.state == "blank")
    others = ([*figures[:n], *figures[n + 1 :]] for n in may_go)
    return any(map(adds_up, (*others, *joined(figures))))


def _has_one_too_few(figures: Sequence[Item], headings: Sequence[Heading]) -> bool:
    """Is the last total of a row of table RL its one blank, and do its sums hold with a blank elsewhere, not as it is?

    The blank fills up a row of text in which another cell is words (…), or gone.
    """
    printed = [item for item in figures if item.reading.state != "blank"]
    if len(figures) != len(headings) or printed != [*figures[:-1]] or adds_up(figures):
        return False
    return any(adds_up([*printed[:n], figures[-1], *printed[n:]]) for n in range(len(printed)))


def _lacks_a_figure(figures: Sequence[Item], headings: Sequence[Heading]) -> bool:
    """Is the last total of a row of table RL its one blank, and do its sums hold with any figure elsewhere, not there?

    A cell was deleted from a sheet, and those behind it moved to the left.
    """
    printed = [item for item in figures if item.reading.state != "blank"]
    if len(figures) != len(headings) or printed != [*figures[:-1]] or _holds_with_any([*printed, None]):
        return False
    return any(_holds_with_any([*printed[:n], None, *printed[n:]]) for n in range(len(printed)))


def _holds_with_any(cells: Sequence[Item | None]) -> bool:
    """May all sums of a row of table RL hold, whatever the cell prints that is None?"""
    groups = (cells[n : n + OUTCOMES] for n in range(0, len(cells), OUTCOMES))
    for *parts, total in groups:
        known = sum(item.reading.value or 0 for item in parts if item is not None)
        most = known if total is None else total.reading.value or 0
        if known > most or (known < most and None not in parts):
            return False
    return True


def _has_moved(figures: Sequence[Item], headings: Sequence[Heading]) -> bool:
    """Is the first cell of a row of table RL blank, and a proceeding's sum right without it that is wrong as it stands?

    The blank is one of a margin, or of labels, and a figure is gone.
    """
    if not figures or len(figures) != len(headings) or figures[0].reading.state != "blank":
        return False
    as_printed, moved = by_proceeding(figures), by_proceeding([*figures[1:], figures[0]])
    return any(
        0 < total == sum(parts) and sum(old[:-1]) != old[-1]
        for old, (*parts, total) in zip(as_printed, moved, strict=True)
        if len(parts) == OUTCOMES - 1
    )


def _overlap(heading: Heading, item: Item) -> bool:
    return heading.start < item.end and item.start < heading.end


def _stands_beside(item: Item, headings: Sequence[Heading]) -> bool:
    """Is something printed here, under no column?"""
    return item.reading.state != "blank" and not any(_overlap(heading, item) for heading in headings)


def _by_place(figures: Sequence[Item], headings: Sequence[Heading]) -> list[tuple[Heading, Item]] | None:
    """Columns and figures that stand under each other and nothing else; a blank may reach over several columns.

    A figure under no column says that the row has moved: then nothing in it can be trusted.
    """
    pairs: list[tuple[Heading, Item]] = []
    if any(_stands_beside(item, headings) for item in figures):
        return None
    for heading in headings:
        under = [item for item in figures if _overlap(heading, item)]
        printed = [item for item in under if item.reading.state != "blank"]
        if not under or len(printed) > 1 or (len(under) > 1 and _reach_in(printed, heading, figures)):
            return None
        item = printed[0] if printed else under[0]
        over = [other for other in headings if _overlap(other, item)]
        if printed and len(over) > 1:
            return None
        pairs.append((heading, item))
    return pairs


def _reach_in(printed: Sequence[Item], heading: Heading, figures: Sequence[Item]) -> bool:
    """May these be the end of a cell that begins beside their column, and is printed for each place that it covers?"""
    edges = {(heading.start, item.start, item.text) for item in printed}
    return any((item.end, item.end, item.text) in edges for item in figures)
