"""Grids to lines of items: the cells of each row once, left to right, with the columns they cover."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest
from typing import NamedTuple

from gongkai.forms import TableName
from gongkai.reports.labels import SUBTOTALS, TABLES, is_title, match_column, match_row, normalise
from gongkai.reports.tables.applicants import WIDTH
from gongkai.reports.tables.cut_labels import pieces
from gongkai.reports.tables.numbers import UNREAD, Reading, count_apart, read_cell, stands_for_a_figure
from gongkai.reports.tables.serials import SERIAL, counted
from gongkai.reports.traditional import simplified
from gongkai.values import At, Grid, GridCell

RESULTS = "本年度办理结果"
"""The label beside all rows of results, normalised; often written downwards, a character a row (catalogue item 9)."""
_APPLICANTS = 4
"""Columns of table RQ that are named in the last line of its header, at least: five, one of which may be damaged."""
_ENDED = 3
"""Lines of figures that end in a blank, at least, until that is no chance."""
_COUNTED: dict[int, TableName] = {3: "pd", WIDTH: "rq"}
"""Tables by the figures of a row: of documents, or of requests."""
_NUMBER = "序号"
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

    `row` counts from 0; `flattened` lines know the order of their items, not their columns.
    """

    items: tuple[Item, ...]
    table: int | None
    page: int | None
    row: int
    flattened: bool

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


def lines_of(grid: Grid) -> list[Line]:
    """The lines of a grid; in flattened text those with labels behind their figures have them before (item 10)."""
    lines = list(_lines(grid))
    return _without_numbers(_labels_first(_without_ends(lines))) if grid.flattened else lines


def labels_end(grid: Grid) -> int:
    """The column behind the labels of a grid's rows of table RQ; 0 where it has none."""
    cells = (cell for row in grid.rows for cell in row if cell is not None)
    return max((cell.column + cell.column_span for cell in cells if _opens_row(cell.text)), default=0)


def _without_ends(lines: list[Line]) -> list[Line]:
    """The lines without the blank at their ends, where one ends each line of figures, whole ones too: it is no cell.

    Programs that put something between all texts of a page have two in turn where a row ends, more where a table does,
    and none for a blank: so no figure stands behind one.
    """
    filled = [line.items for line in lines if any(item.is_figure for item in line.items)]
    ended = len(filled) >= _ENDED and all(items[-1].reading.state == "blank" for items in filled[:-1])
    if not ended or not any(_is_whole(line.items) for line in lines) or any(map(_has_blank_inside, filled)):
        return lines
    ends = [_ends_table(below) or line.items is filled[-1] for line, below in zip_longest(lines, lines[1:])]
    return [_without_end(line, is_last) for line, is_last in zip(lines, ends, strict=True)]


def _ends_table(below: Line | None) -> bool:
    return below is not None and any(is_title(table, item.text) for item in below.items[:1] for table in TABLES)


def _without_end(line: Line, is_last: bool) -> Line:
    """A line without the blank at its end; the last of a table without all of them."""
    end = _last(line.items) if is_last else len(line.items) - (line.items[-1].reading.state == "blank")
    return line._replace(items=line.items[: max(end, 1)])


def _last(items: Sequence[Item]) -> int:
    """Where the blanks at the end of a line begin."""
    return max((n + 1 for n, item in enumerate(items) if item.reading.state != "blank"), default=0)


def _has_blank_inside(items: Sequence[Item]) -> bool:
    """Stands a blank between two figures?"""
    figures = [n for n, item in enumerate(items) if item.is_figure]
    return any(item.reading.state == "blank" for item in items[figures[0] : figures[-1]])


def _is_whole(items: Sequence[Item]) -> bool:
    """Has a row of table PD or RQ a figure for each of its columns, or are they named, and is there a blank behind?"""
    *before, last = items
    if last.reading.state != "blank":
        return False
    labels = [n for n, item in enumerate(before) if item.is_words and not item.stands_for_figure]
    figures = before[labels[-1] + 1 :] if labels else before
    if labels and not figures:
        return sum(bool(match_column("pd", item.text).keys) for item in before) > 1
    table = _COUNTED.get(len(figures))
    if table is None or not labels or any(item.reading.state == "blank" for item in figures):
        return False
    return bool(match_row(table, before[labels[-1]].text).keys)


