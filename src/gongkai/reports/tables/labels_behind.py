"""Rows of table RQ in text whose labels may stand behind their figures: each stands then before those of the next row.

One cell a line, nothing says which of the two it is, but that the last label has nothing behind it.
"""

from collections.abc import Iterable

from gongkai.reports import findings
from gongkai.reports.tables.align import Alignment, Placed
from gongkai.reports.tables.applicants import COLUMNS, WIDTH
from gongkai.reports.tables.lines import Line
from gongkai.values import Finding


def leave_behind(alignment: Alignment) -> None:
    """Leave the rows of such grids null: the last prints a label alone, and most others a cell for each column."""
    lines = [(one.line, one.row) for one in alignment.placed if one.table == "rq" and one.row.key]
    lines += [(row.line, row.name) for row in alignment.open if row.name.key]
    grids: dict[int | None, dict[int, Line]] = {}
    for line, _ in lines:
        if line.flattened:
            grids.setdefault(line.table, {})[line.row] = line
    for table in [table for table, rows in grids.items() if _may_stand_behind(rows.values())]:
        keys = dict.fromkeys(
            f"rq.{row.key}.{column}" for line, row in lines if line.table == table for column in COLUMNS
        )
        alignment.placed = [
            one._replace(item=None) if one.table == "rq" and one.line.table == table else one
            for one in alignment.placed
        ]
        left = [row for row in alignment.open if row.line.table == table and row.name.key]
        alignment.placed += [Placed("rq", row.name, column, None, row.line) for row in left for column in COLUMNS]
        alignment.open = [row for row in alignment.open if row.line.table != table]
        alignment.findings.append(_tell(keys))


def _may_stand_behind(rows: Iterable[Line]) -> bool:
    *others, last = sorted(rows, key=lambda line: line.row)
    whole = sum(_cells(line) >= WIDTH for line in others)
    return _cells(last) == 0 and whole * 2 > len(others) > 0


def _cells(line: Line) -> int:
    """The cells of a line behind its last label."""
    labels = [n for n, item in enumerate(line.items) if item.is_words and not item.stands_for_figure]
    return len(line.items) - max(labels, default=-1) - 1


def _tell(keys: Iterable[str]) -> Finding:
    return findings.left_null(
        findings.SHAPE,
        "申请情况表最后一行只有行标题而无数据，各行标题可能在其数据之后，无法确定，未读取",
        "the last row of table rq prints a label alone: the labels may stand behind their figures, so none was read",
        keys,
    )
