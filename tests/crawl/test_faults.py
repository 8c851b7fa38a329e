"""Disks that are full, folders that are shut, clocks that jump, servers without an end: a record each, and no harm."""

import errno
import os
import resource
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path

import pytest

from gongkai.archive import Damage, load_snapshots, read_body, verify
from gongkai.archive.members import Gap, walk_records
from gongkai.archive.places import host_name
from gongkai.crawl import fetch as fetching
from gongkai.crawl import visit as visiting

from .crawls import QUICK, crawl, outcomes, rows
from .sites import Answer, Page, Site, listing, pages_of, report, reports

LINKS = reports(4)


def filled(**pages: Page) -> Site:
    """A site with four reports, some of their pages replaced: `p2002=…`."""
    changed: dict[str, Answer] = {f"/art/{name[1:]}.html": page for name, page in pages.items()}
    return Site({"/list.html": listing(LINKS), **pages_of(LINKS), **changed})


def faults(root: Path) -> list[Damage]:
    """What `gongkai archive verify` calls a fault."""
    found: list[Damage] = []
    verify(root, found.append)
    return [damage for damage in found if not damage.pending]


def of(root: Path, site: Site, role: str = "report") -> list[str]:
    """The outcomes of a site's rows."""
    return [row.outcome for row in rows(root, role) if row.host == site.host]


