"""Servers that are unwell or ask for patience: each has a report that comes late, or never (crawling.md, 7 and 12)."""

import socket
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from select import select

from tests.crawl.sites import Answer, Page
from tests.emulated.cast import YEARS, Entry, entries
from tests.emulated.generic import article, listing, row
from tests.emulated.portal import HOME, NOT_FOUND, Emulated, Shown, html

COLUMN = "/zwgk/ndbg/"
SICK = 2023
"""The year whose report the server has trouble with."""


def path(entry: Entry) -> str:
    """Where an entry lies."""
    return f"{COLUMN}{entry.number}.html"


def _portal(name: str, sick: Sequence[Page], *, heals: bool = True, robots: str = "") -> Emulated:
    """Three reports; that of `SICK` answers with `sick`, and after that as it should if the server `heals`."""
    column = entries(years=YEARS[-3:], decoys=False)
    rows = [row(path(entry), entry.title, f"{entry.published}") for entry in column]
    routes: dict[str, Answer] = {"/": HOME, COLUMN: html(listing(rows, name="政府信息公开年报"))}
    for entry in column:
        page = html(article(entry.title, f"{entry.published}", entry.body))
        routes[path(entry)] = [*sick, *([page] if heals else [])] if entry.year == SICK and sick else page
    if robots:
        routes["/robots.txt"] = Page(robots.encode(), headers={"Content-Type": "text/plain"})
    shows = tuple(
        Shown(entry.agency, entry.year or 0, (path(entry),)) for entry in column if heals or entry.year != SICK
    )
    return Emulated(name, "generic", COLUMN, routes, shows)


def _busy(status: int, wait: str) -> Page:
    return Page(b"<h1>busy</h1>", status, {"Retry-After": wait})


def _until(handler: BaseHTTPRequestHandler) -> None:
    """503, with Retry-After as a date: two seconds from now, in whole seconds, so one at least."""
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    head = f"HTTP/1.1 503 Service Unavailable\r\nRetry-After: {until}\r\nContent-Length: 4\r\n\r\nbusy"
    handler.wfile.write(head.encode())


def _hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True


def _half(handler: BaseHTTPRequestHandler) -> None:
    """A page that breaks off before the length that it says."""
    body = "<html><body><h1>云泽市教育局2023年政府信息公开工作年度报告</h1><table><tr><td>".encode()
    handler.wfile.write(f"HTTP/1.1 200 OK\r\nContent-Length: {9 * len(body)}\r\n\r\n".encode() + body)
    handler.close_connection = True


def _more_than_said(handler: BaseHTTPRequestHandler) -> None:
    """A page longer than the length that it says: who reads so far has half of it, and the rest in the next answer."""
    body = "<html><body><h1>云泽市教育局2023年政府信息公开工作年度报告</h1><table><tr><td>规章</td>".encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body) // 2}\r\n\r\n"
    handler.wfile.write(head.encode() + body)


def _chunks_cut(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n<html><body>")
    handler.close_connection = True


def _drip(handler: BaseHTTPRequestHandler) -> None:
    """A byte a second."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    for byte in b"<html><body>":
        handler.wfile.write(bytes([byte]))
        if select([handler.connection], [], [], 1)[0]:
            return  # who asked has hung up


def _does(*behaviours: Callable[[BaseHTTPRequestHandler], None]) -> list[Page]:
    return [Page(behave=behave) for behave in behaviours]


def healing() -> list[Emulated]:
    """Those of whom all is got in the end."""
    return [
        _portal("busy-for-seconds", [_busy(503, "1")]),
        _portal("too-many-for-seconds", [_busy(429, "1")]),
        _portal("busy-until", _does(_until)),
        _portal("reset-once", _does(_hang_up)),
        _portal("half-once", _does(_half)),
        _portal("patient", [], robots="User-agent: *\nCrawl-delay: 0.3\n"),
        _portal("rated", [], robots="User-agent: *\nRequest-rate: 2/1\n"),
        deep(),
    ]


def busy_for_long() -> Emulated:
    """One who asks to wait ten minutes: what comes after is not asked for in this run."""
    portal = _portal("busy-for-long", [_busy(503, "600")], heals=False)
    return replace(portal, shows=tuple(one for one in portal.shows if one.year > SICK))


def longer_than_said() -> Emulated:
    """One whose page is cut by its own Content-Length, which no client can tell from a whole one."""
    return _portal("longer-than-said", _does(_more_than_said), heals=False)


def lasting() -> list[Emulated]:
    """Those who never give one report."""
    return [
        _portal("reset", _does(_hang_up), heals=False),
        _portal("half", _does(_half), heals=False),
        _portal("chunks-cut", _does(_chunks_cut), heals=False),
        _portal("dripping", _does(_drip), heals=False),
        _portal("broken", [Page(b"<h1>500</h1>", 500)], heals=False),
    ]


def deep(pages: int = 60) -> Emulated:
    """A column over many pages, a report on each tenth, the page's number far from the first."""
    column = entries()
    reports = [entry for entry in column if entry.year is not None]
    other = next(entry for entry in column if entry.year is None)
    routes: dict[str, Answer] = {"/": HOME}
    routes |= {path(entry): html(article(entry.title, f"{entry.published}", entry.body)) for entry in reports}
    for number in range(1, pages + 1):
        rows = [row(f"{COLUMN}other{number}.html", f"{other.title}（{number}）", f"{other.published}")]
        if number % 10 == 0:
            entry = reports[number // 10 - 1]
            rows.append(row(path(entry), entry.title, f"{entry.published}"))
        following = f"{COLUMN}index_{number}.html" if number < pages else ""
        at = COLUMN if number == 1 else f"{COLUMN}index_{number - 1}.html"
        routes[at] = html(listing(rows, name="政府信息公开年报", following=following))
    shows = tuple(Shown(entry.agency, entry.year or 0, (path(entry),)) for entry in reports)
    return Emulated("deep", "generic", COLUMN, routes, shows, missing=NOT_FOUND)
