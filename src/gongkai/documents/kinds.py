"""What a file is, from its bytes: a name is a hope, not evidence."""

import re

from gongkai.decoding import Decoded, decode
from gongkai.documents.limits import Unreadable
from gongkai.values import Note

OFFICE_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""How a ZIP, DOCX or XLSX, a DOC, XLS or WPS, and an RTF begin."""

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"II*\x00", b"MM\x00*")
"""How a JPEG, a PNG, a GIF and a TIFF begin."""

_MAGIC = (
    (b"Rar!", Note("a RAR archive", "RAR压缩包")),
    (b"7z\xbc\xaf", Note("a 7z archive", "7z压缩包")),
    (b"\x1f\x8b", Note("a gzip file", "gzip压缩文件")),
)
_MARKUP = re.compile(
    r"<!doctype html|^\s*<\?xml\s|<(?:html|head|body|table|p|div|script|iframe|frameset)[\s>]"
    r"|</(?:html|head|body|table|tr|td|p|div|span|h[1-6]|a)\s*>",
    re.IGNORECASE,
)
_FLAT = re.compile(
    r"<\?mso-application progid=\"(?:Word|Excel)\."
    r"|<(?:w:wordDocument|pkg:package|(?:\w+:)?Workbook|office:document)\s[^>]*xmlns"
)
"""How the XML begins that Word and Excel of 2003, and others, save a whole file as, mostly under .doc and .xls."""
_SNIFFED = 65_536
_BEGINNING = 2_048
_CONTROL = bytes((*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)))
_MOST_CONTROL = 0.01
"""The share of control or lost characters above which bytes are no text."""


def is_picture(data: bytes) -> bool:
    """Tell whether bytes are a picture, as sites show and scanners give: JPEG, PNG, GIF, TIFF, BMP or WebP."""
    is_bmp = data.startswith(b"BM") and data[6:10] == bytes(4)
    return data.startswith(_PICTURES) or is_bmp or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")


def sniff(data: bytes, name: str, content_type: str | None) -> tuple[bool, Decoded]:
    """Tell whether the bytes are HTML (True) or plain text (False), and decode them.

    Raises `Unreadable` for anything else, naming what it is where that can be seen.
    """
    head = data[:_SNIFFED].lstrip()
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise Unreadable(
                f"{name}: it is {what.en}, and that is not read; give the report as HTML, DOCX, XLSX or PDF",
                f"{name}：这是{what.zh}，不支持读取，请提供HTML、DOCX、XLSX或PDF格式的年报",
            )
    looks_marked_up = b"<" in data[:_SNIFFED]
    decoded = decode(data, content_type, markup=looks_marked_up)
    noise = _noise(data, decoded)
    if noise > _MOST_CONTROL * len(decoded.text) + 1:
        raise Unreadable(
            f"{name}: binary data of no known kind; give the report as HTML, DOCX, XLSX or PDF",
            f"{name}：无法识别的二进制文件，请提供HTML、DOCX、XLSX或PDF格式的年报",
        )
    beginning = decoded.text[:_SNIFFED]
    return bool(_MARKUP.search(beginning)), decoded


def is_flat_office(text: str) -> bool:
    """Tell whether a text is an office file saved as XML."""
    return _FLAT.search(text[:_BEGINNING]) is not None


def _noise(data: bytes, decoded: Decoded) -> int:
    """Control characters, and characters that were lost. No charset but UTF-16 has the bytes of the first in others."""
    plain = decoded.text.encode("utf-8", "replace") if decoded.charset.startswith("utf-16") else data
    return len(plain) - len(plain.translate(None, _CONTROL)) + decoded.text.count("\ufffd")
