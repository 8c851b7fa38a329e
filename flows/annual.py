"""The whole, as `gongkai run`, `gongkai demo` and the schedules of `prefect.yaml` run it."""

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from flows.build import build
from flows.crawl import crawl
from flows.export import export
from flows.parse import parse


@flow(name="annual", persist_result=False)
def annual(
    data: str | None = None,
    registry: str | None = None,
    pause: float | None = None,
    *,
    night: bool | None = None,
    max_requests: int | None = None,
    recheck_days: float | None = None,
) -> State[Any]:
    """Crawl, parse, build and export; what is not given comes from the settings.

    A host or a batch that fails does not keep the others from being built and exported; the run then ends `Failed`
    and names it. Any other error ends the run at once.
    """
    limits = {"night": night, "max_requests": max_requests, "recheck_days": recheck_days}
    stages = [_ended(crawl(data, registry, pause, **limits, return_state=True)), _ended(parse(data, return_state=True))]
    build(data, registry)
    export(data)
    wrong = [stage.message or "" for stage in stages if not stage.is_completed()]
    if wrong:
        return Failed(message="built and exported, but " + "; ".join(wrong))
    return Completed(message="crawled, parsed, built and exported")


def _ended(stage: State[Any]) -> State[Any]:
    """A stage that came to its end, whether or not all its pieces did; raises the error that cut it short."""
    error = stage.result(raise_on_failure=False)
    if isinstance(error, BaseException):
        raise error
    return stage