def _without_numbers(lines: list[Line]) -> list[Line]:
    """The lines without a column of their numbers, which stands behind the figures, or runs on from the next line.

    It is one where the last figures of so many lines count up; or the number of the one line of a table, behind its
    header, which names a column of such (序号).
    """
    filled = [n for n, line in enumerate(lines) if any(_may_be_number(item) for item in line.items)]
    ends = {n: max(i for i, item in enumerate(lines[n].items) if _may_be_number(item)) for n in filled}
    run = [filled[n] for n in counted([lines[n].items[ends[n]].text for n in filled])]
    run = run or [n for n in filled[:1] if _is_number_of_next(lines, n, ends[n])]
    kept = {n: lines[n].items[: ends[n]] + lines[n].items[ends[n] + 1 :] for n in run}
    return [line._replace(items=kept[n]) if n in kept else line for n, line in enumerate(lines)]


def _may_be_number(item: Item) -> bool:
    """May this be the number of a line: a figure, and no shred of the label beside all results (三)?"""
    return item.is_figure and not is_shred(item)


def _is_number_of_next(lines: Sequence[Line], n: int, end: int) -> bool:
    """Is the one figure of a line, behind the labels of columns, the number of the next, as a label above says?"""
    *labels, number = lines[n].items[: end + 1]
    named = sum(bool(match_column("rq", item.text).keys) for item in labels)
    above = (item.text for line in lines[: n + 1] for item in line.items)
    is_alone = end + 1 == len(lines[n].items) and named == len(labels) >= _APPLICANTS
    return is_alone and bool(SERIAL.fullmatch(number.text)) and any(normalise(text) == _NUMBER for text in above)


def _labels_first(lines: list[Line]) -> list[Line]:
    """The lines with their labels at the left, where each line of figures of this table has them at the right."""
    begins = [_first_words(line) for line in lines]
    filled = [(line, n) for line, n in zip(lines, begins, strict=True) if any(item.is_figure for item in line.items)]
    behind = [_leads_with_figures(line.items, n) for line, n in filled]
    labelled = any(match_row("rq", item.text).keys for line, n in filled for item in line.items[n:])
    if not all(behind) or not labelled:
        return lines
    ends = [_last(line.items[:n]) for line, n in filled if line.items[0].is_figure]
    turned = [n > 0 and not _is_moved(line.items[:n], ends) for line, n in zip(lines, begins, strict=True)]
    return [
        line._replace(items=_turned(line.items, n)) if is_turned else line
        for line, n, is_turned in zip(lines, begins, turned, strict=True)
    ]


def _is_moved(figures: Sequence[Item], ends: Sequence[int]) -> bool:
    """Begins a row whose labels stand at the right with a blank, and does it end behind all that begin with a figure?

    The blank is a cell there, and those before a figure too far right are more than it had.
    """
    return figures[0].reading.state == "blank" and _last(figures) > max(ends, default=len(figures))


def _leads_with_figures(items: tuple[Item, ...], labels: int) -> bool:
    """Do more figures stand before the labels of this line than behind? A shred, or the line's number, is one alone."""
    before = sum(item.is_figure for item in items[:labels])
    return before > sum(item.is_figure for item in items[labels:])


def _turned(items: tuple[Item, ...], labels: int) -> tuple[Item, ...]:
    """The items of a line with those from `labels` on at the left.

    Blanks between a row's seven figures and its labels lie under a label that spans several rows; those behind the
    labels are no figures left blank.
    """
    end = max((n + 1 for n, item in enumerate(items) if item.reading.state != "blank"), default=0)
    figures = items[:labels]
    gap = figures[WIDTH:]
    if all(item.reading.state == "blank" for item in gap):
        figures = figures[:WIDTH]
    return (*items[labels:end], *figures)


def _first_words(line: Line) -> int:
    """Where the labels of a line begin, if it has any."""
    words = (n for n, item in enumerate(line.items) if item.is_words and not item.stands_for_figure)
    return next(words, len(line.items))


def _lines(grid: Grid) -> Iterator[Line]:
    """The lines of a grid. A row that shows nothing of its own is none: all it prints comes down from above."""
    readings: dict[str, Reading] = {}
    begun = [_begins_something(row, r) for r, row in enumerate(grid.rows)]
    for r, row in enumerate(grid.rows):
        items = _items(row, r, readings, begun)
        if not begun[r]:
            continue
        page = grid.row_pages[r] if grid.row_pages else grid.page
        for part in _parts(_with_whole_labels(items)) if grid.flattened else (items,):
            yield _new(Line, (part, grid.number, page, r, grid.flattened))


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
                or (applicants >= _APPLICANTS and _opens_row(item.text))
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
