"""Tables without rules, or with too few of them: columns and rows from how words and numbers stand over each other.

A row is found by its numbers (an anchor); columns are where the numbers of all rows stand; labels and headers are
then given to the rows and columns that they stand beside and above.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from gongkai.documents.pdf_doubts import Mark, in_doubt, mark_of
from gongkai.documents.pdf_headers import ALIGNED, BESIDE, Spot, header_blocks, header_cells, span_of
from gongkai.documents.pdf_lattice import Piece, Place
from gongkai.documents.pdf_lines import Line, is_loose_number, line_text, segments
from gongkai.documents.pdf_rows import COLUMN_SLACK, ENUMERATED, Row, Rules, assign_rows, is_number, union

HEADING = re.compile(r"[一二三四五六七八九十]{1,3}\s*、")
_PROSE = 40
"""Characters from which on a line that ends or pauses like a sentence is one."""
_LEADING = 1.9
"""The largest distance of two lines of one label, in character sizes."""
_CLEAR = 5.0
"""The blank space, in character sizes, that a table does not reach over."""
_MOST_ROWS = 500
"""Rows of one table without rules, and below the lines between two of its rows: bounds on the work, far off."""
_MOST_BETWEEN = 40
_MOST_BESIDE = 8
_LABEL_LEADING = 1.3
"""The largest distance of two lines of the first label, in character sizes, which has a header above it."""
_ROW_LEADING = 1.6
"""The least distance of two rows, in character sizes; lines of one cell stand closer."""
_RECENT = 24
"""Rows, from the last, that show where a table's columns stand."""


class Found(NamedTuple):
    """A table and the lines, by index, that it is made of."""

    start: int
    end: int
    piece: Piece


class _Group(NamedTuple):
    """Anchors of one table, the header rows above them, and the label rows among them."""

    header: list[Row]
    anchors: list[Row]
    labels: list[Row]


def find_columns(lines: Sequence[Line], rules: Mapping[int, Rules]) -> list[Found]:
    """The tables among lines that follow each other with no ruled table between (over pages, if need be).

    `rules` holds, by page, lines that part columns or rows here and there.
    """
    rows = _rows(lines, rules)
    found = []
    doubtful = in_doubt(rows)
    for whole in map(_with_lone_rows, map(_with_whole_numbers, _groups(rows))):
        group = _with_doubts(whole, doubtful)
        if not _is_table(group):
            continue
        used = [row.number for row in (*group.header, *group.anchors, *group.labels)]
        found.append(Found(min(used), max(used) + 1, _piece(group, rules)))
    return found


def _rows(lines: Sequence[Line], rules: Mapping[int, Rules]) -> list[Row]:
    rows: list[Row] = []
    shift = 0.0
    for index, line in enumerate(lines):
        if rows and line.page != lines[index - 1].page:
            shift = rows[-1].y + 1.5 * line.size - line.y
        cut = segments(line, rules.get(line.page, Rules()).upright)
        rows.append(Row(index, tuple(cut), tuple(s for s in cut if is_number(s.text)), line.y + shift))
    return rows


def _groups(rows: list[Row]) -> list[_Group]:
    """Sort rows into tables: where something that is no label stands between two anchors, a new one starts."""
    groups: list[_Group] = []
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
            groups.append(_Group(header[: len(header) - len(labels)], [row], labels))
        between = []
    if groups:
        _take_tail(groups[-1], between)
    return groups


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(s.text for s in row.segments)


def _size(row: Row) -> float:
    return row.segments[0].size


def _number_edge(anchors: Sequence[Row]) -> float:
    return min(s.x0 for row in anchors[-_RECENT:] for s in row.numbers)


def _goes_on(group: _Group, between: list[Row], anchor: Row) -> bool:
    if len(group.anchors) >= _MOST_ROWS or len(between) > _MOST_BETWEEN:
        return False
    edge = _number_edge(group.anchors)
    known = {_texts(header) for header in group.header}
    last = group.anchors[-1]
    for row in between:
        if _texts(row) in known and _page(row) != _page(group.anchors[0]):
            last = row
            continue
        if row.segments[-1].x1 > edge and not _is_lone_number(row, group):
            return False
        if row.y - last.y > _CLEAR * _size(row):
            return False
        last = row
    return anchor.y - last.y <= 1.5 * _CLEAR * _size(anchor) and _columns_fit(group, anchor)


