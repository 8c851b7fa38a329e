"""The index of snapshots: one row per fetch, in Parquet parts that are written whole or not at all."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from gongkai.archive.parts import part_files, scan_parts, write_part
from gongkai.archive.places import host_name, index_folder
from gongkai.values import GongkaiError, Snapshot

SCHEMA: Mapping[str, pl.DataType] = {
    "url": pl.String(),
    "final_url": pl.String(),
    "portal_id": pl.String(),
    "host": pl.String(),
    "role": pl.String(),
    "title": pl.String(),
    "fetched_at": pl.Datetime("us", "UTC"),
    "status": pl.Int32(),
    "outcome": pl.String(),
    "attempt": pl.Int32(),
    "headers": pl.List(pl.Struct({"name": pl.String(), "value": pl.String()})),
    "bytes": pl.Int64(),
    "sha256": pl.String(),
    "warc_file": pl.String(),
    "warc_offset": pl.Int64(),
    "detail": pl.String(),
    "parent": pl.String(),
}
"""The columns of the index: the fields of `values.Snapshot`, with the headers in their order."""


PARTS_AT_ONCE = 50
"""Parts of the index that are in memory with all their headers at a time; a part has some hundred rows."""


@dataclass(frozen=True, slots=True)
class Held:
    """The newest whole body that the archive holds of a page: where it lies, and what asks for it conditionally.

    `final_url`, `portal_id`, `role` and `title` are those of its row. `seen_at` is when the page was last found whole,
    changed or not; `gone` counts how often in a row it has been gone since.
    """

    sha256: str
    warc_file: str
    warc_offset: int
    etag: str | None
    last_modified: str | None
    final_url: str
    portal_id: str
    role: str
    title: str
    seen_at: datetime
    gone: int


def append_snapshots(root: Path, snapshots: Iterable[Snapshot], part: str) -> Path:
    """Write rows as one new part of the index; gives its path. See `parts.write_part`."""
    return write_part(index_folder(root), part, pl.DataFrame([_row(snapshot) for snapshot in snapshots], schema=SCHEMA))


def scan_snapshots(root: Path) -> pl.LazyFrame:
    """All rows of the index, lazily, in no order. No rows where nothing has been archived."""
    return scan_parts(part_files(index_folder(root)), SCHEMA).with_columns(pl.col("parent").fill_null(""))


def load_snapshots(root: Path) -> list[Snapshot]:
    """All rows of the index as values, in the order in which they were fetched."""
    return snapshots_of(scan_snapshots(root).sort("fetched_at", "url", "attempt").collect())


def snapshots_of(frame: pl.DataFrame) -> list[Snapshot]:
    """Rows of the index as values."""
    return [_snapshot(row) for row in frame.iter_rows(named=True)]


def held_pages(root: Path, host: str) -> dict[str, Held]:
    """By URL, the newest whole body of each page that crawls of `host` have fetched.

    Some parts of the index are read at a time: the headers of all pages of a large host would fill the memory.
    """
    files = _folder_parts(root, host_name(host))
    rows = scan_parts(files, SCHEMA).select("url", "outcome", "fetched_at")
    whole = pl.col("fetched_at").filter(pl.col("outcome").is_in(["ok", "unchanged"])).max()
    gone = (pl.col("outcome") == "gone") & (pl.col("fetched_at") > whole)
    ends = rows.group_by("url").agg(whole.alias("seen_at"), gone.sum().alias("gone")).collect()
    ends = ends.filter(pl.col("seen_at").is_not_null())
    bodies = pl.concat([_bodies(some) for some in _some_at_a_time(files)] or [_bodies(())])
    newest = bodies.sort("fetched_at").unique("url", keep="last", maintain_order=True)
    del bodies
    same: dict[str, str] = {}
    return {row[0]: _held(row, same) for row in newest.join(ends, on="url", maintain_order="left").iter_rows()}


def _some_at_a_time(files: Sequence[Path]) -> Iterator[Sequence[Path]]:
    return (files[start : start + PARTS_AT_ONCE] for start in range(0, len(files), PARTS_AT_ONCE))


def _bodies(files: Sequence[Path]) -> pl.DataFrame:
    """The rows of some parts that a page's bytes lie behind, with what `Held` keeps of them."""
    has_body = (pl.col("outcome") == "ok") & pl.col("sha256").is_not_null() & pl.col("warc_file").is_not_null()
    plain = ("url", "fetched_at", "final_url", "portal_id", "role", "title", "sha256", "warc_file", "warc_offset")
    headers = [_header(name).alias(name) for name in ("etag", "last-modified")]
    return scan_parts(files, SCHEMA).filter(has_body).select(*plain, *headers).collect()


