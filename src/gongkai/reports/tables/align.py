"""Lines to placed cells: each figure tied to the row and the column whose labels it stands by, or left out and told.

A figure is placed by its labels alone. Where the figures of a line are fewer than its columns, none of them is placed:
which one is missing cannot be seen (catalogue item 2); such rows of table RQ stay open, for the sums to place.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from gongkai.forms import TableName
from gongkai.reports.labels import TABLES, is_head, is_title, match_column, match_row, normalise, ordinal
from gongkai.reports.tables import telling
from gongkai.reports.tables.applicants import COLUMNS
from gongkai.reports.tables.captions import caption_after, own_caption
from gongkai.reports.tables.carried import carried, holding, is_rest, runs_on
from gongkai.reports.tables.counting import without_counts
from gongkai.reports.tables.doubtful import Ends, left_open, may_be_placed
from gongkai.reports.tables.headers import names_columns, read_header
from gongkai.reports.tables.heading import Header, Heading
from gongkai.reports.tables.lines import OUTCOMES, RESULTS, Item, Line
from gongkai.reports.tables.outcomes import PROCEEDINGS, says_nothing
from gongkai.reports.tables.pairing import in_unit, pairs_of, with_sum, without_sum
from gongkai.reports.tables.placing import OpenRow
from gongkai.reports.tables.ragged import are_ragged
from gongkai.reports.tables.row_sums import is_something
from gongkai.reports.tables.rows import RowName, as_part, dispute, name_row, named_on_end, opened, request_row, subtotal
from gongkai.reports.tables.splitting import run_together, split
from gongkai.reports.tables.table_lines import lines_of
from gongkai.values import Finding, Grid, Paragraph


class Placed(NamedTuple):
    """A cell of the page tied to a row and a column. `item` is None where the row is known but its figures are not."""

    table: TableName
    row: RowName
    column: str
    item: Item | None
    line: Line
    unit: str | None = None


class Unread(NamedTuple):
    """A line of figures that was not placed, and the table whose header it stands under, if any."""

    table: TableName | None
    line: Line


LABELLED: tuple[TableName, ...] = ("pd", "rq")
"""The tables whose rows have labels in all layouts."""
_new = tuple.__new__
"""Makes a named tuple in a third of the time that its own constructor takes."""


@dataclass(slots=True)
class Alignment:
    """All that was placed, in reading order, and what could not be."""

    placed: list[Placed] = field(default_factory=list)
    open: list[OpenRow] = field(default_factory=list)
    """Rows of table RQ whose figures may stand in other columns than their order says."""
    headless: list[OpenRow] = field(default_factory=list)
    """Rows of table RQ with seven figures under no header."""
    findings: list[Finding] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    """Lines of figures that could not be tied to rows and columns, or only to a row that no form has."""
    copies: dict[TableName, Line] = field(default_factory=dict)
    """The first line of a copy of a table in loose text that could not be read, beside one that could."""
    ends: dict[int | None, Ends] = field(default_factory=dict)
    """By grid: where its rows of table RQ end."""
    strays: dict[tuple[int | None, int, str], list[tuple[Line, Item]]] = field(default_factory=dict)
    """By grid, place and label: the figures under a column that no form has."""
    sums: set[tuple[int | None, str]] = field(default_factory=set)
    """By grid: the labels of rows of table RQ that no form has, among them those of sums of groups."""


def align(blocks: Iterable[Paragraph | Grid], used: Set[tuple[int | None, int]] = frozenset()) -> Alignment:
    """Place the figures of all statutory tables in these grids, passing over lines that are `used`: table and row.

    A grid without a header goes on under that of the grid before it (catalogue item 11). A paragraph over a grid may
    say of which proceeding its outcomes are.
    """
    alignment = Alignment()
    header: Header | None = None
    before: str | None = None
    caption: str | None = None
    for grid in blocks:
        if isinstance(grid, Paragraph):
            caption = caption_after(grid.text, caption)
            continue
        width = len(grid.rows[0]) if grid.rows else 0
        lines = without_counts([line for line in lines_of(grid) if (line.table, line.row) not in used])
        if grid.flattened and runs_on(lines):
            alignment.unread += [Unread("rq", line) for line in lines]
            header = caption = None
            continue
        header = carried(header, grid, lines) if header is not None else None
        alignment.ends[grid.number] = Ends(is_level=not (grid.flattened and are_ragged(lines)))
        header, before = _align_grid(lines, header, before, width, alignment, caption=caption)
        caption = None
    alignment.findings += [telling.unknown_column(cells, label) for (*_, label), cells in alignment.strays.items()]
    return alignment


def _align_grid(
    lines: Sequence[Line],
    header: Header | None,
    before: str | None,
    width: int,
    alignment: Alignment,
    *,
    caption: str | None,
) -> tuple[Header | None, str | None]:
    """Place one grid's figures; return the header that the next grid may go on under, and the last row placed."""
    waiting: list[Line] = []
    blank: Line | None = None
    answered = False
    for line in lines:
        if line.is_blank:
            if waiting:
                header, blank = _next_header(header, waiting, width, alignment, caption), None
                before = opened(waiting, before)
                waiting.clear()
            blank = blank or (line if line.items else None)
        elif not _is_data(line, None if waiting else header, waiting, answered):
            waiting.append(line)
        else:
            if waiting:
                header = _next_header(header, waiting, width, alignment, caption)
                before = opened(waiting, before)
                waiting.clear()
            header = holding(header, line)
            before = _align_line(line, header, before, alignment) or before
            answered = True
    if waiting:
        header = _next_header(header, waiting, width, alignment, caption)
    if header is not None and header.table == "rl" and blank is not None and not answered:
        _align_line(blank, header, None, alignment)
    return (None if header is not None and header.table == "rl" and answered else header), before


