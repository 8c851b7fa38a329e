"""The crawl as a flow: one task per host, so that a worker that dies costs one host."""

from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed
from prefect.task_runners import ThreadPoolTaskRunner

from flows.pieces import LOG, settle
from gongkai import pipeline
from gongkai.pipeline import Job

HOSTS_AT_ONCE = 32
"""Hosts that one worker crawls side by side. A host has one request open at a time, so it mostly waits."""


@task(task_run_name="crawl {host}", cache_policy=NO_CACHE, persist_result=False)
def crawl_host(job: Job, host: str) -> State[Any]:
    """One host into the archive; `Failed` with the reasons where its pass ended early or a portal of it was lost.

    It is not tried again at once: the crawl has tried each request again as manners allow. The next run asks only for
    what is new or was lost; the index of snapshots knows the rest.
    """
    result = pipeline.crawl_one(job, host)
    for portal in result.portals:
        if portal.problem:
            LOG.warning("%s: %s: %s", host, portal.portal_id, portal.problem)
    if failed := pipeline.failures(result):
        return Failed(message="; ".join(failed))
    return Completed(message=f"{sum(result.snapshots.values())} answers")


@flow(
    name="crawl",
    flow_run_name="crawl",
    task_runner=ThreadPoolTaskRunner(max_workers=HOSTS_AT_ONCE),  # type: ignore[arg-type]
    persist_result=False,
)
def crawl(
    data: str | None = None,
    registry: str | None = None,
    pause: float | None = None,
    *,
    night: bool | None = None,
    max_requests: int | None = None,
    recheck_days: float | None = None,
) -> State[Any]:
    """All hosts of the registry. `Failed` names the hosts that failed; the others stand in the archive.

    What is not given comes from the settings.
    """
    job = pipeline.job(
        Path(data) if data else None,
        Path(registry) if registry else None,
        pause,
        night=night,
        max_requests=max_requests,
        recheck_days=recheck_days,
    )
    return settle({host: crawl_host.submit(job, host) for host in pipeline.plan_crawl(job)}, "hosts")
