"""Which row of the form a line is, from the labels at its left and the row before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.forms import FORMS
from gongkai.reports.headers import Header
from gongkai.reports.labels import SUBTOTALS, Match, level, match_row, normalise, ordinal, shown
from gongkai.reports.lines import Item

_TOTALS = frozenset(("总计", "合计", "小计"))
_OTHER = frozenset(("其他", "其它"))
_LAST_RESULTS = frozenset(("other_other", "other_total"))
_OTHER_ROWS = frozenset(("other_no_correction", "other_fee_unpaid"))


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
        return RowName(None, "")
    its_own = next((item for item in reversed(labels) if item.begins), labels[-1])
    own = its_own.text
    groups = [item.text for item in labels if item is not its_own]
    if header.table == "rq":
        return request_row(own, groups, before)
    match = match_row(header.table, own)
    if not match.keys and groups:
        match = match_row(header.table, groups[-1] + own)
    if header.table == "pd":
        columns = {heading.key for heading in header.headings}
        match = Match(tuple(key for key in match.keys if _pd_columns(key) & columns), match.sure)
    return RowName(match.keys[0] if len(match.keys) == 1 else None, shown(own), sure=match.sure)


def _pd_columns(row: str) -> set[str | None]:
    """The columns of the blocks that have this row, in any form."""
    blocks = (block for form in FORMS.values() for block in form.tables["pd"].blocks)
    return {column.key for block in blocks if row in {r.key for r in block.rows} for column in block.columns}


def request_row(own: str, groups: Sequence[str], before: str | None) -> RowName:
    """Name a row of table RQ by its own label, the labels of its groups, and the row above."""
    label = normalise(own)
    group = next((SUBTOTALS[text][0] for g in reversed(groups) if (text := normalise(g)) in SUBTOTALS), None)
    if label in _OTHER:
        return RowName(_other(own, group, before), shown(own))
    if label in _TOTALS:
        return _total(own, group, before)
    match = match_row("rq", own)
    if not match.keys and groups:
        match = match_row("rq", groups[-1] + own)
    if not match.keys and label in SUBTOTALS:
        return RowName(None, shown(own), is_subtotal=True)
    return RowName(match.keys[0] if len(match.keys) == 1 else None, shown(own), sure=match.sure)


def _other(own: str, group: str | None, before: str | None) -> str | None:
    """其他 is the third row under （六）, or （六） itself where it has no rows (a district, 2023: （六） 其他)."""
    if level(own) == "（一）":
        return "other_total" if ordinal(own) == "六" else None
    return "other_other" if group == "other_total" or before in _OTHER_ROWS else None


def _total(own: str, group: str | None, before: str | None) -> RowName:
    """总计 is （七）, a subtotal where it stands in a group (合计 under （三）), and nothing where that is open."""
    if ordinal(own) == "七" or (group is None and before in _LAST_RESULTS):
        return RowName("completed_total", shown(own))
    if group is not None and not (group == "other_total" and normalise(own) != "小计"):
        subtotal = next(text for text, keys in SUBTOTALS.items() if keys[0] == group)
        return RowName(None, subtotal, is_subtotal=True)
    return RowName(None, shown(own))
