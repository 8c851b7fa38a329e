"""The open rows of table RQ settled: their cells placed as far as the sums allow just one placing, the rest told.

No sum says where a row of zeros stands. Where all whole rows of as many figures have the same cells blank, so have
the others (totals blank in the result rows, or nothing but totals: catalogue item 1), if every sum of the form holds
then: a likeness alone proves nothing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from gongkai.reports import findings
from gongkai.reports.tables.align import Alignment, Placed
from gongkai.reports.tables.applicants import COLUMNS
from gongkai.reports.tables.bare_sums import without_bare_sums
from gongkai.reports.tables.labels_behind import leave_behind
from gongkai.reports.tables.lines import Item
from gongkai.reports.tables.lone_sums import leave_beside_sums
from gongkai.reports.tables.numbers import count_apart, read_number
from gongkai.reports.tables.placing import OpenRow, holds, likeliest, placings
from gongkai.reports.tables.proved import likely_count
from gongkai.reports.tables.row_sums import Placing, adds_up, ends_in_its_sum, holds_its_sum, is_proved, is_something
from gongkai.reports.tables.rows import RowName
from gongkai.reports.tables.short_sums import without_short_sums
from gongkai.reports.tables.solutions import ABSENT, is_result
from gongkai.reports.tables.wrapped import leave_wrapped
from gongkai.values import Finding

OTHER_2021 = frozenset(("other_no_correction", "other_fee_unpaid", "other_other"))
_HARDLY_ANY = 10
"""Rows for each of those whose total is blank, at least, where the others print theirs."""

_DISPLACED = 3
"""Rows that do not add up, at least, until that is no slip of the office."""
_MANY = 10
"""Rows with several figures, at least, of which none would have equal neighbours by chance."""
_OVERFULL = 2
"""Rows with more figures than columns, at least, until that is no figure cut in halves (7 590)."""


def settle(alignment: Alignment) -> Alignment:
    """Place the open rows of an alignment, in it, and say of each what was placed and what was not."""
    for row in (*without_short_sums(alignment), *without_bare_sums(alignment)):
        alignment.findings += _tell(row, (None,) * len(COLUMNS))
    leave_wrapped(alignment)
    leave_behind(alignment)
    _leave_displaced(alignment)
    _open_misheaded(alignment)
    _open_filled(alignment)
    _open_written_once(alignment)
    _reopen(alignment)
    if alignment.open:
        _without_group_label(alignment)
        for row in leave_beside_sums(alignment, _sure_rows(alignment)):
            alignment.findings += _tell(row, (None,) * len(COLUMNS))
        rows = [row for row in alignment.open if row.name.key is not None]
        counted = [*map(_with_counts, rows)]
        sure = {key: tuple(item and _as_one_count(item) for item in row) for key, row in _sure_rows(alignment).items()}
        told = placings(counted, {key: tuple(map(_as_recognised, row)) for key, row in sure.items()})
        for row, found in zip(rows, _blanks_like_others(counted, told, sure), strict=True):
            placing = _as_printed(row, found)
            items = [
                (column, item if item is not ABSENT else None) for column, item in zip(COLUMNS, placing, strict=True)
            ]
            alignment.placed += [Placed("rq", row.name, column, item, row.line) for column, item in items]
            alignment.findings += _tell(row, placing)
        alignment.open.clear()
    return alignment


def _as_one_count(item: Item) -> Item:
    """A cell whose digits stand apart (9 774) as the one count that it is likely to be: the sums tell, its text not."""
    count = count_apart(item.text) if item.reading.in_doubt else None
    return item if count is None else item._replace(reading=item.reading._replace(value=count))


def _with_counts(row: OpenRow) -> OpenRow:
    """A row with cells whose digits stand apart as one count each, unless they are two cells that ran together.

    They are where a row has seven figures then, the last of which is the sum of the others.
    """
    apart = [
        item._replace(reading=read_number(part))
        for item in _figures(row.items)
        for part in (item.text.split() if count_apart(item.text) is not None else [item.text])
    ]
    if len(apart) == len(COLUMNS) and is_proved(tuple(apart)):
        return row
    return replace(row, items=tuple(map(_as_one_count, row.items)))


def _as_printed(row: OpenRow, placing: Placing) -> Placing:
    """The placing of a row with its cells as the page prints them; two halves of a table have the same places."""
    printed = {_as_one_count(item): item for item in row.items}
    return tuple(item and printed.get(item, item) for item in placing)


def _as_recognised(item: Item | None) -> Item | None:
    """A cell in doubt as the figure that it is likely to be: sums that all hold with it do so by no chance."""
    if item is None or not item.reading.in_doubt or item.reading.value is not None:
        return item
    return item._replace(reading=item.reading._replace(value=likely_count(item.text)))


def _leave_displaced(alignment: Alignment) -> None:
    """Leave the rows of flattened tables null that do not add up for the most part, where others do not fit the header.

    Only the order of the cells says which is which there, and 小计 without its label moves them all. Where all rows
    fit, the labels of two columns may be exchanged: what is printed is read. Rows with a figure too many show that the
    header they stand under lacks a label; those that add up stand under another, as behind a page break.
    """
    if not alignment.open:
        return
    placed = _rows(filter(_is_row_of_text, alignment.placed))
    rows = {key: row for key, row in placed.items() if None not in row and is_something(row)}
    wrong = {key for key, row in rows.items() if not adds_up(row)}
    are_most = len(wrong) >= _DISPLACED and len(wrong) * 2 > len(rows)
    if not wrong or not (are_most or _lacks_a_column(alignment)):
        return
    displaced = placed.keys() if are_most else wrong
    left = [_is_row_of_text(one) and one.row.key in displaced for one in alignment.placed]
    keys = [f"rq.{one.row.key}.{one.column}" for one, is_left in zip(alignment.placed, left, strict=True) if is_left]
    alignment.placed = [
        one._replace(item=None) if is_left else one for one, is_left in zip(alignment.placed, left, strict=True)
    ]
    alignment.findings.append(
        findings.left_null(
            findings.SHAPE,
            f"申请情况表共{len(rows)}行，其中{len(wrong)}行各列之和不等于总计，各数所在列无法确定，{len(displaced)}行未读取",
            f"{len(wrong)} of {len(rows)} rows of table rq do not add up, so that no column can be told: "
            f"{len(displaced)} were not read",
            dict.fromkeys(keys),
        )
    )


def _lacks_a_column(alignment: Alignment) -> bool:
    """Have rows of flattened tables a figure more than their header has columns: a label of it is lost?"""
    overfull = sum(row.line.flattened and len(_figures(row.items)) > len(COLUMNS) for row in alignment.open)
    return overfull >= _OVERFULL


def _is_row_of_text(one: Placed) -> bool:
    return one.table == "rq" and one.row.key is not None and one.line.flattened


def _without_group_label(alignment: Alignment) -> None:
    """Take （六）其他处理 from the rows of a table where it is just a label over its three rows, or their sum."""
    keys = {row.name.key for row in alignment.open} | {one.row.key for one in alignment.placed}
    alignment.placed = group_sums_apart(alignment.placed, keys)
    if keys & OTHER_2021:
        alignment.open = [row for row in alignment.open if row.name.key != "other_total" or _figures(row.items)]


def group_sums_apart(placed: list[Placed], keys: Set[str | None]) -> list[Placed]:
    """（六）其他处理 is a row of the form of 2019; over the three rows of 2021 a subtotal that an office added.

    `keys` are the rows that the table has.
    """
    if not keys & OTHER_2021:
        return placed
    return [
        one._replace(row=RowName(None, one.row.label, is_subtotal=True)) if one.row.key == "other_total" else one
        for one in placed
    ]


def _reopen(alignment: Alignment) -> None:
    """Open the whole rows that do not add up among as many or more that are short.

    Such a row holds the figures of two: those of a row whose label is lost ran on behind its own. Or its repeats were
    dropped, as those of the others were, and a cell behind the total (同比增减) stands under it; a row without equal
    neighbours may show that alone, and several so for all that end in a blank. Or a blank stands before its figures,
    which may be one of its labels'.
    """
    rows = _sure_rows(alignment)
    whole = {key: placing for key, placing in rows.items() if None not in placing}
    wrong = {key for key, placing in whole.items() if not _may_add_up(placing) and not _is_in_doubt(placing)}
    short = len(alignment.open) + len(rows) - len(whole)
    begun = {key for key, row in whole.items() if short >= _DISPLACED and _may_begin_with_a_label(row)}
    if wrong and short >= max(len(wrong), _DISPLACED):
        _open(begun | wrong, alignment)
        return
    alone = {key for key, row in whole.items() if _is_short_alone(row)}
    ending = {key for key, row in whole.items() if _is_blank(row[-1]) and _figures(row)}
    _open(begun | alone | (ending if len(alone) >= _DISPLACED else set()), alignment)


def _may_begin_with_a_label(row: Placing) -> bool:
    """Is the first cell of a row blank, and are no two of its figures alike? It is short, and the blank its label's."""
    items = _in_order(row)
    is_sure = items == list(row) and not _is_in_doubt(row)
    return is_sure and _is_blank(row[0]) and is_something(row) and not _shows_that_all_is_written(items[1:])


