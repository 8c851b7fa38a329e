"""Grids to lines of items: the cells of each row once, left to right, with the columns they cover."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from gongkai.reports.labels import SUBTOTALS, match_column, match_row, normalise
from gongkai.reports.tables.applicants import WIDTH
from gongkai.reports.tables.cut_labels import pieces
from gongkai.reports.tables.numbers import UNREAD, Reading, count_apart, read_cell, stands_for_a_figure
from gongkai.reports.traditional import simplified
from gongkai.values import At, Grid, GridCell

RESULTS = "本年度办理结果"
"""The label beside all rows of results, normalised; often written downwards, a character a row (catalogue item 9)."""
APPLICANTS = 4
"""Columns of table RQ that are named in the last line of its header, at least: five, one of which may be damaged."""
OUTCOMES = 5
"""Columns for each proceeding in table RL."""
DISPUTES = 15
"""Figures of table RL."""


_FIGURES = frozenset(("number", "dash", "slash"))


class Item(NamedTuple):
    """One cell in one row: what it says, and the grid columns it covers (`start` to `end`, exclusive, from 0).

    `begins`: it starts in this row; else it reaches down into it.
    """

    reading: Reading
    start: int
    end: int
    begins: bool
    tall: bool
    """It covers more than one row that has cells of its own."""

    @property
    def text(self) -> str:
        """The text as printed."""
        return self.reading.raw

    @property
    def is_words(self) -> bool:
        """It prints something that is neither a number nor a mark for nothing."""
        return self.reading.state == "text" and not self.reading.in_doubt

    @property
    def stands_for_figure(self) -> bool:
        """It prints a figure, or a word that pages print instead of one (无, 不适用): a label may read so too."""
        return self.is_figure or stands_for_a_figure(self.reading)

    @property
    def is_ink(self) -> bool:
        """It is ink in a picture in which no character was recognised, or just a digit beside."""
        return self.reading.in_doubt and UNREAD in self.reading.raw

    @property
    def is_unread(self) -> bool:
        """It is in doubt, and no count whose digits stand apart (9 774)."""
        return self.reading.in_doubt and count_apart(self.text) is None

    @property
    def is_figure(self) -> bool:
        """It prints a number, a dash or a slash, or what looks like one in a picture."""
        _, state, _, _, in_doubt, _ = self.reading
        return state in _FIGURES or in_doubt


class Line(NamedTuple):
    """One row of a grid, or a line of running text (`table` is None, or 0 where a grid was put together of such lines).

    `row` counts from 0; `flattened` lines know the order of their items, not their columns;
    `drawn` ones stand on a page, where cells may have run together.
    """

    items: tuple[Item, ...]
    table: int | None
    page: int | None
    row: int
    flattened: bool
    drawn: bool = False

    def at(self, item: Item) -> At:
        """Where an item of this line stands, counted from 1; nowhere in running text."""
        if not self.table:
            return At()
        return _new(At, (self.page, self.table, self.row + 1, item.start + 1))

    @property
    def is_blank(self) -> bool:
        """Nothing is printed in this line."""
        return all(item.reading.state == "blank" for item in self.items)


_new = tuple.__new__
"""Makes a named tuple in a third of the time that its own constructor takes."""


def labels_end(grid: Grid) -> int:
    """The column behind the labels of a grid's rows of table RQ; 0 where it has none."""
    cells = (cell for row in grid.rows for cell in row if cell is not None)
    return max((cell.column + cell.column_span for cell in cells if _opens_row(cell.text)), default=0)


def rows_of(grid: Grid) -> Iterator[Line]:
    """The lines of a grid. A row that shows nothing of its own is none: all it prints comes down from above."""
    readings: dict[str, Reading] = {}
    begun = [_begins_something(row, r) for r, row in enumerate(grid.rows)]
    for r, row in enumerate(grid.rows):
        items = _items(row, r, readings, begun)
        if not begun[r]:
            continue
        page = grid.row_pages[r] if grid.row_pages else grid.page
        for part in _parts(_with_whole_labels(items)) if grid.flattened else (items,):
            yield _new(Line, (part, grid.number, page, r, grid.flattened, grid.drawn))


def _begins_something(row: Sequence[GridCell | None], r: int) -> bool:
    """Begins a cell in this row that prints something, or is not left of a label that comes down from above?

    Word processors leave a row without one below a row that they merged of two, with blanks left of it at most. Where
    figures alone come down, the blank may be the label of a second row.
    """
    if any(cell is not None and cell.row == r and cell.text for cell in row):
        return True
    first = next((n for n, cell in enumerate(row) if cell is not None and cell.row < r and cell.text), len(row))
    label = row[first] if first < len(row) else None
    is_beside = any(cell is not None and cell.row == r for cell in row[first:])
    return label is None or is_beside or not _is_label(read_cell(label))


def _is_label(reading: Reading) -> bool:
    return reading.state == "text" and not stands_for_a_figure(reading)


