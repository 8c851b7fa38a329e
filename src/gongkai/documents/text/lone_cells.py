"""Tables that have one cell a line and an empty line for each blank one: word processors save documents as text so.

Between the cells nothing stands, or one empty line more (programs that part paragraphs by two line ends): a blank cell
is two empty lines then, or one.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from gongkai.documents.text.lines import DISPUTES, FIGURE, HEADING, LONGEST_CELL, is_prose

_WIDE = 6
"""Figures and blanks in a row of a table whose rows can be told by them: seven, but that one may be lost."""
_ROWS, _ENOUGH = 3, 8
"""Rows of a table with figures, and figures in them or rows in all, at least."""
_PARTED = 5
"""Rows with figures that end in a blank, at least, until that is no chance: two of table PD may lack their last."""
_BLANKS, _RUNS = 5, 12
"""Empty lines in turn, at least, that nothing but blank cells leave, and how often."""
_HEADER = 100
"""Lines over the first figures that may be the table's header, at most."""
_COUNT = re.compile("[0-9]{0,18}")
"""A count or a blank."""
_LABELS = 4
"""Labels between a heading and the figures below it, at most, where that heading is a row's label too (三、一、)."""
_LABEL = 8
"""Characters that no label of a column has, and most of rows have; the others have an enumerator (一、本年新收)."""
_LONGEST = 10
"""Characters of the longest label over the first figures of a table, without its notes (其他对外管理服务事项)."""
_CAPTIONS = ("表", "报告", "年报", "情况")
"""How titles and captions end, and no label that is as long."""
_NOTE = re.compile("[（(][^（()）]*[)）]")
_NUMERALS = frozenset("零一二三四五六七八九十")
_LONG = 12
"""Digits that no count has."""
_SELDOM, _MOSTLY = 0.1, 0.6
"""The share of lines that have the next right below them: at most where an empty line parts all, and at least where
empty lines are blank cells."""


class _Cell(NamedTuple):
    text: str
    kind: Literal["figure", "blank", "words", "other"]
    line: int


class _Part(NamedTuple):
    """Cells from `begin` to before `end`."""

    begin: int
    end: int


def with_tabs(lines: list[str]) -> list[str]:
    """The lines, with a tab before each cell of such tables, as others are written; all others as they are.

    Where some cells are apart and many are not, no line end says what an empty line is: text that a library takes out
    of a PDF, one box after another. Lines in which two empty ones for each blank show rows are not read otherwise.
    """
    together = _together(lines)
    if _SELDOM < together < _MOSTLY and not _holds_blanks(lines):
        return lines
    cells = _each_line(lines) if together > _SELDOM else _each_paragraph(lines)
    rows = _rows_of(cells)
    if any(cell.kind == "other" and not cell.text for cell in cells):  # lines that are no blank cells of two
        by_one = _by_one(lines)
        shown = sum(len(of_part) for of_part in rows.values() if _shows_it(cells, of_part))
        if max(_even_rows(rows, cells), shown) < _even_rows(rows_by_one := _rows_of(by_one), by_one):
            cells, rows = by_one, rows_by_one
    tables = sorted(_tables(cells, rows))
    return list(_tabbed(lines, cells, tables, _between_rows(cells, rows.values()))) if tables else lines


def _together(lines: Sequence[str]) -> float:
    """The share of lines that have the next right below them."""
    written = [bool(line.strip()) for line in lines]
    return sum(above and below for above, below in pairwise(written)) / max(sum(written), 1)


def _holds_blanks(lines: Sequence[str]) -> bool:
    """Stand so many empty lines so often in turn that they are blank cells, as where totals alone are filled in?"""
    runs = (sum(1 for _ in run) for is_blank, run in groupby(lines, lambda line: not line.strip()) if is_blank)
    return sum(run >= _BLANKS for run in runs) >= _RUNS


