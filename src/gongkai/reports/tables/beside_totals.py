"""Figures of table RQ that stand beside the column of totals, in a table that prints nothing but totals.

Results without requests: an applicant's column has some, and neither new requests nor any carried over, while that of
totals has these. Rows that lost the label at their left stand one to the left.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from gongkai.forms import FORMS, Table
from gongkai.reports import findings
from gongkai.reports.tables.assemble import Tables
from gongkai.values import Cell

_INTAKE = ("requests_new", "requests_carried_in", "requests_carried_out")


def without_totals_beside(tables: Tables) -> Tables:
    """The tables less such figures, and the blank totals of their rows; told."""
    if "rq" not in tables.forms:
        return tables
    table = FORMS[tables.forms["rq"]].tables["rq"]
    left = [key for column in _columns(table, tables.cells) for key in _moved(table, tables.cells, column)]
    if not left:
        return tables
    keys = dict.fromkeys(left)
    cells = {key: Cell(key, None, None, "absent") if key in keys else cell for key, cell in tables.cells.items()}
    told = findings.left_null(
        findings.SHAPE,
        f"“{table.title}”表中有一列只有办理结果而没有收到的申请，且这些行没有总计：各数可能错列，{len(keys)}格未读取",
        f"table {table.name}: a column has results and no requests, in rows without a total; its figures may be "
        f"of that column: {len(keys)} cells were not read",
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


def _results(table: Table) -> Iterator[str]:
    return (row.key for block in table.blocks for row in block.rows if row.key not in _INTAKE)
