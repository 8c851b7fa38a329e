"""Rows of tables PD and RL that end in a blank beside figures: a cell may be gone from them.

Where a cell is deleted, those behind it stand one to the left, under their neighbours' labels, and a sheet shows a
blank at the end of the row. Table RQ has sums that say so; these two have only what a last column counts: the documents
in force, and the last total.
"""

from collections.abc import Iterator, Mapping

from gongkai.forms import FORMS, Table
from gongkai.reports import findings
from gongkai.reports.tables.assemble import Tables
from gongkai.reports.tables.lines import OUTCOMES
from gongkai.reports.tables.rivals import DOCUMENTS
from gongkai.values import Cell, Finding


def ends_blank(tables: Tables) -> Iterator[Finding]:
    """What there is to say about such rows, which are read as printed."""
    for name in ("pd", "rl"):
        if name in tables.forms:
            table = FORMS[tables.forms[name]].tables[name]
            yield from (_told(table, row) for row in _rows(table) if _ends_blank(row, tables.cells))


def _rows(table: Table) -> Iterator[list[str]]:
    """The cells of each row of documents, or of the one row of table RL, left to right."""
    if table.name == "rl":
        yield list(table.cell_keys())
        return
    for block in table.blocks:
        for row in block.rows:
            if row.key in DOCUMENTS:
                yield [table.key(row, column) for column in block.columns]


def _ends_blank(row: list[str], cells: Mapping[str, Cell]) -> bool:
    """Is the last cell of a row blank, and stands something beside it that it would count too?

    Of table RL the last five may be noughts, and no other cell blank: so it is where two figures ran together.
    """
    *parts, last = (cells[key] for key in row[-OUTCOMES:])
    is_alone = len(row) > OUTCOMES and all(cells[key].state == "number" for key in row[:-1])
    return last.state == "blank" and (is_alone or any(part.value for part in parts))


def _told(table: Table, row: list[str]) -> Finding:
    return findings.assumed(
        findings.SHAPE,
        f"“{table.title}”表中有一行末格空白，其前各数按所在列读取；如该行缺一格，各数可能左移了一列",
        f"table {table.name}: a row ends in a blank; its figures were read where they stand, and if a cell is gone "
        "from it, they stand one to the left",
        row,
    )
