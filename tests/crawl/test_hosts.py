"""Hosts side by side: one that fails costs only itself."""

import asyncio
import errno
import os
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from gongkai.archive import load_snapshots, read_body
from gongkai.crawl import (
    Event,
    HostFinished,
    HostLeft,
    HostStarted,
    PageFetched,
    crawl_host,
    hosts_of,
    listing,
)
from gongkai.values import GongkaiError, Listing, PageRequest, Portal

from .crawls import crawl, manners, outcomes
from .sites import Page, PlainFamily, Site, pages_of, reports
from .sites import listing as listing_page


def filled(count: int = 3) -> Site:
    return Site({"/list.html": listing_page(reports(count)), **pages_of(reports(count))})


def test_hosts_are_crawled_side_by_side(tmp_path: Path) -> None:
    with filled() as one, filled() as two, filled() as three:
        portals = [site.portal(portal_id=name) for name, site in (("p1", one), ("p2", two), ("p3", three))]
        results = crawl(tmp_path, portals, pause_seconds=0.1)
        assert [result.host for result in results] == [one.host, two.host, three.host]
        assert all(result.portals[0].fetched == 3 for result in results)
        began = max(site.log[0].began for site in (one, two, three))
        assert began < min(site.log[-1].began for site in (one, two, three)), "none waited for another to end"
    assert len(list(tmp_path.glob("warc/*/run.warc.gz"))) == 3


def test_one_host_that_fails_stops_no_other(tmp_path: Path) -> None:
    with filled() as good, filled() as walled, filled() as closed:
        walled.pages["/list.html"] = Page(b"no", 403)
        gone = closed.portal(portal_id="gone")
        closed.__exit__(None, None, None)
        results = crawl(tmp_path, [gone, walled.portal(portal_id="walled"), good.portal(portal_id="good")], attempts=1)
        closed._server.server_close()
    assert [result.portals[0].fetched for result in results] == [0, 0, 3]
    assert [bool(result.portals[0].problem) for result in results] == [True, True, False]


class TrippingFamily(PlainFamily):
    """A family with an error of its own."""

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        raise IndexError("list index out of range")


def test_an_error_of_our_own_costs_its_host_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(listing, "FAMILIES", {"plain": PlainFamily(), "tripping": TrippingFamily()})
    with filled() as good, filled() as bad:
        results = crawl(tmp_path, [bad.portal(family="tripping"), good.portal(portal_id="p2")])
    assert "an error of our own" in results[0].problem
    assert "IndexError" in results[0].problem
    assert "crawl of" in caplog.text
    assert results[1].portals[0].fetched == 3


def test_a_full_disk_ends_the_host_clearly_and_the_next_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    site.pages |= {"/list.html": listing_page(reports(4)), **pages_of(reports(4))}
    real = os.write
    written = 0

    def fills_up(file: int, data: Any) -> int:
        nonlocal written
        written += len(data)
        if written > 6_000:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(file, data)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", fills_up)
        (result,) = crawl(tmp_path, [site.portal()], run_id="one")
    assert "No space left on device" in result.problem
    assert "make room" in result.problem
    before = load_snapshots(tmp_path)
    assert 0 < len(before) < 6
    (again,) = crawl(tmp_path, [site.portal()], run_id="two")
    assert (again.problem, again.portals[0].fetched) == ("", 4)
    assert outcomes(tmp_path) == ["ok"] * 4
    for row in load_snapshots(tmp_path):
        assert row.outcome == "gone" or read_body(tmp_path, row)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, site: Site) -> None:
    (tmp_path / "archive").write_text("a file where the folder should be")
    (result,) = crawl(tmp_path / "archive", [site.portal()])
    assert "give permission" in result.problem
    assert site.asked() == []


def test_events_tell_what_happens(tmp_path: Path, site: Site) -> None:
    site.pages |= {"/list.html": listing_page(reports(2)), "/art/2001.html": Page(b"", 403)}
    events: list[Event] = []
    (result,) = crawl(tmp_path, [site.portal()], on_event=events.append)
    assert [type(event).__name__ for event in events] == [
        "HostStarted",
        "PageFetched",
        "PageFetched",
        "ListingRead",
        "HostLeft",
        "PageFetched",
        "HostFinished",
    ]
    assert isinstance(events[0], HostStarted)
    assert isinstance(events[1], PageFetched)
    assert events[1].snapshot.role == "robots"
    assert isinstance(events[4], HostLeft)
    assert events[4].outcome == "waf"
    assert isinstance(events[-1], HostFinished)
    assert events[-1].result == result


def test_one_host_can_be_crawled_alone(tmp_path: Path) -> None:
    with filled() as site:
        alone = crawl_host(site.host, [site.portal()], archive_root=tmp_path, run_id="run", manners=manners())
        result = asyncio.run(alone)
    assert result.portals[0].fetched == 3


def test_a_portal_whose_address_is_none_is_named() -> None:
    bad = Portal("p9", "示例局", "320400", "county", "www.example.org/list.html", "plain", "own")
    with pytest.raises(GongkaiError, match="portal p9"):
        hosts_of([bad])


def test_portals_are_grouped_by_host_whatever_the_scheme() -> None:
    urls = ["http://www.example.org/a", "https://www.example.org/b", "http://www.example.org:88/c"]
    portals = [Portal(url[-1], "示例局", "320400", "county", url, "plain", "own") for url in urls]
    grouped = hosts_of(portals)
    assert {host: [portal.portal_id for portal in group] for host, group in grouped.items()} == {
        "www.example.org": ["a", "b"],
        "www.example.org:88": ["c"],
    }


def test_a_slow_host_holds_nobody_up(tmp_path: Path) -> None:
    def slow(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(1)

    with filled() as quick, Site({"/robots.txt": Page(behave=slow)}) as stuck:
        ended: list[str] = []

        def note(event: Event) -> None:
            if isinstance(event, HostFinished):
                ended.append(event.host)

        crawl(tmp_path, [stuck.portal(), quick.portal(portal_id="p2")], on_event=note, timeout_seconds=0.8, attempts=1)
        assert ended == [quick.host, stuck.host]
