"""The digests that name a body, and those that a WARC states of its records."""

import base64
import binascii
import hashlib

_KNOWN = {"sha1": 20, "sha256": 32, "sha512": 64, "md5": 16}
"""The algorithms that WARC files are met with, and the bytes that each gives."""


def body_digest(body: bytes) -> str:
    """SHA-256 of a decoded body, in hexadecimal."""
    return hashlib.sha256(body).hexdigest()


def holds_stated(stated: str, data: bytes) -> bool | None:
    """Whether bytes have the digest that a WARC states (`sha1:BASE32`, or in hexadecimal).

    None where the algorithm is unknown, or what is stated is no digest: then nothing is proved.
    """
    algorithm, _, value = stated.strip().partition(":")
    algorithm = algorithm.lower().replace("-", "")
    if algorithm not in _KNOWN:
        return None
    digest = _digest_bytes(value.strip(), _KNOWN[algorithm])
    return None if digest is None else hashlib.new(algorithm, data, usedforsecurity=False).digest() == digest


def _digest_bytes(value: str, size: int) -> bytes | None:
    try:
        if len(value) == 2 * size:
            return bytes.fromhex(value)
        plain = value.upper().rstrip("=")
        digest = base64.b32decode(plain + "=" * (-len(plain) % 8))
    except (ValueError, binascii.Error):
        return None
    return digest if len(digest) == size else None
