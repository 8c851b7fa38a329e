"""Whether a document holds a report at all: for a crawl, which asks this of every page and needs nothing else of it."""

from gongkai.reports.gather import ENOUGH_WORDS, PLAIN_WORDS, aligned
from gongkai.reports.tables.assemble import assemble
from gongkai.reports.tables.figureless import blank_form, labels_without_figures
from gongkai.values import Document, Grid


def holds_report(document: Document) -> bool:
    """Whether one of the statutory tables is in a document: what `read_report` would read, as quickly as can be."""
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    said = {
        word for grid in grids for row in grid.rows for cell in row if cell for word in PLAIN_WORDS if word in cell.text
    }
    if len(said) >= ENOUGH_WORDS and any(
        _is_figure(cell.text) for grid in grids for row in grid.rows for cell in row if cell
    ):
        return True
    tables = assemble(aligned(document))
    if tables.forms:
        return blank_form(document, tables) is None
    return labels_without_figures(document) is not None


def _is_figure(text: str) -> bool:
    return text.isascii() and text.isdigit()