def _is_short_alone(row: Placing) -> bool:
    """Does a row whose columns stand in the order of the form print its total further left, and no equal neighbours?"""
    items = _in_order(row)
    is_sure = items == list(row) and not _is_in_doubt(row)
    return is_sure and holds_its_sum(row) and not _shows_that_all_is_written(items)


def _is_in_doubt(row: Placing) -> bool:
    """Is a cell of a row in doubt, so that it cannot be said not to add up?"""
    return any(item is not None and item.reading.in_doubt for item in row)


def _may_add_up(row: Placing) -> bool:
    """Does a row obey its sum, a mark for nothing (——) in place of its total being nought?"""
    total = row[-1]
    is_mark = total is not None and total.is_figure and total.reading.value is None
    return adds_up(row) and not (is_mark and is_something(row))


def _open_misheaded(alignment: Alignment) -> None:
    """Open the rows under a header by which they do not add up, while each prints the sum of all others last.

    So it is where the upper line of a header that is printed again has lost a label, and 总计 slid to the left.
    """
    rows = {key: row for key, row in _sure_rows(alignment).items() if None not in row and is_something(row)}
    orders = {key: _order_of(row) for key, row in rows.items()}
    denied = [order for key, order in orders.items() if not adds_up(rows[key]) and _ends_in_all(_in_order(rows[key]))]
    _open({key for key, order in orders.items() if denied.count(order) >= _DISPLACED}, alignment)


