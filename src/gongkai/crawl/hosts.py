"""All portals of a host, one after the other; all hosts side by side. A host that fails never stops another."""

import asyncio
import logging
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gongkai.archive import (
    LastPass,
    PortalPass,
    append_listings,
    end_pass,
    held_pages,
    last_passes,
    resume,
)
from gongkai.crawl.addresses import BadAddressError, host_of, is_loopback
from gongkai.crawl.events import HostFinished, HostResult, HostStarted, OnEvent, PortalResult, ignore
from gongkai.crawl.gate import Gates
from gongkai.crawl.look import LookAt, no_look
from gongkai.crawl.manners import SHORTEST_PAUSE, Manners
from gongkai.crawl.portals import PortalCrawl
from gongkai.crawl.soft404 import Soft404s
from gongkai.crawl.tls import TlsException
from gongkai.crawl.visit import SETTLED, settled, visiting
from gongkai.values import GongkaiError, Outcome, Portal, Snapshot


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
    tls: Mapping[str, TlsException] | None = None,
    look_at: LookAt = no_look,
    on_event: OnEvent = ignore,
) -> tuple[HostResult, ...]:
    """Go through all portals, their hosts side by side; the results are in the order of the hosts' first portals.

    `allowed_hosts` are those that the registry names besides the portals' own: only a host that it names may have a
    private address. `tls` has those whose TLS lacks something. `look_at` reads what a page holds. What happens at a
    host stands in its result. Raises GongkaiError for an address that is none, or a pause that is too short for the
    open Internet.
    """
    grouped = hosts_of(portals)
    check_pause(manners, grouped)
    named = frozenset(grouped) | frozenset(allowed_hosts)
    places = asyncio.Semaphore(manners.hosts_at_once)
    async with Gates(archive_root, manners, on_event, tls) as gates:

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
    tls: Mapping[str, TlsException] | None = None,
    look_at: LookAt = no_look,
    on_event: OnEvent = ignore,
    gates: Gates | None = None,
) -> HostResult:
    """Go through the portals of one host; a pass that was killed is taken up where it stopped.

    `allowed_hosts`, `tls` and `look_at` are as for `crawl_hosts`; the host itself is allowed. `gates` are those of the
    run where several hosts are crawled in one process. What goes wrong at the host or on the disk stands in the result.
    Raises GongkaiError for a pause that is too short for the open Internet.
    """
    check_pause(manners, [host])
    began = time.monotonic()
    outcomes: Counter[Outcome] = Counter()
    results: list[PortalResult] = []
    problem = ""
    try:
        async with nullcontext(gates) if gates else Gates(archive_root, manners, on_event, tls) as doors:
            done = await asyncio.to_thread(_unfinished, archive_root, host, manners)
            held = await asyncio.to_thread(held_pages, archive_root, host)
            last = await asyncio.to_thread(last_passes, archive_root, host)
            on_event(HostStarted(host, len(portals), len(done)))
            writing = visiting(
                archive_root,
                host,
                run_id,
                doors,
                manners,
                allowed_hosts=allowed_hosts,
                held=held,
                done=done,
                outcomes=outcomes,
                on_event=on_event,
            )
            with writing as visitor:
                crawl = PortalCrawl(visitor, Soft404s(visitor, look_at), manners, last=last, on_event=on_event)
                for portal in _longest_waiting_first(portals, last):
                    results.append(await crawl.crawl(portal))  # noqa: PERF401  # what is done stays if the next one fails
            if not any(result.waiting for result in results):
                end_pass(archive_root, host)
    except Exception as error:
        problem = _told(error, host, archive_root)
    try:
        reached = {result.portal_id: result for result in results}
        seen = [reached.get(portal.portal_id) or _not_reached(portal, problem) for portal in portals]
        append_listings(archive_root, _passes(seen, host, run_id), host, run_id)
    except (GongkaiError, OSError) as error:
        problem = problem or _told(error, host, archive_root)
    places = {portal.portal_id: place for place, portal in enumerate(portals)}
    results.sort(key=lambda result: places[result.portal_id])
    result = HostResult(host, dict(outcomes), tuple(results), time.monotonic() - began, problem)
    on_event(HostFinished(host, result))
    return result


def _told(error: Exception, host: str, archive_root: Path) -> str:
    """What ended a pass, in one line."""
    if isinstance(error, GongkaiError):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.filename or archive_root}: {error.strerror or error}; run again to go on from here"
    # A page that trips our own code must cost its host only; where it happened is in the log.
    logging.getLogger(__name__).error("crawl of %s", host, exc_info=error)
    return f"{host}: an error of our own, please report it ({type(error).__name__}: {error})"


def _longest_waiting_first(portals: Sequence[Portal], last: Mapping[str, LastPass]) -> list[Portal]:
    """Portals never looked at, then those looked at longest ago: where runs are cut short, each has its turn."""
    never = datetime.min.replace(tzinfo=UTC)
    return sorted(portals, key=lambda portal: last[portal.portal_id].looked_at if portal.portal_id in last else never)


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


def _passes(results: Sequence[PortalResult], host: str, run_id: str) -> list[PortalPass]:
    """What a pass saw of each portal, to be kept."""
    now = datetime.now(UTC)
    names = [field.name for field in fields(PortalPass) if field.name not in ("host", "run_id", "ended_at")]
    return [
        PortalPass(host=host, run_id=run_id, ended_at=now, **{name: getattr(result, name) for name in names})
        for result in results
    ]


def _not_reached(portal: Portal, problem: str) -> PortalResult:
    """The result of a portal that the pass ended before."""
    return PortalResult(
        portal_id=portal.portal_id,
        family="",
        evidence="",
        listing_end=None,
        announced=None,
        pages=0,
        listed=0,
        found=0,
        fetched=0,
        unchanged=0,
        failed=0,
        held=0,
        waiting=0,
        problem=f"not reached: {problem}",
    )
