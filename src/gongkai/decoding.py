"""Bytes to text, by evidence: what the bytes can be goes before what a header says they are.

The order: a byte order mark; utf-8 where the bytes are valid (or all but valid) utf-8; the charset that the header or
the page declares; gb18030, which holds gb2312 and gbk whole; else whichever of these loses least. Whatever a reader
should know (a header that is wrong, characters that were lost) is a note, and never silent.
"""

import codecs
from dataclasses import dataclass

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, resolve_encoding

LOST = "\ufffd"
"""U+FFFD, which stands where a character could not be decoded."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEAD = 8192
_ONE_BAD_IN = 50
"""Bytes are utf-8 with damage, not another charset, where at least this many characters are sound for each bad one."""
_CHINESE = ("gb18030", "gb2312", "gbk", "hz", "cp936")
_WESTERN = ("cp1252", "iso8859-1", "ascii", "iso8859-15")
"""Charsets that hold no Chinese: a server that knows nothing says one of these (catalogue item 21)."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the charset that it was read by (a Python codec's name), and notes in English on what was assumed."""

    text: str
    charset: str
    notes: tuple[str, ...] = ()


def _codec(name: str | None) -> str | None:
    """The codec to use for a declared charset, None where it is unknown: gb2312 and gbk mean gb18030."""
    resolved = resolve_encoding(name) if name else None
    if resolved is None:
        return None
    resolved = codecs.lookup(resolved).name
    return "gb18030" if resolved in _CHINESE else resolved


def _strict(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except (UnicodeDecodeError, LookupError):
        return None


def _as_utf8(data: bytes, declared: str | None) -> str | None:
    """The bytes as utf-8, None where another charset is likelier."""
    text = _strict(data, "utf-8")
    if text is None:
        text = data.decode("utf-8", "replace")
        lost = text.count(LOST)
        sound = sum(1 for character in text if "\u0800" <= character != LOST)
        return text if lost * _ONE_BAD_IN <= sound else None
    if declared != "utf-8" and not data.isascii() and all(character < "\u0800" for character in text):
        return (
            None  # Pairs of bytes only: short GBK text that happens to be valid utf-8, which is all but never Chinese.
        )
    return text


def _by_evidence(data: bytes, declared: str | None) -> tuple[str, str]:
    text = _as_utf8(data, declared)
    if text is not None:
        return text, "utf-8"
    candidates = [charset for charset in (declared, "gb18030") if charset and charset not in _WESTERN]
    for charset in candidates:
        text = _strict(data, charset)
        if text is not None:
            return text, charset
    tries = [(data.decode(charset, "replace"), charset) for charset in dict.fromkeys((*candidates, "utf-8"))]
    return min(tries, key=lambda one: one[0].count(LOST))


def decode(data: bytes, content_type: str | None = None, markup: bool = False) -> Decoded:
    """Decode a document's bytes.

    `content_type` is the header as sent, `None` where there was none; `markup` says that the bytes are HTML, so that
    a `<meta charset>` counts as declared too. Raises nothing: what cannot be decoded becomes U+FFFD, with a note.

    >>> decode("公开".encode("gbk"), "text/html; charset=ISO-8859-1").text
    '公开'
    """
    for mark, charset in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(charset, "replace")
            return Decoded(text, charset, _lost(text))
    said = {
        "header": _codec(http_content_type_encoding(content_type) if content_type else None),
        "page": _codec(html_body_declared_encoding(data[:_HEAD]) if markup else None),
    }
    text, charset = _by_evidence(data, said["header"] or said["page"])
    denied = [
        f"charset: the {who} says {name}, the bytes are {charset}"
        for who, name in said.items()
        if name not in (None, charset) and not data.isascii()
    ]
    return Decoded(text, charset, (*denied, *_lost(text)))


def _lost(text: str) -> tuple[str, ...]:
    count = text.count(LOST)
    return (f"charset: {count} characters could not be decoded and are shown as U+FFFD",) if count else ()
