"""Which row of the form a line is, from the labels at its left and the row before it."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from gongkai.forms import FORMS, TableName
from gongkai.reports.labels import (
    SUBTOTALS,
    TABLES,
    Match,
    is_head,
    is_nearly,
    level,
    match_column,
    match_row,
    normalise,
    ordinal,
    own_part,
    shown,
)
from gongkai.reports.memory import LONGEST
from gongkai.reports.tables.heading import Header, Heading
from gongkai.reports.tables.lines import Item, Line

PART = "小计"
"""The sum of a group, which may not be named beside it."""
_TOTALS = frozenset(("总计", "合计", "总数", "共计", PART))
_OTHER = frozenset(("其他", "其它"))
_MOST_LABEL_LINES = 8
LAST_RESULTS = frozenset(("other_other", "other_total"))
"""What stands right above （七）总计 in the forms."""
_BEFORE_TOTAL = LAST_RESULTS | {"completed_total"}
"""What stands above （七）总计: the last row under （六）, or the sum of that group, read as （七） so far."""
_GROUPS = {group.key: group.children for form in FORMS.values() for group in form.tables["rq"].subtotals}
_GROUP_ABOVE: Mapping[str | None, str] = {
    **{children[-1]: key for key, children in _GROUPS.items()},
    **{key: key for key in _GROUPS},
}
"""The group that a row is the last of, or that its label alone opens: what stands below sums no other."""
OTHER_ROWS = frozenset(("other_no_correction", "other_fee_unpaid"))


@dataclass(frozen=True, slots=True)
class RowName:
    """A row: its key, None where no form has it, and the label that the page prints.

    `is_subtotal`: a sum that some offices add for （三） to （六）. `sure` is False where the label is damaged.
    """

    key: str | None
    label: str
    is_subtotal: bool = False
    sure: bool = True


def name_row(header: Header, labels: Sequence[Item], before: str | None) -> RowName:
    """Name the row of a line by its labels: the last that begins in this line is its own, the others are its groups.

    `before` is the row above: it tells 其他 and 总计 apart where neither group nor enumerator does.
    """
    if not labels:
        return RowName(header.caption, "")
    its_own = next((item for item in reversed(labels) if item.begins), labels[-1])
    own = its_own.text
    groups = [item.text for item in labels if item is not its_own]
    if header.table == "rq":
        name = request_row(own, tuple(groups), before)
        # A label that runs on from the row above is this row's only if it was that one's: its own is lost else.
        return name if its_own.begins or name.key == before else RowName(None, name.label)
    if header.table == "rl" and normalise(own) in _TOTALS and not any(heading.row for heading in header.headings):
        return RowName(header.caption, shown(own), is_subtotal=header.caption is None)  # of all three proceedings
    match = match_row(header.table, own)
    if not match.keys and groups:
        match = match_row(header.table, groups[-1] + own)
    if header.table == "pd":
        columns = {heading.key for heading in header.headings}
        match = Match(tuple(key for key in match.keys if columns_of(key) & columns), match.sure)
    return RowName(match.keys[0] if len(match.keys) == 1 else header.caption, shown(own), sure=match.sure)


def dispute(heading: Heading, name: RowName) -> tuple[RowName, Heading]:
    """The proceeding and the outcome of a figure of table RL: its header names both, or one and its line the other."""
    if heading.key is None and heading.row is not None:
        keys = match_column("rl", name.label).keys
        heading = replace(heading, key=keys[0] if len(keys) == 1 else None)
    return (name if name.is_subtotal else RowName(heading.row or name.key, name.label)), heading


def named_on_end(items: Sequence[Item]) -> tuple[TableName, RowName, str, Item] | None:
    """The table (PD or RL), row and column that the labels before a line's last cell name, where it is one of each.

    With that cell; blanks behind it are those of a margin. None where another figure stands between, where the last
    cell is a label itself, or where the label next to it only reaches down into the line: it heads a column then.
    """
    printed = [n for n, item in enumerate(items) if item.reading.state != "blank"]
    if printed:
        is_label = _is_label(items[printed[-1]].text)
        items = items[: printed[-1] + 1 + is_label]
    last = items[-1]
    labels = [item.text for item in items[:-1] if item.is_words]
    at = max((n for n, item in enumerate(items[:-1]) if item.is_words and _is_label(item.text)), default=0)
    if not items[at].begins or any(item.stands_for_figure for item in items[at + 1 : -1]) or _is_label(last.text):
        return None
    tables: tuple[TableName, ...] = ("rl", "pd")
    named = [
        (table, row, column)
        for table in tables
        for row in {key for label in labels for key in match_row(table, label).keys}
        for column in {key for label in labels for key in match_column(table, label).keys}
        if table == "rl" or column in columns_of(row)
    ]
    if len(named) != 1:
        return None
    table, row, column = named[0]
    sure = all(match_row(table, label).sure and match_column(table, label).sure for label in labels)
    return table, RowName(row, labels[-1], sure=sure), column, last


def _is_label(text: str) -> bool:
    return is_head(text) or any(match_row(table, text).keys or match_column(table, text).keys for table in TABLES)


@cache
def columns_of(row: str) -> frozenset[str | None]:
    """The columns of the blocks of table PD that have this row, in any form."""
    blocks = (block for form in FORMS.values() for block in form.tables["pd"].blocks)
    return frozenset(column.key for block in blocks if row in {r.key for r in block.rows} for column in block.columns)


def request_row(own: str, groups: tuple[str, ...], before: str | None) -> RowName:
    """Name a row of table RQ by its own label, the labels of its groups, and the row above."""
    is_short = len(own) <= LONGEST and all(len(group) <= LONGEST for group in groups)
    return (_remembered_row if is_short else _request_row)(own, groups, before)


def named_by(words: Sequence[str], before: str | None) -> RowName | None:
    """The row of table RQ that the last of these words name, several joined where a label was cut, if they name one."""
    for count in range(min(len(words), _MOST_LABEL_LINES), 0, -1):
        name = request_row("".join(words[-count:]), (), before)
        if name.sure and name.key is not None:
            return name
    return None


def due_by(words: Sequence[str], before: str | None) -> RowName | None:
    """The row that these words name, or that a damaged label at their end does if it follows the row before."""
    if (name := named_by(words, before)) is not None or not words:
        return name
    damaged = request_row(words[-1], (), before)
    due = frozenset(("requests_new",)) if before is None else _following().get(before, frozenset())
    return damaged if damaged.key in due else None


def _request_row(own: str, groups: tuple[str, ...], before: str | None) -> RowName:
    over, part = own_part(own)
    if part != own and (normalise(part) in _TOTALS | _OTHER or match_row("rq", own).keys):
        own, groups = part, (*groups, over)
    label = normalise(own)
    group = next((SUBTOTALS[text][0] for g in reversed(groups) if (text := normalise(g)) in SUBTOTALS), None)
    if label in _OTHER:
        return RowName(_other(own, group, before), shown(own))
    if label in _TOTALS or (label == "计" and ordinal(own) == "七"):  # half of it, in a scan
        return _total(own, group, before)
    match = match_row("rq", own)
    if not match.keys and groups:
        match = match_row("rq", groups[-1] + own)
    if not match.keys and label in SUBTOTALS:
        return RowName(None, shown(own), is_subtotal=True)
    if not match.keys:
        due = (key for key in _following().get(before, ()) if is_nearly(own, key))
        match = Match(tuple(due), sure=False)
    return RowName(match.keys[0] if len(match.keys) == 1 else None, shown(own), sure=match.sure)


@cache
def _following() -> dict[str | None, frozenset[str]]:
    """The rows of table RQ that follow each in some form."""
    forms = [[row.key for block in form.tables["rq"].blocks for row in block.rows] for form in FORMS.values()]
    pairs = {pair for keys in forms for pair in pairwise(keys)} | {(key, rows[0]) for key, rows in _GROUPS.items()}
    return {above: frozenset(below for one, below in pairs if one == above) for above, _ in pairs}


_remembered_row = lru_cache(maxsize=2048)(_request_row)


def _other(own: str, group: str | None, before: str | None) -> str | None:
    """其他 is the third row under （六）, or （六） itself where it has no rows (a district, 2023: （六） 其他).

    Printed again right below, it is the same row twice: one of the two has the label of another.
    """
    if level(own) == "（一）":
        return "other_total" if ordinal(own) == "六" else None
    return "other_other" if group == "other_total" or before in (*OTHER_ROWS, "other_other") else None


def _total(own: str, group: str | None, before: str | None) -> RowName:
    """总计 is （七）, a subtotal where it stands in a group (合计 under （三）), and nothing where that is open.

    小计 below the last row of a group is its sum, though only the first row names that: below 3.其他 that of （六）.
    """
    if normalise(own) == PART and group is None:
        group = _GROUP_ABOVE.get(before)
    if ordinal(own) == "七" or (group is None and before in _BEFORE_TOTAL):
        return RowName("completed_total", shown(own))
    if group is not None:
        return subtotal(group)
    return RowName(None, shown(own))


def opened(lines: Sequence[Line], before: str | None) -> str | None:
    """The group whose label stands on a line of its own among these, by its key; else the row before them.

    Below rows of the group its label stands once more: on a new page.
    """
    labels = (normalise(item.text) for line in lines for item in line.items)
    groups = [SUBTOTALS[label][0] for label in labels if label in SUBTOTALS]
    return groups[-1] if groups and before not in _GROUPS[groups[-1]] else before


def as_part(name: RowName, line: Line, sums: Set[tuple[int | None, str]]) -> RowName:
    """The sum of a group; of none, where the table's first stood above its group without a label: so may this one.

    `sums` are labels of rows that no form has, by table.
    """
    is_open = name.is_subtotal and (line.table, PART) in sums
    return RowName(None, PART) if is_open and not any(normalise(i.text) in SUBTOTALS for i in line.items) else name


def subtotal(group: str) -> RowName:
    """The row of the sum of a group, by its key (`other_total`)."""
    return RowName(None, next(text for text, keys in SUBTOTALS.items() if keys[0] == group), is_subtotal=True)
