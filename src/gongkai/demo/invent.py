"""Figures for invented agencies, drawn from a seed so that each run of the demo shows the same.

They keep every sum of the form (RQ-ROW, RQ-BAL, RQ-OUT, RL-SUM); requests that are open at the end of a year are those
carried into the next, column by column; stocks of documents and items follow from what was issued and repealed.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from gongkai.demo.figures import Figures, Printed
from gongkai.demo.labels import APPLICANTS, RL_GROUPS, RL_RESULTS, TOTAL, outcome_rows, rq_rows

_SHARES: Mapping[str, float] = {
    "natural_person": 0.86,
    "commercial_enterprise": 0.09,
    "research_institution": 0.005,
    "public_interest_org": 0.005,
    "legal_services_org": 0.03,
    "other_org": 0.01,
}
"""The share of each kind of applicant in an agency's usual number of requests."""

_OFTEN: Mapping[str, int] = {
    "granted_full": 42,
    "granted_partial": 14,
    "unable_not_held": 22,
    "unable_needs_creation": 4,
    "not_processed_petition_complaint": 3,
    "denied_internal_affairs": 2,
    "denied_process_info": 2,
    "denied_enforcement_case_file": 2,
    "denied_third_party_rights": 2,
    "denied_admin_inquiry": 2,
    "other_no_correction": 2,
    "other_other": 2,
    "other_total": 4,
}
"""How often a request ends in an outcome, of about a hundred; any other outcome one time."""

_ITEMS = ("licensing", "other_external_service", "penalty", "compulsion", "admin_fee")


@dataclass(frozen=True, slots=True)
class Invented:
    """An invented agency, and what its figures are drawn from."""

    name: str
    years: tuple[int, ...]
    size: int
    """Its usual number of new requests a year."""
    decisions: int
    """Its usual number of licensing decisions a year."""
    rules: bool = False
    """Whether it may issue 规章 (only provinces, larger cities and ministries may)."""


@dataclass(frozen=True, slots=True)
class _Open:
    """What one year leaves to the next: open requests per column, documents in force, items of each kind."""

    requests: Mapping[str, int]
    rules: int
    normative_docs: int
    items: Mapping[str, int]


def invent(agency: Invented, seed: int) -> Iterator[Figures]:
    """One report's figures per year of the agency; 2019 and 2020 on the 2019 form, later years on that of 2021."""
    rng = Random(f"{seed}/{agency.name}")  # noqa: S311 - figures of a demo, not secrets
    state = _Open(
        requests={key: _about(rng, agency.size * share * 0.08) for key, share in _SHARES.items()},
        rules=rng.randint(20, 90) if agency.rules else 0,
        normative_docs=rng.randint(5, 60),
        items={kind: rng.randint(2, 80) for kind in _ITEMS},
    )
    for year in agency.years:
        form = "2019" if year <= 2020 else "2021"
        pd, state = _proactive(rng, agency, form, state)
        rq, state = _requests(rng, agency, form, state)
        cells = {**pd, **rq, **_litigation(rng, agency)}
        yield Figures(agency.name, year, form, form, cells, invented=True)


def _about(rng: Random, mean: float) -> int:
    """A whole number somewhere about the mean, never negative; a small mean is mostly 0."""
    spread = mean * 0.3
    return int(rng.uniform(mean - spread, mean + spread) + rng.random())


def _number(value: int) -> Printed:
    return Printed(str(value), value)


def _proactive(rng: Random, agency: Invented, form: str, state: _Open) -> tuple[dict[str, Printed], _Open]:
    cells: dict[str, Printed] = {}
    stock: dict[str, int] = {}
    for kind, before in (("rules", state.rules), ("normative_docs", state.normative_docs)):
        active = agency.rules or kind == "normative_docs"
        issued, repealed = (rng.randint(0, 9), rng.randint(0, min(4, before))) if active else (0, 0)
        stock[kind] = before + issued - repealed
        named = (
            {"issued": issued, "repealed": repealed, "in_force": stock[kind]}
            if form == "2021"
            else {"made": issued, "newly_published": issued, "published_total": stock[kind]}
        )
        cells |= {f"pd.{kind}_{column}": _number(value) for column, value in named.items()}
    for kind, share in (("licensing", 1.0), ("penalty", 0.2), ("compulsion", 0.02)):
        cells[f"pd.{kind}_decisions"] = _number(_about(rng, agency.decisions * share))
    state = replace(state, rules=stock["rules"], normative_docs=stock["normative_docs"])
    if form == "2021":
        fees = Decimal(_about(rng, agency.decisions * 3)).scaleb(-2)
        return {**cells, "pd.admin_fees_cny_10k": Printed(str(fees), fees)}, state
    return _items_of_2019(rng, agency, cells, state)


def _items_of_2019(
    rng: Random, agency: Invented, cells: dict[str, Printed], state: _Open
) -> tuple[dict[str, Printed], _Open]:
    cells["pd.other_external_service_decisions"] = _number(_about(rng, agency.decisions * 0.5))
    items: dict[str, int] = {}
    for kind, before in state.items.items():
        change = rng.randint(-min(3, before), 5)
        items[kind] = before + change
        cells[f"pd.{kind}_items_prev_year"] = _number(before)
        cells[f"pd.{kind}_items_change"] = Printed(f"{change:+d}" if change else "0", change)
    amount = Decimal(rng.randint(1000, 90000)).scaleb(-2)
    cells["pd.procurement_projects"] = _number(rng.randint(1, 40))
    cells["pd.procurement_amount"] = Printed(f"{amount}万元", amount)
    return cells, replace(state, items=items)


def _requests(rng: Random, agency: Invented, form: str, state: _Open) -> tuple[dict[str, Printed], _Open]:
    outcomes = outcome_rows(form)
    weights = [_OFTEN.get(row, 1) for row in outcomes]
    table: dict[str, dict[str, int]] = {row: {} for row in rq_rows(form)}
    for column, _ in APPLICANTS:
        new, carried_in = _about(rng, agency.size * _SHARES[column]), state.requests[column]
        carried_out = rng.randint(0, (new + carried_in) // 8)
        completed = new + carried_in - carried_out
        ends = Counter(rng.choices(outcomes, weights, k=completed))
        table["requests_new"][column] = new
        table["requests_carried_in"][column] = carried_in
        for row in outcomes:
            table[row][column] = ends[row]
        table["completed_total"][column] = completed
        table["requests_carried_out"][column] = carried_out
    cells: dict[str, Printed] = {}
    for row, values in table.items():
        cells |= {f"rq.{row}.{column}": _number(value) for column, value in values.items()}
        cells[f"rq.{row}.{TOTAL[0]}"] = _number(sum(values.values()))
    return cells, replace(state, requests=table["requests_carried_out"])


def _litigation(rng: Random, agency: Invented) -> dict[str, Printed]:
    cells: dict[str, Printed] = {}
    for (group, _), share in zip(RL_GROUPS, (0.03, 0.01, 0.008), strict=True):
        values = {key: _about(rng, agency.size * share) for key, _ in RL_RESULTS[:-1]}
        values[TOTAL[0]] = sum(values.values())
        cells |= {f"rl.{group}.{key}": _number(value) for key, value in values.items()}
    return cells
