"""How a fetch ended, from its answer alone; and how long a host asks us to wait."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from gongkai.archive import Fault, Record
from gongkai.values import Outcome

_STATUSES: Mapping[int, Outcome] = {
    # What firewalls of these sites say to who has not run their script (403 in Henan and Anhui, 412 in Hubei).
    **dict.fromkeys((403, 412, 521), "waf"),
    **dict.fromkeys((404, 410), "gone"),
    **dict.fromkeys((429, 503), "throttled"),
}
_FAULTS: Mapping[Fault, tuple[Outcome, str]] = {
    "bad_coding": ("truncated", "the body is not what its Content-Encoding says"),
    "too_large": ("too_large", "the body unpacks to more than is kept"),
}

PASSING: frozenset[Outcome] = frozenset({"throttled", "reset", "timeout", "truncated", "dns"})
"""Failures that may be over when the page is asked for again; a 5xx is one too."""

SHELL_SIZE = 4_096
"""Bytes that the page of a script challenge stays under; those seen had some 400."""

_SCRIPT = re.compile(r"<(script|style|noscript)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>|<!--.*?-->", re.DOTALL)
HOME = re.compile(r"https?://[^/]+/(?:(?:index|default)\.(?:html?|shtml|jsp|aspx?|php))?", re.IGNORECASE)
"""The address of a host's home page."""


def judge(status: int, record: Record, *, role: str, led_to: str | None = None) -> tuple[Outcome, str]:
    """The outcome of a whole answer, and words where something is wrong. `led_to`: where redirects have led, if any."""
    by_status = _by_status(status, record)
    if by_status is not None:
        return by_status
    if record.fault is not None:
        return _FAULTS[record.fault]
    body = record.body or b""
    if is_shell(body):
        return "shell", "a script challenge in place of the page"
    if role != "robots" and not body.strip():
        return "truncated", f"status {status} with an empty body"
    if led_to is not None and HOME.fullmatch(led_to):
        return "soft404", "the page leads to the home page"
    return ("unchanged", "the same bytes again") if record.revisit else ("ok", "")


def _by_status(status: int, record: Record) -> tuple[Outcome, str] | None:
    """The outcome where the status alone decides; None for a 2xx, whose body is to be looked at."""
    if 200 <= status < 300:
        return None
    if status == 304 and record.revisit:
        return "unchanged", ""
    return _STATUSES.get(status, "http_error"), f"status {status}"


def is_shell(body: bytes) -> bool:
    """Whether a page is a script that sets a cookie and says nothing (some 400 bytes, status 200)."""
    if len(body) > SHELL_SIZE or b"document.cookie" not in body:
        return False
    text = body.decode("utf-8", errors="replace")
    if not re.search(r"document\.cookie\s*=(?!=)", text):
        return False
    said = _TAG.sub("", _SCRIPT.sub("", text)) if "<" in text else ""
    return len("".join(said.split())) <= 20


def retry_after(headers: Iterable[tuple[str, str]], now: datetime) -> float | None:
    """Seconds that Retry-After asks for, in either of its forms; None where it says nothing that can be read.

    A date is counted from the host's own Date and from `now`, and the longer wait is taken: clocks differ.
    """
    values = {name.lower(): value.strip() for name, value in headers}
    asked = values.get("retry-after", "")
    if asked.isascii() and asked.isdigit():
        return float(asked[:9])
    until = _moment(asked)
    if until is None:
        return None
    moments = [now] if (date := _moment(values.get("date", ""))) is None else [now, date]
    return max(0.0, *((until - moment).total_seconds() for moment in moments))


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
