"""Figures that run over the side of their cell into the next: of neither cell is it known what it holds."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gongkai.documents.pdf.glyphs import CUT, Glyph
from gongkai.documents.pdf.lattice import Lattice, Piece
from gongkai.documents.pdf.lines import is_one_figure, make_lines

_AT_SIDE = 2.0
"""A character further from both sides of its cell, in its size, is none of the next to them."""
_OVER = 0.3
"""The part of a character that lies beyond the side of a cell where it is not known which of two it stands in."""


def with_overflow(piece: Piece, lattice: Lattice, figures: Sequence[Glyph]) -> Piece:
    """The piece, which a lattice was filled to, with `CUT` in each cell that one of the figures runs into or out of."""
    cells = set(_run_over(lattice, [glyph for glyph in figures if _is_at_side(glyph, lattice)]))
    return piece._replace(
        cells=tuple(c._replace(text=c.text + CUT) if (c.row, c.x0) in cells else c for c in piece.cells)
    )


def _is_at_side(glyph: Glyph, lattice: Lattice) -> bool:
    if glyph.turned:
        return False
    column = bisect_right(lattice.xs, glyph.x)
    near = _AT_SIDE * glyph.size
    return any(x - near < glyph.x1 and glyph.x0 < x + near for x in lattice.xs[max(column - 1, 0) : column + 1])


def _run_over(lattice: Lattice, glyphs: Sequence[Glyph]) -> Iterator[tuple[int, float]]:
    """The row and left border of each cell of two that one figure reaches into."""
    owners = lattice.owners() if glyphs else {}
    for line in make_lines(glyphs, 0):
        regions = [owners.get(lattice.mesh_at(glyph.x, glyph.y)) for glyph in line.glyphs]
        pairs = [pair for index, pair in enumerate(pairwise(regions), 1) if is_one_figure(line.glyphs, index)]
        for glyph in line.glyphs:
            over = _OVER * (glyph.x1 - glyph.x0)
            one, other = (owners.get(lattice.mesh_at(x, glyph.y)) for x in (glyph.x0 + over, glyph.x1 - over))
            pairs.append((one, other))
        for pair in pairs:
            if pair[0] != pair[1]:
                yield from ((region[0], lattice.xs[region[1]]) for region in pair if region is not None)
