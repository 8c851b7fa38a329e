"""Content codings (gzip, deflate) undone, within a limit: a body that unpacks for ever is refused."""

import zlib
from collections.abc import Iterable

from gongkai.values import GongkaiError

MAX_BODY = 64_000_000
"""Bytes of a decoded body that are kept, unless the caller says otherwise."""

_GZIP = 16 + zlib.MAX_WBITS


class BadCodingError(GongkaiError):
    """The body is not what its Content-Encoding says."""


class BodyTooLargeError(GongkaiError):
    """The body unpacks to more than the limit."""


def undo_codings(body: bytes, headers: Iterable[tuple[str, str]], limit: int = MAX_BODY) -> bytes:
    """The body as the site meant it: its Content-Encoding undone.

    `body` is as it came, with the transfer coding undone already. Raises BadCodingError and BodyTooLargeError.
    """
    stated = ",".join(value for name, value in headers if name.lower() == "content-encoding")
    codings = [coding.strip().lower() for coding in stated.split(",") if coding.strip()]
    for coding in reversed(codings):
        if coding in ("gzip", "x-gzip"):
            body = _inflate(body, _GZIP, limit)
        elif coding == "deflate":
            body = _undo_deflate(body, limit)
        elif coding != "identity":
            raise BadCodingError(f"the body is coded as {coding!r}, which was not asked for")
    if len(body) > limit:
        raise BodyTooLargeError(f"the body has over {limit} bytes")
    return body


def _undo_deflate(body: bytes, limit: int) -> bytes:
    """`deflate` is meant to be zlib, but some servers send it bare."""
    try:
        return _inflate(body, zlib.MAX_WBITS, limit)
    except BadCodingError:
        return _inflate(body, -zlib.MAX_WBITS, limit)


def _inflate(body: bytes, window: int, limit: int) -> bytes:
    """All members, one after the other. What follows a whole member and is no member is padding (gzip, RFC 1952)."""
    out = bytearray()
    rest = body
    while rest:
        unpacker = zlib.decompressobj(window)
        try:
            out += unpacker.decompress(rest, limit + 1 - len(out))
        except zlib.error as error:
            if out:
                break
            raise BadCodingError(f"the body cannot be unpacked: {error}") from error
        if len(out) > limit:
            raise BodyTooLargeError(f"the body unpacks to over {limit} bytes")
        if not unpacker.eof:
            raise BadCodingError("the packed body ends in its middle")
        rest = unpacker.unused_data.lstrip(b"\0")
    return bytes(out)
