"""Where a document's figures stand in its tables: in its grids, or in the lines that they were flattened to."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import zip_longest

from gongkai.forms import FORMS, TableName
from gongkai.reports import findings
from gongkai.reports.labels import TABLES
from gongkai.reports.loose.copies import unread_copy
from gongkai.reports.loose.disclosure import disclosure_area, disclosure_grid, is_cut
from gongkai.reports.loose.disputes import read_disputes
from gongkai.reports.loose.requests import Loose, read_requests
from gongkai.reports.loose.strips import Strip, strips_of
from gongkai.reports.tables.align import Alignment, Placed, align
from gongkai.reports.tables.broken_figures import leave_broken
from gongkai.reports.tables.half_rows import name_half_read
from gongkai.reports.tables.headless import place_headless
from gongkai.reports.tables.lines import Line
from gongkai.reports.tables.settle import settle
from gongkai.values import Document, Finding, Grid, Paragraph

PLAIN_WORDS = ("予以公开", "部分公开", "自然人", "商业企业", "行政许可", "规范性文件", "行政复议", "结果维持")
"""Labels of the statutory tables, and"""
ENOUGH_WORDS = 3
"""how many of them are no accident where tables are looked for."""
_MOST_COPIES = 6
"""How often a table is looked for in the lines of one page, at most."""
_PROVED: tuple[TableName, ...] = ("rq", "rl")
"""Tables whose rows have sums, by which an order of cells without places is proved."""
_WHOLE = {name: min(len(tuple(form.tables[name].cell_keys())) for form in FORMS.values()) for name in _PROVED}
"""The cells of such a table."""
_Reader = Callable[[Sequence[Strip]], Loose | None]
_LONGEST = 80
"""Characters of a paragraph that may be a cell: the longest label has some 60."""
MOST_BLOCKS = 5_000
"""Paragraphs of a page that may be a flattened table; a whole one with its text has some 700."""


def aligned(document: Document) -> Alignment:
    """The tables of a document, settled.

    Text, tables of which only the order of cells is known, and any document in whose grids no table is found (a page
    with a paragraph or a line for each cell), are read from their lines too; so are tables RQ and RL that grids give
    in part: where a span of the header does not fit, its columns stand over others' figures, but in their order.
    Short paragraphs beside grids may be a copy of their tables.
    """
    ordinary = _of_grids(document.blocks)
    in_lines = document.kind == "text" or any(isinstance(block, Grid) and block.flattened for block in document.blocks)
    if in_lines or (not ordinary.placed and _may_be_flattened(document.blocks)):
        return gather(document.blocks, ordinary)
    lines = [block for block in document.blocks if isinstance(block, Paragraph) and len(block.text) <= _LONGEST]
    if len(lines) <= MOST_BLOCKS and holds_labels(lines):
        ordinary = gather(document.blocks, ordinary, lines=lines)
    partly = [table for table in _PROVED if _count(ordinary.placed, table) < _WHOLE[table]]
    return gather(document.blocks, ordinary, partly) if partly and _prints_labels(document.blocks) else ordinary


def _of_grids(blocks: Sequence[Paragraph | Grid], used: Set[tuple[int | None, int]] = frozenset()) -> Alignment:
    return place_headless(settle(name_half_read(leave_broken(align(blocks, used), blocks), blocks)), blocks)


def _may_be_flattened(blocks: Sequence[Paragraph | Grid]) -> bool:
    """Whether the labels of a table stand in paragraphs: each page that a crawl meets is asked this."""
    return len(blocks) <= MOST_BLOCKS and holds_labels(blocks)


def _prints_labels(blocks: Iterable[Paragraph | Grid]) -> bool:
    """Do enough labels of the statutory tables stand in grids?"""
    texts = {cell.text for block in blocks if isinstance(block, Grid) for row in block.rows for cell in row if cell}
    text = "\n".join(texts)
    return sum(word in text for word in PLAIN_WORDS) >= ENOUGH_WORDS


def holds_labels(blocks: Iterable[Paragraph | Grid], enough: int = ENOUGH_WORDS) -> bool:
    """Do enough labels of the statutory tables stand in these paragraphs that it is no accident?"""
    text = "\n".join(block.text for block in blocks if isinstance(block, Paragraph))
    return sum(word in text for word in PLAIN_WORDS) >= enough


def gather(
    blocks: Sequence[Paragraph | Grid],
    ordinary: Alignment,
    tables: Sequence[TableName] = TABLES,
    lines: Sequence[Paragraph] | None = None,
) -> Alignment:
    """The alignment of a text document: of each table the reading that places more cells, the ordinary one if equal.

    Only these `tables` are looked for, not in lines of which others were placed, and only in `lines` where they are
    given.
    A table that the page prints twice is read twice, be one of them a grid: what both do not say alike is told to be
    so. A copy of which less is read than of another counts as unread: its few cells and the other's would be one
    report out of two.
    """
    of_others = {(one.line.table, one.line.row) for one in ordinary.placed if one.table not in tables}
    strips = [strip for strip in strips_of(lines or blocks) if (strip.line.table, strip.line.row) not in of_others]
    better: list[Loose] = []
    unread: dict[TableName, Line] = {}
    for table in tables:
        known = strips if table in _PROVED else _without_places(strips, ordinary.placed, table)
        found, line = _beyond(table, known, _count(ordinary.placed, table))
        better += found
        unread |= {} if line is None else {table: line}
    if not better:
        ordinary.copies |= unread
        return ordinary
    taken = [strip for loose in better for strip in loose.used]
    if len(tables) < len(TABLES):  # The header of another table may stand between the labels of one looked for.
        taken = [strip for strip in taken if strip.figures]
    used = {(strip.line.table, strip.line.row) for strip in taken}
    alignment = _of_grids(blocks, used)
    alignment.copies = unread
    for loose in better:
        alignment.placed += loose.alignment.placed
        alignment.findings += loose.alignment.findings
    return alignment


def _without_places(strips: Sequence[Strip], placed: Iterable[Placed], table: TableName) -> list[Strip]:
    """The lines but those of a grid that keeps its columns and holds cells of this table.

    What stands under none of its labels there is none of theirs, and no sum says so where its place is forgotten.
    """
    keeping = {one.line.table for one in placed if one.table == table and not one.line.flattened}
    return [strip for strip in strips if strip.line.table not in keeping]


def _beyond(table: TableName, strips: Sequence[Strip], placed: int) -> tuple[list[Loose], Line | None]:
    """What these lines say of a table beyond the `placed` cells of grids, and the first line of an unread copy."""
    copies = list(_copies(_READERS[table], strips))
    counts = [_count(loose.alignment.placed, table) for loose in copies]
    most = max(counts, default=0)
    fullest = [loose for loose, count in zip(copies, counts, strict=True) if count == most]
    if most > placed:
        return copies, unread_copy(table, strips, fullest)
    apart = [loose for loose in fullest if most and most == placed and _is_in_text(loose)]
    return apart, unread_copy(table, list(_rows_in_text(strips)), apart, beside_grid=True) if placed else None


def _copies(read: _Reader, strips: Sequence[Strip]) -> Iterator[Loose]:
    """What is found of a table in these lines, and then in those behind it."""
    for _ in range(_MOST_COPIES):
        loose = read(strips)
        if loose is None or not loose.used:
            return
        yield loose
        end = next(n for n, strip in enumerate(strips, start=1) if strip is loose.used[-1])
        strips = strips[end:]


def _is_in_text(loose: Loose) -> bool:
    """Does it stand in running text, as no grid does? It is a copy of its own then."""
    return all(strip.line.table is None for strip in loose.used)


def _rows_in_text(strips: Sequence[Strip]) -> Iterator[Strip]:
    """The lines of running text with several figures, or right over such.

    A heading over a grid may be a row's label too, and a list of what was done has one figure a line (规章：0件).
    """
    for strip, below in zip_longest(strips, strips[1:]):
        is_over = below is not None and below.line.table is None and not below.says and len(below.figures) > 1
        if strip.line.table is None and (is_over or len(strip.figures) > 1):
            yield strip


def _count(placed: Iterable[Placed], table: TableName) -> int:
    return len({(one.row.key, one.column) for one in placed if one.table == table and one.row.key and one.item})


def _disclosure(strips: Sequence[Strip]) -> Loose | None:
    area = disclosure_area(strips)
    if area is None:
        return None
    lines = strips[slice(*area)]
    alignment = leave_broken(align([disclosure_grid(lines)]))
    alignment.placed = [one for one in alignment.placed if one.table == "pd"]
    if is_cut(lines) and alignment.placed:
        alignment.findings.append(_tell_order(alignment.placed))
    return Loose(alignment, lines)


def _tell_order(placed: Sequence[Placed]) -> Finding:
    return findings.assumed(
        findings.ORDER,
        "主动公开表的列标题被拆到各行，按格式文本的列序读取",
        "the column labels of table pd are cut over lines; its figures were read in the order of the form",
        [f"pd.{one.row.key}_{one.column}" for one in placed if one.row.key],
    )


_READERS: dict[TableName, _Reader] = {"pd": _disclosure, "rq": read_requests, "rl": read_disputes}
