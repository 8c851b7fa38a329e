"""Bad habits of sites, crawled whole over three days: each ends in the right record, and the warehouse tells of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from gongkai import pipeline
from gongkai.archive import load_snapshots, read_body
from gongkai.values import Outcome, Snapshot
from tests.crawl.sites import Page
from tests.emulated import addresses, changing, flipbook, gkmlpt, ucap, unwell, wrapped
from tests.emulated.cast import YEARS, entries
from tests.emulated.portal import Emulated
from tests.emulated.whole import (
    Whole,
    assert_all_found,
    assert_polite,
    assert_whole,
    crawl_whole,
    serving,
    write_registry,
)

ADDRESSES = addresses.all_portals()
WRAPPED = wrapped.all_portals()
CHANGING = changing.all_portals()
HEALING = unwell.healing()
LASTING = unwell.lasting()
BUSY = unwell.busy_for_long()
LONGER = unwell.longer_than_said()
BOOKS = flipbook.books("books")
NOT_THERE = [
    gkmlpt.portal("wrong-host", gkmlpt.Habits(addresses="elsewhere")),
    ucap.without_pages("no-pages"),
]
"""Addresses in lists where no page is."""
CHANGED = changing.path(changing.CHANGED)


@dataclass(frozen=True, slots=True)
class Days:
    """Three runs, a day each; the first over all portals, the others over those that change. Then the warehouse."""

    first: Whole
    second: Whole
    third: Whole
    findings: Mapping[str, list[tuple[str, str]]]
    """Of the crawl, by portal: rule and path."""
    read: Mapping[str, list[tuple[list[str], str]]]
    """Of the current reports, by portal: which tables have figures, and the path."""
    reports: Mapping[str, list[tuple[int, int, bool]]]
    """By agency: year, version, whether it is the current one."""

    def history(self, name: str, path: str) -> list[Outcome]:
        """How a page of a portal that changes was got, day by day."""
        rows = [row for day in (self.first, self.second, self.third) for row in day.rows[name]]
        return [row.outcome for row in rows if self.first.path(name, row.url) == path]


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Days]:
    folder: Path = tmp_path_factory.mktemp("habits")
    with serving([*ADDRESSES, *WRAPPED, *NOT_THERE, *CHANGING, *HEALING, *LASTING, BUSY, LONGER, BOOKS]) as sites:
        first = crawl_whole(sites, folder)
        those = {portal.name: sites[portal.name] for portal in CHANGING}
        standing = {name: running.site for name, running in those.items()}
        changing.second_day(standing)
        second = crawl_whole(those, folder)
        changing.third_day(standing)
        third = crawl_whole(those, folder)
        write_registry(sites, folder / "registry")
        pipeline.build(first.job)
        findings: dict[str, list[tuple[str, str]]] = {name: [] for name in sites}
        told = "select portal_id, rule, url from findings where report_id is null order by all"
        for name, rule, url in pipeline.ask(first.job, told).rows:
            findings[name].append((rule, first.path(name, url)))
        reports: dict[str, list[tuple[int, int, bool]]] = {}
        versions = "select agency_name, year, version, is_current from reports order by all"
        for agency, *version in pipeline.ask(first.job, versions).rows:
            reports.setdefault(agency, []).append(tuple(version))
        read: dict[str, list[tuple[list[str], str]]] = {}
        tables = """select portal_id, list(distinct table_name order by table_name), url from cells
            join reports using (report_id) where value is not null group by portal_id, url order by all"""
        for name, found, url in pipeline.ask(first.job, tables).rows:
            read.setdefault(name, []).append((found, first.path(name, url)))
        yield Days(first, second, third, findings, read, reports)


def once(*years: int) -> list[tuple[int, int, bool]]:
    """Reports of which there is one version each."""
    return [(year, 1, True) for year in years]


@pytest.mark.parametrize("name", [portal.name for portal in [*ADDRESSES, *WRAPPED, *NOT_THERE, *CHANGING, *HEALING]])
def test_all_reports_are_found(days: Days, name: str) -> None:
    assert_whole(days.first, name)


@pytest.mark.parametrize("name", [portal.name for portal in [*ADDRESSES, *WRAPPED, *NOT_THERE, *HEALING]])
def test_what_ends_well_is_no_finding(days: Days, name: str) -> None:
    assert days.findings[name] == []


class TestAddresses:
    """One report under several addresses, and addresses that are hard to read."""

    @pytest.mark.parametrize("portal", ADDRESSES[3:], ids=lambda portal: portal.name)
    def test_one_report_under_two_addresses_is_one(self, days: Days, portal: Emulated) -> None:
        assert days.reports[portal.agency] == once(*YEARS[-3:])

    @pytest.mark.parametrize("name", ["order-of-query", "both-schemes"])
    def test_where_the_address_tells_it_is_asked_for_once(self, days: Days, name: str) -> None:
        rows = [row for row in days.first.rows[name] if row.role == "report"]
        assert [row.outcome for row in rows] == ["ok"] * 3
        assert {row.url.partition(":")[0] for row in rows} == {"http"}, "as the portal speaks"

    def test_titles_are_those_that_the_list_cuts_short(self, days: Days) -> None:
        titles = {row.title for row in days.first.rows["cut-short"] if row.role == "report"}
        assert titles == {entry.title for entry in entries() if entry.year is not None}

    @pytest.mark.parametrize("name", [portal.name for portal in ADDRESSES[:4]])
    def test_what_is_surely_none_is_not_asked_for(self, days: Days, name: str) -> None:
        assert len(days.first.outcomes(name)) == len(days.first.sites[name].portal.shows)


class TestWrapped:
    """Reports in files, frames and viewers, and in charsets that nobody says."""

    @pytest.mark.parametrize("name", [*wrapped.ROUND_FILES, "in-a-frame"])
    def test_the_page_is_the_parent_of_what_holds_the_report(self, days: Days, name: str) -> None:
        inner = [row for row in days.first.rows[name] if row.role == "attachment"]
        assert {row.outcome for row in inner} == {"ok"}
        assert sorted(row.parent for row in inner) == sorted(_pages(days.first, name))
        assert {days.first.path(name, row.url) for row in inner} == _shown(days.first, name)

    def test_a_report_and_its_file_are_one_report(self, days: Days) -> None:
        files = days.first.outcomes("page-and-file", "attachment")
        assert files == {path: "ok" for path in _shown(days.first, "page-and-file") if path.endswith("docx")}, (
            "no flyer"
        )
        assert len(days.first.found["page-and-file"]) == 6
        assert days.reports[wrapped.AGENCY_OF_BOTH] == once(*YEARS[-3:])

    @pytest.mark.parametrize("name", wrapped.CHARSETS)
    def test_bytes_are_kept_as_they_came(self, days: Days, name: str) -> None:
        for row in days.first.rows[name]:
            if row.role == "report":
                page = days.first.sites[name].portal.routes[days.first.path(name, row.url)]
                assert isinstance(page, Page)
                assert read_body(days.first.job.archive, row) == page.body


class TestBooks:
    """A page for each sheet of paper: together they are the report."""

    def test_a_book_is_one_report_with_all_its_tables(self, days: Days) -> None:
        for agency in flipbook.AGENCIES.values():
            assert days.reports[agency] == once(flipbook.YEAR)
        assert {path.rpartition("/")[2] for _, path in days.read["books"]} == {"page1.html"}
        assert [forms for forms, _ in days.read["books"]] == [["pd", "rl", "rq"]] * 3

    def test_its_pages_its_contents_and_its_reader_are_no_findings(self, days: Days) -> None:
        assert days.findings["books"] == []


class TestChanging:
    """Three days: reports that change, vanish, come back; columns that move."""

    def test_a_report_that_changes_is_a_new_version_beside_the_old(self, days: Days) -> None:
        assert days.history("corrected", CHANGED) == ["ok", "ok", "unchanged"]
        others = once(*(year for year in YEARS[-3:] if year != changing.CHANGED))
        versions = [(changing.CHANGED, 1, False), (changing.CHANGED, 2, True)]
        assert days.reports[changing.AGENCIES["corrected"]] == sorted([*others, *versions])

    def test_a_counter_of_visits_is_no_new_version(self, days: Days) -> None:
        assert days.history("counted", CHANGED) == ["ok", "ok", "ok"]
        assert days.reports[changing.AGENCIES["counted"]] == once(*YEARS[-3:])

    @pytest.mark.parametrize("name", ["vanished-404", "vanished-410"])
    def test_what_is_gone_twice_has_vanished_and_is_kept(self, days: Days, name: str) -> None:
        assert days.history(name, CHANGED) == ["ok", "gone", "gone"]
        assert days.findings[name] == [("PAGE-VANISHED", CHANGED)]
        assert days.reports[changing.AGENCIES[name]] == once(*YEARS[-3:])
        kept = next(row for row in days.first.rows[name] if days.first.path(name, row.url) == CHANGED)
        assert "政府信息公开".encode() in read_body(days.first.job.archive, kept)

    def test_what_is_gone_once_has_not_vanished(self, days: Days) -> None:
        assert days.history("away-for-a-day", CHANGED) == ["ok", "gone", "unchanged"]
        assert days.findings["away-for-a-day"] == []

    @pytest.mark.parametrize(("name", "outcome"), [("moved-404", "gone"), ("moved-home", "soft404")])
    def test_a_column_that_has_moved_is_an_error_and_says_nothing_of_its_reports(
        self, days: Days, name: str, outcome: Outcome
    ) -> None:
        result = days.third.portals[name]
        assert result.listing_end == "error"
        assert outcome in result.problem
        assert "showed 3 reports" in result.problem
        assert days.history(name, CHANGED) == ["ok"], "it is not asked whether they have vanished"
        assert days.findings[name] == [("LISTING-PART", changing.COLUMN)]
        assert days.reports[changing.AGENCIES[name]] == once(*YEARS[-3:])

    def test_a_years_new_folder_is_found_from_the_column(self, days: Days) -> None:
        assert days.first.portals["moved-on"].found == 2
        assert days.second.portals["moved-on"].found == 3
        assert days.reports[changing.AGENCIES["moved-on"]] == once(*YEARS[-3:])
        assert days.findings["moved-on"] == []

    def test_what_has_not_changed_is_asked_for_conditionally(self, days: Days) -> None:
        later = [row for row in load_snapshots(days.first.job.archive) if row.portal_id == "corrected"]
        kept = [row.status for row in later if row.outcome == "unchanged" and row.role == "report"]
        assert kept == [304] * 5


class TestUnwell:
    """Servers that fail for a while, for good, or ask for patience."""

    ATTEMPTS: Mapping[str, list[Outcome]] = {
        "busy-for-seconds": ["throttled", "ok"],
        "too-many-for-seconds": ["throttled", "ok"],
        "busy-until": ["throttled", "ok"],
        "reset-once": ["reset", "ok"],
        "half-once": ["truncated", "ok"],
        "reset": ["reset"] * 3,
        "half": ["truncated"] * 2,
        "chunks-cut": ["truncated"] * 2,
        "dripping": ["timeout"] * 3,
        "broken": ["http_error"] * 3,
    }

    @pytest.mark.parametrize("name", ATTEMPTS)
    def test_each_attempt_is_a_row(self, days: Days, name: str) -> None:
        rows = _sick(days.first, name)
        assert [row.outcome for row in rows] == self.ATTEMPTS[name]
        assert [row.attempt for row in rows] == list(range(1, len(rows) + 1))
        assert all(row.detail for row in rows if row.outcome != "ok")

    @pytest.mark.parametrize("name", [portal.name for portal in LASTING])
    def test_what_lasts_costs_its_page_only(self, days: Days, name: str) -> None:
        assert_all_found(days.first, name)
        assert_polite(days.first, name)
        result = days.first.portals[name]
        assert (result.listing_end, result.found, result.fetched, result.failed) == ("last_page", 3, 2, 1)
        assert _sick(days.first, name)[-1].url in result.problem
        assert days.findings[name] == [("FETCH-FAILED", changing.path(unwell.SICK))]

    @pytest.mark.parametrize("name", ["busy-for-seconds", "too-many-for-seconds", "busy-until"])
    def test_retry_after_is_kept_in_both_forms(self, days: Days, name: str) -> None:
        log = days.first.logs[name]
        at = next(place for place, asked in enumerate(log) if asked.path == changing.path(unwell.SICK))
        assert log[at + 1].path == log[at].path
        assert log[at + 1].began - log[at].began >= 1

    def test_who_asks_to_wait_for_long_is_left_for_this_run(self, days: Days) -> None:
        assert_all_found(days.first, BUSY.name)
        assert_polite(days.first, BUSY.name)
        assert list(days.first.outcomes(BUSY.name).values()) == ["ok", "throttled", "throttled"]
        rows = [row for row in days.first.rows[BUSY.name] if row.outcome == "throttled"]
        assert [row.attempt for row in rows] == [1, 0], "the last one was not asked for"
        assert [path for path in days.first.asked(BUSY.name) if path == changing.path(2022)] == []
        assert [rule for rule, _ in days.findings[BUSY.name]] == ["FETCH-FAILED"] * 2

    def test_a_page_cut_by_its_own_length_spoils_no_other_and_is_told_by_what_it_lacks(self, days: Days) -> None:
        assert_all_found(days.first, LONGER.name)
        assert_polite(days.first, LONGER.name)
        assert list(days.first.outcomes(LONGER.name).values()) == ["ok"] * 3
        assert days.findings[LONGER.name] == [("READ-NOTREPORT", changing.path(unwell.SICK))]

    @pytest.mark.parametrize(("name", "pause"), [("patient", 0.3), ("rated", 0.5)])
    def test_robots_may_ask_for_a_longer_pause(self, days: Days, name: str, pause: float) -> None:
        log = days.first.logs[name]
        gaps = [after.began - before.began for before, after in pairwise(log)]
        assert len(gaps) == 4
        assert all(gap >= pause * 0.98 for gap in gaps[1:]), gaps

    def test_a_deep_column_is_read_to_its_end(self, days: Days) -> None:
        result = days.first.portals["deep"]
        assert (result.pages, result.listed, result.found, result.listing_end) == (60, 66, 6, "last_page")


def _sick(whole: Whole, name: str) -> list[Snapshot]:
    return [row for row in whole.rows[name] if whole.path(name, row.url) == changing.path(unwell.SICK)]


def _pages(whole: Whole, name: str) -> list[str]:
    return [row.url for row in whole.rows[name] if row.role == "report"]


def _shown(whole: Whole, name: str) -> set[str]:
    return {path for one in whole.sites[name].portal.shows for path in one.paths}
