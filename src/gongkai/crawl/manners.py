"""How we behave as a guest: who we say we are, how often we ask, and when we stop asking."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
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
    - `resume_hours`: a pass that was killed, or has waited for its next night, is taken up where it stopped, if it is
      no older.
    - `night`: ask only between 22:00 and 6:00 in China; when the night is over, the rest waits for the next run.
    - `max_requests`: at one host in one run, robots.txt and all; 0 means any number. The rest waits for the next run.
    - `recheck_days`: a report that was found whole within so many days is not asked for again; 0 means that each run
      asks whether it has changed.
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
    resume_hours: float = 36.0
    hosts_at_once: int = 200
    night: bool = False
    max_requests: int = 0
    recheck_days: float = 0.0


CHINA = timezone(timedelta(hours=8))
"""The time of all China, the year round."""


def is_night(moment: datetime) -> bool:
    """Whether it is between 22:00 and 6:00 in China, when offices do not use their sites."""
    hour = moment.astimezone(CHINA).hour
    return hour >= 22 or hour < 6


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
