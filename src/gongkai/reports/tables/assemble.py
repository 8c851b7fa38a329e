"""Placed figures to the cells of a form: which form each table follows, what is there twice, what is not there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from gongkai.forms import FORMS, Table, TableName
from gongkai.reports import findings
from gongkai.reports.labels import TABLES
from gongkai.reports.tables import telling
from gongkai.reports.tables.align import Alignment, Placed
from gongkai.reports.tables.copies import alone_among_twice, differ, lines, of_other_years, only_in_one_copy
from gongkai.reports.tables.lines import Item, Line
from gongkai.reports.tables.numbers import read_number
from gongkai.reports.tables.proved import prove, tell
from gongkai.reports.tables.rivals import rival
from gongkai.reports.tables.settle import group_sums_apart
from gongkai.values import Cell, Finding

NEWEST = list(FORMS)[-1]
_LEAST: Mapping[TableName, int] = {"pd": 3, "rq": 5, "rl": 5}
"""Cells that a table has at least: fewer is a label that happens to stand in another table (行政许可 in a list)."""
_MONEY = frozenset(("pd.admin_fees_cny_10k", "pd.procurement_amount"))
_CHANGE = "_items_change"
"""The cells that may have a fraction, and the end of those that may be below zero: all others are counts."""
_DRAWN = "\ufffc"
"""What readers put for a cell that shows a picture, or what a script writes."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The cells of all statutory tables found, the form of each, and what there is to say about them."""

    forms: Mapping[str, str]
    cells: Mapping[str, Cell]
    findings: tuple[Finding, ...]


def assemble(alignment: Alignment) -> Tables:
    """Turn placed figures into cells.

    All cells of a form are listed for a table that was found, in the form's order; those that the page does not have,
    or that could not be told, are `absent`, and a finding names them.
    """
    forms: dict[str, str] = {}
    cells: dict[str, Cell] = {}
    told: list[Finding] = list(alignment.findings)
    twice: list[TableName] = []
    for name in TABLES:
        placed = [one for one in alignment.placed if one.table == name]
        placed = group_sums_apart(placed, {one.row.key for one in placed})
        others = of_other_years(placed)
        told += dict.fromkeys(telling.other_year(one.line, one.row.label) for one in others)
        placed = [one for one in placed if one not in others] if others else placed
        count = len({(one.row.key, one.row.label, one.column) for one in placed})
        if count < _LEAST[name]:
            continue
        form = _form_of(name, placed, forms)
        forms[name] = form
        table = FORMS[form].tables[name]
        keys = _keys(name, form)
        unread = alignment.copies.get(name) or rival(name, placed, alignment.unread)
        of_cells: list[Finding] = []
        found = _cells(table, keys, placed, of_cells)
        told += of_cells if unread is None else []
        # Copies by two forms have hardly a cell in common that could differ.
        of_two_forms = any(one.rule == findings.DUPLICATE and len(one.cells) > 1 for one in of_cells)
        if unread is not None or of_two_forms or (count < len(placed) and differ(table, placed)):
            twice.append(name)
        if unread is not None:
            told.append(_unread_copy(table, unread, found))
            found = {}
        for key in keys.values():
            cells[key] = found.pop(key) if key in found else Cell(key, None, None, "absent")
        cells |= found
        told += _missing(table, keys.values(), cells, told)
    told += [not_found(name, forms) for name in TABLES if name not in forms]
    for name in alone_among_twice(forms, twice):
        left = [key for key in cells if key.startswith(f"{name}.")]
        told.append(_alone(FORMS[forms[name]].tables[name], left))
        cells |= {key: Cell(key, None, None, "absent") for key in left}
    in_doubt = {key for finding in told if finding.rule == findings.VALUE for key in finding.cells}
    proved = prove(forms, cells, in_doubt, _readings(forms, alignment.placed))
    told = [one for one in told if one.rule != findings.VALUE or proved.keys().isdisjoint(one.cells)]
    told += [tell(cell, cells[key].raw) for key, cell in proved.items()]
    cells |= proved
    told += [_words(cell) for cell in cells.values() if cell.state == "text" and cell.key not in in_doubt]
    told += [_odd_count(cell) for cell in cells.values() if cell.value is not None and _is_odd_count(cell, cell.value)]
    return Tables(forms, cells, tuple(told))


def not_found(name: TableName, others: Mapping[str, str]) -> Finding:
    """A table that the page does not have: its cells are named by the form of the other tables, else the newest."""
    table = FORMS[next(iter(others.values()), NEWEST)].tables[name]
    return findings.left_null(
        findings.TABLE,
        f"未找到“{table.title}”表，其数据均未读取",
        f"the table “{table.title}” ({name}) was not found, so none of its cells was read",
        table.cell_keys(),
    )


