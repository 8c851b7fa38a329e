"""What a build reads: the lake, the archive's index, the registry and the agencies' identities, as one DuckDB file.

dbt finds them as the tables and views of `work.duckdb` (sql/models/sources.yml), so no path stands in any SQL.
"""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import polars as pl

from gongkai import archive, lake
from gongkai.values import GongkaiError

IDENTITIES = pl.Schema(
    {
        "portal_id": pl.String(),
        "agency": pl.String(),
        "org_code": pl.String(),
        "agency_id": pl.String(),
        "agency_name": pl.String(),
        "level": pl.String(),
        "region_id": pl.String(),
        "evidence": pl.String(),
        "decided": pl.Boolean(),
        "found_by": pl.String(),
    }
)
"""One row per portal, `agency` and `org_code` as printed (null where none is): who that is, and how it was found."""

REGISTRY_FILES = ("agencies", "regions", "portals")


def prepare_sources(folder: Path, *, data: Path, registry_folder: Path, identities: pl.DataFrame) -> Path:
    """Make `folder`/work.duckdb with all that sources.yml names, and give its path.

    Parts of the lake and the index are views, so their nested columns are read only where they are needed. An empty
    part beside them gives a lake or an index with nothing in it its columns, and old parts the columns added since.
    """
    readings = _empty_part(folder / "no-readings.parquet", pl.DataFrame(schema=lake.SCHEMA))
    snapshots = _empty_part(folder / "no-snapshots.parquet", archive.scan_snapshots(folder / "none").collect())
    named = _empty_part(folder / "identities.parquet", _typed(identities))
    listings = _empty_part(folder / "no-listings.parquet", archive.scan_listings(folder / "none").collect())
    index = sorted((data / "archive" / "index").glob("[!.]*.parquet"))
    passes = sorted((data / "archive" / "listings").glob("[!.]*.parquet"))

    path = folder / "work.duckdb"
    with duckdb.connect(path) as connection:
        _view(connection, "readings", [readings, *lake.part_files(data / "lake")])
        _view(connection, "snapshots", [snapshots, *index])
        _view(connection, "listings", [listings, *passes])
        _view(connection, "identities", [named])
        for name in REGISTRY_FILES:
            _table(connection, name, registry_folder / f"{name}.csv")
    return path


def _typed(identities: pl.DataFrame) -> pl.DataFrame:
    if identities.is_empty():
        return pl.DataFrame(schema=IDENTITIES)
    return identities.select(pl.col(name).cast(kind) for name, kind in IDENTITIES.items())


def _empty_part(path: Path, frame: pl.DataFrame) -> Path:
    frame.write_parquet(path)
    return path


def _view(connection: duckdb.DuckDBPyConnection, name: str, files: Sequence[Path]) -> None:
    try:
        connection.read_parquet([str(file.absolute()) for file in files], union_by_name=True).create_view(name)
    except duckdb.Error as error:
        raise GongkaiError(f"the {name} cannot be read: {error}; remove the damaged part and run again") from error


def _table(connection: duckdb.DuckDBPyConnection, name: str, file: Path) -> None:
    """One CSV file of the registry as a table, every column as text: a code like 010000 stays as it is written."""
    if not file.is_file():
        raise GongkaiError(f"{file}: this file of the registry is missing")
    try:
        connection.execute(
            f"create table {name} as select * from "  # noqa: S608  # one of REGISTRY_FILES
            """read_csv($file, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"')""",
            {"file": str(file)},
        )
    except duckdb.Error as error:
        raise GongkaiError(f"{file}: cannot be read as CSV: {error}") from error
