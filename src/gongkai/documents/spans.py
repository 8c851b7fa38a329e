"""Rows of cells with spans, expanded to a grid, as a browser lays them out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gongkai.documents.limits import MAX_CELLS, MAX_COLUMN_SPAN, MAX_COLUMNS, MAX_ROW_SPAN, Unreadable
from gongkai.values import Grid, GridCell


class RawCell(NamedTuple):
    """A cell as the source has it: its text and its spans as declared, not yet placed.

    A row span of 0 means to the end of its row group.
    """

    text: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as the source has it. Rows of one `group` (thead, tbody) share row spans; spans end with the group."""

    cells: Sequence[tuple[str, int, int]]
    """Of each what a `RawCell` has."""
    group: int = 0


_new = tuple.__new__
"""Makes a named tuple in a third of the time that its own constructor takes."""


def expand(rows: Sequence[RawRow], *, number: int, page: int | None = None, flattened: bool = False) -> Grid:
    """Lay rows out in a grid of equal rows.

    A place that two cells claim belongs to the one that came first; spans beyond the table, its row group or the
    limits are cut; a place that no cell covers is None. Raises `Unreadable` for more places than a document may have.
    """
    last_of_group = {row.group: index for index, row in enumerate(rows)}
    places: list[dict[int, GridCell]] = [{} for _ in rows]
    claimed = 0
    for r, row in enumerate(rows):
        line = places[r]
        column = 0
        below = last_of_group[row.group] - r + 1
        for text, row_span, column_span in row.cells:
            while column in line:
                column += 1
            if column >= MAX_COLUMNS:
                break
            if row_span == column_span == 1:
                line[column] = _new(GridCell, (text, r, column, 1, 1, None, ()))
                column += 1
                claimed += 1
                continue
            height = 1 if row_span == 1 else min(row_span or below, below, MAX_ROW_SPAN)
            width = min(max(column_span, 1), MAX_COLUMN_SPAN, MAX_COLUMNS - column)
            claimed += height * width
            if claimed > MAX_CELLS:
                raise _too_many(number, r)
            _cover(places, _new(GridCell, (text, r, column, height, width, None, ())))
            column += width
        if claimed > MAX_CELLS:
            raise _too_many(number, r)
    width = max([max(line) for line in places if line], default=-1) + 1
    if width * len(rows) > MAX_CELLS:
        raise _too_many(number, len(rows) - 1)
    return Grid(tuple(tuple(map(line.get, range(width))) for line in places), number, page, flattened)


def _cover(places: Sequence[dict[int, GridCell]], cell: GridCell) -> None:
    columns = range(cell.column, cell.column + cell.column_span)
    for line in places[cell.row : cell.row + cell.row_span]:
        for column in columns:
            line.setdefault(column, cell)


def _too_many(number: int, r: int) -> Unreadable:
    return Unreadable(
        f"table {number}, row {r + 1}: over {MAX_CELLS} table cells; it is no report's table",
        f"第{number}个表格第{r + 1}行：单元格超过{MAX_CELLS}个，不像年报的表格",
    )
