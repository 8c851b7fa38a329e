"""Writes the exports beside the old ones and puts each in its place when all are whole."""

import shutil
from pathlib import Path
from uuid import uuid4

import duckdb

from gongkai.exports.dictionary import write_dictionary
from gongkai.exports.files import write_csv, write_parquet
from gongkai.exports.package import write_package
from gongkai.exports.tables import read_tables
from gongkai.lake import move_into_place, only_one
from gongkai.values import GongkaiError
from gongkai.warehouse import open_read_only


def export(*, warehouse: Path, folder: Path, project: Path) -> list[Path]:
    """Write every table of the warehouse to `folder`, and give the files in the order in which they are put there.

    Each table is `<table>.parquet` and `<table>.csv`; `datapackage.json` describes the CSV files to other tools, and
    `dictionary.html` all tables to people. `project` is the dbt project that built the warehouse: it knows the keys.
    Raises GongkaiError where there is no warehouse, another export is running, or a file cannot be written.
    """
    busy = f"{folder}: another export is running here; wait until it is done"
    with open_read_only(warehouse, external_access=True) as connection:
        folder.mkdir(parents=True, exist_ok=True)
        with only_one(folder / ".export.lock", busy):
            return _replace_all(connection, folder, project)


def _replace_all(connection: duckdb.DuckDBPyConnection, folder: Path, project: Path) -> list[Path]:
    for dead in folder.glob(".export-*"):
        shutil.rmtree(dead)
    beside = folder / f".export-{uuid4().hex[:12]}"
    beside.mkdir()
    try:
        _write_all(connection, beside, project)
        # the data package and the dictionary come last: they speak of files that are there
        written = sorted(beside.iterdir(), key=lambda path: (path.suffix in (".json", ".html"), path.name))
        for path in written:
            move_into_place(path, folder / path.name)
        return [folder / path.name for path in written]
    except (duckdb.Error, OSError) as error:
        raise GongkaiError(f"{folder}: the exports could not be written: {error}") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write_all(connection: duckdb.DuckDBPyConnection, folder: Path, project: Path) -> None:
    tables = read_tables(connection, project)
    for table in tables:
        write_parquet(connection, table, folder / f"{table.name}.parquet")
        write_csv(connection, table, folder / f"{table.name}.csv")
    write_package(tables, folder, folder / "datapackage.json")
    write_dictionary(tables, folder / "dictionary.html")