@contextmanager
def no_file_over(size: int) -> Iterator[None]:
    """The kernel refuses to let a file grow beyond a size, in the middle of a write if need be."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_takes_no_more_of_one_host_harms_nothing(tmp_path: Path) -> None:
    large = Page(os.urandom(60_000))
    with filled(p2003=large) as full, filled() as other:
        with no_file_over(40_000):
            broken, whole = crawl(tmp_path, [full.portal(), other.portal(portal_id="p2")])
        assert "File too large" in broken.problem
        assert "what it held is whole; make room or give permission, and run again" in broken.problem
        assert whole.problem == ""
        assert (of(tmp_path, full), of(tmp_path, other)) == (["ok"] * 2, ["ok"] * 4)
        assert faults(tmp_path) == []
        crawl(tmp_path, [full.portal(), other.portal(portal_id="p2")], run_id="again")
        assert of(tmp_path, full) == ["ok"] * 4, "the pass was taken up where the disk had stopped it"
        assert full.asked("/art/2001.html") == ["/art/2001.html"]
    assert faults(tmp_path) == []
    assert (
        read_body(tmp_path, next(row for row in rows(tmp_path) if row.url == full.url("/art/2003.html"))) == large.body
    )


@pytest.mark.parametrize("kind", ["warc", "index"])
def test_a_folder_that_is_read_only_costs_its_host_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    real_open, real_rename = os.open, os.rename
    with filled() as shut, filled() as other:
        name = host_name(shut.host)

        def opened(path: str | Path, *others: int, **more: int) -> int:
            if kind == "warc" and Path(path).parent.name == name:
                raise OSError(errno.EROFS, "Read-only file system", str(path))
            return real_open(path, *others, **more)

        def renamed(old: str | Path, new: str | Path, **more: int) -> None:
            if kind == "index" and Path(new).name.startswith(f"{name}--"):
                raise OSError(errno.EACCES, "Permission denied", str(new))
            real_rename(old, new, **more)

        with monkeypatch.context() as patch:
            patch.setattr(os, "open", opened)
            patch.setattr(os, "rename", renamed)
            broken, whole = crawl(tmp_path, [shut.portal(), other.portal(portal_id="p2")])
        says = "Read-only file system" if kind == "warc" else "Permission denied"
        assert says in broken.problem
        assert "run again" in broken.problem
        assert whole.problem == ""
        assert (of(tmp_path, shut), of(tmp_path, other)) == ([], ["ok"] * 4)
        assert faults(tmp_path) == []
        crawl(tmp_path, [shut.portal(), other.portal(portal_id="p2")], run_id="again")
        assert of(tmp_path, shut) == ["ok"] * 4
        assert len(shut.asked("/art/2001.html")) == 1, "nothing is asked for that cannot be kept, nor twice"
    assert faults(tmp_path) == []


def test_a_page_whose_record_was_cut_is_fetched_anew(tmp_path: Path) -> None:
    with filled() as site:
        crawl(tmp_path, [site.portal()], run_id="first")
        last = rows(tmp_path)[-1]
        assert last.warc_file is not None
        assert last.warc_offset is not None
        path = tmp_path / last.warc_file
        path.write_bytes(path.read_bytes()[: last.warc_offset + 100])
        (result,) = crawl(tmp_path, [site.portal()], run_id="second")
    assert (result.problem, result.portals[0].problem) == ("", "")
    assert outcomes(tmp_path)[4:] == ["unchanged"] * 3 + ["ok"]
    assert read_body(tmp_path, rows(tmp_path)[-1]) == report(2004).body
    assert {damage.file for damage in faults(tmp_path)} == {last.warc_file}, "the new file is whole"
    kept = [record for record in walk_records(path) if not isinstance(record, Gap)]
    assert kept[-1].end == last.warc_offset, "what stood before the cut is as it was"


def test_a_clock_that_jumps_back_changes_neither_pace_nor_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jumps = 0

    def behind() -> timedelta:
        nonlocal jumps
        jumps += 1
        return timedelta(hours=jumps)

    class Back(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Back":
            moment = datetime.now(tz) - behind()
            return cls.fromtimestamp(moment.timestamp(), tz)

    real = time.time
    with filled() as site:
        with monkeypatch.context() as patch:
            patch.setattr(fetching, "datetime", Back)
            patch.setattr(visiting, "datetime", Back)
            patch.setattr(time, "time", lambda: real() - behind().total_seconds())
            (result,) = crawl(tmp_path, [site.portal()], run_id="first")
        assert jumps > 10
        assert (result.problem, outcomes(tmp_path)) == ("", ["ok"] * 4)
        asked = [line.began for line in site.log]
        gaps = [later - earlier for earlier, later in pairwise(asked)]
        assert QUICK["pause_seconds"] <= min(gaps) <= max(gaps) < 5
        crawl(tmp_path, [site.portal()], run_id="second")
    assert sorted(outcomes(tmp_path)) == ["ok"] * 4 + ["unchanged"] * 4
    assert all(row.fetched_at <= datetime.now(UTC) for row in load_snapshots(tmp_path))
    assert faults(tmp_path) == []


class Endless:
    """Ten gigabytes in chunks, or as many of them as are taken."""

    sent = 0

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        chunk = b"186a0\r\n" + b"x" * 100_000 + b"\r\n"
        for _ in range(100_000):
            handler.wfile.write(chunk)
            self.sent += len(chunk)


def a_byte_a_second(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in range(3):
        handler.wfile.write(b"1\r\nx\r\n")
        time.sleep(1)
    handler.close_connection = True


def more_than_it_says(handler: BaseHTTPRequestHandler) -> None:
    """Behind the body stands what could pass for the answer to the next request."""
    body = report(2002).body
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    handler.wfile.write(head + body + b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nWRONG")


def test_servers_without_an_end_or_a_measure_cost_nothing_but_their_page(tmp_path: Path) -> None:
    endless = Endless()
    garbage = Page(b"\x1f\x8b\x08" + os.urandom(3_000), headers={"Content-Encoding": "gzip"})
    with ExitStack() as running:
        habits = {
            "endless": (Page(behave=endless), ["too_large"]),
            "slow": (Page(behave=a_byte_a_second), ["timeout"] * 3),
            "garbage": (garbage, ["truncated"] * 2),
            "more": (Page(behave=more_than_it_says), ["ok"]),
            "good": (report(2002), ["ok"]),
        }
        sites = {name: running.enter_context(filled(p2002=page)) for name, (page, _) in habits.items()}
        began = time.monotonic()
        results = crawl(
            tmp_path,
            [site.portal(portal_id=name) for name, site in sites.items()],
            max_bytes=200_000,
            timeout_seconds=1.5,
        )
        assert time.monotonic() - began < 60
    for result, (name, site) in zip(results, sites.items(), strict=True):
        assert result.problem == ""
        assert of(tmp_path, site) == ["ok", *habits[name][1], "ok", "ok"], name
    assert endless.sent < 40_000_000, "it is not read beyond the limit"
    for row in rows(tmp_path):
        if row.outcome == "ok":
            assert read_body(tmp_path, row) == report(int(row.url[-9:-5])).body
        else:
            assert row.detail
    assert faults(tmp_path) == []
