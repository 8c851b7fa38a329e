"""Tables that run off the right side of a page: rows of which less is there than of others may be short.

Pages leave figures out of a row, so that those behind them stand further to the left. On paper such a row ends before
the table does; where that end is beside the page, its figures on the page look like those of the columns they stand in.
"""

from collections.abc import Sequence
from itertools import pairwise

from gongkai.documents.pdf.glyphs import CUT, Glyph, Page
from gongkai.documents.pdf.lattice import Piece
from gongkai.documents.pdf.lines import SEGMENT_GAP
from gongkai.documents.pdf.rows import is_figure


def with_short_rows_cut(piece: Piece, ys: Sequence[float], page: Page) -> Piece:
    """The piece with each figure marked as cut in the rows that have fewer words beside the page than another has.

    `ys` are the borders of its rows on the page.
    """
    beside = [glyph for glyph in page.glyphs if glyph.text == CUT and glyph.x > page.width]
    if not beside:
        return piece
    words = [_words([glyph for glyph in beside if top < glyph.y < below]) for top, below in pairwise(ys)]
    cells = tuple(
        cell._replace(text=cell.text + CUT) if words[cell.row] < max(words) and is_figure(cell.text) else cell
        for cell in piece.cells
    )
    return piece._replace(cells=cells)


def _words(glyphs: Sequence[Glyph]) -> int:
    """How many words characters make that stand apart as columns do, in whatever line."""
    count, end = 0, float("-inf")
    for glyph in sorted(glyphs, key=lambda glyph: glyph.x0):
        count += glyph.x0 - end > SEGMENT_GAP * glyph.size
        end = max(end, glyph.x1)
    return count
