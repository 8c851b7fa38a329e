"""Which row of a table without rules a line of a label belongs to, its rows being known by their numbers."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from gongkai.documents.nothing import WORDS_FOR_NOTHING
from gongkai.documents.pdf.drawing import Rule
from gongkai.documents.pdf.lines import CLOSING, OPENING, Line, set_apart

_GROUP = re.compile(r"\d{3}(?:\.\d+)?")
_NUMBER = re.compile(
    r"[+\-＋－]?\d([\d,，.．\s]*\d)?\s*(万?元|件|项|%|％)?[*①-⑳]?"
    rf"|[-－—–−―─/／\\]{{1,4}}|{WORDS_FOR_NOTHING}"
)
_NUMERAL = re.compile(r"[〇零一二两三四五六七八九十百千万]{1,9}(件|项)?")
"""A number in Chinese, which may also count a label, or be a part of one."""
ENUMERATED = re.compile(
    r"[（(]?[一二三四五六七八九十\d０-９①-⑳]+[)）、.．]|第[一二三四五六七八九十\d]+[条项款]|[①-⑳]|其中|[（(][一二三四五六七八九十\d]{1,2}$"
)
"""How a label starts that is not the rest of another; in a narrow column its first line may be （三 alone."""
COLUMN_SLACK = 0.5
"""Points by which texts of two columns may reach into each other."""
_BESIDE = 0.5
"""How far, in character sizes, a label may stand above or below the numbers that it is beside."""
_LEADING = 2.0
"""The largest distance of two lines of one label, in character sizes."""
_ROW_LEADING = 1.6
"""The least distance of two rows, in character sizes, where lines of labels may be as far apart."""
_LEAST_LEADING = 1.0
_UNEVEN = 1.35
"""How many times the least distance of two lines of a label the others may be: rows stand further apart."""
_CLOSE = 1.3
_EXACT = 0.05
_FLUSH = 0.3
"""How far apart, in character sizes, the left ends of two lines of one label may be."""
_FULL = 1.6
"""A line that ends so near its column's right end, in character sizes, may go on in the next."""
_OPEN = 8
"""Labels, from the last, that a line may go on."""


class Rules(NamedTuple):
    """The ruling lines of one page that make no whole table."""

    level: tuple[Rule, ...] = ()
    """From the top down."""
    upright: tuple[Rule, ...] = ()


class Row(NamedTuple):
    """One line cut into segments; `number` is the line's place among the lines given."""

    number: int
    segments: tuple[Line, ...]
    numbers: tuple[Line, ...]
    """The segments that are numbers."""
    y: float
    """From the top of the first page, the pages one under the other."""
    shift: float = 0.0
    """What this adds to a height on its page."""
    labelled: bool = False
    """Its number stands alone, and lines of its label above it and below, or between the same level lines."""

    def height(self, segment: Line) -> float:
        """How high one of its segments stands, where `y` is that of all together."""
        return segment.y + self.shift

    @property
    def is_anchor(self) -> bool:
        """Whether it has two numbers, or a label and, at its end, a number."""
        numbers = self.numbers
        return len(numbers) >= 2 or (
            len(numbers) == 1 and self.segments[-1] is numbers[0] and (self.labelled or len(self.segments) >= 2)
        )


def is_group(text: str) -> bool:
    """Tell whether a word is what stands behind a space in a number, as in 9 235: browsers end a line there."""
    return _GROUP.fullmatch(text) is not None


def is_number(text: str) -> bool:
    """Tell whether a word is a number, or a mark for none. With a point at its end it is an enumerator."""
    return _NUMBER.fullmatch(text) is not None


def is_figure(text: str) -> bool:
    """Tell whether a word is a number, or may be one in Chinese."""
    return is_number(text) or _NUMERAL.fullmatch(text) is not None


def numbers_of(segments: Sequence[Line]) -> tuple[Line, ...]:
    """The numbers of a line: those in digits, and those in Chinese that end it with others or behind a label.

    One numeral alone, 一, may also be a word of a label that is written downwards.
    """
    end = len(segments)
    while end and is_figure(segments[end - 1].text):
        end -= 1
    last = segments[end:]
    sure = len(last) > 1 or (end and len(last) == 1 and len(last[0].text) > 1)
    return tuple(s for k, s in enumerate(segments) if is_number(s.text) or (k >= end and sure))


