"""Tables that a page or a Word file shows as lines of bars, each a paragraph: Markdown, put there as it was."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from gongkai.documents.text.lines import FIGURE, holds_rows
from gongkai.documents.text.reader import read_text
from gongkai.values import Grid, Paragraph

_LINES, _FIGURES = 3, 8
"""Lines of one, and figures in them, at least: a site's menus and paths have bars too."""


def with_rows_of_bars(blocks: Sequence[Paragraph | Grid], name: str) -> list[Paragraph | Grid]:
    """The blocks with such lines, or one that holds rows, as grids, numbered behind the others. `name` is for messages.

    Raises `Unreadable` at the limits of text.
    """
    read: list[Paragraph | Grid] = []
    number = max((block.number for block in blocks if isinstance(block, Grid)), default=0)
    for is_barred, run in groupby(blocks, _is_barred):
        lines = [*run]
        if not is_barred or not _is_table(lines):
            read += lines
            continue
        for block in read_text("\n".join(_texts(lines)), name=name).blocks:
            number += isinstance(block, Grid)
            read.append(replace(block, number=number) if isinstance(block, Grid) else block)
    return read


def _is_barred(block: Paragraph | Grid) -> bool:
    return isinstance(block, Paragraph) and ("|" in block.text or holds_rows(block.text))


def _texts(blocks: Sequence[Paragraph | Grid]) -> Iterator[str]:
    return (block.text for block in blocks if isinstance(block, Paragraph))


def _is_table(lines: Sequence[Paragraph | Grid]) -> bool:
    if any(map(holds_rows, _texts(lines))):
        return True
    cells = (cell.strip() for text in _texts(lines) for cell in text.split("|"))
    return len(lines) >= _LINES and sum(bool(FIGURE.fullmatch(cell)) for cell in cells if cell) >= _FIGURES
