"""Lines to placed cells: each figure tied to the row and the column whose labels it stands by, or left out and told.

A figure is placed by its labels alone. Where the figures of a line are fewer than its columns, none of them is placed:
which one is missing cannot be seen (catalogue item 2); such rows of table RQ stay open, for the sums to place.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from gongkai.forms import TableName
from gongkai.reports import findings
from gongkai.reports.headers import Header, Heading, names_columns, read_header
from gongkai.reports.labels import NO_MATCH, Match, is_head, match_column, match_row, normalise
from gongkai.reports.lines import RESULTS, Item, Line, is_shred, lines_of, without_next_label
from gongkai.reports.placing import COLUMNS, OpenRow
from gongkai.reports.rows import RowName, dispute, name_row, named_on_end
from gongkai.values import Finding, Grid


class Placed(NamedTuple):
    """A cell of the page tied to a row and a column. `item` is None where the row is known but its figures are not."""

    table: TableName
    row: RowName
    column: str
    item: Item | None
    line: Line
    unit: str | None = None


@dataclass(slots=True)
class Alignment:
    """All that was placed, in reading order, and what could not be."""

    placed: list[Placed] = field(default_factory=list)
    open: list[OpenRow] = field(default_factory=list)
    """Rows of table RQ whose figures may stand in other columns than their order says."""
    findings: list[Finding] = field(default_factory=list)


def align(grids: Iterable[Grid], used: Set[tuple[int | None, int]] = frozenset()) -> Alignment:
    """Place the figures of all statutory tables in these grids, passing over lines that are `used`: table and row.

    A grid without a header goes on under that of the grid before it (catalogue item 11).
    """
    alignment = Alignment()
    header: Header | None = None
    before: str | None = None
    for grid in grids:
        width = len(grid.rows[0]) if grid.rows else 0
        if header is not None and (header.width != width or grid.flattened):
            # Of another width, its figures can still be told by their order, where all seven are there.
            borrowed = not grid.flattened
            header = replace(header, width=width, flattened=True, borrowed=borrowed) if header.table == "rq" else None
        lines = [line for line in lines_of(grid) if not used or (line.table, line.row) not in used]
        header, before = _align_grid(lines, header, before, width, alignment)
    return alignment


def _align_grid(
    lines: Sequence[Line], header: Header | None, before: str | None, width: int, alignment: Alignment
) -> tuple[Header | None, str | None]:
    """Place one grid's figures; return the header that the next grid may go on under, and the last row placed."""
    waiting: list[Line] = []
    blank: Line | None = None
    answered = False
    for line in lines:
        if line.is_blank:
            if waiting:
                header, blank = _next_header(header, waiting, width, alignment), None
                waiting.clear()
            blank = blank or line
        elif not _is_data(line, None if waiting else header, waiting, answered):
            waiting.append(line)
        else:
            if waiting:
                header = _next_header(header, waiting, width, alignment)
                waiting.clear()
            before = _align_line(line, header, before, alignment) or before
            answered = True
    if waiting:
        header = _next_header(header, waiting, width, alignment)
    if header is not None and header.table == "rl" and blank is not None and not answered:
        _align_line(blank, header, None, alignment)
    return (None if header is not None and header.table == "rl" and answered else header), before


def _next_header(header: Header | None, waiting: Sequence[Line], width: int, alignment: Alignment) -> Header | None:
    """The header that holds after these lines: theirs, or the old one where they are no header at all."""
    new = read_header(waiting, width)
    if new is not None:
        _tell_damage(new, waiting[-1], alignment)
        return new
    words = (item.text for line in waiting for item in line.items if item.is_words)
    heads = any(is_head(text) and normalise(text) != RESULTS for text in words)
    return None if header is None or header.table == "pd" or heads else header


def _tell_damage(header: Header, line: Line, alignment: Alignment) -> None:
    for heading in header.headings:
        if heading.key is not None and not heading.sure:
            where = f"第{line.table}个表格", f"table {line.table}"
            alignment.findings.append(
                findings.assumed(
                    findings.COLUMN,
                    f"{where[0]}：列标题“{heading.label}”有缺损，按 {heading.key} 读取",
                    f"{where[1]}: the column's label “{heading.label}” is damaged and was read as {heading.key}",
                )
            )


