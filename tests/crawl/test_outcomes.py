"""Each bad habit of a site ends in the right record, and the run goes on."""

import gzip
import socket
import ssl
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import httpx
import pytest

from gongkai.archive import read_body
from gongkai.crawl import fetch as fetching
from gongkai.crawl.fetch import KEPT_OF_TOO_LARGE

from .crawls import crawl, outcomes, rows
from .sites import Page, Site, listing, pages_of, report, reports, send


def raw(data: bytes) -> Page:
    """A page that sends these bytes and hangs up."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(data)
        handler.close_connection = True

    return Page(behave=behave)


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True


def a_byte_at_a_time(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    for _ in range(100):
        handler.wfile.write(b"x")
        time.sleep(0.02)


def without_end(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(1000):
        handler.wfile.write(b"x" * 10_000)
    handler.close_connection = True


GZIP = {"Content-Encoding": "gzip"}
BAD = {
    "shorter than it says": (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\nshort"), ["truncated"] * 2),
    "chunks broken off": (
        raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nshort"),
        ["truncated"] * 2,
    ),
    "garbage for gzip": (Page(b"no gzip", headers=GZIP), ["truncated"] * 2),
    "half of a gzip": (Page(gzip.compress(b"page" * 999)[:-9], headers=GZIP), ["truncated"] * 2),
    "empty": (Page(b""), ["truncated"] * 2),
    "a bomb": (Page(gzip.compress(b"0" * 3_000_000), headers=GZIP), ["too_large"]),
    "too large and says so": (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\nx"), ["too_large"]),
    "too large and never ends": (Page(behave=without_end), ["too_large"]),
    "a byte at a time": (Page(behave=a_byte_at_a_time), ["timeout"] * 3),
    "silent": (Page(behave=lambda handler: time.sleep(1)), ["timeout"] * 3),
    "hangs up": (Page(behave=hang_up), ["reset"] * 3),
    "no HTTP": (raw(b"SSH-2.0-OpenSSH_9\r\n"), ["reset"] * 3),
    "gone": (Page(b"no", 410), ["gone"]),
    "broken": (Page(b"oops", 500), ["http_error"] * 3),
    "forbidden to the unknown": (Page(b"who", 401), ["http_error"]),
    "unasked 304": (Page(b"", 304), ["http_error"]),
    "redirect to nowhere": (Page(b"", 302), ["http_error"]),
    "redirect to itself": (Page(b"", 302, {"Location": "/art/2002.html"}), ["redirect_loop"]),
    "redirect to another scheme": (Page(b"", 302, {"Location": "file:///etc/passwd"}), ["refused"]),
    "redirect to a private address": (Page(b"", 302, {"Location": "http://127.0.0.99:1/"}), ["refused"]),
    "redirect to the metadata service": (Page(b"", 301, {"Location": "http://169.254.169.254/"}), ["refused"]),
    "redirect to the home page": (Page(b"", 302, {"Location": "/"}), ["soft404"]),
}


@pytest.mark.parametrize("habit", BAD)
def test_a_bad_answer_is_recorded_and_the_run_goes_on(tmp_path: Path, site: Site, habit: str) -> None:
    page, expected = BAD[habit]
    links = reports(3)
    site.pages |= {"/list.html": listing(links), **pages_of(links), "/": Page(b"<h1>home</h1>")}
    site.pages["/art/2002.html"] = page
    (result,) = crawl(tmp_path, [site.portal()], max_bytes=1_000_000, timeout_seconds=0.3, retry_seconds=0.01)
    assert outcomes(tmp_path) == ["ok", *expected, "ok"]
    bad = rows(tmp_path)[1:-1]
    assert [row.attempt for row in bad] == list(range(1, len(expected) + 1))
    assert all(row.detail for row in bad)
    assert (result.portals[0].fetched, result.portals[0].failed, result.problem) == (2, 1, "")
    assert ("/art/2002.html" in result.portals[0].problem) is (expected != ["gone"])
    for row in (rows(tmp_path)[0], rows(tmp_path)[-1]):
        assert read_body(tmp_path, row) == report(int(row.url[-9:-5])).body


def test_of_a_body_over_the_limit_only_some_is_kept(tmp_path: Path, site: Site) -> None:
    site.pages |= {"/list.html": listing(reports(1)), "/art/2001.html": Page(behave=without_end)}
    crawl(tmp_path, [site.portal()], max_bytes=1_000_000)
    (row,) = rows(tmp_path)
    assert (row.outcome, row.bytes, row.sha256) == ("too_large", KEPT_OF_TOO_LARGE, None)


def test_a_redirect_is_followed_and_the_row_says_where_it_led(tmp_path: Path, site: Site) -> None:
    site.pages |= {
        "/list.html": listing({"/old.html": "示例局2001年政府信息公开年度报告"}),
        "/old.html": Page(b"", 301, {"Location": "art/../art/2001.html#top"}),
        "/art/2001.html": report(2001),
    }
    crawl(tmp_path, [site.portal()])
    (row,) = rows(tmp_path)
    assert (row.url, row.final_url, row.outcome) == (site.url("/old.html"), site.url("/art/2001.html"), "ok")
    assert read_body(tmp_path, row) == report(2001).body


def test_a_cookie_on_a_redirect_to_the_same_page_is_ordinary(tmp_path: Path, site: Site) -> None:
    def at_the_door(handler: BaseHTTPRequestHandler) -> None:
        if "seen=1" in handler.headers.get("Cookie", ""):
            send(handler, 200, {}, report(2001).body)
        else:
            send(handler, 302, {"Location": handler.path, "Set-Cookie": "seen=1; Path=/"}, b"")

    site.pages |= {"/list.html": listing(reports(1)), "/art/2001.html": Page(behave=at_the_door)}
    crawl(tmp_path, [site.portal()])
    assert outcomes(tmp_path) == ["ok"]


def test_redirects_have_an_end(tmp_path: Path, site: Site) -> None:
    site.pages |= {"/list.html": listing(reports(1)), "/art/2001.html": Page(b"", 302, {"Location": "/hop/0"})}
    site.pages |= {f"/hop/{n}": Page(b"", 302, {"Location": f"/hop/{n + 1}"}) for n in range(50)}
    crawl(tmp_path, [site.portal()], max_redirects=4)
    assert outcomes(tmp_path) == ["redirect_loop"]
    assert len(site.asked()) == 2 + 5


def test_a_redirect_to_another_host_asks_that_hosts_robots_txt_first(tmp_path: Path, site: Site) -> None:
    with Site({"/robots.txt": Page(b"User-agent: *\nDisallow: /no\n")}) as other:
        site.pages |= {
            "/list.html": listing(reports(3)),
            "/art/2001.html": Page(b"", 302, {"Location": other.url("/yes.html")}),
            "/art/2002.html": Page(b"", 302, {"Location": other.url("/no.html")}),
            "/art/2003.html": Page(b"", 302, {"Location": other.url("/yes.html")}),
        }
        other.pages["/yes.html"] = report(2001)
        crawl(tmp_path / "refused", [site.portal()])
        assert outcomes(tmp_path / "refused") == ["refused"] * 3
        assert other.asked() == []
        crawl(tmp_path / "named", [site.portal()], allowed=[other.host])
        assert outcomes(tmp_path / "named") == ["ok", "robots", "ok"]
        assert other.asked() == ["/robots.txt", "/yes.html", "/yes.html"]


def test_links_to_another_host_keep_to_the_same_rules(tmp_path: Path, site: Site) -> None:
    with Site({"/art/2001.html": report(2001)}) as named, Site() as unnamed:
        titles = list(reports(5).values())
        links = [named.url("/art/2001.html"), unnamed.url("/x.html"), "javascript:void(0)", "http://u:p@a.cn/"]
        site.pages |= {"/list.html": listing(dict(zip([*links, "http://192.168.1.1/"], titles, strict=True)))}
        (result,) = crawl(tmp_path, [site.portal()], allowed=[named.host])
        assert outcomes(tmp_path) == ["ok", "refused", "refused", "refused", "refused"]
        assert named.asked() == ["/robots.txt", "/art/2001.html"]
        assert unnamed.asked() == []
        assert (result.portals[0].found, result.portals[0].failed) == (5, 4)


def test_a_name_that_leads_to_a_private_address_is_refused_before_anything_is_sent(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = site.host.rpartition(":")[2]
    real = socket.getaddrinfo

    def rebound(host: object, *others: object, **more: object) -> object:
        return real("127.0.0.1" if host in ("www.example.org", b"www.example.org") else host, *others, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebound)
    link = f"http://www.example.org:{port}/art/2001.html"
    site.pages |= {"/list.html": listing({link: "示例局2001年政府信息公开年度报告"}), "/art/2001.html": report(2001)}
    crawl(tmp_path, [site.portal()])
    assert outcomes(tmp_path, "robots") == ["gone", "refused"]
    assert outcomes(tmp_path) == ["refused"]
    assert site.asked() == ["/robots.txt", "/list.html"]


@pytest.mark.parametrize(
    ("cause", "outcome"),
    [(socket.gaierror(-2, "Name or service not known"), "dns"), (ssl.SSLError("certificate has expired"), "tls")],
)
def test_failures_below_http_are_told_apart(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch, cause: Exception, outcome: str
) -> None:
    async def fails(*_: object) -> bool:
        raise httpx.ConnectError(str(cause)) from cause

    site.pages |= {"/list.html": listing(reports(1))}
    monkeypatch.setattr(fetching, "_read", fails)
    (result,) = crawl(tmp_path, [site.portal()], attempts=1)
    assert outcomes(tmp_path, "robots") == [outcome]
    assert str(cause.args[-1]) in result.portals[0].problem


def test_a_port_where_nobody_listens_is_a_reset(tmp_path: Path, site: Site) -> None:
    with Site() as closed:
        portal = closed.portal()
    (result,) = crawl(tmp_path, [portal], attempts=1)
    assert outcomes(tmp_path, "robots") == ["reset"]
    assert result.portals[0].listing_end == "error"


def test_a_body_that_is_packed_and_cut_into_chunks_comes_whole(tmp_path: Path, site: Site) -> None:
    page = gzip.compress(report(2001).body)
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (page[:10], page[10:])) + b"0\r\n\r\n"
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    site.pages |= {"/list.html": listing(reports(1)), "/art/2001.html": raw(head + chunks)}
    crawl(tmp_path, [site.portal()])
    assert read_body(tmp_path, rows(tmp_path)[0]) == report(2001).body
