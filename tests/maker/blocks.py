"""What damage needs of a made report: its tables, copies of them to change, and the report with another truth."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from tests.maker.pieces import MadeTable, Piece, Row, Truth
from tests.maker.reports import MadeReport

GONE = Truth(None, "absent")
"""The truth about a cell that is no longer printed."""


def tables_of(report: MadeReport, *names: str) -> list[int]:
    """Which blocks show cells of these tables."""
    return [
        number
        for number, block in enumerate(report.blocks)
        if isinstance(block, list) and any(p.key.partition(".")[0] in names for row in block for p in row)
    ]


def copied(report: MadeReport, number: int) -> MadeTable:
    """The table of a block, to be changed."""
    table = report.blocks[number]
    assert isinstance(table, list)
    return [list(row) for row in table]


def changed(report: MadeReport, number: int, table: MadeTable, truth: Mapping[str, Truth]) -> MadeReport:
    """The report with this table as that block, and another truth about these cells."""
    blocks = (*report.blocks[:number], *([table] if table else []), *report.blocks[number + 1 :])
    return replace(report, blocks=blocks, truth={**report.truth, **truth})


def keys_of(row: Row) -> list[str]:
    """The cells of the form that a row shows."""
    return [piece.key for piece in row if piece.key]


def wide(row: Row) -> int:
    """How many columns a row covers."""
    return sum(piece.columns for piece in row)


def figures_at(row: Row) -> list[int]:
    """Where in a row the cells of the form stand."""
    return [place for place, piece in enumerate(row) if piece.key]


def without(table: MadeTable, lost: int) -> MadeTable:
    """The table without a row that begins no tall cell; tall cells over it are shorter by one."""
    kept: MadeTable = []
    for r, row in enumerate(table):
        if r != lost:
            kept.append([replace(p, rows=p.rows - 1) if p.rows > 1 and r < lost < r + p.rows else p for p in row])
    return kept


def exchanged(row: Row, one: int, again: Row, other: int, truth: Mapping[str, Truth]) -> dict[str, Truth]:
    """Swap what two cells print; the truth about them after that."""
    a, b = row[one], again[other]
    row[one], again[other] = replace(a, text=b.text), replace(b, text=a.text)
    return {a.key: truth[b.key], b.key: truth[a.key]}


def printed(piece: Piece, report: MadeReport) -> int | Decimal | None:
    """The figure that a piece prints, be it a cell of the form or one of a column that no form has."""
    if piece.key:
        return report.truth[piece.key].value
    return int(piece.text) if piece.text.isdecimal() else None
