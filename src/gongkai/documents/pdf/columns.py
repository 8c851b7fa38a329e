"""Tables without rules, or with too few of them: columns and rows from how words and numbers stand over each other.

A row is found by its numbers (an anchor); columns are where the numbers of all rows stand; labels and headers are
then given to the rows and columns that they stand beside and above.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from gongkai.documents.pdf.between import place_between_lines, place_loose_numbers, with_figures_between
from gongkai.documents.pdf.blank_rows import with_blank_rows
from gongkai.documents.pdf.doubts import Mark, in_doubt, mark_of
from gongkai.documents.pdf.drawn import Level, with_figures_in_rows
from gongkai.documents.pdf.glyphs import CUT
from gongkai.documents.pdf.groups import RECENT, Group, groups_of, page_of, size_of
from gongkai.documents.pdf.headers import Spot, header_blocks, header_cells, span_of, with_own_headers
from gongkai.documents.pdf.labelled import with_labelled_rows
from gongkai.documents.pdf.lattice import Piece, Place
from gongkai.documents.pdf.lines import Line, is_loose_number, line_text, segments, words_of
from gongkai.documents.pdf.rows import (
    COLUMN_SLACK,
    Row,
    Rules,
    assign_rows,
    is_figure,
    is_group,
    is_number,
    numbers_of,
    union,
)
from gongkai.documents.pdf.spans import BESIDE
from gongkai.documents.pdf.stand_ins import with_stand_ins
from gongkai.documents.pdf.upright import are_parted_by, ruled_columns
from gongkai.documents.pdf.veils import Box

_MOST_BESIDE = 8
_NEAR_ROWS = 4
"""Lines above and below a numeral that are looked through for numbers over it or under it."""
_OVER_PAGES = 1.8
"""How far, in character sizes, the first line of a page is taken to stand below the last of the one before."""
_ROW_LEADING = 1.6
"""The least distance of two rows, in character sizes; lines of one cell stand closer."""


class Found(NamedTuple):
    """A table and the lines, by index, that it is made of."""

    start: int
    end: int
    piece: Piece


def find_columns(lines: Sequence[Line], rules: Mapping[int, Rules], shapes: Mapping[int, Sequence[Box]]) -> list[Found]:
    """The tables among lines that follow each other with no ruled table between (over pages, if need be).

    `rules` holds, by page, lines that part columns or rows here and there, and `shapes` what may be drawn figures.
    """
    rows = _rows(lines, rules)
    found = []
    doubtful = in_doubt(rows)
    groups = [_with_figures_parted(group, doubtful) for group in groups_of(rows)]
    parted = {row.number: row for group in groups for row in group.anchors}
    doubtful = in_doubt([parted.get(row.number, row) for row in rows]) | doubtful
    for made in groups:
        ruled = ruled_columns(made.anchors, rules)
        group = with_figures_between(_with_doubts(_with_lone_rows(_with_whole_numbers(made, ruled)), doubtful))
        if not _is_table(group):
            continue
        used = [row.number for row in (*group.header, *group.anchors, *group.labels)]
        found.append(Found(min(used), max(used) + 1, _piece(group, rules, ruled, shapes)))
    return found


def _rows(lines: Sequence[Line], rules: Mapping[int, Rules]) -> list[Row]:
    rows: list[Row] = []
    shift = 0.0
    for index, line in enumerate(lines):
        if rows and line.page != lines[index - 1].page:
            shift = rows[-1].y + _OVER_PAGES * line.size - line.y
        cut = segments(line, rules.get(line.page, Rules()).upright)
        rows.append(Row(index, tuple(cut), numbers_of(cut), line.y + shift, shift))
    rows = with_stand_ins(rows)
    near = (rows[max(index - _NEAR_ROWS, 0) : index + _NEAR_ROWS + 1] for index in range(len(rows)))
    return with_labelled_rows([_with_lone_numeral(row, some) for row, some in zip(rows, near, strict=True)], rules)


def _with_lone_numeral(row: Row, near: Sequence[Row]) -> Row:
    """The row with the one numeral in Chinese that ends it as its number, where a row near by has its numbers."""
    last = row.segments[-1]
    if row.numbers or not is_figure(last.text):
        return row
    over = (s for other in near if other.is_anchor for s in other.numbers)
    return row._replace(numbers=(last,)) if any(last.x0 < s.x1 and last.x1 > s.x0 for s in over) else row


def _is_table(group: Group) -> bool:
    most = max(len(row.numbers) for row in group.anchors)
    return most >= 3 or len(group.anchors) >= 2 or bool(header_blocks(group.header))


def _with_figures_parted(group: Group, doubtful: Mapping[Mark, str]) -> Group:
    """Cut what looks like one number in two words where each stands in a column of its own.

    Figures that fill their columns stand as close as the parts of one. Another row has one in each of the two.
    What is `doubtful`, since it may be halves, is left so.
    """
    single = [[(s.x0, s.x1) for s in row.numbers if " " not in s.text] for row in group.anchors]
    columns = union(span for spans in single for span in spans)
    beside = (pairwise(_column_of(span, columns) for span in spans) for spans in single)
    pairs = {(left, right) for some in beside for left, right in some if left != right}

    def cut(word: Line) -> list[Line]:
        loose = " " in word.text and is_number(word.text) and mark_of(word) not in doubtful
        parts = words_of(word) if loose else [word]
        places = [_column_of((part.x0, part.x1), columns) for part in parts]
        return parts if None not in places and pairs.issuperset(pairwise(places)) else [word]

    anchors = []
    for row in group.anchors:
        segments = tuple(part for s in row.segments for part in cut(s))
        numbers = tuple(part for s in row.numbers for part in cut(s))
        anchors.append(row._replace(segments=segments, numbers=numbers))
    return group._replace(anchors=anchors)


def _column_of(span: tuple[float, float], columns: Sequence[tuple[float, float]]) -> int | None:
    """The one of some columns, left to right, that a text stands in; None if it stands in several or in none."""
    first = bisect_right(columns, span[0] + COLUMN_SLACK, key=lambda column: column[1])
    after = bisect_left(columns, span[1] - COLUMN_SLACK, key=lambda column: column[0])
    return first if after == first + 1 else None


def _with_whole_numbers(group: Group, ruled: Sequence[tuple[float, float]]) -> Group:
    """Make one word of each number that is printed in two, where both are surely in one column.

    They are where a header, or another row's number in one word, runs over the gap between them, or upright lines stand
    at both sides of them (`ruled` columns).
    """
    heads: list[tuple[float, float]] = []
    for x0, x1 in header_blocks(group.header):
        if not any(x0 < b and x1 > a for a, b in heads):
            heads.append((x0, x1))
    over = [
        *ruled,
        *heads,
        *((s.x0, s.x1) for row in group.anchors[-RECENT:] for s in row.numbers if " " not in s.text),
    ]
    anchors = []
    for row in group.anchors:
        cut = [(s, _whole(s, over)) for s in row.segments]
        numbers = tuple(whole for s, whole in cut if s in row.numbers or is_number(whole.text))
        anchors.append(row._replace(segments=tuple(whole for _, whole in cut), numbers=numbers))
    return group._replace(anchors=anchors)


def _whole(word: Line, over: Sequence[tuple[float, float]]) -> Line:
    if " " not in word.text or not is_loose_number(word):
        return word
    gaps = [(a.x1 + b.x0) / 2 for a, b in pairwise(word.glyphs) if line_text((a, b)) != a.text + b.text]
    if all(any(x0 < gap < x1 for x0, x1 in over) for gap in gaps):
        return word._replace(text=word.text.replace(" ", ""))
    return word


def _with_lone_rows(group: Group) -> Group:
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


def _with_doubts(group: Group, doubtful: Mapping[Mark, str]) -> Group:
    """The group with a mark beside each number that may be half of one."""

    def marked(some: Sequence[Line]) -> tuple[Line, ...]:
        return tuple(s._replace(text=doubtful[mark_of(s)]) if mark_of(s) in doubtful else s for s in some)

    def shown(rows: Sequence[Row]) -> list[Row]:
        return [row._replace(segments=marked(row.segments), numbers=marked(row.numbers)) for row in rows]

    return group._replace(anchors=shown(group.anchors), labels=shown(group.labels)) if doubtful else group


def _piece(
    group: Group,
    rules: Mapping[int, Rules],
    ruled: Sequence[tuple[float, float]],
    shapes: Mapping[int, Sequence[Box]],
) -> Piece:
    edge = min(s.x0 for row in group.anchors for s in row.numbers)
    columns = _with_blank_columns(_number_columns(group, edge, ruled), ruled)
    group = group._replace(anchors=[_moved(row) if _figures(row) > len(columns) else row for row in group.anchors])
    body = sorted([*group.anchors, *group.labels], key=lambda row: row.y)
    labels = [(row, s) for row in body for s in row.segments if not is_number(s.text) and s.x1 <= edge + 1]
    borders = _borders(_label_borders(labels), columns, group, ruled)
    label_borders = borders[: -len(columns)]
    if len(label_borders) > 1:
        group = group._replace(anchors=with_blank_rows(group.anchors, labels, label_borders, rules))
    texts: dict[Spot, list[Line]] = {}
    for number, anchor in enumerate(group.anchors):
        for s in anchor.segments:
            if is_number(s.text) or s.x1 > edge + 1:
                texts.setdefault((number, *span_of(s, borders)), []).append(s)
    place_loose_numbers(group, borders, len(label_borders) - 1, texts)
    for number, lines in assign_rows(group.anchors, labels, label_borders, rules):
        spans = [span_of(line, borders) for line in lines]
        spot = number, min(a for a, _ in spans), max(b for _, b in spans)
        texts.setdefault(spot, []).extend(lines)
    _put_with_row_above(group.anchors, len(label_borders) - 1, texts)
    head = header_cells(group.header, borders, columns, rules, ruled=bool(ruled))
    top = max((spot[0] for spot, _ in head), default=-1) + 1
    cells = [*head, *(((top + row, a, b), lines) for (row, a, b), lines in texts.items())]
    levels = [Level(page_of(row), row.y - row.shift, size_of(row)) for row in group.anchors]
    return with_figures_in_rows(
        _as_piece(cells, borders, top, group, parted=are_parted_by(columns, ruled)), levels, label_borders[-1], shapes
    )


def _figures(row: Row) -> int:
    """How many figures a row prints; a group of three digits may be the rest of the one before it."""
    words = [(k, word) for s in row.numbers for k, word in enumerate(s.text.split())]
    return sum(is_number(word) and not (k and is_group(word)) for k, word in words)


def _moved(row: Row) -> Row:
    """A row with a figure more than the table has columns, each marked: any may be another column's."""
    marked = {id(s): s._replace(text=s.text + CUT) for s in row.numbers}
    segments = tuple(marked.get(id(s), s) for s in row.segments)
    return row._replace(segments=segments, numbers=tuple(marked.values()))


