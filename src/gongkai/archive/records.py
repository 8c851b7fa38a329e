"""The WARC 1.1 records of one exchange, as bytes: each a gzip member of its own, with its digests."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any, Literal

from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.timeutils import datetime_to_iso_date  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from gongkai.archive.index import snapshot_from_json, snapshot_to_json
from gongkai.archive.members import StoredRecord
from gongkai.values import Snapshot

NOTE = b"gongkai-snapshot: "
"""How the field of a `metadata` record begins that holds a row of the index."""

_SAME_BYTES = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer, as they went over the wire, with only the transfer coding undone.

    `method` is `""` where another tool asked, and how is not known. `truncated` says why `body` is not the whole
    answer, in the words of WARC-Truncated. `address` is the IP address that answered.
    """

    url: str
    method: str
    request_headers: tuple[tuple[str, str], ...]
    request_body: bytes
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)
    fetched_at: datetime
    truncated: Literal["length", "time", "disconnect"] | None = None
    address: str | None = None


def file_head(name: str, run_id: str, agent: str) -> bytes:
    """The `warcinfo` record that a file begins with."""
    info = {"software": "Gongkai", "format": "WARC File Format 1.1", "robots": "obey", "isPartOf": run_id}
    if agent:
        info["http-header-user-agent"] = agent
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
    writer.write_record(writer.create_warcinfo_record(name, info))
    return buffer.getvalue()


def exchange_records(exchange: Exchange, original: StoredRecord | None) -> bytes:
    """The response, and the request if it is known. With `original`, the response is a `revisit` of that record."""
    named = {"WARC-Date": _warc_date(exchange.fetched_at)}
    if exchange.address:
        named["WARC-IP-Address"] = exchange.address
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
    if original is not None:
        refers = {**named, **_refers(exchange, original)}
        response = _record(writer, exchange.url, "revisit", b"", refers, head=_head(exchange))
    else:
        cut = {"WARC-Truncated": exchange.truncated} if exchange.truncated else {}
        response = _record(writer, exchange.url, "response", exchange.body, {**named, **cut}, head=_head(exchange))
    if not exchange.method:
        writer.write_record(response)
        return buffer.getvalue()
    named["WARC-Concurrent-To"] = response.rec_headers.get_header("WARC-Record-ID")
    request = _record(writer, exchange.url, "request", exchange.request_body, named, head=_request_head(exchange))
    writer.write_record(response)
    writer.write_record(request)
    return buffer.getvalue()


def file_record(url: str, body: bytes, fetched_at: datetime, content_type: str = "") -> bytes:
    """The `resource` record of a file that came without the answer of HTTP around it."""
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
    named = {"WARC-Date": _warc_date(fetched_at), "Content-Type": content_type or "application/octet-stream"}
    writer.write_record(_record(writer, url, "resource", body, named))
    return buffer.getvalue()


def note_record(snapshot: Snapshot) -> bytes:
    """The `metadata` record that holds a row of the index."""
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
    named = {"WARC-Date": _warc_date(snapshot.fetched_at), "Content-Type": "application/warc-fields"}
    line = NOTE + snapshot_to_json(snapshot).encode("ascii") + b"\r\n"
    writer.write_record(_record(writer, snapshot.url.partition("#")[0], "metadata", line, named))
    return buffer.getvalue()


def noted(record: StoredRecord) -> Snapshot | None:
    """The row of the index that a record holds, None where it holds none. Raises GongkaiError for one that is none."""
    if record.kind != "metadata" or not record.body.startswith(NOTE):
        return None
    return snapshot_from_json(record.body.removeprefix(NOTE))


def _record(writer: Any, url: str, kind: str, body: bytes, named: Mapping[str, str], *, head: Any = None) -> Any:
    return writer.create_warc_record(
        url, kind, payload=BytesIO(body), length=len(body), http_headers=head, warc_headers_dict=dict(named)
    )


def _request_head(exchange: Exchange) -> Any:
    path = exchange.url.split("://", 1)[-1].partition("/")[2]
    line = f"{exchange.method} /{path} HTTP/1.1"
    return StatusAndHeaders(line, list(exchange.request_headers), is_http_request=True)


def _head(exchange: Exchange) -> Any:
    """The status line and headers, with the Transfer-Encoding, which is undone in the body, under another name."""
    headers = [
        (f"X-Archive-Orig-{name}" if name.lower() == "transfer-encoding" else name, value)
        for name, value in exchange.headers
    ]
    return StatusAndHeaders(f"{exchange.status} {exchange.reason}", headers, protocol="HTTP/1.1")


def _refers(exchange: Exchange, original: StoredRecord) -> dict[str, str]:
    return {
        "WARC-Profile": _NOT_MODIFIED if exchange.status == 304 else _SAME_BYTES,
        "WARC-Refers-To": original.named["WARC-Record-ID"],
        "WARC-Refers-To-Target-URI": original.named["WARC-Target-URI"],
        "WARC-Refers-To-Date": original.named["WARC-Date"],
        "WARC-Payload-Digest": original.named["WARC-Payload-Digest"],
    }


def _warc_date(moment: datetime) -> str:
    return str(datetime_to_iso_date(moment.replace(tzinfo=None), use_micros=True))
