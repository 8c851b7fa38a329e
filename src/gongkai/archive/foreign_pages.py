"""The pages in a WARC by any tool: which records are answers that may be reports, and what is known of them."""

import base64
import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from gongkai.archive.content import BadCodingError, undo_codings
from gongkai.archive.digests import holds_stated
from gongkai.archive.foreign import ForeignRecord, read_records, split_headers
from gongkai.archive.incoming import Incoming, LeftOut, Original, read_moment
from gongkai.archive.index import snapshot_from_json
from gongkai.archive.records import NOTE
from gongkai.values import GongkaiError, Snapshot

_STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})(?: ([^\r\n]*))?")
_CHUNK_HEAD = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_NO_REPORT = re.compile(
    r"(?:image|audio|video|font)/|text/css|(?:text|application)/(?:x-)?(?:java|ecma)script|[^;]*json"
)
"""What belongs to a page and is none, by its Content-Type."""


def read_pages(path: Path) -> Iterator[Incoming | LeftOut]:
    """What a WARC holds: pages to be taken in, and what is left out and why.

    In a WARC of Gongkai's own the rows that it notes say which answers are reports and what led to them; of another
    tool's, each answer with status 200 is taken but for pictures, styles and scripts. A file that is cut or damaged is
    told at its end.
    """
    ours = False
    before: ForeignRecord | None = None
    noted_late: list[Snapshot] = []
    damage = ""
    try:
        for record in read_records(path):
            source = f"{path}, record {record.number}"
            if record.kind == "warcinfo":
                ours = b"software: Gongkai\r\n" in (record.block or b"")
            elif record.kind in ("response", "revisit", "resource"):
                before = record
                if not ours:
                    yield _page(record, source)
            elif ours and record.kind == "metadata" and (record.block or b"").startswith(NOTE):
                row = snapshot_from_json((record.block or b"").removeprefix(NOTE))
                if _is_wanted(row) and before is not None and _is_answer_of(before, row):
                    yield _with_row(_page(before, source), row)
                elif _is_wanted(row):
                    noted_late.append(row)
    except GongkaiError as error:
        damage = str(error).removeprefix(f"{path}, ")
    with suppress(GongkaiError):  # damage has been met already
        yield from _late_pages(path, noted_late)
    if damage:
        yield LeftOut(str(path), damage)


def _is_wanted(row: Snapshot) -> bool:
    return row.role in ("report", "attachment") and row.outcome in ("ok", "unchanged")


def _is_answer_of(record: ForeignRecord, row: Snapshot) -> bool:
    return record.url == row.final_url.partition("#")[0] and _moment(record) == row.fetched_at


def _with_row(page: Incoming | LeftOut, row: Snapshot) -> Incoming | LeftOut:
    return replace(page, row=row, url=row.url) if isinstance(page, Incoming) else page


def _late_pages(path: Path, rows: list[Snapshot]) -> Iterator[Incoming | LeftOut]:
    """Pages whose row came when others had been answered: a page of a listing that turned out to be a report."""
    if not rows:
        return
    for record in read_records(path):
        if record.kind in ("response", "revisit", "resource"):
            for row in rows:
                if _is_answer_of(record, row):
                    yield _with_row(_page(record, f"{path}, record {record.number}"), row)


def _moment(record: ForeignRecord) -> datetime | None:
    try:
        return read_moment(record.named.get("warc-date", ""))
    except GongkaiError:
        return None


def _page(record: ForeignRecord, source: str) -> Incoming | LeftOut:
    """A record as a page, or why it is none."""
    if not record.url.lower().startswith(("http://", "https://")):
        return LeftOut(source, f"{record.url[:80]!r} is no page's address", fault=False)
    if record.block is None:
        return LeftOut(source, f"{record.url}: the record is too large")
    if holds_stated(record.named.get("warc-block-digest", ""), record.block) is False:
        return LeftOut(source, f"{record.url}: damaged, it has not the digest that it states; fetch it again")
    if "warc-truncated" in record.named:
        return LeftOut(
            source, f"{record.url}: not whole ({record.named['warc-truncated']}), says the tool that wrote it"
        )
    try:
        page = Incoming(record.url, read_moment(record.named.get("warc-date", "")), source, record.block)
        return _file(record, page) if record.kind == "resource" else _answer(record, page)
    except GongkaiError as error:
        return LeftOut(source, f"{record.url}: {error}")


