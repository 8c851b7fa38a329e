"""Compound files (OLE2): the container of DOC, XLS, WPS, and of office files locked with a password.

A file of numbered sectors, whose streams are chains of sectors. Any chain may be a circle in a damaged file: each is
followed for no more steps than the file has sectors.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gongkai.documents.limits import Unreadable
from gongkai.documents.package import MAX_ARCHIVE_BYTES

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_FREE = 0xFFFFFFF0
"""Sector numbers from here on are marks: end of chain, free, table."""
_MAX_ENTRIES = 4_096
_HEADER = 512
_TABLES_IN_HEADER = 109
"""Places in the header for the numbers of the sectors that hold the tables, not all of them used."""
_SMALL = 64
"""Bytes of a sector of the stream that holds the small streams."""

OleKind = Literal["doc", "xls", "other"]


@dataclass(frozen=True, slots=True)
class _Stream:
    name: str
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class CompoundFile:
    """A compound file whose tables have been read."""

    data: bytes
    sector: int
    following: Sequence[int]
    streams: dict[str, _Stream]
    small_following: Sequence[int]
    small: bytes
    small_below: int
    """Streams of fewer bytes lie in `small`."""


def open_compound(data: bytes, name: str) -> CompoundFile:
    """Read the tables of a compound file. Raises `Unreadable` for one that is damaged or too large."""
    if len(data) > MAX_ARCHIVE_BYTES:
        raise Unreadable(
            f"{name}: {len(data) / 1e6:.0f} MB; take the pictures out of it and save it again",
            f"{name}：文件有{len(data) / 1e6:.0f} MB，过大，请删去其中的图片后另存",
        )
    if not data.startswith(MAGIC) or len(data) < _HEADER:
        raise Unreadable(
            f"{name}: the file is cut short or damaged; fetch it again", f"{name}：文件不完整或已损坏，请重新获取"
        )
    shift, directory, small_below, small_table = struct.unpack_from("<30xH16xI4xII", data)
    if shift not in (9, 12):
        raise Unreadable(
            f"{name}: the file is damaged (sectors of 2^{shift} bytes); fetch it again",
            f"{name}：文件已损坏（扇区为2^{shift}字节），请重新获取",
        )
    sector = 1 << shift
    following = _following(data, sector)
    entries = _chain(data, sector, following, directory)[: _MAX_ENTRIES * _ENTRY]
    streams: dict[str, _Stream] = {}
    root: _Stream | None = None
    for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        length, kind, start, size = struct.unpack_from("<64xHB49xII", entries, at)
        found = _Stream(entries[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace"), start, size)
        if kind == 5:
            root = found
        elif kind == 2:
            streams.setdefault(found.name, found)
    small_chain = _chain(data, sector, following, small_table)[: len(data) // _SMALL * 4 + sector]
    small = b"" if root is None else _chain(data, sector, following, root.start)
    return CompoundFile(data, sector, following, streams, _numbers(small_chain), small, small_below)


def read_stream(file: CompoundFile, name: str) -> bytes:
    """The bytes of a stream; fewer than it should have where its chain is broken, and none where there is none."""
    stream = file.streams.get(name)
    if stream is None:
        return b""
    if stream.size < file.small_below:
        return _chain(file.small, _SMALL, file.small_following, stream.start, header=0)[: stream.size]
    return _chain(file.data, file.sector, file.following, stream.start)[: stream.size]


def locked(name: str) -> Unreadable:
    """The file has a password."""
    return Unreadable(f"{name}: locked with a password; save it without one", f"{name}：文件已加密，请去除密码后另存")


def ole_kind(data: bytes, name: str) -> OleKind:
    """What a compound file holds. Raises `Unreadable` for one that is damaged, or locked with a password."""
    streams = open_compound(data, name).streams
    if "EncryptedPackage" in streams:
        raise locked(name)
    if "WordDocument" in streams:
        return "doc"
    return "xls" if "Workbook" in streams or "Book" in streams else "other"


def _numbers(data: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _following(data: bytes, sector: int) -> Sequence[int]:
    """For each sector, the number of the one that follows it in its chain."""
    table_sectors = list(struct.unpack_from(f"<{_TABLES_IN_HEADER}I", data, 76))
    more = struct.unpack_from("<I", data, 68)[0]
    wanted = len(data) // sector // (sector // 4) + 1
    for _ in range(len(data) // sector):
        if more >= _FREE or len(table_sectors) > wanted + _TABLES_IN_HEADER:
            break
        *numbers, more = _numbers(_sector(data, sector, more, sector)) or (_FREE,)
        table_sectors.extend(numbers)
    tables = [number for number in table_sectors if number < _FREE][:wanted]
    return _numbers(b"".join(_sector(data, sector, number, sector) for number in tables))


def _sector(data: bytes, sector: int, number: int, header: int) -> bytes:
    return data[header + number * sector : header + (number + 1) * sector]


def _chain(data: bytes, sector: int, following: Sequence[int], start: int, header: int | None = None) -> bytes:
    """The sectors of a chain, joined. The file's header takes the room of one sector."""
    parts: list[bytes] = []
    number = start
    for _ in range(len(data) // sector + 1):
        if number >= _FREE:
            break
        parts.append(_sector(data, sector, number, sector if header is None else header))
        number = following[number] if number < len(following) else _FREE
    return b"".join(parts)