def _is_data(line: Line, header: Header | None, waiting: Sequence[Line], answered: bool) -> bool:
    """Does this line print figures, or a row of blanks or words under a header?"""
    if any(item.is_figure for item in line.items):
        return True
    words = [item for item in line.items if item.is_words]
    if (header is None or header.borrowed) and named_on_end(line.items) is not None:
        return True
    if names_columns(line):
        return False
    tables: tuple[TableName, ...] = (header.table,) if header else ("pd", "rq")
    named = any(match_row(table, item.text).keys for table in tables for item in words if table != "rl")
    if header is not None and header.table == "rl":
        for kind, match in (("row", match_row), ("key", match_column)):
            if not any(getattr(heading, kind) for heading in header.headings):
                return any(match("rl", item.text).keys for item in words[:1])
        labels = (match_row("rl", i.text).keys or match_column("rl", i.text).keys or is_head(i.text) for i in words)
        return not answered and len(line.items) >= len(header.headings) and not any(labels)
    return named and (header is not None or bool(waiting))


def _align_line(line: Line, header: Header | None, before: str | None, alignment: Alignment) -> str | None:
    """Place the figures of one line; return the key of its row, if it is one of the form."""
    if header is None or header.borrowed:
        on_end = _align_on_end(line, alignment)
        if on_end is not None:
            return on_end
        if header is None:
            labels, figures = _split(line, None)
            _tell_bare(line, labels, figures, alignment)
            return None
    labels, figures = _split(line, header)
    name = name_row(header, labels, before)
    if name.key is None and header.table != "rl":
        if not any(item.is_figure for item in figures):
            return None
        _tell_row(line, name, alignment)
        if not name.label:
            return None
    pairs = _pairs(figures, header)
    if pairs is None or _may_be_short(pairs, header):
        _leave_open(line, name, header, figures, alignment)
        return name.key
    for over, item in pairs:
        row, heading = (name, over) if header.table != "rl" else dispute(over, name)
        _place(alignment, line, table=header.table, row=row, heading=heading, item=item)
    return name.key


def _split(line: Line, header: Header | None) -> tuple[list[Item], list[Item]]:
    """The labels at the left of a line, and its figures: what follows the last words in the columns of labels.

    A lone 三 there is a shred of the vertical 三、本年度办理结果, not a figure (catalogue item 9).
    """
    last = -1
    for n, item in enumerate(line.items):
        if header is None or header.flattened:
            if _opens_figures(line.items[n:], header, behind_words=last >= 0):
                break
        elif item.start >= header.start and not _names_row(item, header):
            break
        if item.is_words and (last < 0 or not _names_row(line.items[last], header) or _names_row(item, header)):
            last = n
    else:
        if header is None or header.flattened:
            return _words_as_figures([item for item in line.items if item.is_words], header, line)
    labels = [item for item in line.items[: last + 1] if item.reading.state != "blank"]
    figures = list(line.items[last + 1 :])
    if line.flattened and header is not None and header.table == "rq":
        figures = without_next_label(figures)
    while header is not None and header.table != "rl" and len(figures) > len(header.headings) and figures[0].is_words:
        if line.flattened and figures[0].stands_for_figure:
            break
        labels.append(figures.pop(0))  # A row span that is too long moves the label under it to the right.
    return labels, figures


def _opens_figures(items: Sequence[Item], header: Header | None, *, behind_words: bool) -> bool:
    """Does the first of these items, of a flattened line, stand where its figures begin?

    A blank may stand between labels, and 无 be a shred of one: not where another label follows.
    """
    first = items[0]
    if first.is_figure:
        return not (is_shred(first) and any(_names_row(item, header) for item in items[1:]))
    if header is not None and header.table == "rl":
        return first.reading.state == "blank" or first.stands_for_figure
    loose = behind_words and (first.reading.state == "blank" or first.stands_for_figure)
    return loose and not any(_names_row(item, header) for item in items[1:])


def _names_row(item: Item, header: Header | None) -> bool:
    """Is this the label of a row of the form, wherever it stands? Words behind it then stand where figures do (无)."""
    return (
        header is not None and header.table != "rl" and item.is_words and bool(match_row(header.table, item.text).keys)
    )


