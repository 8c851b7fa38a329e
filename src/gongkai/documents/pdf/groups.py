"""Lines sorted into tables without rules: rows that have numbers, the headers above them, the labels among them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gongkai.documents.pdf.headers import ALIGNED, header_blocks
from gongkai.documents.pdf.rows import COLUMN_SLACK, ENUMERATED, Row, union
from gongkai.documents.pdf.spans import BESIDE

HEADING = re.compile(r"[一二三四五六七八九十]{1,3}\s*、")
_PROSE = 40
"""Characters from which on a line that ends or pauses like a sentence is one."""
_LARGE = 1.2
"""A line so much larger than the figures below it is none of their table's."""
_LEADING = 1.9
"""The largest distance of two lines of one label, in character sizes."""
_CLEAR = 5.0
"""The blank space, in character sizes, that a table does not reach over."""
_MOST_ROWS = 500
"""Rows of one table without rules, and below the lines of its header and those of rows without figures between two that
have some (all 21 results of table RQ, of up to five lines each): bounds on the work, far off."""
_MOST_ABOVE = 40
_MOST_BETWEEN = 120
_LABEL_LEADING = 1.3
"""The largest distance of two lines of the first label, in character sizes, which has a header above it."""
_ROW_LEADING = 1.6
"""The least distance of two rows, in character sizes; lines of one cell stand closer."""
_LINES_BELOW = 3
"""Lines in which the next line of a label may be, those of the labels beside it among them."""
RECENT = 24
"""Rows, from the last, that show where a table's columns stand."""


class Group(NamedTuple):
    """Anchors of one table, the header rows above them, and the label rows among them."""

    header: list[Row]
    anchors: list[Row]
    labels: list[Row]
    heads: list[tuple[float, float]]
    """From where to where each text of the header reaches that has another beside it."""


def groups_of(rows: list[Row]) -> list[Group]:
    """Sort rows into tables: where something that is no label stands between two anchors, a new one starts."""
    groups: list[Group] = []
    between: list[Row] = []
    for row in rows:
        if not row.is_anchor:
            between.append(row)
            continue
        group = groups[-1] if groups else None
        if group is not None and _goes_on(group, between, row):
            known = {_texts(header) for header in group.header}
            group.labels.extend(r for r in between if _texts(r) not in known)
            group.anchors.append(row)
        else:
            if group is not None:
                between = _take_tail(group, between)
            header = _header(between, row)
            labels = _label_above(header, row)
            header = header[: len(header) - len(labels)]
            blank = _blank_above(header, labels[0] if labels else row, row)
            header, labels = header[: len(header) - len(blank)], [*blank, *labels]
            groups.append(Group(header, [row], labels, header_blocks(header)))
        between = []
    if groups:
        _take_tail(groups[-1], between)
    return groups


def _goes_on(group: Group, between: list[Row], anchor: Row) -> bool:
    if len(group.anchors) >= _MOST_ROWS or len(between) > _MOST_BETWEEN or _begins_again(group, between):
        return False
    edge = _number_edge(group.anchors)
    known = {_texts(header) for header in group.header}
    last = group.anchors[-1]
    for row in between:
        if _texts(row) in known and page_of(row) != page_of(group.anchors[0]):
            last = row
            continue
        if row.segments[-1].x1 > edge and not _is_lone_number(row, group):
            return False
        if _is_prose(row, anchor):
            return False
        if row.y - last.y > _CLEAR * size_of(row):
            return False
        last = row
    counted = any(ENUMERATED.match(s.text) for row in (*between, anchor) for s in row.segments)
    return anchor.y - last.y <= 1.5 * _CLEAR * size_of(anchor) and _columns_fit(group, anchor, counted=counted)


def _begins_again(group: Group, between: Sequence[Row]) -> bool:
    """Tell whether another header stands between two anchors: it begins as the group's does.

    All of the group's header, on another page, is that printed again; not below a caption that is almost the group's
    (第二十条第（六）项 and （五）, before and behind the break).
    """
    firsts = {row.segments[0].text for row in group.header if len(row.segments) > 1}
    known = {_texts(header) for header in group.header}
    captions = [row.segments[0].text for row in group.header if len(row.segments) == 1]
    is_other = any(_is_almost(row.segments[0].text, caption) for row in between for caption in captions)
    return any(
        len(row.segments) > 1
        and row.segments[0].text in firsts
        and (is_other or not (_texts(row) in known and page_of(row) != page_of(group.anchors[0])))
        for row in between
    )


def _is_almost(text: str, caption: str) -> bool:
    """Do two captions differ in one character?"""
    return len(text) == len(caption) and sum(a != b for a, b in zip(text, caption, strict=True)) == 1


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(s.text for s in row.segments)


def _is_lone_number(row: Row, group: Group) -> bool:
    return len(row.segments) == len(row.numbers) == 1 and _columns_fit(group, row, counted=True)


def _columns_fit(group: Group, row: Row, *, counted: bool) -> bool:
    """Tell whether each number of a row stands in a column that the group has, or in one that it leaves free.

    A row of few numbers in a wide table is one of its own only where its label is `counted`; those under a text of the
    header each stand in its columns, be these blank in all rows before.
    """
    columns = union([(s.x0, s.x1) for anchor in group.anchors[-RECENT:] for s in anchor.numbers])
    touched = [
        [k for k, (x0, x1) in enumerate(columns) if s.x0 < x1 + COLUMN_SLACK and s.x1 > x0 - COLUMN_SLACK]
        for s in row.numbers
    ]
    heads = [(x0, x1) for x0, x1 in group.heads if sum(s.x0 < x1 and s.x1 > x0 for s in row.numbers) == 1]
    headed = [any(s.x0 < x1 and s.x1 > x0 for x0, x1 in heads) for s in row.numbers]
    alone = sum(not t and not h for t, h in zip(touched, headed, strict=True))
    return (
        all(len(t) <= 1 for t in touched)
        and alone <= len(touched) / 2
        and ((counted and not alone) or len(columns) + alone <= 2 * len(touched) + 4)
    )


