"""Percentages in the text held against the tables: shares of the requests (N12), and rates of completion (N13)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from gongkai.reports.claims.cells import Evaluated, Judgement, evaluate, unfitting
from gongkai.reports.claims.shape import CARRIED_IN, CARRIED_OUT, COMPLETED, NEW, WORKLOAD
from gongkai.values import Cell

_DENIED = "rq.denied_total.total"


def fits(printed: int | Decimal, exact: Decimal) -> bool:
    """Is a printed percentage the exact one, rounded or cut off at its last decimal (4.34 for 4.3478)?"""
    exponent = Decimal(printed).as_tuple().exponent
    assert isinstance(exponent, int)
    last = Decimal(1).scaleb(min(exponent, 0))
    return -last / 2 <= exact - printed < last


def judge_share(
    printed: int | Decimal, numerator: str, denominator_words: str, cells: Mapping[str, Cell], *, strict: bool
) -> Judgement:
    """Hold a share of what was completed (applicants: of what was received) against the cells, unless 占… says else."""
    top = evaluate(numerator, cells)
    tried = [(_ratio(top, evaluate(name, cells)), name) for name in _denominators(numerator, denominator_words)]
    return _judged(
        printed, [(exact, (*top.cells, *evaluate(name, cells).cells)) for exact, name in tried], strict=strict
    )


def judge_rate(printed: int | Decimal, cells: Mapping[str, Cell], *, strict: bool) -> Judgement:
    """Hold a rate of completion against the tables: 100 % while requests are carried out of the year is none."""
    keys = (COMPLETED, NEW, CARRIED_IN, CARRIED_OUT)
    done, carried_out = evaluate(COMPLETED, cells), evaluate(CARRIED_OUT, cells)
    if printed == 100 and carried_out.value is not None:
        if carried_out.value == 0:
            return Judgement("match", keys, 100)
        rate = _ratio(done, evaluate(f"{COMPLETED} + {CARRIED_OUT}", cells))
        return Judgement(unfitting(carried_out, strict=strict), keys, _shown(100, rate))
    tried = [(_ratio(done, evaluate(name, cells)), keys) for name in (WORKLOAD, f"{COMPLETED} + {CARRIED_OUT}", NEW)]
    return _judged(printed, tried, strict=strict)


def _denominators(numerator: str, words: str) -> tuple[str, ...]:
    if "不予公开" in words:
        return (_DENIED,)
    of_received = numerator.startswith("rq.requests_new") or any(w in words for w in ("收到", "受理", "新收", "申请"))
    of_completed = any(w in words for w in ("办结", "答复", "办理"))
    return (NEW, WORKLOAD, COMPLETED) if of_received and not of_completed else (COMPLETED, WORKLOAD, NEW)


def _ratio(top: Evaluated, bottom: Evaluated) -> Decimal | None:
    if top.value is None or not bottom.value:
        return None
    return 100 * Decimal(top.value) / Decimal(bottom.value)


def _judged(
    printed: int | Decimal, tried: Sequence[tuple[Decimal | None, tuple[str, ...]]], *, strict: bool
) -> Judgement:
    for n, (exact, keys) in enumerate(tried):
        if exact is not None and fits(printed, exact):
            return Judgement("match_alternative" if n else "match", keys, _shown(printed, exact))
    exact, keys = tried[0]
    if exact is None:
        return Judgement("no_cell", keys, None)
    return Judgement("mismatch" if strict else "ambiguous", keys, _shown(printed, exact))


def _shown(printed: int | Decimal, exact: Decimal | None) -> Decimal | None:
    """The exact percentage with the decimals of the printed one, and at least one."""
    exponent = Decimal(printed).as_tuple().exponent
    return None if exact is None else round(exact, max(1, -exponent if isinstance(exponent, int) else 1))
