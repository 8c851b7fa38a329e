"""How we behave as a guest: who we say we are, how often we ask, and when we stop asking."""

from dataclasses import dataclass
from importlib.metadata import version

from gongkai.values import GongkaiError

PRODUCT = "Gongkai"
"""The name that we look for in robots.txt, and that our User-Agent begins with."""

SHORTEST_PAUSE = 1.0
"""Seconds below which no pause goes, but on hosts of this machine itself."""


@dataclass(frozen=True, slots=True)
class Manners:
    """What a run keeps to at every host; a robots.txt can only make it slower.

    - `user_agent`: see `honest_user_agent`.
    - `pause_seconds`: between two requests to a host, start to start; `jitter` lengthens each by up to that part of it.
    - `timeout_seconds`: for one answer, from connecting to its last byte.
    - `max_bytes`: the largest body that is kept, packed and unpacked.
    - `attempts`: how often a page is asked for that fails for a while (429, 5xx, reset, timeout); the first wait is
      `retry_seconds`, doubled each time, or what Retry-After says. A host that wants more than
      `longest_wait_seconds` is left for this run.
    - `failures_in_a_row`: so many pages that fail one after another, and the host is left for this run.
    - `resume_hours`: a pass that was killed is taken up where it stopped, if it is no older.
    - `hosts_at_once`: more wait until one has ended.
    """

    user_agent: str
    pause_seconds: float = 2.0
    jitter: float = 0.25
    timeout_seconds: float = 60.0
    max_bytes: int = 64_000_000
    attempts: int = 3
    retry_seconds: float = 5.0
    longest_wait_seconds: float = 300.0
    failures_in_a_row: int = 5
    max_redirects: int = 5
    max_listing_pages: int = 500
    resume_hours: float = 24.0
    hosts_at_once: int = 200


def honest_user_agent(contact: str) -> str:
    """`Gongkai/0.1.0 (+contact)`. `contact` is an e-mail or web address at which a site can reach whoever crawls.

    Raises GongkaiError where there is none, or it cannot stand in a header.
    """
    contact = contact.strip()
    if not contact:
        raise GongkaiError(
            "no contact for the User-Agent: sites must be able to reach whoever crawls them; "
            "set GONGKAI_CONTACT to an e-mail or web address"
        )
    if not (contact.isascii() and contact.isprintable()) or set(contact) & set("()"):
        raise GongkaiError(f"the contact {contact!r} cannot stand in a header; use a plain e-mail or web address")
    return f"{PRODUCT}/{version('gongkai')} (+{contact})"