def _header(name: str) -> pl.Expr:
    """The value of the last header of a name."""
    element = pl.element().struct
    named = pl.col("headers").list.filter(element.field("name").str.to_lowercase() == name)
    return named.list.last().struct.field("value")


def host_snapshots(root: Path, folder: str, warc_file: str) -> list[Snapshot]:
    """The rows that crawls of a host have made for one WARC file, or for no record at all; `folder`: the host's.

    And those not asked for: the text of an article may stand in an answer that an earlier file holds.
    """
    own = pl.col("warc_file").is_null() | (pl.col("warc_file") == warc_file) | (pl.col("attempt") == 0)
    return snapshots_of(_scan_folder(root, folder).filter(own).collect())


def known_bodies(root: Path, host: str) -> set[tuple[str, datetime, str]]:
    """Address, time and digest of each body of a host that the index names, whoever's crawl fetched it."""
    named = scan_snapshots(root).filter((pl.col("host") == host) & pl.col("sha256").is_not_null())
    return set(named.select("url", "fetched_at", "sha256").collect().iter_rows())


def fetched_then(root: Path, url: str, second: datetime) -> list[Snapshot]:
    """The whole bodies of an address that were fetched in a second: dates in WARC 1.0 say no more."""
    moment = pl.col("fetched_at").dt.truncate("1s") == second.replace(microsecond=0)
    whole = (pl.col("url") == url) & (pl.col("outcome") == "ok") & pl.col("warc_file").is_not_null()
    return snapshots_of(scan_snapshots(root).filter(whole & moment).collect())


def snapshot_to_json(snapshot: Snapshot) -> str:
    """A row as one line of ASCII."""
    return json.dumps({**asdict(snapshot), "fetched_at": snapshot.fetched_at.isoformat()})


def snapshot_from_json(line: str | bytes) -> Snapshot:
    """The row that `snapshot_to_json` wrote. Raises GongkaiError for anything else."""
    try:
        row = json.loads(line)
        headers = tuple((str(name), str(value)) for name, value in row.pop("headers"))
        return Snapshot(**{**row, "fetched_at": datetime.fromisoformat(row["fetched_at"])}, headers=headers)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise GongkaiError(f"a note in a WARC is not a row of the index: {error}") from error


def _scan_folder(root: Path, folder: str) -> pl.LazyFrame:
    return scan_parts(_folder_parts(root, folder), SCHEMA).with_columns(pl.col("parent").fill_null(""))


def _folder_parts(root: Path, folder: str) -> list[Path]:
    return [path for path in part_files(index_folder(root)) if path.name.startswith(f"{folder}--")]


def _row(snapshot: Snapshot) -> dict[str, Any]:
    headers = [{"name": name, "value": value} for name, value in snapshot.headers]
    return {**asdict(snapshot), "headers": headers}


def _snapshot(row: dict[str, Any]) -> Snapshot:
    headers = tuple((header["name"], header["value"]) for header in row["headers"])
    return Snapshot(**{**row, "headers": headers})


def _held(row: tuple[Any, ...], same: dict[str, str]) -> Held:
    """`same` keeps one text of each that many pages share."""
    url, _, final_url, portal_id, role, title, sha256, warc_file, warc_offset, etag, modified, seen_at, gone = row
    return Held(
        sha256=sha256,
        warc_file=same.setdefault(warc_file, warc_file),
        warc_offset=warc_offset,
        etag=etag,
        last_modified=modified and same.setdefault(modified, modified),
        final_url=url if final_url == url else final_url,
        portal_id=same.setdefault(portal_id, portal_id),
        role=same.setdefault(role, role),
        title=same.setdefault(title, title),
        seen_at=seen_at,
        gone=gone,
    )
