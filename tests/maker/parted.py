"""Merged cells parted, their texts written into each place: what spreadsheets and pandas make of a table."""

from dataclasses import replace

from tests.maker.pieces import MadeTable, Piece
from tests.maker.places import places
from tests.maker.reports import MadeReport


def parted(report: MadeReport) -> MadeReport:
    """The report whose tables have no merged cells, each text in all the places that its cell covered."""
    blocks = tuple(_parted(block) if isinstance(block, list) else block for block in report.blocks)
    return replace(report, blocks=blocks)


def _parted(table: MadeTable) -> MadeTable:
    at: dict[tuple[int, int], Piece] = {}
    for place in places(table):
        one = replace(place.piece, rows=1, columns=1)
        for down in range(place.piece.rows):
            at |= {(place.row + down, place.column + right): one for right in range(place.piece.columns)}
    return [[at[row, column] for r, column in sorted(at) if r == row] for row in range(len(table))]
