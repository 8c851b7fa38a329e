"""All portals of a host, one after the other; all hosts side by side. A host that fails never stops another."""

import asyncio
import logging
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gongkai.archive import WarcWriter, end_pass, held_pages, resume
from gongkai.crawl.addresses import BadAddressError, host_of, is_loopback
from gongkai.crawl.events import (
    HostFinished,
    HostResult,
    HostStarted,
    ListingRead,
    OnEvent,
    PortalResult,
    SilentZero,
    ignore,
)
from gongkai.crawl.follow import WHOLE, Followed, Follower
from gongkai.crawl.gate import Gates
from gongkai.crawl.listing import Column, read_column
from gongkai.crawl.look import LookAt, no_look
from gongkai.crawl.manners import SHORTEST_PAUSE, Manners
from gongkai.crawl.soft404 import Soft404s
from gongkai.crawl.visit import SETTLED, Visitor, settled
from gongkai.values import GongkaiError, Outcome, Portal, ReportLink, Snapshot

NO_PROBLEM = frozenset({"ok", "unchanged", "robots", "gone"})
"""What a site may say of a page without the pass having failed: it is there, or we may not have it, or it has gone.
All four stand in the index; the last two become findings of the warehouse."""


def hosts_of(portals: Iterable[Portal]) -> dict[str, tuple[Portal, ...]]:
    """The portals by host, both in their order. Raises GongkaiError that names a portal whose address is none."""
    grouped: dict[str, list[Portal]] = defaultdict(list)
    for portal in portals:
        try:
            grouped[host_of(portal.listing_url)].append(portal)
        except BadAddressError as error:
            raise GongkaiError(f"portal {portal.portal_id}: {error}; correct its listing_url") from error
    return {host: tuple(group) for host, group in grouped.items()}


async def crawl_hosts(
    portals: Sequence[Portal],
    *,
    archive_root: Path,
    run_id: str,
    manners: Manners,
    allowed_hosts: Iterable[str] = (),
    look_at: LookAt = no_look,
    on_event: OnEvent = ignore,
) -> tuple[HostResult, ...]:
    """Go through all portals, their hosts side by side; the results are in the order of the hosts' first portals.

    `allowed_hosts` are those that the registry names besides the portals' own: only a host that it names may have a
    private address. `look_at` reads what a page holds. What happens at a host stands in its result. Raises
    GongkaiError for an address that is none, or a pause that is too short for the open Internet.
    """
    grouped = hosts_of(portals)
    check_pause(manners, grouped)
    named = frozenset(grouped) | frozenset(allowed_hosts)
    places = asyncio.Semaphore(manners.hosts_at_once)
    async with Gates(archive_root, manners, on_event) as gates:

        async def one(host: str, group: tuple[Portal, ...]) -> HostResult:
            async with places:
                return await crawl_host(
                    host,
                    group,
                    archive_root=archive_root,
                    run_id=run_id,
                    manners=manners,
                    allowed_hosts=named,
                    look_at=look_at,
                    on_event=on_event,
                    gates=gates,
                )

        return tuple(await asyncio.gather(*(one(host, group) for host, group in grouped.items())))


