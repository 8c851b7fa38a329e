"""One site of the demo over HTTP: answers what it has made, says 304 where nothing changed, and keeps a log."""

import socket
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from urllib.parse import parse_qsl, urlsplit

from gongkai.demo.sites import Page, Route, normal
from gongkai.values import GongkaiError

MAX_FORM_BYTES = 64 * 1024
IDLE_SECONDS = 30

Place = tuple[str, int]
"""An address and a port."""


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """One request as a site saw it. Times are seconds of `time.monotonic`; `ended` is just before the answer went out,
    so that of two requests made one after the other the second never starts before the first has ended.
    """

    host: str
    method: str
    target: str
    status: int
    started: float
    ended: float
    user_agent: str
    conditional: bool


class Log:
    """The requests of all sites, in the order in which they ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._records: list[RequestRecord] = []

    def add(self, record: RequestRecord) -> None:
        """Note one request; from any thread."""
        with self._lock:
            self._records.append(record)

    def all(self) -> tuple[RequestRecord, ...]:
        """All so far."""
        with self._lock:
            return tuple(self._records)


@contextmanager
def running(routes: Mapping[str, Route], missing: Page, place: Place, *, log: Log, latency: float) -> Iterator[None]:
    """Serve one site's routes at a place until the context ends; `missing` answers all other paths.

    `latency`: seconds that each answer takes. Raises `GongkaiError` where the place is taken.
    """
    try:
        server = _SiteServer(routes, missing, place, log, latency)
    except OSError as error:
        raise GongkaiError(
            f"{place[0]}:{place[1]} is not free for the demo's sites ({error.strerror}); "
            "end what listens there, or let the demo take another port"
        ) from error
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _SiteServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, routes: Mapping[str, Route], missing: Page, place: Place, log: Log, latency: float) -> None:
        self.host = f"{place[0]}:{place[1]}"
        self.log = log
        self.latency = latency
        self.routes = routes
        self.missing = missing
        self.connections: set[socket.socket] = set()
        super().__init__(place, _Handler)

    def server_bind(self) -> None:
        """Bind without asking the resolver for the address's name, which HTTPServer does."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def process_request(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        """Keep in mind which connections are open."""
        if isinstance(request, socket.socket):
            self.connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        """Forget a connection that ends."""
        if isinstance(request, socket.socket):
            self.connections.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Stop listening and end open connections, which would else be answered for as long as a client keeps them."""
        super().server_close()
        for connection in tuple(self.connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        """A client that hangs up is no news; anything else is told as ever."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def answer(self, target: str, form: str) -> Page:
        """The page for a request's target and form; only what the site has made itself."""
        with suppress(ValueError):
            parts = urlsplit(target)
            route = self.routes.get(normal(parts.path), self.missing)
            if isinstance(route, Page):
                return route
            return route(dict(parse_qsl(f"{parts.query}&{form}", max_num_fields=50)))
        return self.missing


class _Handler(BaseHTTPRequestHandler):
    server: _SiteServer
    protocol_version = "HTTP/1.1"
    server_version = "gongkai-demo"
    sys_version = ""
    timeout = IDLE_SECONDS
    wbufsize = 1 << 16
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._reply("")

    def do_HEAD(self) -> None:
        self._reply("")

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > MAX_FORM_BYTES:
            self.close_connection = True
            self.send_error(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return
        self._reply(self.rfile.read(int(length)).decode("utf-8", "replace"))

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the terminal: `Sites.requests` has it all."""

    def _reply(self, form: str) -> None:
        started = time.monotonic()
        page = self.server.answer(self.path, form)
        unchanged = self.command != "POST" and page.status == 200 and self._has(page)
        status = HTTPStatus.NOT_MODIFIED if unchanged else HTTPStatus(page.status)
        if self.server.latency:
            time.sleep(self.server.latency)
        self.send_response(status)
        for name, value in page.headers.items():
            self.send_header(name, value)
        if not unchanged:
            self.send_header("Content-Length", str(len(page.body)))
        self.end_headers()
        self.server.log.add(self._record(status, started))
        if not unchanged and self.command != "HEAD":
            self.wfile.write(page.body)

    def _record(self, status: int, started: float) -> RequestRecord:
        return RequestRecord(
            host=self.server.host,
            method=self.command,
            target=self.path,
            status=int(status),
            started=started,
            ended=time.monotonic(),
            user_agent=self.headers.get("User-Agent", ""),
            conditional="If-None-Match" in self.headers or "If-Modified-Since" in self.headers,
        )

    def _has(self, page: Page) -> bool:
        """Whether the client says that it has this page (RFC 9110, 13.1.2 and 13.1.3: the tag goes before the day)."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            given = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
            return "*" in given or page.etag in given
        since = self.headers.get("If-Modified-Since")
        if since is None:
            return False
        try:
            day = parsedate_to_datetime(since)
        except ValueError:
            return False
        return (day if day.tzinfo else day.replace(tzinfo=UTC)) >= page.last_modified
