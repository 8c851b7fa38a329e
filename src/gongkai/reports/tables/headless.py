"""Rows of table RQ under no header, or under one that says nothing (类别 | 数据1 … 数据6 | 总计; a county, 2025).

Where the rows of a whole form are there, each once and with seven figures, and all sums of the form hold with the last
of the seven as the total, no row can be another, and the last column is the total: were another the sum of the rest
too, it would show the same figures. But the sums treat the six applicants alike. Their order is read only where the
page lists their labels in the order of the form above the rows; else nothing but the totals is, and rows of one mark
alone, which are the same in every order.
"""

import re
from collections.abc import Sequence

from gongkai.forms import FORMS, Row
from gongkai.reports import findings
from gongkai.reports.labels import TITLES, normalise
from gongkai.reports.tables import telling
from gongkai.reports.tables.align import Alignment, Placed
from gongkai.reports.tables.applicants import COLUMNS, columns_in_order
from gongkai.reports.tables.lines import Item
from gongkai.reports.tables.placing import OpenRow
from gongkai.reports.tables.sums import sums_hold
from gongkai.reports.tables.table_lines import lines_of
from gongkai.values import Finding, Grid, Paragraph

_LONGEST = 40
"""Characters of a paragraph that names columns; a longer one is prose."""
_PIECE = re.compile(r"[^\s()（）:：、，,]+")


def place_headless(alignment: Alignment, blocks: Sequence[Paragraph | Grid]) -> Alignment:
    """Place the headless rows of an alignment, in it, as far as that is proved, and tell what was done with them."""
    rows = list(alignment.headless)
    alignment.headless.clear()
    if not rows:
        return alignment
    if not _is_proved(rows) or any(one.table == "rq" for one in alignment.placed):
        alignment.findings += [telling.no_header(row.line, row.name.label) for row in rows]
        return alignment
    is_listed = _lists_columns(blocks, rows[0], alignment)
    for row in rows:
        same = len({item.reading[1:3] for item in row.items}) == 1
        items = [item if is_listed or same or column == "total" else None for column, item in _cells(row)]
        alignment.placed += [
            Placed("rq", row.name, column, item, row.line) for column, item in zip(COLUMNS, items, strict=True)
        ]
    alignment.findings += _tell(rows, is_listed=is_listed)
    return alignment


def _cells(row: OpenRow) -> list[tuple[str, Item]]:
    return list(zip(COLUMNS, row.items, strict=True))


def _is_proved(rows: Sequence[OpenRow]) -> bool:
    """Are these the rows of one form, each once, with counts of which all sums hold, and are they not all nothing?"""
    counts = {row.name.key: {column: item.reading.value or 0 for column, item in _cells(row)} for row in rows}
    form = _form_of(rows)
    figures = [count for of_row in counts.values() for count in of_row.values()]
    if form is None or not any(figures) or any(count < 0 or count % 1 for count in figures):
        return False
    return sums_hold(form, {str(key): {c: int(n) for c, n in of_row.items()} for key, of_row in counts.items()})


def _form_of(rows: Sequence[OpenRow]) -> tuple[Row, ...] | None:
    keys = sorted(row.name.key or "" for row in rows)
    forms = (form.tables["rq"].blocks[0].rows for form in FORMS.values())
    return next((form for form in forms if sorted(row.key for row in form) == keys), None)


def _lists_columns(blocks: Sequence[Paragraph | Grid], first: OpenRow, alignment: Alignment) -> bool:
    """Do the labels of all columns stand in the order of the form between the table's title and its first row?"""
    read = {one.line.table for one in alignment.placed}
    words: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            words = [] if normalise(block.text) == TITLES["rq"] else [*words, *_pieces(block.text)]
        elif block.number == first.line.table:
            break
        else:
            items = (item for line in lines_of(block) for item in line.items if item.begins and item.is_words)
            words = [] if block.number in read else [*words, *(item.text for item in items)]
    return [key for _, key, _ in columns_in_order(words)] == list(COLUMNS)


def _pieces(text: str) -> list[str]:
    return _PIECE.findall(text) if len(text) <= _LONGEST else []


def _tell(rows: Sequence[OpenRow], *, is_listed: bool) -> list[Finding]:
    keys = [f"rq.{row.name.key}.{column}" for row in rows for column in COLUMNS]
    if is_listed:
        return [
            findings.assumed(
                findings.ORDER,
                "申请情况表的各行上方没有列标题，按表前列出的申请人类别的顺序读取，且全部勾稽关系成立",
                "no column labels stand above the rows of table rq; their figures were read in the order in which the "
                "applicants are listed before the table, and every sum holds",
                keys,
                severity="warning",
            )
        ]
    left = [
        f"rq.{row.name.key}.{column}"
        for row in rows
        for column in COLUMNS[:-1]
        if len({item.reading[1:3] for item in row.items}) > 1
    ]
    return [
        findings.assumed(
            findings.PLACED,
            "申请情况表的各行上方没有列标题，全部勾稽关系成立，最后一列只能是总计，故只读取总计和各列相同的行",
            "no column labels stand above the rows of table rq; every sum holds, so the last column can only be the "
            "total: it was read, and rows that are the same in every column",
            [key for key in keys if key not in left],
            severity="warning",
        ),
        findings.left_null(
            findings.COLUMN,
            "申请情况表的各行上方没有列标题，勾稽关系不能区分六类申请人，其数据未读取",
            "no column labels stand above the rows of table rq, and no sum tells the six applicants apart, so their "
            "figures were not read",
            left,
        ),
    ]
