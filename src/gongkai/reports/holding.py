"""Whether a document holds a report at all: for a crawl, which asks this of every page and needs nothing else of it."""

from gongkai.reports.align import align
from gongkai.reports.gather import gather
from gongkai.reports.settle import settle
from gongkai.reports.tables import assemble
from gongkai.values import Document, Grid

_PLAIN_WORDS = ("予以公开", "部分公开", "自然人", "商业企业", "行政许可", "规范性文件", "行政复议", "结果维持")
"""Labels of the statutory tables; three of them in tables with figures are no accident."""


def holds_report(document: Document) -> bool:
    """Whether one of the statutory tables is in a document: what `read_report` would read, as quickly as can be."""
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    said = {
        word
        for grid in grids
        for row in grid.rows
        for cell in row
        if cell
        for word in _PLAIN_WORDS
        if word in cell.text
    }
    if len(said) >= 3 and any(_is_figure(cell.text) for grid in grids for row in grid.rows for cell in row if cell):
        return True
    alignment = settle(align(grids))
    if document.kind == "text":
        alignment = gather(document.blocks, alignment)
    return bool(assemble(alignment).forms)


def _is_figure(text: str) -> bool:
    return text.isascii() and text.isdigit()
