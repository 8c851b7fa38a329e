"""The crawl as a flow: one task per host, so that a worker that dies costs one host."""

from pathlib import Path
from typing import Any

from prefect import Task, flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.exceptions import FailedRun
from prefect.states import Completed, Failed
from prefect.task_runners import ThreadPoolTaskRunner

from flows.pieces import settle
from gongkai import pipeline
from gongkai.pipeline import Job
from gongkai.values import GongkaiError

HOSTS_AT_ONCE = 32
"""Hosts that one worker crawls side by side. A host has one request open at a time, so it mostly waits."""


def is_worth_another_try(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Whether a host's failure may be gone in a minute: an error of this machine may be.

    What a person must mend is not, nor what the crawl itself has given up after tries of its own.
    """
    error = state.result(raise_on_failure=False)
    return not isinstance(error, GongkaiError | FailedRun)


@task(
    task_run_name="crawl {host}",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=1,
    retry_delay_seconds=60,
    retry_condition_fn=is_worth_another_try,
)
def crawl_host(job: Job, host: str) -> State[Any]:
    """One host into the archive; `Failed` with what went wrong where not all of it was seen.

    Done again, it asks only for what is new or was lost: the index of snapshots knows the rest.
    """
    result = pipeline.crawl_one(job, host)
    problems = [
        result.problem,
        *(f"{portal.portal_id}: {portal.problem}" for portal in result.portals if portal.problem),
    ]
    told = "; ".join(problem for problem in problems if problem)
    return Failed(message=told) if told else Completed(message=f"{sum(result.snapshots.values())} answers")


@flow(
    name="crawl",
    flow_run_name="crawl",
    task_runner=ThreadPoolTaskRunner(max_workers=HOSTS_AT_ONCE),  # type: ignore[arg-type]
    persist_result=False,
)
def crawl(data: str | None = None, registry: str | None = None, pause: float | None = None) -> State[Any]:
    """All hosts of the registry. `Failed` names the hosts that failed; the others stand in the archive."""
    job = pipeline.job(Path(data) if data else None, Path(registry) if registry else None, pause)
    return settle({host: crawl_host.submit(job, host) for host in pipeline.plan_crawl(job)}, "hosts")
