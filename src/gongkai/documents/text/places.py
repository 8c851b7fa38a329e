"""Rows of text in which each cell still stands in its column: what spans several is repeated, or left out behind it.

Programs that go through a Word table by its grid print a cell once for each place it covers (python-docx and what is
built on it); those that go through a sheet print it in its first place and nothing, or NaN, in the others (Excel's
comma-separated files, pandas). Either way rows are equally long, and a figure stands under its header.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import groupby, islice

from gongkai.documents.spans import RawCell, RawRow
from gongkai.documents.text.lines import FIGURE

Rows = Sequence[Sequence[str]]

_NARROWEST = 3
"""Columns of a table, at least."""
_FEWEST = 2
"""Rows that repeat a label beside itself, at least: one may do so by chance."""
_MISSING = re.compile(r"NaN|nan|None|Unnamed: \d+(?:_level_\d+)?")
"""What pandas prints for a cell that has nothing, and for a column without a label."""
_COMMAS = 2
"""Commas in the first line of a comma-separated table, at least."""
_LINES = 2
"""Rows of one, at least."""
_ALONE = 5
"""Figures of a row that stands alone, at least: some programs part the rows of a table."""
_LOOKED_AT, _LOOKED_AT_LINES = 20, 100
"""Rows, and lines, that show whether one starts: labels written downwards have a line for each character."""
_NO_FIELD = re.compile(r"\d\s|\s\d|[^\d↑↓]\d+$")
"""In a field that commas part: digits beside others, or at the end of words, of numbers that a comma groups (1,234)."""
_LINE = 30
"""Characters of a line of a label, at most."""
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
"""One such number alone in its line."""


def with_spans(rows: Rows) -> list[RawRow]:
    """The rows with their cells spanned again, where labels are repeated or places left out; none where neither is so.

    Labels that are equal to their neighbours at the right and below are one cell, figures under one label are too.
    """
    if len({len(row) for row in rows}) != 1 or len(rows[0]) < _NARROWEST:
        return []
    printed = [["" if _MISSING.fullmatch(text) else text for text in row] for row in _without_numbers(rows)]
    repeating = sum(any(_is_label(text) and len([*same]) > 1 for text, same in groupby(row)) for row in printed)
    if repeating >= _FEWEST:
        return _joined(printed)
    return by_place(printed) if printed != [[*row] for row in rows] else []


def comma_rows(lines: Sequence[str], at: int) -> tuple[list[RawRow], int]:
    """The comma-separated table that starts at this line, and the line after it; no rows where none does.

    Its rows have equally many fields, and one of the first prints a figure. Sentences and grouped numbers (1,234) have
    commas too. Its first line has none where a cell of several lines begins there.
    """
    opens_cell = lines[at].count('"') % 2 == 1
    if (lines[at].count(",") < _COMMAS and not opens_cell) or _GROUPED.fullmatch(lines[at].strip()):
        return [], at
    first = [row for row, _ in islice(_records(lines, at, at + _LOOKED_AT_LINES), _LOOKED_AT)]
    figures = sum(bool(text and FIGURE.fullmatch(text)) for row in first for text in row)
    if figures < (1 if len(first) >= _LINES else _ALONE):
        return [], at
    records = list(_records(lines, at, len(lines)))
    fields = _without_numbers([row for row, _ in records])
    return with_spans(fields) or by_place(fields), records[-1][1]


def _records(lines: Sequence[str], at: int, end: int) -> Iterator[tuple[list[str], int]]:
    """The fields of each row from this line on, as long as they are equally many, and the line after it.

    A blank line may part each row from the next.
    """
    reader = csv.reader(f"{lines[n]}\n" for n in range(at, min(end, len(lines))))
    width = None
    was_blank = True
    with suppress(csv.Error):  # A field of more than 128 KB: no cell, nor what stands before it in a quote left open.
        for row in reader:
            if not row and not was_blank:
                was_blank = True
                continue
            was_blank = False
            if len(row) != (width or len(row)) or len(row) < _NARROWEST or any(map(_is_no_field, row)):
                return
            width = len(row)
            yield [" ".join(text.split()) for text in row], at + reader.line_num


def _is_no_field(text: str) -> bool:
    """Is this a part of a sentence, or of a number? A label of several lines stands between quotes, as neither does."""
    is_label = "\n" in text and all(len(line) <= _LINE for line in text.split("\n"))
    return not is_label and bool(_NO_FIELD.search(text)) and not FIGURE.fullmatch(text)


def _without_numbers(rows: Rows) -> Rows:
    """The rows without the numbers of columns (0, 1, 2 …) in the first, and of rows beside them, as pandas has them."""
    beside = int(not rows[0][0])
    is_numbered = [*rows[0][beside:]] == [str(n) for n in range(len(rows[0]) - beside)]
    return [row[beside:] for row in rows[1:]] if is_numbered else rows


def by_place(rows: Rows) -> list[RawRow]:
    """The rows with each cell in its own place, spanned nowhere."""
    return [RawRow([RawCell(text) for text in row]) for row in rows]


def _is_label(text: str) -> bool:
    return len(text) > 1 and not FIGURE.fullmatch(text)


def _joined(rows: Rows) -> list[RawRow]:
    """Rows of cells that span what is equal: labels to the right and downwards, the rest under one label."""
    over = [-1] * len(rows[0])
    taken: set[tuple[int, int]] = set()
    joined: list[RawRow] = []
    for r, row in enumerate(rows):
        cells: list[RawCell] = []
        for begin, end in _runs(row, over):
            if (r, begin) in taken:
                continue
            height = _height(rows, r, begin, end) if _is_label(row[begin]) else 1
            taken.update((down, c) for down in range(r, r + height) for c in range(begin, end))
            cells.append(RawCell(row[begin], height, end - begin))
        for begin, end in _runs(row, over):
            if _is_label(row[begin]):
                over[begin:end] = [r * len(row) + begin] * (end - begin)
        joined.append(RawRow(cells))
    return joined


def _runs(row: Sequence[str], over: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Begin and end of each run of equal neighbours: of labels, or of what stands under one label."""
    begin = 0
    for n in range(1, len(row) + 1):
        if n < len(row) and row[n] == row[begin] and row[n] and (_is_label(row[n]) or -1 != over[n] == over[begin]):
            continue
        yield begin, n
        begin = n


def _height(rows: Rows, r: int, begin: int, end: int) -> int:
    """How many rows print the same, and nothing else of it beside, in these columns from here down."""
    text, height = rows[r][begin], 1
    while r + height < len(rows) and all(cell == text for cell in rows[r + height][begin:end]):
        height += 1
    return height
