"""Exchanges and rows that the tests of the archive write."""

import gzip
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from gongkai.archive import Exchange, Record
from gongkai.values import Snapshot

START = datetime(2025, 1, 15, 8, 30, 0, 123456, tzinfo=UTC)
HOST = "127.0.0.2:8080"


def exchange(number: int = 0, body: bytes = b"<p>page</p>", *, packed: bool = False, status: int = 200) -> Exchange:
    """The answer to the request of page `number`, fetched `number` seconds after START."""
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html"), ("ETag", f'"e{number}"'))
    if packed:
        body = gzip.compress(body)
        headers += (("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))
    return Exchange(
        url=f"http://{HOST}/art/{number}.html",
        method="GET",
        request_headers=(("Host", HOST), ("User-Agent", "Gongkai/0 (+test@example.org)")),
        request_body=b"",
        status=status,
        reason="OK",
        headers=headers,
        body=body,
        fetched_at=START + timedelta(seconds=number),
        address="127.0.0.2",
    )


def row(of: Exchange, record: Record | None = None) -> Snapshot:
    """The row of an exchange: `ok` with its record, `timeout` without."""
    plain = Snapshot(
        url=of.url,
        final_url=of.url,
        portal_id="p1",
        host=HOST,
        role="report",
        title="年度报告",
        fetched_at=of.fetched_at,
        status=None,
        outcome="timeout",
        attempt=1,
    )
    if record is None:
        return plain
    return replace(
        plain,
        status=of.status,
        outcome="unchanged" if record.revisit else "ok",
        headers=of.headers,
        bytes=record.bytes,
        sha256=record.sha256,
        warc_file=record.warc_file,
        warc_offset=record.warc_offset,
    )
