"""Grids of recognised text that were put together from loose words are in doubt, their blanks too."""

from collections.abc import Sequence

from gongkai.documents.pdf.layer import with_doubt
from gongkai.values import Grid, GridCell


def grid(rows: Sequence[Sequence[str]], confidence: float | None = None) -> Grid:
    cells = (
        [GridCell(text, r, c, confidence=confidence if text else None) for c, text in enumerate(row)]
        for r, row in enumerate(rows)
    )
    return Grid(tuple(tuple(row) for row in cells), number=1)


ROWS = [["", "制发件数", ""], ["规章", "12", "0"], ["", "文件", ""], ["许可", "", "3"]]
"""The first row is a header, and what is blank in it is no figure."""


def read(made: Grid) -> list[list[tuple[str, float | None]]]:
    block = with_doubt(made)
    assert isinstance(block, Grid)
    return [[(cell.text, cell.confidence) for cell in row if cell] for row in block.rows]


def test_blank_among_loose_words_may_hide_what_stands_in_another_row() -> None:
    """The 30 of one row was in another, its own cell blank, and nobody was told (made scan 931)."""
    unread = ("\ufffd", 0.0)
    header, rules, files, licences = read(grid(ROWS))
    assert header == [("", None), ("制发件数", 0.0), ("", None)]
    assert rules == [("规章", 0.0), ("12", 0.0), ("0", 0.0)]
    assert files == [("", None), ("文件", 0.0), unread]
    assert licences == [("许可", 0.0), unread, ("3", 0.0)]


def test_figures_that_were_not_found_in_the_first_rows_are_missed_too() -> None:
    """Lone noughts are what the models overlook, and the rows before the first figure had none but those."""
    unread = ("\ufffd", 0.0)
    lost = [
        ["信息内容", "制发件数"],
        ["规章", ""],
        ["文件", "—", ""],
        ["信息内容", "数量"],
        ["许可", ""],
        ["处罚", "7"],
    ]
    rows = read(grid([[*row, ""][:3] for row in lost]))
    assert rows[0] == [("信息内容", 0.0), ("制发件数", 0.0), ("", None)]
    assert rows[1] == [("规章", 0.0), unread, unread]
    assert rows[2] == [("文件", 0.0), ("—", 0.0), unread]
    assert rows[4] == [("许可", 0.0), unread, unread]


def test_blank_in_ruled_cells_is_one() -> None:
    assert read(grid(ROWS, 0.9)) == [[(text, 0.9 if text else None) for text in row] for row in ROWS]


def test_header_alone_has_no_figures_to_miss() -> None:
    assert read(grid([ROWS[0]])) == [[("", None), ("制发件数", 0.0), ("", None)]]
