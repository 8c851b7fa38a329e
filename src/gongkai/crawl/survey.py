"""A look at portals without a crawl: does the column page answer, of which family is it, and does it lead to a report?

The first pages of the listing and one report are fetched, as politely as ever and at the pace that all processes share,
into an archive apart: no row of it is taken for a crawl's.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gongkai.archive import end_pass
from gongkai.crawl.events import OnEvent, ignore
from gongkai.crawl.follow import Follower
from gongkai.crawl.gate import Gates
from gongkai.crawl.hosts import check_pause
from gongkai.crawl.listing import Column, read_column
from gongkai.crawl.look import LookAt
from gongkai.crawl.manners import Manners
from gongkai.crawl.soft404 import Soft404s
from gongkai.crawl.tls import TlsException
from gongkai.crawl.visit import Visitor, visiting
from gongkai.portals import is_report_title
from gongkai.values import Portal, ReportLink, Snapshot

MOST_PAGES = 3
"""Pages of a listing that are looked at: some families need two before one shows a link."""
MOST_REQUESTS = 15
"""To one portal's host, for one portal: robots.txt, the listing, a page that answers for others, a report, files."""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What a look at one portal has found.

    `recognised` and `evidence` are the family that the page shows and its marks, `""` where the page could not be had.
    `column` is the listing as far as it was read, in the family that the registry gives, else in the recognised one.
    `report` are the rows of the first report that it leads to, the page before its files; none where it leads to none.
    """

    portal: Portal
    recognised: str
    evidence: str
    column: Column
    report: tuple[Snapshot, ...]


async def survey_host(
    host: str,
    portals: Sequence[Portal],
    *,
    archive_root: Path,
    survey_root: Path,
    run_id: str,
    manners: Manners,
    allowed_hosts: Iterable[str] = (),
    tls: Mapping[str, TlsException] | None = None,
    look_at: LookAt,
    on_event: OnEvent = ignore,
) -> tuple[Surveyed, ...]:
    """Look at the portals of one host, one after the other.

    `archive_root` is that of the crawls, whose pace is kept; what is fetched goes to `survey_root`. The rest is as for
    `crawl_host`. Raises GongkaiError for a pause that is too short for the open Internet, or where nothing can be
    written.
    """
    check_pause(manners, [host])
    manners = replace(manners, max_requests=MOST_REQUESTS * len(portals))
    async with Gates(archive_root, manners, on_event, tls) as gates:
        writing = visiting(
            survey_root,
            host,
            run_id,
            gates,
            manners,
            allowed_hosts=allowed_hosts,
            held={},
            done={},
            outcomes=Counter(),
            on_event=on_event,
        )
        with writing as visitor:
            soft404s = Soft404s(visitor, look_at)
            surveyed = tuple([await _survey(portal, visitor, soft404s) for portal in portals])
    end_pass(survey_root, host)
    return surveyed


async def _survey(portal: Portal, visitor: Visitor, soft404s: Soft404s) -> Surveyed:
    column = await read_column(replace(portal, family=""), visitor, soft404s, max_pages=MOST_PAGES)
    recognised, evidence = column.family, column.evidence
    if portal.family not in ("", recognised):
        column = await read_column(portal, visitor, soft404s, max_pages=MOST_PAGES)
    link = _likeliest(column)
    if link is None:
        return Surveyed(portal, recognised, evidence, column, ())
    answer = column.answers.get(link.url)
    followed = await Follower(visitor, soft404s).follow(link, portal.portal_id, column.pages, answer)
    report = (followed.page, *followed.beyond) if followed.holds else ()
    return Surveyed(portal, recognised, evidence, column, report)


def _likeliest(column: Column) -> ReportLink | None:
    """The first link that is surely to a report, else the first that may be."""
    links = [links[0] for links in column.links]
    return next((link for link in links if is_report_title(link.title)), links[0] if links else None)
