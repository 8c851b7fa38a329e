"""What changed between the versions of one report is told by cell; where there is nothing to compare, that is told."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gongkai.cli import app
from gongkai.values import GongkaiError
from gongkai.warehouse.changes import CellChange, Printed, histories
from tests.lake.readings import CHANGZHOU, reading, report, snapshot

from .lakes import OURS, build, identity

HEALTH, HEALTH_TOO = (
    identity("p1", "卫生局", "yunze-health"),
    {**identity("p2", "卫生局", "other-health"), "agency_name": "卫生局"},
)
AGAIN = {**CHANGZHOU, "rq.granted_full.total": 7, "pd.normative_docs_issued": "/"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report that was corrected once, with a row that went and one that came; and reports that were not."""
    folder = tmp_path_factory.mktemp("data")
    first = report({**CHANGZHOU, "rq.ext:other.total": 3})
    later = report({**AGAIN, "rq.ext:new.total": 1}, drop=("rq.unable_not_held.other_org",))
    health = replace(report(), agency="卫生局")
    build(
        folder,
        [
            reading(first, snapshot(sha256="a" * 64, path="a.html", day=0)),
            reading(later, snapshot(sha256="b" * 64, path="a.html", day=10)),
            reading(report(year=2023), snapshot(sha256="c" * 64, path="c.html", day=0)),
            reading(health, snapshot(sha256="d" * 64, path="d.html", day=0)),
            reading(health, snapshot(sha256="e" * 64, path="e.html", day=0, portal_id="p2")),
        ],
        identities=[OURS, HEALTH, HEALTH_TOO],
    )
    return folder


def path(data: Path) -> Path:
    return data / "warehouse" / "gongkai.duckdb"


def number(text: str) -> Printed:
    return Printed(text, Decimal(text), "number", None)


@pytest.mark.parametrize("asked", ["yunze-edu", "云泽市教育局"])
def test_each_cell_that_changed_is_told(data: Path, asked: str) -> None:
    (history,) = histories(path(data), asked, 2024)
    assert [version.number for version in history.versions] == [1, 2]
    assert [version.is_current for version in history.versions] == [False, True]
    first = history.versions[0].fetched_at
    assert first is not None
    assert (first.replace(tzinfo=UTC) if first.tzinfo is None else first) == datetime(2025, 1, 20, 8, tzinfo=UTC)
    (step,) = history.steps
    assert {change.key: change for change in step.changes} == {
        change.key: change
        for change in (
            CellChange("rq.granted_full.total", number("8"), number("7")),
            CellChange("pd.normative_docs_issued", number("4"), Printed("/", None, "slash", None)),
            CellChange("rq.ext:new.total", None, number("1")),
            CellChange("rq.ext:other.total", number("3"), None),
            CellChange("rq.unable_not_held.other_org", number("0"), None),
        )
    }


def test_one_version_and_none_are_told(data: Path) -> None:
    (only,) = histories(path(data), "yunze-edu", 2023)
    assert (len(only.versions), only.steps) == (1, ())
    assert histories(path(data), "yunze-edu", 2019) == []


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("教育局", "no report of an agency called 教育局; like it are yunze-edu"),
        ("税务局", "select \\* from agencies"),
        ("卫生局", "several agencies: other-health .*yunze-health .*give the id"),
        ("' or true --", "no report of an agency called"),
    ],
)
def test_a_name_that_leads_to_no_one_agency_says_what_to_ask(data: Path, asked: str, says: str) -> None:
    with pytest.raises(GongkaiError, match=says) as error:
        histories(path(data), asked, 2024)
    assert "\n" not in str(error.value)


def test_the_command_prints_old_and_new(data: Path) -> None:
    ran = CliRunner().invoke(app, ["diff", "云泽市教育局", "2024", "--data", str(data)])
    assert ran.exit_code == 0, ran.output
    assert "version 1, fetched 2025-01-20" in ran.output
    assert "version 1 to 2: 2 cells changed, 1 added, 2 vanished" in ran.output
    assert '  rq.granted_full.total: "8" = 8 number -> "7" = 7 number\n' in ran.output
    assert '  pd.normative_docs_issued: "4" = 4 number -> "/" = null slash\n' in ran.output
    assert '  rq.ext:new.total: (no such cell) -> "1" = 1 number\n' in ran.output
    assert "one version only" in CliRunner().invoke(app, ["diff", "yunze-edu", "2023", "--data", str(data)]).output
    none = CliRunner().invoke(app, ["diff", "yunze-edu", "2019", "--data", str(data)])
    assert "no report for 2019" in none.output
    as_json = CliRunner().invoke(app, ["diff", "yunze-edu", "2024", "--json", "--data", str(data)])
    assert len(json.loads(as_json.stdout)[0]["steps"][0]["changes"]) == 5
