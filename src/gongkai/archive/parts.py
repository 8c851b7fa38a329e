"""Parquet parts beside each other in a folder: each written once, whole or not at all, read together."""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from gongkai.archive.places import sync_folder
from gongkai.values import GongkaiError

_PART = re.compile(r"[A-Za-z0-9~\[][A-Za-z0-9_.+~-]{0,240}")


def write_part(folder: Path, part: str, frame: pl.DataFrame) -> Path:
    """Write rows as one new part of a folder; gives its path.

    The part is written beside, synced, and renamed: it is there whole or not at all. `part` is a plain name. Raises
    GongkaiError if the part exists already, the name is none, or the disk does not take it.
    """
    if not _PART.fullmatch(part):
        raise GongkaiError(f"{part!r} cannot name a part of the index; use letters, digits, . _ + ~ and -")
    path = folder / f"{part}.parquet"
    beside = folder / f".{part}.{os.getpid()}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists():
            raise GongkaiError(f"{path} exists already: a part of the index is written once; use another name")
        frame.write_parquet(beside)
        with beside.open("rb") as written:
            os.fsync(written.fileno())
        beside.rename(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise GongkaiError(f"{path}: the index could not be written ({error.strerror or error}); run again") from error
    sync_folder(folder)
    return path


def part_files(folder: Path) -> list[Path]:
    """The parts of a folder that are whole, in the order of their names."""
    return sorted(folder.glob("[!.]*.parquet"))


def scan_parts(files: Sequence[Path], schema: Mapping[str, pl.DataType]) -> pl.LazyFrame:
    """All rows of some parts, lazily, in no order; a column that an older part lacks is null."""
    if not files:
        return pl.LazyFrame(schema=schema)
    return pl.scan_parquet(list(files), schema=schema, missing_columns="insert")
