"""The digest that names a body."""

import hashlib


def body_digest(body: bytes) -> str:
    """SHA-256 of a decoded body, in hexadecimal."""
    return hashlib.sha256(body).hexdigest()
