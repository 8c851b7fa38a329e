"""Killed at 30 moments and started again: nothing lost, nothing fetched twice but the page in flight, all verified."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from gongkai.archive import Damage, load_snapshots, read_body, verify
from gongkai.values import Snapshot

from .sites import Page, Site, listing, pages_of, reports

LINKS = reports(12)
FIRST, SECOND = dict(list(LINKS.items())[:6]), dict(list(LINKS.items())[6:])
SEEDS, KILLS = 10, 3


def filled() -> Site:
    return Site(
        {
            "/robots.txt": Page(b"User-agent: *\nDisallow: /no\n"),
            "/list.html": listing(FIRST, "/list_1.html", 13),
            "/list_1.html": listing({**SECOND, "/art/gone.html": "已撤下的政府信息公开年度报告"}, "", 13),
            **pages_of(LINKS),
        }
    )


class Crawls:
    """Starts crawls in processes of their own, one at a time."""

    def __init__(self) -> None:
        script = Path(__file__).with_name("killable.py")
        self._starter = subprocess.Popen(
            [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def start(self, root: Path, run_id: str, site: Site) -> int:
        """The id of the new process."""
        assert self._starter.stdin
        self._starter.stdin.write(json.dumps([str(root), run_id, site.url("/list.html")]) + "\n")
        self._starter.stdin.flush()
        return self._told()

    def ended(self) -> int:
        """The exit status of the process, when it has ended."""
        return self._told()

    def close(self) -> None:
        assert self._starter.stdin
        assert self._starter.stdout
        self._starter.stdin.close()
        self._starter.wait()
        self._starter.stdout.close()

    def _told(self) -> int:
        assert self._starter.stdout
        return int(self._starter.stdout.readline())


@pytest.fixture(scope="module")
def crawls() -> Iterator[Crawls]:
    made = Crawls()
    yield made
    made.close()


Told = list[tuple[str, str, str, str]]


def told(rows: list[Snapshot]) -> Told:
    """What a set of rows says, without times and places."""
    return sorted((urlsplit(row.url).path, row.role, row.outcome, row.sha256 or "") for row in rows)


def kill(crawls: Crawls, site: Site, pid: int, asked: int, later: float) -> None:
    """Kill a crawl some moments after the site has been asked for the n-th time."""
    before = len(site.log)
    patience = time.monotonic() + 60
    while len(site.log) - before < asked and time.monotonic() < patience:
        time.sleep(0.001)
    time.sleep(later)
    os.kill(pid, signal.SIGKILL)
    assert crawls.ended() == -signal.SIGKILL, "it was killed in its middle"


def faults(root: Path) -> list[Damage]:
    """What `gongkai archive verify` finds; nothing where not even a folder has been made."""
    found: list[Damage] = []
    if (root / "warc").is_dir():
        verify(root, found.append)
    return [damage for damage in found if not damage.pending]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, crawls: Crawls) -> Told:
    root = tmp_path_factory.mktemp("undisturbed")
    with filled() as site:
        crawls.start(root, "run", site)
        assert crawls.ended() == 0
    return told(load_snapshots(root))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_crawl_that_is_killed_over_and_over_ends_as_one_that_is_not(
    tmp_path: Path, crawls: Crawls, undisturbed: Told, seed: int
) -> None:
    chance = random.Random(seed)
    with filled() as site:
        for number in range(KILLS):
            pid = crawls.start(tmp_path, f"run{number}", site)
            kill(crawls, site, pid, chance.randint(0, 4), chance.uniform(0, 0.04))
            assert faults(tmp_path) == []
        crawls.start(tmp_path, "last", site)
        assert crawls.ended() == 0
        asked = Counter(site.asked())
    rows = load_snapshots(tmp_path)
    assert told(rows) == undisturbed
    assert len(undisturbed) == 1 + 2 + 13
    assert sum(asked.values()) <= len(undisturbed) + KILLS, "only what was in flight is asked for again"
    for row in rows:
        assert row.outcome == "gone" or read_body(tmp_path, row)
    left: list[Damage] = []
    assert verify(tmp_path, left.append).rows == len(rows)
    assert left == [], "no file ends inside a record, and no row is missing"
    assert not list(tmp_path.glob("warc/*/*.open")), "the pass has ended"
