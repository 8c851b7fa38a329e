"""Flattened tables whose rows end in several places because they have several labels, and nothing else before figures.

Where a table prints a blank for each place that a label covers, all rows end in one place, and one that ends before it
has lost a cell. Where it does not (a cell a line), the rows with two labels are longer than those with one.
"""

from collections import Counter
from collections.abc import Sequence

from gongkai.reports.tables.lines import Item, Line

_SHORTER = 3
"""Rows that are shorter than the longest, at least: of one or two a cell may be lost."""


def are_ragged(lines: Sequence[Line]) -> bool:
    """Have most rows equally many cells behind their labels, and none more of them, and do they end in several places?

    Were some of these cells blanks of labels, the rows with the fewest labels would have the most. Blanks at the end of
    a row are no cells more.
    """
    rows = [(line.items, begin) for line in lines if (begin := _labels_end(line.items))]
    counts = Counter(len(items) - begin for items, begin in rows)
    most = max(counts, key=lambda count: (counts[count], count), default=0)
    if any(_last(items) - begin > most for items, begin in rows):
        return False
    ends = [len(items) for items, begin in rows if len(items) - begin == most]
    return sum(end < max(ends) for end in ends) >= _SHORTER


def _labels_end(items: Sequence[Item]) -> int:
    """Where the labels of a row of figures end, which only blanks stand before; 0 where it has none."""
    labels = [n for n, item in enumerate(items) if item.is_words and not item.stands_for_figure]
    figures = [n for n, item in enumerate(items) if item.is_figure]
    return labels[-1] + 1 if labels and figures and labels[-1] < figures[0] else 0


def _last(items: Sequence[Item]) -> int:
    return max(n + 1 for n, item in enumerate(items) if item.is_figure)