def _put_with_row_above(anchors: Sequence[Row], label_columns: int, texts: dict[Spot, list[Line]]) -> None:
    """Put numbers that stand close below others, and have no label of their own, with those: they may go on in them.

    A cell with two numbers is none, so that neither half is read as the figure.
    """
    labelled = {row for row, first, _ in texts if first < label_columns}
    for number in range(len(anchors) - 1, 0, -1):
        upper, lower = anchors[number - 1], anchors[number]
        close = page_of(upper) == page_of(lower) and lower.y - upper.y < _ROW_LEADING * size_of(lower)
        if close and number not in labelled:
            place_between_lines(anchors, number, label_columns, texts)
            for spot in [spot for spot in texts if spot[0] == number]:
                texts.setdefault((number - 1, *spot[1:]), []).extend(texts.pop(spot))


def _number_columns(group: Group, edge: float, ruled: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Where columns of numbers stand: as far as their numbers and the header over each alone reach.

    A header with no number under it is a column that is blank in all rows, unless numbers beside it have none, and no
    upright lines part it from them. What reaches over the upright lines of a `ruled` column is no header of its own.
    """
    columns = union([(s.x0, s.x1) for row in group.anchors for s in row.numbers])
    bare, idle = set(columns), set()
    body = [s for row in (*group.anchors, *group.labels) for s in row.segments if not is_number(s.text)]
    left = max((s.x1 for s in body if s.x1 <= edge + 1), default=0.0) - COLUMN_SLACK
    for x0, x1 in header_blocks(group.header):
        inside = [(a, b) for a, b in ruled if x0 < b and x1 > a] or [(x0, x1)]
        if len(inside) > 1 or x0 < inside[0][0] or x1 > inside[0][1]:
            continue
        touched = [k for k, column in enumerate(columns) if inside[0][0] < column[1] and inside[0][1] > column[0]]
        if not touched and x0 >= left:
            columns = sorted([*columns, (x0, x1)])
            idle.update(set() if inside[0] in ruled else {(x0, x1)})
        elif len(touched) == 1 and x0 >= left:
            known = columns[touched[0]]
            columns[touched[0]] = min(known[0], x0), max(known[1], x1)
            bare.discard(known)
            if known in idle:
                idle.add(columns[touched[0]])
    return with_own_headers(columns, bare, idle)


def _with_blank_columns(
    columns: list[tuple[float, float]], ruled: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """The columns with those among them that upright lines part from them, and in which nothing is printed."""
    blank = [
        (x0, x1)
        for x0, x1 in ruled
        if columns[0][1] < x0 and x1 < columns[-1][0] and not any(x0 < b and x1 > a for a, b in columns)
    ]
    return sorted([*columns, *blank])


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


def _borders(
    between_labels: list[float],
    columns: list[tuple[float, float]],
    group: Group,
    ruled: Sequence[tuple[float, float]],
) -> list[float]:
    everything = [s for row in (*group.header, *group.anchors, *group.labels) for s in row.segments]
    left = min([columns[0][0], *(s.x0 for s in everything)])
    right = max([columns[-1][1], *(s.x1 for s in everything)])
    labels = [s.x1 for s in everything if s.x1 <= columns[0][0]]
    first = [(max(labels) + columns[0][0]) / 2] if labels else []
    return [left, *between_labels, *first, *(_between(a[1], b[0], ruled) for a, b in pairwise(columns)), right]


def _between(end: float, start: float, ruled: Sequence[tuple[float, float]]) -> float:
    """The border between two columns: where an upright line stands, else in the middle."""
    lines = [x for column in ruled for x in column if end <= x <= start]
    return sum(lines) / len(lines) if lines else (end + start) / 2


def _as_piece(
    cells: list[tuple[Spot, list[Line]]], borders: list[float], top: int, group: Group, *, parted: bool
) -> Piece:
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
    moved = _moved_left([cell for cell in filled if cell[0][0] >= top], len(borders) - 1)
    places = [Place(_joined(lines), row, borders[a], borders[b]) for (row, a, b), lines in filled]
    places += [
        Place("", row, borders[k], borders[k + 1])
        for row in range(rows)
        for k in range(len(borders) - 1)
        if (row, k) not in taken and not (row in moved and k == len(borders) - 2)
    ]
    first_page = page_of(group.anchors[0])
    used = [s for row in (*group.header, *group.anchors) for s in row.segments]
    return Piece(
        (*((first_page,) * top), *(page_of(row) for row in group.anchors)),
        borders[0],
        borders[-1],
        min(s.y for s in used if s.page == used[0].page),
        max(s.y for s in used if s.page == used[-1].page),
        tuple(sorted(places, key=lambda p: (p.row, p.x0))),
        ruled=False,
        parted=parted,
    )


def _moved_left(cells: Sequence[tuple[Spot, list[Line]]], wide: int) -> set[int]:
    """The rows whose one figure stands in the column before the last, where all others have just one, in the last.

    A label of many rows that is lost moves them left. They have no cell there, rather than a blank one.
    """
    ends: dict[int, list[int]] = {}
    for (row, _, after), lines in cells:
        if any(is_number(line.text) for line in lines):
            ends.setdefault(row, []).append(after)
    in_two = sorted({tuple(some) for some in ends.values()}) == [(wide - 1,), (wide,)]
    return {row for row, some in ends.items() if in_two and some == [wide - 1]}


def _joined(lines: list[Line]) -> str:
    """Lines of one cell as its text; numbers of several lines stay several: none is known to go on in the next."""
    ordered = [line.text for line in sorted(lines, key=lambda s: (s.page, s.y, s.x0))]
    numbers = sum(map(is_figure, ordered))
    return (" " if numbers > 1 and numbers == len(ordered) else "").join(ordered)
