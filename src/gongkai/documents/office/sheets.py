"""Sheets of a workbook to paragraphs and grids: what is shown, in the order of the rows.

A sheet is one big table with titles in it. It is cut where the eye cuts it: at empty rows, and at rows without
borders that hold one text, which is a title or a sentence.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from gongkai.documents.limits import MAX_CELLS, Unreadable
from gongkai.values import Grid, GridCell, Note, Paragraph

MAX_EMPTY_ROWS = 20
"""Rows with borders and nothing in them that a table may hold in a row: formatted rows go on to the sheet's end."""
MAX_EMPTY_COLUMNS = 10
"""Columns with borders and nothing in them that a table may have at either side."""
MAX_SHEETS = 200
MAX_PLACES = 1_000_000
"""Cells that one workbook draws, empty ones with them."""
MAX_CHARACTERS = 16_000_000
"""Characters that all cells of one workbook show: a long text may be stored once and shown in each cell."""
MAX_MERGED = 20_000
"""Merged areas of one sheet."""
MAX_MERGED_ROWS = 400_000
"""Rows that all merged cells of a sheet cover, counted once for each."""

UNREAD = "\ufffc"
"""Stands in a cell for what is shown and not read, or held and not shown: it is not blank, and it is no number."""
_FIGURE = re.compile(r"[-+]?[\d,，.%]+")
_UNSEEN_FIGURE = re.compile(rf"\s*{_FIGURE.pattern}\s*(?:件次|[件条项个宗元])?\s*")
_SAID = 5
"""Texts beside a table that a note repeats."""

