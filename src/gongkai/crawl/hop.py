"""One hop on the way to a page: asked, archived, then judged, before anyone else may ask the host."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import quote, urlencode

import httpx

from gongkai.archive import Held, WarcWriter
from gongkai.crawl.addresses import clean_url
from gongkai.crawl.fetch import Answer, fetch
from gongkai.crawl.gate import Gate
from gongkai.crawl.judge import judge, retry_after
from gongkai.crawl.manners import Manners
from gongkai.values import GongkaiError, PageRequest, Snapshot

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Hop:
    """How a hop ended: the row as far as it is known, whose host answered, and where the answer leads, if it does.

    `wait` is what Retry-After asks for, in seconds.
    """

    gate: Gate
    snapshot: Snapshot
    leads_to: str | None = None
    wait: float | None = None


async def take_hop(
    gate: Gate,
    request: PageRequest,
    start: Snapshot,
    held: Held | None,
    *,
    writer: WarcWriter,
    manners: Manners,
    named: bool,
    redirected: bool,
) -> Hop:
    """Ask once, in the gate's turn. A firewall's challenge shuts the gate. `start` is the row to be filled in."""
    start = replace(start, final_url=clean_url(request.url))
    async with gate.turn():
        if gate.left is not None:
            return Hop(gate, replace(start, attempt=0, outcome=gate.left.outcome, detail=gate.left.detail))
        answer = await fetch(gate, _http_request(gate, request, held), manners, named=named)
        hop = _judged(gate, answer, start, writer=writer, held=held, redirected=redirected)
        if hop.snapshot.outcome in ("waf", "shell"):
            gate.leave(hop.snapshot.outcome, hop.snapshot.detail)
        return hop


def _judged(
    gate: Gate, answer: Answer, start: Snapshot, *, writer: WarcWriter, held: Held | None, redirected: bool
) -> Hop:
    if answer.exchange is None:
        outcome = answer.fault or "reset"
        return Hop(gate, replace(start, fetched_at=answer.began, outcome=outcome, detail=answer.detail))
    exchange = answer.exchange
    record = writer.write(exchange, held)
    snapshot = replace(
        start,
        fetched_at=answer.began,
        status=exchange.status,
        headers=exchange.headers,
        bytes=record.bytes,
        sha256=record.sha256,
        warc_file=record.warc_file,
        warc_offset=record.warc_offset,
    )
    if answer.fault is not None:
        return Hop(gate, replace(snapshot, outcome=answer.fault, detail=answer.detail))
    location = next((value for name, value in exchange.headers if name.lower() == "location"), None)
    if exchange.status in _REDIRECTS and location:
        return Hop(gate, snapshot, leads_to=_joined(snapshot.final_url, location))
    home = redirected and start.role != "robots"
    outcome, detail = judge(exchange.status, record, role=start.role, led_to=snapshot.final_url if home else None)
    wait = retry_after(exchange.headers, datetime.now(UTC))
    return Hop(gate, replace(snapshot, outcome=outcome, detail=detail), wait=wait)


def _http_request(gate: Gate, request: PageRequest, held: Held | None) -> httpx.Request:
    headers = {"If-None-Match": held.etag, "If-Modified-Since": held.last_modified} if held else {}
    if request.form:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    return gate.client.build_request(
        "POST" if request.form else "GET",
        clean_url(request.url),
        content=urlencode(request.form) if request.form else None,
        headers={name: value for name, value in headers.items() if value},
    )


def _joined(base: str, location: str) -> str:
    """Where a Location leads, its bytes kept as they are. One that is no address is given as it is: it is refused."""
    ascii_only = quote(location.strip().encode("latin-1"), safe="".join(map(chr, range(0x21, 0x7F))))
    try:
        return clean_url(str(httpx.URL(base).join(ascii_only)))
    except (httpx.InvalidURL, ValueError, GongkaiError):
        return location
