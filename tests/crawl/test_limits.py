"""Night hours, the limit of requests, and what was seen lately: what is left is said, and the next run goes on."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gongkai.archive import scan_listings
from gongkai.crawl import Event, HostLeft, gate, visit
from gongkai.crawl.manners import is_night
from gongkai.pipeline import failures

from .crawls import crawl, outcomes
from .sites import Page, Site, listing, pages_of, report, reports


def filled(site: Site, count: int = 6, path: str = "/list.html", first: int = 2001) -> dict[str, str]:
    links = reports(count, first)
    site.pages |= {path: listing(links), **pages_of(links)}
    return links


@pytest.mark.parametrize(
    ("moment", "night"),
    [("13:59", False), ("14:00", True), ("21:59", True), ("22:00", False), ("04:00", False)],
    ids=["21:59 in China", "22:00", "5:59", "6:00", "noon"],
)
def test_the_night_is_that_of_china(moment: str, night: bool) -> None:
    assert is_night(datetime.fromisoformat(f"2026-07-01T{moment}:00+00:00")) is night


def test_by_day_nothing_is_asked_and_the_night_goes_on(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(site)
    nights = iter([True] * 4)
    monkeypatch.setattr(gate, "is_night", lambda moment: next(nights, False))
    left: list[Event] = []
    (result,) = crawl(tmp_path, [site.portal()], run_id="one", night=True, on_event=left.append)
    assert len(site.log) == 4, "robots.txt, the listing, two reports; then it is day"
    assert outcomes(tmp_path) == ["ok", "ok", *["postponed"] * 4]
    assert (result.portals[0].waiting, result.portals[0].problem) == (4, "4 pages wait for the next run")
    assert failures(result) == [], "what waits is not lost"
    assert [event.outcome for event in left if isinstance(event, HostLeft)] == ["postponed"]
    (result,) = crawl(tmp_path, [site.portal()], run_id="two", night=True)
    assert len(site.log) == 4
    monkeypatch.setattr(gate, "is_night", lambda moment: True)
    (result,) = crawl(tmp_path, [site.portal()], run_id="three", night=True)
    assert len(site.log) == 8, "what the pass has is not asked for again"
    assert (result.portals[0].waiting, result.portals[0].fetched, result.portals[0].problem) == (0, 6, "")


def test_a_limit_holds_for_each_run_and_all_is_got_in_the_end(tmp_path: Path, site: Site) -> None:
    filled(site)
    filled(site, 3, "/other.html", 2011)
    portals = [site.portal(), site.portal("/other.html", "p2")]
    asked = 0
    for run in range(1, 4):
        (result,) = crawl(tmp_path, portals, run_id=f"run{run}", max_requests=5)
        assert len(site.log) - asked <= 5
        asked = len(site.log)
        assert [portal.portal_id for portal in result.portals] == ["p1", "p2"], "in the order of the registry"
        assert failures(result) == []
    assert len(site.log) == 3 + 9
    assert outcomes(tmp_path).count("ok") == 9
    assert [portal.waiting for portal in result.portals] == [0, 0]


def test_a_limit_comes_to_what_is_new_before_what_is_known(tmp_path: Path, site: Site) -> None:
    filled(site, 3)
    crawl(tmp_path, [site.portal()], run_id="one")
    filled(site, 5)
    asked = len(site.log)
    crawl(tmp_path, [site.portal()], run_id="two", max_requests=4)
    assert site.asked()[asked:] == ["/robots.txt", "/list.html", "/art/2004.html", "/art/2005.html"]


def test_what_was_seen_lately_is_not_asked_for_again(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(site, 3)
    site.pages["/art/2003.html"] = [Page(b"oops", 404), report(2003)]
    crawl(tmp_path, [site.portal()], run_id="one")
    asked = len(site.log)
    (result,) = crawl(tmp_path, [site.portal()], run_id="two", recheck_days=28)
    assert site.asked()[asked:] == ["/robots.txt", "/list.html", "/art/2003.html"]
    assert (result.portals[0].unchanged, result.portals[0].fetched, result.portals[0].held) == (2, 1, 3)

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> "datetime":  # type: ignore[override]
            return datetime.now(UTC) + timedelta(days=29)

    monkeypatch.setattr(visit, "datetime", Later)
    asked = len(site.log)
    crawl(tmp_path, [site.portal()], run_id="three", recheck_days=28)
    assert len(site.log) == asked + 5


def test_what_each_pass_saw_is_kept(tmp_path: Path, site: Site) -> None:
    filled(site, 3)
    site.pages["/list.html"] = listing(reports(3) | {"/b.html": "2024年部门预算"}, "", 4)
    site.pages["/art/2003.html"] = Page(b"no", 404)
    site.pages["/other.html"] = Page(b"no", 404)
    crawl(tmp_path, [site.portal(), site.portal("/other.html", "p2")], run_id="one")
    one, two = scan_listings(tmp_path).sort("portal_id").collect().to_dicts()
    assert (one["listing_end"], one["announced"], one["pages"], one["listed"]) == ("announced_reached", 4, 1, 4)
    assert (one["found"], one["fetched"], one["unchanged"], one["failed"]) == (3, 2, 0, 1)
    assert (one["family"], one["evidence"], one["run_id"], one["host"]) == ("plain", "registry", "one", site.host)
    assert (two["listing_end"], two["pages"]) == ("error", 0)
    assert "gone status 404" in two["problem"]


def test_a_pass_that_ends_early_keeps_what_it_saw(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(site, 3)
    portals = [site.portal(), site.portal("/other.html", "p2"), site.portal("/third.html", "p3")]
    from gongkai.crawl import portals as room

    real = room.PortalCrawl.crawl

    async def breaks(self: object, portal: object) -> object:
        if portal is portals[1]:
            raise OSError("no space")
        return await real(self, portal)  # type: ignore[arg-type]

    monkeypatch.setattr(room.PortalCrawl, "crawl", breaks)
    (result,) = crawl(tmp_path, portals, run_id="one")
    rows = scan_listings(tmp_path).sort("portal_id").collect().to_dicts()
    assert [(row["portal_id"], row["listing_end"], row["fetched"]) for row in rows] == [
        ("p1", "last_page", 3),
        ("p2", None, 0),
        ("p3", None, 0),
    ]
    assert "no space" in result.problem
    assert all("no space" in row["problem"] for row in rows[1:])
