"""WARC in: one gzip member, one record; what is cut short is an error and never a shorter body."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

from gongkai.archive.content import MAX_BODY, undo_codings
from gongkai.archive.digests import body_digest
from gongkai.values import GongkaiError, Snapshot

MAX_RECORD = 128_000_000
"""Bytes that one record may unpack to."""

_CHUNK = 65_536
_MEMBER = b"\x1f\x8b\x08"


class DamagedRecordError(GongkaiError):
    """A record of a WARC is cut short, or is not what its digest says."""


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """One record as it lies in a WARC: `named` its own headers, `headers` those of the HTTP message inside.

    `offset` and `end` count bytes of the compressed file. `block` is all that stands below the record's own headers;
    `body` is the block without the headers of HTTP, as stored: its content coding is not undone.
    """

    kind: str
    offset: int
    end: int
    named: Mapping[str, str]
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)
    block: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Gap:
    """Bytes of a WARC, from `offset` to `end`, that are no whole record, and why."""

    offset: int
    end: int
    why: str


def read_body(root: Path, snapshot: Snapshot, limit: int = MAX_BODY) -> bytes:
    """The decoded body of a snapshot, proved by its digest.

    For `unchanged` the body is that of an earlier snapshot with the same `sha256`, which the caller finds in the index.
    Raises GongkaiError (with the file and offset) for no body, a record cut short, or bytes that are not the digest's.
    """
    if snapshot.warc_file is None or snapshot.warc_offset is None or snapshot.sha256 is None:
        raise GongkaiError(f"{snapshot.url}: this fetch ({snapshot.outcome}) left no body in the archive")
    return read_body_at(root, snapshot.warc_file, snapshot.warc_offset, snapshot.sha256, limit)


def read_body_at(root: Path, warc_file: str, offset: int, sha256: str, limit: int = MAX_BODY) -> bytes:
    """The decoded body of the response at an offset, proved by its digest. Raises as `read_body` does."""
    record = read_record(root, warc_file, offset)
    where = f"{warc_file} at {offset}"
    if record.kind not in ("response", "resource"):
        raise GongkaiError(f"{where}: a {record.kind} record has no body; read the snapshot with the same sha256")
    body = undo_codings(record.body, record.headers, limit)
    if body_digest(body) != sha256:
        raise DamagedRecordError(f"{where}: the bytes are not those that were archived; restore the file from a copy")
    return body


def read_record(root: Path, warc_file: str, offset: int) -> StoredRecord:
    """The record that begins at an offset of a file under the archive's root."""
    path = (root / warc_file).resolve()
    if not path.is_relative_to(root.resolve()):
        raise GongkaiError(f"{warc_file}: lies outside of the archive; the index is damaged")
    try:
        with path.open("rb") as stream:
            return _record_at(stream, offset, warc_file)
    except OSError as error:
        raise GongkaiError(f"{warc_file}: cannot be read ({error.strerror or error})") from error


def walk_records(path: Path) -> Iterator[StoredRecord | Gap]:
    """The records of a file in order, one in memory at a time, with the gaps between them where it is damaged."""
    with path.open("rb") as stream:
        end, size = 0, path.stat().st_size
        while end < size:
            try:
                record = _record_at(stream, end, path.name)
            except DamagedRecordError as error:
                following = _next_record(stream, end + 1, size)
                yield Gap(end, following, str(error).removeprefix(f"{path.name} at {end}: "))
                end = following
            else:
                yield record
                end = record.end


def _next_record(stream: BinaryIO, start: int, size: int) -> int:
    """Where the next record begins after a damaged one: a gzip member that opens with the words of a WARC."""
    kept, position = b"", start
    stream.seek(start)
    while chunk := stream.read(_CHUNK):
        window, first = kept + chunk, position - len(kept)
        found = window.find(_MEMBER)
        while found >= 0:
            if _opens_a_record(stream, first + found):
                return first + found
            found = window.find(_MEMBER, found + 1)
        position += len(chunk)
        stream.seek(position)
        kept = window[-(len(_MEMBER) - 1) :]
    return size


def _opens_a_record(stream: BinaryIO, offset: int) -> bool:
    stream.seek(offset)
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(stream.read(1_024), 5) == b"WARC/"
    except zlib.error:
        return False


def _record_at(stream: BinaryIO, offset: int, name: str) -> StoredRecord:
    where = f"{name} at {offset}"
    data, end = _unpack_member(stream, offset, where)
    head, _, block = data.partition(b"\r\n\r\n")
    try:
        record = next(iter(ArchiveIterator(BytesIO(data))))
        length = int(record.rec_headers.get_header("Content-Length"))
        body = record.raw_stream.read()
    except (ArchiveLoadFailed, StopIteration, ValueError, TypeError, EOFError) as error:
        raise DamagedRecordError(f"{where}: no WARC record begins here") from error
    if not head or len(block) != length + 4:
        raise DamagedRecordError(f"{where}: the record is not as long as it says; it was cut short")
    http = record.http_headers.headers if record.http_headers else ()
    return StoredRecord(
        kind=str(record.rec_type),
        offset=offset,
        end=end,
        named=dict(record.rec_headers.headers),
        headers=tuple((str(key), str(value)) for key, value in http),
        body=bytes(body),
        block=block[:length],
    )


def _unpack_member(stream: BinaryIO, offset: int, where: str) -> tuple[bytes, int]:
    """One gzip member, whole and with its checksum right, and where it ends."""
    stream.seek(offset)
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    out = bytearray()
    end = offset
    while not unpacker.eof:
        chunk = unpacker.unconsumed_tail or stream.read(_CHUNK)
        if not chunk:
            raise DamagedRecordError(f"{where}: the file ends inside a record; it was cut short")
        try:
            out += unpacker.decompress(chunk, MAX_RECORD + 1 - len(out))
        except zlib.error as error:
            raise DamagedRecordError(f"{where}: no record can be unpacked here ({error})") from error
        if len(out) > MAX_RECORD:
            raise DamagedRecordError(f"{where}: the record unpacks to over {MAX_RECORD} bytes")
    end = stream.tell() - len(unpacker.unused_data)
    return bytes(out), end
