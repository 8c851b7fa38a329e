"""A page that answers 200 and is another page is told, and never taken for a report or for the end of a list."""

from pathlib import Path

import pytest

from gongkai.pipeline import look_at

from .crawls import crawl, outcomes, rows
from .sites import Page, Site, listing, reports, stub, tables

NOWHERE = "/gongkai-no-such-page.html"
HOME = "<html><h1>示例市人民政府</h1><p>欢迎访问本网站，您是第{}位访客</p></html>"
MISSING = Page("<html><p>抱歉，您访问的页面不存在或已删除</p></html>".encode())


def filled(site: Site, *bad: Page) -> None:
    links = reports(3 + len(bad))
    site.pages |= {"/list.html": listing(links), "/": Page(HOME.format(1).encode()), NOWHERE: Page(b"no", 404)}
    site.pages |= dict(zip(links, [tables(2001), *bad, tables(2003), tables(2004)], strict=True))


@pytest.mark.parametrize(
    ("bad", "nowhere"),
    [
        (Page(HOME.format(1).encode()), Page(b"no", 404)),
        (Page(HOME.format(8812).encode()), Page(b"no", 404)),
        (MISSING, MISSING),
        (MISSING, Page(MISSING.body, 404)),
    ],
    ids=["the home page", "its counter has gone on", "the answer to nonsense", "the same with the right status there"],
)
def test_a_page_that_is_another_is_a_soft_404(tmp_path: Path, site: Site, bad: Page, nowhere: Page) -> None:
    filled(site, bad, bad)
    site.pages[NOWHERE] = nowhere
    (result,) = crawl(tmp_path, [site.portal()], look_at=look_at)
    assert outcomes(tmp_path) == ["ok", "soft404", "soft404", "ok", "ok"]
    assert len(site.asked("/")) == len(site.asked(NOWHERE)) == 1, "asked for once a run"
    assert outcomes(tmp_path, "probe") == ["ok", "gone" if nowhere.status == 404 else "ok"]
    assert (result.portals[0].failed, result.portals[0].held) == (2, 3)
    assert "soft404" in result.portals[0].problem
    assert len({(row.url, row.attempt) for row in rows(tmp_path)}) == 5, "one row each"


def test_a_page_that_is_the_listing_is_a_soft_404(tmp_path: Path, site: Site) -> None:
    filled(site, listing(reports(4)))
    crawl(tmp_path, [site.portal()], look_at=look_at)
    assert outcomes(tmp_path) == ["ok", "soft404", "ok", "ok"]
    assert "the listing itself" in rows(tmp_path)[1].detail


def test_nothing_is_asked_where_all_pages_are_reports_and_a_page_of_its_own_is_itself(
    tmp_path: Path, site: Site
) -> None:
    filled(site)
    crawl(tmp_path, [site.portal()], look_at=look_at)
    assert not rows(tmp_path, "probe")
    filled(site, stub(2002, "<p>另行公布</p>"))
    crawl(tmp_path, [site.portal()], run_id="two", look_at=look_at)
    assert [row.outcome for row in rows(tmp_path) if row.url.endswith("2002.html")][-1] == "ok"
    assert len(rows(tmp_path, "probe")) == 2


def test_robots_txt_holds_for_the_comparing_too(tmp_path: Path, site: Site) -> None:
    filled(site, MISSING)
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /gongkai\nDisallow: /$\n")
    crawl(tmp_path, [site.portal()], look_at=look_at)
    assert "/" not in site.asked()
    assert NOWHERE not in site.asked()
    assert outcomes(tmp_path, "probe") == ["robots", "robots"]


@pytest.mark.parametrize(
    ("second", "outcome", "words"),
    [
        (
            Page(b"<html data-plain>" + HOME.format(3).encode() + b"<a href='/x.html'>x</a></html>"),
            "soft404",
            "home page",
        ),
        (Page(b"<html data-plain><form><input name=a type=password></form><a href='/y.html'>y</a>"), "ok", "log in"),
    ],
    ids=["the home page", "a login page"],
)
def test_another_page_in_place_of_a_listing_page_is_an_error_and_no_end(
    tmp_path: Path, site: Site, second: Page, outcome: str, words: str
) -> None:
    body = second.body.replace(b"'", b'"')
    filled(site)
    site.pages["/list.html"] = listing(reports(3), "/list_2.html")
    site.pages["/list_2.html"] = Page(body)
    if outcome == "soft404":
        site.pages["/"] = Page(body.replace("第3位".encode(), "第4位".encode()))
    (result,) = crawl(tmp_path, [site.portal()], look_at=look_at)
    assert result.portals[0].listing_end == "error"
    assert words in result.portals[0].problem
    assert outcomes(tmp_path, "listing") == ["ok", outcome, "gone"], "the page after it is tried, and no other"
    assert result.portals[0].held == 3