def _next_header(
    header: Header | None, waiting: Sequence[Line], width: int, alignment: Alignment, caption: str | None
) -> Header | None:
    """The header that holds after these lines: theirs, or the old one where they are no header at all."""
    new = _header_of(waiting, width, caption)
    if new is not None and header is not None and is_rest(new, waiting, header):
        return header
    if new is not None:
        if header is not None and {one.key for one in header.headings}.isdisjoint(one.key for one in new.headings):
            alignment.ends[waiting[0].table] = Ends()  # Those were of the other half of the columns.
        damaged = (heading for heading in new.headings if heading.key is not None and not heading.sure)
        alignment.findings += [telling.damaged_column(new.table, heading, waiting[-1]) for heading in damaged]
        return new
    if header is None or header.table == "pd":
        return None
    words = [item.text for line in waiting for item in line.items]
    heads = any(is_head(text) and normalise(text) != RESULTS for text in words)
    ends = any(is_title(table, text) for table in TABLES if table != header.table for text in words)
    return None if heads or ends else header


def _header_of(lines: Sequence[Line], width: int, caption: str | None) -> Header | None:
    """The header that lines print. Over five outcomes of table RL alone one of them, or `caption`, names whose."""
    captions = [own_caption(line) for line in lines]
    named = [own for own in captions if own]
    header = read_header([line for line, own in zip(lines, captions, strict=True) if not own], width)
    if header is not None and header.table == "rl" and not any(heading.row for heading in header.headings):
        return replace(header, caption=named[-1] if named else caption)
    return read_header(lines, width) if named else header


def _is_data(line: Line, header: Header | None, waiting: Sequence[Line], answered: bool) -> bool:
    """Does this line print figures, or a row of blanks or words under a header?"""
    words = [item for item in line.items if item.is_words]
    nothing = waiting and len(line.items) >= OUTCOMES and all(map(_is_nothing, line.items))
    figures = [item for item in line.items if item.is_figure]
    is_unread = all(item.is_ink for item in figures) and names_columns(line)  # labels, one or two of them blots
    if nothing or (figures and not is_unread):
        return True
    said = says_nothing(line)  # 结果维持 暂无 暂无 暂无 is no header
    on_end = _may_stand_on_end(line, header) and named_on_end(line.items) is not None
    if said or on_end or _names_outcome(line, waiting, header):
        return True
    if names_columns(line) or (waiting and _is_lone_column(line)):
        return False
    if header is not None and header.table == "rl":
        for kind, match in (("row", match_row), ("key", match_column)):
            if not header.caption and not any(getattr(heading, kind) for heading in header.headings):
                return any(match("rl", item.text).keys for item in words[:1])
        labels = (match_row("rl", i.text).keys or match_column("rl", i.text).keys or is_head(i.text) for i in words)
        return not answered and len(line.items) >= len(header.headings) and not any(labels)
    named = any(match_row(table, item.text).keys for table in LABELLED for item in words)
    return named and (header is not None or bool(waiting))


def _is_lone_column(line: Line) -> bool:
    """Is all that a line of text prints the label of a column? 总计 is, where a header was cut at its blanks."""
    printed = [item.text for item in line.items if item.reading.state != "blank"]
    is_lone = line.flattened and len(printed) == 1 and not ordinal(printed[0])
    return is_lone and bool(match_column("rq", printed[0]).keys)


