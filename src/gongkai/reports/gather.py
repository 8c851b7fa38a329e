"""What the ordinary reading of grids leaves of a text document, gathered from its loose lines."""

from collections.abc import Iterable, Sequence

from gongkai.forms import TableName
from gongkai.reports.align import Alignment, Placed, align
from gongkai.reports.loose import Loose, read_requests
from gongkai.reports.loose_disclosure import disclosure_area, disclosure_grid
from gongkai.reports.loose_disputes import read_disputes
from gongkai.reports.settle import settle
from gongkai.reports.strips import Strip, strips_of
from gongkai.values import Grid, Paragraph


def gather(blocks: Sequence[Paragraph | Grid], ordinary: Alignment) -> Alignment:
    """The alignment of a text document: of each table the reading that places more cells, the ordinary one if equal."""
    strips = strips_of(blocks)
    readings: dict[TableName, Loose | None] = {
        "pd": _disclosure(strips),
        "rq": read_requests(strips),
        "rl": read_disputes(strips),
    }
    better = [
        loose
        for table, loose in readings.items()
        if loose is not None and _count(loose.alignment.placed, table) > _count(ordinary.placed, table)
    ]
    if not better:
        return ordinary
    used = {(strip.line.table, strip.line.row) for loose in better for strip in loose.used}
    alignment = settle(align([block for block in blocks if isinstance(block, Grid)], used))
    for loose in better:
        alignment.placed += loose.alignment.placed
        alignment.findings += loose.alignment.findings
    return alignment


def _count(placed: Iterable[Placed], table: TableName) -> int:
    return len({(one.row.key, one.column) for one in placed if one.table == table and one.row.key and one.item})


def _disclosure(strips: Sequence[Strip]) -> Loose | None:
    area = disclosure_area(strips)
    if area is None:
        return None
    lines = strips[slice(*area)]
    alignment = align([disclosure_grid(lines)])
    alignment.placed = [one for one in alignment.placed if one.table == "pd"]
    return Loose(alignment, lines)
