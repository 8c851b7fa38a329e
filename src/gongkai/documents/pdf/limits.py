"""How large a PDF may be, told from its bytes before PDFium sees them, so that time and memory stay bounded.

PDFium unpacks and draws a whole page at once, with no limit of its own: 100 kB can become gigabytes, by streams that
unpack to a thousand times their size, or by drawings (forms) that draw others ten times over. So the streams are
unpacked here first, piece by piece, and what a page would draw is added up.
"""

import base64
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gongkai.documents.limits import Unreadable
from gongkai.documents.pdf.layers import REFERENCE, Layers, layers_of

MAX_PDF_BYTES = 64 * 1024 * 1024
"""Bytes of a file: reports are below 5 MB, scans of them below 50 MB."""
MAX_STREAM_BYTES = 48 * 1024 * 1024
"""Bytes of one stream, unpacked. The largest are whole Chinese fonts, of about 20 MB."""
MAX_UNPACKED_BYTES = 256 * 1024 * 1024
"""Bytes of all streams but pictures, unpacked."""
MAX_OBJECTS = 400_000
"""Objects of a file, and numbers in the heads of its object streams. A report with annexes has some thousands."""
MAX_LETTERS = 8 * 1024 * 1024
"""Bytes of all streams that are written in letters (ASCII85): decoding them takes a second for some MB."""
MAX_PAGE_CONTENT = 4 * 1024 * 1024
"""Bytes that draw one page, what it draws again and again counted each time. A page of a report has 0.2 MB."""
MAX_CONTENT = 24 * 1024 * 1024
"""Bytes that draw all pages, counted in the same way."""
MAX_DRAWN = 1_000_000
"""Objects and corners of paths of all pages."""
MAX_PAGES = 200
"""Pages. The longest reports, with their annexes, have about 60."""
MAX_CHARS = 110_000
"""Characters of all pages. The longest reports have about 60,000."""
MAX_PAGE_CHARS = 50_000
MAX_SLOW_DRAWN = 100_000
"""Objects and characters of pages whose fonts are not in the file: reading those takes some 0.1 s for a thousand."""
MAX_SLOW_CONTENT = 1024 * 1024
"""Bytes that draw all pages of a file with such pages: reading those takes 2 s, and 5 s where they are made to harm."""
MAX_PAGE_OBJECTS = 100_000
MAX_SEGMENTS = 400_000
"""Corners of all paths of one page."""
MAX_RULES = 1_500
"""Ruling lines of one page, each way, strokes that touch taken as one."""
MAX_PAGE_POINTS = 14_400
"""Points of a page's width or height: 200 inches, the most that PDF 1.7 allows."""
MAX_FORM_DEPTH = 12
_PIECE = 65_536
_HEADER = 1024
"""Bytes at the start in which `%PDF-` must stand."""
_RESOURCES = 8_192
_DICTIONARY = 65_536
"""Bytes before a stream in which its dictionary is looked for."""

