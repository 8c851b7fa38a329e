"""The columns of table RQ by the order in which flattened text names them, legal persons in their group."""

import re
from collections.abc import Sequence

from gongkai.forms import FORMS
from gongkai.reports.labels import YEAR, match_column, normalise

COLUMNS = tuple(column.key for column in FORMS["2021"].tables["rq"].blocks[0].columns)
"""The seven columns in the order of the form."""
WIDTH = len(COLUMNS)
PERSONS = COLUMNS[1:-1]
"""Those of the legal persons."""
_APPLICANTS = "申请人情况"
GROUP = "法人或其他组织"
"""What stands over these."""
ANOTHER_YEAR = re.compile(r"(?:上一?年|去年|20\d\d年)度?(?:同期)?(?:总计|合计|总数|数据?|数量)?|同比(?:增减|变化)?")
"""The label of a column of its own of what was last year, or of a change since then, normalised."""
_OTHER_YEAR = re.compile("[年增比]")
"""In the label of a column that is not of this year's figures."""
Order = list[tuple[str | None, str | None, str]]
"""Row (in RL), column and label, left to right; no column where no form knows the label."""


def columns_in_order(words: Sequence[str]) -> Order:
    """The columns that these labels name, left to right; none where they do not name all seven.

    A column of another year may stand over the line of the others (上年总计), before 申请人情况 or behind it.
    """
    order = _total_first(words) or _persons_inside(words)
    names = [normalise(text) for text in words]
    natural = next((n for n, text in enumerate(words) if match_column("rq", text).keys == COLUMNS[:1]), 0)
    over = [n for n in range(natural) if is_of_another_year(words[n])]
    if not order or not over:
        return order
    first = names.index(_APPLICANTS) if _APPLICANTS in names else natural
    ahead, behind = ([(None, None, words[n]) for n in over if (n < first) is is_ahead] for is_ahead in (True, False))
    return [*ahead, *order, *behind]


def _total_first(words: Sequence[str]) -> Order:
    """The seven columns, each named once, where the total stands before the others and no group has a label of its own.

    Right behind 自然人 it may be the last of its line.
    """
    if any(normalise(text) == GROUP for text in words):
        return []
    named = [(keys[0], text) for text in words if (keys := match_column("rq", text).keys)]
    is_whole = sorted(key for key, _ in named) == sorted(COLUMNS) and not any(map(sums_persons, words))
    return [(None, key, text) for key, text in named] if is_whole and named[0][0] == "total" else []


def sums_persons(text: str) -> bool:
    """Is this the label of a column that some offices add for the legal persons: 小计, 法人合计?"""
    words = normalise(text)
    is_sum = words.endswith(("小计", "合计")) or (words.startswith("法人") and words.endswith("总计"))
    return is_sum and not match_column("rq", text).keys


def is_of_another_year(text: str) -> bool:
    """Is this the label of a column of another year, and not a year alone, which may be that of all columns?"""
    name = normalise(text)
    return ANOTHER_YEAR.fullmatch(name) is not None and not YEAR.fullmatch(name)


def _persons_inside(words: Sequence[str]) -> Order:
    """The seven columns of table RQ in the order that these labels give them; none where they do not name all of them.

    Natural person, total and the group 法人或其他组织 stand in one line, the members of the group in the next; a label
    cut in two may come again (商业 … 企业). Of a header printed again, the last counts. A sum of the group is a column
    too, and what is said of another year behind the total.
    """
    first: Order = []
    members: Order = []
    group = None
    for text in words:
        keys = match_column("rq", text).keys
        if not members and _is_of_another_year(text, keys, first):
            first.append((None, None, text))
            continue
        if keys in (("natural_person",), ("total",)) and keys[0] in {key for _, key, _ in first}:
            first, members, group = [], [], None
        if normalise(text) == GROUP:
            group = len(first)
        elif len(keys) == 1 and keys[0] not in {key for _, key, _ in (*first, *members)}:
            into = first if keys[0] in ("natural_person", "total") or group is None else members
            into.append((None, keys[0], text))
        elif first and sums_persons(text):
            (first if group is None else members).append((None, None, text))
    if group == 0:
        return []  # Where 自然人 stands lower in a cell of two lines, what takes text out of a page finds it later.
    if group is None and [key for _, key, _ in first if key][-1:] != ["total"]:
        return []  # Without the group's label, members in a line of their own cannot be told from columns behind 总计.
    order = [*first[:group], *members, *first[group:]] if group is not None else first
    return order if sum(key is not None for _, key, _ in order) == WIDTH else []


def _is_of_another_year(text: str, keys: Sequence[str], first: Order) -> bool:
    """Is this the label of a column behind 总计 that is none of the form's: 上年总计, 2023年总计, 同比增减?"""
    is_behind = [key for _, key, _ in first[-1:]] == ["total"] and not _OTHER_YEAR.search(first[-1][2])
    return is_behind and (not keys or tuple(keys) == ("total",)) and bool(_OTHER_YEAR.search(text))
