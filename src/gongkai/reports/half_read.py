"""Columns whose labels a scan shows by half (会公织 for 社会公益组织), named where no other can stand."""

import re
from collections.abc import Mapping, Sequence

from gongkai.forms import FORMS, TableName

_Side = str | None
_FEWEST = 2
"""Characters that such a label must have in common with that of the form, one if that has two; and more than half of
its own."""
_OTHER = re.compile(r"[^\u4e00-\u9fff]")
"""What is no character of a label: 总t was 总计."""
_ALIKE = "pd"
"""The table whose labels have most characters in common: just one may be another there."""


def _between(table: TableName) -> Mapping[tuple[_Side, _Side], tuple[str, str]]:
    """Each column and its label by those that stand beside it; None at the end of a header that is the table's only."""
    found: dict[tuple[_Side, _Side], tuple[str, str]] = {}
    for block in (block for form in FORMS.values() for block in form.tables[table].blocks):
        sides: list[_Side] = [column.key for column in block.columns]
        if table == _ALIKE:
            inner = block.columns[1:-1]
        else:
            inner, sides = block.columns, [None, *sides, None]
        found |= {(sides[k], sides[k + 2]): (column.key, column.label) for k, column in enumerate(inner)}
    return found


_BETWEEN: Mapping[TableName, Mapping[tuple[_Side, _Side], tuple[str, str]]] = {
    "pd": _between("pd"),
    "rq": _between("rq"),
    "rl": _between("rl"),
}


def half_read(table: TableName, headings: Sequence[tuple[str | None, str, str | None]]) -> dict[int, str]:
    """Which columns some headings without one are, by their number. Each is given with its label and its group.

    Those beside it, in its group, are the form's on both sides, and just one column is between them; what is left of
    the label stands in that column's, in the same order.
    """
    found = {}
    for n, (key, label, group) in enumerate(headings):
        sides = _beside(headings, n - 1, group), _beside(headings, n + 1, group)
        one, whole = _BETWEEN[table].get(sides, ("", ""))
        if key is None and (_is_one_off(label, whole) if table == _ALIKE else _is_half(label, whole)):
            found[n] = one
    return found


def _beside(headings: Sequence[tuple[str | None, str, str | None]], n: int, group: str | None) -> _Side:
    """The column of a heading, "" where it has none; None where the group ends before it."""
    return headings[n][0] or "" if 0 <= n < len(headings) and headings[n][2] == group else None


def _is_one_off(label: str, whole: str) -> bool:
    return len(label) == len(whole) and sum(a != b for a, b in zip(label, whole, strict=True)) == 1


def _is_half(label: str, whole: str) -> bool:
    words = _OTHER.sub("", label)
    common = _common(words, whole)
    return common >= min(_FEWEST, len(whole) / 2) > 0 and 2 * common > len(words)


def _common(label: str, whole: str) -> int:
    """How many characters two labels have in common, in the same order."""
    longest = [0] * (len(whole) + 1)
    for char in label:
        before = longest
        longest = [0]
        for k, other in enumerate(whole):
            longest.append(before[k] + 1 if char == other else max(before[k + 1], longest[k]))
    return longest[-1]
