"""What a stage that is done in pieces does with them: wait for all, say how each ended, end as they ended."""

import logging
from collections.abc import Mapping
from typing import Any

from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture, as_completed
from prefect.states import Completed, Failed

from gongkai.values import GongkaiError

LOG = logging.getLogger("gongkai.flows")
"""Named in `PREFECT_LOGGING_EXTRA_LOGGERS`, its lines reach the console and, on a schedule, the server."""
LOG.setLevel(logging.INFO)


def settle(pieces: Mapping[str, PrefectFuture[Any]], words: str) -> State[Any]:
    """Wait for every piece (name → future) and log how it ended; one that fails stops no other.

    Gives `Completed` where all did, else `Failed` with each failed piece and its reason in the message. `words` says
    what the pieces are, in the plural.
    """
    names = {future.task_run_id: name for name, future in pieces.items()}
    failed: dict[str, str] = {}
    for done, future in enumerate(as_completed(list(pieces.values())), start=1):
        name = names[future.task_run_id]
        future.wait()  # fetches the final state, with its error
        if future.state.is_completed():
            LOG.info("%s: done (%d of %d %s)", name, done, len(pieces), words)
            continue
        error = future.state.result(raise_on_failure=False)
        failed[name] = _reason(future.state, error)
        unforeseen = error if isinstance(error, BaseException) and not isinstance(error, GongkaiError) else None
        LOG.error("%s: failed (%d of %d %s): %s", name, done, len(pieces), words, failed[name], exc_info=unforeseen)
    if not failed:
        return Completed(message=f"{len(pieces)} {words} done")
    told = "; ".join(f"{name}: {failed[name]}" for name in sorted(failed))
    return Failed(message=f"{len(failed)} of {len(pieces)} {words} failed: {told}")


def _reason(state: State[Any], error: object) -> str:
    """Why a state is not `Completed`, in one line: a `GongkaiError` in its own words, another error with its name."""
    if isinstance(error, GongkaiError):
        return str(error)
    if isinstance(error, BaseException):
        return f"{type(error).__name__}: {error}"
    return state.message or state.name or "no reason given"
