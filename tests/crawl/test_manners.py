"""Manners, measured from the servers' own logs."""

import multiprocessing
import threading
import time
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path

import pytest

from gongkai.crawl import Event, HostLeft, Manners, honest_user_agent
from gongkai.crawl import listing as column
from gongkai.values import GongkaiError, Portal

from .crawls import crawl, outcomes, rows
from .sites import Asked, Page, PlainFamily, Site, listing, pages_of, report, reports, send


def gaps(log: list[Asked]) -> list[float]:
    return [after.began - before.began for before, after in pairwise(log)]


def overlaps(log: list[Asked]) -> bool:
    return any(after.began < before.ended for before, after in pairwise(log))


def filled(site: Site, count: int = 4, path: str = "/list.html", first: int = 2001) -> dict[str, str]:
    links = reports(count, first)
    site.pages |= {path: listing(links), **pages_of(links)}
    return links


def test_one_request_at_a_time_and_the_pause_between(tmp_path: Path, site: Site) -> None:
    filled(site)
    filled(site, 3, "/other.html", 2011)
    crawl(tmp_path, [site.portal(), site.portal("/other.html", "p2")], pause_seconds=0.2)
    assert len(site.log) == 1 + 2 + 7
    assert not overlaps(site.log)
    assert min(gaps(site.log)) >= 0.2


def test_the_pause_counts_from_a_slow_answers_start_but_never_cuts_into_it(tmp_path: Path, site: Site) -> None:
    def slow(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.4)
        send(handler, 200, {}, b"slow")

    filled(site)
    site.pages["/art/2002.html"] = Page(behave=slow)
    crawl(tmp_path, [site.portal()], pause_seconds=0.2)
    assert not overlaps(site.log)
    assert outcomes(tmp_path) == ["ok"] * 4
    (answered,) = [asked for asked in site.log if asked.path == "/art/2002.html"]
    following = site.log[site.log.index(answered) + 1]
    assert following.began - answered.began < 0.4 + 0.2, "the pause ran while the answer was under way"


