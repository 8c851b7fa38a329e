"""Sites on loopback that keep a log of their own: who asked for what, when, and when the answer had ended."""

import hashlib
import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urljoin, urlsplit

from gongkai.values import Listing, PageRequest, Portal, ReportLink

Behave = Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True, slots=True)
class Page:
    """What a site answers. `behave` writes the answer itself, for servers that misbehave."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    tagged: bool = True
    behave: Behave | None = None


@dataclass(slots=True)
class Asked:
    """A line of a site's log."""

    began: float
    method: str
    path: str
    headers: dict[str, str]
    form: bytes = b""
    ended: float = 0.0
    """Just before an ordinary answer goes out; after one by `behave`."""
    status: int = 0

    @property
    def parameters(self) -> dict[str, str]:
        """What the query and the form say."""
        return dict(parse_qsl(f"{urlsplit(self.path).query}&{self.form.decode()}", keep_blank_values=True))


Answer = Page | list[Page] | Callable[[Asked], Page]
"""A page; several, of which the first answers first, and the last from then on; or what makes one for a request."""


class Site:
    """A server on 127.0.0.1 at a port of its own; a context manager. `pages` may change while it runs.

    `pages` are by path and query; what makes pages answers for all queries of its path. `missing` answers the rest.
    """

    def __init__(self, pages: dict[str, Answer] | None = None) -> None:
        self.pages: dict[str, Answer] = {"/robots.txt": Page(status=404), **(pages or {})}
        self.missing = Page(b"not here", 404)
        self.log: list[Asked] = []
        self._lock = threading.Lock()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                asked = Asked(time.monotonic(), self.command, self.path, dict(self.headers.items()))
                with site._lock:
                    site.log.append(asked)
                asked.form = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                try:
                    site._answer(self, asked)
                except OSError:
                    self.close_connection = True
                asked.ended = asked.ended or time.monotonic()

            do_POST = do_GET  # noqa: N815

            def log_message(self, format: str, *args: Any) -> None:
                """Keep quiet."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

        self._server = Server(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def url(self, path: str) -> str:
        """An address on this site."""
        return f"http://{self.host}{path}"

    def asked(self, path: str | None = None) -> list[str]:
        """The paths asked for, in order; or the times that one path was."""
        return [asked.path for asked in self.log if path is None or asked.path == path]

    def portal(self, path: str = "/list.html", portal_id: str = "p1", family: str = "plain") -> Portal:
        """A portal whose column page is on this site."""
        return Portal(portal_id, "示例局", "320400", "county", self.url(path), family, "own")

    def _page(self, asked: Asked) -> Page:
        page = self.pages.get(asked.path) or self.pages.get(asked.path.partition("?")[0])
        if callable(page):
            return page(asked)
        page = self.pages.get(asked.path, self.missing)
        if isinstance(page, list):
            return page.pop(0) if len(page) > 1 else page[0]
        return page if isinstance(page, Page) else self.missing

    def _answer(self, handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        with self._lock:
            page = self._page(asked)
        asked.status = page.status
        if page.behave is not None:
            page.behave(handler)
            return
        asked.ended = time.monotonic()
        tag = '"' + hashlib.sha256(page.body).hexdigest()[:12] + '"'
        tagged = page.tagged and page.status == 200
        if tagged and asked.headers.get("If-None-Match") == tag:
            asked.status = 304
            send(handler, 304, {"ETag": tag}, b"")
            return
        headers = {"Content-Type": "text/html; charset=utf-8", **({"ETag": tag} if tagged else {}), **page.headers}
        send(handler, page.status, headers, page.body)


def send(handler: BaseHTTPRequestHandler, status: int, headers: Mapping[str, str], body: bytes) -> None:
    """A whole answer in one piece."""
    head = {"Date": handler.date_time_string(), "Content-Length": str(len(body)), **headers}
    lines = [f"HTTP/1.1 {status} X", *(f"{name}: {value}" for name, value in head.items()), "", ""]
    handler.wfile.write("\r\n".join(lines).encode("latin-1") + body)


class PlainFamily:
    """Links as `<a href>title</a>`, the next page as `<a rel=next>`, the total as `data-total`."""

    name = "plain"

    def recognise(self, url: str, html: str) -> str | None:
        """It knows its own mark."""
        return "data-plain" if "data-plain" in html else None

    def first(self, portal: Portal) -> PageRequest:
        """The column page itself."""
        return PageRequest(portal.listing_url)

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        """What the page shows."""
        links = re.findall(r'<a href="([^"]*)">([^<]*)</a>', body)
        following = re.search(r'<a rel=next href="([^"]*)"', body)
        total = re.search(r'data-total="(\d+)"', body)
        return Listing(
            links=tuple(ReportLink(urljoin(request.url, href), title) for href, title in links),
            next=PageRequest(urljoin(request.url, following[1])) if following else None,
            announced=int(total[1]) if total else None,
        )


def listing(links: Mapping[str, str], following: str = "", total: int | None = None) -> Page:
    """A listing page of the plain family."""
    rows = "".join(f'<li><a href="{href}">{title}</a></li>' for href, title in links.items())
    more = f'<a rel=next href="{following}">下一页</a>' if following else ""
    count = f'<b data-total="{total}"></b>' if total is not None else ""
    return Page(f"<html data-plain><ul>{rows}</ul>{count}{more}</html>".encode())


def report(number: int) -> Page:
    """A page that passes for a report; the crawl does not look into it."""
    return Page(f"<html><h1>{number}年政府信息公开工作年度报告</h1><p>{number * 7919}</p></html>".encode())


def title(number: int) -> str:
    """A title that is surely a report's."""
    return f"示例局{number}年政府信息公开工作年度报告"


def reports(count: int, first: int = 2001) -> dict[str, str]:
    """Links to reports: address → title."""
    return {f"/art/{number}.html": title(number) for number in range(first, first + count)}


def pages_of(links: Mapping[str, str]) -> dict[str, Answer]:
    """The pages that links to reports lead to."""
    return {path: report(int(re.sub(r"\D", "", path))) for path in links}


def tables(number: int, links: str = "") -> Page:
    """A page with a statutory table, the one of article 20, and what the page leads to."""
    names = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    head = (
        "<tr><td colspan=4>第二十条第（一）项</td></tr><tr>" + "".join(f"<td>{name}</td>" for name in names) + "</tr>"
    )
    labels = ("规章", "行政规范性文件")
    rows = "".join(f"<tr><td>{label}</td><td>{number % 7}</td><td>0</td><td>9</td></tr>" for label in labels)
    return Page(f"<html><h1>{title(number)}</h1><table>{head}{rows}</table>{links}</html>".encode())


def stub(number: int, links: str) -> Page:
    """A page without tables that leads to the report."""
    return Page(f"<html><h1>{title(number)}</h1><p>详见附件。</p>{links}</html>".encode())


PDF = Page(b"%PDF-1.4 a report", headers={"Content-Type": "application/pdf"})
