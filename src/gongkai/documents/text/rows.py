"""Cells of text to rows, where nothing but their order is known."""

from collections.abc import Iterable

from gongkai.documents.text.lines import FIGURE

Rows = list[list[str]]
"""The texts of cells, row by row."""
_WIDE = 7
"""Figures and blanks before the labels of a row, at least, that has these at its end."""


def regroup(cells: Iterable[str | None]) -> Rows:
    """Cells to rows where only their order is known: words that follow figures or blanks behind words start a row.

    Not those behind a blank in a row that begins with its figures: its labels stand at its end.
    """
    rows: Rows = []
    row: list[str] = []
    seen_words = seen_figures = ends_in_labels = False
    for cell in cells:
        is_words = bool(cell) and not FIGURE.fullmatch(cell or "") and len(cell or "") > 1
        if is_words and seen_words and seen_figures:
            rows.append(row)
            row, seen_words, seen_figures = [], False, False
        if is_words and not seen_words:
            ends_in_labels = len(row) >= _WIDE and any(row)
        seen_figures |= seen_words and not is_words and (bool(cell) or not ends_in_labels)
        seen_words |= is_words
        if cell is not None:
            row.append(cell)
    return [*rows, row] if row else rows