def _page(row: Row) -> int:
    return row.segments[0].page


def _is_lone_number(row: Row, group: _Group) -> bool:
    return len(row.segments) == 1 and is_number(row.segments[0].text) and _columns_fit(group, row)


def _columns_fit(group: _Group, row: Row) -> bool:
    """Tell whether each number of a row stands in a column that the group has, or in one that it leaves free."""
    columns = union([(s.x0, s.x1) for anchor in group.anchors[-_RECENT:] for s in anchor.numbers])
    touched = [
        [k for k, (x0, x1) in enumerate(columns) if s.x0 < x1 + COLUMN_SLACK and s.x1 > x0 - COLUMN_SLACK]
        for s in row.numbers
    ]
    alone = sum(not t for t in touched)
    return (
        all(len(t) <= 1 for t in touched) and alone <= len(touched) / 2 and len(columns) + alone <= 2 * len(touched) + 4
    )


def _take_tail(group: _Group, rows: list[Row]) -> list[Row]:
    """Give the lines that go on a label of the last row to the group; return the rest."""
    edge = _number_edge(group.anchors)
    left = min(s.x0 for row in (*group.anchors, *group.labels) for s in row.segments)
    last = group.anchors[-1]
    for index, row in enumerate(rows):
        close = row.y - last.y <= _LEADING * _size(row)
        inside = row.segments[-1].x1 < edge and row.segments[0].x0 > left - 1
        if not (close and inside) or any(ENUMERATED.match(s.text) for s in row.segments) or left == edge:
            return rows[index:]
        group.labels.append(row)
        last = row
    return []


def _header(rows: list[Row], anchor: Row) -> list[Row]:
    """The rows above the first numbers that are their headers: up to a heading, a sentence or a gap."""
    header: list[Row] = []
    below = anchor
    for row in rows[: -_MOST_BETWEEN - 1 : -1]:
        first = row.segments[0].text
        alone = len(row.segments) == 1
        is_prose = alone and (
            len(first) >= _PROSE
            or first.endswith(("。", "；", "：", ":"))
            or row.segments[0].size > 1.2 * _size(anchor)
        )
        is_heading = alone and HEADING.match(first) and below.y - row.y > BESIDE * _size(row)
        if is_heading or is_prose or below.y - row.y > _CLEAR * _size(row):
            break
        header.append(row)
        below = row
    return header[::-1]


def _label_above(header: Sequence[Row], anchor: Row) -> list[Row]:
    """The last rows over the first numbers that are no header but lines of the label beside them."""
    edge = anchor.numbers[0].x0
    labels: list[Row] = []
    below = anchor
    for row in reversed(header):
        near = BESIDE if below is anchor else _LABEL_LEADING
        aligned = below is anchor or abs(row.segments[0].x0 - below.segments[0].x0) < ALIGNED * _size(row)
        if row.segments[-1].x1 >= edge or below.y - row.y > near * _size(row) or not aligned:
            break
        labels.insert(0, row)
        below = row
    return labels


def _is_table(group: _Group) -> bool:
    most = max(len(row.numbers) for row in group.anchors)
    return most >= 3 or len(group.anchors) >= 2 or bool(header_blocks(group.header))


def _with_whole_numbers(group: _Group) -> _Group:
    """Make one word of each number that is printed in two, where both are surely in one column.

    They are where a header, or another row's number in one word, runs over the gap between them.
    """
    heads: list[tuple[float, float]] = []
    for x0, x1 in header_blocks(group.header):
        if not any(x0 < b and x1 > a for a, b in heads):
            heads.append((x0, x1))
    over = [*heads, *((s.x0, s.x1) for row in group.anchors[-_RECENT:] for s in row.numbers if " " not in s.text)]
    anchors = []
    for row in group.anchors:
        cut = tuple(_whole(s, over) for s in row.segments)
        anchors.append(row._replace(segments=cut, numbers=tuple(s for s in cut if is_number(s.text))))
    return group._replace(anchors=anchors)


def _whole(word: Line, over: Sequence[tuple[float, float]]) -> Line:
    if " " not in word.text or not is_loose_number(word):
        return word
    gaps = [(a.x1 + b.x0) / 2 for a, b in pairwise(word.glyphs) if line_text((a, b)) != a.text + b.text]
    if all(any(x0 < gap < x1 for x0, x1 in over) for gap in gaps):
        return word._replace(text=word.text.replace(" ", ""))
    return word


