"""The open rows of table RQ settled: their cells placed as far as the sums allow just one placing, the rest told.

No sum says where a row of zeros stands. Where all rows of as many figures that the sums prove have the same cells
blank, so have the others (totals blank in the result rows, or nothing but totals: catalogue item 1).
"""

from collections.abc import Iterable, Sequence

from gongkai.reports import findings
from gongkai.reports.align import Alignment, Placed
from gongkai.reports.lines import Item
from gongkai.reports.placing import ABSENT, COLUMNS, OpenRow, Placing, is_result, placings
from gongkai.values import Finding


def settle(alignment: Alignment) -> Alignment:
    """Place the open rows of an alignment, in it, and say of each what was placed and what was not."""
    if alignment.open:
        rows = [row for row in alignment.open if row.name.key is not None]
        told = placings(rows, _sure_rows(alignment))
        for row, placing in zip(rows, _blanks_like_others(rows, told), strict=True):
            items = [
                (column, item if item is not ABSENT else None) for column, item in zip(COLUMNS, placing, strict=True)
            ]
            alignment.placed += [Placed("rq", row.name, column, item, row.line) for column, item in items]
            alignment.findings += _tell(row, placing)
        alignment.open.clear()
    return alignment


def _blanks_like_others(rows: Sequence[OpenRow], told: Sequence[Placing]) -> list[Placing]:
    """The placings, with rows whose blanks stand where all rows of their kind that the sums prove have theirs.

    Of a kind are rows of as many figures that are all results, or none of them.
    """
    return [
        alike if None in placing and (alike := _like_others(row, placing, rows, told)) else placing
        for row, placing in zip(rows, told, strict=True)
    ]


def _like_others(row: OpenRow, placing: Placing, rows: Sequence[OpenRow], told: Sequence[Placing]) -> Placing | None:
    """The row with its blanks like those of the others; None where they differ, or that contradicts what is told."""
    count = len(_figures(row))
    others = [
        other
        for one, other in zip(rows, told, strict=True)
        if len(_figures(one)) == count and is_result(one) == is_result(row)
    ]
    patterns = {_blanks(other) for other in others if None not in other and _counts(other)}
    dropped = (ABSENT,) * (len(COLUMNS) - len(row.items))
    items = (*row.items, *dropped)
    alike = [
        window
        for n in range(len(items) - len(COLUMNS) + 1)
        if {_blanks(window := items[n : n + len(COLUMNS)])} == patterns
        and len(_figures(row)) == sum(item.reading.state != "blank" for item in window)
        and all(item is None or item.reading == other.reading for item, other in zip(placing, window, strict=True))
    ]
    return alike[0] if alike else None


def _blanks(placing: Placing) -> tuple[bool, ...]:
    return tuple(item is not None and item.reading.state == "blank" for item in placing)


def _figures(row: OpenRow) -> tuple[Item, ...]:
    return tuple(item for item in row.items if item.reading.state != "blank")


def _counts(items: Iterable[Item | None]) -> bool:
    """Is there a figure other than 0 among these?"""
    return any(item is not None and item.reading.value for item in items)


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
                f"{where[0]}：“{label}”一行有{count}格，应有{width}格，各数按勾稽关系（或同表各行一致的空格位置）确定所在列：{shown}",
                f"{where[1]}: the row “{label}” has {count} cells for {width} columns; its figures were placed where "
                f"the sums, or the blanks of all its neighbours, allow only that: {shown}",
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
