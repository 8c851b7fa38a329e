"""UCAP: static channels and those that an interface fills, and what becomes of an interface that fails."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.archive import Damage, read_body, verify
from gongkai.crawl import hosts
from tests.emulated.cast import YEARS
from tests.emulated.portal import html, json_page
from tests.emulated.ucap import FILE_LIST, SEARCH, Habits, portal, with_files
from tests.emulated.whole import Whole, assert_all_found, assert_whole, crawl_whole, serving

SOUND = {
    "html": Habits(),
    "search": Habits("search"),
    "post": Habits("post"),
    "load": Habits("load"),
    "in_answer": Habits("search", body="answer"),
    "in_post": Habits("post", body="answer"),
    "few": Habits("search", total=7),
    "few_post": Habits("post", total=7),
}
BUSY = html("<html><body>系统繁忙，请稍后再试</body></html>")
NOTHING = json_page('{"status":"success","data":{"total":12,"results":[]}}')


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    portals = [portal(name, habits) for name, habits in SOUND.items()]
    portals += [
        with_files("files"),
        portal("much", Habits("search", total=40)),
        portal("busy", Habits("search", answer=lambda page: BUSY if page == 2 else None)),
        portal("busy_post", Habits("post", answer=lambda page: BUSY if page == 3 else None)),
        portal("nothing", Habits("search", answer=lambda page: NOTHING if page == 3 else None)),
        portal("shells", Habits("search", body="nowhere")),
    ]
    with serving(portals) as sites:
        yield crawl_whole(sites, tmp_path_factory.mktemp("ucap"))


@pytest.mark.parametrize("name", [*SOUND, "files"])
def test_all_reports_are_found(whole: Whole, name: str) -> None:
    assert_whole(whole, name)


def test_form_is_posted_and_search_is_asked_page_by_page(whole: Whole) -> None:
    assert [asked.method for asked in whole.logs["post"] if asked.path == FILE_LIST] == ["POST"] * 3
    assert len([path for path in whole.asked("search") if path.startswith(SEARCH)]) == 3


def test_report_in_a_file_below_its_page_stands_beside_it(whole: Whole) -> None:
    files = [found for found in whole.found["files"] if found.role == "attachment"]
    assert len(files) == len(whole.sites["files"].portal.shows) == 2
    parents = {row.parent for row in whole.rows["files"] if row.role == "attachment"}
    assert parents == {row.url for row in whole.rows["files"] if row.role == "report"}


def test_text_in_an_answer_belongs_to_its_article_and_lies_in_the_archive(whole: Whole) -> None:
    inside = [row for row in whole.rows["in_answer"] if row.role == "attachment"]
    assert {row.parent for row in inside} == {row.url for row in whole.rows["in_answer"] if row.role == "report"}
    answers = {row.sha256: row for row in whole.rows["in_answer"] if SEARCH in row.url}
    for row in inside:
        answer = answers[row.sha256]
        assert (row.url, row.attempt, row.fetched_at) == (f"{row.parent}#in-list", 0, answer.fetched_at)
        assert read_body(whole.job.archive, row) == read_body(whole.job.archive, answer)
    told: list[Damage] = []
    verify(whole.job.archive, told.append)
    assert told == []


def test_text_in_an_answer_is_known_again_where_the_list_has_grown(tmp_path: Path) -> None:
    habits = Habits("search", body="answer")
    with serving([portal("grown", habits, YEARS[:-1])]) as sites:
        first = crawl_whole(sites, tmp_path)
        same = crawl_whole(sites, tmp_path)
        sites["grown"].site.pages |= portal("grown", habits).routes
        grown = crawl_whole(sites, tmp_path)
    days = (first, same, grown)
    rows = [[row.outcome for row in day.rows["grown"] if row.role == "attachment"] for day in days]
    assert rows == [["ok"] * 5, ["unchanged"] * 5, ["ok"] * 6]
    assert [len({(one.agency, one.year) for one in day.found["grown"]}) for day in days] == [5, 5, 6]


def test_text_in_an_answer_is_kept_once_by_a_pass_that_is_taken_up_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(root: Path, host: str) -> None:
        raise OSError("no space")

    with serving([portal("cut", Habits("search", body="answer"))]) as sites:
        with monkeypatch.context() as patch:
            patch.setattr(hosts, "end_pass", broken)
            first = crawl_whole(sites, tmp_path)
        assert "no space" in first.hosts["cut"].problem
        second = crawl_whole(sites, tmp_path)
    assert second.asked("cut") == []
    assert [row.outcome for row in first.rows["cut"] if row.role == "attachment"] == ["ok"] * 6
    assert [row for row in second.rows["cut"] if row.role == "attachment"] == []
    assert (second.portals["cut"].held, second.portals["cut"].problem) == (6, "")
    assert_all_found(second, "cut")


def test_total_that_is_too_high_is_a_stub_and_all_is_found(whole: Whole) -> None:
    assert_all_found(whole, "much")
    result = whole.portals["much"]
    assert (result.listing_end, result.announced, result.listed) == ("stub", 40, 12)


@pytest.mark.parametrize(("name", "listed"), [("busy", 7), ("busy_post", 10)])
def test_page_of_html_in_place_of_json_is_an_error_and_no_end(whole: Whole, name: str, listed: int) -> None:
    result = whole.portals[name]
    assert (result.listing_end, result.announced, result.listed) == ("error", 12, listed)
    assert "系统繁忙" in result.problem


def test_answer_without_results_before_the_end_is_a_stub(whole: Whole) -> None:
    result = whole.portals["nothing"]
    assert (result.listing_end, result.announced, result.listed) == ("stub", 12, 10)


def test_articles_without_a_body_are_a_silent_zero(whole: Whole) -> None:
    result = whole.portals["shells"]
    assert (result.listing_end, result.found, result.held) == ("announced_reached", 6, 0)
    assert result.problem.startswith("silent zero: none of the 6 pages")
