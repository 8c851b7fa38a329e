"""Damage that keeps a file's structure sound, so that what lies behind the first check is reached too.

Elements are nested, multiplied and given spans; records of an XLS are changed within a workbook whose sheets are found
again; the chains of a compound file lead elsewhere.
"""

import random
import re
import struct
import zlib
from itertools import pairwise

from tests.documents.office.files import compound, record

_OPENED = re.compile(rb"<((?:[a-z]{1,3}:)?[a-zA-Z][a-zA-Z0-9]{0,12})((?:\s[^<>]{0,200})?)(?<!/)>")
_TIMES = (1, 2, 30, 400, 3_000)
_LARGEST = 1_000_000
"""Bytes that one piece comes to when it is said again and again."""
_GIVEN = (
    *(b'colspan="99999999"', b'rowspan="65534"', b'colspan="1000" rowspan="1000"', b'rowspan="0"', b"colspan=-1"),
    *(b'colspan="2"', b'rowspan="3"', b"hidden", b'style="display:none"', b'style="visibility:hidden"', b"colspan"),
    *(b'style="vertical-align:super"', b'w:val="99999999"', b'w:val="-1"', b'r="XFD1048576"', b'r="A0"', b't="s"'),
    *(b't="inlineStr"', b's="4294967296"', b'ref="A1:XFD1048576"', b'min="1" max="16384" hidden="1"', b'w:val="both"'),
)
_KINDS = (
    *(0x0006, 0x000A, 0x0022, 0x002F, 0x0031, 0x003C, 0x005D, 0x007D, 0x0085, 0x00BD, 0x00BE, 0x00D6, 0x00E0, 0x00E5),
    *(0x00FC, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x0207, 0x0208, 0x023E, 0x027E, 0x041E, 0x0809),
)
_WORDS = (0, 1, 2, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF)
_NUMBERS = (0, 1, 5, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF)
_PNG = b"\x89PNG\r\n\x1a\n"
_HEADER, _SECTOR, _ENTRY = 512, 512, 128
_Records = list[tuple[int, bytes]]


