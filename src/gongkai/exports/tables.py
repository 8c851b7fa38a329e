"""What the tables of the warehouse are: the one description that every export carries."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import yaml

from gongkai.values import GongkaiError


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type in DuckDB's words, and what it holds."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what one row of it is, and the columns that tell its rows apart and that its files are sorted by."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


def read_tables(connection: duckdb.DuckDBPyConnection, project: Path) -> list[Table]:
    """All tables of the warehouse, by name, with their descriptions (the comments that dbt left in the database).

    Their keys are those that the dbt project under `project` proves at each build. Raises GongkaiError where a table
    has none there.
    """
    keys = read_keys(project)
    tables = connection.execute(
        "select table_name, comment from duckdb_tables() where schema_name = 'main' order by table_name"
    ).fetchall()
    return [_table(connection, name, comment, keys) for name, comment in tables]


def read_keys(project: Path) -> dict[str, tuple[str, ...]]:
    """The columns of the `grain` test of each table, from sql/models/marts/*.yml."""
    keys: dict[str, tuple[str, ...]] = {}
    for file in sorted((project / "models" / "marts").glob("*.yml")):
        for model in yaml.safe_load(file.read_text(encoding="utf-8"))["models"]:
            for test in model.get("data_tests", []):
                if "grain" in test:
                    keys[model["name"]] = tuple(test["grain"]["arguments"]["columns"])
    return keys


def _table(
    connection: duckdb.DuckDBPyConnection, name: str, comment: str | None, keys: Mapping[str, tuple[str, ...]]
) -> Table:
    if name not in keys:
        raise GongkaiError(f"table {name}: no key is known; the warehouse and sql/ differ: run `gongkai build` again")
    columns = connection.execute(
        "select column_name, data_type, coalesce(comment, '') from duckdb_columns() "
        "where database_name = current_database() and table_name = $name order by column_index",
        {"name": name},
    ).fetchall()
    return Table(name, comment or "", keys[name], tuple(Column(*column) for column in columns))
