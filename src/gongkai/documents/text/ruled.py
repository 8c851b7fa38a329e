"""Tables whose columns only rules of dashes show (pandoc's simple and multiline ones, reStructuredText): to rows.

Each run of dashes is a column, between runs nothing is printed. Programs pad cells by how wide they are on a screen, or
by how many characters they have: the rules fit one of both.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from gongkai.documents.spans import RawRow
from gongkai.documents.text.grids import by_column, without_second_halves
from gongkai.documents.text.lines import FIGURE
from gongkai.documents.text.places import by_place, with_spans

_RULE = re.compile(r" {0,99}(?:-{2,9999}|={2,9999})(?: {1,9}(?:-{2,9999}|={2,9999})){1,99} *")
_FRAME = re.compile(r" {0,99}-{9,9999} *")
"""What opens and closes a table whose rows have several lines, if it has a header."""
_HEADER_LINES = 12
_MOST_LINES = 300
"""Lines of a table, at most: the longest of the forms has 34 rows."""
_LONGEST = 10_000
"""Characters of a line of such a table."""


def is_rule(line: str) -> bool:
    """Is this a rule of dashes in which each run is a column?"""
    return _RULE.fullmatch(line) is not None


def ruled_rows(lines: Sequence[str], at: int) -> tuple[list[RawRow], int]:
    """The rows of the table that starts at this line, and the line after it; no rows where none does."""
    rule = _rule_of(lines, at)
    if rule is None:
        return [], at
    is_opened = "".join(lines[at].split()).strip("-=") == ""
    begin, end = (at + 1, _closed(lines, at)) if is_opened else (at, _first_blank(lines, rule))
    drawn = lines[rule].strip()
    block = [line for line in lines[begin:end] if line.strip() != drawn]
    if end <= rule + 1 or not block or max(map(len, block)) > _LONGEST:
        return [], at
    rows = _rows(block, lines[rule])
    return (with_spans(rows) or by_place(rows), end + is_opened) if rows else ([], at)


def _rule_of(lines: Sequence[str], at: int) -> int | None:
    """Where the rule stands whose table starts here: in its first line, below its header, or below a frame."""
    if is_rule(lines[at]):
        return at
    if not lines[at].strip():
        return None
    reach = _HEADER_LINES if _FRAME.fullmatch(lines[at]) else 1
    return next((n for n in range(at + 1, min(at + 1 + reach, len(lines))) if is_rule(lines[n])), None)


def _closed(lines: Sequence[str], at: int) -> int:
    """The line that closes a table: as the one that opens it, and nothing behind."""
    for n in range(at + 1, min(at + _MOST_LINES, len(lines))):
        is_last = n + 1 == len(lines) or not lines[n + 1].strip()
        if is_last and lines[n].strip() == lines[at].strip():
            return n
    return at


def _first_blank(lines: Sequence[str], rule: int) -> int:
    most = min(rule + _MOST_LINES, len(lines))
    return next((n for n in range(rule, most) if not lines[n].strip()), most)


def _rows(block: Sequence[str], rule: str) -> list[list[str]]:
    """The cells of the lines under a rule, by the measure that fits it.

    None where both do, and differ, but for one by which all lines end with the rule: the last cell is padded then too.
    """
    columns = [run.span() for run in re.finditer("[-=]+", rule)]
    measures: tuple[Callable[[str], str], ...] = (by_column, str)
    fitting = [padded for one in measures if (padded := _padded(block, one, columns))]
    read = [_cells(padded, columns) for padded in fitting]
    if read and read[0] != read[-1]:
        end = len(rule.rstrip())
        read = [cells for cells, padded in zip(read, fitting, strict=True) if {*map(len, padded)} == {end}]
    return list(_joined(read[0])) if len(read) == 1 or (read and read[0] == read[-1]) else []


def _cells(lines: Sequence[str], columns: Sequence[tuple[int, int]]) -> list[list[str]]:
    return [[" ".join(without_second_halves(line[a:b]).split()) for a, b in columns] for line in lines]


def _padded(block: Sequence[str], measure: Callable[[str], str], columns: Sequence[tuple[int, int]]) -> list[str]:
    """The lines with as many characters as they are wide; none where one does not fit the columns."""
    fitting = list(takewhile(lambda line: _fits(line, columns), map(measure, block)))
    return fitting if len(fitting) == len(block) else []


def _fits(line: str, columns: Sequence[tuple[int, int]]) -> bool:
    """Is nothing printed beside and between the columns, and nothing of two cells in one?"""
    gaps = [(0, columns[0][0]), *((end, start) for (_, end), (start, _) in pairwise(columns)), (columns[-1][1], None)]
    beside = any(line[start:end].strip() for start, end in gaps)
    return not beside and not any(_is_of_two(line[start:end].strip()) for start, end in columns)


def _is_of_two(text: str) -> bool:
    parts = text.split("  ")
    return len(parts) > 1 and any(FIGURE.fullmatch(part.strip()) for part in parts)


def _may_go_on(part: Sequence[list[str]]) -> bool:
    return any(all(FIGURE.fullmatch(text) for text in row if text) for row in part[1:])


def _joined(lines: Sequence[list[str]]) -> Iterator[list[str]]:
    """The rows: each line is one; or all between two blank lines are, where none of them holds figures of two.

    None where a line of figures alone stands below another between blank lines: they may go on from it (14 and 069).
    """
    parts = [list(part) for is_blank, part in groupby(lines, key=lambda row: not any(row)) if not is_blank]
    if len(parts) < 2 or any(sum(any(map(FIGURE.fullmatch, row)) for row in part) > 1 for part in parts):
        if len(parts) < 2 or not any(map(_may_go_on, parts)):
            yield from lines
        return
    for part in parts:
        yield [" ".join(filter(None, cell)) for cell in zip(*part, strict=True)]
