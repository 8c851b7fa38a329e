"""Reports for the tests of checks: figures that obey the identities, worked out here and not by the forms."""

import random
from collections.abc import Mapping

from gongkai.values import Cell, CellState, Report

APPLICANTS = ["natural_person", "commercial_enterprise", "research_institution", "public_interest_org"]
APPLICANTS += ["legal_services_org", "other_org"]
RESULTS = [
    "granted_full", "granted_partial",
    "denied_state_secret", "denied_other_law_prohibits", "denied_security_stability", "denied_third_party_rights",
    "denied_internal_affairs", "denied_process_info", "denied_enforcement_case_file", "denied_admin_inquiry",
    "unable_not_held", "unable_needs_creation", "unable_unclear_after_correction",
    "not_processed_petition_complaint", "not_processed_repeat", "not_processed_publication",
    "not_processed_excessive", "not_processed_reconfirm",
    "other_no_correction", "other_fee_unpaid", "other_other",
]  # fmt: skip
PROCEEDINGS = ["review", "suit_direct", "suit_after_review"]
OUTCOMES = ["upheld", "corrected", "other", "pending"]


def figures(seed: int) -> dict[str, int]:
    """RQ and RL of one report in the form of 2021, all sums right."""
    draw = random.Random(seed)
    made: dict[str, int] = {}
    for column in APPLICANTS:
        completed = 0
        for row in RESULTS:
            made[f"rq.{row}.{column}"] = draw.choice([0, 0, 1, draw.randint(0, 400)])
            completed += made[f"rq.{row}.{column}"]
        carried_out = draw.randint(0, 9)
        carried_in = draw.randint(0, min(9, completed + carried_out))
        made[f"rq.completed_total.{column}"] = completed
        made[f"rq.requests_carried_out.{column}"] = carried_out
        made[f"rq.requests_carried_in.{column}"] = carried_in
        made[f"rq.requests_new.{column}"] = completed + carried_out - carried_in
    for row in ["requests_new", "requests_carried_in", *RESULTS, "completed_total", "requests_carried_out"]:
        made[f"rq.{row}.total"] = sum(made[f"rq.{row}.{column}"] for column in APPLICANTS)
    for row in PROCEEDINGS:
        for outcome in OUTCOMES:
            made[f"rl.{row}.{outcome}"] = draw.randint(0, 20)
        made[f"rl.{row}.total"] = sum(made[f"rl.{row}.{outcome}"] for outcome in OUTCOMES)
    return made


def report(made: Mapping[str, int | None], states: Mapping[str, CellState] | None = None) -> Report:
    """A report with these figures; None is a blank unless `states` says otherwise."""
    states = states or {}
    cells = {
        key: Cell(key, None if value is None else str(value), value, "number" if value is not None else "blank")
        if key not in states
        else Cell(key, None, None, states[key])
        for key, value in made.items()
    }
    return Report(
        agency="云泽市教育局",
        year=2024,
        title="",
        scope="unknown",
        published_at=None,
        forms={"rq": "2021", "rl": "2021"},
        cells=cells,
    )
