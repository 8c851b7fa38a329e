"""What the tables say to a figure in the text: sums of cells, and whether the figure fits one of them.

A sum is written as `rq.requests_new.total + rq.requests_carried_in.total`. Where a form has no cell for a group
(不予公开 as a whole), the name of the group stands for its rows: see `GROUPS`.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from gongkai.forms import Row
from gongkai.forms.disputes import OUTCOMES
from gongkai.forms.requests import (
    APPLICANTS,
    DENIED_ROWS,
    LEGAL_PERSONS,
    NOT_PROCESSED_ROWS,
    OTHER_ROWS_2019,
    OTHER_ROWS_2021,
    UNABLE_ROWS,
)
from gongkai.values import Cell, Claim

Status = Literal["match", "match_alternative", "mismatch", "no_cell", "ambiguous"]

_PARTS = tuple(column.key for column in APPLICANTS if column.key != "total")
_LEGAL = tuple(column.key for column in APPLICANTS if column.group == LEGAL_PERSONS)
_PROCEEDING_PARTS = tuple(column.key for column in OUTCOMES if column.key != "total")


def _rows(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(f"rq.{row.key}.total" for row in rows)


GROUPS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "rq.denied_total.total": (_rows(DENIED_ROWS),),
    "rq.unable_total.total": (_rows(UNABLE_ROWS),),
    "rq.not_processed_total.total": (_rows(NOT_PROCESSED_ROWS),),
    "rq.other_total.total": (_rows(OTHER_ROWS_2019), _rows(OTHER_ROWS_2021)),
    "rq.requests_new.legal_persons": (tuple(f"rq.requests_new.{key}" for key in _LEGAL),),
    **{f"rl.suits.{c.key}": ((f"rl.suit_direct.{c.key}", f"rl.suit_after_review.{c.key}"),) for c in OUTCOMES},
}
"""Names of sums that no form prints: their cells, per form that has them; the first whose cells the page has counts."""


class Evaluated(NamedTuple):
    """A sum of cells: its value, None where a cell is missing or prints words; `printed` if any of it is a number."""

    cells: tuple[str, ...]
    value: int | Decimal | None
    printed: bool


class Judgement(NamedTuple):
    """What the tables say to one figure: the status, the cells it was held against, and what these add up to."""

    status: Status
    cells: tuple[str, ...]
    tables: int | Decimal | None


class Judged(NamedTuple):
    """A claim at its position in the passage, and what the tables say of it (None: nothing)."""

    claim: Claim
    position: int
    tables: int | Decimal | None = None


def judge(value: int | Decimal, candidates: Iterable[str], cells: Mapping[str, Cell], *, strict: bool) -> Judgement:
    """Hold a figure against the sums that it can mean, the likeliest first.

    It is a mismatch only where all are known, none fits, and it can mean nothing else (`strict`); a figure against
    cells that are all blank is ambiguous, since a blank is not always 0.
    """
    first: Evaluated | None = None
    absent: Evaluated | None = None
    for candidate in candidates:
        one = evaluate(candidate, cells)
        if not any(key in cells for key in one.cells):
            absent = absent or one
            continue
        first = first or one
        if one.value == value and (one is first or one.printed):
            return Judgement("match" if one is first else "match_alternative", one.cells, one.value)
    first = first or absent
    if first is None:
        return Judgement("no_cell", (), None)
    return Judgement(unfitting(first, strict=strict), first.cells, first.value)


def unfitting(first: Evaluated, *, strict: bool) -> Status:
    """The status of a figure that no candidate fits, by the likeliest one."""
    if first.value is None:
        return "no_cell"
    return "mismatch" if strict and first.printed else "ambiguous"


def evaluate(candidate: str, cells: Mapping[str, Cell]) -> Evaluated:
    """The value of a sum. A blank total is the sum of its parts (the applicants', the outcomes'), blanks being 0."""
    total: int | Decimal | None = 0
    keys: list[str] = []
    printed = False
    sign = 1
    for word in candidate.split():
        if word in "+-":
            sign = -1 if word == "-" else 1
            continue
        for key in _cells_of(word, cells):
            value, is_printed = _value(key, cells)
            keys.append(key)
            printed |= is_printed
            total = None if total is None or value is None else total + sign * value
    return Evaluated(tuple(keys), total, printed)


def _cells_of(name: str, cells: Mapping[str, Cell]) -> tuple[str, ...]:
    forms = GROUPS.get(name, ((name,),))
    return next((keys for keys in forms if any(key in cells for key in keys)), forms[0])


def _value(key: str, cells: Mapping[str, Cell]) -> tuple[int | Decimal | None, bool]:
    """A cell's value and whether a number is printed for it, in the cell or, for a blank total, in its parts."""
    cell = cells.get(key)
    if cell is None or cell.state in ("absent", "text"):
        return None, False
    if cell.value is not None:
        return cell.value, True
    table, row, *column = key.split(".")
    if column != ["total"]:
        return 0, False
    parts = [cells.get(f"{table}.{row}.{part}") for part in (_PARTS if table == "rq" else _PROCEEDING_PARTS)]
    numbers = [part.value for part in parts if part is not None and part.value is not None]
    return sum(numbers), bool(numbers)
