"""Proves the archive: each record whole and as its digests say, each row of the index led to its bytes, none missing.

Host by host and record by record, so that memory holds one record, and the rows of one host.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

import polars as pl

from gongkai.archive.content import undo_codings
from gongkai.archive.digests import body_digest, holds_stated
from gongkai.archive.members import MAX_RECORD, Gap, StoredRecord, walk_records
from gongkai.archive.parts import part_files
from gongkai.archive.passes import nobody_writes
from gongkai.archive.places import index_folder, listings_folder
from gongkai.archive.records import noted
from gongkai.values import GongkaiError

_COPY = "restore the file from a copy; without one, crawl again: what cannot be read is fetched anew"
_REINDEX = "put them there with: gongkai archive import {}"
_PART = "restore it from a copy, or take it away and import the host's WARC files: they hold its rows too"

State = Literal["closed", "written", "killed"]
"""Of a WARC: its pass has ended; a living process writes it; its pass was killed, or ended on an error."""


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is wrong: in which file (under the archive's root), where, what, and what to do.

    `pending`: no fault, but the state of a pass that runs or was killed; the next crawl of the host mends it.
    """

    file: str
    offset: int | None
    what: str
    remedy: str
    pending: bool = False


@dataclass(slots=True)
class Summary:
    """How much was looked at, and how much of it is wrong."""

    files: int = 0
    bytes: int = 0
    records: int = 0
    rows: int = 0
    faults: int = 0
    pending: int = 0


@dataclass(frozen=True, slots=True)
class _Row:
    """What is needed of a row of the index."""

    url: str
    fetched_at: datetime
    attempt: int
    role: str
    sha256: str | None
    warc_file: str | None
    warc_offset: int | None

    @property
    def key(self) -> tuple[str, datetime, int, str]:
        return self.url, self.fetched_at, self.attempt, self.role


@dataclass(slots=True)
class _Host:
    """What is known of one host's folder while its files are gone through."""

    root: Path
    rows: Mapping[str, Mapping[int, list[_Row]]]
    """By WARC and offset."""
    known: frozenset[tuple[str, datetime, int, str]]
    bodies: set[str] = field(default_factory=set)
    payloads: set[str] = field(default_factory=set)
    revisits: list[tuple[str, int, str, str]] = field(default_factory=list)
    """File, offset, the kind of what it leads to, and its digest: looked up when all files have been read."""


def archive_bytes(root: Path) -> int:
    """Bytes of all WARC files under the archive's root: what `verify` has to go through."""
    return sum(path.stat().st_size for path in _warcs(root))


def verify(root: Path, tell: Callable[[Damage], None], moved: Callable[[int], None] = lambda count: None) -> Summary:
    """Go through the whole archive; `tell` is given each damage as it is found, `moved` the bytes of each record.

    Nothing is changed, and a crawl may run meanwhile. Raises GongkaiError where there is no archive.
    """
    if not (root / "warc").is_dir() and not index_folder(root).is_dir():
        raise GongkaiError(f"{root}: there is no archive here; name the data folder with --data")
    summary = Summary()

    def told(damages: Iterable[Damage]) -> None:
        for damage in damages:
            summary.faults += not damage.pending
            summary.pending += damage.pending
            tell(damage)

    told(_damaged_listings(root))
    names = {path.parent.name for path in _warcs(root)} | {_host_of(path) for path in part_files(index_folder(root))}
    for name in sorted(names):
        told(_verify_host(root, name, summary, moved))
    return summary


def _warcs(root: Path) -> list[Path]:
    return sorted((root / "warc").glob("*/[!.]*.warc.gz"))


def _host_of(part: Path) -> str:
    return part.name.partition("--")[0]


def _damaged_listings(root: Path) -> Iterator[Damage]:
    for part in part_files(listings_folder(root)):
        try:
            pl.read_parquet(part)
        except (pl.exceptions.PolarsError, OSError) as error:
            name = part.relative_to(root).as_posix()
            yield Damage(name, None, f"cannot be read ({_line(error)})", "restore it from a copy, or take it away")


def _verify_host(root: Path, name: str, summary: Summary, moved: Callable[[int], None]) -> Iterator[Damage]:
    """The files of a host, then what leads from one of them to another."""
    files = sorted((root / "warc" / name).glob("[!.]*.warc.gz"))
    states = {path: _state(path) for path in files}  # before the rows: what is closed now is in the index whole
    rows: list[_Row] = []
    for part in (part for part in part_files(index_folder(root)) if _host_of(part) == name):
        try:
            rows += _rows_of(part)
        except (pl.exceptions.PolarsError, OSError) as error:
            yield Damage(part.relative_to(root).as_posix(), None, f"cannot be read ({_line(error)})", _PART)
    summary.rows += len(rows)
    host = _Host(root, _by_place(rows), frozenset(row.key for row in rows))
    for path, state in states.items():
        summary.files += 1
        summary.bytes += path.stat().st_size
        yield from _verify_file(path, state, host, summary, moved)
    yield from _lost_files(host, {path.relative_to(root).as_posix() for path in files})
    for file, offset, kind, digest in host.revisits:
        if digest not in (host.bodies if kind == "body" else host.payloads):
            yield Damage(file, offset, f"leads to a {kind} that is not held whole ({digest})", _COPY)


def _state(path: Path) -> State:
    if not path.with_name(path.name + ".open").exists():
        return "closed"
    return "killed" if nobody_writes(path) else "written"


def _rows_of(part: Path) -> list[_Row]:
    columns = ["url", "fetched_at", "attempt", "role", "sha256", "warc_file", "warc_offset"]
    return [_Row(**row) for row in pl.read_parquet(part).select(columns).iter_rows(named=True)]