def _take_tail(group: Group, rows: list[Row]) -> list[Row]:
    """Give the lines that go on a label of the last row to the group, and a lower figure of it; return the rest."""
    edge = _number_edge(group.anchors)
    left = min(s.x0 for row in (*group.anchors, *group.labels) for s in row.segments)
    last = group.anchors[-1]
    for index, row in enumerate(rows):
        if _is_lone_number(row, group) and row.y - group.anchors[-1].y <= _ROW_LEADING * size_of(row):
            group.labels.append(row)
            continue
        close = row.y - last.y <= _LEADING * size_of(row)
        inside = row.segments[-1].x1 < edge and (row.segments[0].x0 > left - 1 or _is_centred_below(row, last))
        if not (close and inside) or any(ENUMERATED.match(s.text) for s in row.segments) or left == edge:
            return rows[index:]
        group.labels.append(row)
        last = row
    return []


def _is_centred_below(row: Row, above: Row) -> bool:
    """Tell whether the one text of a row stands in the middle of the first one of the row above it, no number."""
    upper, lower = above.segments[0], row.segments[0]
    off = abs(upper.x0 + upper.x1 - lower.x0 - lower.x1) / 2
    return len(row.segments) == 1 and upper not in above.numbers and off < ALIGNED * lower.size


def _header(rows: list[Row], anchor: Row) -> list[Row]:
    """The rows above the first numbers that are their headers: up to a heading, a sentence or a gap."""
    header: list[Row] = []
    below = anchor
    for row in rows[: -_MOST_ABOVE - 1 : -1]:
        first = row.segments[0].text
        alone = len(row.segments) == 1
        is_sentence = alone and (len(first) >= _PROSE or first.endswith(("；", "：", ":")))
        is_heading = alone and HEADING.match(first) and not _is_label_of(row, below)
        if is_heading or is_sentence or _is_prose(row, anchor) or below.y - row.y > _CLEAR * size_of(row):
            break
        header.append(row)
        below = row
    return header[::-1]


def _is_prose(row: Row, anchor: Row) -> bool:
    """Tell whether a line is of no table: the end of a sentence, or larger than the figures below."""
    [first, *others] = row.segments
    return not others and (first.text.endswith("。") or first.size > _LARGE * size_of(anchor))


def _is_label_of(row: Row, below: Row) -> bool:
    """Tell whether a line is so close over another that it is the label's that stands there, or goes on there."""
    if below.y - row.y <= BESIDE * size_of(row):
        return True
    return ENUMERATED.match(row.segments[0].text) is not None and _goes_on_below(row, below)


def _goes_on_below(row: Row, below: Row) -> bool:
    """Tell whether a label may go on in a line below: that begins close under it, and is not counted."""
    upper = row.segments[0]
    return below.y - row.y <= _LABEL_LEADING * upper.size and any(
        abs(upper.x0 - lower.x0) < ALIGNED * upper.size and not ENUMERATED.match(lower.text) for lower in below.segments
    )


def _label_above(header: Sequence[Row], anchor: Row) -> list[Row]:
    """The last rows over the first numbers that are no header but lines of the label beside them, or one of these."""
    edge = anchor.numbers[0].x0
    labels: list[Row] = []
    below = anchor
    for row in reversed(header):
        near = BESIDE if below is anchor else _LABEL_LEADING
        aligned = below is anchor or abs(row.segments[0].x0 - below.segments[0].x0) < ALIGNED * size_of(row)
        is_near = aligned and below.y - row.y <= near * size_of(row)
        goes_on = _is_label_of(row, anchor) or any(_goes_on_below(row, other) for other in labels[:_LINES_BELOW])
        if not _is_higher_figure(row, anchor) and (row.segments[-1].x1 >= edge or not (is_near or goes_on)):
            break
        labels.insert(0, row)
        below = row
    return labels


def _is_higher_figure(row: Row, anchor: Row) -> bool:
    """Tell whether one figure stands a little higher than the others of its row."""
    return len(row.segments) == len(row.numbers) == 1 and anchor.y - row.y <= BESIDE * size_of(row)


def _blank_above(header: Sequence[Row], top: Row, anchor: Row) -> list[Row]:
    """The last rows of a header that are labels of rows without figures: alone under texts side by side.

    They stand over the label of the row with figures (of which `top` is the first line), as far apart as rows are.
    """
    label, edge = top.segments[0], anchor.numbers[0].x0
    rows: list[Row] = []
    below = top
    for row in reversed(header):
        if below.y - row.y < _ROW_LEADING * size_of(row):
            return []
        first = row.segments[0]
        if len(row.segments) > 1:
            return rows
        if first.x1 >= edge or min(first.x1, label.x1) <= max(first.x0, label.x0):
            return []
        rows.insert(0, row)
        below = row
    return []


def _number_edge(anchors: Sequence[Row]) -> float:
    return min(s.x0 for row in anchors[-RECENT:] for s in row.numbers)


def size_of(row: Row) -> float:
    """The size of the characters of a row."""
    return row.segments[0].size


def page_of(row: Row) -> int:
    """The page a row stands on."""
    return row.segments[0].page
