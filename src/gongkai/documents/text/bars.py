"""Bars of rows of text that are no more than their own: doubled between all cells, or opening each row on a line."""

import re
from collections.abc import Sequence
from itertools import takewhile

from gongkai.documents.text.places import FIGURE

_RUN = re.compile(r"\|+")
_ROWS = 3
"""Rows that show that two bars stand between cells, at least."""
_COLUMNS = 5
"""Labels side by side that are those of columns."""


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
