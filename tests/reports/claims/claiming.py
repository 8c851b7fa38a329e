"""Sentences held against the cells of one office: what the tests of claims share."""

from collections.abc import Mapping

from gongkai.reports.claims.reader import read_claims
from gongkai.reports.numerals import fold
from gongkai.reports.passages import Passages
from gongkai.values import Cell, Claim, Finding, Scope

_APPLICANTS = (
    *("natural_person", "commercial_enterprise", "research_institution"),
    *("public_interest_org", "legal_services_org", "other_org"),
)
_OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
_REQUESTS = {
    "requests_new": (41, 14, 3, 2, 5, 6, 71),
    "requests_carried_in": (6, 0, 0, 0, 0, 1, 7),
    "granted_full": (12, 4, 0, 0, 2, 1, 19),
    "granted_partial": (8, 3, 0, 0, 0, 0, 11),
    "denied_state_secret": (1, 0, 0, 0, 0, 0, 1),
    "denied_other_law_prohibits": (0, 0, 0, 0, 0, 0, 0),
    "denied_security_stability": (0, 0, 0, 0, 0, 0, 0),
    "denied_third_party_rights": (3, 1, 0, 0, 0, 0, 4),
    "denied_internal_affairs": (0, 0, 0, 0, 0, 0, 0),
    "denied_process_info": (4, 1, 1, 1, 1, 0, 8),
    "denied_enforcement_case_file": (0, 0, 0, 0, 0, 0, 0),
    "denied_admin_inquiry": (0, 0, 0, 0, 0, 0, 0),
    "unable_not_held": (7, 2, 0, 0, 1, 0, 10),
    "unable_needs_creation": (2, 0, 0, 0, 0, 0, 2),
    "unable_unclear_after_correction": (0, 0, 0, 0, 0, 0, 0),
    "not_processed_petition_complaint": (2, 0, 1, 0, 1, 1, 5),
    "not_processed_repeat": (0, 0, 0, 1, 0, 0, 1),
    "not_processed_publication": (0, 0, 0, 0, 0, 0, 0),
    "not_processed_excessive": (0, 0, 0, 0, 0, 0, 0),
    "not_processed_reconfirm": (0, 0, 0, 0, 0, 0, 0),
    "other_no_correction": (0, 0, 1, 0, 0, 2, 3),
    "other_fee_unpaid": (0, 0, 0, 0, 0, 0, 0),
    "other_other": (3, 1, 0, 0, 0, 1, 5),
    "completed_total": (42, 12, 3, 2, 5, 5, 69),
    "requests_carried_out": (5, 2, 0, 0, 0, 2, 9),
}
_PROCEEDINGS = {"review": (17, 2, 3, 1, 23), "suit_direct": (8, 1, 2, 4, 15), "suit_after_review": (6, 0, 1, 2, 9)}
_DISCLOSED = {
    **{"normative_docs_issued": 16, "normative_docs_repealed": 27, "normative_docs_in_force": 58},
    **{"rules_issued": 2, "rules_repealed": 1, "rules_in_force": 33},
    **{"licensing_decisions": 1204, "penalty_decisions": 87, "compulsion_decisions": 45, "admin_fee_cny": 0},
}

FIGURES: Mapping[str, int | None] = {
    **{f"pd.{key}": value for key, value in _DISCLOSED.items()},
    **{
        f"rq.{row}.{column}": value
        for row, values in _REQUESTS.items()
        for column, value in zip((*_APPLICANTS, "total"), values, strict=True)
    },
    **{
        f"rl.{kind}.{column}": value
        for kind, values in _PROCEEDINGS.items()
        for column, value in zip(_OUTCOMES, values, strict=True)
    },
}
"""The tables of an office that this project made up: 2021 forms, all sums hold, few figures are alike."""


def _rows(prefix: str) -> tuple[str, ...]:
    return tuple(f"rq.{row}.total" for row in _REQUESTS if row.startswith(prefix))


NEW, IN, DONE, OUT = (
    f"rq.{k}.total" for k in ("requests_new", "requests_carried_in", "completed_total", "requests_carried_out")
)
_SUMS = {
    "denied": _rows("denied_"),
    "unable": _rows("unable_"),
    "not_processed": _rows("not_processed_"),
    "other": _rows("other_"),
    "workload": (NEW, IN),
    "balance": (NEW, IN, DONE, OUT),
    "rate": (DONE, NEW, IN, OUT),
    "legal_persons": tuple(f"rq.requests_new.{column}" for column in _APPLICANTS[1:]),
    **{f"suits.{column}": (f"rl.suit_direct.{column}", f"rl.suit_after_review.{column}") for column in _OUTCOMES},
}
"""Sums of cells that the tests name."""


def _named(cells: tuple[str, ...]) -> str:
    """The cells of a claim as the tests write them: a sum by its name, a share as `part/whole`."""
    for name, keys in _SUMS.items():
        if cells == keys:
            return name
        if len(cells) > 1 and cells[:-1] == keys:
            return f"{name}/{_named(cells[-1:])}"
    short = [key.removeprefix("rq.").removesuffix(".total") if key.startswith("rq.") else key for key in cells]
    return "/".join(short)


def held(
    text: str,
    *,
    year: int | None = 2024,
    scope: Scope = "unknown",
    figures: Mapping[str, int | None] = FIGURES,
) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:
    """The claims and findings of a text, against the figures (None: the cell is blank)."""
    cells = {
        key: Cell(key, "" if value is None else str(value), value, "blank" if value is None else "number")
        for key, value in figures.items()
    }
    return read_claims(Passages((fold(text),)), cells, year, scope)


def told(
    text: str,
    *,
    year: int | None = 2024,
    scope: Scope = "unknown",
    changed: Mapping[str, int | None] | None = None,
) -> list[str]:
    """The claims of a text as `N01 71 match requests_new`; `changed` are figures other than `FIGURES`."""
    claims, _ = held(text, year=year, scope=scope, figures={**FIGURES, **(changed or {})})
    return [f"{one.pattern} {one.value} {one.status} {_named(one.cells)}".rstrip() for one in claims]
