"""Other names of agencies, and what became of them: `agency_names.csv` and `agency_events.csv` (domain reference, 5.3).

Reports go on under old names for a year or two after a reform, and many print a short one (延边州人民政府).
"""

from dataclasses import dataclass
from datetime import date

NAME_KINDS = ("full", "short", "self_reference", "former")
"""`self_reference`: what an agency calls itself in its own reports (区党政办)."""

EVENT_TYPES = ("rename", "merge", "split", "abolish", "transfer")
"""`merge`: the first goes on in the second; `split`: the second was made from a part of the first; `transfer`: duties
went over, and both go on; `abolish`: the first ended, and there is no second."""


@dataclass(frozen=True, slots=True)
class AgencyName:
    """A name of an agency beside its canonical one: a row of `agency_names.csv`."""

    agency_id: str
    name: str
    kind: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class AgencyEvent:
    """What became of an agency, on the day it took effect: a row of `agency_events.csv`."""

    type: str
    date: date
    from_agency_id: str
    to_agency_id: str | None
