"""Figures of tables without lines whose sums fail: which column each is of was told by its place alone.

Where no line parts the columns, a figure that stands a little aside is read as another column's, two that touch are one
number, and half of one is a whole one. The sums show it, and what takes part in them is left null. Where lines part
the columns, a sum that fails is the office's own, and is read as printed.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from gongkai.forms import FORMS, Identity, Table
from gongkai.reports import findings
from gongkai.reports.tables.assemble import Tables
from gongkai.reports.tables.numbers import read_number, stands_for_a_figure
from gongkai.values import Cell, CellState, Document, Finding, Grid

_BLANK: frozenset[CellState] = frozenset(("blank", "absent"))
_APART = re.compile(r"[\d ]+")
_ROWS = ("RQ-ROW.", "RL-SUM.")
"""The sums of figures beside each other; the others are those of columns."""


def without_misplaced(tables: Tables, document: Document) -> Tables:
    """The tables less the figures of grids without lines between their columns that take part in sums which fail.

    Of those of text, whose blanks may be dropped too, rows in part are left out where no row prints a total.
    """
    of_text = document.kind == "text"
    grids = [block for block in document.blocks if isinstance(block, Grid) and (block.unruled or of_text)]
    if not grids:
        return tables
    unruled = {grid.number for grid in grids if grid.unruled}
    cells = dict(tables.cells)
    told: list[Finding] = []
    known = (
        table for name, form in tables.forms.items() for table in FORMS[form].tables.values() if table.name == name
    )
    for table in known:
        told += _leave_null(table, cells, unruled, {grid.number for grid in grids})
    return replace(tables, cells=cells, findings=(*tables.findings, *told))


def _leave_null(
    table: Table, cells: dict[str, Cell], unruled: Collection[int], grids: Collection[int]
) -> Iterator[Finding]:
    """Leave the cells of broken sums null: of rows first, for a wrong row breaks the sums of its columns too."""
    for broken in (_short_rows, _broken_rows, _broken_columns, _rows_in_part):
        keys = dict.fromkeys(broken(table, cells))
        of = grids if broken is _short_rows else unruled
        left = [key for key in keys if cells[key].at.table in of]
        cells |= {key: Cell(key, None, None, "absent") for key in left}
        if left:
            yield _told(table, left)


def _short_rows(table: Table, cells: Mapping[str, Cell]) -> Iterator[str]:
    """The cells of rows with blanks and figures where no row prints a total.

    Blanks that were dropped leave nothing but totals at the left, in what looks like the first column.
    """
    rows = _sums(table, of_rows=True)
    if all(cells[identity.right[0]].state in _BLANK for identity in rows):
        for identity in rows:
            states = {cells[key].state in _BLANK for key in identity.left}
            if len(states) > 1:
                yield from (*identity.left, *identity.right)


def _broken_rows(table: Table, cells: Mapping[str, Cell]) -> Iterator[str]:
    """The cells of rows whose sums fail."""
    for identity in _sums(table, of_rows=True):
        if _is_whole(identity, cells) and not _holds(identity, cells):
            yield from (*identity.left, *identity.right)


def _broken_columns(table: Table, cells: Mapping[str, Cell]) -> Iterator[str]:
    """The cells of columns whose sums fail, and then of those too of which noughts alone are read.

    Where the totals that rows print do not add up either, no figure is in another column: a row is the office's slip.
    """
    sums = [identity for identity in _sums(table, of_rows=False) if _is_whole(identity, cells)]
    failing = [identity for identity in sums if not _holds(identity, cells)]
    slips = {
        _kind(identity) for identity in failing if _column(identity.right[0]) == "total" and _is_full(identity, cells)
    }
    broken = {_column(identity.right[0]) for identity in failing if _kind(identity) not in slips}
    if broken:
        broken |= {_column(identity.right[0]) for identity in sums if not _counts(identity, cells)}
    yield from (key for key in table.cell_keys() if _column(key) in broken)


def _rows_in_part(table: Table, cells: Mapping[str, Cell]) -> Iterator[str]:
    """What is read of rows of which some is not, where no sum of its column proves it: the rest may be lost in it.

    A sum with nothing on one side proves no figure on the other.
    """
    proved: set[str] = set()
    for identity in _sums(table, of_rows=False):
        if _is_whole(identity, cells) and _are_equal(identity, cells):
            proved.update(identity.left, identity.right)
    for identity in _sums(table, of_rows=True):
        if _is_in_part(identity, cells):
            yield from (key for key in (*identity.left, *identity.right) if key not in proved)


def _sums(table: Table, *, of_rows: bool) -> Sequence[Identity]:
    return [identity for identity in table.identities if identity.rule.startswith(_ROWS) == of_rows]


def _kind(identity: Identity) -> str:
    return identity.rule.partition(".")[0]


def _column(key: str) -> str:
    return key.rpartition(".")[2]


def _is_whole(identity: Identity, cells: Mapping[str, Cell]) -> bool:
    """Tell whether all that a sum adds up was read."""
    return all(_is_read(cells[key]) for key in (*identity.left, *identity.right))


def _is_read(cell: Cell) -> bool:
    if cell.state == "text":
        return stands_for_a_figure(read_number(cell.raw or ""))
    return cell.state != "absent"


def _is_full(identity: Identity, cells: Mapping[str, Cell]) -> bool:
    """Tell whether a sum has a figure in each of its cells."""
    return all(cells[key].value is not None for key in (*identity.left, *identity.right))


def _is_in_part(identity: Identity, cells: Mapping[str, Cell]) -> bool:
    """Tell whether a row lacks cells, or may. Those of digits set apart (27 276) are not, with none blank."""
    row = [cells[key] for key in (*identity.left, *identity.right)]
    apart = all(cell.state != "blank" for cell in row)
    return not all(_is_read(cell) or (apart and _APART.fullmatch(cell.raw or "")) for cell in row)


def _counts(identity: Identity, cells: Mapping[str, Cell]) -> bool:
    return any(cells[key].value for key in (*identity.left, *identity.right))


def _holds(identity: Identity, cells: Mapping[str, Cell]) -> bool:
    """Tell whether both sides of a sum are equal, or one of them prints nothing."""
    sides = ([cells[key].value for key in side] for side in (identity.left, identity.right))
    return any(set(side) == {None} for side in sides) or _are_equal(identity, cells)


def _are_equal(identity: Identity, cells: Mapping[str, Cell]) -> bool:
    """Tell whether both sides of a sum are equal, what is not printed being nought."""
    left, right = (sum(cells[key].value or 0 for key in side) for side in (identity.left, identity.right))
    return left == right


def _told(table: Table, left: Sequence[str]) -> Finding:
    return findings.left_null(
        findings.SHAPE,
        f"“{table.title}”表各列之间没有表格线，按位置所读各数与勾稽关系不符或无法核对，可能错列，{len(left)}格未读取",
        f"no lines part the columns of table {table.name}, and the sums of its figures as they stand fail or lack "
        f"some, so that these may be of other columns: {len(left)} cells were not read",
        left,
    )
