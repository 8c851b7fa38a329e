"""Rows of a Word table, with merges as Word stores them, laid out as a grid."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice

from lxml import etree

from gongkai.documents.limits import MAX_CELLS, MAX_COLUMNS, Unreadable
from gongkai.documents.styles import W, integer, is_on, properties_of, value
from gongkai.values import Grid, GridCell

PICTURE = "\ufffc"
"""Stands in a cell that shows nothing but a picture: it is not blank, and it is no number."""
SLIVER = 100
"""Twentieths of a point (1.8 mm). A narrower column that no cell has for itself is no column: someone drew a border
slightly beside another, or a converter rounded. Without its removal the rows of one table count columns differently."""
_LOWEST = 30
"""Twentieths of a point (1.5 points) that a row is high in which something is seen."""
_OWN_FIGURES = 3
"""Figures of its own that make a table with tables in its cells more than layout, as in HTML."""
FIGURE = re.compile(r"[-+]?[\d,，.]+")


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell as stored: `start` and `end` are the lines of the table's grid that it lies between."""

    element: etree._Element
    text: str
    tables: list[etree._Element]
    start: int = 0
    end: int = 0
    continued: bool = False
    """It continues the cell above it (`w:vMerge`)."""


@dataclass(frozen=True, slots=True)
class WordRow:
    """The cells of a row, from left to right."""

    cells: Sequence[WordCell]


def is_layout(cells: Sequence[etree._Element]) -> bool:
    """Is the table only there to place its contents: one cell, or tables in its cells and no figures of its own?"""
    if len(cells) == 1:
        return True
    holding = [any(not is_frame(table) for table in cell.iter(f"{W}tbl")) for cell in cells]
    if not any(holding):
        return False
    own = (
        "".join(text.text or "" for text in cell.iter(f"{W}t"))
        for cell, holds in zip(cells, holding, strict=True)
        if not holds
    )
    return sum(1 for text in own if FIGURE.fullmatch(text.strip())) < _OWN_FIGURES


def is_frame(table: etree._Element) -> bool:
    """Is it a table of one cell, which is a frame round a text?"""
    return len(list(islice(table.iter(f"{W}tc"), 2))) == 1


def is_no_row(properties: Mapping[str, etree._Element]) -> bool:
    """Was the row deleted, is it hidden, or so low that nobody sees what stands in it?"""
    height = properties.get(W + "trHeight")
    is_low = height is not None and height.get(f"{W}hRule") == "exact" and integer(value(height), _LOWEST) < _LOWEST
    return is_low or W + "del" in properties or is_on(properties.get(W + "hidden"))


def row_of(properties: Mapping[str, etree._Element], cells: Iterable[WordCell]) -> WordRow:
    """Place the cells of a row between the lines of the grid, by what each of them spans."""
    at = max(integer(value(properties.get(W + "gridBefore")), 0), 0)
    placed: list[WordCell] = []
    for cell in cells:
        found = properties_of(cell.element, "tcPr")
        width = max(integer(value(found.get(W + "gridSpan")), 1), 1)
        if W + "hMerge" in found and value(found[W + "hMerge"]) != "restart" and placed:
            placed[-1] = replace(placed[-1], end=at + width)
        else:
            continued = W + "vMerge" in found and value(found[W + "vMerge"]) != "restart"
            placed.append(replace(cell, start=at, end=at + width, continued=continued))
        at += width
    return WordRow(placed)


def lay_out(
    table: etree._Element, rows: Sequence[WordRow], number: int, name: str, note: Callable[[str, str], None]
) -> Grid:
    """Lay the rows out. `name` is for messages, `note` takes what had to be assumed, in both languages. Raises
    `Unreadable` at limits.
    """
    _check_size(rows, number, name)
    rows = _without_slivers(table, rows)
    owners = _owners(rows, number, note)
    heights: dict[tuple[int, int], int] = {}
    for line in owners:
        for key in {owner[:2] for owner in line}:
            heights[key] = heights.get(key, 0) + 1
    cells = {
        (row, cell.start): GridCell(cell.text, row, cell.start, heights[row, cell.start], cell.end - cell.start)
        for row, line in enumerate(rows)
        for cell in line.cells
        if (row, cell.start) in heights
    }
    width = max((cell.end for row in rows for cell in row.cells), default=0)
    places: list[tuple[GridCell | None, ...]] = []
    for line in owners:
        covered = {at: cells[row, start] for row, start, end in line for at in range(start, end)}
        places.append(tuple(map(covered.get, range(width))))
    return Grid(tuple(places), number)


def _check_size(rows: Sequence[WordRow], number: int, name: str) -> None:
    width = max((cell.end for row in rows for cell in row.cells), default=0)
    if width > MAX_COLUMNS:
        raise Unreadable(
            f"{name}: table {number} is {width} columns wide, and at most {MAX_COLUMNS} are read",
            f"{name}：第{number}个表格有{width}列，最多读取{MAX_COLUMNS}列",
        )
    if width * len(rows) > MAX_CELLS:
        raise Unreadable(
            f"{name}: table {number} has over {MAX_CELLS} cells; it is no report",
            f"{name}：第{number}个表格的单元格超过{MAX_CELLS}个，不像年报",
        )


def _owners(rows: Sequence[WordRow], number: int, note: Callable[[str, str], None]) -> list[list[tuple[int, int, int]]]:
    """For each row, its cells as (row and column where the cell begins, column where it ends).

    A cell that continues the one above belongs to it if both lie between the same lines; else Word shows it by itself.
    """
    owners: list[list[tuple[int, int, int]]] = []
    for at, row in enumerate(rows):
        above = {(start, end): first for first, start, end in owners[-1]} if owners else {}
        line: list[tuple[int, int, int]] = []
        for cell in row.cells:
            first = above.get((cell.start, cell.end), at) if cell.continued else at
            if cell.continued and first == at:
                note(
                    f"table {number}: a merged cell in row {at + 1} continues none above it, and is read by itself",
                    f"第{number}个表格第{at + 1}行的合并单元格上方没有可接续的单元格，单独读取",
                )
            elif cell.continued and cell.text:
                note(
                    f"table {number}: text hidden under a merged cell in row {at + 1} is left out",
                    f"第{number}个表格第{at + 1}行合并单元格下隐藏的文字未读取",
                )
            line.append((first, cell.start, cell.end))
        owners.append(line)
    return owners


def _without_slivers(table: etree._Element, rows: Sequence[WordRow]) -> Sequence[WordRow]:
    """The rows without the columns that are narrower than `SLIVER` and that no cell has for itself."""
    grid = table.find(f"{W}tblGrid")
    columns = () if grid is None else grid.iterchildren(f"{W}gridCol")
    widths = [integer(column.get(f"{W}w"), SLIVER) for column in columns]
    if not any(row.cells for row in rows) or not any(width < SLIVER for width in widths):
        return rows
    alone = {cell.start for row in rows for cell in row.cells if cell.end == cell.start + 1}
    removed = {at for at, width in enumerate(widths[:MAX_COLUMNS]) if width < SLIVER and at not in alone}
    last = max(cell.end for row in rows for cell in row.cells)
    lines = list(accumulate((at not in removed for at in range(last)), initial=0))
    if not removed or any(lines[cell.start] == lines[cell.end] for row in rows for cell in row.cells):
        return rows
    return [
        WordRow([replace(cell, start=lines[cell.start], end=lines[cell.end]) for cell in row.cells]) for row in rows
    ]
