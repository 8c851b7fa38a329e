"""Text that was recognised in a picture: a scan's, and the invisible layer that another program left over one.

Recognition errs. Nobody says how sure the other program was, so that all it read is in doubt; the sums prove most of
its figures, as they do those of a scan.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from gongkai.decoding import LOST
from gongkai.documents.pdf.glyphs import Page
from gongkai.values import Grid, GridCell, Paragraph

_SURE = 0.4
"""How sure the characters of a layer are: not enough for a figure."""
_CHINESE = re.compile("[\u4e00-\u9fff]")


def with_unsure_layer(page: Page) -> Page:
    """The page, its characters in doubt where most of them are such a layer."""
    if not page.hidden:
        return page
    glyphs = (g if g.confidence is not None else g._replace(confidence=_SURE) for g in page.glyphs)
    return page._replace(glyphs=tuple(glyphs))


def with_layers_in_doubt(blocks: Sequence[Paragraph | Grid], hidden: Collection[int]) -> tuple[Paragraph | Grid, ...]:
    """The blocks, with doubt in the grids that may reach into a `hidden` page: up to where the next one begins."""
    begins = [block.page or 0 for block in blocks if isinstance(block, Grid)]
    last = max((*hidden, *begins), default=0)
    ends = dict(pairwise((*begins, last)))
    return tuple(
        with_doubt(block)
        if isinstance(block, Grid) and any((block.page or 0) <= page <= ends[block.page or 0] for page in hidden)
        else block
        for block in blocks
    )


def with_doubt(block: Paragraph | Grid) -> Paragraph | Grid:
    """A grid whose cells all say how sure they are: one put together from loose words is in doubt, blanks among them.

    Where words stand in no ruled cells, what seems to be missing may stand in another row.
    """
    if isinstance(block, Paragraph):
        return block
    each = [cell for row in block.rows for cell in row if cell is not None]
    cells = {id(cell): _doubtful(cell) for cell in each}
    if all(cell.confidence is None for cell in each if cell.text):
        cells |= {id(cell): cell._replace(text=LOST, confidence=0.0) for cell in _blanks(block.rows)}
    return replace(block, rows=tuple(tuple(cell and cells[id(cell)] for cell in row) for row in block.rows))


def _doubtful(cell: GridCell) -> GridCell:
    return cell._replace(confidence=0.0) if cell.text and cell.confidence is None else cell


def _blanks(rows: Sequence[Sequence[GridCell | None]]) -> Iterable[GridCell]:
    """The blank cells behind others of their rows: from the first row on that has a figure, and in rows of a label.

    A header has words in several columns, or none in the first.
    """
    first = next((n for n, row in enumerate(rows) if any(_is_figure(cell) for cell in row)), len(rows))
    for n, row in enumerate(rows):
        cells = [cell for cell in row if cell]
        label = next((k for k, cell in enumerate(cells) if cell.text), len(cells))
        if n >= first or (label == 0 and not any(cell.text for cell in cells if cell is not cells[0])):
            yield from (cell for cell in cells[label:] if not cell.text)


def _is_figure(cell: GridCell | None) -> bool:
    """Tell whether a cell has a figure, or a mark where one would stand: no words."""
    return cell is not None and cell.text != "" and (cell.text[0].isdigit() or _CHINESE.search(cell.text) is None)
