"""Parts in and out: written once and whole, named by what was read, scanned lazily."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import polars as pl

from gongkai.lake.durable import move_into_place
from gongkai.lake.rows import SCHEMA, Reading, ReadingKey, row


def write_part(root: Path, readings: Sequence[Reading]) -> Path:
    """Write readings by one reader version as one part under `root` and give its path.

    The part is named by the digest of its keys and the reader's version, so that doing the same again replaces it.
    Of several readings with one key the one fetched first is kept. Raises ValueError where there are no readings, or
    several reader versions among them.
    """
    versions = {reading.reader_version for reading in readings}
    if len(versions) != 1:
        raise ValueError(f"a part holds readings by one reader version, not by {sorted(versions) or 'none'}")
    latest_first = sorted(readings, key=lambda reading: reading.snapshot.fetched_at, reverse=True)
    by_key = {reading.key: reading for reading in latest_first}
    keys = sorted(by_key)
    part = hashlib.sha256(json.dumps([versions.pop(), keys]).encode()).hexdigest()[:32]

    folder = _folder(root)
    folder.mkdir(parents=True, exist_ok=True)
    final = folder / f"{part}.parquet"
    temporary = folder / f".{part}.{uuid4().hex}.tmp"
    frame = pl.DataFrame([row(by_key[key], part) for key in keys], schema=SCHEMA)
    try:
        frame.write_parquet(temporary, compression="zstd")
        move_into_place(temporary, final)
    finally:
        temporary.unlink(missing_ok=True)
    return final


def part_files(root: Path) -> list[Path]:
    """The finished parts under `root`, in order of name; none where nothing was read yet."""
    return sorted(_folder(root).glob("*.parquet"))


def scan(root: Path) -> pl.LazyFrame:
    """All parts under `root` as one lazy frame of `SCHEMA`: duplicates are resolved later, in SQL."""
    files = part_files(root)
    if not files:
        return pl.LazyFrame(schema=SCHEMA)
    return pl.scan_parquet(files, schema=SCHEMA, missing_columns="insert", extra_columns="ignore", glob=False)


def read_keys(root: Path, reader_version: str) -> set[ReadingKey]:
    """What this reader version has read already, as (sha256, url, portal_id)."""
    keys = scan(root).filter(pl.col("reader_version") == reader_version).select("sha256", "url", "portal_id").unique()
    return {(sha256, url, portal_id) for sha256, url, portal_id in keys.collect().iter_rows()}


def _folder(root: Path) -> Path:
    return root / "readings"
