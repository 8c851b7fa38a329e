"""The lines of a grid; in flattened text without what is no cell of theirs, their labels before their figures."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from gongkai.forms import TableName
from gongkai.reports.labels import TABLES, is_title, match_column, match_row, normalise, ordinal
from gongkai.reports.tables.applicants import WIDTH, sums_persons
from gongkai.reports.tables.lines import APPLICANTS, OUTCOMES, Item, Line, are_blank_beside, is_shred, rows_of
from gongkai.reports.tables.numbers import read_number
from gongkai.reports.tables.outcomes import adds_up
from gongkai.reports.tables.serials import SERIAL, counted
from gongkai.values import Grid

_ENDED = 3
"""Lines of figures that end in a blank, at least, until that is no chance."""
_WIDE = 3
"""Rows of a table that show how wide it is, where it has as many: one may have a cell too many."""
_COUNTED: dict[int, TableName] = {3: "pd", WIDTH: "rq"}
"""Tables by the figures of a row: of documents, or of requests."""
_NUMBER = "序号"
_BARE_YEAR = re.compile("20[0-9]{2}")
_YEARS = 4
"""Bare years in a line, at least, until it is one of a header: two under each of two columns."""


def lines_of(grid: Grid) -> list[Line]:
    """The lines of a grid; in flattened text those with labels behind their figures have them before (item 10)."""
    lines = [*map(_with_years, rows_of(grid))]
    if not grid.flattened:
        return lines
    lines = [line._replace(items=part) for line in lines for part in _of_one_proceeding(line.items)]
    lines = [_below_outcomes(line, above) for line, above in zip(lines, [None, *lines], strict=False)]
    return _without_numbers(_labels_first(_without_ends(lines)))


def _with_years(line: Line) -> Line:
    """A line that prints bare years alone (2024 2023 2024 2023), with the word that makes them labels.

    As figures they would be a row's, and last year's column would have no label over it.
    """
    own = [item for item in line.items if item.begins and item.reading.state != "blank"]
    if len(own) < _YEARS or not all(_BARE_YEAR.fullmatch(item.text) for item in own):
        return line
    items = (item._replace(reading=read_number(f"{item.text}年")) if item in own else item for item in line.items)
    return line._replace(items=tuple(items))


def _of_one_proceeding(items: tuple[Item, ...]) -> Sequence[tuple[Item, ...]]:
    """The name, the outcomes and the figures of a proceeding of table RL that is one row; any other row as it is.

    So it is where one cell stands a line. What parts it from the next may look like blank cells: the figures are the
    five that add up.
    """
    name = next((n for n, item in enumerate(items) if item.reading.state != "blank"), len(items))
    first = name + 1 + OUTCOMES
    if not _are_outcomes(items[name + 1 : first]) or not match_row("rl", items[name].text).keys:
        return (items,)
    figures = _that_add_up(items[first:])
    return (items[name : name + 1], items[name + 1 : first], figures) if figures else (items,)


def _below_outcomes(line: Line, above: Line | None) -> Line:
    """The line, if it is the figures of a proceeding that stand in one row with their outcomes, as those alone."""
    if above is None or above.row != line.row or len(line.items) <= OUTCOMES or not _are_outcomes(above.items):
        return line
    return line._replace(items=_that_add_up(line.items) or line.items)


def _are_outcomes(items: Sequence[Item]) -> bool:
    named = {key for item in items for key in match_column("rl", item.text).keys}
    return len(items) == len(named) == OUTCOMES


def _that_add_up(cells: tuple[Item, ...]) -> tuple[Item, ...]:
    """The five of these cells beside which all are blank, and which add up; nothing where others do, or none."""
    begins = range(len(cells) - OUTCOMES + 1) if not any(map(_is_label, cells)) else ()
    windows = (cells[n : n + OUTCOMES] for n in begins if are_blank_beside(cells, n, n + OUTCOMES))
    fit = {tuple(item.text for item in window): window for window in windows if adds_up(window)}
    return next(iter(fit.values())) if len(fit) == 1 else ()


def _is_label(item: Item) -> bool:
    return item.is_words and not item.stands_for_figure


def _without_ends(lines: list[Line]) -> list[Line]:
    """The lines without the blank at their ends, where one ends each line of figures, whole ones too: it is no cell.

    Programs that put something between all texts of a page have two in turn where a row ends, more where a table does,
    and none for a blank: so no figure stands behind one.
    """
    filled = [line.items for line in lines if any(item.is_figure for item in line.items)]
    ended = len(filled) >= _ENDED and all(map(_ends_blank, filled[:-1]))
    if not ended or not any(_is_whole(line.items) for line in lines) or any(map(_has_blank_inside, filled)):
        return lines
    ends = [_ends_table(below) or line.items is filled[-1] for line, below in zip_longest(lines, lines[1:])]
    return [_without_end(line, is_last) for line, is_last in zip(lines, ends, strict=True)]


def _ends_table(below: Line | None) -> bool:
    return below is not None and any(is_title(table, item.text) for item in below.items[:1] for table in TABLES)


def _without_end(line: Line, is_last: bool) -> Line:
    """A line without the blank at its end; the last of a table without all of them."""
    end = _last(line.items) if is_last else len(line.items) - _ends_blank(line.items)
    return line._replace(items=line.items[: max(end, 1)])


def _ends_blank(items: Sequence[Item]) -> bool:
    """Is the last of these cells blank? A row that was another report's has none."""
    return bool(items) and items[-1].reading.state == "blank"


def _last(items: Sequence[Item]) -> int:
    """Where the blanks at the end of a line begin."""
    return max((n + 1 for n, item in enumerate(items) if item.reading.state != "blank"), default=0)


