"""Killed at any moment and started again: nothing lost, and nothing fetched twice but the page in flight."""

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from gongkai.archive import load_snapshots, read_body
from gongkai.archive.members import whole_records
from gongkai.values import Snapshot

from .sites import Page, Site, listing, pages_of, reports

LINKS = reports(12)
FIRST, SECOND = dict(list(LINKS.items())[:6]), dict(list(LINKS.items())[6:])


def filled() -> Site:
    return Site(
        {
            "/robots.txt": Page(b"User-agent: *\nDisallow: /no\n"),
            "/list.html": listing(FIRST, "/list_1.html", 13),
            "/list_1.html": listing({**SECOND, "/art/gone.html": "已撤下的政府信息公开年度报告"}, "", 13),
            **pages_of(LINKS),
        }
    )


def start(root: Path, run_id: str, site: Site) -> subprocess.Popen[bytes]:
    script = Path(__file__).with_name("killable.py")
    return subprocess.Popen([sys.executable, str(script), str(root), run_id, site.url("/list.html")])


Told = list[tuple[str, str, str, str]]


def told(rows: list[Snapshot]) -> Told:
    """What a set of rows says, without times and places."""
    return sorted((urlsplit(row.url).path, row.role, row.outcome, row.sha256 or "") for row in rows)


def kill(site: Site, process: subprocess.Popen[bytes], asked: int, later: float) -> None:
    """Kill a crawl some moments after the site has been asked for the n-th time."""
    before = len(site.log)
    while len(site.log) - before < asked and process.poll() is None:
        time.sleep(0.001)
    time.sleep(later)
    process.kill()
    assert process.wait() == -signal.SIGKILL, "it was killed in its middle"


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Told:
    root = tmp_path_factory.mktemp("undisturbed")
    with filled() as site:
        assert start(root, "run", site).wait() == 0
    return told(load_snapshots(root))


@pytest.mark.parametrize("seed", range(4))
def test_a_crawl_that_is_killed_over_and_over_ends_as_one_that_is_not(
    tmp_path: Path, undisturbed: Told, seed: int
) -> None:
    chance = random.Random(seed)
    kills = 3
    with filled() as site:
        for number in range(kills):
            process = start(tmp_path, f"run{number}", site)
            kill(site, process, chance.randint(1, 4), chance.uniform(0, 0.03))
        assert start(tmp_path, "last", site).wait() == 0
        asked = Counter(site.asked())
    rows = load_snapshots(tmp_path)
    assert told(rows) == undisturbed
    assert len(undisturbed) == 1 + 2 + 13
    assert sum(asked.values()) <= len(undisturbed) + kills, "only what was in flight is asked for again"
    for row in rows:
        assert row.outcome == "gone" or read_body(tmp_path, row)
    for path in tmp_path.glob("warc/*/*.warc.gz"):
        assert list(whole_records(path))[-1].end == path.stat().st_size, "no file ends inside a record"
    assert not list(tmp_path.glob("warc/*/*.open")), "the pass has ended"
