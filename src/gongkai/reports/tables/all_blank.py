"""Tables that print no figure, not even a nought: an office left them so, or what the page shows is not in its file.

A page whose script fills its cells, each found by its `id`, looks the same as one that is left blank.
"""

from collections.abc import Iterator

from gongkai.forms import FORMS, Table
from gongkai.reports import findings
from gongkai.reports.labels import TABLES
from gongkai.reports.tables.assemble import Tables
from gongkai.values import Finding


def all_blank(tables: Tables) -> Iterator[Finding]:
    """What there is to say about such tables, which are read as blank."""
    for table in (FORMS[tables.forms[name]].tables[name] for name in TABLES if name in tables.forms):
        blank = [key for key in table.cell_keys() if tables.cells[key].state == "blank"]
        if blank and all(tables.cells[key].state in ("blank", "absent") for key in table.cell_keys()):
            yield _told(table, blank)


def _told(table: Table, cells: list[str]) -> Finding:
    return findings.assumed(
        findings.VALUE,
        f"“{table.title}”表一个数字也没有，均按空白读取；如网页上看得到数字，则是由脚本填入的，请对照原文",
        f"table {table.name}: it prints no figure at all, and was read as blank; if the page shows figures, a script "
        "has filled them in: look at the original",
        cells,
    )
