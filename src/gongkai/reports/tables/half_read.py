"""Columns and rows whose labels a scan shows by half (会公织 for 社会公益组织), named where no other can stand."""

import re
from collections.abc import Mapping, Sequence

from gongkai.forms import FORMS, TableName
from gongkai.reports.labels import LOOK_ALIKE, normalise
from gongkai.reports.tables.lines import OUTCOMES
from gongkai.reports.tables.numbers import UNREAD

_Side = str | None
_Label = tuple[str | None, str, str | None]
"""A heading's column, its label, and its group."""
_FEWEST = 2
"""Characters that such a label must have in common with that of the form, one if that has two; and more than half of
its own."""
_OTHER = re.compile(r"[^\u4e00-\u9fff]")
"""What is no character of a label: 总t was 总计."""
_UNREAD = re.compile(rf"\s*[0-9]?[A-Za-z{UNREAD}][^\u4e00-\u9fff0-9]*")
"""What ink is read as in which no character was recognised."""
_INK = re.compile(r"^[0-9A-Za-z](?=[\u4e00-\u9fff])")
"""What 上一, written downwards, was read as: 5年项目数量."""
_FEW = 4
"""Of so many characters one may be another one."""
_APPLICANTS = {column.key: column.label for column in FORMS["2021"].tables["rq"].blocks[0].columns}
_ALIKE = "pd"
"""The table whose labels have most characters in common: just one may be another or lost there, and none at an end."""
_LABELS_OF_ROWS = "信息内容"
_OUTCOME_KEYS = {column.key: column.label for column in FORMS["2021"].tables["rl"].blocks[0].columns}
_GROUPS = {"review": "行政复议", "suit_direct": "未经复议直接起诉", "suit_after_review": "复议后起诉"}
"""The labels over the columns of table RL, in the order of the form."""


def _between(table: TableName) -> Mapping[tuple[_Side, _Side], tuple[str, str]]:
    """Each column and its label by those that stand beside it, None at the end of a header."""
    found: dict[tuple[_Side, _Side], tuple[str, str]] = {}
    for block in (block for form in FORMS.values() for block in form.tables[table].blocks if len(block.columns) > 1):
        sides: list[_Side] = [None, *(column.key for column in block.columns), None]
        found |= {(sides[k], sides[k + 2]): (column.key, column.label) for k, column in enumerate(block.columns)}
    return found


_BETWEEN: Mapping[TableName, Mapping[tuple[_Side, _Side], tuple[str, str]]] = {
    "pd": _between("pd"),
    "rq": _between("rq"),
    "rl": _between("rl"),
}


def half_read(table: TableName, headings: Sequence[_Label]) -> dict[int, str]:
    """Which columns some headings without one are, by their number. Each is given with its label and its group.

    Those beside it, in its group, are the form's on both sides, and just one column is between them; what is left of
    the label stands in that column's, in the same order. Of one of the seven of table RQ, or of the five outcomes,
    nothing need be left.
    """
    found = {}
    for n, (key, label, group) in enumerate(headings):
        sides = _beside(headings, n - 1, group), _beside(headings, n + 1, group)
        one, whole = _BETWEEN[table].get(sides, ("", ""))
        if key is None and (_is_alike(label, whole, sides) if table == _ALIKE else _is_half(label, whole)):
            found[n] = one
    named = [(found.get(n, key), label, group) for n, (key, label, group) in enumerate(headings)]
    in_places = {"rq": _applicants_in_places, "rl": _outcomes_in_places}.get(table)
    return found | (in_places(named) if in_places else {})


def _outcomes_in_places(headings: Sequence[_Label]) -> dict[int, str]:
    """The outcomes of a proceeding whose labels are half read, beside each other too, if most are in their places.

    >>> shown = ["结果维持", "结果纠正", "其他结果", "尚未窖结", "继计"]
    >>> keys = [*[*_OUTCOME_KEYS][:3], None, None]
    >>> _outcomes_in_places([(key, label, "review") for key, label in zip(keys, shown, strict=True)])
    {3: 'pending', 4: 'total'}
    """
    found: dict[int, str] = {}
    for first, (_, _, group) in enumerate(headings):
        five = headings[first : first + OUTCOMES]
        if group is not None and [one for _, _, one in five] == [group] * OUTCOMES:
            found |= _in_their_places(five, first, _OUTCOME_KEYS)
    return found


