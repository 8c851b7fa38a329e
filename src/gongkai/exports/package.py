"""`datapackage.json`: the CSV files and their columns as a Data Package, which other tools open and check."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from gongkai.exports.tables import Column, Table

DESCRIPTION = (
    "Annual reports on open government information in China (政府信息公开工作年度报告), every figure with the cell of "
    "the page that it was printed in. Figures are as published, errors included: see findings. "
    "The CSV files begin with a byte order mark, and a text that a spreadsheet would take for a formula has an "
    "apostrophe before it; the Parquet files hold every text as it is."
)

_TYPES = {
    "VARCHAR": "string",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
    "DOUBLE": "number",
    "INTEGER": "integer",
    "BIGINT": "integer",
}


def write_package(tables: Sequence[Table], folder: Path, path: Path) -> None:
    """Write the package of the CSV files in `folder`, with their sizes and digests, to `path`."""
    package = {
        "name": "gongkai",
        "title": "Gongkai 公开: open government information in China, as reported",
        "description": DESCRIPTION,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "resources": [_resource(table, folder / f"{table.name}.csv") for table in tables],
    }
    path.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _resource(table: Table, file: Path) -> Mapping[str, Any]:
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return {
        "name": table.name,
        "type": "table",
        "path": file.name,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{digest}",
        "parquet": f"{table.name}.parquet",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
        },
    }


def _field(column: Column) -> Mapping[str, str]:
    if column.type.endswith("[]"):
        kind = "array"
    elif column.type.startswith("DECIMAL"):
        kind = "number"
    else:
        kind = _TYPES[column.type]
    return {"name": column.name, "type": kind, "description": column.description}