async def crawl_host(
    host: str,
    portals: Sequence[Portal],
    *,
    archive_root: Path,
    run_id: str,
    manners: Manners,
    allowed_hosts: Iterable[str] = (),
    look_at: LookAt = no_look,
    on_event: OnEvent = ignore,
    gates: Gates | None = None,
) -> HostResult:
    """Go through the portals of one host; a pass that was killed is taken up where it stopped.

    `allowed_hosts` are those that the registry names; the host itself is one. `gates` are those of the run where
    several hosts are crawled in one process. What goes wrong at the host or on the disk stands in the result. Raises
    GongkaiError for a pause that is too short for the open Internet.
    """
    check_pause(manners, [host])
    began = time.monotonic()
    outcomes: Counter[Outcome] = Counter()
    results: list[PortalResult] = []
    problem = ""
    try:
        async with nullcontext(gates) if gates else Gates(archive_root, manners, on_event) as doors:
            done = await asyncio.to_thread(_unfinished, archive_root, host, manners)
            held = await asyncio.to_thread(held_pages, archive_root, host)
            on_event(HostStarted(host, len(portals), len(done)))
            with WarcWriter(archive_root, host, run_id, agent=manners.user_agent, max_body=manners.max_bytes) as writer:
                visitor = Visitor(
                    archive_root,
                    writer,
                    doors,
                    manners,
                    named_hosts=frozenset(allowed_hosts) | {host},
                    held=held,
                    done=done,
                    outcomes=outcomes,
                    on_event=on_event,
                )
                soft404s = Soft404s(visitor, look_at)
                follower = Follower(visitor, soft404s)
                for portal in portals:  # one by one: what is done stays in the result if the next one fails
                    column = await read_column(portal, visitor, soft404s, max_pages=manners.max_listing_pages)
                    results.append(await _crawl_portal(host, portal, follower, column, on_event))
            end_pass(archive_root, host)
    except GongkaiError as error:
        problem = str(error)
    except OSError as error:
        problem = f"{error.filename or archive_root}: {error.strerror or error}; run again to go on from here"
    except Exception as error:
        # A page that trips our own code must cost its host only; where it happened is in the log.
        logging.getLogger(__name__).exception("crawl of %s", host)
        problem = f"{host}: an error of our own, please report it ({type(error).__name__}: {error})"
    result = HostResult(host, dict(outcomes), tuple(results), time.monotonic() - began, problem)
    on_event(HostFinished(host, result))
    return result


def check_pause(manners: Manners, hosts: Iterable[str]) -> None:
    """Raise GongkaiError where the pause is too short for a host that is not this machine itself."""
    if manners.pause_seconds >= SHORTEST_PAUSE:
        return
    for host in hosts:
        if not is_loopback(host):
            raise GongkaiError(
                f"a pause of {manners.pause_seconds:g} s is too short for {host}: "
                f"take {SHORTEST_PAUSE:g} s at least, or a registry of loopback hosts only"
            )


def _unfinished(archive_root: Path, host: str, manners: Manners) -> dict[str, Snapshot]:
    """By page key, what a killed pass of the host has settled already."""
    since = datetime.now(UTC) - timedelta(hours=manners.resume_hours)
    return {row.url: settled(row) for row in resume(archive_root, host, since) if row.outcome in SETTLED}


async def _crawl_portal(
    host: str, portal: Portal, follower: Follower, column: Column, on_event: OnEvent
) -> PortalResult:
    """What a portal's listing has shown: each link that is, or may be, a report, and where it leads."""
    found = len(column.links)
    pages = len(column.pages)
    on_event(ListingRead(host, portal.portal_id, column.family, pages, found, column.announced, column.end))
    outcomes: Counter[Outcome] = Counter()
    held = 0
    problem = column.problem
    for links in column.links:
        followed = await _follow(follower, links, portal, column)
        outcomes[followed.page.outcome] += 1
        held += followed.holds
        for snapshot in (followed.page, *followed.beyond):
            if snapshot.outcome not in NO_PROBLEM and not problem:
                problem = f"{snapshot.url}: {snapshot.outcome} {snapshot.detail}".rstrip()
    silent = column.silent
    if found and not held and not problem:
        problem, silent = f"silent zero: none of the {found} pages that it lists is a report, or leads to one", True
    if silent:
        on_event(SilentZero(host, portal.portal_id, portal.listing_url, problem))
    fetched, unchanged = outcomes["ok"], outcomes["unchanged"]
    return PortalResult(
        portal_id=portal.portal_id,
        family=column.family,
        evidence=column.evidence,
        listing_end=column.end,
        announced=column.announced,
        pages=pages,
        listed=column.listed,
        found=found,
        fetched=fetched,
        unchanged=unchanged,
        failed=found - fetched - unchanged,
        held=held,
        problem=problem,
    )


async def _follow(follower: Follower, links: Sequence[ReportLink], portal: Portal, column: Column) -> Followed:
    """Follow one page's addresses until one leads to it."""
    for link in links:
        followed = await follower.follow(link, portal.portal_id, column.pages)
        if followed.page.outcome in WHOLE:
            break
    return followed