_LONGEST_LIST = 262_144
"""Bytes of a list of objects."""

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_OBJECT = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+obj\b")
_NAME = rb"/([^\s/<>\[\]()%{}]{1,127})"
_BINDING = re.compile(_NAME + rb"\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_DRAW = re.compile(_NAME + rb"\s+Do\b")
_LIST = re.compile(rb"\[(?:\s*\d{1,10}\s+\d{1,5}\s+R\b)+\s*\]")
_CONTENTS = re.compile(rb"/Contents\s*(?:(\d{1,10})\s+\d{1,5}\s+R\b|" + _LIST.pattern + rb")")
"""The content of a page: one stream, a list of streams, or a list that is named."""
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_OLD_PACKING = re.compile(rb"/(?:LZWDecode|LZW|RunLengthDecode|RL)\b")
_LETTERS = re.compile(rb"/(?:ASCII85Decode|A85)\b")
_HEX = re.compile(rb"/(?:ASCIIHexDecode|AHx)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b")
_FIRST = re.compile(rb"/First\s+(\d{1,10})")
_ELSEWHERE = re.compile(rb"/(?:Resources|XObject)\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_LENGTH = re.compile(rb"/Length\s+(\d{1,10})(?!\s+\d{1,5}\s+R)")


class _Stream(NamedTuple):
    """One stream: its bytes when unpacked, what it draws by name, its dictionary, and what it is."""

    size: int
    draws: Mapping[bytes, int]
    dictionary: bytes
    is_form: bool
    is_picture: bool


class Told(NamedTuple):
    """What is told of a file before PDFium sees it: how many bytes draw all pages, and which layers may be off."""

    content: int
    layers: Layers | None


def is_encrypted(data: bytes) -> bool:
    """Tell whether a PDF is encrypted, be it without a password, so that its streams cannot be looked into."""
    return b"/Encrypt" in data


def check_pdf(data: bytes) -> Told:
    """What a file's own bytes tell of it.

    Raises `Unreadable` for a file that is no PDF, or would unpack or draw too much.
    """
    if not data:
        raise Unreadable("the file is empty; fetch it again", "文件是空的，请重新获取")
    if len(data) > MAX_PDF_BYTES:
        raise Unreadable(
            f"the PDF has {len(data) / 1e6:.1f} MB, and at most {MAX_PDF_BYTES / 1e6:.0f} MB are read; "
            "give the report alone",
            f"PDF有{len(data) / 1e6:.1f} MB，最多读取{MAX_PDF_BYTES / 1e6:.0f} MB，请只提供年报部分",
        )
    if b"%PDF-" not in data[:_HEADER]:
        raise Unreadable(
            "the file is no PDF: it does not start as one; fetch it again", "文件开头不是PDF格式，请重新获取"
        )
    objects = _objects(data)
    packed_objects = b""
    streams: dict[int, _Stream] = {}
    total = letters = 0
    for dictionary, number, start, end in _streams(data):
        _check_count(len(streams))
        is_picture = _PICTURE.search(dictionary) is not None
        letters += 0 if is_picture or not _LETTERS.search(dictionary) else max(end - start, 0)
        if letters > MAX_LETTERS:
            raise Unreadable(
                "the PDF writes its streams in letters; print it to a new PDF and give that",
                "PDF的数据流过多地以字母编码，请重新打印为新的PDF后再读取",
            )
        unpacked = b"" if is_picture else _unpack(data, start, end, dictionary)
        total += len(unpacked)
        if total > MAX_UNPACKED_BYTES:
            raise Unreadable(
                f"the PDF unpacks to over {MAX_UNPACKED_BYTES / 1e6:.0f} MB; no report does",
                f"PDF解压后超过{MAX_UNPACKED_BYTES / 1e6:.0f} MB，不像年报",
            )
        if _OBJECTS.search(dictionary):
            packed_objects += unpacked + b"\n"
            if len(packed_objects) > MAX_STREAM_BYTES:
                raise Unreadable(
                    f"the objects of the PDF unpack to over {MAX_STREAM_BYTES / 1e6:.0f} MB; no report's do",
                    f"PDF的对象解压后超过{MAX_STREAM_BYTES / 1e6:.0f} MB，不像年报",
                )
            objects.update(_packed(dictionary, unpacked))
        draws = Counter(match[1] for match in _DRAW.finditer(unpacked))
        is_form = _FORM.search(dictionary) is not None
        streams[number] = _Stream(len(unpacked), draws, dictionary, is_form, is_picture)
    texts = [data, packed_objects]
    content = _Pages(streams, objects).check(texts)
    drawn = (stream.dictionary for stream in streams.values() if stream.is_form or stream.is_picture)
    return Told(content, layers_of(texts, objects, drawn))


def _objects(data: bytes) -> dict[int, tuple[bytes, int]]:
    """The objects of a file, by number: the bytes that they stand in, and where."""
    found: dict[int, tuple[bytes, int]] = {}
    for match in _OBJECT.finditer(data):
        found[int(match[1])] = (data, match.end())
        _check_count(len(found))
    return found


def _check_count(objects: int) -> None:
    if objects > MAX_OBJECTS:
        raise Unreadable(
            f"the PDF has over {MAX_OBJECTS} objects; no report has: print it to a new PDF and give that",
            f"PDF的对象超过{MAX_OBJECTS}个，不像年报，请重新打印为新的PDF后再读取",
        )


def _packed(dictionary: bytes, unpacked: bytes) -> Iterator[tuple[int, tuple[bytes, int]]]:
    """The objects of an object stream, by number: the bytes that they stand in, and where."""
    first = _FIRST.search(dictionary)
    start = int(first[1]) if first else 0
    words = unpacked[:start].split(maxsplit=2 * MAX_OBJECTS)[: 2 * MAX_OBJECTS]
    numbers = [int(word) for word in words if word.isdigit() and len(word) < 11]
    _check_count(len(numbers) // 2 + 1)
    for number, place in zip(numbers[::2], numbers[1::2], strict=False):
        yield number, (unpacked, start + place)


def _streams(data: bytes) -> Iterator[tuple[bytes, int, int, int]]:
    """Each stream of a file: its dictionary, its object number, where its bytes start, and where they end.

    The end is the next `endstream` or what the dictionary says, whichever is later, and 0 where neither is known.
    """
    before = mark = 0
    for match in _STREAM.finditer(data):
        head = data[max(before, match.start() - _DICTIONARY) : match.start()]
        opening = None
        for opening in _OBJECT.finditer(head):  # noqa: B007 - the last one counts
            pass
        before = match.end()
        dictionary = head[opening.end() :] if opening else head
        if 0 <= mark < before:  # else it is the mark for this stream too: looked for each time, it takes quadratic time
            mark = data.find(b"endstream", before)
        length = _LENGTH.search(dictionary)
        end = max(mark, before + int(length[1]) if length else 0)
        yield dictionary, (int(opening[1]) if opening else -1), before, end


def _unpack(data: bytes, start: int, end: int, dictionary: bytes) -> bytes:
    """Unpack the stream from `start` to `end`, never further than the limit. Raises `Unreadable` for a bomb."""
    packings = len(_FLATE.findall(dictionary))
    if packings > 1 or _OLD_PACKING.search(dictionary):
        raise Unreadable(
            "the PDF packs its text in a way that no report does; print it to a new PDF and give that",
            "PDF文字的压缩方式不支持读取，请重新打印为新的PDF后再读取",
        )
    if _LETTERS.search(dictionary) or _HEX.search(dictionary):
        data, start = _from_letters(data[start:end], _HEX.search(dictionary) is not None), 0
        end = len(data)
    if not packings:
        return data[start : min(end, start + MAX_STREAM_BYTES)]
    return inflate(data, start)


def _from_letters(text: bytes, is_hex: bool) -> bytes:
    try:
        if is_hex:
            return bytes.fromhex(text.split(b">")[0].decode("ascii"))
        return base64.a85decode(text.strip().removeprefix(b"<~").split(b"~")[0])
    except ValueError:
        return text


def inflate(data: bytes, start: int = 0) -> bytes:
    """Unpack as far as the bytes make sense, as PDFium does; the stream itself says where it ends.

    Raises `Unreadable` beyond `MAX_STREAM_BYTES`.
    """
    inflater = zlib.decompressobj()
    parts: list[bytes] = []
    size = 0
    while not inflater.eof and (inflater.unconsumed_tail or start < len(data)):
        piece = inflater.unconsumed_tail or data[start : start + _PIECE]
        start += 0 if inflater.unconsumed_tail else len(piece)
        try:
            parts.append(inflater.decompress(piece, _PIECE * 16))
        except zlib.error:
            break
        size += len(parts[-1])
        if size > MAX_STREAM_BYTES:
            raise Unreadable(
                f"a stream of the PDF unpacks to over {MAX_STREAM_BYTES / 1e6:.0f} MB; no report's does",
                f"PDF的一个数据流解压后超过{MAX_STREAM_BYTES / 1e6:.0f} MB，不像年报",
            )
    return b"".join(parts)


def _check_content(page: int, pages: int) -> None:
    if page > MAX_PAGE_CONTENT or pages > MAX_CONTENT:
        raise Unreadable(
            f"a page of the PDF is drawn with over {MAX_PAGE_CONTENT / 1e6:.0f} MB, or all pages with over "
            f"{MAX_CONTENT / 1e6:.0f} MB; no report's is: print the report to a new PDF and give that",
            f"PDF有一页的内容超过{MAX_PAGE_CONTENT / 1e6:.0f} MB，或各页合计超过{MAX_CONTENT / 1e6:.0f} MB，不像年报，"
            "请重新打印为新的PDF后再读取",
        )


class _Pages:
    """Adds up what each page draws."""

    def __init__(self, streams: Mapping[int, _Stream], objects: Mapping[int, tuple[bytes, int]]) -> None:
        self.streams = streams
        self.objects = objects
        self.costs: dict[int, int] = {}
        self.lists: dict[int, int] = {}

    def check(self, texts: list[bytes]) -> int:
        """The bytes that draw all pages; `texts` hold all dictionaries of the file.

        Raises `Unreadable` for a page that draws too much, and for any list of streams that would be such a page.
        """
        named = self._names(b"\n".join(texts))
        total = 0
        for text in texts:
            for match in _LIST.finditer(text):
                self._drawn_by(match[0], named)
                if len(match[0]) > _LONGEST_LIST:
                    raise Unreadable(
                        "the PDF has a list of over 20,000 objects; print it to a new PDF and give that",
                        "PDF中有超过20000个对象的列表，请重新打印为新的PDF后再读取",
                    )
            for match in _CONTENTS.finditer(text):
                if match[1] and int(match[1]) not in self.streams:
                    total += self._list_cost(int(match[1]), named)
                else:
                    total += self._drawn_by(match[0], named, are_pages=True)
                _check_content(0, total)
        return total

    def _drawn_by(self, text: bytes, named: Mapping[bytes, set[int]], *, are_pages: bool = False) -> int:
        """The bytes that the streams of one page draw, those that `text` refers to."""
        drawn = [number for reference in REFERENCE.findall(text) if (number := int(reference)) in self.streams]
        if are_pages and any(self.streams[number].is_picture for number in drawn):
            raise Unreadable(
                "the PDF gives a picture for the text of a page: it is damaged; fetch it again",
                "PDF以图片充当页面的文字，文件已损坏，请重新获取",
            )
        cost = sum(self._cost(number, named, 0) for number in drawn)
        _check_content(cost, 0)
        return cost

    def _list_cost(self, number: int, named: Mapping[bytes, set[int]]) -> int:
        """The bytes that a page draws whose streams are in a list of its own, the object `number`."""
        if number not in self.lists:
            text, place = self.objects.get(number, (b"", 0))
            listed = _LIST.search(text, place, place + _LONGEST_LIST)
            self.lists[number] = self._drawn_by(listed[0], named, are_pages=True) if listed else 0
        return self.lists[number]

    def _names(self, text: bytes) -> dict[bytes, set[int]]:
        """The forms that names in a dictionary stand for."""
        named: dict[bytes, set[int]] = {}
        for match in _BINDING.finditer(text):
            number = int(match[2])
            if number in self.streams and self.streams[number].is_form:
                named.setdefault(match[1], set()).add(number)
        return named

    def _own_names(self, dictionary: bytes) -> dict[bytes, set[int]] | None:
        """The forms that the names in a form's own resources stand for; None where it has none of its own."""
        if b"/Resources" not in dictionary:
            return None
        for _ in range(2):  # The resources may be an object of their own, and in it the list of forms another.
            for match in _ELSEWHERE.finditer(dictionary):
                text, place = self.objects.get(int(match[1]), (b"", 0))
                dictionary += b"\n" + text[place : place + _RESOURCES].split(b"endobj")[0]
        return self._names(dictionary)

    def _cost(self, number: int, named: Mapping[bytes, set[int]], depth: int) -> int:
        """The bytes that a stream draws, those of the forms that it draws included, each time that it does.

        `named` are the forms of the resources that it is drawn with. One that draws itself is over the limit: PDFium
        goes round in it forty times.
        """
        if number in self.costs:
            return self.costs[number]
        self.costs[number] = MAX_PAGE_CONTENT + 1
        if depth > MAX_FORM_DEPTH:
            return self.costs[number]
        stream = self.streams[number]
        found = self._own_names(stream.dictionary) if stream.is_form else None
        own = named if found is None else found
        self.costs[number] = stream.size + sum(
            times * max((self._cost(form, own, depth + 1) for form in own.get(name, ())), default=0)
            for name, times in stream.draws.items()
        )
        return self.costs[number]
