"""The sums of the forms, worked out here by hand so that neither `demo` nor `forms` proves itself."""

from collections.abc import Mapping
from decimal import Decimal

Cells = Mapping[str, int | Decimal | None]

COLUMNS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_interest_org",
    "legal_services_org",
    "other_org",
)
OUTCOMES = ("granted_", "denied_", "unable_", "not_processed_", "other_")


def broken_sums(cells: Cells) -> set[str]:
    """Rules that do not hold, blanks taken as 0; what the page does not have is not asked for."""
    number = {key: value or 0 for key, value in cells.items()}
    rows = {key.split(".")[1] for key in number if key.startswith("rq.")}
    broken = {
        f"RQ-ROW.{row}"
        for row in rows
        if number[f"rq.{row}.total"] != sum(number[f"rq.{row}.{column}"] for column in COLUMNS)
    }
    if "completed_total" in rows:
        for column in (*COLUMNS, "total"):
            value = {row: number[f"rq.{row}.{column}"] for row in rows}
            ended = value["completed_total"]
            if value["requests_new"] + value["requests_carried_in"] != ended + value["requests_carried_out"]:
                broken.add(f"RQ-BAL.{column}")
            if sum(value[row] for row in rows if row.startswith(OUTCOMES)) != ended:
                broken.add(f"RQ-OUT.{column}")
    for group in ("review", "suit_direct", "suit_after_review"):
        parts = [number.get(f"rl.{group}.{result}", 0) for result in ("upheld", "corrected", "other", "pending")]
        if sum(parts) != number.get(f"rl.{group}.total", 0):
            broken.add(f"RL-SUM.{group}")
    return broken
