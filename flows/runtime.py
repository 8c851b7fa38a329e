"""Runs the whole flow in this process, for `gongkai run` and `gongkai demo`.

Where `PREFECT_API_URL` names a server, that one is told of the run. Else a server of our own (`flows.server`) starts
beside the imports that the run needs anyway, and Prefect's files go to `.prefect` in the data folder, unless
`PREFECT_HOME` says otherwise; nothing is written outside. Prefect reads its settings when it is imported: import it
(and the other modules of this package) only after `run_annual` has set them.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from gongkai.values import GongkaiError

ALWAYS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "gongkai",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
}
"""What holds with any server, unless the user has set it."""

ALONE = {
    "PREFECT_LOGGING_LEVEL": "CRITICAL",  # our own lines (flows.pieces) say how far the run is and what failed
    "PREFECT_LOGGING_FORMATTERS_STANDARD_FORMAT": "%(asctime)s  %(message)s",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",  # 1 s; no block is used
    "PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED": "false",
}
"""What holds besides with the server of our own, unless the user has set it."""

END_SECONDS = 5.0
"""How long the server may take to end before it is killed."""


def run_annual(*, data: Path, registry: Path | None = None, pause: float | None = None, **limits: Any) -> bool:
    """The flow `annual` with these parameters; whether every host and every batch went well.

    `limits` are its night, max_requests and recheck_days, where they are given.

    Raises what ended the run before its end: `GongkaiError` for what a user must read. Ctrl-C ends the process.
    """
    _set(ALWAYS)
    with _stopped_at_once(), _server(data.resolve()):
        from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings  # noqa: PLC0415

        from flows.annual import annual  # noqa: PLC0415  # Prefect reads the environment when it is imported

        # The end of each heart beat costs a second per flow, and no one listens: the process is at a terminal.
        with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
            state = annual(str(data), str(registry) if registry else None, pause, **limits, return_state=True)
        error = state.result(raise_on_failure=False)
        if isinstance(error, BaseException):
            raise error
        return state.is_completed()


def _set(values: dict[str, str]) -> None:
    for name, value in values.items():
        os.environ.setdefault(name, value)


@contextmanager
def _stopped_at_once() -> Iterator[None]:
    """Ctrl-C ends the process now: Prefect would wait for the hosts in hand, for hours, and nothing needs it to."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        os.write(2, b"\nstopped; run it again, and it goes on from here\n")
        os._exit(128 + signal.SIGINT)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _server(data: Path) -> Iterator[None]:
    """A Prefect server for as long as the block runs, unless the user has one."""
    if "PREFECT_API_URL" in os.environ:
        yield
        return
    home = Path(os.environ.setdefault("PREFECT_HOME", str(data / ".prefect")))
    home.mkdir(parents=True, exist_ok=True)
    _set(ALONE)
    log = home / "server.log"
    with log.open("wb") as output:
        # In a session of its own: Ctrl-C is for this process, whose end is the server's.
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.server"],
            cwd=Path(__file__).resolve().parents[1],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=output,
            start_new_session=True,
        )
    assert process.stdin is not None and process.stdout is not None
    try:
        port = process.stdout.readline().decode().strip()
        os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{port}/api"
        _await_answer(log)
        yield
    finally:
        os.environ.pop("PREFECT_API_URL", None)
        process.stdin.close()
        process.stdout.close()
        try:
            process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await_answer(log: Path) -> None:
    """Wait until the server answers; the imports that the run needs go on beside its start."""
    from prefect.client.orchestration import get_client  # noqa: PLC0415

    import flows.annual  # noqa: F401, PLC0415

    with get_client(sync_client=True) as client:
        error = client.api_healthcheck()
    if error is not None:
        raise GongkaiError(f"Prefect's server did not start ({error!r}); {log} says why")