def _with_lone_rows(group: _Group) -> _Group:
    """Make a row of each number that stands alone in its line, where the nearest row has one in that column already.

    The label beside it has two lines, one above it and one below, and all other columns are blank.
    """
    alone = [row for row in group.labels if row.numbers and not _belongs_to_nearest(row, group.anchors)]
    anchors = sorted([*group.anchors, *alone], key=lambda row: row.number)
    return group._replace(anchors=anchors, labels=[row for row in group.labels if row not in alone])


def _belongs_to_nearest(row: Row, anchors: Sequence[Row]) -> bool:
    nearest = min(anchors, key=lambda anchor: abs(anchor.y - row.y))
    mine = row.numbers[0]
    is_taken = any(mine.x0 < s.x1 and mine.x1 > s.x0 for s in nearest.numbers)
    return not is_taken or abs(nearest.y - row.y) < _ROW_LEADING * mine.size


def _with_doubts(group: _Group, doubtful: Mapping[Mark, str]) -> _Group:
    """The group with a mark beside each number that may be half of one."""

    def marked(some: Sequence[Line]) -> tuple[Line, ...]:
        return tuple(s._replace(text=doubtful[mark_of(s)]) if mark_of(s) in doubtful else s for s in some)

    def shown(rows: Sequence[Row]) -> list[Row]:
        return [row._replace(segments=marked(row.segments), numbers=marked(row.numbers)) for row in rows]

    return group._replace(anchors=shown(group.anchors), labels=shown(group.labels)) if doubtful else group


def _piece(group: _Group, rules: Mapping[int, Rules]) -> Piece:
    edge = min(s.x0 for row in group.anchors for s in row.numbers)
    columns = _number_columns(group, edge)
    body = [*group.anchors, *group.labels]
    labels = [(row, s) for row in body for s in row.segments if not is_number(s.text) and s.x1 <= edge + 1]
    borders = _borders(_label_borders(labels), columns, group)
    texts: dict[Spot, list[Line]] = {}
    for number, anchor in enumerate(group.anchors):
        for s in anchor.segments:
            if is_number(s.text) or s.x1 > edge + 1:
                texts.setdefault((number, *span_of(s, borders)), []).append(s)
    _place_loose_numbers(group, borders, texts)
    label_borders = borders[: -len(columns)]
    for number, lines in assign_rows(group.anchors, labels, label_borders, rules):
        spans = [span_of(line, borders) for line in lines]
        spot = number, min(a for a, _ in spans), max(b for _, b in spans)
        texts.setdefault(spot, []).extend(lines)
    _put_with_row_above(group.anchors, len(label_borders) - 1, texts)
    head = header_cells(group.header, borders, columns)
    top = max((spot[0] for spot, _ in head), default=-1) + 1
    cells = [*head, *(((top + row, a, b), lines) for (row, a, b), lines in texts.items())]
    return _as_piece(cells, borders, top, group)


def _put_with_row_above(anchors: Sequence[Row], label_columns: int, texts: dict[Spot, list[Line]]) -> None:
    """Put numbers that stand close below others, and have no label of their own, with those: they may go on in them.

    A cell with two numbers is none, so that neither half is read as the figure.
    """
    labelled = {row for row, first, _ in texts if first < label_columns}
    for number in range(len(anchors) - 1, 0, -1):
        upper, lower = anchors[number - 1], anchors[number]
        close = _page(upper) == _page(lower) and lower.y - upper.y < _ROW_LEADING * _size(lower)
        if close and number not in labelled:
            for spot in [spot for spot in texts if spot[0] == number]:
                texts.setdefault((number - 1, *spot[1:]), []).extend(texts.pop(spot))


