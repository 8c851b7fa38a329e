"""Rows of table RQ in text that may go on in the line below, as an editor breaks lines at its margin."""

from gongkai.reports import findings
from gongkai.reports.tables.align import Alignment, Placed
from gongkai.reports.tables.applicants import COLUMNS
from gongkai.reports.tables.lines import Line
from gongkai.reports.tables.row_sums import adds_up, is_something
from gongkai.values import Finding


def leave_wrapped(alignment: Alignment) -> None:
    """Leave the rows null that do not add up, over a line of figures alone: seven cells may be the first of fourteen.

    Where a label stands over two places, so does each figure: there is a blank beside it.
    """
    below = {(line.table, line.row) for _, line in alignment.unread if line.flattened and _is_of_figures(line)}
    rows: dict[tuple[int | None, int], list[Placed]] = {}
    for one in alignment.placed:
        if (one.line.table, one.line.row + 1) in below:
            rows.setdefault((one.line.table, one.line.row), []).append(one)
    broken = {place: row for place, row in rows.items() if _may_be_broken(row)}
    if not broken:
        return
    alignment.placed = [
        one._replace(item=None) if (one.line.table, one.line.row) in broken else one for one in alignment.placed
    ]
    alignment.findings += map(_tell, broken.values())


def _is_of_figures(line: Line) -> bool:
    return not any(item.is_words for item in line.items)


def _may_be_broken(row: list[Placed]) -> bool:
    items = {one.column: one.item for one in row if one.item is not None}
    figures = tuple(items[column] for column in COLUMNS if column in items)
    return len(figures) == len(COLUMNS) and is_something(figures) and not adds_up(figures)


def _tell(row: list[Placed]) -> Finding:
    at = row[0].line.at(row[0].line.items[0])
    label = row[0].row.label
    return findings.left_null(
        findings.SHAPE,
        f"{findings.place_zh(at)}：“{label}”一行各列之和不等于总计，下一行只有数字，可能是同一行被折断，未读取",
        f"{findings.place_en(at)}: the row “{label}” does not add up and a line of figures alone is below it, which "
        "may be its end, so it was not read",
        [f"rq.{one.row.key}.{one.column}" for one in row if one.row.key],
    )
