"""A run in one process: a server of its own, nothing outside the data folder, the errors that a user must read."""

import json
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_URL, temporary_settings

from .conftest import ROOT, Server, environment, portals, tracer, until

RUN = """
import json, sys
from pathlib import Path
from flows.runtime import run_annual
from gongkai.values import GongkaiError
data, registry = map(Path, sys.argv[1:])
try:
    print(json.dumps(run_annual(data=data, registry=registry, pause=0.05)))
except GongkaiError as error:
    print(json.dumps(str(error)))
"""


def start(data: Path, registry: Path, home: Path, **more: str) -> subprocess.Popen[bytes]:
    """A run of the whole in a process of its own, with `more` in its environment."""
    env = environment(home, PYTHONPATH=str(ROOT), **more)
    return subprocess.Popen(
        [sys.executable, "-c", RUN, str(data), str(registry)],
        env=env,
        cwd=home,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_importing_the_package_and_its_runtime_imports_no_prefect() -> None:
    code = "import sys, flows.runtime; sys.exit('prefect' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_a_run_leaves_no_trace_outside_its_data_folder_and_no_server(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with portals(tmp_path / "registry") as sites:
        sites.gate.open()
        process = start(tmp_path / "data", sites.registry, home, **tracer())
        out, err = process.communicate(timeout=240)
    assert json.loads(out) is True, err.decode()
    assert list(home.iterdir()) == []
    names = {path.name for path in (tmp_path / "data").iterdir()}
    assert {".prefect", "archive", "lake", "warehouse", "exports"} <= names
    said = [line.split("  ", 1)[1] for line in err.decode().splitlines()]
    assert {line.partition(": ")[0] for line in said[:2]} == {sites.quick, sites.slow.host}
    assert [line.partition(": ")[2] for line in said[:2]] == ["done (1 of 2 hosts)", "done (2 of 2 hosts)"]
    assert said[2].endswith("done (1 of 1 batches)")
    assert said[3:] == ["building the warehouse", "exporting its tables"], "and nothing else"


def test_an_error_for_the_user_comes_through_in_its_own_words(tmp_path: Path, prefect_home: Path) -> None:
    process = start(tmp_path / "data", tmp_path / "no-registry", tmp_path, PREFECT_HOME=str(prefect_home))
    out, err = process.communicate(timeout=120)
    assert "no-registry" in json.loads(out)
    assert b"Traceback" not in err


def test_a_server_of_the_users_is_told_of_the_run_and_none_of_ours_is_started(tmp_path: Path, server: Server) -> None:
    data = tmp_path / "data"
    process = start(data, tmp_path / "no-registry", tmp_path, **server.environment)
    process.communicate(timeout=120)
    assert not (data / ".prefect").exists()
    with temporary_settings({PREFECT_API_URL: server.url}), get_client(sync_client=True) as client:
        runs = [run for run in client.read_flow_runs() if run.parameters.get("data") == str(data)]
    assert [run.name for run in runs if run.parent_task_run_id is not None] == ["crawl"]
    assert all(run.state is not None and run.state.is_failed() for run in runs)


def test_a_server_that_cannot_start_is_told_with_the_place_of_its_log(tmp_path: Path) -> None:
    env = environment(
        tmp_path, PYTHONPATH=str(ROOT), PREFECT_API_DATABASE_CONNECTION_URL="sqlite+aiosqlite:////no/x.db"
    )
    command = [sys.executable, "-c", RUN, str(tmp_path / "data"), str(tmp_path)]
    done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    log = tmp_path / "data" / ".prefect" / "server.log"
    assert f"{log} says why" in json.loads(done.stdout)
    assert "unable to open database file" in log.read_text()


def test_ctrl_c_ends_a_run_at_once_while_a_host_is_in_hand(tmp_path: Path, prefect_home: Path) -> None:
    with portals(tmp_path / "registry") as sites:
        process = start(tmp_path / "data", sites.registry, tmp_path, PREFECT_HOME=str(prefect_home))
        until(sites.gate.reached.is_set, "the slow page")
        process.send_signal(signal.SIGINT)
        _out, err = process.communicate(timeout=30)
    assert process.returncode == 128 + signal.SIGINT
    assert "run it again" in err.decode()
    assert "Traceback" not in err.decode()


def test_the_server_ends_with_the_process_that_started_it(tmp_path: Path, prefect_home: Path) -> None:
    env = environment(tmp_path, PREFECT_HOME=str(prefect_home))
    read, write = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.server"], env=env, cwd=ROOT, stdin=read, stdout=subprocess.PIPE
    )
    os.close(read)
    assert process.stdout is not None
    port = int(process.stdout.readline())
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=120) as answer:
        assert answer.status == 200, "who asks before it is ready waits in the queue"
    os.close(write)  # as the system does for a process that was killed
    process.wait(30)
    process.stdout.close()