def _words_as_figures(labels: list[Item], header: Header | None, line: Line) -> tuple[list[Item], list[Item]]:
    """A line of words alone: those behind the last row label stand where figures do (不适用)."""
    if header is None:
        return labels, []
    if header.table == "rl":
        return [], list(line.items)
    for n in range(len(labels) - 1, -1, -1):
        if match_row(header.table, labels[n].text).keys:
            return labels[: n + 1], labels[n + 1 :]
    return labels, []


def _may_be_short(pairs: Sequence[tuple[Heading, Item]], header: Header) -> bool:
    """Is this a row of table RQ in flattened text whose total is blank? A short row filled up looks just so."""
    if header.table != "rq" or not header.flattened or not any(item.is_figure for _, item in pairs):
        return False
    return any(heading.key == "total" and item.reading.state == "blank" for heading, item in pairs) or (
        pairs[-1][1].reading.state == "blank"
    )


def _leave_open(line: Line, name: RowName, header: Header, figures: Sequence[Item], alignment: Alignment) -> None:
    """Leave a row of table RQ for the sums to place; tell any other as one whose figures cannot be placed."""
    in_order = tuple(heading.key for heading in header.headings) == COLUMNS and name.key is not None
    narrow = not any(item.tall or item.end - item.start > 1 for item in figures)
    if in_order and narrow and any(item.is_figure for item in figures):
        alignment.open.append(OpenRow(name, tuple(figures), line))
    else:
        _tell_shape(line, name, header, figures, alignment)


def _pairs(figures: Sequence[Item], header: Header) -> list[tuple[Heading, Item]] | None:
    """Each column with its figure, None where that cannot be told."""
    headings = header.headings
    if header.borrowed and figures and figures[0].reading.state == "blank":
        return None  # An empty cell of labels, or a figure left blank: the width of another grid cannot tell.
    if len(figures) == len(headings):
        in_order = list(zip(headings, figures, strict=True))
        if header.flattened or all(_overlap(heading, item) for heading, item in in_order):
            return in_order
        # A row span that is too short moves its last rows to the left: a number there is no label.
        return in_order if figures[0].reading.state == "number" and _touch(figures) else None
    return _in_order(figures, headings) if header.flattened else _by_place(figures, headings)


def _in_order(figures: Sequence[Item], headings: Sequence[Heading]) -> list[tuple[Heading, Item]] | None:
    """Columns and figures by their order alone: one figure for each column, or neighbours with only blanks beside them.

    None where several neighbours may be meant, unless all are blank.
    """
    width = len(headings)
    printed = [item for item in figures if item.reading.state != "blank"]
    if len(printed) == width:
        return list(zip(headings, printed, strict=True))
    first = [n for n, item in enumerate(figures) if item.reading.state != "blank"][:1] or [0]
    last = max((n for n, item in enumerate(figures) if item.reading.state != "blank"), default=width - 1)
    starts = range(max(0, last - width + 1), min(first[0], len(figures) - width) + 1)
    if len(starts) == 0 or (printed and len(starts) > 1):
        return None
    return list(zip(headings, figures[starts[0] : starts[0] + width], strict=True))


def _overlap(heading: Heading, item: Item) -> bool:
    return heading.start < item.end and item.start < heading.end


def _touch(figures: Sequence[Item]) -> bool:
    return all(left.end == right.start for left, right in pairwise(figures))


def _by_place(figures: Sequence[Item], headings: Sequence[Heading]) -> list[tuple[Heading, Item]] | None:
    """Columns and figures that stand under each other and nothing else; a blank may reach over several columns.

    A figure under no column says that the row has moved: then nothing in it can be trusted.
    """
    pairs: list[tuple[Heading, Item]] = []
    if any(item.reading.state != "blank" and not any(_overlap(h, item) for h in headings) for item in figures):
        return None
    for heading in headings:
        under = [item for item in figures if _overlap(heading, item)]
        printed = [item for item in under if item.reading.state != "blank"]
        if not under or len(printed) > 1:
            return None
        item = printed[0] if printed else under[0]
        over = [other for other in headings if _overlap(other, item)]
        if printed and len(over) > 1:
            return None
        pairs.append((heading, item))
    return pairs


