"""WARC out: what was asked and what was answered, on disk before anyone looks at it.

A page gives three records: the response (or a `revisit`, where the site said 304 or sent the same bytes again), the
request, and a `metadata` record that holds the row of the index. So a WARC is enough to make its part of the index
again, and an exchange whose row is missing is the one that a kill caught in flight.
"""

import fcntl
import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from gongkai.archive.content import MAX_BODY, BadCodingError, BodyTooLargeError, undo_codings
from gongkai.archive.digests import body_digest
from gongkai.archive.index import Held, append_snapshots
from gongkai.archive.members import read_record
from gongkai.archive.places import checked_run, host_name, sync_folder, warc_folder
from gongkai.archive.records import Exchange, exchange_records, file_head, file_record, note_record
from gongkai.values import GongkaiError, Snapshot

INDEX_EVERY = 100
"""Rows that are gathered before they become a part of the index; the WARC holds them until then."""

Fault = Literal["bad_coding", "too_large"]
"""Why a whole answer has no body: its content coding is broken, or it unpacks to more than is kept."""


class ArchiveWriteError(GongkaiError):
    """The archive cannot be written: a full disk, a folder without permission."""


@dataclass(frozen=True, slots=True)
class Record:
    """Where an exchange lies, and its decoded body.

    `sha256` is of the decoded body; None (and `body` too) where the answer is cut, or has a `fault`. For a `revisit` it
    is that of the body held already; after a 304 `body` is None. `bytes` counts the body as it came over the wire.
    """

    warc_file: str
    warc_offset: int
    sha256: str | None
    body: bytes | None = field(repr=False)
    bytes: int
    revisit: bool = False
    fault: Fault | None = None


class WarcWriter:
    """The one open WARC file of a host and run; a context manager. Nothing is created before the first record.

    `write` puts an exchange on disk and `note` its row; each is synced before it returns, and a write that fails is
    cut off again, so that the file ends with a whole record. Rows become parts of the index every `INDEX_EVERY` notes
    and at the end. Raises ArchiveWriteError where the disk does not take it.
    """

    def __init__(self, root: Path, host: str, run_id: str, *, agent: str = "", max_body: int = MAX_BODY) -> None:
        self._root = root
        self._host = host
        self._folder = warc_folder(root, host)
        self._run = checked_run(run_id)
        self._agent = agent
        self._max_body = max_body
        self._path: Path | None = None
        self._file = -1
        self._end = 0
        self._waiting: list[Snapshot] = []
        self._parts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.flush_index()
        finally:
            if self._file >= 0:
                os.close(self._file)

    def write(self, exchange: Exchange, held: Held | None = None) -> Record:
        """Write an exchange. With `held`, a 304 or the same bytes again become a `revisit` of it.

        It is surely on disk when its row is (`note`): until then it counts as in flight, and is fetched again.
        """
        body, fault = self._decoded(exchange)
        sha256 = None if body is None else body_digest(body)
        same = held is not None and (exchange.status == 304 or sha256 == held.sha256)
        original = None
        if held is not None and same:
            original = read_record(self._root, held.warc_file, held.warc_offset)
            sha256 = held.sha256
        path, offset = self._append(exchange_records(exchange, original))
        return Record(
            warc_file=path.relative_to(self._root).as_posix(),
            warc_offset=offset,
            sha256=sha256,
            body=None if exchange.status == 304 else body,
            bytes=len(exchange.body),
            revisit=same,
            fault=fault,
        )

    def write_file(self, url: str, body: bytes, fetched_at: datetime, content_type: str = "") -> Record:
        """Write a file that came without the answer of HTTP around it; on disk as an exchange is."""
        path, offset = self._append(file_record(url, body, fetched_at, content_type))
        name = path.relative_to(self._root).as_posix()
        return Record(name, offset, body_digest(body), body, len(body))

    def note(self, snapshot: Snapshot) -> None:
        """Put a row on disk: of an exchange that has been written, or of a fetch that got no answer."""
        self._append(note_record(snapshot), synced=True)
        self._waiting.append(snapshot)
        if len(self._waiting) >= INDEX_EVERY:
            self.flush_index()

    def flush_index(self) -> None:
        """Make the rows that wait a part of the index."""
        if not self._waiting or self._path is None:
            return
        stem = self._path.name.removesuffix(".warc.gz")
        append_snapshots(self._root, self._waiting, f"{host_name(self._host)}--{stem}-{self._parts + 1:04d}")
        self._parts += 1
        self._waiting.clear()

    def _decoded(self, exchange: Exchange) -> tuple[bytes | None, Fault | None]:
        if exchange.truncated is not None:
            return None, None
        try:
            return undo_codings(exchange.body, exchange.headers, self._max_body), None
        except BadCodingError:
            return None, "bad_coding"
        except BodyTooLargeError:
            return None, "too_large"

    def _append(self, data: bytes, *, synced: bool = False) -> tuple[Path, int]:
        """Write records at the end of the file; gives the file and the offset of the first.

        `synced`: all that has been written so far is on disk then.
        """
        try:
            path = self._path or self._open()
            self._put(data, synced=synced)
        except OSError as error:
            self._cut()
            raise ArchiveWriteError(
                f"{self._path or self._folder}: the archive could not be written ({error.strerror or error}); "
                "what it held is whole; make room or give permission, and run again"
            ) from error
        offset = self._end
        self._end += len(data)
        return path, offset

    def _open(self) -> Path:
        """A new file, which has its first record when it gets its name: a kill leaves no empty file behind."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._claim()
        beside = path.with_name(f".{path.name}.{os.getpid()}.new")
        head = file_head(path.name, self._run, self._agent)
        self._file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            self._put(head, synced=True)
            beside.rename(path)
        except OSError:
            os.close(self._file)
            self._file = -1
            beside.unlink(missing_ok=True)
            raise
        self._path, self._end = path, len(head)
        sync_folder(self._folder)
        return path

    def _claim(self) -> Path:
        """A name that no earlier run, nor a killed one of the same name, has used; its `.open` file stands from now."""
        number = 1
        while True:
            path = self._folder / (f"{self._run}.warc.gz" if number == 1 else f"{self._run}-{number}.warc.gz")
            number += 1
            if path.exists():
                continue
            try:
                path.with_name(path.name + ".open").touch(exist_ok=False)
            except FileExistsError:
                continue
            return path

    def _put(self, data: bytes, *, synced: bool) -> None:
        left = memoryview(data)
        while left:
            left = left[os.write(self._file, left) :]
        if synced:
            os.fsync(self._file)

    def _cut(self) -> None:
        """Take back a record that was not written whole: that needs no room on the disk."""
        if self._file >= 0:
            os.ftruncate(self._file, self._end)
            os.lseek(self._file, self._end, os.SEEK_SET)
