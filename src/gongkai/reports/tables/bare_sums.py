"""Rows of table RQ that print 小计 of the legal persons, and neither an applicant's figure nor a total.

The one figure of such a row may be another's, which lost its place. Where those under 小计 add up over all rows as a
column of the form does, no other column holds them, and all else in these rows is blank.
"""

from collections.abc import Mapping

from gongkai.forms import FORMS, Row
from gongkai.reports.tables.align import Alignment, Placed
from gongkai.reports.tables.applicants import COLUMNS, WIDTH, sums_persons
from gongkai.reports.tables.lone_sums import lone_sum
from gongkai.reports.tables.placing import OpenRow
from gongkai.reports.tables.sums import sums_hold

_FORMS: list[tuple[Row, ...]] = [form.tables["rq"].blocks[0].rows for form in FORMS.values()]
_SOME = 3
"""Such rows whose figure is not 0, at least, until that is no chance."""


def without_bare_sums(alignment: Alignment) -> list[OpenRow]:
    """Place the blanks of such open rows, in an alignment, where that is proved; else leave the rows null, returned."""
    bare = [row for row in alignment.open if _is_bare(row)]
    if not bare:
        return []
    alignment.open = [row for row in alignment.open if not _is_bare(row)]
    own = {row.name.key or "": int(row.items[row.sum_at or 0].reading.value or 0) for row in bare}
    is_proved = sum(map(bool, own.values())) >= _SOME and _adds_up({**_of_others(alignment), **own})
    for row in bare:
        items = [item if is_proved else None for n, item in enumerate(row.items) if n != row.sum_at]
        alignment.placed += [
            Placed("rq", row.name, column, item, row.line) for column, item in zip(COLUMNS, items, strict=True)
        ]
    return [] if is_proved else bare


def _is_bare(row: OpenRow) -> bool:
    return row.sum_at is not None and len(row.items) > WIDTH


def _of_others(alignment: Alignment) -> dict[str, int]:
    """小计 of the other rows, by key: of those that print more, and 0 where no applicant has anything."""
    placed = [one for one in alignment.placed if one.table == "rq" and one.row.key]
    keys = {id(one.line): one.row.key or "" for one in placed}
    filled = {one.row.key for one in placed if one.item is None or one.item.reading.state != "blank"}
    cells = [cell for (*_, label), some in alignment.strays.items() if sums_persons(label) for cell in some]
    found = [(keys.get(id(line), ""), item) for line, item in cells]
    found += [(row.name.key or "", item) for row in alignment.open if (item := lone_sum(row)) is not None]
    parts = {key: 0 for key in keys.values() if key not in filled}
    return parts | {key: int(item.reading.value or 0) for key, item in found if key}


def _adds_up(parts: Mapping[str, int]) -> bool:
    """Do these figures of all rows of a form add up as those of a column do?"""
    form = next((rows for rows in _FORMS if sorted(row.key for row in rows) == sorted(parts)), None)
    if form is None:
        return False
    nothing = dict.fromkeys(COLUMNS, 0)
    return sums_hold(form, {key: {**nothing, COLUMNS[0]: part, COLUMNS[-1]: part} for key, part in parts.items()})