def _names_outcome(line: Line, waiting: Sequence[Line], header: Header | None) -> bool:
    """Is this an outcome's label, beside nothing, under a header of table RL that names the proceedings alone?"""
    labels = [item for item in line.items if not _is_nothing(item)]
    if len(labels) != 1 or len(line.items) <= PROCEEDINGS or not match_column("rl", labels[0].text).keys:
        return False
    over = read_header(waiting, line.items[-1].end) if waiting else header
    return over is not None and over.table == "rl" and not any(heading.key for heading in over.headings)


def _is_nothing(item: Item) -> bool:
    """Is a cell blank, or does it print one of the words that stand for nothing (不适用)?"""
    return item.reading.state == "blank" or item.stands_for_figure


def _align_line(line: Line, header: Header | None, before: str | None, alignment: Alignment) -> str | None:
    """Place the figures of one line; return the key of its row, if it is one of the form."""
    on_end = _align_on_end(line, alignment) if _may_stand_on_end(line, header) else None
    if on_end is not None:
        return on_end
    if header is None:
        alignment.unread.append(Unread(None, line))
        return _align_headless(line, before, alignment)
    labels, figures = split(line, header)
    name = _sum_or_total(alignment, line, name_row(header, labels, before), before)
    if name.key is None and header.table != "rl":
        alignment.unread.append(Unread(header.table, line))
        if not any(item.is_figure for item in figures):
            return None
        if not name.label:
            alignment.findings.append(telling.unlabelled_row(line))
            return None
        if not name.is_subtotal:
            alignment.findings.append(telling.unknown_row(line, name.label))
            alignment.sums.update({(line.table, name.label)} if header.table == "rq" else ())
    pairs = pairs_of(figures, header, line) if not run_together(line, labels, figures, header) else None
    pairs = in_unit(pairs, line) if header.table == "pd" else pairs
    ends = alignment.ends.get(line.table, Ends())
    doubtful = left_open(line, figures, pairs, header, ends, row=name.key)
    placed, left = len(alignment.placed), len(alignment.open)
    if pairs is None or doubtful is not None:
        _leave_open(line, name, header, doubtful or [], alignment)
    else:
        _place_all(alignment, line, header.table, name, pairs)
    if len(alignment.placed) == placed and len(alignment.open) == left:
        alignment.unread.append(Unread(header.table, line))
    if header.table == "rq":
        last = max((item.end for item in figures if item.is_figure), default=0)
        is_placed = len(alignment.placed) > placed
        alignment.ends[line.table] = ends.behind(
            line.items[-1].end if is_placed else None,
            last if pairs is None else 0,
            max((item.end for item in labels if item.is_words), default=0),
        )
    return name.key


def _sum_or_total(alignment: Alignment, line: Line, name: RowName, before: str | None) -> RowName:
    """（七）总计 or the sum of （六）, where a row below 3.其他 prints no more than 合计.

    It is a sum in a table that has printed others under the same word. Of two in turn the first is the sum, unless it
    prints （七） or the same figures.
    """
    name = as_part(name, line, alignment.sums)
    if name.key != "completed_total":
        return name
    if (line.table, name.label) in alignment.sums and not _is_seventh(line):
        return subtotal("other_total")
    if before == "completed_total":
        _take_back(alignment, line)
    return name


def _is_seventh(line: Line) -> bool:
    return any(ordinal(item.text) == "七" for item in line.items)


def _take_back(alignment: Alignment, line: Line) -> None:
    """Make the row right above a total, if read as one, the sum of （六）, unless it prints the same or （七）."""
    tail = [(row.line, row.row.key) for row in alignment.placed[-1:]]
    tail += [(row.line, row.name.key) for row in alignment.open[-1:]]
    above, key = max(tail, key=lambda row: (row[0].table or 0, row[0].row), default=(line, None))
    texts, own = ([item.text for item in one.items if not item.is_words] for one in (above, line))
    if key != "completed_total" or texts == own or _is_seventh(above):
        return
    for n in range(len(alignment.placed) - 1, -1, -1):
        if alignment.placed[n].line is not above:
            break
        alignment.placed[n] = alignment.placed[n]._replace(row=subtotal("other_total"))
    if alignment.open and alignment.open[-1].line is above:
        alignment.open[-1] = replace(alignment.open[-1], name=subtotal("other_total"))


def _place_all(
    alignment: Alignment, line: Line, table: TableName, name: RowName, pairs: Iterable[tuple[Heading, Item]]
) -> None:
    for over, item in pairs:
        if table != "rl" and over.key is not None and not item.tall:  # as nearly all are
            alignment.placed.append(_new(Placed, (table, name, over.key, item, line, over.unit)))
            continue
        row, heading = (name, over) if table != "rl" else dispute(over, name)
        _place(alignment, line, table=table, row=row, heading=heading, item=item)


