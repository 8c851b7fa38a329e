"""A worker that is killed inside one host's task costs that host's task alone, and the rerun redoes that one."""

import json
import signal
from pathlib import Path

from gongkai.archive import load_snapshots

from .conftest import portals, until
from .test_runtime import start


def bodies(data: Path, host: str) -> dict[str, int]:
    """How often each page of a host was fetched whole: by path."""
    found: dict[str, int] = {}
    for snapshot in load_snapshots(data / "archive"):
        if snapshot.host == host and snapshot.outcome == "ok":
            found[snapshot.url] = found.get(snapshot.url, 0) + 1
    return found


def test_only_the_host_in_hand_is_done_again(tmp_path: Path, prefect_home: Path) -> None:
    data = tmp_path / "data"
    with portals(tmp_path / "registry") as sites:
        first = start(data, sites.registry, tmp_path, PREFECT_HOME=str(prefect_home))
        assert first.stderr is not None
        line = first.stderr.readline().decode()
        assert f"{sites.quick}: done (1 of 2 hosts)" in line
        until(sites.gate.reached.is_set, "the slow page")
        first.send_signal(signal.SIGKILL)
        first.communicate()
        assert first.returncode == -signal.SIGKILL

        stands = bodies(data, sites.quick)
        assert stands, "the host that was done stands in the archive"
        assert sites.slow.asked("/art/2022.html") == ["/art/2022.html"]
        requests = len(sites.sites.requests())

        sites.gate.open()
        again = start(data, sites.registry, tmp_path, PREFECT_HOME=str(prefect_home))
        out, err = again.communicate(timeout=240)
        assert json.loads(out) is True, err.decode()
        assert sites.slow.asked("/art/2022.html") == ["/art/2022.html"], "what it had got is not asked for again"
        assert len(sites.slow.asked("/art/2023.html")) == 2, "the page in flight is"
        whole = [record for record in sites.sites.requests()[requests:] if record.status == 200]
    assert bodies(data, sites.quick) == stands, "no page of the other host was fetched anew"
    assert {record.target for record in whole} <= {"/robots.txt"}
    assert len(bodies(data, sites.slow.host)) == 3, "list and both pages"
    assert (data / "warehouse" / "gongkai.duckdb").is_file()
