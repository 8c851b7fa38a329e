"""Where a document's figures stand in its tables: in its grids, or in the lines that they were flattened to."""

from collections.abc import Iterable, Sequence, Set

from gongkai.forms import TableName
from gongkai.reports.align import Alignment, Placed, align
from gongkai.reports.headless import place_headless
from gongkai.reports.loose import Loose, read_requests
from gongkai.reports.loose_disclosure import disclosure_area, disclosure_grid
from gongkai.reports.loose_disputes import read_disputes
from gongkai.reports.settle import settle
from gongkai.reports.strips import Strip, strips_of
from gongkai.values import Document, Grid, Paragraph

PLAIN_WORDS = ("予以公开", "部分公开", "自然人", "商业企业", "行政许可", "规范性文件", "行政复议", "结果维持")
"""Labels of the statutory tables, and"""
ENOUGH_WORDS = 3
"""how many of them are no accident where tables are looked for."""
MOST_BLOCKS = 5_000
"""Paragraphs of a page that may be a flattened table; a whole one with its text has some 700."""


def aligned(document: Document) -> Alignment:
    """The tables of a document, settled.

    Text, tables of which only the order of cells is known, and any document in whose grids no table is found (a page
    with a paragraph or a line for each cell), are read from their lines too.
    """
    ordinary = _of_grids(document.blocks)
    in_lines = document.kind == "text" or any(isinstance(block, Grid) and block.flattened for block in document.blocks)
    flattened = in_lines or (not ordinary.placed and _may_be_flattened(document.blocks))
    return gather(document.blocks, ordinary) if flattened else ordinary


def _of_grids(blocks: Sequence[Paragraph | Grid], used: Set[tuple[int | None, int]] = frozenset()) -> Alignment:
    return place_headless(settle(align(blocks, used)), blocks)


def _may_be_flattened(blocks: Sequence[Paragraph | Grid]) -> bool:
    """Whether the labels of a table stand in paragraphs: each page that a crawl meets is asked this."""
    return len(blocks) <= MOST_BLOCKS and holds_labels(blocks)


def holds_labels(blocks: Iterable[Paragraph | Grid]) -> bool:
    """Do enough labels of the statutory tables stand in these paragraphs that it is no accident?"""
    text = "\n".join(block.text for block in blocks if isinstance(block, Paragraph))
    return sum(word in text for word in PLAIN_WORDS) >= ENOUGH_WORDS


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
    alignment = _of_grids(blocks, used)
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
