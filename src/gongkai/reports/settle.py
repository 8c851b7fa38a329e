"""The open rows of table RQ settled: their cells placed as far as the sums allow just one placing, the rest told.

No sum says where six zeros stand. Where each row of six figures that the sums prove has its total blank, so have the
others (totals blank in the result rows: catalogue item 1).
"""

from collections.abc import Iterable, Sequence

from gongkai.reports import findings
from gongkai.reports.align import Alignment, Placed
from gongkai.reports.lines import Item
from gongkai.reports.placing import ABSENT, COLUMNS, OpenRow, Placing, placings
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
    """The placings, with rows of six figures and no total where all others that are proved whole are so."""
    sixes = [(row, placing) for row, placing in zip(rows, told, strict=True) if len(_figures(row)) == len(COLUMNS) - 1]
    proved = [placing for _, placing in sixes if None not in placing]
    if not any(map(_counts, proved)) or not all(map(_lacks_its_total, proved)):
        return list(told)
    return [
        alike if None in placing and (alike := _six_without_total(row, placing)) else placing
        for row, placing in zip(rows, told, strict=True)
    ]


def _six_without_total(row: OpenRow, placing: Placing) -> Placing | None:
    """The row as six figures and a blank total; None where it has others, or that contradicts what is told of it."""
    figures = _figures(row)
    if len(figures) != len(COLUMNS) - 1 or figures != row.items[: len(figures)]:
        return None
    alike = (*figures, _blank_behind(row))
    agrees = all(item is None or item.reading == other.reading for item, other in zip(placing, alike, strict=True))
    return alike if agrees else None


def _figures(row: OpenRow) -> tuple[Item, ...]:
    return tuple(item for item in row.items if item.reading.state != "blank")


def _counts(items: Iterable[Item | None]) -> bool:
    """Is there a figure other than 0 among these?"""
    return any(item is not None and item.reading.value for item in items)


def _lacks_its_total(placing: Placing) -> bool:
    """Is the total the one cell that is blank?"""
    blank = [n for n, item in enumerate(placing) if item is not None and item.reading.state == "blank"]
    return blank == [len(COLUMNS) - 1]


def _blank_behind(row: OpenRow) -> Item:
    """The first blank cell behind a row's six figures, if the page has one."""
    behind = row.items[len(COLUMNS) - 1 :]
    return behind[0] if behind and behind[0].reading.state == "blank" else ABSENT


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
