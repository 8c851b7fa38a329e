"""The words that are left of a table of loose text: are they the labels of just these rows, whole or in pieces?

Labels are cut over lines, and between their pieces stand shreds of the labels that span several rows, which are
written downwards (三、本年度办理结果).
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from gongkai.forms import Row
from gongkai.reports.labels import normalise

_GAP = 16
"""Characters of other labels between the pieces of one label, at most."""
_BEGINNING = 6
"""Characters of a label's first piece: those that tell the labels of one group apart are among them."""
_SHREDS = frozenset("三本年度办理结果不予公开无法提供不予处理其他处理一二四五六七")
"""The characters of the labels that span several rows: what may be left over once the labels of rows are taken."""


def are_labels(text: str, rows: Iterable[Row]) -> bool:
    """Is this text the labels of these rows, in their order, and nothing else but shreds of others?"""
    labels = [sorted({normalise(label) for label in (row.label, *row.variants)}, key=len, reverse=True) for row in rows]
    return _spells(text, labels) or _is_made_of(text, labels)


def _spells(text: str, rows: Iterable[Sequence[str]]) -> bool:
    """Does it spell one label of each row after another, with shreds between their characters at most?"""
    left: list[str] = []
    at = 0
    for labels in rows:
        found = next((places for label in labels if (places := _spelt(text, label, at))), None)
        if found is None:
            return False
        left += [c for n, c in enumerate(text[at : found[-1] + 1], at) if n not in found]
        at = found[-1] + 1
    return _SHREDS.issuperset((*left, *text[at:]))


def _spelt(text: str, label: str, at: int) -> list[int] | None:
    """The places of a label's characters from `at` on, the earliest in order; None if they are not there together."""
    places: list[int] = []
    for character in label:
        at = text.find(character, at)
        if at < 0:
            return None
        places.append(at)
        at += 1
    return places if places[-1] - places[0] < len(label) + _GAP else None


def _is_made_of(text: str, rows: Iterable[Sequence[str]]) -> bool:
    """Is this text nothing but the characters of a label of each row and shreds of others, and do they begin in order?

    The middle of a label over three lines stands beside its figures, and its last line before them (a city, 2025).
    """
    left = Counter(text)
    at = 0
    for labels in rows:
        begins = {label: text.find(label[:_BEGINNING], at) for label in labels if not Counter(label) - left}
        label = next((label for label, begin in begins.items() if begin >= 0), None)
        if label is None:
            return False
        left -= Counter(label)
        at = begins[label] + len(label[:_BEGINNING])
    return _SHREDS.issuperset(left)
