"""One table as a Parquet file and as a CSV file, both sorted by its key.

CSV is for spreadsheets: it begins with a byte order mark, so that Excel takes it for UTF-8, and a text that a
spreadsheet would take for a formula gets an apostrophe before it. Parquet holds every text as it is.
"""

import json
from pathlib import Path

import duckdb

from gongkai.exports.tables import Column, Table

BYTE_ORDER_MARK = "\ufeff"

_FORMULA = r"^[=＝@＠\t\r]|^[+＋－-].*[^0-9.,%\s＋+—－-]"
"""A text that a spreadsheet would run: `=…`, `@…`, or `+` or `-` before more than a figure. `-8` and `-` are not."""


def write_parquet(connection: duckdb.DuckDBPyConnection, table: Table, path: Path) -> None:
    """The table as Parquet (zstd), with its descriptions in the file's metadata.

    `gongkai.description` is the table's, `gongkai.key` a JSON list of the columns that it is sorted by,
    `gongkai.columns` a JSON object from column to description.
    """
    columns = {column.name: column.description for column in table.columns}
    metadata = {
        "gongkai.description": table.description,
        "gongkai.key": json.dumps(table.key),
        "gongkai.columns": json.dumps(columns, ensure_ascii=False),
    }
    pairs = ", ".join(f"{_literal(name)}: {_literal(text)}" for name, text in metadata.items())
    _copy(connection, table, "*", path, f"format parquet, compression zstd, kv_metadata {{{pairs}}}")


def write_csv(connection: duckdb.DuckDBPyConnection, table: Table, path: Path) -> None:
    """The table as CSV: UTF-8 with a byte order mark, empty for null, times as UTC, lists as JSON."""
    names = [column.name for column in table.columns]
    names[0] = BYTE_ORDER_MARK + names[0]
    selected = ", ".join(
        f"{_as_text(column)} as {_quoted(name)}" for column, name in zip(table.columns, names, strict=True)
    )
    _copy(connection, table, selected, path, "format csv, header true")


def _copy(connection: duckdb.DuckDBPyConnection, table: Table, selected: str, path: Path, options: str) -> None:
    """COPY takes no parameters, so names and texts are quoted here; none of them comes from a page."""
    order = ", ".join(map(_quoted, table.key))
    source = f"select {selected} from {_quoted(table.name)} order by {order}"  # noqa: S608
    connection.execute(f"copy ({source}) to {_literal(str(path))} ({options})")


def _as_text(column: Column) -> str:
    name = _quoted(column.name)
    if column.type == "VARCHAR":
        return f"case when regexp_matches({name}, {_literal(_FORMULA)}, 's') then '''' || {name} else {name} end"
    if column.type.endswith("[]"):
        return f"to_json({name})"
    if column.type == "TIMESTAMP":
        return f"strftime({name}, '%Y-%m-%dT%H:%M:%S.%fZ')"
    if column.type.startswith("DECIMAL"):
        return rf"regexp_replace(cast({name} as varchar), '\.?0+$', '')"
    return name


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