def union(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Where columns stand, left to right: from where to where texts reach that stand over each other."""
    merged: list[tuple[float, float]] = []
    for x0, x1 in sorted(spans):
        if merged and x0 < merged[-1][1] - COLUMN_SLACK:
            merged[-1] = merged[-1][0], max(merged[-1][1], x1)
        else:
            merged.append((x0, x1))
    return merged


def assign_rows(
    anchors: Sequence[Row], labels: Sequence[tuple[Row, Line]], borders: Sequence[float], rules: Mapping[int, Rules]
) -> list[tuple[int, list[Line]]]:
    """Each label, as its lines from top to bottom, with the number of the row (of `anchors`) that it belongs to.

    Lines of one label are found first (`borders` are those of the label columns, left to right). Labels then start
    beside their numbers, end beside them, or have their middle there: the way that fits all labels best is taken for
    all. One of the last column with a line beside numbers is theirs, whatever way that is: no other row reaches there.
    """
    beside = [_beside(row, segment, anchors) for row, segment in labels]
    blocks = _blocks(labels, beside, _ends(labels, borders), borders, rules)
    choices: list[Sequence[int]] = []
    for block in blocks:
        shut_in = (_shut_in(*labels[i], anchors, rules) for i in block)
        choices.append(min((some for some in shut_in if some), key=len, default=range(len(anchors))))
    last_column = borders[-2] if len(borders) > 1 else 0.0
    own = [
        sorted({n for i in block if labels[i][1].x1 > last_column and (n := beside[i]) is not None}) for block in blocks
    ]
    best: tuple[float, list[int]] = (float("inf"), [])
    for below in (0.0, 0.5, 1.0):
        rows = []
        misfit = 0.0
        for block, choice, mine in zip(blocks, choices, own, strict=True):
            first, last = labels[block[0]], labels[block[-1]]
            y = first[0].y + below * (last[0].y - first[0].y)
            nearest = _nearest(anchors, y, [n for n in mine if n in choice] or choice)
            misfit += 0.0 if len(choice) == 1 else abs(anchors[nearest].y - y)
            rows.append(nearest)
        best = min(best, (misfit, rows))
    return [(row, [labels[i][1] for i in block]) for row, block in zip(best[1], blocks, strict=True)]


def _nearest(anchors: Sequence[Row], y: float, choice: Sequence[int]) -> int:
    """Which of some anchors, by number from top to bottom, is nearest to a height."""
    at = bisect_left(choice, y, key=lambda i: anchors[i].y)
    return min(choice[max(at - 1, 0) : at + 1], key=lambda i: abs(anchors[i].y - y))


def _beside(row: Row, segment: Line, anchors: Sequence[Row]) -> int | None:
    nearest = _nearest(anchors, row.y, range(len(anchors)))
    return nearest if abs(anchors[nearest].y - row.y) < _BESIDE * segment.size else None


def _ends(labels: Sequence[tuple[Row, Line]], borders: Sequence[float]) -> list[float]:
    """How far to the right the texts of each label column reach."""
    ends = [0.0] * len(borders)
    for _, segment in labels:
        column = max(bisect_right(borders, segment.x1 - 1) - 1, 0)
        ends[column] = max(ends[column], segment.x1)
    return ends


def _blocks(
    labels: Sequence[tuple[Row, Line]],
    beside: Sequence[int | None],
    ends: Sequence[float],
    borders: Sequence[float],
    rules: Mapping[int, Rules],
) -> list[list[int]]:
    """Group lines of labels, by number, that are one label: full lines, and what goes on below them."""
    blocks: list[list[int]] = []
    leading = _leading(labels)
    for i in sorted(range(len(labels)), key=lambda i: (labels[i][0].y, labels[i][1].x0)):
        row, lower = labels[i]
        for block in blocks[-_OPEN:]:
            above, upper = labels[block[-1]]
            overlap = min(upper.x1, lower.x1) - max(upper.x0, lower.x0)
            end = ends[max(bisect_right(borders, upper.x1 - 1) - 1, 0)]
            if (
                0 < row.y - above.y <= (leading if upper.page == lower.page else _LEADING) * lower.size
                and overlap >= 0.5 * min(upper.x1 - upper.x0, lower.x1 - lower.x0)
                and (end - upper.x1 < _FULL * upper.size or _is_close(above, upper, row, lower))
                and (beside[i] is None or beside[block[-1]] in (None, beside[i]))
                and not _is_wider(upper, lower)
                and not _is_of_next_row(row.y - above.y, i, block, labels, beside)
                and not ENUMERATED.match(lower.text)
                and not are_parted(upper, lower, rules)
            ):
                block.append(i)
                break
        else:
            blocks.append([i])
    return blocks


def _is_wider(upper: Line, lower: Line) -> bool:
    """Tell whether a line in the middle below another is wider by what it begins with: that had room for it.

    It begins with a character, the space that letters are set apart by, and what may not stand in another line than it.
    """
    off = abs(upper.x0 + upper.x1 - lower.x0 - lower.x1) / 2
    kept = 1
    while kept < len(lower.glyphs) and (lower.glyphs[kept - 1].text in OPENING or lower.glyphs[kept].text in CLOSING):
        kept += 1
    begins = lower.glyphs[kept - 1].x1 - lower.x0 + max(0.0, set_apart(lower.glyphs))
    return off < _FLUSH * lower.size and (lower.x1 - lower.x0) - (upper.x1 - upper.x0) > max(begins, lower.size)


def _is_of_next_row(
    distance: float, i: int, block: Sequence[int], labels: Sequence[tuple[Row, Line]], beside: Sequence[int | None]
) -> bool:
    """Tell whether a line is as far below a label as rows are, and its numbers are beside it, and so beside its last.

    A label that has its middle beside its numbers goes on as far below them as it begins above them; one that is
    counted ends beside them, rather than that the next one is not counted.
    """
    row, line = labels[i]
    if beside[i] is None or any(beside[k] is not None for k in block) or distance < _ROW_LEADING * line.size:
        return False
    if ENUMERATED.match(labels[block[0]][1].text) and not ENUMERATED.match(line.text):
        return False
    below = (k for k in range(i + 1, min(i + 1 + _OPEN, len(labels))) if beside[k] is None)
    return not any(
        0 < labels[k][0].y - row.y <= _UNEVEN * distance
        and min(line.x1, labels[k][1].x1) > max(line.x0, labels[k][1].x0)
        for k in below
    )


def _leading(labels: Sequence[tuple[Row, Line]]) -> float:
    """The largest distance of two lines of one label, in character sizes: not much more than the least there is.

    Characters one under the other, of a label that is written downwards, stand closer than its lines do.
    """
    ordered = sorted((label for label in labels if len(label[1].glyphs) > 1), key=lambda label: label[0].y)
    least = _LEADING
    for index, (row, lower) in enumerate(ordered):
        for above, upper in ordered[max(index - _OPEN, 0) : index]:
            distance = (row.y - above.y) / lower.size
            if distance > _LEAST_LEADING and abs(upper.x0 - lower.x0) < _EXACT * lower.size:
                least = min(least, distance)
    return min(_LEADING, _UNEVEN * least)


def _is_close(above: Row, upper: Line, row: Row, lower: Line) -> bool:
    """Tell whether two lines of labels begin over each other, and are as close as lines of one text are at most."""
    return abs(upper.x0 - lower.x0) < _FLUSH * lower.size and row.y - above.y <= _CLOSE * lower.size


def _height(row: Row) -> float:
    """Where the figures of a row stand on its page, or where its label does if it has none."""
    return (row.numbers or row.segments)[0].y


def are_parted(upper: Line, lower: Line, rules: Mapping[int, Rules]) -> bool:
    """Tell whether a level line runs between two lines of text: below one and above the other, where a page ends."""
    if upper.page != lower.page:
        under = (rule for rule in rules.get(upper.page, Rules()).level if rule.at > upper.y)
        over = (rule for rule in rules.get(lower.page, Rules()).level if rule.at < lower.y)
        return any(_reaches_over(rule, upper) for rule in under) and any(_reaches_over(rule, lower) for rule in over)
    level = rules.get(lower.page, Rules()).level
    between = level[bisect_right(level, upper.y, key=_at) : bisect_left(level, lower.y, key=_at)]
    return any(_reaches_over(rule, lower) for rule in between)


def _at(rule: Rule) -> float:
    return rule.at


def _reaches_over(rule: Rule, segment: Line) -> bool:
    return rule.start <= segment.x0 + 2 and rule.end >= segment.x1 - 2


def _shut_in(label: Row, segment: Line, anchors: Sequence[Row], rules: Mapping[int, Rules]) -> list[int]:
    """The rows whose numbers stand between the same two level lines as a segment; none, if no lines shut it in."""
    lines = level_lines(segment, rules)
    if lines is None:
        return []
    above, below = lines

    def inside(i: int) -> bool:
        row = anchors[i]
        return row.segments[0].page == segment.page and above.at < _height(row) < below.at

    first = last = _nearest(anchors, label.y, range(len(anchors)))
    while first > 0 and inside(first - 1):
        first -= 1
    while last + 1 < len(anchors) and inside(last + 1):
        last += 1
    return [i for i in range(first, last + 1) if inside(i)]


def level_lines(segment: Line, rules: Mapping[int, Rules]) -> tuple[Rule, Rule] | None:
    """The level lines next above a segment and next below it that are as long as it is; None where one is missing."""
    level = rules.get(segment.page, Rules()).level
    at = bisect_right(level, segment.y, key=_at)
    above = next((level[n] for n in range(at - 1, -1, -1) if _reaches_over(level[n], segment)), None)
    below = next((level[n] for n in range(at, len(level)) if _reaches_over(level[n], segment)), None)
    return None if above is None or below is None else (above, below)