def _number_columns(group: _Group, edge: float) -> list[tuple[float, float]]:
    """Where columns of numbers stand: as far as their numbers and the header over each alone reach.

    A header with no number under it is a column that is blank in all rows.
    """
    columns = union([(s.x0, s.x1) for row in group.anchors for s in row.numbers])
    body = [s for row in (*group.anchors, *group.labels) for s in row.segments if not is_number(s.text)]
    left = max((s.x1 for s in body if s.x1 <= edge + 1), default=0.0) - COLUMN_SLACK
    for x0, x1 in header_blocks(group.header):
        touched = [k for k, column in enumerate(columns) if x0 < column[1] and x1 > column[0]]
        if not touched and x0 >= left:
            columns = sorted([*columns, (x0, x1)])
        elif len(touched) == 1 and x0 >= left:
            known = columns[touched[0]]
            columns[touched[0]] = min(known[0], x0), max(known[1], x1)
    return columns


def _label_borders(labels: list[tuple[Row, Line]]) -> list[float]:
    """Borders between columns of labels: the fewest that part all labels that stand beside each other."""
    gaps: list[tuple[float, float]] = []
    ordered = sorted(labels, key=lambda label: label[0].y)
    for index, (row, s) in enumerate(ordered):
        for other, t in ordered[index + 1 : index + _MOST_BESIDE]:
            left, right = (s, t) if s.x0 < t.x0 else (t, s)
            if abs(other.y - row.y) < BESIDE * s.size and left.x1 < right.x0:
                gaps.append((left.x1, right.x0))
    borders: list[float] = []
    shared: tuple[float, float] | None = None
    for gap in sorted(gaps, key=lambda gap: gap[1]):
        if shared is not None and gap[0] < shared[1]:
            shared = max(shared[0], gap[0]), shared[1]
            borders[-1] = (shared[0] + shared[1]) / 2
        else:
            shared = gap
            borders.append((gap[0] + gap[1]) / 2)
    return borders


def _borders(between_labels: list[float], columns: list[tuple[float, float]], group: _Group) -> list[float]:
    everything = [s for row in (*group.header, *group.anchors, *group.labels) for s in row.segments]
    left = min([columns[0][0], *(s.x0 for s in everything)])
    right = max([columns[-1][1], *(s.x1 for s in everything)])
    labels = [s.x1 for s in everything if s.x1 <= columns[0][0]]
    first = [(max(labels) + columns[0][0]) / 2] if labels else []
    return [left, *between_labels, *first, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), right]


def _place_loose_numbers(group: _Group, borders: list[float], texts: dict[Spot, list[Line]]) -> None:
    """A number that stands alone in its line belongs to the nearest row."""
    for row in group.labels:
        for s in row.numbers:
            nearest = min(range(len(group.anchors)), key=lambda i: abs(group.anchors[i].y - row.y))
            texts.setdefault((nearest, *span_of(s, borders)), []).append(s)


def _as_piece(cells: list[tuple[Spot, list[Line]]], borders: list[float], top: int, group: _Group) -> Piece:
    rows = top + len(group.anchors)
    taken: dict[tuple[int, int], int] = {}
    filled: list[tuple[Spot, list[Line]]] = []
    for (row, first, after), lines in sorted(cells, key=lambda cell: (cell[0][2] - cell[0][1], cell[0])):
        free = [k for k in range(first, after) if (row, k) not in taken]
        if free:
            taken.update(((row, k), len(filled)) for k in free)
            filled.append(((row, free[0], free[-1] + 1), list(lines)))
        else:
            filled[taken[row, after - 1]][1].extend(lines)
    places = [Place(_joined(lines), row, borders[a], borders[b]) for (row, a, b), lines in filled]
    places += [
        Place("", row, borders[k], borders[k + 1])
        for row in range(rows)
        for k in range(len(borders) - 1)
        if (row, k) not in taken
    ]
    first_page = _page(group.anchors[0])
    used = [s for row in (*group.header, *group.anchors) for s in row.segments]
    return Piece(
        (*((first_page,) * top), *(_page(row) for row in group.anchors)),
        borders[0],
        borders[-1],
        min(s.y for s in used if s.page == used[0].page),
        max(s.y for s in used if s.page == used[-1].page),
        tuple(sorted(places, key=lambda p: (p.row, p.x0))),
        ruled=False,
    )


def _joined(lines: list[Line]) -> str:
    """Lines of one cell as its text; numbers of several lines stay several: none is known to go on in the next."""
    ordered = [line.text for line in sorted(lines, key=lambda s: (s.page, s.y, s.x0))]
    numbers = sum(map(is_number, ordered))
    return (" " if numbers > 1 and numbers == len(ordered) else "").join(ordered)
