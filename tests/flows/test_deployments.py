"""`prefect deploy --all`, a worker, a run as the schedule makes one, and a second beside it that is cancelled."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.objects import ConcurrencyLimitStrategy, State
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.states import Scheduled

from .conftest import ROOT, Server, end, environment, portals, until


def prefect(server: Server, *words: str) -> str:
    """A command of the documented ones, run where the documentation says."""
    command = [sys.executable, "-m", "prefect", "--no-prompt", *words]
    done = subprocess.run(command, env=server.environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def deployed(server: Server) -> None:
    prefect(server, "work-pool", "create", "gongkai", "--type", "process")
    prefect(server, "deploy", "--all")


@pytest.fixture
def client(server: Server, deployed: None) -> Iterator[SyncPrefectClient]:
    with temporary_settings({PREFECT_API_URL: server.url}), get_client(sync_client=True) as client:
        yield client


def test_what_is_deployed_is_what_the_project_file_says(client: SyncPrefectClient) -> None:
    deployment = client.read_deployment_by_name("annual/annual")
    assert deployment.work_pool_name == "gongkai"
    assert len(deployment.schedules) == 7
    assert all(schedule.active for schedule in deployment.schedules)
    assert deployment.global_concurrency_limit is not None
    assert deployment.global_concurrency_limit.limit == 1
    assert deployment.concurrency_options is not None
    assert deployment.concurrency_options.collision_strategy == ConcurrencyLimitStrategy.CANCEL_NEW
    assert str(ROOT) not in deployment.model_dump_json(), "any machine can serve the pool"


def test_deploying_again_changes_nothing(server: Server, client: SyncPrefectClient) -> None:
    before = client.read_deployment_by_name("annual/annual")
    prefect(server, "deploy", "--all")
    after = client.read_deployment_by_name("annual/annual")
    assert after.id == before.id
    assert len(after.schedules) == 7


def test_a_scheduled_run_completes_and_one_beside_it_is_cancelled(
    server: Server, client: SyncPrefectClient, tmp_path: Path
) -> None:
    deployment = client.read_deployment_by_name("annual/annual")
    data = tmp_path / "data"

    def schedule(registry: Path) -> UUID:
        parameters = {"data": str(data), "registry": str(registry), "pause": 0.05}
        run = client.create_flow_run_from_deployment(deployment.id, parameters=parameters, state=Scheduled())
        return run.id

    def state(run: UUID) -> State:
        found = client.read_flow_run(run).state
        assert found is not None
        return found

    env = environment(
        tmp_path,
        PREFECT_API_URL=server.url,
        PREFECT_HOME=str(tmp_path / ".prefect"),
        PREFECT_WORKER_QUERY_SECONDS="1",
    )
    with portals(tmp_path / "registry") as sites, (tmp_path / "log").open("wb") as log:
        first = schedule(sites.registry)
        worker = subprocess.Popen(
            [sys.executable, "-m", "prefect", "worker", "start", "--pool", "gongkai"],
            env=env,
            cwd=ROOT,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            until(sites.gate.reached.is_set, "the run to reach the slow page")
            second = schedule(sites.registry)
            until(lambda: state(second).is_final(), "the second run's end")
            assert state(second).is_cancelled()
            assert state(first).is_running()
            sites.gate.open()
            until(lambda: state(first).is_final(), "the first run's end", 240)
        finally:
            end(worker)
    told = (tmp_path / "log").read_text()
    assert state(first).is_completed(), told
    assert (data / "warehouse" / "gongkai.duckdb").is_file()
    assert "hosts)" in told, "the worker's log has a line per host"
