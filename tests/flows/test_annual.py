"""What the whole does where a host, a batch or a stage fails, told to a real server."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterParentFlowRunId
from prefect.client.schemas.objects import State
from prefect.settings import (
    PREFECT_API_URL,
    PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
    PREFECT_HOME,
    PREFECT_LOGGING_TO_API_ENABLED,
    temporary_settings,
)

from flows.annual import annual
from gongkai import pipeline
from gongkai.crawl import HostResult, PortalResult
from gongkai.pipeline import Batch, BatchResult
from gongkai.values import GongkaiError

from .conftest import Server, until

HOSTS = ["a.example", "b.example", "c.example"]


def portal(problem: str = "", found: int = 3, failed: int = 0, end: Any = "last_page") -> PortalResult:
    got = found - failed
    return PortalResult("p", "trs", "", end, None, 1, found, found, got, 0, failed, got, 0, problem)


def crawled(host: str, *portals: PortalResult, problem: str = "") -> HostResult:
    return HostResult(host, {"ok": 3}, portals, 0.1, problem)


@dataclass
class Rooms:
    """Rooms that do nothing but note that they were asked; `fault` maps what is asked to what it answers or raises."""

    asked: list[str] = field(default_factory=list)
    fault: dict[str, Any] = field(default_factory=dict)

    def do(self, what: str, answer: Any) -> Any:
        self.asked.append(what)
        fault = self.fault.get(what, answer)
        if isinstance(fault, Exception):
            raise fault
        return fault


@pytest.fixture
def rooms(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rooms]:
    """The pipeline's stages replaced, so that the flows alone are seen; the server is real."""
    rooms = Rooms()
    batches = [Batch("batch 1", ()), Batch("batch 2", ())]
    monkeypatch.setattr(pipeline, "plan_crawl", lambda job: list(HOSTS))
    monkeypatch.setattr(pipeline, "crawl_one", lambda job, host: rooms.do(host, crawled(host, portal())))
    monkeypatch.setattr(pipeline, "plan_parse", lambda job: batches)
    monkeypatch.setattr(pipeline, "parse_batch", lambda job, b: rooms.do(b.name, BatchResult(b.name, 1, 0, 0)))
    monkeypatch.setattr(pipeline, "build", lambda job: rooms.do("build", None))
    monkeypatch.setattr(pipeline, "export", lambda job: rooms.do("export", []))
    settings = {
        PREFECT_API_URL: server.url,
        PREFECT_HOME: tmp_path,
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None,
        PREFECT_LOGGING_TO_API_ENABLED: False,
    }
    with temporary_settings(settings):
        yield rooms


def run(tmp_path: Path) -> State[Any]:
    state: State[Any] = annual(str(tmp_path), return_state=True)
    return state


def test_all_hosts_then_all_batches_then_build_then_export(rooms: Rooms, tmp_path: Path) -> None:
    state = run(tmp_path)
    assert state.is_completed()
    assert sorted(rooms.asked[:3]) == HOSTS
    assert sorted(rooms.asked[3:5]) == ["batch 1", "batch 2"]
    assert rooms.asked[5:] == ["build", "export"]


def test_the_server_shows_a_task_per_host_and_per_batch(rooms: Rooms, tmp_path: Path) -> None:
    state = run(tmp_path)
    wanted = {*(f"crawl {host}" for host in HOSTS), "parse batch 1", "parse batch 2", "build", "export"}
    run_id = state.state_details.flow_run_id
    assert run_id is not None
    with get_client(sync_client=True) as client:
        parent = FlowRunFilter(parent_flow_run_id=FlowRunFilterParentFlowRunId(any_=[run_id]))

        def shown() -> bool:
            tasks = client.read_task_runs(flow_run_filter=parent)
            return {task.name for task in tasks if task.state and task.state.is_completed()} == wanted

        assert until(shown, "the task runs on the server", 30)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (crawled("b.example", problem="robots.txt: 503"), "b.example: robots.txt: 503"),
        (crawled("b.example", portal("silent zero", 0)), "b.example: p: silent zero"),
        (crawled("b.example", portal("stub", 2, 0, "stub")), "b.example: p: stub"),
        (GongkaiError("hosts.csv, row 4: no such host"), "b.example: hosts.csv, row 4: no such host"),
        (OSError("disk full"), "b.example: OSError: disk full"),
    ],
    ids=["left", "nothing found", "listing cut short", "told", "unforeseen"],
)
def test_a_host_that_fails_stops_no_other_and_the_run_says_so(
    rooms: Rooms, tmp_path: Path, fault: Any, told: str
) -> None:
    rooms.fault["b.example"] = fault
    state = run(tmp_path)
    assert rooms.asked.count("b.example") == 1, "a site is not pressed again"
    assert {"a.example", "c.example", "batch 1", "batch 2", "build", "export"} < set(rooms.asked)
    assert state.is_failed()
    assert state.message == f"built and exported, but 1 of 3 hosts failed: {told}"


def test_one_page_that_is_gone_is_no_failure_of_its_host(rooms: Rooms, tmp_path: Path) -> None:
    rooms.fault["b.example"] = crawled("b.example", portal("/a.htm: gone 404", found=3, failed=1))
    assert run(tmp_path).is_completed()


def test_a_batch_that_fails_stops_no_other(rooms: Rooms, tmp_path: Path) -> None:
    rooms.fault["batch 1"] = OSError("disk full")
    state = run(tmp_path)
    assert rooms.asked[-2:] == ["build", "export"]
    assert "batch 2" in rooms.asked
    assert state.is_failed()
    assert state.message == "built and exported, but 1 of 2 batches failed: batch 1: OSError: disk full"


def test_a_plan_that_cannot_be_made_ends_the_run_at_once(
    rooms: Rooms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_plan(job: pipeline.Job) -> list[str]:
        raise GongkaiError("portals.csv, row 3: no such family")

    monkeypatch.setattr(pipeline, "plan_crawl", no_plan)
    state = run(tmp_path)
    assert state.is_failed()
    assert rooms.asked == []
    assert str(state.result(raise_on_failure=False)) == "portals.csv, row 3: no such family"


def test_a_build_that_fails_ends_the_run_before_the_export(rooms: Rooms, tmp_path: Path) -> None:
    rooms.fault["build"] = GongkaiError("dbt: a test failed")
    state = run(tmp_path)
    assert "export" not in rooms.asked
    assert state.is_failed()
    assert isinstance(state.result(raise_on_failure=False), GongkaiError)


def test_hosts_are_crawled_side_by_side(rooms: Rooms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    together = threading.Barrier(len(HOSTS), timeout=60)

    def meet(job: pipeline.Job, host: str) -> HostResult:
        together.wait()
        return crawled(host, portal())

    monkeypatch.setattr(pipeline, "crawl_one", meet)
    assert run(tmp_path).is_completed(), "each waits until all are there"