def reshaped(data: bytes, draw: random.Random) -> bytes:
    """Markup with one of its elements in itself, again and again beside itself, elsewhere, or given another span."""
    opened = list(_OPENED.finditer(data))
    if not opened:
        return data
    tag = draw.choice(opened)
    if draw.random() < 0.4:
        return data[: tag.end() - 1] + b" " + draw.choice(_GIVEN) + data[tag.end() - 1 :]
    closing = b"</%s>" % tag[1]
    end = data.find(closing, tag.end())
    if end < 0:
        return data[: tag.start()] + tag[0] * draw.choice(_TIMES) + data[tag.start() :]
    end += len(closing)
    whole = data[tag.start() : end]
    times = min(draw.choice(_TIMES), _LARGEST // len(whole) + 1)
    chance = draw.random()
    if chance < 0.35:
        return data[: tag.start()] + whole * times + data[end:]
    if chance < 0.65:
        return data[: tag.end()] + whole * min(times, 30) + data[tag.end() :]
    if chance < 0.85:
        return data[: tag.start()] + tag[0] * times + whole + closing * times + data[end:]
    place = draw.choice(opened).end()
    return data[:place] + whole + data[place:]


def rerecorded(data: bytes, draw: random.Random) -> bytes:
    """An XLS as `office_files.xls` makes it with its records changed, and its workbook's table of sheets set right."""
    records = _records(data[_HEADER:])
    for _ in range(draw.choice((1, 1, 2, 5, 20))):
        records = _change(records, draw)
    if draw.random() < 0.8:
        records = _found_again(records)
    return compound({"Workbook": b"".join(record(kind, body[:0xFFFF]) for kind, body in records)[:4_000_000]})


def _records(stream: bytes) -> _Records:
    """The records of a stream, up to the zeros behind the last."""
    found, at = [], 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == 0:
            break
        found.append((kind, stream[at + 4 : at + 4 + length]))
        at += 4 + length
    return found


def _change(records: _Records, draw: random.Random) -> _Records:
    k = draw.randrange(len(records))
    kind, body = records[k]
    chance = draw.random()
    if chance < 0.1:
        return [*records[:k], *records[k + 1 :]] if len(records) > 1 else records
    if chance < 0.25:
        times = min(draw.choice(_TIMES), _LARGEST // (len(body) + 4) + 1)
        return [*records[:k], *[(kind, body)] * times, *records[k + 1 :]]
    if chance < 0.35:
        other = draw.randrange(len(records))
        records = list(records)
        records[k], records[other] = records[other], records[k]
        return records
    if chance < 0.45:
        cut = draw.randrange(len(body) + 1)
        return [*records[:k], (kind, body[:cut]), (0x003C, body[cut:]), *records[k + 1 :]]
    return [*records[:k], _changed(kind, body, draw), *records[k + 1 :]]


def _changed(kind: int, body: bytes, draw: random.Random) -> tuple[int, bytes]:
    """A record of another kind, or of another length, or with another number in it."""
    chance = draw.random()
    if chance < 0.25:
        return draw.choice(_KINDS), body
    if chance < 0.4:
        return kind, body[: draw.randrange(len(body) + 1)]
    if chance < 0.5:
        return kind, body * draw.choice((2, 100))
    size = draw.choice((1, 2, 2, 4, 8))
    at = draw.randrange(len(body) // size + 1) * size
    if size == 8:
        number = struct.pack("<d", draw.choice((1e308, -1e308, float("nan"), float("inf"), 1e-320, 0.1 + 0.2, -0.0)))
    elif size == 4:
        number = struct.pack("<I", draw.choice(_NUMBERS))
    else:
        number = struct.pack("<H", draw.choice(_WORDS))[:size]
    return kind, body[:at] + number + body[at + size :]


def _found_again(records: _Records) -> _Records:
    """The records with the n-th sheet of the table at the n-th part behind the workbook's own."""
    places, at = [], 0
    for kind, body in records:
        if kind == 0x0809:
            places.append(at)
        at += 4 + len(body[:0xFFFF])
    sheets = iter(places[1:])
    return [
        (kind, struct.pack("<I", next(sheets, 0)) + body[4:] if kind == 0x0085 and len(body) > 4 else body)
        for kind, body in records
    ]


def rechained(data: bytes, draw: random.Random) -> bytes:
    """A compound file as `office_files.compound` makes it: a chain leads elsewhere, or an entry lies about a stream."""
    changed = bytearray(data)
    sectors = (len(data) - _HEADER) // _SECTOR
    directory, first_table = struct.unpack_from("<I", data, 48)[0], struct.unpack_from("<I", data, 76)[0]
    for _ in range(draw.choice((1, 1, 2, 8))):
        number = draw.choice((*_NUMBERS, draw.randrange(sectors), draw.randrange(sectors), draw.randrange(sectors)))
        chance = draw.random()
        if chance < 0.5:
            at = _HEADER + _SECTOR * first_table + 4 * draw.randrange(sectors)
        elif chance < 0.8:
            entry = _HEADER + _SECTOR * directory + _ENTRY * draw.randrange(4)
            at = entry + draw.choice((64, 116, 120))
        else:
            at = draw.choice((30, 44, 48, 56, 60, 64, 68, 72, 76, 80))
        if at + 4 <= len(changed):
            struct.pack_into("<I", changed, at, number)
    return bytes(changed)


def repainted(data: bytes, draw: random.Random) -> bytes:
    """A PNG with one of its chunks changed, left out or said again, and all their sums of control right."""
    chunks, at = [], len(_PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    k = draw.randrange(len(chunks))
    kind, body = chunks[k]
    if kind == b"IDAT" and draw.random() < 0.9:
        body = zlib.compress(_scratched(zlib.decompress(body), draw), 1)
    else:
        body = _scratched(body, draw)
    chunks[k : k + 1] = [(draw.choice((kind, kind, kind, b"tRNS", b"PLTE", b"IDAT", b"acTL")), body)] * draw.choice(
        (1, 1, 0, 2)
    )
    return _PNG + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


def _scratched(body: bytes, draw: random.Random) -> bytes:
    """Bytes with some of them changed, a piece said again, or the end left out."""
    changed = bytearray(body)
    for _ in range(draw.choice((1, 3, 30)) if body else 0):
        changed[draw.randrange(len(changed))] = draw.choice((0, 1, 2, 3, 4, 6, 8, 16, 0x7F, 0x80, 0xFF))
    at = draw.randrange(len(body) + 1)
    return draw.choice((bytes(changed), bytes(changed), bytes(changed), body[:at], body[:at] + body[at // 2 :] * 9))


def rebarred(data: bytes, draw: random.Random) -> bytes:
    """A text whose lines are said again, joined, cut at bars or tabs, or change places."""
    lines = data.split(b"\n")
    k, other = sorted((draw.randrange(len(lines)), draw.randrange(len(lines))))
    chance = draw.random()
    if chance < 0.3:
        lines[k:k] = lines[k : other + 1] * min(draw.choice(_TIMES), _LARGEST // (len(data) + 1) + 1)
    elif chance < 0.5:
        lines[k], lines[other] = lines[other], lines[k]
    elif chance < 0.7:
        lines[k : other + 1] = [draw.choice((b"", b" | ", b"\t", b" ")).join(lines[k : other + 1])]
    else:
        between = draw.choice((b"|", b"\t", b"   ", b"|---|"))
        places = sorted(draw.randrange(len(lines[k]) + 1) for _ in range(draw.choice((1, 5, 200))))
        lines[k] = between.join(lines[k][a:b] for a, b in pairwise([0, *places, len(lines[k])]))
    return b"\n".join(lines)
