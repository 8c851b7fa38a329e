"""Builds the warehouse beside the old one and swaps it into place: an open session neither blocks nor is blocked."""

import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import duckdb
import polars as pl

from gongkai.lake import move_into_place, only_one
from gongkai.warehouse.sources import prepare_sources
from gongkai.warehouse.transform import Progress, run_dbt

FILE_NAME = "gongkai.duckdb"


@dataclass(frozen=True, slots=True)
class BuildResult:
    """A finished build: where it lies, the rows of each table, and how long it took."""

    path: Path
    tables: Mapping[str, int]
    seconds: float


def build(
    *,
    data: Path,
    project: Path,
    registry_folder: Path,
    identities: pl.DataFrame,
    on_progress: Progress | None = None,
    threads: int = 2,
    memory_limit: str = "2GB",
) -> BuildResult:
    """Build `data`/warehouse/gongkai.duckdb from the lake, the archive's index and the registry.

    `project` is the dbt project; `identities` says who each portal and printed agency is (`sources.IDENTITIES`).
    All is built and tested in a folder `.build-<id>` and swapped in by rename at the end, so that whatever happens
    before leaves the old file as it was. Raises GongkaiError where another build is running, a source cannot be read,
    or a model or data test fails.
    """
    started = time.monotonic()
    warehouse = data / "warehouse"
    warehouse.mkdir(parents=True, exist_ok=True)
    final = warehouse / FILE_NAME
    with only_one(warehouse / "build.lock", f"{warehouse}: another build is running here; wait until it is done"):
        for dead in warehouse.glob(".build-*"):
            shutil.rmtree(dead)
        folder = warehouse / f".build-{uuid4().hex[:12]}"
        folder.mkdir()
        try:
            prepare_sources(folder, data=data, registry_folder=registry_folder, identities=identities)
            run_dbt(
                ["build", "--exclude-resource-type", "unit_test"],
                project=project,
                folder=folder,
                on_progress=on_progress,
                threads=threads,
                memory_limit=memory_limit,
            )
            tables = _close(folder / FILE_NAME)
            move_into_place(folder / FILE_NAME, final)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return BuildResult(final, tables, time.monotonic() - started)


def _close(path: Path) -> dict[str, int]:
    """Write all of the database into its one file, and count the rows of its tables."""
    with duckdb.connect(path) as connection:
        connection.execute("checkpoint")
        names = [
            name
            for (name,) in connection.execute(
                "select table_name from duckdb_tables() where schema_name = 'main' order by table_name"
            ).fetchall()
        ]
        return {name: connection.table(name).count("*").fetchall()[0][0] for name in names}
