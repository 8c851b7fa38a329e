"""The building of the warehouse as a flow of one task: one process builds one file."""

from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.pieces import LOG
from gongkai import pipeline
from gongkai.pipeline import Job
from gongkai.warehouse import BuildResult


@task(task_run_name="build", cache_policy=NO_CACHE, persist_result=False)
def build_warehouse(job: Job) -> BuildResult:
    """The DuckDB file, built beside the old one and swapped into place."""
    LOG.info("building the warehouse")
    return pipeline.build(job)


@flow(name="build", flow_run_name="build", persist_result=False)
def build(data: str | None = None, registry: str | None = None) -> BuildResult:
    """The warehouse anew from the lake."""
    return build_warehouse(pipeline.job(Path(data) if data else None, Path(registry) if registry else None))
