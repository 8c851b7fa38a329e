"""Rows of text whose cells have several lines: programs print such a cell as it is, and so break the row (python-docx).

Such programs print a label once for each place that it covers, so that each row has as many tabs, or bars, as all
others. What stands between two of them is one cell. Elsewhere two short rows may have as many as a long one.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from gongkai.documents.text.lines import FIGURE, HEADING, is_prose

_FEWEST = 3
"""Tabs or bars of a row, at least."""
_MOST_LINES = 300
"""Lines of a row, at most: fifteen labels written downwards have some hundred."""
_PIECE = 30
"""Characters of a line of a cell, at most, that has neither tab nor bar; a longer one is a paragraph."""

_LINES_ABOVE = 6
"""Lines above a row, at most, of which one tells how many bars the row has."""


_OPENED = re.compile(r"\s*\|\s*([^|\s][^|]*)")
_ROWS, _CELLS = 8, 20
"""Rows that a bar opens, and bars alone, at least, in a text whose cells end in a bar on a line of its own."""


def without_row_bars(lines: list[str]) -> list[str]:
    """The lines without the bar that opens each row, where a bar alone ends each cell (a district's offices, 2021).

    Such a row is `| 规章`, `|`, `0`, `|`, `0`, `|`; nothing else with a bar has words, but for a site's menu.
    """
    opened = [_OPENED.fullmatch(line) for line in lines]
    rows = sum(map(bool, opened))
    if rows < _ROWS or sum(line.strip() == "|" for line in lines) < _CELLS:
        return lines
    worded = sum("|" in line and bool(line.strip("| \t")) for line in lines)
    if rows * 10 < worded * 9:
        return lines
    return [row[1] if row else line for line, row in zip(lines, opened, strict=True)]


def with_last_bars(lines: list[str]) -> list[str]:
    """The lines with each bar behind the row that it ends, where a break ends the row's last cell (an agency's, 2023).

    As many bars as then end the row end one above it: a bar alone may part two cells too, or be a blank row.
    """
    joined: list[str] = []
    for line in lines:
        if line.strip() == "|" and joined and _lacks_last_bar(joined[-1], joined[-1 - _LINES_ABOVE : -1]):
            joined[-1] = f"{joined[-1].rstrip()} |"
        else:
            joined.append(line)
    return joined


def _lacks_last_bar(row: str, above: Sequence[str]) -> bool:
    bars = row.count("|") + 1
    return (
        bars > 1
        and not row.rstrip().endswith("|")
        and any(line.rstrip().endswith("|") and line.count("|") == bars for line in above)
    )


def with_whole_rows(lines: list[str]) -> list[str]:
    """The lines with each broken row as one, where so all rows of its table have equally many cells."""
    for mark in "\t|":
        if any(_repeats(line, mark) for line in lines):
            lines = _whole(lines, mark)
    return lines


def _repeats(line: str, mark: str) -> bool:
    """Does a row print a label beside itself, as one that covers several places?"""
    cells = [cell.strip() for cell in line.split(mark)]
    return len(cells) > _FEWEST and any(a == b and len(a) > 1 and not FIGURE.fullmatch(a) for a, b in pairwise(cells))


def _whole(lines: list[str], mark: str) -> list[str]:
    whole: list[str] = []
    at = 0
    while at < len(lines):
        end = at + 1
        if mark in lines[at]:
            while end < len(lines) and (mark in lines[end] or _may_be_piece(lines[end])):
                end += 1
            if whole and whole[-1] in lines[at:end]:
                at -= 1  # the first line of a cell over the first two rows
                whole.pop()
            block = lines[at:end]
            whole += _rows(block, mark) or block
        else:
            whole.append(lines[at])
        at = end
    return whole


def _may_be_piece(line: str) -> bool:
    return 0 < len(line.strip()) <= _PIECE and not HEADING.match(line) and not is_prose(line)


def _rows(block: Sequence[str], mark: str) -> list[str]:
    """The rows of a block, and what is behind them; nothing where no row is broken, or they are not equally wide."""
    wide = max(line.count(mark) for line in block)
    rows: list[list[str]] = []
    row: list[str] = []
    width = 0
    for line in block:
        if rows and not row and mark not in line:
            goes_on = _goes_on(rows[-1], line, mark)
            if goes_on is None:
                return []
            if goes_on:
                rows[-1].append(line)
                continue
        row.append(line)
        width += line.count(mark)
        if wide < _FEWEST or len(row) > _MOST_LINES:
            return []
        if width == wide:
            rows.append(row)
            row, width = [], 0
    is_broken = any(sum(mark in part for part in one) > 1 for one in rows)
    is_sure = not any(mark in line for line in row) and all(_breaks_a_label(one, mark) for one in rows)
    return [*map(" ".join, rows), *row] if is_broken and is_sure else []


def _breaks_a_label(row: Sequence[str], mark: str) -> bool:
    """Does each line of a row end in the middle of a label? What ends in a figure or in a mark ends with its cell."""
    cells = (cell.split("\n") for cell in "\n".join(row).split(mark))
    lines = (line.strip() for cell in cells if len(cell) > 1 for line in cell)
    return all(line and not FIGURE.fullmatch(line) for line in lines)


def _goes_on(row: Sequence[str], line: str, mark: str) -> bool | None:
    """Does a line without a mark go on with the last cell of the row before, or begin the next row? None if unsure.

    A cell that covers several places is printed in each. A figure has one line; a label has as many as its neighbours.
    """
    *others, last = "\n".join(row).split(mark)
    if line == row[0] or last.strip() in ("", others[-1].strip()) or FIGURE.fullmatch(last.strip()):
        return False
    return True if last.count("\n") < max(cell.count("\n") for cell in others) else None
