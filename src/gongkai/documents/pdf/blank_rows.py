"""Rows of a table without rules that print no figure at all: told by a label of their own."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from gongkai.documents.pdf.lines import Line, first_width, set_apart
from gongkai.documents.pdf.rows import ENUMERATED, Row, Rules, assign_rows

_BESIDE = 0.5
"""How far, in character sizes, a label may stand above or below the figures of its row."""
_ROW_LEADING = 1.6
"""The least distance of two labels, in character sizes, of which the lower one is not counted."""

_SLACK = 0.05
"""Room, in character sizes, that a line may have beyond what it seems to."""

_Label = tuple[Row, Line]


def with_blank_rows(
    anchors: Sequence[Row], labels: Sequence[_Label], borders: Sequence[float], rules: Mapping[int, Rules]
) -> list[Row]:
    """The rows with figures, and one without for each label beside which there are none.

    Such a label stands in the last column of labels (`borders` are theirs, left to right), in which each row has one of
    its own, and the nearest figures have another one beside them; or it stands under that or right of it, where no
    group's label does. Where most rows are counted, so is it. A line that is full may go on in the next, however far
    below, unless that is counted.
    """
    row_of = {id(line): row for row, line in labels}
    room = max((line.x1 - line.x0 for _, line in labels if line.x0 > borders[-2] - 1), default=0.0)
    rivals: dict[int, list[list[Line]]] = defaultdict(list)
    all_of: dict[int, list[list[Line]]] = defaultdict(list)
    assigned = assign_rows(anchors, labels, borders, rules)
    for number, lines in assigned:
        all_of[number].append(lines)
        if max(line.x1 for line in lines) > borders[-2]:
            rivals[number].append(lines)
    counted = sum(ENUMERATED.match(lines[0].text) is not None for _, lines in assigned)
    is_counted = 2 * counted >= len(anchors)
    in_order = sorted(
        (lines for blocks in rivals.values() for lines in blocks), key=lambda lines: row_of[id(lines[0])].y
    )
    parts = {id(lines[0]) for pair in pairwise(in_order) if _may_go_on(*pair, room) for lines in pair}
    blank = []
    for number, blocks in all_of.items():
        mine = {id(lines[0]) for lines in blocks if _distance(lines, anchors[number].y, row_of) < _BESIDE}
        rival = sum(id(lines[0]) in mine for lines in rivals[number]) == 1
        others = [lines for lines in rivals[number] if rival] + _not_left_of(blocks, mine)
        for lines in {id(lines[0]): lines for lines in others}.values():
            begins = ENUMERATED.match(lines[0].text) or (not is_counted and _is_apart(lines, blocks, row_of))
            if begins and id(lines[0]) not in parts and id(lines[0]) not in mine:
                first, last = row_of[id(lines[0])], row_of[id(lines[-1])]
                blank.append(Row(first.number, (lines[0],), (), (first.y + last.y) / 2, first.shift))
    return sorted([*anchors, *blank], key=lambda row: row.y)


def _not_left_of(blocks: Sequence[list[Line]], mine: Collection[int]) -> list[list[Line]]:
    """The labels of a row but those left of the last one beside its figures (`mine`, by their first lines)."""
    starts = [min(line.x0 for line in lines) for lines in blocks if id(lines[0]) in mine]
    return [lines for lines in blocks if starts and max(line.x1 for line in lines) > max(starts)]


def _distance(lines: Sequence[Line], y: float, row_of: Mapping[int, Row]) -> float:
    """How far from a height the lines of a label are, in their size; 0 between the first and the last."""
    return max(0.0, row_of[id(lines[0])].y - y, y - row_of[id(lines[-1])].y) / lines[0].size


def _may_go_on(upper: Sequence[Line], lower: Sequence[Line], room: float) -> bool:
    """Tell whether two labels may be one: the upper one ends with a full line, and the lower one is not counted."""
    last, first = upper[-1], lower[0]
    begins = first_width(first.text) * first.size + max(0.0, set_apart(last.glyphs))
    is_full = room - (last.x1 - last.x0) < begins - _SLACK * last.size
    return is_full and not ENUMERATED.match(first.text)


def _is_apart(lines: Sequence[Line], blocks: Sequence[Sequence[Line]], row_of: Mapping[int, Row]) -> bool:
    """Tell whether lines have space above them and below, as a label of their own has."""
    top, end = row_of[id(lines[0])].y, row_of[id(lines[-1])].y
    others = [row_of[id(line)].y for other in blocks if other is not lines for line in other]
    return all(min(abs(y - top), abs(y - end)) > _ROW_LEADING * lines[0].size for y in others)