def _items(
    row: Sequence[GridCell | None], r: int, readings: dict[str, Reading], begun: Sequence[bool]
) -> tuple[Item, ...]:
    """The cells of a row; `readings` are those of the texts of this grid, in which most figures are alike.

    `begun` says of each row of the grid whether it has something of its own.
    """
    items: list[Item] = []
    end, width = 0, len(row)
    while end < width:
        start, cell = end, row[end]
        end += 1
        while end < width and row[end] is cell:
            end += 1
        if cell is None:
            continue
        text, top, _, height, _, confidence, _ = cell
        reading = readings.get(text) if confidence is None else read_cell(cell)
        if reading is None:
            readings[text] = reading = read_cell(cell)
        tall = height != 1 and any(begun[top + 1 : top + height])
        items.append(_new(Item, (reading, start, end, top == r, tall)))
    return tuple(items)


def _with_whole_labels(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items of a flattened row with the pieces of a column's label as one."""
    counts = pieces(["" if not item.is_words or item.stands_for_figure else item.text for item in items])
    if len(counts) == len(items):
        return items
    ends = [*accumulate(counts)]
    runs = (items[end - count : end] for count, end in zip(counts, ends, strict=True))
    return tuple(run[0] if len(run) == 1 else _joined(run) for run in runs)


def _joined(run: Sequence[Item]) -> Item:
    text = "".join(item.text for item in run)
    return run[0]._replace(reading=Reading(text, "text"), end=run[-1].end)


def _parts(items: tuple[Item, ...]) -> Iterator[tuple[Item, ...]]:
    """A flattened row cut behind its header, where cells stand one a line and both run together.

    Before a row label of table PD that follows other words (Erdao expropriation office 2022), before the first row
    under a header of table RQ or the outcomes of table RL, and before the figures of table RL.
    """
    if _ends_in_disputes(items):
        yield from _parts(items[:-DISPUTES])
        items = items[-DISPUTES:]
    begin = applicants = outcomes = 0
    only_disputes = True  # so far: a row may have a thousand items
    for i, item in enumerate(items):
        if (
            item.is_words
            and i > begin + 1
            and items[i - 1].is_words
            and (
                (_is_first_label(item.text) and not match_row("pd", items[i - 1].text).keys)
                or (applicants >= APPLICANTS and _opens_row(item.text))
                or (outcomes == OUTCOMES and match_row("rl", item.text).keys)
            )
        ) or (
            not (item.is_words and not item.stands_for_figure)
            and i > begin + OUTCOMES - 1
            and only_disputes
            and (i - begin) % OUTCOMES == 0
        ):
            yield items[begin:i]
            begin, applicants, outcomes, only_disputes = i, 0, 0, True
        applicants += bool(item.is_words and match_column("rq", item.text).keys)
        is_outcome = item.is_words and bool(match_column("rl", item.text).keys)
        outcomes += is_outcome
        only_disputes = only_disputes and is_outcome
    yield items[begin:]


def _ends_in_disputes(items: tuple[Item, ...]) -> bool:
    """Do all figures of table RL stand behind the last of its outcomes, and so its header is one row with them?"""
    return (
        len(items) > DISPUTES
        and bool(match_column("rl", items[-DISPUTES - 1].text).keys)
        and not any(item.is_words and not item.stands_for_figure for item in items[-DISPUTES:])
    )


def _is_first_label(text: str) -> bool:
    return bool(match_row("pd", text).keys) or match_row("rq", text).keys == ("requests_new",)


def _opens_row(text: str) -> bool:
    """Is this the label of a row of table RQ, or of several; not 其他 or 总计, which are columns too?"""
    label = normalise(text)
    if len(label) < 3 or match_column("rq", text).keys:
        return False
    return bool(match_row("rq", text).keys) or label in SUBTOTALS or label == RESULTS


def is_shred(item: Item) -> bool:
    """Is this one character of the vertical 三、本年度办理结果? 三 is a figure too."""
    return len(item.text) == 1 and simplified(item.text) in f"三、{RESULTS}"


def without_next_label(figures: list[Item]) -> list[Item]:
    """The figures of a row of table RQ without a shred of the next row's labels behind them.

    It stands there where cells stand one a line. 三 is taken for one behind seven figures, or in place of the total
    where the other six do not add up to 3.
    """
    end = next((n for n in range(len(figures), 0, -1) if figures[n - 1].reading.state != "blank"), 0) - 1
    if end < 1 or not is_shred(figures[end]):
        return figures
    others = sum(item.reading.value or 0 for item in figures[:end])
    is_label = not figures[end].is_figure or end >= WIDTH or (end == WIDTH - 1 and others != figures[end].reading.value)
    return figures[:end] if is_label else figures


def are_blank_beside(cells: Sequence[Item], begin: int, end: int) -> bool:
    """Are all cells blank but those from `begin` to before `end`?"""
    return all(item.reading.state == "blank" for item in (*cells[:begin], *cells[end:]))
