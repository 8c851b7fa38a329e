"""Bytes to text, by evidence: what the bytes can be goes before what a header says they are.

The order: a byte order mark; utf-8 where the bytes are valid (or all but valid) utf-8; the charset that the header or
the page declares; gb18030, which holds gb2312 and gbk whole; else whichever of these loses least. Whatever a reader
should know (a header that is wrong, characters that were lost) is a note, and never silent.
"""

import codecs
import re
from dataclasses import dataclass

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, resolve_encoding

from gongkai.values import Note

LOST = "\ufffd"
"""U+FFFD, which stands where a character could not be decoded."""
_ESCAPES = re.compile(
    r"(\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)
"""In JSON: a backslash, two halves of one character, or a lone half, which no text may hold."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEAD = 8192
_ONE_BAD_IN = 50
"""Bytes are utf-8 with damage, not another charset, where at least this many characters are sound for each bad one."""
_ASCII_ONE_IN = 10
"""Text is UTF-16 where at least one in so many of its characters is ASCII, with the zero byte on one side of it. A few
Chinese characters (一, 开) have theirs on the other."""
_CHINESE = ("gb18030", "gb2312", "gbk", "hz", "cp936")
_HOLD_CHINESE = frozenset(("gb18030", "big5", "big5hkscs", "cp950", "euc_jp", "shift_jis", "euc_kr"))
_HOLD_CHINESE |= {"utf-16", "utf-16-le", "utf-16-be"}
"""Charsets besides utf-8 that a declaration is believed for. All others hold no Chinese: a server that knows nothing
says one of them (catalogue item 21), and most of them decode any bytes at all."""
_COMMON = frozenset("的一是在不有年月日政府信息公开工作报告情况本新申请人大中国開資訊報國務機關處機")
"""Characters that any report is full of, in both scripts: bytes read by a wrong charset give hardly one of them."""

_SAYS = {"mark": "字节顺序标记所示编码", "header": "响应头所示编码", "page": "网页声明的编码"}
"""Who names a charset, in Chinese."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the charset that it was read by (a Python codec's name), and notes on what was assumed."""

    text: str
    charset: str
    notes: tuple[Note, ...] = ()


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


def _utf16_without_mark(data: bytes) -> str | None:
    """The byte order of UTF-16 that has no mark: every ASCII character of markup or figures has its zero byte there."""
    head = data[: _HEAD // 2 * 2]
    if b"\0" not in head:
        return None
    zeros = head[0::2].count(0), head[1::2].count(0)
    if 4 * min(zeros) > max(zeros) or max(zeros) * _ASCII_ONE_IN < len(head) // 2:
        return None
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _by_evidence(data: bytes, declared: str | None) -> tuple[str, str]:
    text = _as_utf8(data, declared)
    if text is not None:
        return text, "utf-8"
    declared_or_not = dict.fromkeys((declared or "gb18030", "gb18030"))
    candidates = [charset for charset in declared_or_not if charset in _HOLD_CHINESE]
    strict = [(text, charset) for charset in candidates if (text := _strict(data, charset)) is not None]
    if strict:
        return max(strict, key=lambda one: sum(map(one[0].count, _COMMON)) if len(strict) > 1 else 0)
    tries = [(data.decode(charset, "replace"), charset) for charset in dict.fromkeys((*candidates, "utf-8"))]
    return min(tries, key=lambda one: one[0].count(LOST))


def decode(data: bytes, content_type: str | None = None, markup: bool = False) -> Decoded:
    """Decode a document's bytes.

    `content_type` is the header as sent, `None` where there was none; `markup` says that the bytes are HTML, so that
    a `<meta charset>` counts as declared too. Raises nothing: what cannot be decoded becomes U+FFFD, with a note.

    >>> decode("公开".encode("gbk"), "text/html; charset=ISO-8859-1").text
    '公开'
    """
    marked = next(((mark, charset) for mark, charset in _BOMS if data.startswith(mark)), None)
    if marked is not None:
        data = data[len(marked[0]) :]
        text = _as_utf8(data, "utf-8") if marked[1] == "utf-8" else data.decode(marked[1], "replace")
        if text is not None:
            return Decoded(text, marked[1], _lost(text))
    elif (unmarked := _utf16_without_mark(data)) is not None:
        text = data.decode(unmarked, "replace")
        note = Note(
            f"charset: read as {unmarked}, without a byte order mark", f"没有字节顺序标记，按{unmarked}编码读取"
        )
        return Decoded(text, unmarked, (note, *_lost(text)))
    in_page = _codec(html_body_declared_encoding(data[:_HEAD]) if markup else None)
    said = {
        "mark": "utf-8" if marked else None,
        "header": _codec(http_content_type_encoding(content_type) if content_type else None),
        # A declaration that is read byte by byte is in no charset of two bytes (as HTML itself says).
        "page": None if in_page is not None and in_page.startswith("utf-16") else in_page,
    }
    text, charset = _by_evidence(data, said["header"] or said["page"])
    denied = [
        Note(f"charset: the {who} says {name}, the bytes are {charset}", f"{_SAYS[who]}为{name}，实际编码为{charset}")
        for who, name in said.items()
        if name not in (None, charset) and not data.isascii()
    ]
    return Decoded(text, charset, (*denied, *_lost(text)))


def _lost(text: str) -> tuple[Note, ...]:
    count = text.count(LOST)
    if not count:
        return ()
    return (
        Note(
            f"charset: {count} characters could not be decoded and are shown as U+FFFD",
            f"有{count}个字符无法解码，以“{LOST}”（U+FFFD）代替",
        ),
    )


def with_whole_escapes(json: str) -> str:
    """JSON in which half a character stands as U+FFFD: a program cut a text between `\\ud83d` and `\\ude00`.

    What is read of it could not be written otherwise.
    """
    return _ESCAPES.sub(lambda match: match[1] or r"\ufffd", json)
