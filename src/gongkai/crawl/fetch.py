"""One request, one answer: within limits of bytes and time, and from no private address that nobody named."""

import asyncio
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

import httpx

from gongkai.archive import Exchange
from gongkai.crawl.addresses import is_public
from gongkai.crawl.gate import Gate
from gongkai.crawl.manners import Manners
from gongkai.values import Outcome

KEPT_OF_TOO_LARGE = 65_536
"""Bytes that are kept of a body over the limit, as evidence."""


class PrivateAddressError(Exception):
    """A host's name leads to an address that is not of the open Internet."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `exchange` is None where no answer began; `fault` is None where it ended as it should."""

    exchange: Exchange | None
    fault: Outcome | None
    detail: str
    began: datetime


@dataclass(slots=True)
class _Reading:
    """What has come so far; kept when the rest does not."""

    response: httpx.Response | None = None
    body: bytearray | None = None


async def fetch(gate: Gate, request: httpx.Request, manners: Manners, *, named: bool) -> Answer:
    """Ask once, inside the gate's turn. `named`: the registry names the host, so it may have a private address."""
    request.extensions["trace"] = _watch(gate, named)
    request.extensions["timeout"] = httpx.Timeout(manners.timeout_seconds).as_dict()
    began = datetime.now(UTC)
    reading = _Reading()
    cut: Literal["length", "time", "disconnect"] | None = None
    fault: Outcome | None = None
    detail = ""
    try:
        async with asyncio.timeout(manners.timeout_seconds):
            whole = await _read(gate.client, request, manners.max_bytes, reading)
        if not whole:
            fault, detail, cut = "too_large", f"the body has over {manners.max_bytes} bytes", "length"
    except (TimeoutError, httpx.TimeoutException):
        fault, detail, cut = "timeout", f"no whole answer within {manners.timeout_seconds:g} s", "time"
    except (httpx.TransportError, PrivateAddressError) as error:
        fault, detail = _transport_fault(error, begun=reading.response is not None)
        cut = "disconnect"
    return Answer(_exchange(gate, request, reading, began, cut), fault, detail, began)


async def _read(client: httpx.AsyncClient, request: httpx.Request, limit: int, reading: _Reading) -> bool:
    """Read the answer as it comes, content coding and all; False where it is over the limit."""
    response = await client.send(request, stream=True)
    reading.response = response
    reading.body = bytearray()
    try:
        if _stated_length(response) > limit:
            return False
        async for chunk in response.aiter_raw():
            reading.body += chunk
            if len(reading.body) > limit:
                del reading.body[KEPT_OF_TOO_LARGE:]
                return False
    finally:
        await response.aclose()
    return True


def _stated_length(response: httpx.Response) -> int:
    length = response.headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 20 else 0


def _watch(gate: Gate, named: bool) -> Any:
    """Called at each step of a request: where it leads, and when it is sent."""

    async def trace(event: str, info: dict[str, Any]) -> None:
        if event == "connection.connect_tcp.complete":
            stream = info["return_value"]
            gate.address = str(stream.get_extra_info("server_addr")[0])
            if not named and not is_public(gate.address):
                await stream.aclose()
                raise PrivateAddressError(f"{gate.host} leads to {gate.address}, a private address that no row names")
        elif event == "http11.send_request_body.complete":
            gate.sent()
        elif event == "http11.receive_response_headers.complete":
            gate.answered()

    return trace


def _exchange(
    gate: Gate,
    request: httpx.Request,
    reading: _Reading,
    began: datetime,
    cut: Literal["length", "time", "disconnect"] | None,
) -> Exchange | None:
    response = reading.response
    if response is None or reading.body is None:
        return None
    return Exchange(
        url=str(request.url),
        method=request.method,
        request_headers=_pairs(request.headers),
        request_body=request.content,
        status=response.status_code,
        reason=response.reason_phrase,
        headers=_pairs(response.headers),
        body=bytes(reading.body),
        fetched_at=began,
        truncated=cut,
        address=gate.address,
    )


def _pairs(headers: httpx.Headers) -> tuple[tuple[str, str], ...]:
    """Headers in their order and spelling; bytes that are not ASCII stay what they are (latin-1 holds them all)."""
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw)


def _transport_fault(error: Exception, *, begun: bool) -> tuple[Outcome, str]:
    """The class of a failure below HTTP, and its words."""
    words = str(error) or type(error).__name__
    if isinstance(error, PrivateAddressError):
        return "refused", words
    causes = list(_causes(error))
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return "dns", words
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return "tls", words
    if begun:
        return "truncated", f"the answer broke off: {words}"
    return "reset", words


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