def _has_blank_inside(items: Sequence[Item]) -> bool:
    """Stands a blank between two figures?"""
    figures = [n for n, item in enumerate(items) if item.is_figure]
    return any(item.reading.state == "blank" for item in items[figures[0] : figures[-1]])


def _is_whole(items: Sequence[Item]) -> bool:
    """Has a row of table PD or RQ a figure for each of its columns, or are they named, and is there a blank behind?"""
    before = items[:-1]
    if not _ends_blank(items):
        return False
    labels = [n for n, item in enumerate(before) if item.is_words and not item.stands_for_figure]
    figures = before[labels[-1] + 1 :] if labels else before
    if labels and not figures:
        return sum(bool(match_column("pd", item.text).keys) for item in before) > 1
    table = _COUNTED.get(len(figures))
    if table is None or not labels or any(item.reading.state == "blank" for item in figures):
        return False
    return bool(match_row(table, before[labels[-1]].text).keys)


def _without_numbers(lines: list[Line]) -> list[Line]:
    """The lines without a column of their numbers, which stands behind the figures, or runs on from the next line.

    It is one where the last figures of so many lines count up; or the number of the one line of a table, behind its
    header, which names a column of such (序号).
    """
    filled = [n for n, line in enumerate(lines) if any(_may_be_number(item) for item in line.items)]
    ends = {n: max(i for i, item in enumerate(lines[n].items) if _may_be_number(item)) for n in filled}
    run = [filled[n] for n in counted([lines[n].items[ends[n]].text for n in filled])]
    if run and run[-1] == filled[-1] and _stands_behind_labels(lines[run[0]], ends[run[0]]):
        run.pop()  # Each line has the number of the next, and the last has none: 26 is its total.
    run = run or [n for n in filled[:1] if _is_number_of_next(lines, n, ends[n])]
    kept = {n: lines[n].items[: ends[n]] + lines[n].items[ends[n] + 1 :] for n in run}
    return [line._replace(items=kept[n]) if n in kept else line for n, line in enumerate(lines)]


def _may_be_number(item: Item) -> bool:
    """May this be the number of a line: a figure, and no shred of the label beside all results (三)?"""
    return item.is_figure and not is_shred(item)


def _is_number_of_next(lines: Sequence[Line], n: int, end: int) -> bool:
    """Is the one figure of a line, behind the labels of columns, the number of the next, as a label above says?"""
    above = (item.text for line in lines[: n + 1] for item in line.items)
    is_serial = _stands_behind_labels(lines[n], end) and bool(SERIAL.fullmatch(lines[n].items[end].text))
    return is_serial and any(normalise(text) == _NUMBER for text in above)


def _stands_behind_labels(line: Line, end: int) -> bool:
    """Does a line print labels of columns, and a figure behind them?"""
    labels = [item for item in line.items[:end] if not sums_persons(item.text)]
    named = sum(bool(match_column("rq", item.text).keys) for item in labels)
    return end + 1 == len(line.items) and named == len(labels) >= APPLICANTS


def _labels_first(lines: list[Line]) -> list[Line]:
    """The lines with their labels at the left, where each line of figures of this table has them at the right."""
    begins = [_first_words(line) for line in lines]
    filled = [(line, n) for line, n in zip(lines, begins, strict=True) if any(item.is_figure for item in line.items)]
    behind = [_leads_with_figures(line.items, n) for line, n in filled]
    labelled = any(_names_row(item.text) for line, n in filled for item in line.items[n:])
    if not all(behind) or not labelled:
        return lines
    ends = [_last(line.items[:n]) for line, n in filled if line.items[0].is_figure]
    width = max([WIDTH, *sorted(ends)[-_WIDE:][:1]])  # 小计 is a column more
    turned = [n > 0 and not _is_moved(line.items[:n], ends) for line, n in zip(lines, begins, strict=True)]
    return [
        line._replace(items=_turned(line.items, n, width)) if is_turned else line
        for line, n, is_turned in zip(lines, begins, turned, strict=True)
    ]


def _names_row(text: str) -> bool:
    """Is this the label of a row of table RQ, and of no column, as 总计 without its number (七) is too?"""
    return bool(match_row("rq", text).keys) and bool(ordinal(text) or not match_column("rq", text).keys)


def _is_moved(figures: Sequence[Item], ends: Sequence[int]) -> bool:
    """Begins a row whose labels stand at the right with a blank, and does it end behind all that begin with a figure?

    The blank is a cell there, and those before a figure too far right are more than it had.
    """
    return figures[0].reading.state == "blank" and _last(figures) > max(ends, default=len(figures))


def _leads_with_figures(items: tuple[Item, ...], labels: int) -> bool:
    """Do more figures stand before the labels of this line than behind? A shred, or the line's number, is one alone."""
    before = sum(item.is_figure for item in items[:labels])
    return before > sum(item.is_figure for item in items[labels:])


def _turned(items: tuple[Item, ...], labels: int, width: int) -> tuple[Item, ...]:
    """The items of a line with those from `labels` on at the left.

    Blanks between a row's figures, as many as the table is wide, and its labels lie under a label that spans several
    rows; those behind the labels are no figures left blank.
    """
    end = max((n + 1 for n, item in enumerate(items) if item.reading.state != "blank"), default=0)
    figures = items[:labels]
    if all(item.reading.state == "blank" for item in figures[width:]):
        figures = figures[:width]
    return (*items[labels:end], *figures)


def _first_words(line: Line) -> int:
    """Where the labels of a line begin, if it has any."""
    words = (n for n, item in enumerate(line.items) if item.is_words and not item.stands_for_figure)
    return next(words, len(line.items))
