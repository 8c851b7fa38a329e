"""Each listing ends for a stated reason, and only a whole one is called whole."""

from dataclasses import replace
from pathlib import Path

import pytest

from gongkai.crawl import Event, ListingRead, PortalResult, SilentZero
from gongkai.crawl import listing as column
from gongkai.portals import BadListingError
from gongkai.values import Listing, PageRequest, ReportLink

from .crawls import crawl, outcomes, rows
from .sites import Page, PlainFamily, Site, listing, pages_of, report, reports, title

FIRST, SECOND, THIRD = reports(3), reports(3, 2004), reports(2, 2007)


def paged(total: int | None = None) -> dict[str, Page]:
    return {
        "/list.html": listing(FIRST, "/list_1.html", total),
        "/list_1.html": listing(SECOND, "/list_2.html", total),
        "/list_2.html": listing(THIRD, "", total),
    }


STUB = Page(b"<html data-plain><p>no records</p></html>")
CASES = {
    "all pages": (paged(), "last_page", 8, ""),
    "all that were announced": (paged(8), "announced_reached", 8, ""),
    "more were announced": (paged(386), "stub", 8, "386 are announced, 8 are shown"),
    "fewer were announced": (paged(5), "announced_reached", 8, ""),
    "the first page again": (paged() | {"/list_1.html": listing(FIRST, "/list_2.html")}, "repeat", 3, "nothing new"),
    "the first page again, all announced seen": (
        paged(3) | {"/list_1.html": listing(FIRST, "/list_2.html", 3)},
        "announced_reached",
        3,
        "",
    ),
    "the first page again, not all announced seen": (
        paged(5) | {"/list_1.html": listing(FIRST, "/list_2.html", 5)},
        "repeat",
        3,
        "nothing new",
    ),
    "stubs after the first page": (paged() | {"/list_1.html": STUB, "/list_2.html": STUB}, "stub", 3, "no link"),
    "a stub in the middle": (paged() | {"/list_1.html": STUB}, "stub", 5, "page 2 shows no link"),
    "a page that is gone": (paged() | {"/list_2.html": Page(b"no", 404)}, "error", 6, "gone status 404"),
    "a page that leads back": (paged() | {"/list_2.html": listing(THIRD, "/list.html")}, "repeat", 8, "leads back"),
    "one page over and over": (paged() | {"/list.html": listing(FIRST, "/list.html")}, "repeat", 3, "leads back"),
    "no page": ({}, "error", 0, "gone status 404"),
    "an empty page": ({"/list.html": STUB}, "error", 0, "silent zero: the listing answers, and shows no link"),
    "an empty page that announces": (
        {"/list.html": listing({}, "", 9)},
        "error",
        0,
        "silent zero: the listing answers, and shows no link though 9",
    ),
    "no report among the links": (
        {"/list.html": listing({"/a.html": "2024年部门预算", "/b.html": "2023年部门预算"})},
        "last_page",
        0,
        "silent zero: none of the 2 links",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_listing_ends_for_a_stated_reason(tmp_path: Path, site: Site, case: str) -> None:
    pages, end, found, problem = CASES[case]
    site.pages |= pages
    site.pages |= pages_of(FIRST | SECOND | THIRD)
    events: list[Event] = []
    (result,) = crawl(tmp_path, [site.portal()], on_event=events.append)
    (portal,) = result.portals
    assert (portal.listing_end, portal.found) == (end, found)
    assert problem in portal.problem if problem else portal.problem == ""
    assert outcomes(tmp_path) == ["ok"] * found, "what was found is fetched, however the listing ended"
    read = [event for event in events if isinstance(event, ListingRead)]
    assert [(event.end, event.found) for event in read] == [(end, found)]
    assert any(isinstance(event, SilentZero) for event in events) is ("silent zero" in problem)


class NoListing(PlainFamily):
    """A family that knows a page which is none of its own."""

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        if "<plain>" in body:
            return super().read_listing(request, body, page)
        raise BadListingError(f"{request.url}: no plain listing")


@pytest.mark.parametrize("bad", ["/list.html", "/list_1.html"])
def test_an_error_page_in_place_of_a_listing_is_no_end_of_the_list(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch, bad: str
) -> None:
    monkeypatch.setattr(column, "FAMILIES", {"plain": NoListing()})
    site.pages |= {path: Page(page.body + b"<plain>") for path, page in paged().items()} | pages_of(FIRST)
    site.pages[bad] = Page(b"<html>Internal error</html>")
    (result,) = crawl(tmp_path, [site.portal()])
    assert result.portals[0].listing_end == "error"
    assert f"{bad}: no plain listing" in result.portals[0].problem
    assert result.portals[0].fetched == (0 if bad == "/list.html" else 3)


def test_listing_pages_come_before_reports(tmp_path: Path, site: Site) -> None:
    site.pages |= paged() | pages_of(FIRST | SECOND | THIRD)
    crawl(tmp_path, [site.portal()])
    assert site.asked()[1:4] == ["/list.html", "/list_1.html", "/list_2.html"]
    assert site.asked()[4:] == list(FIRST | SECOND | THIRD)


def test_titles_decide_and_the_doubtful_are_fetched(tmp_path: Path, site: Site) -> None:
    links = {"/art/2001.html": title(2001), "/art/2002.html": "2002年部门预算", "/art/2003.html": "2003年"}
    site.pages |= {"/list.html": listing(links), **pages_of(links)}
    (result,) = crawl(tmp_path, [site.portal()])
    assert site.asked()[2:] == ["/art/2001.html", "/art/2003.html"]
    assert result.portals[0].found == 2


def test_a_page_is_asked_for_once_however_often_it_is_linked(tmp_path: Path, site: Site) -> None:
    twice = {
        site.url("/art/2001.html"): title(2001),
        "/art/../art/2001.html#top": title(2001),
        "/list.html": "年度报告",
    }
    site.pages |= {"/list.html": listing(twice), "/more.html": listing(reports(1)), **pages_of(reports(1))}
    (result,) = crawl(tmp_path, [site.portal(), site.portal("/more.html", "p2")])
    assert site.asked() == ["/robots.txt", "/list.html", "/art/2001.html", "/more.html"]
    assert [(portal.found, portal.fetched) for portal in result.portals] == [(1, 1), (1, 1)]


def only(site: Site, root: Path, family: str) -> PortalResult:
    (result,) = crawl(root, [site.portal(family=family)])
    return result.portals[0]


def test_the_family_is_found_out_where_the_registry_gives_none(tmp_path: Path, site: Site) -> None:
    site.pages |= {"/list.html": listing(reports(1)), **pages_of(reports(1))}
    portal = only(site, tmp_path, "")
    assert (portal.family, portal.evidence, portal.fetched) == ("plain", "data-plain", 1)
    assert site.asked("/list.html") == ["/list.html"], "the page that tells the family is the listing's first"


def test_a_family_that_nobody_knows_is_said(tmp_path: Path, site: Site) -> None:
    portal = only(site, tmp_path, "jpagee")
    assert portal.listing_end == "error"
    assert "'jpagee'" in portal.problem
    assert "p1" in portal.problem


def test_a_listing_without_end_is_stopped_and_said(tmp_path: Path, site: Site) -> None:
    site.pages |= {f"/list_{n}.html": listing(reports(1, 2000 + n), f"/list_{n + 1}.html") for n in range(50)}
    site.pages |= pages_of(reports(5, 2000))
    (result,) = crawl(tmp_path, [site.portal("/list_0.html")], max_listing_pages=5)
    assert result.portals[0].listing_end == "error"
    assert "over 5 pages" in result.portals[0].problem
    assert result.portals[0].found == 5


class OneYearAPage(PlainFamily):
    """A family whose pages are the reports: each is its own one link, and leads to the year before; a year may lack."""

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        year = int(request.memo[0]) if request.memo else 2004
        links = (ReportLink(request.url, title(year)),) if "<h1>" in body else ()
        before = PageRequest(f"{request.url.rpartition('/')[0]}/{year - 1}.html", memo=(str(year - 1),))
        return Listing(links, before if year > 2001 else None, sound=not links)


def test_a_page_that_is_the_report_itself_is_asked_for_once_and_a_year_without_one_is_no_end(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(column, "FAMILIES", {"plain": OneYearAPage()})
    site.pages |= {f"/{year}.html": report(year) for year in (2004, 2002)}
    site.pages |= {f"/{year}.html": Page(b"<html>\xe6\x9a\x82\xe6\x97\xa0</html>") for year in (2003, 2001)}
    (result,) = crawl(tmp_path, [site.portal("/2004.html")])
    assert site.asked()[1:] == ["/2004.html", "/2003.html", "/2002.html", "/2001.html"]
    assert (result.portals[0].listing_end, result.portals[0].found, result.portals[0].fetched) == ("last_page", 2, 2)
    assert [(row.url, row.title) for row in rows(tmp_path)] == [
        (site.url("/2004.html"), title(2004)),
        (site.url("/2002.html"), title(2002)),
    ]


class MayLack(OneYearAPage):
    """The same, whose pages may not be there."""

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        listing = super().read_listing(request, body, page)
        return replace(listing, next=listing.next and replace(listing.next, may_lack=True))


@pytest.mark.parametrize(("status", "end"), [(404, "last_page"), (405, "last_page"), (500, "error"), (403, "error")])
def test_a_page_that_may_lack_is_no_end_but_a_failure_is_said(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch, status: int, end: str
) -> None:
    monkeypatch.setattr(column, "FAMILIES", {"plain": MayLack()})
    site.pages |= {f"/{year}.html": report(year) for year in (2004, 2002, 2001)}
    site.pages["/2003.html"] = Page(b"<html>no</html>", status)
    (result,) = crawl(tmp_path, [site.portal("/2004.html")], attempts=1)
    assert (result.portals[0].listing_end, result.portals[0].found) == (end, 1 if status == 403 else 3)
    assert ("/2003.html" in result.portals[0].problem) is (end == "error")


class YearFolders(PlainFamily):
    """A family whose list lies in three folders: what the middle one shows is the test's to say."""

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        listing = super().read_listing(request, body, page)
        after = {"/a": "/b", "/b": "/c"}.get(request.url[-2:])
        if after is None:
            return listing
        last = PageRequest(request.url[:-2] + "/c")
        following = PageRequest(request.url[:-2] + after, otherwise=last if after == "/b" else None)
        return Listing(listing.links, following, cut="no address" if "共9页" in body else "")


@pytest.mark.parametrize(
    ("middle", "end", "problem"),
    [
        (None, "error", "gone"),
        (Page("<html><body>共9页</body></html>".encode()), "stub", "shows no link"),
        (Page(listing({"/r2004.html": title(2004)}).body + "共9页".encode()), "error", "no address"),
    ],
)
def test_a_part_of_a_list_that_cannot_be_read_costs_that_part_and_is_told(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch, middle: Page | None, end: str, problem: str
) -> None:
    monkeypatch.setattr(column, "FAMILIES", {"plain": YearFolders()})
    site.pages |= {"/a": listing(FIRST), "/c": listing(THIRD)} | ({"/b": middle} if middle else {})
    site.pages |= pages_of(FIRST) | pages_of(THIRD) | {"/r2004.html": report(2004)}
    (result,) = crawl(tmp_path, [site.portal("/a")])
    assert (result.portals[0].listing_end, result.portals[0].found) == (end, 5 + (problem == "no address"))
    assert problem in result.portals[0].problem
