"""Numbers of a table without rules that may be halves of one: digits that found no room in a line stand in the next.

A number that ends in the next line is as wide as its column. Beside it stand numbers of one line: half a line lower,
where cells are centred, so that lines of numbers are closer than lines of text can be; else in one of its two lines, so
that the other has no numbers in their columns. Where both are so, neither half is read.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from gongkai.documents.pdf.glyphs import CUT
from gongkai.documents.pdf.lines import Line
from gongkai.documents.pdf.rows import ENUMERATED, Row, is_group, is_number, union

_INTERLEAVED = (0.2, 0.95)
"""The distance of two lines of numbers, in character sizes, that says that some are centred between others."""
_LEADING = 1.6
"""The largest distance of two lines of one number."""
_BARE_LEADING = 2.2
"""And where one half has no label in its line, and no numbers but over or under some of those in the other's."""
_AS_FAR = 0.9
"""A line that is nearer than this share of another's distance is the nearer one."""
_ROOM = 0.5
"""A number narrower than its column by less than this, in character sizes, has no room for another digit."""
_SPACE = 0.25
"""The space before a group of digits, in character sizes."""
_MOST_COLUMNS = 100
"""A table of more is no statutory one, and is not looked into: a bound on the work."""
_MOST_BETWEEN = 3
"""Lines of numbers, one of them the second half, that may follow the first one so close."""
_MOST_BELOW = 4
"""Lines under a header in which others that it is over begin."""
_MOST_LINES = 40
"""Lines without numbers between two that are looked through: a bound on the work, more than a header has."""
_LINES_OF_LABEL = 4
"""Lines above a figure among which its label begins; so many on its page, and it is not the first row there."""
_LARGE = 1.2
"""A line so much larger than the next one is a heading above it."""
_CLEAR = 2.5
"""The blank space above a row, in character sizes, that says that another table begins there."""

_SIGNS = frozenset("+-＋－—–−")

Mark = tuple[int, float, float]
"""What tells a word from all others: its page, and where it begins."""


class _Numbers(NamedTuple):
    """The numbers of one line by their column; `place` is the line's among those of its block."""

    place: int
    y: float
    words: Mapping[int, Line]
    enumerated: bool
    """A label that is counted stands beside them: they begin a row."""


def _numbers(place: int, block: Sequence[Row], columns: Sequence[tuple[float, float]]) -> _Numbers:
    row = block[place]
    enumerated = _is_counted(row) or _is_counted_above(place, block)
    return _Numbers(place, row.y, {_column(s, columns): s for s in row.numbers}, enumerated)


def _is_counted_above(place: int, block: Sequence[Row]) -> bool:
    """Tell whether a label that is counted begins above a figure alone in its line, and a page with it."""
    row = block[place]
    page = row.segments[0].page
    above = [other for other in block[max(place - _LINES_OF_LABEL, 0) : place] if other.segments[0].page == page]
    return row.labelled and len(above) < _LINES_OF_LABEL and any(map(_is_counted, above))


def mark_of(word: Line) -> Mark:
    """What tells a word from all others."""
    return word.page, word.x0, word.y


def in_doubt(rows: Sequence[Row]) -> dict[Mark, str]:
    """The numbers among these rows that may be halves of one, and what is read of each instead."""
    halves: dict[Mark, tuple[Line, bool, bool]] = {}
    for upper, lower in _halves(rows):
        for word, at_end in ((upper, True), (lower, False)):
            _, before, behind = halves.get(mark_of(word), (word, False, False))
            halves[mark_of(word)] = word, before or not at_end, behind or at_end
    return {mark: CUT * before + word.text + CUT * behind for mark, (word, before, behind) in halves.items()}


def _halves(rows: Sequence[Row]) -> Iterator[tuple[Line, Line]]:
    """Two numbers, the first of which may end in the second."""
    for block in _blocks(rows):
        many = max(len(row.numbers) for row in block) / 2
        columns = union([(s.x0, s.x1) for row in block if len(row.numbers) >= many for s in row.numbers])
        if len(columns) > _MOST_COLUMNS:
            continue
        room = _room(block, columns)
        lines = [_numbers(place, block, columns) for place, row in enumerate(block) if row.numbers]
        interleaved = any(_are_interleaved(a, b) for a, b in pairwise(lines))
        for number, upper in enumerate(lines):
            for lower in lines[number + 1 : number + 1 + _MOST_BETWEEN]:
                if _are_groups(upper, lower, room) and not _begins(block[upper.place : lower.place + 1]):
                    pairs = iter([(word, lower.words[k]) for k, word in upper.words.items()])
                elif _are_parts(lines, number, lower, block) or _are_round(upper, lines[number + 1], lower):
                    pairs = iter([(word, lower.words[k]) for k, word in upper.words.items() if k in lower.words])
                elif lower.y - _above(upper, lines[number + 1]).y < _LEADING * _size(lower):
                    pairs = _pairs(upper, lower, room, sure=interleaved)
                else:
                    continue
                between = block[upper.place + 1 : lower.place][:_MOST_LINES]
                yield from (pair for pair in pairs if not _is_headed(pair[1], between))


