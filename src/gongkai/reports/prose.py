"""Headings and sentences that stand in rows of their own inside tables: they are text of the report as any paragraph.

Whole reports are laid out in one table, each paragraph in a row over its whole width; notes stand below the figures.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from gongkai.reports.sections import heading_of, topic
from gongkai.values import Document, Grid, Paragraph

_NOTE = "注"
_SENTENCE_ENDS = tuple("。！？；;")


def with_rows_of_text(document: Document) -> Document:
    """The document with the paragraphs that stand in rows of its grids, each behind its grid."""
    found: list[list[Paragraph | Grid]] = [
        [block, *_paragraphs(block)] if isinstance(block, Grid) else [block] for block in document.blocks
    ]
    return (
        replace(document, blocks=tuple(chain.from_iterable(found)))
        if any(len(blocks) > 1 for blocks in found)
        else document
    )


def _paragraphs(grid: Grid) -> Iterator[Paragraph]:
    for number, row in enumerate(grid.rows):
        cells = {id(cell): cell for cell in row if cell is not None and cell.text}
        if len(cells) == 1:
            cell = next(iter(cells.values()))
            if cell.row == number and _is_text(paragraph := Paragraph(cell.text)):
                yield paragraph


def _is_text(paragraph: Paragraph) -> bool:
    """Is this a sentence, a note or the heading of a statutory part? The label of a row or a column is none."""
    text = paragraph.text.strip()
    if text.startswith(_NOTE) or text.endswith(_SENTENCE_ENDS):
        return True
    heading = heading_of(paragraph)
    return heading is not None and bool(topic(heading))