def _tabbed(lines: Sequence[str], cells: Sequence[_Cell], tables: Sequence[_Part], between: Set[int]) -> Iterator[str]:
    at = 0
    for begin, end in tables:
        yield from lines[at : cells[begin].line]
        yield from ("" if n in between else f"\t{cells[n].text}" for n in range(begin, end))
        at = cells[end].line if end < len(cells) else len(lines)
    yield from lines[at:]


def _each_line(lines: Sequence[str]) -> list[_Cell]:
    return [_cell(line, n) for n, line in enumerate(lines)]


def _each_paragraph(lines: Sequence[str]) -> list[_Cell]:
    """The cells that one empty line parts, so that a blank one is two lines more; no blank where that does not fit."""
    cells: list[_Cell] = []
    at = 0
    for is_blank, group in groupby(lines, lambda line: not line.strip()):
        members = list(group)
        if not is_blank:
            cells.append(_cell(" ".join(members), at))
        elif len(members) % 2:
            cells += [_Cell("", "blank", at + 1 + 2 * n) for n in range(len(members) // 2)]
        else:
            cells.append(_Cell("", "other", at))
        at += len(members)
    return cells


def _by_one(lines: Sequence[str]) -> list[_Cell]:
    """The cells that one empty line parts, where a blank one is one line more (a town, 2023)."""
    cells: list[_Cell] = []
    at = 0
    for is_blank, group in groupby(lines, lambda line: not line.strip()):
        members = list(group)
        if is_blank:
            cells += [_Cell("", "blank", at + 1 + n) for n in range(len(members) - 1)]
        else:
            cells.append(_cell(" ".join(members), at))
        at += len(members)
    return [cell for _, run in groupby(cells, _is_of_row) for cell in _proved(list(run))]


def _is_of_row(cell: _Cell) -> bool:
    return cell.kind in ("figure", "blank")


def _proved(run: list[_Cell]) -> list[_Cell]:
    """Figures and blanks; those of table RL without what parts it from its neighbours, where its sums prove one place.

    Else its blanks are none: lines alone do not tell which is the first.
    """
    figures = [n for n, cell in enumerate(run) if cell.kind == "figure"]
    if len(run) < DISPUTES or not figures:
        return run
    counts = [int(cell.text[:_LONG]) if cell.text.isdecimal() else 0 for cell in run]
    first, last = max(0, figures[-1] - DISPUTES + 1), min(figures[0], len(run) - DISPUTES)
    places = [n for n in range(first, last + 1) if _adds_up(counts[n : n + DISPUTES])]
    if len(places) == 1:
        return run[places[0] : places[0] + DISPUTES]
    return [cell if cell.kind == "figure" else cell._replace(kind="other") for cell in run]


def _adds_up(counts: Sequence[int]) -> bool:
    """Is each fifth the sum of the four before it?"""
    return all(sum(counts[n : n + 4]) == counts[n + 4] for n in range(0, DISPUTES, 5))


def _rows_of(cells: Sequence[_Cell]) -> dict[_Part, list[_Part]]:
    """The rows of each part of a text between headings."""
    return {part: list(_rows(cells, part)) for stretch in _stretches(cells) for part in _pieces(cells, stretch)}


def _even_rows(rows: Mapping[_Part, Sequence[_Part]], cells: Sequence[_Cell]) -> int:
    """How many rows with figures are as wide as those of table RQ; none where others are nearly so.

    Behind the last row of a part stands what parts it from the next.
    """
    filled = [row for part, of_part in rows.items() for row in of_part if row.end < part.end and _figures(cells, row)]
    widths = [row.end - row.begin for row in filled if _WIDE <= row.end - row.begin < DISPUTES]
    return len(widths) if set(widths) == {_WIDE + 1} else 0


def _cell(line: str, n: int) -> _Cell:
    if is_prose(line):
        return _Cell(line[:LONGEST_CELL], "other", n)
    text = " ".join(line.split())
    if not text:
        return _Cell("", "blank", n)
    is_caption = len(text) > _LONGEST and text.endswith(_CAPTIONS)
    if is_caption or "|" in text or "\t" in line:
        return _Cell(text, "other", n)
    return _Cell(text, "figure" if FIGURE.fullmatch(text) or text in _NUMERALS else "words", n)


def _tables(cells: Sequence[_Cell], rows: Mapping[_Part, Sequence[_Part]]) -> Iterator[_Part]:
    """Where tables stand, header and rows: in any part of a text one of whose tables shows that it is written so."""
    if not any(_shows_it(cells, of_part) for of_part in rows.values()):
        return
    for part, of_part in rows.items():
        if (end := _end(cells, part, of_part)) is not None:
            first = next(row for row in of_part if _is_solid(cells, row))
            yield _Part(_begin(cells, part, first), _without_gap(cells, of_part, end))


def _without_gap(cells: Sequence[_Cell], rows: Sequence[_Part], end: int) -> int:
    """The end of a table, before the empty lines that part it from what follows, where none of its rows has a blank."""
    filled = [row for row in rows if _figures(cells, row) and row.end <= end]
    spaced = any(cells[n].kind == "blank" for row in filled[:-1] for n in range(row.begin, row.end))
    is_last = len(filled) >= _ROWS and filled[-1].end == end
    return end if spaced or not is_last else _figures(cells, filled[-1])[-1] + 1


def _between_rows(cells: Sequence[_Cell], parts: Collection[Sequence[_Part]]) -> Set[int]:
    """The empty lines that are no cells: one ends each row of a table but its last. Others are written as the longest.

    Read as a blank, one would stand in place of another that a program left out. The header of table RL may end so too,
    unless the fifteen figures add up as they stand.
    """
    ends = [[_ends_blank(cells, row) for row in rows if _figures(cells, row)][:-1] for rows in parts]
    if not any(len(of_rows) >= _PARTED and all(of_rows) for of_rows in ends):
        return frozenset()
    parted = [rows for rows, of_rows in zip(parts, ends, strict=True) if all(of_rows)]
    ending = {row.end - 1 for rows in parted for row in rows if _ends_blank(cells, row)}
    last = ([row for row in rows if _figures(cells, row)][-1:] for rows in parted)
    ending |= {n for rows in last for row in rows for n in range(_figures(cells, row)[-1] + 1, row.end)}
    disputes = [row for rows in parted for row in rows if row.end - row.begin >= DISPUTES]
    whole = (range(row.begin, row.begin + DISPUTES) for row in disputes if _are_fifteen(cells, row))
    return (ending | {row.begin for row in disputes if _ends_header(cells, row)}).difference(*whole)


def _ends_header(cells: Sequence[_Cell], row: _Part) -> bool:
    """Is a blank before the figures of table RL none of them? Fifteen without it that do not add up had one more."""
    printed = _figures(cells, row) or [row.begin]
    is_one_of_more = printed[-1] - row.begin == DISPUTES and not _are_fifteen(cells, _Part(row.begin + 1, row.end))
    return cells[row.begin].kind == "blank" and not is_one_of_more


def _are_fifteen(cells: Sequence[_Cell], row: _Part) -> bool:
    """Are all figures of a row among its first fifteen cells, and do these add up?"""
    printed = _figures(cells, row)
    texts = [cell.text for cell in cells[row.begin : row.begin + DISPUTES]]
    is_within = bool(printed) and printed[-1] < row.begin + DISPUTES and all(map(_COUNT.fullmatch, texts))
    return is_within and _adds_up([int(text or 0) for text in texts])


def _ends_blank(cells: Sequence[_Cell], row: _Part) -> bool:
    return cells[row.end - 1].kind == "blank"


def _begin(cells: Sequence[_Cell], part: _Part, first: _Part) -> int:
    """Where a table begins, whose first figures are these: behind a title or a caption, which is longer than labels."""
    begin = max(part.begin, first.begin - _HEADER)
    words = [n for n in range(begin, first.begin) if cells[n].kind == "words"]
    return max((n + 1 for n in words[:-_LABELS] if len(_NOTE.sub("", cells[n].text)) > _LONGEST), default=begin)


def _end(cells: Sequence[_Cell], part: _Part, rows: Sequence[_Part]) -> int | None:
    """Where the table in a part of the text ends; None where there is none.

    Blanks behind the fifteen figures of table RL part it from what follows; where the first is blank too, that may be a
    margin. A figure behind them is one of its row, unless they add up: one of them was cut in two (99 to 9 and 9).
    """
    filled = [row for row in rows if _figures(cells, row)]
    disputes = next((row for row in filled if row.end - row.begin >= DISPUTES), None)
    if disputes:
        first = _Part(disputes.begin, disputes.begin + DISPUTES)
        beyond = first.end if _are_fifteen(cells, first) else _figures(cells, disputes)[-1] + 1
        return max(first.end, beyond) if cells[disputes.begin].kind == "figure" else disputes.end
    is_headed = part.begin > 0 and HEADING.match(cells[part.begin - 1].text) is not None
    if len(filled) < (1 if is_headed else _ROWS):
        return None
    last = max(row.end for row in rows if _is_solid(cells, row))
    heading = next((n for n in range(last, part.end) if HEADING.match(cells[n].text)), part.end)
    return max(row.end for row in rows if row.end <= heading)


def _is_solid(cells: Sequence[_Cell], row: _Part) -> bool:
    """Is this a row of a table, and not what parts two paragraphs?"""
    return row.end - row.begin >= _WIDE or bool(_figures(cells, row))


def _stretches(cells: Sequence[_Cell]) -> Iterator[_Part]:
    """Lines together of which each may be a cell."""
    at = 0
    for is_other, group in groupby(cells, lambda cell: cell.kind == "other"):
        begin, at = at, at + sum(1 for _ in group)
        if not is_other:
            yield _Part(begin, at)


def _pieces(cells: Sequence[_Cell], stretch: _Part) -> Iterator[_Part]:
    """The parts of a stretch between headings over a table: such has more labels below it than those of one row."""
    end, labels, blanks = stretch.end, 0, 0
    for n in range(stretch.end - 1, stretch.begin - 1, -1):
        kind = cells[n].kind
        blanks = blanks + 1 if kind == "blank" else 0
        if kind == "figure" or blanks >= _WIDE:
            labels = 0
        labels += kind == "words"
        if labels > _LABELS and HEADING.match(cells[n].text):
            yield _Part(n + 1, end)
            end, labels = n, 0
    yield _Part(stretch.begin, end)


def _rows(cells: Sequence[_Cell], part: _Part) -> Iterator[_Part]:
    """The figures and blanks of each row."""
    at = part.begin
    for is_words, group in groupby(cells[part.begin : part.end], lambda cell: cell.kind == "words"):
        begin, at = at, at + sum(1 for _ in group)
        if not is_words:
            yield _Part(begin, at)


def _shows_it(cells: Sequence[_Cell], rows: Sequence[_Part]) -> bool:
    """Are these rows of a table with its labels before their figures?"""
    wide = [row for row in rows if row.end - row.begin >= _WIDE]
    filled = [row for row in wide if _figures(cells, row)]
    if len(filled) < _ROWS or max(len(wide), sum(len(_figures(cells, row)) for row in filled)) < _ENOUGH:
        return False
    before = (cell.text for cell in cells[max(wide[0].begin - _LABELS, 0) : wide[0].begin] if cell.kind == "words")
    return any(len(text) > _LABEL or HEADING.match(text) for text in before)


def _figures(cells: Sequence[_Cell], row: _Part) -> list[int]:
    return [n for n in range(row.begin, row.end) if cells[n].kind == "figure"]