def _form_of(name: TableName, placed: Iterable[Placed], others: Mapping[str, str]) -> str:
    """The form that has most of these cells; where several have as many, that of the other tables, else the newest."""
    fields = {(one.row.key, one.column) for one in placed}

    def fit(form: str) -> tuple[int, bool, bool, int]:
        same = others.get("rq") == form, form in others.values()
        return sum(map(_keys(name, form).__contains__, fields)), *same, list(FORMS).index(form)

    return max(FORMS, key=fit)


@cache
def _keys(name: TableName, form: str) -> Mapping[tuple[str | None, str], str]:
    """The cell keys of a form's table, by row and column, in the order of the page."""
    table = FORMS[form].tables[name]
    return {
        (row.key, column.key): table.key(row, column)
        for block in table.blocks
        for row in block.rows
        for column in block.columns
    }


def _cells(
    table: Table, known: Mapping[tuple[str | None, str], str], placed: Sequence[Placed], told: list[Finding]
) -> dict[str, Cell]:
    """The cells that the page prints. A key that two places claim with different contents has no value."""
    claims: dict[str, list[Placed]] = {}
    damaged: dict[str, list[str]] = {}
    for one in placed:
        row = one.row
        key = known.get((row.key, one.column))
        if key is None:
            if _is_no_cell(table.name, one):
                continue
            key = f"{table.name}.ext:{row.label}.{one.column}"
            if row.key is not None:
                told.append(_other_form(table, one, key))
        elif not row.sure:
            damaged.setdefault(row.label, []).append(key)
        if key in claims:
            claims[key].append(one)
        else:
            claims[key] = [one]
    for label, keys in damaged.items():
        told.append(_damaged(table, label, keys))
    alone = only_in_one_copy(table, claims) if len(claims) < len(placed) else []
    if alone:
        told.append(_two_copies(table, alone))
    cells = {key: _claimed(key, claimants, told) for key, claimants in claims.items() if key not in alone}
    return cells | {key: Cell(key, None, None, "absent") for key in alone}


def _two_copies(table: Table, keys: Sequence[str]) -> Finding:
    return findings.left_null(
        findings.DUPLICATE,
        f"页面上“{table.title}”表不止一份，其中{len(keys)}格只见于一份，无法确定属于哪份报告，未读取",
        f"the page prints table {table.name} more than once; {len(keys)} cells are in one copy only, and whose they "
        "are cannot be told",
        keys,
        severity="error",
    )


def _alone(table: Table, keys: Sequence[str]) -> Finding:
    return findings.left_null(
        findings.DUPLICATE,
        f"页面上读到的其他表各有两份而内容不同，“{table.title}”表只有一份，属于哪份报告无法确定，未采用",
        f"the page prints all other tables that were found twice with different contents and table {table.name} once; "
        "whose it is cannot be told, so its figures were not taken",
        keys,
        severity="error",
    )


def _unread_copy(table: Table, line: Line, keys: Iterable[str]) -> Finding:
    at = line.at(line.items[0])
    return findings.left_null(
        findings.DUPLICATE,
        f"页面上另有一份“{table.title}”表（{findings.place_zh(at)}起）无法读取，已读的一份属于哪份报告无法确定，未采用",
        f"the page prints table {table.name} once more ({findings.place_en(at)} on), where it could not be read; whose "
        "the figures of the other copy are cannot be told, so they were not taken",
        keys,
        severity="error",
    )


def _claimed(key: str, claimants: Sequence[Placed], told: list[Finding]) -> Cell:
    first = claimants[0].item
    if len(claimants) == 1 and first is not None and not first.reading.in_doubt:
        return _cell(key, claimants[0], first)
    printed = [(one, one.item) for one in claimants if one.item is not None]
    contents = {(item.reading.state, item.reading.value, item.reading.unit) for _, item in printed}
    unplaced = len(printed) < len(claimants)
    twice_in_a_row = lines([one for one, _ in printed]) < len(printed)
    if len(contents) == 1 and not unplaced and (not twice_in_a_row or _is_spread([item for _, item in printed])):
        one, item = printed[0]
        if item.reading.in_doubt and not read_number(item.text).in_doubt:
            told.append(_doubted(key, one, item))
        return _cell(key, one, item)
    if len(claimants) > 1:
        places = [one.line.at(item) for one, item in printed]
        why = (
            ("且在同一行", "in one row")
            if len(contents) == 1 and twice_in_a_row
            else ("且内容不同", "with different contents")
        )
        told.append(
            findings.left_null(
                findings.DUPLICATE,
                f"{key} 在页面上出现多次{why[0]}，未读取：{'；'.join(map(findings.place_zh, places))}",
                f"{key} is printed more than once {why[1]}: {'; '.join(map(findings.place_en, places))}",
                (key,),
                severity="error",
            )
        )
    return Cell(key, None, None, "absent")


def _is_spread(items: Sequence[Item]) -> bool:
    """Is a merged cell written into each place that it covered, as programs do that part such cells?"""
    return all(left.end == right.start and left.text == right.text for left, right in pairwise(items))


