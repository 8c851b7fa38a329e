"""Figures of one report that obey the identities, worked out here and not by the forms."""

import random
from decimal import Decimal

APPLICANTS = ["natural_person", "commercial_enterprise", "research_institution", "public_interest_org"]
APPLICANTS += ["legal_services_org", "other_org"]
COLUMNS = [*APPLICANTS, "total"]
GRANTED = ["granted_full", "granted_partial"]
DENIED = [
    "denied_state_secret",
    "denied_other_law_prohibits",
    "denied_security_stability",
    "denied_third_party_rights",
    "denied_internal_affairs",
    "denied_process_info",
    "denied_enforcement_case_file",
    "denied_admin_inquiry",
]
UNABLE = ["unable_not_held", "unable_needs_creation", "unable_unclear_after_correction"]
NOT_PROCESSED = [
    "not_processed_petition_complaint",
    "not_processed_repeat",
    "not_processed_publication",
    "not_processed_excessive",
    "not_processed_reconfirm",
]
OTHER = {"2019": ["other_total"], "2021": ["other_no_correction", "other_fee_unpaid", "other_other"]}
PROCEEDINGS = ["review", "suit_direct", "suit_after_review"]
OUTCOMES = ["upheld", "corrected", "other", "pending"]
PD_COUNTS = {
    "2021": [
        "rules_issued", "rules_repealed", "rules_in_force",
        "normative_docs_issued", "normative_docs_repealed", "normative_docs_in_force",
        "licensing_decisions", "penalty_decisions", "compulsion_decisions",
    ],
    "2019": [
        "rules_made", "rules_newly_published", "rules_published_total",
        "normative_docs_made", "normative_docs_newly_published", "normative_docs_published_total",
        "licensing_items_prev_year", "licensing_items_change", "licensing_decisions",
        "other_external_service_items_prev_year", "other_external_service_items_change",
        "other_external_service_decisions",
        "penalty_items_prev_year", "penalty_items_change", "penalty_decisions",
        "compulsion_items_prev_year", "compulsion_items_change", "compulsion_decisions",
        "admin_fee_items_prev_year", "admin_fee_items_change", "procurement_projects",
    ],
}  # fmt: skip

Figures = dict[str, int | Decimal]


def results(form: str) -> list[str]:
    """The rows （一） to （六） of table RQ, in order."""
    return [*GRANTED, *DENIED, *UNABLE, *NOT_PROCESSED, *OTHER[form]]


def _count(draw: random.Random) -> int:
    return draw.choice([0, 0, 0, 1, draw.randint(2, 40), draw.randint(0, 12_000)])


def request_figures(draw: random.Random, form: str, applicants: list[str]) -> Figures:
    """Table RQ; only the columns in `applicants` are other than 0."""
    made: Figures = {}
    for column in APPLICANTS:
        used = column in applicants
        completed = 0
        for row in results(form):
            value = _count(draw) if used else 0
            made[f"rq.{row}.{column}"] = value
            completed += value
        carried_out = draw.randint(0, 9) if used else 0
        carried_in = draw.randint(0, min(9, completed + carried_out)) if used else 0
        made[f"rq.completed_total.{column}"] = completed
        made[f"rq.requests_carried_out.{column}"] = carried_out
        made[f"rq.requests_carried_in.{column}"] = carried_in
        made[f"rq.requests_new.{column}"] = completed + carried_out - carried_in
    for row in ["requests_new", "requests_carried_in", *results(form), "completed_total", "requests_carried_out"]:
        made[f"rq.{row}.total"] = sum(made[f"rq.{row}.{column}"] for column in APPLICANTS)
    return made


def dispute_figures(draw: random.Random) -> Figures:
    """Table RL."""
    made: Figures = {}
    for row in PROCEEDINGS:
        for outcome in OUTCOMES:
            made[f"rl.{row}.{outcome}"] = draw.choice([0, 0, draw.randint(0, 120)])
        made[f"rl.{row}.total"] = sum(made[f"rl.{row}.{outcome}"] for outcome in OUTCOMES)
    return made


def disclosure_figures(draw: random.Random, form: str) -> Figures:
    """Table PD. Changes of the form of 2019 may be negative; amounts of money have decimals now and then."""
    made: Figures = {}
    for field in PD_COUNTS[form]:
        made[f"pd.{field}"] = draw.randint(-40, 60) if field.endswith("_change") else _count(draw)
    amounts: list[int | Decimal] = [0, draw.randint(1, 400_000), Decimal(draw.randint(1, 10**8)) / 10_000]
    money = draw.choice(amounts)
    made["pd.admin_fees_cny_10k" if form == "2021" else "pd.procurement_amount"] = money
    return made


def figures(seed: int, form: str = "2021") -> Figures:
    """All cells of one report, every applicant column in use."""
    draw = random.Random(seed)
    return {
        **disclosure_figures(draw, form),
        **request_figures(draw, form, APPLICANTS),
        **dispute_figures(draw),
    }
