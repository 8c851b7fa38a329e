"""MHTML: a page and its parts in one file, as Word ("single file web page", mostly named .doc) and browsers save it.

Each part that is a page is read, as a workbook's sheets are parts of their own; pictures and style sheets are left out.
"""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser
from typing import NamedTuple

from gongkai.documents.limits import MAX_TAGS, Unreadable

MAX_PARTS = 1_000
"""Parts of one file: a page has one for each of its pictures."""
MAX_PAGES = 50
"""Parts that are pages: a frame each, or a sheet each of a workbook."""
_HEAD = 8_192
"""Bytes in which the head of the file, or of a part, ends."""
_BEGINNING = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
"""Lines of a head, which may go on in the next, and the empty line that ends it."""
_PAGES = ("text/html", "application/xhtml+xml")


class Page(NamedTuple):
    """A part that is a page: its bytes, and its type as declared, with the charset."""

    data: bytes
    content_type: str


def pages_of(data: bytes, name: str) -> list[Page]:
    """The pages of an MHTML file, in their order; none where the bytes are no such file.

    Raises `Unreadable` for one without a page, or with too many, and for a damaged page.
    """
    head = _BEGINNING.match(data[:_HEAD].lstrip())
    if head is None or b"mime-version:" not in head[0].lower():
        return []
    message = BytesHeaderParser().parsebytes(head[0])
    boundary = (message.get_boundary() or "").encode("ascii", "replace")
    is_page = message.get_content_type() in _PAGES  # alone: a page without pictures
    if not is_page and (message.get_content_maintype() != "multipart" or not boundary):
        return []
    pieces = [data] if is_page else data.split(b"\n--" + boundary, MAX_PARTS + 1)[1:]
    if len(pieces) > MAX_PARTS:
        raise Unreadable(
            f"{name}: MHTML of over {MAX_PARTS} parts; save the report as HTML or DOCX",
            f"{name}：MHTML的部件超过{MAX_PARTS}个，请将年报另存为HTML或DOCX",
        )
    pages = list(_pages(pieces, name))
    if not pages or len(pages) > MAX_PAGES or sum(page.data.count(b"<") for page in pages) > MAX_TAGS:
        raise Unreadable(
            f"{name}: MHTML of {len(pages)} pages; 1 to {MAX_PAGES} with {MAX_TAGS} tags in all are read: save it "
            "as HTML or DOCX",
            f"{name}：MHTML中有{len(pages)}个网页，可读取1至{MAX_PAGES}个、标签合计{MAX_TAGS}个以内，"
            "请另存为HTML或DOCX",
        )
    return pages


def _pages(pieces: list[bytes], name: str) -> Iterator[Page]:
    for piece in pieces:
        head = _BEGINNING.match(piece[:_HEAD].lstrip())
        if head is None:
            continue
        message = BytesHeaderParser().parsebytes(head[0])
        if message.get_content_type() in _PAGES:
            start = len(piece[:_HEAD]) - len(piece[:_HEAD].lstrip()) + head.end()
            yield Page(_decoded(piece[start:], message, name), str(message["Content-Type"]))


def _decoded(body: bytes, message: Message, name: str) -> bytes:
    """The bytes of a part, whose mail-safe writing is undone."""
    encoding = str(message.get("Content-Transfer-Encoding", "")).strip().lower()
    if encoding == "quoted-printable":
        return quopri.decodestring(body)
    if encoding != "base64":
        return body
    try:
        return base64.b64decode(body)
    except binascii.Error as error:
        raise Unreadable(
            f"{name}: the page in this MHTML file is damaged ({error}); fetch it again",
            f"{name}：MHTML中的网页已损坏（{error}），请重新获取",
        ) from error
