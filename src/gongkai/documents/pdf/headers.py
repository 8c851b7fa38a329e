"""Headers of a table without rules: which columns the text of each stands over."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from gongkai.documents.pdf.lines import Line
from gongkai.documents.pdf.rows import Row, Rules, are_parted
from gongkai.documents.pdf.spans import BESIDE, Level, Span, spans_of

_HEADER_LEADING = 1.6
_SAME_LEVEL = 0.7
ALIGNED = 0.3
"""How far apart, in character sizes, the left ends or the middles of a header's lines may be."""
_TITLE = re.compile(r"第[一二三四五六七八九十百\d]{1,4}条(第?[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[款项]){0,2}")
_OPEN_BLOCKS = 40
"""Header texts, from the last, that a line may go on."""

_Span = tuple[float, float]
"""From where to where a text or column reaches, in points."""
Spot = tuple[int, int, int]
"""A row, the first column of a cell in it, and the column after its last."""


def header_blocks(header: Sequence[Row]) -> list[tuple[float, float]]:
    """From where to where each text of a header reaches that has another beside it, the lowest first.

    Lines one under the other with one left end or one middle are one text.
    """
    blocks: list[list[tuple[Row, Line]]] = []
    for row in header:
        for s in row.segments:
            for block in blocks[-_OPEN_BLOCKS:]:
                above, t = block[-1]
                is_below = 0 < row.height(s) - above.height(t) <= _HEADER_LEADING * s.size
                slack = ALIGNED * s.size
                if is_below and (abs(s.x0 - t.x0) < slack or abs(s.x0 + s.x1 - t.x0 - t.x1) < 2 * slack):
                    block.append((row, s))
                    break
            else:
                blocks.append([(row, s)])
    spans = [
        (block[-1][0].y, min(s.x0 for _, s in block), max(s.x1 for _, s in block))
        for block in blocks
        if any(_is_beside(row, block) for row in header)
    ]
    return [(x0, x1) for _, x0, x1 in sorted(spans, reverse=True)]


def _is_beside(row: Row, block: Sequence[tuple[Row, Line]]) -> bool:
    """Tell whether a row has a text beside a block of lines."""
    mine = [s for _, s in block]
    slack = BESIDE * mine[0].size
    return block[0][0].y - slack < row.y < block[-1][0].y + slack and any(s not in mine for s in row.segments)


def with_own_headers(columns: Sequence[_Span], bare: Collection[_Span], idle: Collection[_Span]) -> list[_Span]:
    """The columns, each that no header is over (`bare`) made one with a header beside it that has none (`idle`).

    Numbers stand at the left of their cells or at the right, and headers in the middle, so that a header may be over
    nothing but blank room. Where more of the one kind follow each other than of the other, the nearer ones are paired.
    """
    runs: list[list[_Span]] = []
    for column in columns:
        last = runs[-1][-1] if runs else None
        if last is not None and ((column in bare and last in idle) or (column in idle and last in bare)):
            runs[-1].append(column)
        else:
            runs.append([column])
    made: list[_Span] = []
    for run in runs:
        ways = [run] if len(run) % 2 == 0 else [run[:-1], run[1:]]
        pairs = min((list(zip(way[::2], way[1::2], strict=True)) for way in ways), key=_room)
        paired = {column for pair in pairs for column in pair}
        made += [column for column in run if column not in paired] + [(left[0], right[1]) for left, right in pairs]
    return sorted(made)


def _room(pairs: Sequence[tuple[_Span, _Span]]) -> float:
    return sum(right[0] - left[1] for left, right in pairs)


def span_of(segment: Line, borders: Sequence[float]) -> Span:
    """The columns that a segment stands in, as first and one after the last."""
    inside = [
        k
        for k, (x0, x1) in enumerate(pairwise(borders))
        if min(segment.x1, x1) - max(segment.x0, x0) > 0.3 * segment.size
    ]
    if inside:
        return inside[0], inside[-1] + 1
    middle = (segment.x0 + segment.x1) / 2
    nearest = min(range(len(borders) - 1), key=lambda k: abs((borders[k] + borders[k + 1]) / 2 - middle))
    return nearest, nearest + 1