def _place(alignment: Alignment, line: Line, *, table: TableName, row: RowName, heading: Heading, item: Item) -> None:
    if heading.key is None or (table == "rl" and row.key is None):
        if item.is_figure:
            _tell_column(line, item, alignment, heading.label)
        return
    if item.tall and item.is_figure:
        alignment.findings.append(
            findings.left_null(
                findings.SHAPE,
                f"{findings.place_zh(line.at(item))}：数字“{item.text}”跨多行，无法确定属于哪一行",
                f"{findings.place_en(line.at(item))}: the figure “{item.text}” spans several rows",
            )
        )
        alignment.placed.append(Placed(table, row, heading.key, None, line))
        return
    alignment.placed.append(Placed(table, row, heading.key, item, line, heading.unit))


def _align_on_end(line: Line, alignment: Alignment) -> str | None:
    """A line of table PD or RL stood on end: its row and its column are named at the left of its one figure."""
    named = named_on_end(line.items)
    if named is None:
        return None
    table, name, column = named
    item = line.items[-1]
    _place(alignment, line, table=table, row=name, heading=Heading(column, "", item.start, item.end), item=item)
    return name.key


def _tell_bare(line: Line, labels: Sequence[Item], figures: Sequence[Item], alignment: Alignment) -> None:
    """A row of the form whose figures stand under no header."""
    if labels and any(item.is_figure for item in figures) and _any_row(labels[-1].text).keys:
        _tell_no_header(line, labels[-1].text, alignment)


def _any_row(label: str) -> Match:
    tables: tuple[TableName, ...] = ("pd", "rq")
    matches = (match_row(table, label) for table in tables)
    return next((match for match in matches if match.keys and match.sure), NO_MATCH)


def _tell_row(line: Line, name: RowName, alignment: Alignment) -> None:
    at = line.at(line.items[0])
    if name.is_subtotal:
        return
    if not name.label:
        shown = "、".join(item.text for item in line.items if item.text)
        alignment.findings.append(
            findings.left_null(
                findings.ROW,
                f"{findings.place_zh(at)}：一行数字没有行标题，未读取：{shown}",
                f"{findings.place_en(at)}: a line of figures without a label was not read: {shown}",
            )
        )
        return
    alignment.findings.append(
        findings.assumed(
            findings.ROW,
            f"{findings.place_zh(at)}：“{name.label}”不是格式文本中的行，数据按 ext 保留",
            f"{findings.place_en(at)}: no form has a row “{name.label}”; its figures are kept as ext",
            severity="warning",
        )
    )


def _tell_column(line: Line, item: Item, alignment: Alignment, label: str = "") -> None:
    at = line.at(item)
    named = f"（列标题“{label}”）" if label else ""
    alignment.findings.append(
        findings.left_null(
            findings.COLUMN,
            f"{findings.place_zh(at)}：“{item.text}”不在任何已知列下{named}，未读取",
            f"{findings.place_en(at)}: “{item.text}” stands under no known column{f' (“{label}”)' if label else ''}",
        )
    )


def _tell_no_header(line: Line, label: str, alignment: Alignment) -> None:
    at = line.at(line.items[0])
    alignment.findings.append(
        findings.left_null(
            findings.COLUMN,
            f"{findings.place_zh(at)}：“{label}”一行上方没有可识别的列标题，数据未读取",
            f"{findings.place_en(at)}: no known column labels above the row “{label}”, so its figures were not read",
        )
    )


def _tell_shape(line: Line, name: RowName, header: Header, figures: Sequence[Item], alignment: Alignment) -> None:
    at = line.at(line.items[0])
    columns = [heading for heading in header.headings if heading.key is not None]
    for heading in columns:
        row = name if header.table != "rl" else RowName(heading.row, name.label)
        if row.key is not None and heading.key is not None:
            alignment.placed.append(Placed(header.table, row, heading.key, None, line))
    shown = "、".join(item.text for item in figures if item.text)
    alignment.findings.append(
        findings.left_null(
            findings.SHAPE,
            f"{findings.place_zh(at)}：“{name.label}”一行有{len(figures)}格，应有{len(header.headings)}格，"
            f"无法确定各数所在列，未读取：{shown}",
            f"{findings.place_en(at)}: the row “{name.label}” has {len(figures)} cells for {len(header.headings)} "
            f"columns, so none could be placed: {shown}",
        )
    )
