"""Figures of table RQ that stand beside the column of totals.

Results without requests, in a table that prints nothing but totals: an applicant's column has some, and neither new
requests nor any carried over, while that of totals has these. Rows that lost the label at their left stand one to the
left. Or no row has a total, and the last figure of each may be it: a sheet lost its blanks, and what stood behind them
moved to the left.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from gongkai.forms import FORMS, Table
from gongkai.reports import findings
from gongkai.reports.tables.assemble import Tables
from gongkai.values import Cell

_FIRST = "natural_person"
_LEAST_ROWS = 3
"""Rows with figures that lack a total, at least, until that is no chance."""
_INTAKE = ("requests_new", "requests_carried_in", "requests_carried_out")


def without_totals_beside(tables: Tables) -> Tables:
    """The tables less such figures, and the blank totals of their rows; told."""
    if "rq" not in tables.forms:
        return tables
    table = FORMS[tables.forms["rq"]].tables["rq"]
    left = [key for column in _columns(table, tables.cells) for key in _moved(table, tables.cells, column)]
    left = left or _all_moved(table, tables.cells)
    if not left:
        return tables
    keys = dict.fromkeys(left)
    cells = {key: Cell(key, None, None, "absent") if key in keys else cell for key, cell in tables.cells.items()}
    told = findings.left_null(
        findings.SHAPE,
        f"“{table.title}”表中各行没有总计，而其他列的数可能就是总计（只有办理结果而没有收到的申请，或等于其前各数之和）："
        f"各数可能错列，{len(keys)}格未读取",
        f"table {table.name}: rows have no total, and figures of other columns may be it (results without requests, or "
        f"the sum of those before): {len(keys)} cells were not read",
        tuple(keys),
    )
    return replace(tables, cells=cells, findings=(*tables.findings, told))


def _columns(table: Table, cells: Mapping[str, Cell]) -> Iterator[str]:
    """The columns of applicants with results and no requests, where that of totals has requests."""

    def value(row: str, column: str) -> int | Decimal | None:
        return cells[f"{table.name}.{row}.{column}"].value

    if value(_INTAKE[0], "total") is None:
        return
    for column in (one.key for block in table.blocks for one in block.columns if one.key != "total"):
        results = any(value(row, column) is not None for row in _results(table))
        if results and all(value(row, column) is None for row in _INTAKE):
            yield column


def _moved(table: Table, cells: Mapping[str, Cell], column: str) -> Iterator[str]:
    """The cells of a column, and of totals, in the rows that have a figure there and no total."""
    for row in _results(table):
        own, total = f"{table.name}.{row}.{column}", f"{table.name}.{row}.total"
        if own in cells and cells[own].value is not None and cells[total].value is None:
            yield from (own, total)


def _all_moved(table: Table, cells: Mapping[str, Cell]) -> list[str]:
    """All cells of a table that prints no total, where the last figure of each row is its only one, or sums up others.

    Not where all figures are of natural persons, as most requests are.
    """
    rows = [_with_figures(table, cells, row.key) for block in table.blocks for row in block.rows]
    filled = [row for row in rows if row]
    some = sum(bool(cells[row[-1]].value) for row in filled)
    if some < _LEAST_ROWS or not all(_may_be_total(row, cells) for row in filled):
        return []
    of_persons = all(row[-1].endswith(f".{_FIRST}") for row in filled)
    blank = all(cells[f"{row[0].rpartition('.')[0]}.total"].state == "blank" for row in filled)
    return [key for row in filled for key in row] if blank and not of_persons else []


def _with_figures(table: Table, cells: Mapping[str, Cell], row: str) -> list[str]:
    keys = (f"{table.name}.{row}.{column.key}" for block in table.blocks for column in block.columns)
    return [key for key in keys if cells[key].value is not None]


def _may_be_total(row: list[str], cells: Mapping[str, Cell]) -> bool:
    *parts, last = (cells[key].value or 0 for key in row)
    return not parts or sum(parts) == last


def _results(table: Table) -> Iterator[str]:
    return (row.key for block in table.blocks for row in block.rows if row.key not in _INTAKE)
