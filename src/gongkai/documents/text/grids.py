"""Grid tables, drawn with `+---+` and bars (pandoc, reStructuredText, terminal dumps), to rows of cells with spans.

Here columns are kept: a cell ends where a bar stands under a corner, and reaches down where no rule is drawn below it.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gongkai.documents.spans import RawCell, RawRow

_FIRST_RULE = re.compile(r"\+(?:[-=:]+\+)+")
_RULED = re.compile(r"\+[-=:]{2,}\+")
_CORNERS = "┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╭╮╰╯"
_SIDES = "│┃║"
_BOX = str.maketrans({**dict.fromkeys(_SIDES, "|"), **dict.fromkeys(_CORNERS, "+")})
_BOX_RULE = re.compile(rf"[{_CORNERS}{_SIDES}](?:[─━═]+[{_CORNERS}])+(?:[─━═]+[{_SIDES}])?")
"""A rule drawn with the characters for boxes; elsewhere such a dash is one that a cell prints."""
_BOXED = re.compile(rf"(?m)^[ \t]*[{_CORNERS}{_SIDES}].*$")
"""A line of such a table: in other lines such a side parts words (政策│解读)."""
_LONGEST = 10_000
"""Characters of a line that may be a rule: a thousand columns."""
_SECOND_HALF = "\0"
"""Stands behind a character that is as wide as two."""


def without_boxes(text: str) -> str:
    """The text with its tables drawn with `+---+` and bars, where it draws them as w3m and terminals do (├──┼──┤)."""
    if not _BOX_RULE.search(text):
        return text

    def plain(line: re.Match[str]) -> str:
        return _BOX_RULE.sub(lambda rule: re.sub("[─━═]", "-", rule[0]), line[0]).translate(_BOX)

    return _BOXED.sub(plain, text)


@dataclass(slots=True)
class _Cell:
    """A cell in the making: the edges it reaches between, the rows it covers, its lines of text."""

    start: int
    end: int
    rows: int = 1
    lines: list[str] = field(default_factory=list)


def grid_table(lines: Sequence[str], at: int) -> tuple[list[RawRow], int]:
    """The grid table that starts at this line, and the line after it.

    No rows where none does, or its lines differ: then with the line before which none starts either.
    """
    if len(lines[at]) > _LONGEST or not _FIRST_RULE.fullmatch(lines[at].strip()):
        return [], at + 1
    block: list[str] = []
    while at < len(lines) and lines[at].strip()[:1] in ("+", "|"):
        line = by_column(lines[at].strip())
        if block and len(line) != len(block[0]):
            return [], at
        block.append(line)
        at += 1
    edges = sorted({n for line in block if _RULED.search(line) for n, c in enumerate(line) if c == "+"})
    rows = _rows(block, edges) if len(block) >= 3 else []
    return [RawRow([RawCell(_text(cell), cell.rows, cell.end - cell.start) for cell in row]) for row in rows], at


def by_column(line: str) -> str:
    """The line with one character for each column that it takes on a screen."""
    return "".join(c + _SECOND_HALF if unicodedata.east_asian_width(c) in "WF" else c for c in line)


def without_second_halves(text: str) -> str:
    """A part of such a line as it is written."""
    return text.replace(_SECOND_HALF, "")


def _text(cell: _Cell) -> str:
    return " ".join(without_second_halves(" ".join(cell.lines)).split())


def _rows(block: Sequence[str], edges: Sequence[int]) -> list[list[_Cell]]:
    """The cells that begin in each row; a rule ends those under which it is drawn, and others may print beside it."""
    rows: list[list[_Cell]] = []
    open_cells: list[_Cell] = []
    fresh = True
    for line in block:
        if _RULED.search(line):
            open_cells = [cell for cell in open_cells if not _is_ruled(line, cell, edges)]
            fresh = True
        elif fresh:
            rows.append(_opened(line, edges, open_cells))
            for cell in open_cells:
                cell.rows += 1
            open_cells += rows[-1]
            fresh = False
        for cell in open_cells:
            cell.lines.append(line[edges[cell.start] + 1 : edges[cell.end]])
    return rows


def _is_ruled(line: str, cell: _Cell, edges: Sequence[int]) -> bool:
    return set(line[edges[cell.start] + 1 : edges[cell.end]]) <= set("-=:+")


def _opened(line: str, edges: Sequence[int], taken: Sequence[_Cell]) -> list[_Cell]:
    """The cells that a line opens: from bar to bar, where none from above stands."""
    bars = [n for n, edge in enumerate(edges) if line[edge] in "|+"]
    covered = {n for cell in taken for n in range(cell.start, cell.end)}
    return [_Cell(a, b) for a, b in pairwise(bars) if a not in covered]