def _file(record: ForeignRecord, page: Incoming) -> Incoming | LeftOut:
    kind = record.named.get("content-type", "")
    if _NO_REPORT.match(kind.lower()):
        return LeftOut(page.source, f"{page.url}: {kind}", fault=False)
    return replace(page, headers=(("Content-Type", kind),) if kind else (), digests=_digests(record, page.body))


def _answer(record: ForeignRecord, page: Incoming) -> Incoming | LeftOut:
    """The HTTP message in a record. Raises GongkaiError where it is none, or its codings are not what they say."""
    head, _, payload = _split_message(page.body)
    status_line, *lines = head.split(b"\n")
    match = _STATUS_LINE.match(status_line)
    if match is None:
        raise GongkaiError("no answer of HTTP")
    status, reason = int(match[1]), (match[2] or b"").decode("latin-1").strip()
    headers = tuple(split_headers(lines))
    page = replace(page, status=status, reason=reason, headers=headers)
    if record.kind == "revisit":
        named = record.named
        return replace(page, body=b"", original=Original(
            named.get("warc-payload-digest", ""),
            named.get("warc-refers-to-target-uri", record.url).strip("<>"),
            _date_or_none(named.get("warc-refers-to-date", "")),
        ))  # fmt: skip
    if status != 200:
        return LeftOut(page.source, f"{page.url}: status {status}", fault=False)
    kind = _header(headers, "content-type").lower()
    if _NO_REPORT.match(kind) or page.url.endswith("/robots.txt"):
        return LeftOut(page.source, f"{page.url}: {kind or 'robots.txt'}", fault=False)
    if not payload.strip():
        return LeftOut(page.source, f"{page.url}: an empty body", fault=False)
    page = replace(page, body=payload, digests=_digests(record, payload))
    return _with_codings_as_they_are(page)


def _split_message(message: bytes) -> tuple[bytes, bytes, bytes]:
    """Head and body of a message, whose lines may end with a line feed alone."""
    strict, loose = message.find(b"\r\n\r\n"), message.find(b"\n\n")
    if strict >= 0 and (loose < 0 or strict < loose):
        return message.partition(b"\r\n\r\n")
    return message.partition(b"\n\n")


def _with_codings_as_they_are(page: Incoming) -> Incoming:
    """The page with the transfer coding undone. Some tools undo a content coding and keep its header: bytes decide."""
    headers, body = page.headers, page.body
    if "chunked" in _header(headers, "transfer-encoding").lower():
        body = _unchunked(body)
    coding = _header(headers, "content-encoding")
    if coding and not body.startswith((b"\x1f\x8b", b"x")):
        try:
            undo_codings(body, headers)
        except BadCodingError:
            if body.lstrip()[:1] not in (b"<", b"%", b"P", b"{"):
                raise
            headers = tuple(
                (f"X-Archive-Orig-{name}" if name.lower() == "content-encoding" else name, value)
                for name, value in headers
            )
    return replace(page, headers=headers, body=body)


def _unchunked(body: bytes) -> bytes:
    """The body without its chunks; as it is, where the tool has undone them already. Raises GongkaiError for a cut."""
    out, place = bytearray(), 0
    while match := _CHUNK_HEAD.match(body, place):
        size = int(match[1], 16)
        if size == 0:
            return bytes(out)
        out += body[match.end() : match.end() + size]
        if match.end() + size > len(body):
            break
        place = match.end() + size
        place += 2 if body[place : place + 2] == b"\r\n" else 1
    if place == 0 and not out:
        return body
    raise GongkaiError("the answer breaks off between its chunks")


def _digests(record: ForeignRecord, payload: bytes) -> tuple[str, ...]:
    """The names by which a later `revisit` may call this payload."""
    sha1 = base64.b32encode(hashlib.sha1(payload, usedforsecurity=False).digest()).decode("ascii")
    stated = record.named.get("warc-payload-digest")
    return (f"sha1:{sha1}", *([stated] if stated else []))


def _header(headers: tuple[tuple[str, str], ...], name: str) -> str:
    return next((value for key, value in headers if key.lower() == name), "")


def _date_or_none(text: str) -> datetime | None:
    try:
        return read_moment(text)
    except GongkaiError:
        return None
