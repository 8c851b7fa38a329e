"""Who was expected, who was found, and why the others were not: one portal for each way to miss a report."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from gongkai import archive, lake, warehouse
from gongkai.archive import PortalPass
from gongkai.values import ListingEnd, Snapshot
from gongkai.warehouse.sources import IDENTITIES
from tests.lake.readings import reading, report, snapshot, unread
from tests.warehouse.lakes import PORTALS, PROJECT, ask, identity, registry

SILENT = ("cut", "empty", "failing", "unread", "round-a-file", "left")
"""Portals that show no report of 2024, each for a reason of its own; `left` was never crawled."""
DAY = datetime(2025, 2, 1, tzinfo=UTC)


def _pass(portal_id: str, end: ListingEnd | None, found: int, problem: str = "", *, day: int = 1) -> PortalPass:
    return PortalPass(
        portal_id=portal_id,
        host="jyj.yunze.example",
        run_id=f"run{day}",
        ended_at=DAY.replace(day=day),
        family="trs",
        evidence="registry",
        listing_end=end,
        announced=None,
        pages=1,
        listed=found,
        found=found,
        fetched=found,
        unchanged=0,
        failed=0,
        problem=problem,
    )


PASSES = (
    _pass("p1", "last_page", 2),
    _pass("cut", "repeat", 3, "page 2 shows nothing new"),
    _pass("empty", "last_page", 4),
    _pass("empty", "last_page", 0, "silent zero", day=2),
    _pass("failing", "last_page", 1),
    _pass("unread", "last_page", 1),
    _pass("round-a-file", "announced_reached", 1),
)


def _page(portal_id: str, **changed: object) -> Snapshot:
    plain = snapshot(sha256=portal_id.ljust(64, "0"), path=f"{portal_id}.html", portal_id=portal_id)
    return replace(plain, **changed)  # type: ignore[arg-type]


STUB = _page("round-a-file")
FILE = replace(_page("round-a-file", sha256="f" * 64), url=f"{STUB.url}.doc", role="attachment", parent=STUB.url)
READINGS = (
    reading(),
    unread(_page("unread"), "unreadable", "a damaged PDF"),
    unread(STUB, "not_a_report", "no statutory table"),
    reading(replace(report(), agency="round-a-file"), FILE),
)
FAILED = _page("failing", outcome="waf", status=403, sha256=None, warc_file=None, warc_offset=None, detail="403")
_GONE = {"outcome": "gone", "status": 404, "sha256": None, "warc_file": None, "warc_offset": None}
VANISHED = [
    _page("p1", url="http://jyj.yunze.example/once.html", fetched_at=DAY.replace(day=day), **(_GONE if day > 1 else {}))
    for day in (1, 2, 3)
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("coverage")
    rows = "".join(f"{name},{name},010000,prefectural,http://jyj.yunze.example/{name}/,trs,own\n" for name in SILENT)
    folder = registry(data / "registry")
    (folder / "portals.csv").write_text(PORTALS + rows, encoding="utf-8")
    lake.write_part(data / "lake", READINGS)
    pages = [*(one.snapshot for one in READINGS), FAILED, *VANISHED]
    archive.append_snapshots(data / "archive", pages, "part")
    for number in (1, 2):
        passes = [one for one in PASSES if one.run_id == f"run{number}"]
        archive.append_listings(data / "archive", passes, "jyj.yunze.example", f"run{number}")
    owners = [identity(name, None, name) for name in SILENT]
    named = [identity("p1", None, "yunze-edu"), identity("p1", "云泽市教育局", "yunze-edu")]
    named.append(identity("round-a-file", "round-a-file", "round-a-file"))
    warehouse.build(
        data=data,
        project=PROJECT,
        registry_folder=folder,
        identities=pl.DataFrame([*owners, *named], schema=IDENTITIES),
    )
    return data


def test_each_portal_says_what_became_of_the_year(data: Path) -> None:
    rows = ask(data, "select portal_id, status, why from coverage where year = 2024 order by portal_id")
    assert rows == [
        ("cut", "listing_incomplete", "repeat: page 2 shows nothing new"),
        ("empty", "not_listed", None),
        ("failing", "not_fetched", "waf"),
        ("left", "not_crawled", None),
        ("p1", "found", None),
        ("round-a-file", "found", None),
        ("unread", "not_read", "unreadable"),
    ]


def test_every_year_from_2019_to_the_one_before_the_newest_fetch_is_expected(data: Path) -> None:
    assert ask(data, "select year, status from coverage where portal_id = 'p1' order by year") == [
        *((year, "not_listed") for year in range(2019, 2024)),
        (2024, "found"),
    ]


def test_a_failure_counts_for_the_year_that_its_link_names(data: Path) -> None:
    rows = ask(data, "select year, status from coverage where portal_id = 'failing' and status != 'not_listed'")
    assert rows == [(2024, "not_fetched")]


def test_what_calls_for_a_look_is_a_finding(data: Path) -> None:
    rows = ask(
        data,
        """select portal_id, rule, severity from findings
           where rule like 'LISTING-%' or rule like 'PAGE-%' or rule = 'READ-NOTREPORT' order by rule""",
    )
    assert rows == [
        ("cut", "LISTING-PART", "warning"),
        ("empty", "LISTING-ZERO", "error"),
        ("p1", "PAGE-VANISHED", "info"),
    ]


def test_passes_stand_beside_the_one_before(data: Path) -> None:
    rows = ask(data, "select run_id, found, found_before, is_whole from listings where portal_id = 'empty' order by 1")
    assert rows == [("run1", 4, None, True), ("run2", 0, 4, True)]