def _cell(key: str, one: Placed, item: Item) -> Cell:
    raw, state, value, unit, *_ = item.reading
    unit = unit or (one.unit if state == "number" else None)
    return tuple.__new__(Cell, (key, raw, value, state, one.line.at(item), unit))


def _readings(forms: Mapping[str, str], placed: Iterable[Placed]) -> dict[str, Sequence[str]]:
    """All that the cells in doubt were read as."""
    return {
        key: one.item.reading.readings
        for one in placed
        if one.item is not None and one.item.reading.readings and one.table in forms
        if (key := _keys(one.table, forms[one.table]).get((one.row.key, one.column))) is not None
    }


def _doubted(key: str, one: Placed, item: Item) -> Finding:
    at = findings.place_zh(one.line.at(item)), findings.place_en(one.line.at(item))
    return findings.left_null(
        findings.VALUE,
        f"{at[0]}：图像中识别为“{item.text}”，但不可靠，未读取；请对照原件核实",
        f"{at[1]}: recognised as “{item.text}” in the picture, but not surely; look at the page",
        (key,),
    )


def _is_no_cell(name: TableName, one: Placed) -> bool:
    """Is it blank, and of no form: where one header has the columns of all rows, 规章 has no 本年处理决定数量?"""
    is_blank = one.item is not None and one.item.reading.state == "blank"
    place = one.row.key, one.column
    return is_blank and one.row.key is not None and all(place not in _keys(name, form) for form in FORMS)


def _other_form(table: Table, one: Placed, key: str) -> Finding:
    at = one.line.at(one.item or one.line.items[0])
    return findings.assumed(
        findings.FORM,
        f"{findings.place_zh(at)}：“{one.row.label}”（{one.column}）不属于该表其余部分所用的格式，按 ext 保留",
        f"{findings.place_en(at)}: “{one.row.label}” ({one.column}) is of another form than the rest of its table",
        (key, f"{table.name}.{one.row.key}{table.joint}{one.column}"),
        severity="warning",
    )


def _damaged(table: Table, label: str, keys: list[str]) -> Finding:
    return findings.assumed(
        findings.ROW,
        f"行标题“{label}”有缺损，按最接近的行读取：{keys[0].removeprefix(table.name + '.')}",
        f"the row's label “{label}” is damaged and was read as the nearest: {keys[0].removeprefix(table.name + '.')}",
        keys,
    )


def _missing(table: Table, known: Iterable[str], cells: Mapping[str, Cell], told: Iterable[Finding]) -> list[Finding]:
    """One finding for all cells of a table that are null without one."""
    keys = [key for key in known if cells[key].state == "absent"]
    named = {key for finding in told for key in finding.cells} if keys else set()
    keys = [key for key in keys if key not in named]
    if not keys:
        return []
    absent = set(keys)
    rows = [
        row.label
        for block in table.blocks
        for row in block.rows
        if any(table.key(row, column) in absent for column in block.columns)
    ]
    return [
        findings.left_null(
            findings.ROW,
            f"“{table.title}”表中以下各行有未找到或无法读取的单元格：{'、'.join(rows)}",
            f"table {table.name}: {len(keys)} cells were not found or could not be told, in the rows {'、'.join(rows)}",
            keys,
        )
    ]


def _words(cell: Cell) -> Finding:
    at = findings.place_zh(cell.at), findings.place_en(cell.at)
    said = f"：“{cell.raw}”不是单一数字，未读取", f": “{cell.raw}” is not plainly one number"
    if cell.raw == _DRAWN:
        said = "的内容是图片或由脚本填入，未读取", ": it shows a picture, or what a script fills in, and was not read"
    return findings.left_null(findings.VALUE, at[0] + said[0], at[1] + said[1], (cell.key,))


def _is_odd_count(cell: Cell, value: int | Decimal) -> bool:
    """Is a count printed with a fraction, below zero, or with a nought before it?

    A point for a comma (14.069) makes such a figure, and a nought that ran together with its neighbour (02).
    """
    if ".ext:" in cell.key:
        return False
    if type(value) is int and value >= 0:
        raw = cell.raw or ""
        return raw.startswith(("0", "０")) and raw[1:2].isdigit()
    return cell.key not in _MONEY and (value % 1 != 0 or (value < 0 and not cell.key.endswith(_CHANGE)))


def _odd_count(cell: Cell) -> Finding:
    at = findings.place_zh(cell.at), findings.place_en(cell.at)
    return findings.assumed(
        findings.VALUE,
        f"{at[0]}：“{cell.raw}”不是通常写法的非负整数，不应是数量，按页面原样保留，请核实",
        f"{at[1]}: “{cell.raw}” is kept as printed, but is no count: it has a fraction or a nought before it, or is "
        "below zero",
        (cell.key,),
        severity="warning",
    )
