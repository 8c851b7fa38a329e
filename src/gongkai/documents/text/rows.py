"""Cells of text to rows, where nothing but their order is known."""

from collections.abc import Iterable

from gongkai.documents.text.lines import FIGURE

Rows = list[list[str]]
"""The texts of cells, row by row."""


def regroup(cells: Iterable[str | None]) -> Rows:
    """Cells to rows where only their order is known: words that follow figures or blanks behind words start a row."""
    rows: Rows = []
    row: list[str] = []
    seen_words = seen_figures = False
    for cell in cells:
        is_words = bool(cell) and not FIGURE.fullmatch(cell or "") and len(cell or "") > 1
        if is_words and seen_words and seen_figures:
            rows.append(row)
            row, seen_words, seen_figures = [], False, False
        seen_figures |= seen_words and not is_words
        seen_words |= is_words
        if cell is not None:
            row.append(cell)
    return [*rows, row] if row else rows
