"""The records of WARC files by any tool: gzip per record or as a whole, or plain; WARC 1.0 and 1.1.

A record is given when it is whole and its gzip checksum is right, and never one that a cut has shortened.
"""

import gzip
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from gongkai.archive.members import MAX_RECORD
from gongkai.values import GongkaiError

_MAX_LINE = 65_536
_MAX_HEADERS = 200
_CHUNK = 1 << 20
_MAX_SKIPPED = 4_000_000_000
"""Bytes of one record that are read over, where it is too large to be taken in."""


@dataclass(frozen=True, slots=True)
class ForeignRecord:
    """One record: its own headers by their names in lower case, and its block; None where that is over the limit."""

    number: int
    named: Mapping[str, str]
    block: bytes | None = field(repr=False)

    @property
    def kind(self) -> str:
        """`response`, `request`, `revisit`, `resource`, …"""
        return self.named.get("warc-type", "")

    @property
    def url(self) -> str:
        """The address that the record is about; some tools write it in `<` and `>`."""
        return self.named.get("warc-target-uri", "").removeprefix("<").removesuffix(">")


def is_warc(path: Path) -> bool:
    """Whether a file's name says that it is a WARC."""
    return path.name.lower().endswith((".warc", ".warc.gz"))


def read_records(path: Path, limit: int = MAX_RECORD) -> Iterator[ForeignRecord]:
    """The records of a file in order, one in memory at a time.

    Raises GongkaiError, after the whole ones have been given, where the file is cut, damaged, or no WARC.
    """
    number = 0
    try:
        with path.open("rb") as packed, _unpacked(packed) as stream:
            line = _line_with_words(stream)
            while line:
                number += 1
                if not line.startswith(b"WARC/"):
                    raise GongkaiError(f"{path}, record {number}: no WARC record begins here; what follows is left out")
                record = ForeignRecord(number, _headers(stream), None)
                block = _block(stream, record, limit)
                line = _line_with_words(stream)  # reading on proves the checksum of what has been read,
                if line and stream is not packed and not line.startswith(b"WARC/"):  # unless the same member goes on
                    raise ValueError("it goes on behind its end, and its checksum with it")
                yield ForeignRecord(number, record.named, block)
    except (EOFError, zlib.error, gzip.BadGzipFile, ValueError) as error:
        raise GongkaiError(
            f"{path}, record {number or 1}: cut short or damaged ({error}); what stood before it is taken in; "
            "fetch the file again"
        ) from error
    except OSError as error:
        raise GongkaiError(f"{path}: cannot be read ({error.strerror or error})") from error


def _unpacked(stream: IO[bytes]) -> IO[bytes]:
    begins = stream.read(2)
    stream.seek(0)
    return gzip.GzipFile(fileobj=stream) if begins == b"\x1f\x8b" else stream  # type: ignore[return-value]


def _line(stream: IO[bytes]) -> bytes:
    line = stream.readline(_MAX_LINE)
    if len(line) == _MAX_LINE:
        raise ValueError("a line without an end")
    return line


def _line_with_words(stream: IO[bytes]) -> bytes:
    """The next line that is not empty; nothing at the end of the file."""
    for _ in range(_MAX_HEADERS):
        line = _line(stream)
        if not line or line.strip():
            return line
    raise ValueError("empty lines in place of a record")


def _headers(stream: IO[bytes]) -> dict[str, str]:
    lines = []
    while (line := _line(stream)).strip():
        lines.append(line)
        if len(lines) > _MAX_HEADERS:
            raise ValueError("headers without an end")
    if not line:
        raise EOFError("the file ends inside a record's headers")
    return {name.lower(): value for name, value in split_headers(lines)}


def split_headers(lines: list[bytes]) -> Iterator[tuple[str, str]]:
    """Names and values; a line that begins with a space goes on with the one before. Bytes stay what they are."""
    unfolded: list[str] = []
    for line in lines:
        text = line.decode("latin-1").rstrip("\r\n")
        if text[:1] in (" ", "\t") and unfolded:
            unfolded[-1] += " " + text.strip()
        else:
            unfolded.append(text)
    for text in unfolded:
        name, colon, value = text.partition(":")
        if colon and name.strip():
            yield name.strip(), value.strip()


def _block(stream: IO[bytes], record: ForeignRecord, limit: int) -> bytes | None:
    stated = record.named.get("content-length", "")
    if not (stated.isascii() and stated.isdigit() and len(stated) < 16):
        raise ValueError("no Content-Length")
    length = int(stated)
    if length > limit:
        if length > _MAX_SKIPPED:
            raise ValueError(f"a record of {length} bytes, which is not read over")
        _skip(stream, length)
        return None
    block = stream.read(length)
    if len(block) < length:
        raise EOFError("the file ends inside a record")
    return block


def _skip(stream: IO[bytes], length: int) -> None:
    while length:
        chunk = stream.read(min(_CHUNK, length))
        if not chunk:
            raise EOFError("the file ends inside a record")
        length -= len(chunk)
