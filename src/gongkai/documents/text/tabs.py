"""Tables of text whose cells stand behind tabs: one cell a line, a row a line, or a cell for each place of the grid."""

from collections.abc import Sequence
from itertools import takewhile

from gongkai.documents.limits import MAX_COLUMNS
from gongkai.documents.text.lines import FIGURE, HEADING, MOST_LINES, OPENS_HEADING, is_prose
from gongkai.documents.text.places import with_spans
from gongkai.documents.text.rows import Rows, regroup

_WRAPPED = 30
"""Characters that a further line of one cell has at most; a longer line is a paragraph."""
_FEWEST = 2
"""Tabs of a row with a cell for each place, at least."""


def tabbed(lines: Sequence[str], at: int) -> tuple[Rows, int]:
    """Rows of cells behind tabs: a line with one tab at its head is a cell, a line with more is a row.

    A row without figures is left whole: between the labels of a header stand blanks, where one covers several columns.
    And so are all where each has a cell for each place.
    """
    rows: Rows = []
    cells: list[str] = []
    placed = _placed(lines, at)
    if with_spans(placed):
        return placed, at + len(placed)
    while at < len(lines):
        line = lines[at].rstrip(" \u3000\xa0")
        if is_indented(lines, at):
            break
        if line.startswith("\t") and "\t" not in line[1:]:
            if not lines[at - 1].strip(" ") and at and cells:
                rows += regroup(cells)
                cells = []
            cells.append(" ".join(line.split()))
        elif "\t" in line.strip() or line.count("\t") > 1 or (rows and _ends_in_blank(line)):
            row = [" ".join(cell.split()) for cell in line.split("\t", MAX_COLUMNS)]
            rows += [*regroup(cells), *(regroup(row) if any(map(FIGURE.fullmatch, row)) else [row])]
            cells = []
        elif line.strip():
            if not cells or not _continues(cells[-1], lines, at):
                break
            cells[-1] = f"{cells[-1]} {' '.join(line.split())}".strip()
        at += 1
    return [*rows, *regroup(cells)], at


def _placed(lines: Sequence[str], at: int) -> Rows:
    """The rows from this line on, as long as they have equally many cells."""
    wide = lines[at].count("\t")
    if wide < _FEWEST:
        return []
    block = takewhile(lambda line: line.count("\t") == wide, (lines[n] for n in range(at, len(lines))))
    return [[" ".join(cell.split()) for cell in line.split("\t", MAX_COLUMNS)] for line in block]


def is_indented(lines: Sequence[str], at: int) -> bool:
    """Is this a paragraph indented by a tab, or a heading before one (Guangyuan statistics 2024), and no cell?"""
    if lines[at].strip(" \u3000\xa0").count("\t") != 1 or not lines[at].startswith("\t"):
        return False
    if is_prose(lines[at]):
        return True
    following = next((line for line in lines[at + 1 : at + MOST_LINES] if line.strip()), "")
    return bool(OPENS_HEADING.match(lines[at].strip())) and following.startswith("\t") and is_prose(following)


def _ends_in_blank(line: str) -> bool:
    """Is this a label and one blank cell, as a browser copies a row?"""
    return line.endswith("\t") and 0 < len(line.strip()) <= _WRAPPED


def _continues(cell: str, lines: Sequence[str], at: int) -> bool:
    """Is this line, which has no tab, the next line of the cell before it?

    Not behind a figure or an empty cell, not if it is a heading or a paragraph, and only if the table goes on after it.
    """
    if not cell or FIGURE.fullmatch(cell) or len(lines[at].strip()) > _WRAPPED or HEADING.match(lines[at]):
        return False
    for line in lines[at + 1 : at + MOST_LINES]:
        if line.startswith("\t"):
            return True
        if len(line.strip()) > _WRAPPED or HEADING.match(line):
            return False
    return False
