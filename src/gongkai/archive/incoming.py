"""Pages that were fetched elsewhere, by another tool or at another place, on their way into the archive."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

from gongkai.values import GongkaiError, Snapshot

_CHINA = timezone(timedelta(hours=8))
_EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
"""Before the first sites of Chinese governments: an earlier date is a clock that was never set."""


@dataclass(frozen=True, slots=True)
class Original:
    """Where the body of a `revisit` record is to be found: by its payload's digest, or its address and date."""

    digest: str
    url: str
    fetched_at: datetime | None


@dataclass(frozen=True, slots=True)
class Incoming:
    """One page as it came: `body` with only the transfer coding undone.

    `status` is None for a file without its HTTP answer. `row` is the row of another Gongkai's index, where one is
    known. `original` is given where the record holds no body of its own. `source` names file and record for people.
    """

    url: str
    fetched_at: datetime
    source: str
    body: bytes = field(repr=False)
    status: int | None = None
    reason: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    portal_id: str = ""
    digests: tuple[str, ...] = ()
    original: Original | None = None
    row: Snapshot | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is not taken in. `fault`: it may be a report, and somebody should look; else it surely is none."""

    source: str
    why: str
    fault: bool = True


def read_moment(text: str) -> datetime:
    """When something was fetched, from ISO 8601; without a zone it is China's time (UTC+8).

    Raises GongkaiError for what is no date, or one that cannot be.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=_CHINA)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise GongkaiError(f"{text[:40]!r} is no date; write it as 2025-01-15T16:30:00+08:00") from error
    if not _EARLIEST <= moment <= datetime.now(UTC):
        raise GongkaiError(f"{text[:40]!r} cannot be when it was fetched; correct the date")
    return moment
