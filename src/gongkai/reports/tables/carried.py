"""Which header a grid goes on under that has none of its own: that of the grid before it (catalogue item 11)."""

from collections.abc import Sequence
from dataclasses import replace

from gongkai.reports.labels import match_column, match_row
from gongkai.reports.tables.applicants import COLUMNS, WIDTH
from gongkai.reports.tables.headers import names_columns
from gongkai.reports.tables.heading import Header
from gongkai.reports.tables.lines import Line, labels_end
from gongkai.reports.tables.rows import named_on_end
from gongkai.values import Grid


def carried(header: Header, grid: Grid, lines: Sequence[Line]) -> Header | None:
    """The header of the grid before as it holds for `grid`, whose lines these are; None where it cannot.

    Over other columns the order of its own is left of it, where all seven of table RQ are there. It does not hold for
    a table RL that stands on end: of a table RQ in halves the second has as few columns as that; nor where labels
    stand behind their figures: each has the figures of the next row beside it then.
    A row that is drawn alone on a page may be as wide by accident.
    """
    if header.table == "rq" and (_opens_on_end(lines) or (grid.flattened and _ends_with_label(lines))):
        return None
    width = len(grid.rows[0]) if grid.rows else 0
    moved = header.table == "rq" and labels_end(grid) > header.start
    if header.width == width and not grid.flattened and not moved:
        is_alone = header.table == "rq" and len(grid.rows) == 1 and grid.drawn
        return header if header.flattened else replace(header, borrowed=is_alone)
    if header.table != "rq" or {heading.key for heading in header.headings} < set(COLUMNS):
        return None
    return replace(header, width=width, flattened=True, borrowed=not grid.flattened)


def holding(header: Header | None, line: Line) -> Header | None:
    """The header that holds for a line: none of table PD's for a row of table RQ, whose own is lost below it."""
    if header is None or header.table != "pd":
        return header
    words = [item.text for item in line.items if item.is_words]
    if any(match_row("pd", text).keys for text in words):
        return header
    matches = [match_row("rq", text) for text in words if not match_column("rq", text).keys]
    return None if any(match.keys and match.sure for match in matches) else header


def _opens_on_end(lines: Sequence[Line]) -> bool:
    """Does the first line with anything in it name the proceeding and the outcome of one figure, as none of RQ does?"""
    first = next((line for line in lines if not line.is_blank), None)
    named = named_on_end(first.items) if first is not None else None
    return named is not None and named[0] == "rl"


def _ends_with_label(lines: Sequence[Line]) -> bool:
    """Does a table begin with figures before its first label, and end with a label without any?

    Cells that stand one a line were cut before labels, where they are to be cut behind them.
    """
    items = [item for line in lines for item in line.items if item.reading.state != "blank"]
    if not items or not items[0].is_figure or not items[-1].is_words:
        return False
    first = next(line.items for line in lines if not line.is_blank)
    labels = [n for n, item in enumerate(first) if item.is_words and not item.stands_for_figure]
    return bool(labels) and any(item.is_figure for item in first[labels[-1] :])


def is_rest(header: Header, lines: Sequence[Line], before: Header) -> bool:
    """Is a header the end of the one before it, whose first lines a page break cut off? All else in it is blank.

    自然人 and 总计 stand in the second of three lines, and the five legal persons in the third.
    """
    if (header.table, header.width) != (before.table, before.width) or header.table != "rq":
        return False
    places, whole = ({(one.key, one.start, one.end) for one in some.headings} for some in (header, before))
    starts = {one.start for one in header.headings}
    others = (item for line in lines for item in line.items if item.start not in starts)
    return places < whole and all(item.reading.state == "blank" for item in others)


def runs_on(lines: Sequence[Line]) -> bool:
    """Do the cells of a row of table RQ stand behind the last label of its header, and none behind its own last label?

    Cells that stand one a line were cut before labels here too. That they are blank does not make them the header's.
    """
    printed = [line for line in lines if not line.is_blank]
    if not printed or any(not item.is_words for item in printed[-1].items):
        return False
    is_row = bool(match_row("rq", printed[-1].items[-1].text).keys)
    return is_row and any(map(_is_header_with_cells, printed))


def _is_header_with_cells(line: Line) -> bool:
    *labels, last = line.items[: max(len(line.items) - WIDTH, 1)]
    behind = line.items[len(labels) + 1 :]
    are_cells = len(behind) == WIDTH and not any(item.is_words for item in behind)
    return are_cells and names_columns(line) and bool(match_column("rq", last.text).keys)
