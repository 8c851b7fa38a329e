"""The identities of the forms, held against the cells of one report (domain reference 2.1, 2.2 and 2.6).

A blank, `-` or `/` counts as 0 for a sum, tentatively: a sum that holds so is `pass_assumed`; one that does not hold is
`not_assessable` where filling such a cell, or reading one that is not known (无), could mend it (a blank total beside
filled parts), else it fails: no count is below 0, so parts beyond their total stay so. Nothing is ever written into a
cell.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from gongkai.forms import FORMS, Identity, Table
from gongkai.reports.labels import normalise
from gongkai.values import Cell, Finding, Report, Verdict

Number = int | Decimal
Result = Literal["pass_assumed", "fail", "not_assessable"]

_ASSUMED_ZERO = frozenset({"blank", "dash", "slash"})
_NAMED_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of an identity: the sum of its numbers, the cells taken as 0, and those that cannot be taken at all."""

    total: Number
    terms: tuple[Number, ...]
    assumed: tuple[str, ...]
    unknown: tuple[str, ...]


def _side(keys: tuple[str, ...], cells: Mapping[str, Cell]) -> _Side:
    terms: list[Number] = []
    assumed: list[str] = []
    unknown: list[str] = []
    for key in keys:
        cell = cells.get(key)
        if cell is not None and cell.value is not None:
            terms.append(cell.value)
        elif cell is not None and cell.state in _ASSUMED_ZERO:
            assumed.append(key)
        else:
            unknown.append(key)
    return _Side(sum(terms, start=0), tuple(terms), tuple(assumed), tuple(unknown))


def _judge(left: _Side, right: _Side) -> Result:
    """What an identity comes to that does not plainly pass."""
    if left.total == right.total:
        return "not_assessable" if left.unknown or right.unknown else "pass_assumed"
    # Counts are never negative: a cell taken as 0, or not known, can only raise its own side.
    short = left if left.total < right.total else right
    return "not_assessable" if short.assumed or short.unknown else "fail"


def _holds(identity: Identity, values: Mapping[str, Number]) -> bool:
    """Does it plainly pass, with a number in each of its cells? So most do, and nothing else is asked of them."""
    try:
        return sum(map(values.__getitem__, identity.left)) == sum(map(values.__getitem__, identity.right))
    except KeyError:
        return False


def _written(side: _Side) -> str:
    shown = [str(term) for term in side.terms if term] or ["0"]
    return " + ".join(shown) + (f" = {side.total}" if len(shown) > 1 else "")


def _named(keys: tuple[str, ...], zh: bool) -> str:
    """The cells by key where they are few, else how many there are: the finding itself lists them all."""
    if len(keys) > _NAMED_AT_MOST:
        return f"{len(keys)} 个单元格" if zh else f"{len(keys)} cells"
    return ("、" if zh else ", ").join(keys)


def _words(identity: Identity, left: _Side, right: _Side, result: Result) -> tuple[str, str]:
    """The finding's message, in Chinese and in English."""
    sums = f"{_written(left)} ≠ {_written(right)}"
    unknown, blanks = (*left.unknown, *right.unknown), (*left.assumed, *right.assumed)
    if unknown and result != "fail":
        zh, en = _named(unknown, True), _named(unknown, False)
        return f"{identity.zh}；缺少数字，无法核对：{zh}", f"{identity.en}: cannot be checked without {en}"
    if result == "pass_assumed":
        zh, en = _named(blanks, True), _named(blanks, False)
        return f"{identity.zh}；空白按 0 计时成立：{zh}", f"{identity.en}: holds if blanks count as 0 ({en})"
    if result == "not_assessable":
        zh, en = _named(blanks, True), _named(blanks, False)
        return f"{identity.zh}；有空白，无法核对：{zh}（{sums}）", f"{identity.en}: blanks leave it open, {en} ({sums})"
    difference = abs(left.total - right.total)
    return f"{identity.zh}；实际 {sums}，相差 {difference}", f"{identity.en}: {sums}, off by {difference}"


def _printed_subtotals(table: Table, cells: Mapping[str, Cell]) -> Iterator[Identity]:
    """RQ-SUB: the rows that an office adds for （三） to （六）, where it prints them (28-row tables)."""
    prefix = f"{table.name}.ext:"
    labels = {column.key: column.label for block in table.blocks for column in block.columns}
    for key in [key for key in cells if key.startswith(prefix)]:
        label, _, column = key.removeprefix(prefix).rpartition(".")
        for subtotal in table.subtotals:
            if normalise(label) in {normalise(name) for name in (subtotal.label, *subtotal.variants)}:
                yield Identity(
                    rule=f"RQ-SUB.{subtotal.key}.{column}",
                    left=tuple(f"{table.name}.{child}.{column}" for child in subtotal.children),
                    right=(key,),
                    zh=f"“{subtotal.label}”小计应等于其各项之和（{labels.get(column, column)}）",
                    en=f"the printed subtotal {subtotal.key} equals the sum of its rows ({column})",
                )


def _identities(report: Report) -> Iterator[Identity]:
    """All that can be asked of a report: of each table that was found, by the form that was found for it."""
    for name, form in report.forms.items():
        for table in FORMS[form].tables.values():
            if table.name == name:
                yield from table.identities
                yield from _printed_subtotals(table, report.cells)


def check(report: Report) -> Verdict:
    """Hold every identity of the report's forms against its cells.

    A rule that plainly passes is only counted; anything else is also a finding. A table that was not found asks
    nothing here: that it is missing is a finding of reading.
    """
    values = {key: cell.value for key, cell in report.cells.items() if cell.value is not None}
    passed = 0
    counts: dict[Result, int] = {"pass_assumed": 0, "fail": 0, "not_assessable": 0}
    findings: list[Finding] = []
    for identity in _identities(report):
        if _holds(identity, values):
            passed += 1
            continue
        left, right = _side(identity.left, report.cells), _side(identity.right, report.cells)
        result = _judge(left, right)
        counts[result] += 1
        zh, en = _words(identity, left, right, result)
        finding = Finding(identity.rule, "info", "pass_assumed", (*identity.left, *identity.right), zh, en)
        if result == "fail":
            finding = replace(finding, severity="error", status="fail")
        elif result == "not_assessable":
            finding = replace(finding, severity="warning", status="not_assessable")
        findings.append(finding)
    return Verdict(
        passed=passed,
        assumed=counts["pass_assumed"],
        failed=counts["fail"],
        not_assessable=counts["not_assessable"],
        findings=tuple(findings),
    )
