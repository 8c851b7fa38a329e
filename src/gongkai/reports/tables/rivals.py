"""A second table of the page that prints rows which were read from another, and could not be read itself.

Last year's tables stand before this year's, or a department's behind them; where damage leaves just one of the two
readable, its figures are plain and may be the wrong ones. Whose they are cannot be told then.
"""

from collections.abc import Collection, Iterable, Sequence

from gongkai.forms import TableName
from gongkai.reports.labels import match_column, match_row
from gongkai.reports.tables.align import Placed, Unread
from gongkai.reports.tables.lines import DISPUTES, OUTCOMES, Line
from gongkai.reports.tables.outcomes import PROCEEDINGS

_LEAST_FIGURES = 5
"""Cells for figures in a row of table RQ or RL that may be one of the form; a comparison of two or three years in the
text has fewer."""
_ROWS = {"pd": 3, "rq": 2}
"""Rows that were read elsewhere and are printed in a table that was not, before it is taken for a copy; or half of the
rows that were read, where these are few."""
DOCUMENTS = frozenset(("rules", "normative_docs"))
"""Rows of table PD; the others are also printed where an office counts its licences and penalties."""


def rival(table: TableName, placed: Sequence[Placed], unread: Iterable[Unread]) -> Line | None:
    """The first line of a copy of a table that was not read, beside the one that was; None where there is none."""
    read = {one.row.key for one in placed if one.item is not None} - {None}
    lines_read = {id(one.line) for one in placed if one.item is not None}
    left_null = (Unread(table, one.line) for one in placed if one.item is None)
    unread = [one for one in (*unread, *left_null) if id(one.line) not in lines_read]
    if table == "rl":
        lines = [one.line for one in unread if _is_disputes(one)] or _outcomes(unread)
        cells = {(one.row.key, one.column) for one in placed if one.item is not None}
        # A cell too many may be what made a line unreadable.
        figures = sum(_figures(line) - 1 for line in {id(line): line for line in lines}.values())
        return lines[0] if lines and len(cells) + figures > DISPUTES else None
    named = [(one.line, row) for one in unread for row in _rows(table, one.line)]
    again = [(line, row) for line, row in named if row in read]
    if len({row for _, row in again}) < min(_ROWS[table], max(len(read) / 2, 1)):
        return None
    is_no_count = table != "pd" or any(row in DOCUMENTS for _, row in named)
    return again[0][0] if is_no_count else None


def _rows(table: TableName, line: Line) -> Collection[str]:
    """The rows of table PD or RQ that the labels in a line name, where it has as many figures as such a row."""
    figures = _figures(line)
    if figures == 0 or (table == "rq" and figures < _LEAST_FIGURES):
        return ()
    matches = (match_row(table, item.text) for item in line.items if item.is_words and item.begins)
    most = 2 if table == "pd" else 1  # 行政事业性收费 is a row of both forms, which have different columns
    return {key for match in matches if match.sure and len(match.keys) <= most for key in match.keys}


def _is_disputes(one: Unread) -> bool:
    """Is this a line of table RL: under its header or with one of its labels, or its fifteen figures alone?"""
    figures = _figures(one.line)
    labels = [match_row("rl", item.text) for item in one.line.items if item.is_words]
    margin = next((n for n, item in enumerate(one.line.items) if item.reading.state != "blank"), 0)
    if figures - margin <= DISPUTES <= figures and not labels:
        return True
    is_its = one.table == "rl" or any(label.sure and len(label.keys) == 1 for label in labels)
    return is_its and figures >= _LEAST_FIGURES


def _outcomes(unread: Iterable[Unread]) -> list[Line]:
    """The lines of a table RL whose rows are the outcomes, a figure for each proceeding; none where one is missing."""
    named = [(line, key) for line in (one.line for one in unread) for key in _outcomes_of(line)]
    return [line for line, _ in named] if len({key for _, key in named}) >= OUTCOMES else []


def _outcomes_of(line: Line) -> Collection[str]:
    labels = [item.text for item in line.items if item.is_words]
    return match_column("rl", labels[0]).keys if len(labels) == 1 and _figures(line) == PROCEEDINGS else ()


def _figures(line: Line) -> int:
    """How many cells of a line print a figure, or nothing where one may stand: before the last one that prints any.

    In a sheet that holds all tables, blanks fill each row up to the fifteen columns of table RL.
    """
    printed = [n for n, item in enumerate(line.items) if item.reading.state != "blank"]
    inner = line.items[: printed[-1] + 1] if printed else ()
    return sum(item.stands_for_figure or item.reading.state == "blank" for item in inner)