def _are_parts(lines: Sequence[_Numbers], number: int, lower: _Numbers, block: Sequence[Row]) -> bool:
    """Tell whether numbers stand close over a row, or under one, with no label of their own and no other line between.

    Whatever room there is, they are no row; closer ones are put into its cells. No other row is closer to them.
    """
    upper = lines[number]
    distance = lower.y - upper.y
    near = lower.place == upper.place + 1 and _page(upper) == _page(lower)
    if not near or not _LEADING <= distance / _size(lower) < _BARE_LEADING:
        return False
    before = number > 0 and upper.y - lines[number - 1].y < _AS_FAR * distance
    behind = number + 2 < len(lines) and lines[number + 2].y - lower.y < _AS_FAR * distance
    return (_is_part(upper, lower, block) and not before) or (_is_part(lower, upper, block) and not behind)


def _is_part(part: _Numbers, whole: _Numbers, block: Sequence[Row]) -> bool:
    return len(part.words) == len(block[part.place].segments) and part.words.keys() < whole.words.keys()


def _are_round(upper: _Numbers, middle: _Numbers, lower: _Numbers) -> bool:
    """Tell whether two lines of numbers stand so close round those of other columns that both are of one row."""
    return _are_interleaved(upper, middle) and _are_interleaved(middle, lower) and not upper.words.keys() & middle.words


def _begins(rows: Sequence[Row]) -> bool:
    """Tell whether words stand in the first of some lines, and a label that is counted below: another row begins."""
    first, *below = rows[:_MOST_LINES]
    return (first.labelled or len(first.numbers) < len(first.segments)) and any(map(_is_counted, below))


def _is_counted(row: Row) -> bool:
    return any(ENUMERATED.match(s.text) for s in row.segments if not is_number(s.text))


def _is_headed(word: Line, between: Sequence[Row]) -> bool:
    """Tell whether a word, no number, stands over another in one of these lines: a header, where a table begins."""
    return any(s.x0 < word.x1 and s.x1 > word.x0 and s not in row.numbers for row in between for s in row.segments)


def _above(upper: _Numbers, following: _Numbers) -> _Numbers:
    """The line from which the distance of the second half counts: the first overleaf, where a page ends between."""
    return following if _page(following) == _page(upper) + 1 else upper


def _blocks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows with no blank space between them, no end of a sentence, no heading: those of one table, over pages too."""
    block: list[Row] = []
    for row in rows:
        size = row.segments[0].size
        ends = bool(block) and (
            block[-1].segments[-1].text.endswith("。") or block[-1].segments[0].size > _LARGE * size
        )
        if block and (ends or row.y - block[-1].y > _CLEAR * size):
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _are_interleaved(upper: _Numbers, lower: _Numbers) -> bool:
    least, most = _INTERLEAVED
    return least < (lower.y - upper.y) / _size(lower) < most


def _size(line: _Numbers) -> float:
    return next(iter(line.words.values())).size


def _page(line: _Numbers) -> int:
    return next(iter(line.words.values())).page


def _column(word: Line, columns: Sequence[tuple[float, float]]) -> int:
    return max(range(len(columns)), key=lambda k: min(word.x1, columns[k][1]) - max(word.x0, columns[k][0]))


def _room(rows: Sequence[Row], columns: Sequence[tuple[float, float]]) -> list[float]:
    """How wide each column is at least: as its widest number, or the widest header that has others beside it.

    A header over several others says nothing of the columns of those.
    """
    room = [0.0] * len(columns)
    for place, row in enumerate(rows):
        for s in row.segments if 2 * len(row.segments) > len(columns) else row.numbers:
            over = [k for k, (x0, x1) in enumerate(columns) if s.x0 < x1 and s.x1 > x0]
            if len(over) == 1 and not _is_over_several(s, rows[place + 1 : place + 1 + _MOST_BELOW]):
                room[over[0]] = max(room[over[0]], s.x1 - s.x0)
    return room


def _is_over_several(word: Line, below: Sequence[Row]) -> bool:
    """Tell whether two texts stand side by side under a word, in one of these lines."""
    return any(sum(s.x0 < word.x1 and s.x1 > word.x0 for s in row.segments) > 1 for row in below)


def _pairs(upper: _Numbers, lower: _Numbers, room: Sequence[float], *, sure: bool) -> Iterator[tuple[Line, Line]]:
    """The numbers of two lines that stand over each other, the upper one without room, where they may be halves.

    Not where one in `lower` stands under one that had room, or both lines have numbers in the same columns and the
    lower one a label that is counted: those are rows; unless it is `sure` that there are numbers in two lines. A sign
    stands apart from its number wherever a line ends.
    """
    shared = [k for k in upper.words if k in lower.words and not _is_change(upper.words[k], lower.words[k])]
    full = [k for k in shared if room[k] - _width(upper.words[k]) < _ROOM * upper.words[k].size]
    are_rows = lower.enumerated and upper.words.keys() == lower.words.keys()
    if sure or (len(full) == len(shared) and not are_rows):
        for k in full:
            yield upper.words[k], lower.words[k]


def _is_change(upper: Line, lower: Line) -> bool:
    return upper.text in _SIGNS and lower.text.endswith(("%", "％"))


def _are_groups(upper: _Numbers, lower: _Numbers, room: Sequence[float]) -> bool:
    """Tell whether each number of a line may go on in another by three digits that it had no room for, as in 9 235."""
    return all(
        k in lower.words
        and is_group(lower.words[k].text)
        and room[k] < _width(word) + _SPACE * word.size + _width(lower.words[k])
        for k, word in upper.words.items()
    )


def _width(word: Line) -> float:
    return word.x1 - word.x0
