"""What changed between the versions of one report, cell by cell: a page that was published again with other figures."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from gongkai.values import GongkaiError
from gongkai.warehouse.queries import query

_AGENCIES = "select distinct agency_id, agency_name from reports where {} order by agency_name, agency_id limit 20"
_VERSIONS = """
    select scope, version, fetched_at, url, is_current from reports
    where agency_id = ? and year = ? order by scope, version
"""
_CELLS = """
    select version, cell_key, raw, value, state, unit from cells
    where agency_id = ? and year = ? and scope = ? order by version, at_table, at_row, at_column, cell_key
"""


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a report: its number, when and where it was fetched, and whether it is what the page says now."""

    number: int
    fetched_at: datetime | None
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """A cell as one version prints it."""

    raw: str | None
    value: Decimal | None
    state: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that two versions print differently; None where a version has no such cell."""

    key: str
    old: Printed | None
    new: Printed | None


@dataclass(frozen=True, slots=True)
class Step:
    """From one version to the next."""

    old: int
    new: int
    changes: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The versions of one report (an agency, a year, a scope), in order, and the steps between them."""

    agency_id: str
    agency_name: str
    year: int
    scope: str
    versions: tuple[Version, ...]
    steps: tuple[Step, ...]


def histories(path: Path, agency: str, year: int) -> list[History]:
    """The histories of an agency's reports for a year, one per scope; none where the warehouse has no such report.

    `agency` is its id, or its name. Raises GongkaiError where no agency, or more than one, is called that.
    """
    agency_id, name = _the_agency(path, agency)
    grouped: dict[str, list[Version]] = {}
    for scope, *version in query(path, _VERSIONS, [agency_id, year]).rows:
        grouped.setdefault(scope, []).append(Version(*version))
    return [
        History(agency_id, name, year, scope, tuple(versions), _steps(path, agency_id, year, scope, versions))
        for scope, versions in grouped.items()
    ]


def _the_agency(path: Path, asked: str) -> tuple[str, str]:
    called = _AGENCIES.format("agency_id = ? or agency_name = ? or agency_printed = ?")
    found = query(path, called, [asked] * 3).rows
    found = [row for row in found if row[0] == asked] or found
    if len(found) == 1:
        agency_id, name = found[0]
        return agency_id, name or agency_id
    if found:
        raise GongkaiError(f"{asked} is the name of several agencies: {_listed(found)}; give the id")
    near = query(path, _AGENCIES.format("contains(agency_name, ?) or contains(agency_id, ?)"), [asked] * 2).rows
    hint = f"; like it are {_listed(near)}" if near else '; `gongkai sql "select * from agencies"` lists them'
    raise GongkaiError(f"the warehouse has no report of an agency called {asked}{hint}")


def _listed(rows: list[tuple[str, str]]) -> str:
    return ", ".join(f"{agency_id} ({name})" for agency_id, name in rows)


def _steps(path: Path, agency_id: str, year: int, scope: str, versions: list[Version]) -> tuple[Step, ...]:
    if len(versions) < 2:
        return ()
    cells: dict[int, dict[str, Printed]] = {version.number: {} for version in versions}
    for number, key, *printed in query(path, _CELLS, [agency_id, year, scope]).rows:
        cells[number][key] = Printed(*printed)
    return tuple(
        Step(old.number, new.number, tuple(_changes(cells[old.number], cells[new.number])))
        for old, new in pairwise(versions)
    )


def _changes(old: dict[str, Printed], new: dict[str, Printed]) -> list[CellChange]:
    """In the order of the new version's page; what has vanished comes last."""
    keys = [*new, *(key for key in old if key not in new)]
    return [CellChange(key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key)]
