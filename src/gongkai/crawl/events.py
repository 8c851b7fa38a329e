"""What a crawl tells while it runs, and what it hands back when it has ended."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gongkai.values import ListingEnd, Outcome, Snapshot


@dataclass(frozen=True, slots=True)
class HostStarted:
    """A host's turn has come. `resumed`: pages that an earlier pass, which was killed, has fetched already."""

    host: str
    portals: int
    resumed: int


@dataclass(frozen=True, slots=True)
class PageFetched:
    """A request has ended, well or not; its row is on disk."""

    host: str
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class ListingRead:
    """A portal's listing has been gone through. `found` counts the links that are, or may be, reports; `unlisted`
    those known from before that it shows no more, and that are asked for too.
    """

    host: str
    portal_id: str
    family: str
    pages: int
    found: int
    unlisted: int
    announced: int | None
    end: ListingEnd


@dataclass(frozen=True, slots=True)
class SilentZero:
    """An error: the portal's page answered, and showed no link, or none to a report; or none now, and some before."""

    host: str
    portal_id: str
    url: str
    problem: str


@dataclass(frozen=True, slots=True)
class HostLeft:
    """The host is not asked again in this run. `outcome` and `detail` say why: an error, unless it is `postponed`."""

    host: str
    outcome: Outcome
    detail: str


@dataclass(frozen=True, slots=True)
class PortalResult:
    """What was found of one portal. `found` = `fetched` + `unchanged` + `failed`, those not asked for among the failed.

    `family` is `""` and `listing_end` None where the portal was not reached. `listed` counts the entries that its
    listing shows on `pages`, `found` those of them that are, or may be, reports; `held` those of the found where a
    report, or a file that may be one, was got; `waiting` counts pages left for the next run, since the limit at the
    host was reached or the night was over. `problem` is `""` where nothing calls for a look: a page that has gone,
    or that robots.txt forbids, is only counted as failed.
    """

    portal_id: str
    family: str
    evidence: str
    listing_end: ListingEnd | None
    announced: int | None
    pages: int
    listed: int
    found: int
    fetched: int
    unchanged: int
    failed: int
    held: int
    waiting: int
    problem: str


@dataclass(frozen=True, slots=True)
class HostResult:
    """How a host's pass ended. `snapshots` counts this run's rows by outcome.

    `problem` is what ended the pass early; a killed or failed pass is taken up again by the next run.
    """

    host: str
    snapshots: Mapping[Outcome, int]
    portals: tuple[PortalResult, ...]
    seconds: float
    problem: str = ""


@dataclass(frozen=True, slots=True)
class HostFinished:
    """A host's pass has ended."""

    host: str
    result: HostResult


Event = HostStarted | PageFetched | ListingRead | SilentZero | HostLeft | HostFinished
OnEvent = Callable[[Event], None]


def ignore(event: Event) -> None:
    """Take no notice of an event."""
