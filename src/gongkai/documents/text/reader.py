"""Plain text to paragraphs and grids.

Tables reach plain text flattened (catalogue item 10): one cell per line behind a tab, rows apart by an empty line and
the places under a row span as empty tab lines (Changzhou zone office 2024); one cell per line before a bar, blank cells
as lone bars and runs of bars as padding (Erdao expropriation office 2022); rows of bars (Xuwen justice bureau 2023);
rows of tabs. What was a column is lost, so such grids are `flattened`: their rows are lists of cells, filled up with
None, and only labels can say what stands where. Drawn grids keep their columns, and so do rows of programs that print
something for each place (`text.places`).
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from gongkai.documents.limits import MAX_COLUMNS, MAX_TEXT_LINES, MAX_TEXT_PARTS, Unreadable
from gongkai.documents.spans import RawCell, RawRow, expand
from gongkai.documents.text.bars import cell_by_cell, with_single_bars, with_wrapped_rows, without_opening_bars
from gongkai.documents.text.broken_rows import with_last_bars, with_whole_rows, without_row_bars
from gongkai.documents.text.grids import grid_table, without_boxes
from gongkai.documents.text.lines import (
    FIGURE,
    LONGEST_CELL,
    MOST_LINES,
    OPENS_HEADING,
    holds_rows,
    is_prose,
    with_line_ends,
)
from gongkai.documents.text.lone_cells import with_tabs
from gongkai.documents.text.markdown import front_matter, without_breaks
from gongkai.documents.text.marked import with_comma_rows
from gongkai.documents.text.places import comma_rows, with_spans
from gongkai.documents.text.rows import Rows, regroup
from gongkai.documents.text.ruled import is_rule, ruled_rows
from gongkai.documents.text.tabs import is_indented, tabbed
from gongkai.values import Document, Grid, Note, Paragraph

_MARKED = re.compile(r"#{1,6} (.+)")
"""A heading in Markdown."""
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_BLANK_BY_ONE_SPACE = re.compile(r"\| \|(?=[^|]*[^| ])")
_SPACED_DIGITS = re.compile(r"(?:(?<=  )|^)\d{1,3}(?: \d{3})+(?! ?\d)")
_STYLE = 20
"""Lines with bars that show whether a bar ends each."""
_ENDED = 2
"""Rows that show how rows end, at least."""
_ALONE = 3
"""Figures of a row between bars that stands alone, at least."""
_WIDE = 7
"""Bars of a row of table RQ, at least, whose figures have a label."""
_PADDED = re.compile(r"[^| ] ?\| \|+")
"""The last cell of a row, and the bars that pad the row: `0 | ||`; where that cell is blank, `| ||` is left of it."""
_BLANK_PADDED = re.compile(r"\| \|+")
_BARS_BELOW, _PIECE = 20, 6
"""Bars below the cells that they end, at least, in such a text; and characters of all lines of a cell but its last."""
_BEHIND_BARS = re.compile(r"\|[ \u00a0]+$", re.MULTILINE)
_INDENTED = re.compile(r"^ {2,}[^|\s][^|\n]*\|[ \u00a0]+$", re.MULTILINE)
"""A cell of an indented page that breaks before it and behind its bar (a zone's board, 2023)."""
_CUT = "\ufffd"
"""Stands behind what is left of a row at the end of a text: 13 may be what is left of 1348."""


def read_text(text: str, *, name: str, notes: tuple[Note, ...] = ()) -> Document:
    """Read decoded plain text. `name` is for messages, `notes` are those of the decoding. Raises `Unreadable`."""
    metadata, text = front_matter(with_line_ends(text.replace("\r\n", "\n")))
    text = without_breaks(without_boxes(with_comma_rows(text)))
    lines = with_wrapped_rows(_without_blanks_behind(text.replace("\r", "\n")).split("\n", MAX_TEXT_LINES))
    split = not any(map(is_rule, lines))
    lines = [part for line in lines for part in (line.split() if split and holds_rows(line) else cell_by_cell(line))]
    lines = _with_bars_behind(with_whole_rows(with_last_bars(without_row_bars(lines))))
    if len(lines) > MAX_TEXT_LINES:
        raise Unreadable(
            f"{name}: over {MAX_TEXT_LINES} lines; take the report out of it and give that alone",
            f"{name}：文本超过{MAX_TEXT_LINES}行，请只提供其中的年报",
        )
    lines = with_tabs(lines)
    blocks: list[Paragraph | Grid] = []
    tables = places = at = undrawn = 0
    while at < len(lines):
        placed, after = grid_table(lines, at) if at >= undrawn else ([], undrawn)
        if not placed:
            undrawn = after
            placed, after = comma_rows(lines, at)
        if not placed:
            placed, after = ruled_rows(lines, at)
        rows, after = ([], after) if placed else _table(lines, at)
        placed = placed or with_spans(rows)
        if placed or rows:
            tables += 1
            try:
                grid = expand(placed, number=tables) if placed else _grid(rows, tables)
            except Unreadable as error:
                raise Unreadable(f"{name}: {error}", f"{name}：{error.zh}") from error
            places += len(grid.rows) * len(grid.rows[0])
            blocks.append(grid)
        elif words := " ".join(_with_whole_numbers(lines[at]).split()):
            blocks.append(Paragraph(_without_bold(_without_hashes(words))))
        at = max(after, at + 1)
        if places + len(blocks) > MAX_TEXT_PARTS:
            raise Unreadable(
                f"{name}: over {MAX_TEXT_PARTS} lines and table cells, at line {at}; "
                "take the report out of it and give that alone",
                f"{name}：到第{at}行为止，行与单元格合计超过{MAX_TEXT_PARTS}，请只提供其中的年报",
            )
    title = next((block.text for block in blocks if isinstance(block, Paragraph)), "")
    return Document("text", title, metadata, tuple(blocks), notes)


def _without_blanks_behind(text: str) -> str:
    """A text of such cells without the blanks behind their bars; elsewhere they may be a blank cell (html2text)."""
    return _BEHIND_BARS.sub("|", text) if sum(1 for _ in _INDENTED.finditer(text)) >= _BARS_BELOW else text


def _with_bars_behind(lines: list[str]) -> list[str]:
    """The lines with each bar that stands below the cell that it ends behind that cell (a town, 2023).

    A cell may have two lines then: 本年新, 制作数量. Bars below bars stand for blank cells.
    """
    below = [n for n in range(1, len(lines)) if lines[n].strip() == "|" and _is_cell(lines[n - 1])]
    if len(below) < _BARS_BELOW:
        return _with_own_bars(lines, below)
    joined: list[str] = []
    for line in lines:
        if line.strip() == "|" and len(joined) > 1 and not joined[-1].strip() and _is_barred(joined[-2]):
            joined[-1] = line  # what is blank is an empty line
        elif line.strip() == "|" and joined and _is_cell(joined[-1]):
            cell = [joined.pop()]
            while len(cell) < MOST_LINES and joined and len(joined[-1].strip()) <= _PIECE and _is_cell(joined[-1]):
                cell.insert(0, joined.pop())
            if joined and not _is_barred(joined[-1]):
                joined += cell[:-1]
                del cell[:-1]
            joined.append(f"{' '.join(cell)} |")
        else:
            joined.append(line)
    return joined


def _with_own_bars(lines: list[str], below: Iterable[int]) -> list[str]:
    """The lines with each bar of `below` behind the cell before it, if a bar opens no row (as the first one would).

    Other cells have theirs behind them, and only where a cell ends in a break its bar is left alone (a bureau, 2021).
    """
    first = next((line.strip() for line in lines if _is_barred(line)), "|")
    own = {n for n in below if 1 < n < len(lines) - 1 and _is_its_bar(lines[n - 2 : n + 2])} if first != "|" else set()
    joined = {n - 1: f"{lines[n - 1]} |" for n in own}
    return [joined.get(n, line) for n, line in enumerate(lines) if n not in own] if own else lines


def _is_its_bar(around: Sequence[str]) -> bool:
    """Of a line, a cell, a bar and the next line: does the bar end the cell, or open a table below a heading?"""
    before, cell, _, after = (line.strip() for line in around)
    if not _is_barred(before) or is_prose(cell):
        return False
    return not OPENS_HEADING.match(cell) or after == "|" or bool(FIGURE.fullmatch(after.rstrip("| ")))


def _is_cell(line: str) -> bool:
    return "|" not in line and 0 < len(line.strip()) <= LONGEST_CELL


def _with_whole_numbers(line: str) -> str:
    """A line in which one space parts the digits of a number, and two or more the cells, with such numbers whole."""
    return _SPACED_DIGITS.sub(lambda number: number[0].replace(" ", ""), line) if "  " in line else line


def _grid(rows: Rows, number: int) -> Grid:
    return expand(
        [RawRow([RawCell(text) for text in row[:MAX_COLUMNS]]) for row in rows], number=number, flattened=True
    )


def _table(lines: Sequence[str], at: int) -> tuple[Rows, int]:
    """The table that starts at this line, and the line after it; no rows where none starts here."""
    if "|" in lines[at]:
        rows, after = _parted(lines, at)
        return (rows, after) if rows else _barred(lines, at) if _is_barred(lines[at]) else ([], at)
    if "\t" in lines[at].strip(" \n").strip("\u3000") and not is_indented(lines, at):
        return tabbed(lines, at)
    return [], at


def _is_barred(line: str) -> bool:
    line = line.strip()
    return line.startswith("|") or line.endswith("|")


def _parted(lines: Sequence[str], at: int) -> tuple[Rows, int]:
    """Rows of cells that bars part, and none ends, from this line on, and the line behind; none where bars end most.

    Where all rows have as many bars and some end without, those that end with one end in a blank cell; and so they do
    where Markdown's rule of dashes has none round it (html2text), or some rows end in figures. A row with a figure is
    among the first, or there is one row with a few: a site's menu and its path have bars too.
    """
    first = list(takewhile(_has_bar, lines[at : at + _STYLE]))
    figures = sum(bool(text) and bool(FIGURE.fullmatch(text)) for line in first for text in _cells_between(f"{line}|"))
    ended = sum(map(_is_barred, first))
    is_even = len({line.count("|") for line in first}) == 1
    is_said = any(_is_rule(line) and not _is_barred(line) for line in first)
    is_blank = ended < len(first) - is_said and (is_even or is_said or _end_in_figures(first))
    few = 1 if len(first) > 1 or _is_as_wide_as_before(lines, at) else _ALONE
    if (ended * 2 >= len(first) and not is_blank) or figures < few:
        return [], at
    block = list(takewhile(_has_bar, (lines[n] for n in range(at, len(lines)))))
    return [_cells_between(f"{line}|") for line in block if not _is_rule(line)], at + len(block)


def _is_as_wide_as_before(lines: Sequence[str], at: int) -> bool:
    """Has the line before, over an empty one, as many bars as this, and more than a menu has?"""
    before = lines[at - 2] if at > 1 and not lines[at - 1].strip() else ""
    return before.count("|") == lines[at].count("|") >= _WIDE


def _end_in_figures(lines: Sequence[str]) -> bool:
    """Do rows end in figures without a bar? Not where the next line begins with it."""
    ended = (not below.lstrip().startswith("|") and _is_ended_row(line) for line, below in pairwise([*lines, ""]))
    return sum(ended) >= _ENDED


def _is_ended_row(line: str) -> bool:
    cells = _cells_between(f"{line}|")
    return len(cells) > _ALONE and bool(cells[-1]) and FIGURE.fullmatch(cells[-1]) is not None


def _has_bar(line: str) -> bool:
    return "|" in line


def _barred(lines: Sequence[str], at: int) -> tuple[Rows, int]:
    block: list[str] = []
    while at < len(lines) and (_is_barred(lines[at]) or _is_gap(lines, at)):
        block += [lines[at].strip()] if _is_barred(lines[at]) else []
        at += 1
    block = with_single_bars([line for line in block if not _is_rule(line)])
    alone = [line for line in block if line.count("|") == 1 or not line.strip("| ")]
    several = len(block) - sum(map(_is_lone, block))
    if len(block) > 1 and (len(alone) == len(block) or (len(alone) > len(block) / 2 and several <= len(block) // 20)):
        return without_opening_bars(regroup(_bar_cells(block)), block), at
    if _are_opened(block):
        return [_cells_between(f"{line[1:]}|") for line in block], at
    is_markdown = all(line.startswith("|") for line in block) and _is_ended(block)
    if is_markdown and block and not block[-1].endswith("|") and not any(map(str.strip, lines[at:])):
        block[-1] += _CUT
    if "|" in block or not all(line.startswith("|") for line in block):
        block = _rejoined(block)
    if is_markdown:
        block = [line[1:] for line in block]  # a bar opens each row, and parts nothing.
    padding = _padding_of(block)
    return [_bar_row(line, padding) for line in block], at


def _are_opened(block: Sequence[str]) -> bool:
    """Does a bar open each cell of these rows, and none end a row? One that ends in a bar ends in a blank cell.

    It opens the first too: taken for the end of a blank cell, it moved the figures of table RL by one.
    """
    bars = {line.count("|") for line in block}
    ended = sum(line.endswith("|") for line in block)
    return len(bars) == 1 and ended < len(block) > 1 and all(line.startswith("|") for line in block)


def _is_ended(block: Sequence[str]) -> bool:
    """Does a bar end each row, but for one that is cut off?"""
    return sum(line.endswith("|") for line in block) >= max(len(block) - 1, min(len(block), 2))


def _rejoined(block: Sequence[str]) -> list[str]:
    """The rows of a block in which a bar ends each cell, and a blank one breaks the line before its bar.

    A bar alone, or a line of figures that a bar opens, goes on with the row before (a district's bureau, 2020). With a
    label behind its figures it is a row that begins with a blank cell.
    """
    rows: list[list[str]] = []
    for line in block:
        first, *others = (cell.strip() for cell in line[1:].split("|"))
        is_opened = (
            line.startswith("|") and FIGURE.fullmatch(first) and all(not c or FIGURE.fullmatch(c) for c in others)
        )
        if rows and (line == "|" or is_opened):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [" ".join(row) for row in rows]


def _is_rule(line: str) -> bool:
    """Is this the rule of dashes below a header in Markdown?"""
    return "---" in line and not "".join(line.split()).strip("|:-")


def _is_gap(lines: Sequence[str], at: int) -> bool:
    """Is this a line of spaces between two of a table, as the cells of an indented page leave (Jurong water, 2022)?"""
    return lines[at].isspace() and at + 1 < len(lines) and _is_barred(lines[at + 1])


def _is_lone(line: str) -> bool:
    """Is this one cell before a bar, or before the bars that pad its row: `行政许可 | ||` (a ministry, 2022)?"""
    return "|" not in line.rstrip("| ")


def _padding_of(block: Iterable[str]) -> str:
    """What pads the rows of a block at their end, besides bars without a gap.

    A row that lacks one cell ends in `| |` then, which elsewhere is a blank cell: it is padding where other rows are
    padded, and blank cells are not written like that (Changchun veterans bureau 2023).
    """
    lines = list(block)
    padded = any(line.endswith("||") for line in lines) and not any(map(_BLANK_BY_ONE_SPACE.search, lines))
    return "| " if padded else ""


def _bar_row(line: str, padding: str) -> list[str]:
    """The cells of a row of bars without its padding.

    Where it prints nothing but a label, bars are all that is left of its blanks (Wuhan ecology bureau 2020).
    """
    row = _cells_between(line)
    if not any(map(FIGURE.fullmatch, row)):
        return row
    kept = line.rstrip("|")
    return _cells_between(kept.removesuffix(padding) if kept != line else kept)


def _cells_between(line: str) -> list[str]:
    return [_without_bold(" ".join(cell.split())) for cell in line.removesuffix("|").split("|", MAX_COLUMNS)]


def _without_hashes(text: str) -> str:
    heading = _MARKED.fullmatch(text)
    return heading[1] if heading else text


def _without_bold(text: str) -> str:
    """The text without the stars that make all of it bold in Markdown."""
    bold = _BOLD.fullmatch(text)
    return bold[1] if bold else text


def _bar_cells(block: Sequence[str]) -> list[str | None]:
    """The cells of lines that hold one each, but for a few; the last of a row is blank where bars alone are left."""
    is_padded = any(map(_PADDED.search, block))
    cells: list[str | None] = []
    for line in block:
        several = [] if _is_lone(line) else _cells_between(line.rstrip("| "))
        cells += several or ["" if is_padded and _BLANK_PADDED.fullmatch(line) else _bar_cell(line)]
    return cells


def _bar_cell(line: str) -> str | None:
    """The text of a line that holds one cell; None for a run of bars, which pads a row and is no cell."""
    return None if line.count("|") > 1 and not line.strip("| ") else " ".join(line.replace("|", " ").split())