def _order_of(row: Placing) -> list[int]:
    """The columns of a row as its cells stand on the page."""
    starts = [item.start if item is not None else 0 for item in row]
    return sorted(range(len(row)), key=starts.__getitem__)


def _ends_in_all(row: Sequence[Item]) -> bool:
    """Is the last of the cells of a row the sum of all others?"""
    *parts, last = (item.reading.value or 0 for item in row)
    return 0 < last == sum(parts)


def _open_filled(alignment: Alignment) -> None:
    """Open the rows whose total is blank, where one of them shows its total further left, or hardly any other lacks it.

    Word processors fill short rows up with blanks at their ends; a lost cell moves a row, and a margin stands where
    its total did.
    """
    rows = _sure_rows(alignment)
    filled = {key: row for key, row in rows.items() if _is_blank(row[-1]) and _figures(row)}
    if len(filled) * _HARDLY_ANY <= len(rows) or any(map(ends_in_its_sum, filled.values())):
        _open(filled.keys(), alignment)


def _open_written_once(alignment: Alignment) -> None:
    """Open the rows that end in blanks, or do not add up, where no two neighbours are alike and all blanks stand last.

    Of equal neighbours one is left, and the end filled up: where the total stands first, each row adds up all the same.
    """
    sure = _sure_rows(alignment)
    rows = {key: _in_order(row) for key, row in sure.items()}
    several = sum(not all(map(_is_blank, row[1:])) for row in rows.values())
    if several < _MANY or any(map(_shows_that_all_is_written, rows.values())):
        return
    ending = {key for key, row in rows.items() if _is_blank(row[-1]) and not _is_blank(row[0])}
    wrong = {key for key, row in sure.items() if None not in row and not adds_up(row) and not _is_in_doubt(row)}
    _open((ending if len(ending) >= _DISPLACED else set()) | wrong, alignment)


def _in_order(row: Placing) -> list[Item]:
    """The cells of a row as they are printed, or one that is blank where there are none."""
    return sorted((item for item in row if item is not None), key=lambda item: item.start) or [ABSENT]


