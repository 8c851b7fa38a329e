"""Tables of text whose bars part more or less than the cells of a row.

Two bars stand between all cells, a bar opens each row on a line of its own, or a whole table is one line. Or a row is
several lines: it was broken at a margin.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from gongkai.documents.limits import MAX_TEXT_PARTS
from gongkai.documents.text.lines import FIGURE

_RUN = re.compile(r"\|+")
_ROWS = 3
"""Rows that show that two bars stand between cells, at least."""
_COLUMNS = 5
"""Labels side by side that are those of columns."""

_BARS = 20
"""Bars in one line that holds a whole table, at least: more than any row has cells."""
_LABELS_BEHIND = 3
"""Labels behind figures or blanks in such a line, at least; bars alone pad a row."""
_LONGEST = 60
"""Characters of the longest cell: the longest labels of the forms have 40."""
_END = "  "
"""Ends a line in Markdown that does not go on in the next."""
_MOST_LINES = 12
"""Lines of one row, at most."""
_HEADING = re.compile(r"(?:^|\s)[一二三四五六七八九十]{1,3}[、.．]\S+\s")


def with_wrapped_rows(lines: list[str]) -> list[str]:
    """The lines with rows of bars whole that go on in the line below, where two spaces end each row (html2text).

    A line of 78 characters is full; the last figures of a row stood below it, without a label.
    """
    barred = [line for line in lines if "|" in line]
    ended = sum(line.endswith(_END) for line in barred)
    if ended < _ROWS or ended * 2 < len(barred):
        return lines
    whole: list[str] = []
    parts = 0
    for line in lines:
        goes_on = 0 < parts < _MOST_LINES and line.strip()
        if goes_on:
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
        parts = parts + 1 if "|" in whole[-1] and not line.endswith(_END) else 0
    return whole


def cell_by_cell(line: str) -> Sequence[str]:
    """A whole table in one line, with running text before and behind it, as lines of one cell (a bureau, 2022)."""
    if line.count("|") < _BARS:
        return (line,)
    cells = [" ".join(cell.split()) for cell in line.removesuffix("|").split("|", MAX_TEXT_PARTS)]
    is_figure = [not cell or FIGURE.fullmatch(cell) is not None for cell in cells]
    behind = sum(before and not here for before, here in pairwise(is_figure))
    if behind < _LABELS_BEHIND:
        return (line,)
    return [part for n, cell in enumerate(cells) for part in _lines_of(cell, is_last=n == len(cells) - 1)]


def _lines_of(cell: str, *, is_last: bool) -> Iterator[str]:
    """A cell before its bar; behind the figure and before the label that it holds too, the text between tables."""
    words = cell.split()
    if len(cell) <= _LONGEST and not _HEADING.search(cell):
        yield f"{cell} |".lstrip()
        return
    begin = int(FIGURE.fullmatch(words[0]) is not None)
    end = len(words) - (not is_last)
    yield from (f"{word} |" for word in words[:begin])
    yield " ".join(words[begin:end])
    yield from (f"{word} |" for word in words[max(begin, end) :])


def with_single_bars(block: list[str]) -> list[str]:
    """The rows with one bar between two cells where nearly all have two (MediaWiki): those by a blank pad nothing."""
    rows = [line.removeprefix("|") for line in block if _RUN.search(line.strip("|- "))]
    runs = [run for row in rows for run in _RUN.findall(row)]
    is_double = len(rows) >= _ROWS and runs.count("||") * 10 >= len(runs) * 9
    return [f"|{row.replace('||', '|')} |" for row in rows] if is_double else block


def without_opening_bars(rows: list[list[str]], block: Sequence[str]) -> list[list[str]]:
    """The rows without the bar that opens each where one does, on a line of its own (a district's office, 2022).

    It stands behind the row before then, as a blank cell does; or behind the labels of columns, before their figures.
    """
    if block[0] != "|" or any(row[-1] for row in rows[:-1]) or len(rows) == 1:
        return rows
    *others, last = [[*rows[0][1:-1]], *(row[:-1] for row in rows[1:-1]), rows[-1]]
    labels = len(list(takewhile(bool, last)))
    if labels < _COLUMNS or any(map(FIGURE.fullmatch, last[:labels])):
        return [*others, last]
    return [*others, last[:labels], last[labels + 1 :]]
