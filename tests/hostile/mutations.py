"""Damage done to sound files, by numbers: the same number gives the same bytes."""

import random
import re

from tests.hostile.seeds import ARCHIVES, files, packed, unpacked
from tests.hostile.structures import rebarred, rechained, repainted, rerecorded, reshaped

_NUMBER = re.compile(rb"\d+")
_TAG = re.compile(rb"<[^<>]{1,200}>")
_HUGE = (b"0", b"-1", b"1", b"65535", b"65536", b"99999999", b"2147483648", b"4294967295", b"1" + b"0" * 30, b"1e308")
_HUGE_FOUR = (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\0\x80", b"\xfe\xff\xff\xff", b"\0\0\1\0")
_MARKUP = (
    *(b"<table>", b"</table>", b"<tr>", b"<td colspan=99999999>", b"<td rowspan=0>", b"</td>", b"<p>", b"<b>", b"<!--"),
    *(
        b"-->",
        b"<script>",
        b"</script>",
        b"&#0;",
        b"&#xD800;",
        b"&nbsp;",
        b"<iframe src=a.pdf>",
        b"<style>",
        b"\\u0000",
    ),
    *(b"\\ud800", b"\\u003ctable", b"\xe2\x80\xae", b"\xff\xfe", b"\xa1\xa1", b"\x81", b"\0", b"<![CDATA[", b"<svg>"),
)
_WORDS = (
    *(
        "申请",
        "未收到",
        "一、",
        "总计",
        "件",
        "|",
        "\t",
        "\n",
        "1,",
        "（",
        "三、",
        "其中",
        "规章",
        "\u3000",
        "二〇二四年",
    ),
    *("\U0001f600", "\u202e", "０", "零", "万元", "上一年", "附件", "，", "%"),
)
_OFFICE = (
    *(b"<w:tbl>", b"</w:tbl>", b"<w:tr>", b"<w:tc>", b"<w:vMerge/>", b'<w:gridSpan w:val="99999999"/>', b"<w:p>"),
    *(b'<c r="XFD1048576"><v>1</v></c>', b'<mergeCell ref="A1:XFD1048576"/>', b"<v>1e999</v>", b"<v>nan</v>", b"&a;"),
    *(b'<!DOCTYPE a [<!ENTITY a "b">]>', b'TargetMode="External"', b'Target="../../x"', b"xmlns:w=''", b"<w:sdt>"),
)
_DRAWN = (
    *(b" Do ", b" q ", b" Q ", b" BT ", b" ET ", b" Tj ", b" 1e38 0 0 1e38 0 0 cm ", b" re S ", b" Tf ", b"/X Do "),
    *(b" 1 0 R ", b" 4 0 R ", b"/Kids [1 0 R]", b"/Contents [", b"<<", b">>", b"/Rotate 45", b"/MediaBox [0 0 0 0]"),
    *(b"/UserUnit 1e9 ", b"/Filter /FlateDecode", b"/Length 0", b"endstream", b"/Encrypt 1 0 R", b"/W [1 1 1]"),
)
_WORKBOOK = (
    *(b'<Cell ss:Index="16384"/>', b'<Cell ss:MergeAcross="99999999" ss:MergeDown="99999999"/>', b"<Row/>", b"</Row>"),
    *(b'<Row ss:Index="1048576"/>', b'<Row ss:Span="99999"/>', b'<Data ss:Type="Number">1e999</Data>', b"<Worksheet>"),
    *(b'ss:Formula="=A1"', b'<Style ss:ID="a" ss:Parent="a"/>', b'<Column ss:Span="99999" ss:Hidden="1"/>', b"&a;"),
)
_PLACED = (
    *(b'DeltaX="g 99999999 1"', b'CTM="0 0 0 0 0 0"', b'CTM="1e308 0 0 1e308 0 0"', b'Size="nan"', b'Boundary=""'),
    *(b"<ofd:PageBlock>", b"</ofd:PageBlock>", b'Visible="false"', b'Alpha="0"', b'ReadDirection="90"', b"M 0 0 C C"),
    *(b'<ofd:CompositeObject ResourceID="1000"/>', b'<ofd:ImageObject Boundary="0 0 210 297"/>', b'DrawParam="2"'),
)
_SCRAPS = {
    "ofd": (*_PLACED, *_MARKUP),
    "pdf": _DRAWN,
    "scan": _DRAWN,
    "docx": (*_OFFICE, *_MARKUP),
    "xlsx": (*_OFFICE, *_MARKUP),
    "word_2003": (*_OFFICE, *_MARKUP),
    "excel_2003": (*_WORKBOOK, *_MARKUP),
    "mhtml": (
        *_MARKUP,
        b"------=_Part.1\n",
        b"\n\n",
        b"Content-Type: text/html\n",
        b"Content-Type: multipart/x\n",
        b"=",
    ),
    "rtf": (b"{", b"}", b"\\clvmgf", b"\\bin99999999 ", b"\\cell", b"\\row", b"\\u-1?"),
}
_PATHS = (
    "../a.xml",
    "/etc/x",
    "C:\\x",
    "word/document.xml",
    "a" * 70_000,
    "_rels/.rels",
    "",
    "\\\\host\\x",
    "报告.docx",
)


_STRUCTURED = {
    "html": (reshaped,),
    "docx": (reshaped,),
    "xlsx": (reshaped,),
    "ofd": (reshaped,),
    "word_2003": (reshaped,),
    "excel_2003": (reshaped,),
    "xls": (rerecorded, rerecorded, rechained),
    "doc": (rechained,),
    "png": (repainted,),
    "text": (rebarred,),
    "markdown": (rebarred,),
    "converted": (rebarred,),
}
"""Damage to a kind's structure that leaves the rest of the file sound."""
_WHOLE = frozenset(("xls", "doc", "png"))
"""Kinds that are parsed to be damaged, so that they are damaged once and at first."""


def mutated(kind: str, number: int) -> bytes:
    """A file of this kind, damaged in one to six ways."""
    draw = random.Random(f"{kind} {number}")
    data = draw.choice(files(kind))
    if kind in ARCHIVES and draw.random() < 0.85:
        return _within(kind, data, draw)
    if kind in _STRUCTURED and draw.random() < 0.5:
        data = _structured(data, kind, draw)
        if kind in _WHOLE or draw.random() < 0.5:
            return data
    return _damaged(data, kind, draw)


def _structured(data: bytes, kind: str, draw: random.Random) -> bytes:
    if kind in _WHOLE:
        return draw.choice(_STRUCTURED[kind])(data, draw)
    for _ in range(draw.choice((1, 1, 2, 4))):
        data = draw.choice(_STRUCTURED[kind])(data, draw)[:4_000_000]
    return data


def _within(kind: str, data: bytes, draw: random.Random) -> bytes:
    """Damage inside the parts of an archive, which is packed soundly again."""
    parts = unpacked(data)
    for _ in range(draw.randint(1, 2)):
        path = draw.choice(sorted(parts, key=lambda path: (-len(parts[path]), path))[: draw.choice((2, 20))])
        chance = draw.random()
        if chance < 0.05:
            parts[draw.choice(_PATHS)[:65_000]] = parts.pop(path)
        elif chance < 0.1 and len(parts) > 1:
            del parts[path]
        elif path.endswith((".docx", ".zip")):
            parts[path] = mutated("docx" if path.endswith("docx") else "zip", draw.randrange(10**6))
        elif kind in _STRUCTURED and draw.random() < 0.5:
            parts[path] = _structured(parts[path], kind, draw)
        else:
            parts[path] = _damaged(parts[path], kind, draw)
    return packed(parts)


def _damaged(data: bytes, kind: str, draw: random.Random) -> bytes:
    """One to six changes of one to many bytes."""
    for _ in range(draw.choice((1, 1, 1, 2, 3, 6))):
        data = draw.choice(_CHANGES)(data, kind, draw)[:4_000_000]
    return data


def _piece(data: bytes, draw: random.Random) -> tuple[int, int]:
    start = draw.randrange(len(data) + 1)
    return start, min(len(data), start + draw.choice((1, 4, 30, 300, 3_000)))


def _flip(data: bytes, kind: str, draw: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(draw.choice((1, 5, 50)) if data else 0):
        changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return bytes(changed)


def _cut_short(data: bytes, kind: str, draw: random.Random) -> bytes:
    return data[: draw.randrange(len(data) + 1)] if draw.random() < 0.3 else data[: len(data) - draw.randrange(64)]


def _leave_out(data: bytes, kind: str, draw: random.Random) -> bytes:
    start, end = _piece(data, draw)
    return data[:start] + data[end:]


def _repeat(data: bytes, kind: str, draw: random.Random) -> bytes:
    start, end = _piece(data, draw)
    times = min(draw.choice((1, 3, 100, 3_000)), 400_000 // (end - start + 1))
    return data[:end] + data[start:end] * times + data[end:]


def _repeat_tag(data: bytes, kind: str, draw: random.Random) -> bytes:
    """A tag again and again, as nested elements are opened."""
    tags = list(_TAG.finditer(data))
    if not tags:
        return _repeat(data, kind, draw)
    tag = draw.choice(tags)
    return data[: tag.end()] + tag[0] * draw.choice((1, 10, 500, 5_000)) + data[tag.end() :]


def _swap_tags(data: bytes, kind: str, draw: random.Random) -> bytes:
    tags = list(_TAG.finditer(data))
    if len(tags) < 2:
        return _splice(data, kind, draw)
    one, other = sorted(draw.sample(tags, 2), key=lambda tag: tag.start())
    return data[: one.start()] + other[0] + data[one.end() : other.start()] + one[0] + data[other.end() :]


def _splice(data: bytes, kind: str, draw: random.Random) -> bytes:
    """A piece of another file of this kind."""
    other = draw.choice(files(kind))
    start, end = _piece(other, draw)
    place, after = _piece(data, draw)
    return data[:place] + other[start:end] + data[after if draw.random() < 0.5 else place :]


def _other_number(data: bytes, kind: str, draw: random.Random) -> bytes:
    numbers = list(_NUMBER.finditer(data))
    if not numbers:
        return _four(data, kind, draw)
    number = draw.choice(numbers)
    return data[: number.start()] + draw.choice(_HUGE) + data[number.end() :]


def _four(data: bytes, kind: str, draw: random.Random) -> bytes:
    """Four bytes as the number that they may be: a length, a place, a count."""
    place = draw.randrange(len(data) // 2 + 1) * 2
    return data[:place] + draw.choice(_HUGE_FOUR) + data[place + 4 :]


def _add(data: bytes, kind: str, draw: random.Random) -> bytes:
    place = draw.randrange(len(data) + 1)
    words = [word.encode(draw.choice(("utf-8", "gb18030"))) for word in _WORDS]
    scrap = draw.choice((*_SCRAPS.get(kind, _MARKUP), *draw.sample(words, 6)))
    return data[:place] + scrap * draw.choice((1, 1, 2, 200, 3_000)) + data[place:]


_CHANGES = (
    *(_flip, _cut_short, _leave_out, _repeat, _repeat_tag, _swap_tags, _splice, _other_number, _other_number, _four),
    *(_add, _add),
)