Place = tuple[int, int]
"""Row and column of the sheet, from 0."""
Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet that is shown: its texts as shown, by place (none of them empty), and how it is drawn.

    `bordered` holds the places with a border, and is empty where the file draws none or does not say.
    """

    name: str
    texts: Mapping[Place, str]
    merged: Sequence[Area]
    bordered: frozenset[Place]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Rows:
    """What stands in each row of a sheet: the columns that show a text, the merged cells, and borders."""

    columns: dict[int, list[int]]
    merged: Mapping[int, Sequence[Area]]
    drawn: Mapping[int, int]
    """The last column with a border."""


def as_seen(text: str, unseen: bool) -> str:
    """A figure that nobody sees is not read: what is shown is a blank, and what is meant is not known."""
    return UNREAD if unseen and _UNSEEN_FIGURE.fullmatch(text) else text


def blocks_of(sheet: Sheet, page: int, first_number: int, name: str, notes: list[Note]) -> list[Paragraph | Grid]:
    """The paragraphs and grids of a sheet. `page` is the sheet's place among those shown, `first_number` that of the
    next table; `name` is for messages, and what is left out is added to `notes`. Raises `Unreadable` at limits.
    """
    where = Note(f"{name}: sheet {sheet.name}", f"{name}：工作表“{sheet.name}”")
    rows = _rows(sheet, where)
    blocks: list[Paragraph | Grid] = []
    beside: list[str] = []
    number = first_number
    for run in _runs(sheet, rows):
        for title, part in _parts(sheet, rows, run):
            if title:
                blocks.append(Paragraph(sheet.texts[part[0], rows.columns[part[0]][0]]))
            else:
                beside += _take_out_beside(sheet, rows, part)
                blocks.append(Grid(_places(sheet, rows, part, where), number, page))
                number += 1
    if beside:
        said = beside[:_SAID]
        notes.append(
            Note(
                f"sheet {sheet.name}: what stands beside a table, under no header, is not read: {', '.join(said)}",
                f"工作表“{sheet.name}”中表格旁没有表头的内容未读取：{'、'.join(said)}",
            )
        )
    return blocks


def _take_out_beside(sheet: Sheet, rows: _Rows, part: Sequence[int]) -> Iterator[str]:
    """Take what stands to the right of a table out of its rows: sums and signs that check it, under no header.

    Where the table has borders, it ends with them; else a blank column lies between.
    """
    texts = sheet.texts
    figures = {row: [c for c in rows.columns.get(row, ()) if _FIGURE.fullmatch(texts[row, c])] for row in part}
    headed = {column for row in part if not figures[row] for column in _covered(rows, row)}
    bordered = [rows.drawn.get(row, -1) for row in part]
    last = max([*headed, *bordered], default=-1)
    outside = [row for row in part if rows.columns.get(row) and rows.columns[row][-1] > last]
    apart = max(bordered, default=-1) >= 0 or all(last + 1 not in rows.columns[row] for row in outside)
    if last < 0 or not apart or 2 * sum(any(c <= last for c in figures[row]) for row in outside) < len(outside):
        return
    for row in outside:
        yield from (texts[row, column] for column in rows.columns[row] if column > last)
        kept = [column for column in rows.columns.pop(row) if column <= last]
        rows.columns.update({row: kept} if kept else {})


def _covered(rows: _Rows, row: int) -> Iterator[int]:
    """The columns of a row that a text stands in, or a merged cell with one."""
    yield from rows.columns.get(row, ())
    yield from (right for _, _, _, right in rows.merged.get(row, ()))


def _rows(sheet: Sheet, where: Note) -> _Rows:
    columns: dict[int, list[int]] = {}
    for row, column in sorted(sheet.texts):
        if column not in sheet.hidden_columns:
            columns.setdefault(row, []).append(column)
    last = max(columns, default=0) + MAX_EMPTY_ROWS
    if sum(min(bottom, last) - top + 1 for top, _, bottom, _ in sheet.merged if top <= last) > MAX_MERGED_ROWS:
        raise _overlapping(where)
    merged: dict[int, list[Area]] = {}
    for area in sheet.merged:
        for row in range(area[0], min(area[2], last) + 1):
            merged.setdefault(row, []).append(area)
    return _Rows(columns, merged, dict(sorted(sheet.bordered)))


def _overlapping(where: Note) -> Unreadable:
    return Unreadable(
        f"{where.en}: merged cells lie upon each other; open it and save it again",
        f"{where.zh}中的合并单元格互相重叠，请打开后重新保存",
    )


def _runs(sheet: Sheet, rows: _Rows) -> Iterator[list[int]]:
    """The shown rows that belong together: with a text, under a merged text, or empty between borders."""
    under = {row for row, areas in rows.merged.items() if any(area[:2] in sheet.texts for area in areas)}
    full = under.union(rows.columns)
    run: list[int] = []
    empty: list[int] = []
    for row in [*sorted(full.union(rows.drawn)), -1]:
        follows = run and row == (empty or run)[-1] + 1 and len(empty) < MAX_EMPTY_ROWS
        if run and not follows:
            yield [shown for shown in (*run, *empty) if shown not in sheet.hidden_rows]
            run, empty = [], []
        if row in full:
            run.extend([*empty, row])
            empty = []
        elif run:
            empty.append(row)


def _parts(sheet: Sheet, rows: _Rows, run: Sequence[int]) -> Iterator[tuple[bool, list[int]]]:
    """The rows of a run, cut into titles (True, one row each) and tables (False)."""
    table: list[int] = []
    for row in run:
        if _is_alone(sheet, rows, row) and (rows.drawn or not (table or row in rows.merged)):
            if any(row in rows.columns for row in table):
                yield False, table
            table = []
            yield True, [row]
        else:
            table.append(row)
    if any(row in rows.columns for row in table):
        yield False, table


def _is_alone(sheet: Sheet, rows: _Rows, row: int) -> bool:
    """Does the row hold one text that is no figure, without borders, and under no merged cell of other rows?"""
    columns = rows.columns.get(row, ())
    if len(columns) != 1 or row in rows.drawn or any(area[0] != area[2] for area in rows.merged.get(row, ())):
        return False
    return not _FIGURE.fullmatch(sheet.texts[row, columns[0]])


def _places(sheet: Sheet, rows: _Rows, part: Sequence[int], where: Note) -> tuple[tuple[GridCell | None, ...], ...]:
    """The places of these rows: each is covered, by a merged cell or by one of its own, unless its cell was deleted."""
    first, last = _edges(sheet, rows, part)
    columns = [column for column in range(first, last + 1) if column not in sheet.hidden_columns]
    if len(part) * len(columns) > MAX_CELLS:
        raise Unreadable(
            f"{where.en} has over {MAX_CELLS} cells in one table; it is no report",
            f"{where.zh}的一个表格超过{MAX_CELLS}个单元格，不像年报",
        )
    owners = _owners(rows, part, columns, where)
    covered: dict[Place, list[Place]] = {}
    for place, owner in owners.items():
        covered.setdefault(owner, []).append(place)
    places: dict[Place, GridCell] = {}
    for owner, group in covered.items():
        (r, c), (last_row, last_column) = group[0], group[-1]
        cell = GridCell(sheet.texts.get(owner, ""), r, c, last_row - r + 1, last_column - c + 1)
        places.update(dict.fromkeys(group, cell))
    gone = _deleted(sheet, rows, part, columns)
    return tuple(
        tuple(None if (row, column) in gone else places[r, c] for c, column in enumerate(columns))
        for r, row in enumerate(part)
    )


def _deleted(sheet: Sheet, rows: _Rows, part: Sequence[int], columns: Sequence[int]) -> set[Place]:
    """The blank places without a border in a table that has them round all others, at the ends of rows and columns.

    A cell was deleted there, and those behind it moved up to it. Not in columns without borders in half of the rows.
    """
    drawn = [row for row in part if row in rows.drawn]
    bare = {(row, column) for row in drawn for column in columns if (row, column) not in sheet.bordered}
    first, last = columns[0], columns[-1]
    for row in drawn:
        for _, left, _, right in rows.merged.get(row, ()):
            bare.difference_update((row, at) for at in range(max(left, first), min(right, last) + 1))
    ends = {place for row in drawn for place in takewhile(bare.__contains__, ((row, at) for at in reversed(columns)))}
    ends |= {place for at in columns for place in takewhile(bare.__contains__, ((row, at) for row in reversed(drawn)))}
    is_whole = bare == ends and not any(place in sheet.texts for place in bare)
    counts = Counter(column for _, column in bare)
    return {place for place in bare if is_whole and 2 * counts[place[1]] < len(drawn)}


def _edges(sheet: Sheet, rows: _Rows, part: Sequence[int]) -> tuple[int, int]:
    """The first and the last column of a table: those that show a text, and those beside them that are drawn."""
    first = min(rows.columns[row][0] for row in part if row in rows.columns)
    last = max(rows.columns[row][-1] for row in part if row in rows.columns)
    for _ in range(MAX_EMPTY_COLUMNS):
        last += any((row, last + 1) in sheet.bordered for row in part)
        first -= first > 0 and any((row, first - 1) in sheet.bordered for row in part)
    return first, last


def _owners(rows: _Rows, part: Sequence[int], columns: Sequence[int], where: Note) -> dict[Place, Place]:
    """For each place of the grid, in order, the place of the sheet whose text is shown there."""
    owners: dict[Place, Place] = {
        (r, c): (row, column) for r, row in enumerate(part) for c, column in enumerate(columns)
    }
    merged: set[Place] = set()
    for r, row in enumerate(part):
        for top, left, _, right in rows.merged.get(row, ()):
            inside = [(r, c) for c in range(bisect_left(columns, left), bisect_right(columns, right))]
            if not merged.isdisjoint(inside):
                raise _overlapping(where)
            merged.update(inside)
            owners.update(dict.fromkeys(inside, (top, left)))
    return owners
