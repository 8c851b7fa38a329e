"""robots.txt (RFC 9309): what we may ask for, and how slowly."""

from dataclasses import dataclass

from protego import Protego

from gongkai.crawl.manners import PRODUCT

MAX_ROBOTS = 512_000
"""Bytes of a robots.txt that are read; RFC 9309 asks for 500 KiB at least."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host's robots.txt asks of us. `gap` is the longest pause that it asks for, in seconds, or 0."""

    robots: Protego | None = None
    gap: float = 0.0

    def allow(self, url: str) -> bool:
        """Whether we may ask for a page."""
        return self.robots is None or self.robots.can_fetch(url, PRODUCT)


def read_robots(body: bytes) -> Rules:
    """The rules of a robots.txt. What is no rule is passed over; a page of HTML forbids nothing."""
    robots = Protego.parse(body[:MAX_ROBOTS].decode("utf-8", errors="replace").lstrip("\ufeff"))
    delay = robots.crawl_delay(PRODUCT) or 0.0
    rate = robots.request_rate(PRODUCT)
    each = rate.seconds / rate.requests if rate is not None and rate.requests > 0 else 0.0
    return Rules(robots, max(delay, each, 0.0))