def header_cells(
    header: Sequence[Row],
    borders: Sequence[float],
    columns: Sequence[tuple[float, float]],
    rules: Mapping[int, Rules],
    *,
    ruled: bool,
) -> list[tuple[Spot, list[Line]]]:
    """Headers as cells: the lowest text over each single column in one row, those above it in rows by height.

    What stands over the label columns is one cell over all of them, unless two texts stand there side by side.
    `columns` is where the columns of numbers stand, the last of those that `borders` part; `ruled` tells that lines of
    `rules` part them. A title of its own (第二十条第（五）项), or one above a level line, goes on in no line below it.
    """
    sides = rules if ruled else {}
    label_columns = len(borders) - 1 - len(columns)
    edge = borders[label_columns]
    over_labels = [[s for s in row.segments if s.x1 < edge] for row in header]
    if label_columns < 2 or any(len(some) > 1 for some in over_labels):
        over_labels = []
    whole = {id(s) for some in over_labels for s in some}
    over: dict[tuple[int, int], list[list[Line]]] = {}
    heights: dict[int, float] = {}
    for row in header:
        for s in row.segments:
            if id(s) in whole:
                continue
            blocks = over.setdefault(_ruled_span(s, borders, sides) or span_of(s, borders), [])
            heights[id(s)] = row.height(s)
            is_below = blocks and row.height(s) - heights[id(blocks[-1][-1])] <= _HEADER_LEADING * s.size
            if is_below and not _TITLE.fullmatch(_joined(blocks[-1])) and not are_parted(blocks[-1][-1], s, rules):
                blocks[-1].append(s)
            else:
                blocks.append([s])
    _part(over)
    lowest = {span: blocks.pop() for span, blocks in over.items() if span[1] - span[0] == 1}
    upper = sorted(
        ((heights[id(block[0])] + heights[id(block[-1])]) / 2, span, number)
        for span, blocks in over.items()
        for number, block in enumerate(blocks)
    )
    levels = _levels([(y, span, over[span][number]) for y, span, number in upper])
    cells: list[tuple[Spot, list[Line]]] = []
    if all(_ruled_span(s, borders, sides) for level in levels for _, block in level for s in block):
        made = [[span for span, _ in level] for level in levels]
    else:
        made = spans_of(levels, lowest, columns, label_columns)
    for level, spans in enumerate(made):
        cells += [((level, *span), block) for span, (_, block) in zip(spans, levels[level], strict=True)]
    if whole:
        lowest[0, label_columns] = [s for some in over_labels for s in some]
    return cells + [((len(levels), *span), block) for span, block in lowest.items()]


def _levels(upper: Sequence[tuple[float, Span, list[Line]]]) -> list[Level]:
    """Texts, with their heights, in rows: those as high as each other are in one."""
    levels: list[Level] = []
    last = -1e9
    for y, span, block in upper:
        if y - last > _SAME_LEVEL * block[0].size:
            levels.append([])
            last = y
        levels[-1].append((span, block))
    return levels


def _ruled_span(segment: Line, borders: Sequence[float], rules: Mapping[int, Rules]) -> Span | None:
    """The columns between the upright lines that stand at both sides of a segment; None where none do."""
    upright = rules.get(segment.page, Rules()).upright
    passing = [rule.at for rule in upright if rule.start < segment.y < rule.end]
    left = max((x for x in passing if x <= segment.x0), default=None)
    right = min((x for x in passing if x >= segment.x1), default=None)
    if left is None or right is None:
        return None
    inside = [k for k, (x0, x1) in enumerate(pairwise(borders)) if left < (x0 + x1) / 2 < right]
    return (inside[0], inside[-1] + 1) if inside else None


def _part(over: Mapping[Span, list[list[Line]]]) -> None:
    """Part the lowest text of a column in two where its end is all that another column has lowest.

    行政复议, in the middle of its columns, stands close over 其他结果, which suits have as well; no other has the upper
    part.
    """
    lowest = [blocks[-1] for span, blocks in over.items() if span[1] - span[0] == 1]
    whole = {_joined(block) for block in lowest}
    for blocks in over.values():
        block = blocks[-1]
        ends = [k for k in range(1, len(block)) if _joined(block[k:]) in whole]
        if not ends or not any(block is some for some in lowest):
            continue
        upper = _joined(block[: ends[0]])
        if not any(_joined(other).startswith(upper) for other in lowest if other is not block):
            blocks[-1:] = [block[: ends[0]], block[ends[0] :]]


def _joined(lines: Sequence[Line]) -> str:
    return "".join(s.text for s in lines)
