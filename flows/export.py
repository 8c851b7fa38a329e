"""The exports as a flow of one task."""

from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.pieces import LOG
from gongkai import pipeline
from gongkai.pipeline import Job


@task(task_run_name="export", cache_policy=NO_CACHE, persist_result=False)
def export_tables(job: Job) -> list[Path]:
    """Parquet, CSV, data package and dictionary from the warehouse."""
    LOG.info("exporting its tables")
    return pipeline.export(job)


@flow(name="export", flow_run_name="export", persist_result=False)
def export(data: str | None = None) -> list[Path]:
    """The exports anew; gives the files written."""
    return export_tables(pipeline.job(Path(data) if data else None))