def _applicants_in_places(headings: Sequence[_Label]) -> dict[int, str]:
    """The same of the seven applicants, which stand at the end of a header.

    >>> keys = [*_APPLICANTS]
    >>> _applicants_in_places([(keys[0], "", None), (None, "SE", None), *((key, "", None) for key in keys[2:])])
    {1: 'commercial_enterprise'}

    None of them stands before those too: where 总计 is the first column, 小计 at the end is no second one.
    """
    first = max(len(headings) - len(_APPLICANTS), 0)
    found = _in_their_places(headings[first:], first, _APPLICANTS)
    return found if {key for key, _, _ in headings[:first]}.isdisjoint(found.values()) else {}


def _in_their_places(headings: Sequence[_Label], first: int, columns: Mapping[str, str]) -> dict[int, str]:
    """Those of these headings without a column that stand in its place, by half of its label, if most have theirs.

    Of one nothing need be read but ink. `first` is the number of the first.
    """
    places = [(n, one, column) for n, (one, column) in enumerate(zip(headings, columns.items(), strict=False))]
    unnamed = [(n, label, key, whole) for n, (known, label, _), (key, whole) in places if known is None]
    unread = sum(_UNREAD.fullmatch(label) is not None for _, label, _, _ in unnamed)
    are_left = all(_is_left(label, whole) or _UNREAD.fullmatch(label) for _, label, _, whole in unnamed)
    known = sum(one[0] == key for _, one, (key, _) in places)
    is_whole = known + len(unnamed) == len(columns) and known > len(unnamed)
    return {first + n: key for n, _, key, _ in unnamed} if is_whole and are_left and unread <= 1 else {}


def _is_left(label: str, whole: str) -> bool:
    """Is half of a label left, or one of its two characters?"""
    words = normalise(label)
    return _is_half(words, whole) or (len(words) == len(whole) == _FEWEST and in_common(words, whole) == 1)


def _beside(headings: Sequence[_Label], n: int, group: str | None) -> _Side:
    """The column of a heading, "" where it has none; None where the group ends before it."""
    is_end = not 0 <= n < len(headings) or headings[n][2] != group or normalise(headings[n][1]) == _LABELS_OF_ROWS
    return None if is_end else headings[n][0] or ""


def half_read_groups(labels: Sequence[str]) -> list[str | None]:
    """The proceeding of each column, if the labels over them show all three by more than half, in their order.

    Each has five columns, or one in a table that is turned, where the first heading may be that of the outcomes.
    """
    each = list(dict.fromkeys(labels))
    is_whole = len(each) == len(_GROUPS) and [label for label in each for _ in range(OUTCOMES)] == list(labels)
    if is_whole and _are_groups(each):
        return [key for key in _GROUPS for _ in range(OUTCOMES)]
    beside = len(labels) - len(_GROUPS)
    return [*[None] * beside, *_GROUPS] if beside in (0, 1) and _are_groups(labels[beside:]) else []


def _are_groups(labels: Sequence[str]) -> bool:
    return all(is_most(normalise(a), b) for a, b in zip(labels, _GROUPS.values(), strict=True))


def is_most(words: str, whole: str) -> bool:
    """Tell whether what is left of a label is most of a whole one, with hardly any other character."""
    common = in_common(words, whole)
    return 2 * common > len(whole) and len(words) - common <= len(whole) // _FEW


def _is_alike(label: str, whole: str, sides: tuple[_Side, _Side]) -> bool:
    """Tell whether a label is a whole one but for one character; or for ink in the place of one or two."""
    label = _INK.sub(UNREAD, label)
    if UNREAD not in label:
        words = normalise(label)
        is_lost = len(words) == len(whole) - 1 and in_common(words, whole) == len(words)
        is_other = len(words) == len(whole) and sum(map(str.__ne__, words, whole)) == 1
        return None not in sides and (is_lost or is_other)
    shown = ".{1,2}".join(map(re.escape, label.translate(LOOK_ALIKE).split(UNREAD)))
    return label.count(UNREAD) == 1 and re.fullmatch(shown, whole) is not None


def _is_half(label: str, whole: str) -> bool:
    words = _OTHER.sub("", normalise(label))
    common = in_common(words, whole)
    return common >= min(_FEWEST, len(whole) / 2) > 0 and 2 * common > len(words)


def in_common(label: str, whole: str) -> int:
    """How many characters two labels have in common, in the same order."""
    longest = [0] * (len(whole) + 1)
    for char in label:
        before = longest
        longest = [0]
        for k, other in enumerate(whole):
            longest.append(before[k] + 1 if char == other else max(before[k + 1], longest[k]))
    return longest[-1]
