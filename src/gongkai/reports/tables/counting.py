"""Rows and columns that print no figures of a table but count its columns or its rows."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain, pairwise

from gongkai.reports.labels import normalise
from gongkai.reports.tables.applicants import WIDTH
from gongkai.reports.tables.lines import DISPUTES, Item, Line
from gongkai.reports.tables.outcomes import adds_up
from gongkai.reports.tables.serials import counted

_NAMES = frozenset(("", "栏次", "列次", "序号", "甲", "乙", "丙"))
"""What stands before the numbers of the columns, normalised."""
_NUMBERS = frozenset(("行次", "行号", "序号", "编号"))
"""What stands over the numbers of the rows, normalised."""
_LONGEST = 12
"""Characters of such a label, blanks among them, at most."""
_NUMBER = re.compile("[1-9][0-9]?")
_FIRST = ("0", "1")
_ROWS = 3
"""Rows that count up one by one, at least, until that is no chance."""


def without_counts(lines: Sequence[Line]) -> list[Line]:
    """The lines of a grid without those that count its columns, and without a column that counts its rows.

    Statistics tables number their columns (栏次 1 2 3 …) between header and figures, and table RL has no row labels by
    which that line would differ from its figures; programs that keep tables as data write both as they save them. Rows
    are numbered in the first column, or between labels and figures (行次).
    """
    return _without_numbers(_without_index([line for line in lines if not _counts_columns(line.items)]))


def _counts_columns(items: Sequence[Item]) -> bool:
    """Are these the numbers of the columns, and nothing else? No row of a form counts up: its last figure is a sum."""
    if len(items) < WIDTH:
        return False
    first = next((n for n, item in enumerate(items) if normalise(item.text) not in _NAMES), len(items))
    return len(items) - first >= WIDTH and _count_up([item.text for item in items[first:]])


def _count_up(texts: Sequence[str]) -> bool:
    return texts[0] in _FIRST and all(text == str(n) for n, text in enumerate(texts, int(texts[0])))


def _without_index(lines: list[Line]) -> list[Line]:
    """The lines without a first column that counts them all, one of the header's first: a serial number counts rows.

    The first lines may be blank there.
    """
    firsts = [line.items[0] if line.items else None for line in lines]
    begin = next((n for n, item in enumerate(firsts) if item is None or item.text), len(lines))
    texts = [item.text if item is not None and item.end == 1 else "" for item in firsts[begin:]]
    if len(texts) < _ROWS or not _count_up(texts) or any(item.is_figure for item in lines[begin].items[1:]):
        return lines
    return [line._replace(items=line.items[1:]) for line in lines]


def _without_numbers(lines: list[Line]) -> list[Line]:
    """The lines without the numbers of rows that stand between their labels and their figures."""
    first = {n: i for n, line in enumerate(lines) if (i := _first_figure(line.items)) is not None}
    if not first:
        return lines
    texts = {item.text for line in lines for item in line.items}
    named = {text for text in texts if len(text) < _LONGEST and normalise(text) in _NUMBERS}
    numbered = _counted_rows(lines, first, bool(named)) or set(chain.from_iterable(_under_labels(lines, first, named)))
    kept = {n: lines[n].items[: first[n]] + lines[n].items[first[n] + 1 :] for n in numbered}
    return [line._replace(items=kept[n]) if n in kept else line for n, line in enumerate(lines)]


def _first_figure(items: Sequence[Item]) -> int | None:
    """Where what may be the number of a row stands: right behind its labels, before something else."""
    words = (n for n in range(len(items) - 1, -1, -1) if items[n].is_words and not items[n].stands_for_figure)
    behind = next(words, -1) + 1
    at = next((n for n in range(behind, len(items) - 1) if items[n].reading.state != "blank"), None)
    return at if at is not None and _NUMBER.fullmatch(items[at].text) else None


def _counted_rows(lines: Sequence[Line], first: Mapping[int, int], is_named: bool) -> set[int]:
    """The rows whose first figures count up, more in turn than chance does, with a cell more than table RQ has columns.

    As long as a label says that they are numbered, they may have fewer: blanks are lost in text.
    """
    rows = [*first]
    found = counted([lines[n].items[first[n]].text for n in rows])
    run = [rows[n] for n in found]
    is_named = is_named and bool(found) and len(found) == found[-1] - found[0] + 1
    return set(run) if is_named or all(len(lines[n].items) - first[n] > WIDTH for n in run) else set()


def _under_labels(lines: Sequence[Line], first: Mapping[int, int], named: Set[str]) -> Iterator[list[int]]:
    """The rows under each label of such a column, where they count up there; of text, the one row of table RL."""
    if not named:
        return
    labels = [(n, item) for n, line in enumerate(lines) for item in line.items if item.text in named]
    for (begin, label), (end, _) in pairwise([*labels, (len(lines), None)]):
        rows = [n for n in range(begin, end) if n in first] if label is not None else []
        items = [lines[n].items[first[n]] for n in rows]
        if rows and lines[begin].flattened:
            figures = lines[rows[0]].items[first[rows[0]] :]
            is_numbered = len(rows) == 1 and len(figures) == DISPUTES + 1 and adds_up(figures[1:])
        else:
            stands = all(label is not None and (i.start, i.end) == (label.start, label.end) for i in items)
            is_numbered = stands and all(int(b.text) == int(a.text) + 1 for a, b in pairwise(items))
        if is_numbered:
            yield rows
