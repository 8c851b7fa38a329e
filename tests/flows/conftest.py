"""A Prefect server as an operator runs it, and portals on loopback of which one answers when the test says so."""

import csv
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TypeVar

import pytest

from gongkai import demo
from tests.crawl.sites import Answer, Page, Site, send
from tests.maker.html import page
from tests.maker.layout import Layout
from tests.maker.reports import make

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]


def environment(home: Path, **more: str) -> dict[str, str]:
    """What a process gets: nothing of Prefect's or ours from outside, `home` as its home, telemetry off.

    And no tracer for coverage, which it would start by itself: under it a Prefect server takes half as long again.
    """
    ours = ("PREFECT", "GONGKAI", "COV")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "HOME": str(home), "DO_NOT_TRACK": "1", "PREFECT_SERVER_ANALYTICS_ENABLED": "false", **more}


def tracer() -> dict[str, str]:
    """What tells a process to measure coverage where this one does; for the one that runs what no test runs here."""
    return {name: value for name, value in os.environ.items() if name.startswith("COVERAGE")}


def until(look: Callable[[], T], words: str, seconds: float = 120) -> T:
    """What `look` gives as soon as it gives something; fails the test where it does not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.1)
    raise AssertionError(f"waited {seconds} s in vain for {words}")


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process that we started, and those that it started: each has a process group of its own."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@dataclass(frozen=True)
class Server:
    """A running Prefect server, and the environment of its clients."""

    url: str
    environment: dict[str, str]


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`prefect server start` with a home of its own, for all tests of this folder."""
    home = tmp_path_factory.mktemp("prefect-server")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}/api"
    env = environment(home, PREFECT_HOME=str(home / ".prefect"), PREFECT_API_URL=url)
    command = [
        sys.executable,
        "-m",
        "prefect",
        "server",
        "start",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--no-ui",
    ]
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(command, env=env, stdout=log, stderr=log, cwd=home, start_new_session=True)

    def answers() -> bool:
        assert process.poll() is None, (home / "log").read_text()
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            return False

    try:
        until(answers, "Prefect's server")
        yield Server(url, env)
    finally:
        end(process)


@pytest.fixture(scope="package")
def prefect_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Prefect's folder for runs that need none of their own: making its tables takes seconds, once."""
    return tmp_path_factory.mktemp("prefect-home")


class Gate:
    """A page that is answered when the test opens the gate."""

    def __init__(self, body: bytes) -> None:
        self.reached = threading.Event()
        self._opened = threading.Event()
        self._body = body

    def open(self) -> None:
        """Answer from now on, those who wait too."""
        self._opened.set()

    def page(self) -> Page:
        """The page, for a `Site`."""

        def behave(handler: BaseHTTPRequestHandler) -> None:
            self.reached.set()
            if self._opened.wait(120):
                send(handler, 200, {"Content-Type": "text/html; charset=utf-8"}, self._body)

        return Page(behave=behave)


def _listing(pages: Mapping[str, int]) -> Page:
    entries = "".join(
        f'<li><a href="{path}">示例局{year}年政府信息公开工作年度报告</a><span>{year + 1}-01-20</span></li>'
        for path, year in pages.items()
    )
    return Page(f"<html><body><ul>{entries}</ul></body></html>".encode())


def _report(year: int) -> bytes:
    """A page that is a report by its content: the crawl looks."""
    made = make(year, Layout())
    return page(made.title, made.blocks, made.layout).encode()


@dataclass(frozen=True)
class Portals:
    """A demo site with reports, and a slow one with two pages: the second waits at the gate."""

    registry: Path
    quick: str
    slow: Site
    gate: Gate
    sites: demo.Sites


@contextmanager
def portals(folder: Path) -> Iterator[Portals]:
    """Run both, with a registry that names them in `folder`."""
    gate = Gate(_report(2023))
    first = Page(_report(2022))
    listing = _listing({"/art/2022.html": 2022, "/art/2023.html": 2023})
    slow_pages: dict[str, Answer] = {
        "/list.html": listing,
        "/art/2022.html": first,
        "/art/2023.html": gate.page(),
    }
    with demo.serve(ROOT / "data" / "sample") as sites, Site(slow_pages) as slow:
        registry = sites.write_registry(folder)
        quick = next(portal for portal in sites.portals if portal.family == "trs")
        host = quick.listing_url.split("/")[2]
        columns = ("portal_id", "agency_name", "region_code", "level", "listing_url", "family", "scope")
        rows = [
            [getattr(quick, column) for column in columns],
            ["slow", quick.agency_name, quick.region_code, quick.level, slow.url("/list.html"), "generic", "own"],
        ]
        _write(registry / "portals.csv", columns, rows)
        hosts = [[name, "true", "", "a site of this test", "2025-01-31"] for name in (host, slow.host)]
        _write(registry / "hosts.csv", ("host", "allow_private", "tls", "reason", "date"), hosts)
        yield Portals(registry, host, slow, gate, sites)


def _write(path: Path, header: tuple[str, ...], rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
