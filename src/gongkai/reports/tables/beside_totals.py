"""Figures of table RQ that stand beside the column of totals.

Results without requests, in a table that prints nothing but totals: an applicant's column has some, and neither new
requests nor any carried over, while that of totals has these. Rows that lost the label at their left stand one to the
left. Or no row has a total, and the last figure of each may be it: a sheet lost its blanks, and what stood behind them
moved to the left.
"""

from collections.abc import Iterator, Mapping, Sequence
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
    """All figures of a table that prints no total, where the last one of each row is alone, or sums up the others.

    It may sum up one more that is gone, if those of all rows stand in one column. Not where all figures are of natural
    persons, as most requests are.
    """
    rows = [[table.key(row, column) for column in block.columns] for block in table.blocks for row in block.rows]
    filled = {tuple(row): figures for row in rows if (figures := [key for key in row if cells[key].value is not None])}
    ends = [figures[-1] for figures in filled.values()]
    columns = {key.rpartition(".")[2] for key in ends}
    some = sum(bool(cells[key].value) for key in ends)
    if some < _LEAST_ROWS or columns == {_FIRST} or not all(_lacks_total(row, cells) for row in filled):
        return []
    one_more = len(columns) == 1
    may_be = all(_may_end_in_total(figures, cells, one_more) for figures in filled.values())
    return [key for figures in filled.values() for key in figures] if may_be else []


def _lacks_total(row: Sequence[str], cells: Mapping[str, Cell]) -> bool:
    """Is the total of a row blank, or are all others there and only the total is not?"""
    *applicants, total = (cells[key].state for key in row)
    return total == "blank" or (total == "absent" and "absent" not in applicants)


def _may_end_in_total(figures: Sequence[str], cells: Mapping[str, Cell], one_more: bool) -> bool:
    *parts, last = (cells[key].value or 0 for key in figures)
    return not parts or sum(parts) == last or (one_more and sum(parts) < last)


def _results(table: Table) -> Iterator[str]:
    return (row.key for block in table.blocks for row in block.rows if row.key not in _INTAKE)
