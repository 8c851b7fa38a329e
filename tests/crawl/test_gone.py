"""What was there and is not there now: pages that have gone, portals that show nothing any more."""

from pathlib import Path

import pytest

from gongkai.crawl import Event, ListingRead, SilentZero
from gongkai.crawl.addresses import same_page
from gongkai.pipeline import failures

from .crawls import crawl, outcomes, rows
from .sites import Page, Site, listing, pages_of, reports, title


def filled(site: Site, count: int = 3) -> None:
    site.pages |= {"/list.html": listing(reports(count)), **pages_of(reports(count))}


def test_what_the_listing_shows_no_more_is_asked_for_until_it_was_gone_twice(tmp_path: Path, site: Site) -> None:
    filled(site)
    crawl(tmp_path, [site.portal()], run_id="one")
    site.pages["/list.html"] = listing(reports(2))
    events: list[Event] = []
    (result,) = crawl(tmp_path, [site.portal()], run_id="two", on_event=events.append)
    assert outcomes(tmp_path)[3:] == ["unchanged"] * 3, "it is there, though it is not listed"
    assert (result.portals[0].found, result.portals[0].unchanged) == (2, 2)
    assert [(event.found, event.unlisted) for event in events if isinstance(event, ListingRead)] == [(2, 1)]
    site.pages["/art/2003.html"] = Page(b"no", 404)
    for run in ("three", "four", "five", "six"):
        crawl(tmp_path, [site.portal()], run_id=run)
    last = [row for row in rows(tmp_path) if row.url.endswith("2003.html")]
    assert [row.outcome for row in last] == ["ok", "unchanged", "gone", "gone"], "vanished, and left alone"
    assert {row.title for row in last} == {title(2003)}


def test_a_page_that_has_vanished_and_is_listed_again_is_asked_for(tmp_path: Path, site: Site) -> None:
    filled(site)
    crawl(tmp_path, [site.portal()], run_id="one")
    site.pages["/art/2003.html"] = Page(b"no", 404)
    for run in ("two", "three"):
        crawl(tmp_path, [site.portal()], run_id=run, recheck_days=28)
    filled(site)
    crawl(tmp_path, [site.portal()], run_id="four")
    assert [row.outcome for row in rows(tmp_path) if row.url.endswith("2003.html")] == ["ok", "unchanged"]


def test_a_listing_that_was_not_seen_whole_says_nothing_of_what_it_lacks(tmp_path: Path, site: Site) -> None:
    filled(site)
    crawl(tmp_path, [site.portal()], run_id="one")
    site.pages["/list.html"] = listing(reports(1), "/list_2.html")
    asked = len(site.log)
    crawl(tmp_path, [site.portal()], run_id="two")
    assert "/art/2003.html" not in site.asked()[asked:]


@pytest.mark.parametrize(
    "page",
    [
        Page(b"<html data-plain><p>no records</p></html>"),
        listing({"/x.html": "2024年部门预算"}),
        Page(b"no", 404),
        Page(b"no", 403),
    ],
    ids=["empty", "no report", "gone", "challenge"],
)
def test_a_portal_that_gave_reports_and_gives_none_now_is_an_error(tmp_path: Path, site: Site, page: Page) -> None:
    filled(site)
    (result,) = crawl(tmp_path, [site.portal()], run_id="one")
    assert failures(result) == []
    site.pages["/list.html"] = page
    for run in ("two", "three"):
        events: list[Event] = []
        (result,) = crawl(tmp_path, [site.portal()], run_id=run, on_event=events.append)
        assert "showed 3 reports" in result.portals[0].problem
        assert [event.problem for event in events if isinstance(event, SilentZero)] == [result.portals[0].problem]
        assert failures(result)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://www.example.gov.cn/a", "https://example.gov.cn/a", True),
        ("http://www.example.gov.cn/a?x=1&y=2", "http://www.example.gov.cn/a?y=2&x=1", True),
        ("http://www.example.gov.cn/a", "http://m.example.gov.cn/a", False),
        ("http://www.example.gov.cn/a", "http://www.example.gov.cn/A", False),
        ("http://www.other.cn/a", "http://other.cn/a", False),
        ("http://www.example.gov.cn:81/a", "http://www.example.gov.cn/a", False),
    ],
)
def test_addresses_of_one_page(one: str, other: str, same: bool) -> None:
    host = "www.example.gov.cn"
    assert (same_page(one, host) == same_page(other, host)) is same


def test_a_report_under_two_addresses_counts_once_and_the_second_serves_where_the_first_fails(
    tmp_path: Path, site: Site
) -> None:
    links = {"/art/2001.html?a=1&b=2": title(2001), "/art/2001.html?b=2&a=1": title(2001), "/art/2002.html": "2002年"}
    links |= {"/art/2002.html?": title(2002)}
    site.pages |= {"/list.html": listing(links), **{path: Page(path.encode()) for path in links}}
    (result,) = crawl(tmp_path / "a", [site.portal()])
    assert (result.portals[0].found, result.portals[0].fetched) == (2, 2)
    assert site.asked()[2:] == ["/art/2001.html?a=1&b=2", "/art/2002.html"]
    assert rows(tmp_path / "a")[1].title == title(2002), "the title that says more"
    site.pages["/art/2001.html?a=1&b=2"] = Page(b"no", 404)
    (result,) = crawl(tmp_path / "b", [site.portal()])
    assert (result.portals[0].found, result.portals[0].fetched, result.portals[0].failed) == (2, 2, 0)
