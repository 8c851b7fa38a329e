"""The gate of a host: one request at a time, the pause between them, and whether the host is left alone.

The pause holds over all processes that share the archive's folder: who asks holds a lock on the host's pace file,
which says when the host was last asked. A lock goes with its process, so a kill leaves none behind.
"""

import asyncio
import fcntl
import os
import random
import ssl
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx

from gongkai.archive import pace_file
from gongkai.crawl.addresses import host_of, is_loopback
from gongkai.crawl.events import HostLeft, OnEvent
from gongkai.crawl.manners import SHORTEST_PAUSE, Manners, is_night
from gongkai.crawl.robots import Rules
from gongkai.crawl.tls import TlsException, tls_context
from gongkai.values import GongkaiError, Outcome

NOTED_WITHIN = 0.05
"""Seconds within which a server has noted a request that we sent, and"""
ON_THE_WAY = 0.1
"""the part of the pause within which it has, where that is longer: no answer lengthens the pause by more."""

_LOCK_POLL = 0.05


@dataclass(frozen=True, slots=True)
class Left:
    """Why a host is not asked again in this run."""

    outcome: Outcome
    detail: str


class Gate:
    """One host's gate. All requests to the host go through `turn`, whoever makes them."""

    def __init__(
        self, host: str, manners: Manners, client: httpx.AsyncClient, *, pace: Path, on_event: OnEvent
    ) -> None:
        self.host = host
        self.client = client
        self.rules: Rules | None = None
        self.robots_lock = asyncio.Lock()
        self.left: Left | None = None
        self.address: str | None = None
        self._manners = manners
        self._on_event = on_event
        self._gap = manners.pause_seconds if is_loopback(host) else max(manners.pause_seconds, SHORTEST_PAUSE)
        self._lock = asyncio.Lock()
        self._due = 0.0
        self._sent = 0.0
        self._failures = 0
        self._asked = 0
        self._pace = _open_pace(pace)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait until the host may be asked, and keep all others out until the answer has ended.

        Whoever has the turn looks at `left` first: the host may not be asked any more.
        """
        async with self._lock, self._alone():
            if self.left is None:
                await asyncio.sleep(max(0.0, self._due - time.monotonic(), self._due_by_pace_file()))
                self._postpone()
            if self.left is not None:
                yield
                return
            self._asked += 1
            self.sent()
            try:
                yield
            finally:
                pause = self._gap * (1 + random.uniform(0.1, 1) * self._manners.jitter)  # noqa: S311
                self._due = max(self._due, self._sent + pause, time.monotonic())

    def _postpone(self) -> None:
        """Leave the host for this run where the limit is reached or the night is over."""
        limit = self._manners.max_requests
        if 0 < limit <= self._asked:
            self.leave("postponed", f"the limit of {limit} requests a run is reached; the next run goes on")
        elif self._manners.night and not is_night(datetime.now(UTC)):
            self.leave("postponed", "it is not between 22:00 and 6:00 in China; the next run goes on")

    def sent(self) -> None:
        """Count the pause from now: the request is on its way."""
        self._count_from(time.monotonic())

    def answered(self) -> None:
        """The answer begins: count the pause from a little later. A busy server notes a request some moments after we
        sent it, and two may be unequally long on their way: its own log must show the whole pause between them.
        """
        self._count_from(min(time.monotonic(), self._sent + max(NOTED_WITHIN, ON_THE_WAY * self._gap)))

    def _count_from(self, moment: float) -> None:
        self._sent = moment
        last = time.time() - time.monotonic() + moment
        os.pwrite(self._pace, f"{last:017.6f}\n".encode("ascii"), 0)

    def obey(self, rules: Rules) -> None:
        """Keep to a robots.txt from now on. A pause that nobody could wait for means that we are not wanted."""
        self.rules = rules
        if rules.gap > self._manners.longest_wait_seconds:
            self.leave("robots", f"robots.txt asks for {rules.gap:.0f} s between requests; that is too long to wait")
        self._gap = max(self._gap, rules.gap)

    def hold(self, seconds: float) -> None:
        """Ask nothing for some time, whoever waits, and be slower from now on."""
        self._due = max(self._due, time.monotonic() + seconds)
        self._gap = max(self._gap, min(self._gap * 1.5, self._manners.longest_wait_seconds))

    def leave(self, outcome: Outcome, detail: str) -> None:
        """Ask this host no more in this run."""
        if self.left is None:
            self.left = Left(outcome, detail)
            self._on_event(HostLeft(self.host, outcome, detail))

    def succeeded(self) -> None:
        """A page was answered."""
        self._failures = 0

    def failed(self, outcome: Outcome) -> None:
        """A page failed for good; after some in a row the host is left."""
        self._failures += 1
        if self._failures >= self._manners.failures_in_a_row:
            self.leave(outcome, f"{self._failures} pages in a row failed, the last with {outcome}")

    async def close(self) -> None:
        """Close the connections."""
        os.close(self._pace)
        await self.client.aclose()

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        """Hold the pace file's lock, so that no other process asks the host meanwhile."""
        while True:
            try:
                fcntl.flock(self._pace, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                await asyncio.sleep(_LOCK_POLL)
        try:
            yield
        finally:
            fcntl.flock(self._pace, fcntl.LOCK_UN)

    def _due_by_pace_file(self) -> float:
        """Seconds that the last request of any process asks us to wait; never over the gap, if a clock was set back."""
        try:
            last = float(os.pread(self._pace, 32, 0))
        except ValueError:
            return 0.0
        return min(last + self._gap - time.time(), self._gap)


class Gates:
    """The gates of a run, one per host, made when first needed. An async context manager.

    `tls` has the hosts whose TLS lacks something that all others must have.
    """

    def __init__(
        self, archive_root: Path, manners: Manners, on_event: OnEvent, tls: Mapping[str, TlsException] | None = None
    ) -> None:
        self._root = archive_root
        self._manners = manners
        self._on_event = on_event
        self._tls = tls or {}
        self._contexts: dict[TlsException, ssl.SSLContext] = {}
        self._gates: dict[str, Gate] = {}

    async def __aenter__(self) -> "Gates":
        return self

    async def __aexit__(self, *_: object) -> None:
        for gate in self._gates.values():
            await gate.close()

    def of(self, url: str) -> Gate:
        """The gate of the host that an address belongs to."""
        host = host_of(url)
        if host not in self._gates:
            lacks = self._tls.get(host, "")
            if lacks not in self._contexts:
                self._contexts[lacks] = tls_context(lacks)
            client = _client(self._manners, self._contexts[lacks])
            pace = pace_file(self._root, host)
            self._gates[host] = Gate(host, self._manners, client, pace=pace, on_event=self._on_event)
        return self._gates[host]


def _client(manners: Manners, tls: ssl.SSLContext) -> httpx.AsyncClient:
    """A client of its own for one host: it keeps that host's cookies, and no proxy stands between."""
    return httpx.AsyncClient(
        headers={
            "User-Agent": manners.user_agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Encoding": "gzip, deflate",
            # What a server sends beyond its Content-Length would be taken for the answer to the next request.
            "Connection": "close",
        },
        verify=tls,
        trust_env=False,
        follow_redirects=False,
        timeout=manners.timeout_seconds,
        limits=httpx.Limits(max_connections=2, max_keepalive_connections=0),
    )


def _open_pace(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise GongkaiError(
            f"{path}: cannot be written ({error.strerror or error}); give permission, and run again"
        ) from error
