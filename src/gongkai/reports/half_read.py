"""Columns whose labels a scan shows by half (会公织 for 社会公益组织), named where no other can stand."""

from collections.abc import Mapping, Sequence

from gongkai.forms import FORMS, TableName

_TABLES: tuple[TableName, ...] = ("rq", "rl")
_LABELS: Mapping[str, Mapping[str, str]] = {
    table: {column.key: column.label for column in FORMS["2021"].tables[table].blocks[0].columns} for table in _TABLES
}
"""The columns of the tables that have one header, in the order of the form."""
_FEWEST = 2
"""Characters that such a label must have in common with that of the form; and half of its own."""


def half_read(table: TableName, headings: Sequence[tuple[str | None, str, str | None]]) -> dict[int, str]:
    """Which columns some headings without one are, by their number. Each is given with its label and its group.

    Those beside it, in its group, are the form's on both sides, and just one column is between them; what is left of
    the label stands in that column's, in the same order.
    """
    labels = _LABELS.get(table, {})
    around = [None, *labels, None]
    between = {(around[k], around[k + 2]): key for k, key in enumerate(labels)}
    found = {}
    for n, (key, label, group) in enumerate(headings):
        one = between.get((_beside(headings, n - 1, group), _beside(headings, n + 1, group)))
        if key is None and one is not None and _is_half(label, labels[one]):
            found[n] = one
    return found


def _beside(headings: Sequence[tuple[str | None, str, str | None]], n: int, group: str | None) -> str | None:
    """The column of a heading, "" where it has none; None where the group ends before it."""
    return headings[n][0] or "" if 0 <= n < len(headings) and headings[n][2] == group else None


def _is_half(label: str, whole: str) -> bool:
    common = _common(label, whole)
    return common >= _FEWEST and 2 * common >= len(label)


def _common(label: str, whole: str) -> int:
    """How many characters two labels have in common, in the same order."""
    longest = [0] * (len(whole) + 1)
    for char in label:
        before = longest
        longest = [0]
        for k, other in enumerate(whole):
            longest.append(before[k] + 1 if char == other else max(before[k + 1], longest[k]))
    return longest[-1]
