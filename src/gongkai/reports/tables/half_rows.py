"""Rows whose labels a scan shows by half (行政處 for 行政處罰), named where no other can stand.

What a page prints in plain text is no half of another label: 行政处理 is a row of the office's own.
"""

from collections.abc import Iterable, Iterator, Mapping

from gongkai.forms import FORMS, TableName
from gongkai.reports.labels import ROWS, SUBTOTALS, normalise
from gongkai.reports.tables import telling
from gongkai.reports.tables.align import LABELLED, Alignment
from gongkai.reports.tables.half_read import in_common, is_most
from gongkai.reports.tables.lines import Line
from gongkai.reports.tables.rows import RowName
from gongkai.values import Grid, Paragraph

_Side = str | None
_TWO = 2
_LONG = 8
"""Of a label so long more than half is enough, be the other characters others (结博下年度缴绩游理)."""
_SUMS = ("合计", "小计")


def _between(table: TableName) -> Mapping[tuple[_Side, _Side], str]:
    """Each row by those that stand over and under it; None at the ends of the table."""
    found: dict[tuple[_Side, _Side], str] = {}
    for form in FORMS.values():
        rows: list[_Side] = [None, *(row.key for block in form.tables[table].blocks for row in block.rows), None]
        found |= {(rows[k], rows[k + 2]): key for k, key in enumerate(rows[1:-1]) if key}
    return found


_BETWEEN = {table: _between(table) for table in LABELLED}


def name_half_read(alignment: Alignment, blocks: Iterable[Paragraph | Grid]) -> Alignment:
    """Name such rows of a document recognised in pictures, in its alignment. They are told as damaged labels are."""
    for table in LABELLED if any(map(_is_recognised, blocks)) else ():
        rows = list(_rows(alignment, table))
        keys = [name.key for _, name in rows]
        for n, (line, name) in enumerate(rows):
            sides = keys[n - 1] or "" if n else None, keys[n + 1] or "" if n + 1 < len(keys) else None
            key = _BETWEEN[table].get(sides)
            if name.key is None and key and key not in keys and _is_it(table, name.label, key):
                _name(alignment, line, RowName(key, name.label, sure=False))
    return alignment


def _is_recognised(block: Paragraph | Grid) -> bool:
    return isinstance(block, Grid) and any(cell and cell.confidence is not None for row in block.rows for cell in row)


def _rows(alignment: Alignment, table: TableName) -> Iterator[tuple[Line, RowName]]:
    """The rows of a table from above, without the sums that an office added."""
    lines = {(one.line.table or 0, one.line.row): (one.line, one.row) for one in alignment.placed if one.table == table}
    if table == "rq":
        lines |= {(row.line.table or 0, row.line.row): (row.line, row.name) for row in alignment.open}
    rows = (lines[place] for place in sorted(lines))
    return ((line, row) for line, row in rows if not row.is_subtotal and (row.key or normalise(row.label) not in _SUMS))


def _is_it(table: TableName, label: str, key: str) -> bool:
    """Tell whether a label is most of this row's, and has more in common with it than with another that it may be.

    One that is whole is no half of another: 3.其他 alone of its group is not （六）其他处理.
    """
    words = normalise(label)
    if words in ROWS[table]:
        return False
    labels = {*ROWS[table].items(), *SUBTOTALS.items()}
    left = [(in_common(words, whole), key in keys) for whole, keys in labels if _is_left(words, whole)]
    return all(is_mine for common, is_mine in left if common == max(left)[0]) if left else False


def _is_left(words: str, whole: str) -> bool:
    is_half = len(words) == len(whole) == _TWO and in_common(words, whole) == 1  # 观章 was 规章
    is_long = len(whole) >= _LONG and len(words) <= len(whole) + 1 and 2 * in_common(words, whole) > len(whole)
    return is_half or is_long or is_most(words, whole)


def _name(alignment: Alignment, line: Line, name: RowName) -> None:
    alignment.placed = [one._replace(row=name) if one.line is line else one for one in alignment.placed]
    alignment.unread = [one for one in alignment.unread if one.line is not line]
    unknown = telling.unknown_row(line, name.label)
    alignment.findings = [one for one in alignment.findings if one != unknown]