def test_two_runs_that_share_a_folder_share_the_pause(tmp_path: Path, site: Site) -> None:
    filled(site, 3)
    filled(site, 3, "/other.html", 2011)
    portals = [site.portal(), site.portal("/other.html", "p2")]
    threads = [
        threading.Thread(
            target=crawl, args=(tmp_path, [portal]), kwargs={"run_id": portal.portal_id, "pause_seconds": 0.15}
        )
        for portal in portals
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(rows(tmp_path)) == 6
    assert not overlaps(site.log)
    assert min(gaps(site.log)) >= 0.15


def crawl_alone(root: Path, run_id: str, portal: Portal) -> None:
    """A crawl for a process of its own."""
    setattr(column, "FAMILIES", {"plain": PlainFamily()})  # noqa: B010
    crawl(root, [portal], run_id=run_id, pause_seconds=0.15)


def test_two_processes_that_share_a_folder_share_the_pause(tmp_path: Path, site: Site) -> None:
    filled(site, 4)
    spawn = multiprocessing.get_context("spawn")
    running = [spawn.Process(target=crawl_alone, args=(tmp_path, run, site.portal())) for run in ("one", "two")]
    for process in running:
        process.start()
    for process in running:
        process.join(60)
    assert [process.exitcode for process in running] == [0, 0]
    assert len(site.log) == 2 * (2 + 4)
    assert not overlaps(site.log)
    assert min(gaps(site.log)) >= 0.15


def test_a_run_right_after_another_keeps_the_pause_too(tmp_path: Path, site: Site) -> None:
    filled(site, 1)
    for _ in range(2):
        crawl(tmp_path, [site.portal()], pause_seconds=0.3)
    assert min(gaps(site.log)) >= 0.3


@pytest.mark.parametrize("line", ["Crawl-delay: 0.2", "Request-rate: 5/1", "Crawl-delay: 0.1\nRequest-rate: 10/2"])
def test_robots_txt_makes_it_slower_and_never_faster(tmp_path: Path, site: Site, line: str) -> None:
    filled(site, 2)
    site.pages["/robots.txt"] = Page(f"User-agent: *\n{line}\n".encode())
    crawl(tmp_path, [site.portal()], pause_seconds=0.05)
    assert min(gaps(site.log)[1:]) >= 0.2
    site.log.clear()
    crawl(tmp_path / "other", [site.portal()], pause_seconds=0.3)
    assert min(gaps(site.log)) >= 0.3


def test_what_robots_txt_forbids_is_not_asked_for(tmp_path: Path, site: Site) -> None:
    filled(site, 3)
    site.pages["/robots.txt"] = Page(b"User-agent: other\nDisallow: /\n\nUser-agent: gongkai\nDisallow: /art/2002\n")
    (result,) = crawl(tmp_path, [site.portal()])
    assert site.asked() == ["/robots.txt", "/list.html", "/art/2001.html", "/art/2003.html"]
    assert outcomes(tmp_path) == ["ok", "robots", "ok"]
    assert [row.attempt for row in rows(tmp_path)] == [1, 0, 1]
    assert result.portals[0].failed == 1


@pytest.mark.parametrize(
    ("status", "allowed"),
    [
        *((status, True) for status in (400, 401, 404, 405, 410, 418, 451)),
        *((status, False) for status in (403, 412, 521, 500)),
    ],
)
def test_robots_txt_that_is_not_there_allows_but_a_challenge_or_a_broken_server_does_not(
    tmp_path: Path, site: Site, status: int, allowed: bool
) -> None:
    filled(site, 1)
    site.pages["/robots.txt"] = Page(b"no", status)
    left: list[Event] = []
    crawl(tmp_path, [site.portal()], attempts=2, on_event=left.append)
    assert ("/list.html" in site.asked()) is allowed
    assert any(isinstance(event, HostLeft) for event in left) is not allowed
    others = {404: "gone", 410: "gone", 403: "waf", 412: "waf", 521: "waf"}
    assert outcomes(tmp_path, "robots")[-1] == others.get(status, "http_error")


def test_robots_txt_that_does_not_answer_means_stop(tmp_path: Path, site: Site) -> None:
    filled(site, 1)
    site.pages["/robots.txt"] = Page(behave=lambda handler: time.sleep(0.5))
    (result,) = crawl(tmp_path, [site.portal()], timeout_seconds=0.1, attempts=1)
    assert site.asked() == ["/robots.txt"]
    assert outcomes(tmp_path, "robots") == ["timeout"]
    assert "robots.txt" in result.portals[0].problem


def test_an_hour_between_requests_means_that_we_are_not_wanted(tmp_path: Path, site: Site) -> None:
    filled(site, 1)
    site.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 3600\n")
    (result,) = crawl(tmp_path, [site.portal()])
    assert site.asked() == ["/robots.txt"]
    assert "3600 s between requests" in result.portals[0].problem


@pytest.mark.parametrize("status", [403, 412, 521])
def test_nothing_is_asked_after_a_challenge(tmp_path: Path, site: Site, status: int) -> None:
    filled(site, 4)
    filled(site, 2, "/other.html", 2011)
    site.pages["/art/2002.html"] = Page(b"<html>challenge</html>", status)
    results = crawl(tmp_path, [site.portal(), site.portal("/other.html", "p2")])
    assert site.asked() == ["/robots.txt", "/list.html", "/art/2001.html", "/art/2002.html"]
    assert outcomes(tmp_path) == ["ok", "waf", "waf", "waf"]
    assert [row.attempt for row in rows(tmp_path)] == [1, 1, 0, 0]
    assert [portal.failed for portal in results[0].portals] == [3, 0]
    assert all(portal.problem for portal in results[0].portals)


def test_nothing_is_asked_after_a_script_challenge_with_status_200(tmp_path: Path, site: Site) -> None:
    filled(site, 3)
    shell = b"<html><script>document.cookie='C3VK=1;path=/';location.reload()</script></html>"
    site.pages["/art/2002.html"] = Page(shell)
    crawl(tmp_path, [site.portal()])
    assert site.asked()[-1] == "/art/2002.html"
    assert outcomes(tmp_path) == ["ok", "shell", "shell"]


@pytest.mark.parametrize("form", ["seconds", "date"])
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_kept_in_both_its_forms(tmp_path: Path, site: Site, status: int, form: str) -> None:
    def busy(handler: BaseHTTPRequestHandler) -> None:
        value = "2" if form == "seconds" else formatdate(time.time() + 2, usegmt=True)
        send(handler, status, {"Retry-After": value}, b"later")

    filled(site, 2)
    site.pages["/art/2001.html"] = [Page(behave=busy), report(2001)]
    crawl(tmp_path, [site.portal()])
    assert site.asked()[2:] == ["/art/2001.html", "/art/2001.html", "/art/2002.html"]
    assert outcomes(tmp_path) == ["throttled", "ok", "ok"]
    waited = site.log[3].began - site.log[2].began
    assert waited >= (2.0 if form == "seconds" else 1.0)


def test_a_host_that_wants_a_longer_wait_than_ours_is_left(tmp_path: Path, site: Site) -> None:
    filled(site, 3)
    site.pages["/art/2001.html"] = Page(b"later", 429, {"Retry-After": "86400"})
    (result,) = crawl(tmp_path, [site.portal()])
    assert site.asked() == ["/robots.txt", "/list.html", "/art/2001.html"]
    assert result.portals[0].failed == 3


def test_errors_lengthen_the_pause_and_successes_do_not_shorten_it(tmp_path: Path, site: Site) -> None:
    filled(site, 6)
    site.pages["/art/2002.html"] = [Page(b"oops", 502), report(2002)]
    crawl(tmp_path, [site.portal()], pause_seconds=0.2, jitter=0.0)
    assert outcomes(tmp_path) == ["ok", "http_error", *["ok"] * 5]
    assert min(gaps(site.log)[:2]) < 0.29
    assert min(gaps(site.log)[4:]) >= 0.3


def test_a_host_where_page_after_page_fails_is_left(tmp_path: Path, site: Site) -> None:
    links = filled(site, 6)
    site.pages |= dict.fromkeys(links, Page(b"oops", 500))
    crawl(tmp_path, [site.portal()], attempts=1, failures_in_a_row=3)
    assert len(site.log) == 2 + 3
    assert outcomes(tmp_path) == ["http_error"] * 6
    assert [row.attempt for row in rows(tmp_path)] == [1, 1, 1, 0, 0, 0]


def test_the_user_agent_is_honest_on_each_request(tmp_path: Path, site: Site) -> None:
    filled(site, 1)
    crawl(tmp_path, [site.portal()])
    assert {asked.headers["User-Agent"] for asked in site.log} == {honest_user_agent("test@example.org")}
    assert "Gongkai/" in site.log[0].headers["User-Agent"]
    assert "test@example.org" in site.log[0].headers["User-Agent"]


@pytest.mark.parametrize("contact", ["", "  ", "邮箱", "a\r\nX: y", "a (b)"])
def test_without_a_contact_nobody_is_asked(contact: str) -> None:
    with pytest.raises(GongkaiError, match="contact"):
        honest_user_agent(contact)


def test_a_pause_under_a_second_is_for_loopback_only(tmp_path: Path) -> None:
    portal = Portal("p1", "示例局", "320400", "county", "http://www.example.org/list.html", "plain", "own")
    with pytest.raises(GongkaiError, match=r"too short for www\.example\.org"):
        crawl(tmp_path, [portal])
    assert Manners("x").pause_seconds == 2
