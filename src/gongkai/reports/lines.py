"""Grids to lines of items: the cells of each row once, left to right, with the columns they cover."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from gongkai.reports.labels import match_column, match_row
from gongkai.reports.numbers import Reading, read_cell
from gongkai.values import At, Grid, GridCell

OUTCOMES = 5
"""Columns for each proceeding in table RL."""


class Item(NamedTuple):
    """One cell in one row: what it says, and the grid columns it covers (`start` to `end`, exclusive, from 0).

    `begins`: it starts in this row; else it reaches down into it.
    """

    reading: Reading
    start: int
    end: int
    begins: bool
    tall: bool
    """It covers more than one row."""

    @property
    def text(self) -> str:
        """The text as printed."""
        return self.reading.raw

    @property
    def is_words(self) -> bool:
        """It prints something that is neither a number nor a mark for nothing."""
        return self.reading.state == "text" and not self.reading.in_doubt

    @property
    def is_figure(self) -> bool:
        """It prints a number, a dash or a slash, or what looks like one in a picture."""
        return self.reading.state in ("number", "dash", "slash") or self.reading.in_doubt


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a grid, or a line of running text (`table` is None).

    `row` counts from 0; `flattened` lines know the order of their items, not their columns.
    """

    items: tuple[Item, ...]
    table: int | None
    page: int | None
    row: int
    flattened: bool

    def at(self, item: Item) -> At:
        """Where an item of this line stands, counted from 1; nowhere in running text."""
        if self.table is None:
            return At()
        return At(self.page, self.table, self.row + 1, item.start + 1)

    @property
    def is_blank(self) -> bool:
        """Nothing is printed in this line."""
        return all(item.reading.state == "blank" for item in self.items)


def lines_of(grid: Grid) -> Iterator[Line]:
    """The lines of a grid."""
    readings: dict[int, Reading] = {}
    for r, row in enumerate(grid.rows):
        items = tuple(_items(row, r, readings))
        for part in _parts(items) if grid.flattened else (items,):
            page = grid.row_pages[r] if grid.row_pages else grid.page
            yield Line(part, grid.number, page, r, grid.flattened)


def _items(row: Iterable[GridCell | None], r: int, readings: dict[int, Reading]) -> Iterator[Item]:
    cell: GridCell | None = None
    start = -1
    for c, next_cell in enumerate((*row, None)):
        if next_cell is cell:
            continue
        if cell is not None:
            reading = readings.get(id(cell)) or read_cell(cell)
            if cell.row_span > 1:
                readings[id(cell)] = reading
            yield Item(reading, start, c, cell.row == r, cell.row_span > 1)
        cell, start = next_cell, c


def _parts(items: tuple[Item, ...]) -> Iterator[tuple[Item, ...]]:
    """A flattened row cut behind its header, where cells stand one a line and both run together.

    Before a row label of table PD that follows other words (Erdao expropriation office 2022), before the first row of
    table RQ, and before the figures of table RL.
    """
    begin = 0
    for i, item in enumerate(items):
        if (item.is_words and i > begin + 1 and items[i - 1].is_words and _is_first_label(item.text)) or (
            item.is_figure and i > begin + OUTCOMES - 1 and _ends_disputes(items[begin:i])
        ):
            yield items[begin:i]
            begin = i
    yield items[begin:]


def _is_first_label(text: str) -> bool:
    return bool(match_row("pd", text).keys) or match_row("rq", text).keys == ("requests_new",)


def _ends_disputes(items: tuple[Item, ...]) -> bool:
    """Are these the last labels of table RL's header: five outcomes for each of some proceedings?"""
    return all(item.is_words and match_column("rl", item.text).keys for item in items) and len(items) % OUTCOMES == 0
