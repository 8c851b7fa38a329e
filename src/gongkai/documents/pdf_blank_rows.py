"""Rows of a table without rules that print no figure at all: told by a label of their own."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from gongkai.documents.pdf_lines import Line
from gongkai.documents.pdf_rows import ENUMERATED, Row, Rules, assign_rows

_BESIDE = 0.5
"""How far, in character sizes, a label may stand above or below the figures of its row."""
_ROW_LEADING = 1.6
"""The least distance of two labels, in character sizes, of which the lower one is not counted."""

_Label = tuple[Row, Line]


def with_blank_rows(
    anchors: Sequence[Row], labels: Sequence[_Label], borders: Sequence[float], rules: Mapping[int, Rules]
) -> list[Row]:
    """The rows with figures, and one without for each label beside which there are none.

    Such a label stands in the last column of labels (`borders` are theirs, left to right), in which each row has one of
    its own, and the nearest figures have another one beside them. Where most rows are counted, so is it.
    """
    row_of = {id(line): row for row, line in labels}
    rivals: dict[int, list[list[Line]]] = defaultdict(list)
    counted = 0
    for number, lines in assign_rows(anchors, labels, borders, rules):
        counted += ENUMERATED.match(lines[0].text) is not None
        if max(line.x1 for line in lines) > borders[-2]:
            rivals[number].append(lines)
    is_counted = 2 * counted >= len(anchors)
    blank = []
    for number, blocks in rivals.items():
        y = anchors[number].y
        if len(blocks) < 2 or sum(_distance(lines, y, row_of) < _BESIDE for lines in blocks) != 1:
            continue
        for lines in blocks:
            begins = ENUMERATED.match(lines[0].text) or (not is_counted and _is_apart(lines, blocks, row_of))
            if begins and _distance(lines, y, row_of) >= _BESIDE:
                first, last = row_of[id(lines[0])], row_of[id(lines[-1])]
                blank.append(Row(first.number, (lines[0],), (), (first.y + last.y) / 2))
    return sorted([*anchors, *blank], key=lambda row: row.y)


def _distance(lines: Sequence[Line], y: float, row_of: Mapping[int, Row]) -> float:
    """How far from a height the lines of a label are, in their size; 0 between the first and the last."""
    return max(0.0, row_of[id(lines[0])].y - y, y - row_of[id(lines[-1])].y) / lines[0].size


def _is_apart(lines: Sequence[Line], blocks: Sequence[Sequence[Line]], row_of: Mapping[int, Row]) -> bool:
    """Tell whether lines have space above them and below, as a label of their own has."""
    top, end = row_of[id(lines[0])].y, row_of[id(lines[-1])].y
    others = [row_of[id(line)].y for other in blocks if other is not lines for line in other]
    return all(min(abs(y - top), abs(y - end)) > _ROW_LEADING * lines[0].size for y in others)