def _leave_open(line: Line, name: RowName, header: Header, figures: Sequence[Item], alignment: Alignment) -> None:
    """Leave a row of table RQ for the sums to place; tell any other as one whose figures cannot be placed.

    No sum helps where one of them could not be read; digits that stand apart may be one count.
    """
    headings, others = without_sum(header, figures)
    is_summed = len(others) < len(figures)
    figures, sum_at = (others, None) if is_summed else with_sum(header, figures)
    if is_summed and all(item.reading.state == "blank" for item in figures):
        _place_all(alignment, line, header.table, name, zip(headings, figures, strict=True))
        return
    keys = [heading.key for n, heading in enumerate(headings) if n != sum_at]
    in_order = tuple(keys[: len(COLUMNS)]) == COLUMNS and not any(keys[len(COLUMNS) :]) and name.key is not None
    narrow = may_be_placed(figures, header, alignment.ends.get(line.table, Ends()).labels)
    unread = any(item.is_unread or (item.is_words and not item.stands_for_figure) for item in figures)
    if in_order and narrow and not unread and any(item.stands_for_figure for item in figures):
        alignment.open.append(OpenRow(name, tuple(figures), line, is_summed and is_something(figures), sum_at))
    else:
        _leave_null(line, name, header, figures, alignment)


def _place(alignment: Alignment, line: Line, *, table: TableName, row: RowName, heading: Heading, item: Item) -> None:
    if heading.key is None or (table == "rl" and row.key is None and not row.is_subtotal):
        if item.is_figure:
            alignment.strays.setdefault((line.table, item.start, heading.label), []).append((line, item))
        return
    if item.tall and item.is_figure:
        alignment.findings.append(telling.over_rows(line, item))
        alignment.placed.append(Placed(table, row, heading.key, None, line))
        return
    alignment.placed.append(Placed(table, row, heading.key, item, line, heading.unit))


def _may_stand_on_end(line: Line, header: Header | None) -> bool:
    """May a line of a table that stands on end come here: under no header, that of table PD, or of RQ in one grid?"""
    short = header is not None and header.table == "rq" and len(line.items) < len(header.headings)
    return header is None or header.borrowed or header.table == "pd" or (short and not line.flattened)


def _align_on_end(line: Line, alignment: Alignment) -> str | None:
    """A line of table PD or RL stood on end: its row and its column are named at the left of its one figure."""
    named = named_on_end(line.items)
    if named is None:
        return None
    table, name, column, item = named
    _place(alignment, line, table=table, row=name, heading=Heading(column, "", item.start, item.end), item=item)
    return name.key


def _align_headless(line: Line, before: str | None, alignment: Alignment) -> str | None:
    """A row of the form under no header: left for the sums where it is one of table RQ with all its figures, else told.

    Returns the key of a row that was left.
    """
    labels, figures = split(line, None)
    if not labels or not any(item.is_figure for item in figures):
        return None
    *groups, own = (item.text for item in labels)
    name = request_row(own, tuple(groups), before)
    figures = _without_blanks_beside(figures)
    if name.key is not None and len(figures) == len(COLUMNS) and not any(map(_is_no_count, figures)):
        alignment.headless.append(OpenRow(name, tuple(figures), line))
        return name.key
    matches = (match_row(table, own) for table in LABELLED)
    if any(match.keys and match.sure for match in matches):
        alignment.findings.append(telling.no_header(line, own))
    return None


def _without_blanks_beside(figures: list[Item]) -> list[Item]:
    """The seven figures of a row without blanks beside them; all figures where they are not seven."""
    printed = [n for n, item in enumerate(figures) if item.reading.state != "blank"]
    inner = figures[printed[0] : printed[-1] + 1]
    return inner if len(inner) == len(COLUMNS) else figures


def _is_no_count(item: Item) -> bool:
    return item.tall or item.end - item.start > 1 or item.reading.in_doubt or item.is_words


def _leave_null(line: Line, name: RowName, header: Header, figures: Sequence[Item], alignment: Alignment) -> None:
    """Leave the cells of a row null whose figures cannot be placed."""
    for heading in header.headings:
        row = name if header.table != "rl" else RowName(heading.row or header.caption, name.label)
        if row.key is not None and heading.key is not None:
            alignment.placed.append(Placed(header.table, row, heading.key, None, line))
    if figures or name.key != "other_total":  # （六） over its three rows is a label; where it is a row, it is missed.
        alignment.findings.append(telling.other_width(line, name.label, header, figures))
