"""The open rows of table RQ settled: their cells placed as far as the sums allow just one placing, the rest told."""

from gongkai.reports import findings
from gongkai.reports.align import Alignment, Placed
from gongkai.reports.placing import ABSENT, COLUMNS, OpenRow, Placing, placings
from gongkai.values import Finding


def settle(alignment: Alignment) -> Alignment:
    """Place the open rows of an alignment, in it, and say of each what was placed and what was not."""
    if alignment.open:
        rows = [row for row in alignment.open if row.name.key is not None]
        for row, placing in zip(rows, placings(rows, _sure_rows(alignment)), strict=True):
            items = [
                (column, item if item is not ABSENT else None) for column, item in zip(COLUMNS, placing, strict=True)
            ]
            alignment.placed += [Placed("rq", row.name, column, item, row.line) for column, item in items]
            alignment.findings += _tell(row, placing)
        alignment.open.clear()
    return alignment


def _sure_rows(alignment: Alignment) -> dict[str, Placing]:
    """The rows that are placed already, by key; what a row lacks is None."""
    rows: dict[str, dict[str, Placed]] = {}
    for one in alignment.placed:
        if one.table == "rq" and one.row.key is not None:
            rows.setdefault(one.row.key, {}).setdefault(one.column, one)
    return {
        key: tuple(cells[column].item if column in cells else None for column in COLUMNS) for key, cells in rows.items()
    }


def _tell(row: OpenRow, placing: Placing) -> list[Finding]:
    """What was placed by the sums, unless the row is just as printed; and what was not."""
    key = row.name.key
    placed = [f"rq.{key}.{column}" for column, item in zip(COLUMNS, placing, strict=True) if item is not None]
    left = [f"rq.{key}.{column}" for column, item in zip(COLUMNS, placing, strict=True) if item is None]
    at = row.line.at(row.items[0])
    where = findings.place_zh(at), findings.place_en(at)
    shown = "、".join(item.text for item in row.items if item.text)
    label, count, width = row.name.label, len(row.items), len(COLUMNS)
    told = []
    if any(item is not None and item.is_figure for item in placing) and tuple(placing) != row.items:
        told.append(
            findings.assumed(
                findings.PLACED,
                f"{where[0]}：“{label}”一行有{count}格，应有{width}格，各数按勾稽关系确定所在列：{shown}",
                f"{where[1]}: the row “{label}” has {count} cells for {width} columns; its figures were placed where "
                f"the sums allow only that: {shown}",
                placed,
                severity="warning",
            )
        )
    if left:
        told.append(
            findings.left_null(
                findings.SHAPE,
                f"{where[0]}：“{label}”一行有{count}格，应有{width}格，无法确定各数所在列，未读取：{shown}",
                f"{where[1]}: the row “{label}” has {count} cells for {width} columns, and the sums allow several "
                f"placings, so these could not be told: {shown}",
                left,
            )
        )
    return told
