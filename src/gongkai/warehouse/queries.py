"""Questions to the warehouse: read-only, with no way to other files or the network."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from gongkai.values import GongkaiError


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: the names of its columns, and its rows in order."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def open_read_only(path: Path, *, external_access: bool = False) -> duckdb.DuckDBPyConnection:
    """A read-only connection to the warehouse at `path`; the caller closes it.

    It keeps the file that it opened, whatever is swapped into place meanwhile. Unless `external_access` is given, no
    query can reach another file or the network, nor lift that. Raises GongkaiError where there is no such file.
    """
    if not path.is_file():
        raise GongkaiError(f"{path}: there is no warehouse yet; build it with `gongkai build`")
    settings: dict[str, Any] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    if not external_access:
        settings |= {"enable_external_access": False}
    try:
        connection = duckdb.connect(path, read_only=True, config=settings)
        connection.execute("set lock_configuration = true")
    except duckdb.Error as error:
        raise GongkaiError(f"{path}: cannot be opened as a DuckDB file: {_first_line(error)}") from error
    return connection


def query(path: Path, sql: str, parameters: Sequence[object] = ()) -> Rows:
    """The answer to `sql` from the warehouse at `path`; `parameters` stand for its question marks.

    Raises GongkaiError, in one line, where there is no warehouse or the query is wrong, would write, or would reach
    anything but the warehouse.
    """
    with open_read_only(path) as connection:
        try:
            answer = connection.execute(sql, list(parameters))
            columns = tuple(column[0] for column in answer.description or ())
            return Rows(columns, answer.fetchall())
        except duckdb.Error as error:
            raise GongkaiError(f"the query failed: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    """What DuckDB says, without the picture of the query under it but with its hint, in one line."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    said = [line for line in lines if not line.startswith(("LINE ", "^"))]
    return " ".join(said) or type(error).__name__