def _by_place(rows: Iterable[_Row]) -> dict[str, dict[int, list[_Row]]]:
    places: dict[str, dict[int, list[_Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row.warc_file is not None:
            places[row.warc_file][-1 if row.warc_offset is None else row.warc_offset].append(row)
    return places


def _lost_files(host: _Host, seen: set[str]) -> Iterator[Damage]:
    """Files that rows of the index lead to and that are not there."""
    root = host.root
    for file in sorted(host.rows.keys() - seen):
        if not (root / file).is_file() or not (root / file).resolve().is_relative_to(root.resolve()):
            lost = [row for rows in host.rows[file].values() for row in rows]
            yield Damage(file, None, f"is not there, and {_fetches(lost)} of the index lie in it", _COPY)
        elif Path(file).parent.name not in {path.split("/")[-2] for path in seen}:
            yield Damage(file, None, "is another host's, and rows of the index lead to it", _PART)


def _verify_file(
    path: Path, state: State, host: _Host, summary: Summary, moved: Callable[[int], None]
) -> Iterator[Damage]:
    file = path.relative_to(host.root).as_posix()
    places = host.rows.get(file, {})
    offsets = sorted(places)
    met: set[int] = set()
    unindexed = 0
    size = path.stat().st_size
    for record in walk_records(path):
        moved(record.end - record.offset)
        inside = offsets[bisect_left(offsets, record.offset) : bisect_left(offsets, record.end)]
        met.update(inside)
        led_here = [row for offset in inside for row in places[offset]]
        if isinstance(record, Gap):
            yield _gap(file, record, led_here, state if record.end >= size else "closed")
            continue
        summary.records += 1
        digest = _decoded_digest(record) if led_here else None
        for what in (*_wrong_digests(record), *_wrong_rows(record, led_here, digest)):
            yield Damage(file, record.offset, what, _COPY)
        _remember(file, record, led_here, digest, host)
        try:
            row = noted(record)
        except GongkaiError as error:
            yield Damage(file, record.offset, str(error), _COPY)
        else:
            unindexed += row is not None and (row.url, row.fetched_at, row.attempt, row.role) not in host.known
    if unindexed:
        yield _unindexed(host.root, file, unindexed, state)
    for offset in sorted(places.keys() - met):
        yield Damage(file, offset, f"{_fetches(places[offset])} of the index should lie here; no record does", _COPY)


def _gap(file: str, gap: Gap, lost: list[_Row], state: State) -> Damage:
    """Bytes that are no record: damage, unless they end a file whose pass has not ended."""
    if state == "written" and not lost:
        return Damage(file, gap.offset, "a crawl is writing here", "nothing", pending=True)
    if state == "killed" and not lost:
        cut = "the pass was killed while it wrote here"
        return Damage(file, gap.offset, cut, "nothing: the next crawl of the host repairs it", pending=True)
    inside = f"; {_fetches(lost)} of the index lie in it" if lost else ""
    return Damage(file, gap.offset, f"{gap.why} ({gap.end - gap.offset} bytes){inside}", _COPY)


def _unindexed(root: Path, file: str, count: int, state: State) -> Damage:
    what = f"{count} rows that it notes are not in the index"
    if state == "closed":
        return Damage(file, None, what, _REINDEX.format(root / file))
    later = (
        "nothing: the crawl that runs puts them there"
        if state == "written"
        else ("nothing: the next crawl of the host puts them there")
    )
    return Damage(file, None, f"{what} yet", later, pending=True)


def _wrong_digests(record: StoredRecord) -> Iterator[str]:
    """The digests that a record states of itself, where its bytes have others."""
    block = record.named.get("WARC-Block-Digest")
    if block and not holds_stated(block, record.block):
        yield f"the {record.kind} record is not what its block digest says"
    payload = record.named.get("WARC-Payload-Digest")
    if payload and record.kind != "revisit" and not holds_stated(payload, record.body):
        yield f"the {record.kind} record is not what its payload digest says"


def _wrong_rows(record: StoredRecord, rows: list[_Row], digest: str | None) -> Iterator[str]:
    """The rows of the index that lead to a record which is not theirs. `digest`: of its decoded body."""
    for row in rows:
        if row.warc_offset != record.offset:
            yield f"the index says that {row.url} begins inside of this record, at {row.warc_offset}"
        elif record.kind not in ("response", "resource", "revisit"):
            yield f"the index says that {row.url} lies here; it is a {record.kind} record"
        elif row.sha256 is not None and record.kind != "revisit" and digest != row.sha256:
            yield f"the body is not the one that the index knows as {row.url} ({row.sha256})"


def _decoded_digest(record: StoredRecord) -> str | None:
    try:
        return body_digest(undo_codings(record.body, record.headers, MAX_RECORD))
    except GongkaiError:
        return None


def _remember(file: str, record: StoredRecord, rows: list[_Row], digest: str | None, host: _Host) -> None:
    """Note which bodies are held, and which are only pointed to."""
    payload = record.named.get("WARC-Payload-Digest")
    if record.kind == "revisit":
        if payload:
            host.revisits.append((file, record.offset, "payload", payload))
        host.revisits += [(file, record.offset, "body", row.sha256) for row in rows if row.sha256 is not None]
        return
    if payload and record.kind in ("response", "resource") and holds_stated(payload, record.body):
        host.payloads.add(payload)
    if digest is not None:
        host.bodies.add(digest)


def _fetches(rows: list[_Row]) -> str:
    """How many rows, and the first one's address."""
    return f"{len(rows)} fetch{'' if len(rows) == 1 else 'es'} ({rows[0].url}{' …' if len(rows) > 1 else ''})"


def _line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
