"""The reading as a flow: one task per batch of some hundred documents."""

from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State

from flows.pieces import settle
from gongkai import pipeline
from gongkai.pipeline import Batch, BatchResult, Job


@task(task_run_name="parse {batch.name}", cache_policy=NO_CACHE, persist_result=False)
def parse_batch(job: Job, batch: Batch) -> BatchResult:
    """One batch into one part of the lake. Reading is a function of the bytes, so a failure is not tried again."""
    return pipeline.parse_batch(job, batch)


@flow(name="parse", flow_run_name="parse", persist_result=False)
def parse(data: str | None = None) -> State[Any]:
    """All documents that this reader version has not read. `Failed` names the batches that failed; the others stand."""
    job = pipeline.job(Path(data) if data else None)
    return settle({batch.name: parse_batch.submit(job, batch) for batch in pipeline.plan_parse(job)}, "batches")
