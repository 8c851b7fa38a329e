"""Table RQ out of loose text, where figures stand apart from their labels and labels are cut over lines.

What a converter keeps is the order of rows, and the seven figures of each. Rows are named by the label beside their
figures or right before them, where that names every row; else by their order, and only if all of this agrees: there
are as many rows of figures as the form has rows, those that carry a label are in their places, the words that are left
are the labels of the others in their order with nothing unexplained between, and every sum of the form holds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gongkai.forms import FORMS, Row
from gongkai.reports import findings
from gongkai.reports.labels import ROWS, SUBTOTALS, TITLES, is_title, match_column, match_row, normalise, ordinal
from gongkai.reports.loose.disclosure import opens_disclosure
from gongkai.reports.loose.scattered import in_order
from gongkai.reports.loose.spelling import are_labels
from gongkai.reports.loose.strips import Strip
from gongkai.reports.tables.align import Alignment, Placed, Unread
from gongkai.reports.tables.applicants import COLUMNS
from gongkai.reports.tables.lines import Item, Line
from gongkai.reports.tables.placing import OpenRow
from gongkai.reports.tables.row_sums import adds_up, is_something, may_be_any_seven
from gongkai.reports.tables.rows import LAST_RESULTS, OTHER_ROWS, PART, RowName, due_by, named_by, request_row
from gongkai.reports.tables.settle import settle
from gongkai.reports.tables.sums import Counts, sums_hold
from gongkai.values import Finding

_HEADER_LINES = 40
"""Lines before the first row in which a header is looked for, where no title stands over the table."""
_THOUSAND = 3
"""Digits of a group."""
_REVIEW = frozenset(("行政复议", "行政诉讼", "行政复议行政诉讼", "未经复议直接起诉", "复议后起诉"))
_ALL_IN_ALL = frozenset(("合计", "总计"))
_SIXTH = frozenset(("其他", "其他处理"))


@dataclass(frozen=True, slots=True)
class Loose:
    """What was found of one table, and the lines of the page that are used up."""

    alignment: Alignment
    used: Sequence[Strip]


@dataclass(frozen=True, slots=True)
class _Seven:
    """The seven figures of a row, blanks among them where the page has them, and the strip that they stand in."""

    items: tuple[Item, ...]
    line: Line
    at: int

    @property
    def counts(self) -> Counts:
        """What is printed in each column."""
        return {column: item.reading.value for column, item in zip(COLUMNS, self.items, strict=True)}


def read_requests(strips: Sequence[Strip]) -> Loose | None:
    """Table RQ, or None where its columns or its rows cannot be told."""
    area = _area(strips)
    if area is None:
        return None
    header, start, label, end = area
    named = [strip.says for strip in strips[header:start]]
    if not in_order("rq", named):
        return None
    sevens = list(_sevens(strips, start, end))
    rows = [seven.items for seven in sevens]
    if not rows or may_be_any_seven(named, rows) or sum(not adds_up(row) for row in rows) * 5 > len(rows):
        return None
    names = _named_by_labels(strips, sevens, start, end)
    told: list[Finding] = []
    if names is None:
        names, told = _named_by_order(
            strips, sevens, start, labels_lead=not any(s.figures for s in strips[header:label])
        )
        if None in names and not any(map(is_something, rows)):
            return None  # No sum says which rows of nothing these are.
    at = {seven.at for seven in sevens}
    strays = [strips[n] for n in range(start, end) if strips[n].figures and n not in at]
    told += map(_tell_stray, strays)
    unnamed = [strips[seven.at] for seven, name in zip(sevens, names, strict=True) if name is None]
    alignment = Alignment(findings=told, unread=[Unread("rq", strip.line) for strip in (*strays, *unnamed)])
    for seven, name in zip(sevens, names, strict=True):
        if name is not None and "blank" in (seven.items[0].reading.state, seven.items[-1].reading.state):
            alignment.open.append(OpenRow(name, seven.items, seven.line))
        elif name is not None:
            cells = zip(COLUMNS, seven.items, strict=True)
            alignment.placed += [Placed("rq", name, column, item, seven.line) for column, item in cells]
    return Loose(settle(alignment), strips[header:end])


def _area(strips: Sequence[Strip]) -> tuple[int, int, int, int] | None:
    """Where the header of the table begins, where its rows do, where the label of the first is, and where they end."""
    label = next((n for n, strip in enumerate(strips) if is_first_row(strip)), None)
    if label is None:
        label = next((n for n, strip in enumerate(strips) if _is_first_row_damaged(strip)), None)
    if label is None:
        return None
    titles = [n for n in range(label) if normalise("".join(strips[n].says)) == TITLES["rq"]]
    first = max(0, label - _HEADER_LINES)
    header = max((n + 1 for n in range(first, label) if _is_disclosure(strips[n])), default=first)
    header = titles[-1] + 1 if titles else header
    start = next(n for n in range(header, label + 1) if n == label or _is_row(strips[n]))
    ends = (n for n in range(start, len(strips)) if opens_review(strips[n]) or opens_disclosure(strips[n]))
    return header, start, label, next(ends, len(strips))


def _is_disclosure(strip: Strip) -> bool:
    """Is this a line of table PD?"""
    rows = (match_row("pd", word) for word in strip.says)
    return any(match.keys and match.sure for match in rows) or any(match_column("pd", w).keys for w in strip.says)


def is_first_row(strip: Strip) -> bool:
    """Does a label of this line name the first row of table RQ?"""
    name = named_by(strip.says, None)
    return name is not None and name.key == "requests_new"


def _is_first_row_damaged(strip: Strip) -> bool:
    name = due_by(strip.words[-1:], None)
    return name is not None and name.key == "requests_new"


def _is_row(strip: Strip) -> bool:
    return len(strip.figures) >= len(COLUMNS) or bool(_seven_cells(strip))


def opens_review(strip: Strip) -> bool:
    """Does table RL begin here: is this its title, or a label of its head?"""
    return any(normalise(word) in _REVIEW or is_title("rl", word) for word in strip.says)


def _sevens(strips: Sequence[Strip], start: int, end: int) -> Iterator[_Seven]:
    """The rows of seven figures in these strips."""
    width = len(COLUMNS)
    whole = {n for n in range(start, end) if len(strips[n].figures) == width and not _has_a_cell_too_many(strips[n])}
    full = {(strips[n].line.table, _places(strips[n])) for n in whole}
    for n in range(start, end):
        strip = strips[n]
        if cells := _seven_cells(strip):
            yield _Seven(cells, strip.line, n)
        elif not strip.is_row and len(strip.figures) % width == 0:
            for first in range(0, len(strip.figures), width):
                yield _Seven(strip.figures[first : first + width], strip.line, n)
        elif n in whole and not _may_be_grouped(strip):
            yield _Seven(strip.figures, strip.line, n)
        elif strip.line.table is not None and strip.figures:
            fits = [_under(strip, places) for table, places in full if table == strip.line.table]
            if len(found := [items for items in fits if items]) == 1:
                yield _Seven(found[0], strip.line, n)


def _seven_cells(strip: Strip) -> tuple[Item, ...]:
    """All cells of a row of the page but its labels, where these are seven; none otherwise."""
    if strip.line.table is None or not strip.figures:
        return ()
    items = strip.line.items
    labels = [n for n, item in enumerate(items) if item.is_words and not item.stands_for_figure] or [-1]
    before, behind = items[: max(labels[0], 0)], items[labels[-1] + 1 :]
    cells = before if strip.behind else behind
    beside = behind if strip.behind else before
    return cells if len(cells) == len(COLUMNS) and not any(item.stands_for_figure for item in beside) else ()


def _may_be_grouped(strip: Strip) -> bool:
    """May two figures in one cell, in a row of several, be one (26 373)?"""
    places = _places(strip)
    return 1 < len({*places}) < len(places) and any(
        left.start == right.start and left.text.isdigit() and right.text.isdigit() and len(right.text) == _THOUSAND
        for left, right in pairwise(strip.figures)
    )


def _has_a_cell_too_many(strip: Strip) -> bool:
    """Stands a blank among seven figures that do not add up without it? One of them was cut in halves (1 and 1: 11)."""
    first, last = strip.figures[0].start, strip.figures[-1].start
    blanks = (item for item in strip.line.items if item.reading.state == "blank")
    return any(first < item.start < last for item in blanks) and not adds_up(strip.figures)


def _places(strip: Strip) -> tuple[int, ...]:
    return tuple(item.start for item in strip.figures)


def _under(strip: Strip, places: Sequence[int]) -> tuple[Item, ...] | None:
    """The cells of a row with blanks, where the other rows of its table all have their figures at these places.

    A place with two figures (26 373) says of neither whose it is.
    """
    by_place = {item.start: item for item in strip.line.items if item.reading.state == "blank"}
    by_place |= {item.start: item for item in strip.figures}
    own = _places(strip)
    if not set(own) <= set(places) <= by_place.keys() or len(set(places)) < len(places) or len(set(own)) < len(own):
        return None
    return tuple(by_place[place] for place in places)


Names = Sequence[RowName | None]


def _named_by_labels(strips: Sequence[Strip], sevens: Sequence[_Seven], start: int, end: int) -> Names | None:
    """The name of each row by the label beside it or right before it; None unless each row has one, and each label.

    Labels behind the last row are those of rows whose figures are lost, or of the rows before: only where all rows are
    nothing is it the same.
    """
    names: list[RowName] = []
    last = start
    before: str | None = None
    for seven in sevens:
        strip = strips[seven.at]
        between = [word for other in strips[last : seven.at] for word in other.says]
        words = [*between, *strip.words] if not strip.behind else list(strip.behind)
        if seven.at >= last and not strip.behind and (summed := _sum_of_group(words, names)):
            names.append(summed)
            last = seven.at + 1
            continue
        name = due_by(words, before) if seven.at >= last else None
        own = due_by(strip.words, before)
        if name is None or strip.behind or any(_is_row_label(w) for w in (between if own else between[:-1])):
            return None
        names.append(name)
        before, last = name.key, seven.at + 1
    after = [word for other in strips[last:end] for word in other.says]
    return None if any(map(_is_row_label, after)) and any(is_something(seven.items) for seven in sevens) else names


def _sum_of_group(words: Sequence[str], names: Sequence[RowName]) -> RowName | None:
    """The row that sums a group, where the last of these words names one: 小计, or 合计 that is not （七）."""
    label = words[-1] if words else ""
    if not names or match_row("rq", label).keys == ("other_total",) or ordinal(label) == "七":
        return None
    if normalise(label) in _ALL_IN_ALL:
        is_sum = names[-1].key not in LAST_RESULTS or any(one.is_subtotal and one.label == label for one in names)
    elif normalise(label) == PART and not any(one.label == label for one in names):
        return replace(request_row(label, tuple(words[:-1]), names[-1].key), key=None, is_subtotal=True)
    else:
        is_sum = normalise(label) in (PART, *SUBTOTALS)
    return RowName(None, label, is_subtotal=True) if is_sum else None


def _is_row_label(word: str) -> bool:
    match = match_row("rq", word)
    return bool(match.keys) and match.sure and normalise(word) not in SUBTOTALS and len(normalise(word)) > 2


def _named_by_order(
    strips: Sequence[Strip], sevens: Sequence[_Seven], start: int, *, labels_lead: bool
) -> tuple[Names, list[Finding]]:
    """The names of all rows by the order of a form, or else of those that carry their label.

    Where the first figures stand before the first label, any label may be that of the figures before it.
    """
    own = [_whole_name(strips[seven.at]) for seven in sevens]
    fitting = [rows for form in FORMS.values() if (rows := form.tables["rq"].blocks[0].rows) and _fits(rows, own)]
    if len(fitting) == 1:
        rows = fitting[0]
        missing = [row for row, name in zip(rows, own, strict=True) if name is None]
        rest = _rest(strips[start : sevens[-1].at + 1], own, sevens)
        if are_labels(rest, missing) and _sums_hold(rows, sevens):
            named = [name or RowName(row.key, row.label) for row, name in zip(rows, own, strict=True)]
            return named, [_tell_order(missing)]
    group = "other_total" if labels_lead and (_prints_below_other(strips) or _has_a_row_below(own)) else None
    own = [name if labels_lead and name is not None and name.key != group else None for name in own]
    return own, [_tell_unnamed(sum(name is None for name in own))]


def _prints_below_other(strips: Sequence[Strip]) -> bool:
    """Does the page print the label of a row below （六）其他处理, which is then the label over rows of its own?"""
    return any(not OTHER_ROWS.isdisjoint(match_row("rq", word).keys) for strip in strips for word in strip.says)


def _has_a_row_below(names: Names) -> bool:
    """Stands a row without a name right below （六）其他处理, where its own rows would stand?"""
    return any(a is not None and a.key == "other_total" and b is None for a, b in pairwise(names))


def _whole_name(strip: Strip) -> RowName | None:
    """The row that a strip names by its last word; None where that is not the whole label, or there is more behind.

    Of two rows that have their labels in one tall cell, the first has both beside it.
    """
    if strip.behind or not strip.words or normalise(strip.words[-1]) not in ROWS["rq"]:
        return None
    return None if _names_others(strip.words) else named_by(strip.words[-1:], None)


def _names_others(words: Sequence[str]) -> bool:
    """Are there labels of rows before the last of these words? （六）其他处理 is one before 总计, else over others."""
    short = _ALL_IN_ALL if normalise(words[-1]) not in _ALL_IN_ALL else _SIXTH
    return any(_is_row_label(word) or normalise(word) in short for word in words[:-1])


def _fits(rows: Sequence[Row], own: Sequence[RowName | None]) -> bool:
    if len(rows) != len(own):
        return False
    return all(name is None or name.key == row.key for row, name in zip(rows, own, strict=True))


def _rest(strips: Sequence[Strip], own: Sequence[RowName | None], sevens: Sequence[_Seven]) -> str:
    """The words of these strips, joined, without the labels of the rows that carry theirs."""
    labelled = {id(seven.line): name for seven, name in zip(sevens, own, strict=True) if name is not None}
    words: list[str] = []
    for strip in strips:
        name = labelled.get(id(strip.line))
        if name is None:
            words += strip.says
            continue
        words += strip.words[:-1]
    return "".join(c for c in "".join(map(normalise, words)) if not c.isdigit())


def _sums_hold(rows: Sequence[Row], sevens: Sequence[_Seven]) -> bool:
    """Do all sums of the form hold, a blank counting as 0, but for sums that a blank total leaves open?"""
    return sums_hold(rows, {row.key: seven.counts for row, seven in zip(rows, sevens, strict=True)})


def _tell_order(rows: Sequence[Row]) -> Finding:
    labels = "、".join(row.label for row in rows)
    return findings.assumed(
        findings.ORDER,
        f"以下各行的数字与行标题分离，按格式文本的行序对应，且全部勾稽关系成立：{labels}",
        f"the figures of {len(rows)} rows stand apart from their labels; they were placed in the order of the form, "
        f"and every sum holds: {labels}",
        [f"rq.{row.key}.{column}" for row in rows for column in COLUMNS],
        severity="warning",
    )


def _tell_stray(strip: Strip) -> Finding:
    shown = "、".join(item.text for item in strip.figures)
    place = strip.line.at(strip.figures[0])
    return findings.left_null(
        findings.SHAPE,
        f"{findings.place_zh(place)}：申请情况表中有不成行的数字，未读取：{shown}",
        f"{findings.place_en(place)}: figures among those of table rq that are no row of it were not read: {shown}",
    )


def _tell_unnamed(count: int) -> Finding:
    return findings.left_null(
        findings.ORDER,
        f"申请情况表有{count}行数字与行标题分离，无法确定所属行，未读取",
        f"{count} rows of figures of table rq stand apart from their labels and could not be told: they were not read",
    )
