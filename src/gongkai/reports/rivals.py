"""A second table of the page that prints rows which were read from another, and could not be read itself.

Last year's tables stand before this year's, or a department's behind them; where damage leaves just one of the two
readable, its figures are plain and may be the wrong ones. Whose they are cannot be told then.
"""

from collections.abc import Collection, Iterable, Sequence

from gongkai.forms import TableName
from gongkai.reports.align import Placed, Unread
from gongkai.reports.labels import match_row
from gongkai.reports.lines import Line

_LEAST_FIGURES = 5
"""Cells for figures in a row of table RQ or RL that may be one of the form; a comparison of two or three years in the
text has fewer."""
_ROWS = {"pd": 3, "rq": 2}
"""Rows that were read elsewhere and are printed in a table that was not, before it is taken for a copy."""
_NORMATIVE = frozenset(("rules", "normative_docs"))
"""Rows of table PD; the others are also printed where an office counts its licences and penalties."""
_RL_CELLS = 15


def rival(table: TableName, placed: Sequence[Placed], unread: Iterable[Unread]) -> Line | None:
    """The first line of a copy of a table that was not read, beside the one that was; None where there is none."""
    read = {one.row.key for one in placed if one.item is not None} - {None}
    lines_read = {id(one.line) for one in placed if one.item is not None}
    left_null = (Unread(table, one.line) for one in placed if one.item is None)
    unread = [one for one in (*unread, *left_null) if id(one.line) not in lines_read]
    if table == "rl":
        lines = [one.line for one in unread if _is_disputes(one)]
        cells = {(one.row.key, one.column) for one in placed if one.item is not None}
        return lines[0] if lines and len(cells) + sum(map(_figures, lines)) > _RL_CELLS else None
    named = [(one.line, row) for one in unread for row in _rows(table, one.line)]
    again = [(line, row) for line, row in named if row in read]
    if len({row for _, row in again}) < _ROWS[table]:
        return None
    is_no_count = table != "pd" or any(row in _NORMATIVE for _, row in named)
    return again[0][0] if is_no_count else None


def _rows(table: TableName, line: Line) -> Collection[str]:
    """The rows of table PD or RQ that the labels in a line name, where it has as many figures as such a row."""
    figures = _figures(line)
    if figures == 0 or (table == "rq" and figures < _LEAST_FIGURES):
        return ()
    matches = (match_row(table, item.text) for item in line.items if item.is_words and item.begins)
    return {match.keys[0] for match in matches if match.sure and len(match.keys) == 1}


def _is_disputes(one: Unread) -> bool:
    """Is this a line of table RL: under its header or with one of its labels, or its fifteen figures alone?"""
    figures = _figures(one.line)
    labels = [match_row("rl", item.text) for item in one.line.items if item.is_words]
    margin = next((n for n, item in enumerate(one.line.items) if item.reading.state != "blank"), 0)
    if figures - margin <= _RL_CELLS <= figures and not labels:
        return True
    is_its = one.table == "rl" or any(label.sure and len(label.keys) == 1 for label in labels)
    return is_its and figures >= _LEAST_FIGURES


def _figures(line: Line) -> int:
    """How many cells of a line print a figure, or nothing where one may stand: before the last one that prints any.

    In a sheet that holds all tables, blanks fill each row up to the fifteen columns of table RL.
    """
    printed = [n for n, item in enumerate(line.items) if item.reading.state != "blank"]
    inner = line.items[: printed[-1] + 1] if printed else ()
    return sum(item.stands_for_figure or item.reading.state == "blank" for item in inner)