def _shows_that_all_is_written(row: Sequence[Item]) -> bool:
    """Are two neighbours of a row alike, or does a figure stand behind a blank?"""
    pairs = [(left, right) for left, right in pairwise(row) if not _is_blank(right)]
    return any(_is_blank(left) or left.text == right.text for left, right in pairs)


def _open(keys: Collection[str], alignment: Alignment) -> None:
    """Open these rows, which were placed; the cells of a table with its columns in another order are null then.

    So are those of a table that names only some of the applicants: no sum holds without the figures of the others.
    """
    is_whole = {one.column for one in alignment.placed if one.table == "rq"} >= set(COLUMNS)
    doubtful: dict[str, list[Placed]] = {}
    for one in alignment.placed:
        if one.row.key in keys:
            doubtful.setdefault(one.row.key or "", []).append(one)
    alignment.placed = [one for one in alignment.placed if one.row.key not in keys]
    for cells in doubtful.values():
        columns = [one.column for one in cells]
        if is_whole and columns == [column for column in COLUMNS if column in columns]:
            items = tuple(one.item for one in cells if one.item is not None)
            alignment.open.append(OpenRow(cells[0].row, items, cells[0].line))
        else:
            alignment.placed += [one._replace(item=None) for one in cells]


def _blanks_like_others(rows: Sequence[OpenRow], told: Sequence[Placing], sure: Mapping[str, Placing]) -> list[Placing]:
    """The placings, with rows whose blanks stand where all whole rows of their kind have theirs, if all sums hold then.

    Of a kind are rows of as many figures that are all results, or none of them; one at least must count something, or
    print its figures behind blanks: noughts alone may stand anywhere.
    """
    keys = [row.name.key or "" for row in rows]
    fit = [(None in placing and likeliest(row)) or placing for row, placing in zip(rows, told, strict=True)]
    whole = [(key, placing) for key, placing in (*zip(keys, fit, strict=True), *sure.items()) if None not in placing]
    alike = [
        (None in own and _like_others(row, placing, whole)) or own
        for row, placing, own in zip(rows, told, fit, strict=True)
    ]
    return alike if holds([*sure.items(), *zip(keys, alike, strict=True)]) else list(told)


def _like_others(row: OpenRow, placing: Placing, whole: Iterable[tuple[str, Placing]]) -> Placing | None:
    """The row with its blanks like those of the others; None where they differ, or that contradicts what is told."""
    count, result = len(_figures(row.items)), is_result(row.name.key or "")
    others = [other for key, other in whole if len(_figures(other)) == count and is_result(key) == result]
    is_shown = any(is_something(other) or _is_behind_a_blank(other) for other in others)
    patterns = {_blanks(other) for other in others} if is_shown else set()
    items = (*row.items, *(ABSENT,) * (len(COLUMNS) - len(row.items)))
    windows = (items[n : n + len(COLUMNS)] for n in range(len(items) - len(COLUMNS) + 1))
    for window in windows:
        agrees = all(item is None or item.reading == other.reading for item, other in zip(placing, window, strict=True))
        if agrees and {_blanks(window)} == patterns:
            return window
    return None


def _blanks(placing: Placing) -> tuple[bool, ...]:
    return tuple(map(_is_blank, placing))


def _is_behind_a_blank(placing: Placing) -> bool:
    """Does a figure of this row stand behind a blank, as none does where blanks were dropped and the end filled up?"""
    return any(_is_blank(left) and not _is_blank(right) for left, right in pairwise(placing))


def _is_blank(item: Item | None) -> bool:
    return item is not None and item.reading.state == "blank"


def _figures(items: Placing) -> list[Item]:
    return [item for item in items if item is not None and item.reading.state != "blank"]


def _sure_rows(alignment: Alignment) -> dict[str, Placing]:
    """The rows that are placed already, by key; what a row lacks is None."""
    return _rows(one for one in alignment.placed if one.table == "rq" and one.row.key is not None)


def _rows(placed: Iterable[Placed]) -> dict[str, Placing]:
    rows: dict[str, dict[str, Placed]] = {}
    for one in placed:
        rows.setdefault(one.row.key or "", {}).setdefault(one.column, one)
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
