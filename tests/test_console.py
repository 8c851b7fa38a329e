"""What a crawl shows while it runs: per host found, fetched, unchanged, failed; JSON lines for schedules."""

import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from rich.console import Console
from rich.progress import Progress, TextColumn

from gongkai import console
from gongkai.crawl import (
    Event,
    HostFinished,
    HostLeft,
    HostResult,
    HostStarted,
    ListingRead,
    PageFetched,
    PortalResult,
    SilentZero,
)
from gongkai.values import Snapshot

HOST = "www.example.gov.cn"


def fetched(outcome: Any, role: Any = "report", host: str = HOST) -> PageFetched:
    now = datetime.now(UTC)
    return PageFetched(host, Snapshot("http://h/a", "http://h/a", "p1", host, role, "", now, 200, outcome, 1))


RESULT = PortalResult("p1", "trs", "", "last_page", None, 1, 5, 4, 1, 1, 2, 2, 1, "1 pages wait for the next run")
EVENTS: list[Event] = [
    HostStarted(HOST, 1, 0),
    fetched("ok", "robots"),
    fetched("ok", "listing"),
    ListingRead(HOST, "p1", "trs", 1, 4, 1, None, "last_page"),
    fetched("ok"),
    fetched("ok", "attachment"),
    fetched("unchanged"),
    fetched("gone"),
    fetched("ok", "attachment", "files.example.gov.cn"),
    HostLeft(HOST, "postponed", "the limit"),
    SilentZero(HOST, "p2", "http://h/", "silent zero"),
]
END = HostFinished(HOST, HostResult(HOST, {"ok": 4}, (RESULT,), 2.0))


def test_a_bar_tells_found_fetched_unchanged_failed_and_how_far_it_is() -> None:
    out = io.StringIO()
    progress = Progress(TextColumn("{task.fields[told]}"), console=Console(file=out, width=160))
    bars = console.HostBars(progress)
    for event in EVENTS:
        bars.show(event)
    (task,) = progress.tasks
    assert task.fields["told"] == "found 4, fetched 2, unchanged 1, failed 1"
    assert (task.completed, task.total) == (3, 5), "what is no longer listed is asked for too"
    assert f"{HOST} waits: the limit" in out.getvalue()
    assert "error: p2 http://h/: silent zero" in out.getvalue()
    bars.show(END)
    assert task.finished


def test_a_schedule_gets_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with console.crawl_progress(quiet=True) as on_event:
        for event in [*EVENTS, END]:
            on_event(event)
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert len(lines) == len(EVENTS) + 1
    assert (
        lines[-1].items() >= {"host": HOST, "found": 4, "fetched": 1, "unchanged": 1, "failed": 2, "waiting": 1}.items()
    )
    assert [line["event"] for line in lines if line["level"] == "error"] == ["SilentZero"]
    assert [line["event"] for line in lines if line["level"] == "warning"] == ["HostLeft"]
