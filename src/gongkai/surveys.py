"""Portals looked at without a crawl: those of the registry are checked, a new one is proposed. Called by `cli`."""

import asyncio
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai import crawl, registry, reports
from gongkai.crawl import Surveyed
from gongkai.pipeline import Job, look_at, manners_of, new_run_id, tls_of
from gongkai.portals import is_report_title
from gongkai.registry import Named, Proposal
from gongkai.registry.adding import portal_line
from gongkai.registry.names import plain_name
from gongkai.values import GongkaiError, Portal, Report, Snapshot
from gongkai.works import document_of

log = logging.getLogger(__name__)

_PARTS_OF_TITLE = re.compile(r"[_|—\-–>»]+")
_SITE_METAS = ("SiteName", "sitename")


@dataclass(frozen=True, slots=True)
class PortalCheck:
    """What a look at one portal of the registry says of it.

    `reachable`: its column page answers as itself. `recognised` is the family that the page shows, `""` where it could
    not be had. `links` counts those on the pages looked at that are, or may be, to reports. `report` is the address of
    the first that was read, and `agency` and `year` what it prints. `problem` is `""` where all is well.
    """

    portal: Portal
    reachable: bool
    recognised: str
    evidence: str
    links: int
    report: str
    agency: str
    year: int | None
    problem: str


def _wanted(known: registry.Registry, job: Job, portal_ids: Sequence[str]) -> list[Portal]:
    """The portals named, or all. Raises GongkaiError for an id that no portal has."""
    for portal_id in portal_ids:
        if portal_id not in known.portals_by_id:
            raise GongkaiError(f"no portal {portal_id} in {job.registry / 'portals.csv'}; choose one of its portal_id")
    return [portal for portal in known.portals if not portal_ids or portal.portal_id in portal_ids]


def count_portals(job: Job, portal_ids: Sequence[str]) -> int:
    """How many portals `check_portals` will look at. Raises GongkaiError for an id that no portal has."""
    return len(_wanted(registry.load_registry(job.registry), job, portal_ids))


def check_portals(
    job: Job, portal_ids: Sequence[str] = (), on_checked: Callable[[PortalCheck], None] = lambda check: None
) -> list[PortalCheck]:
    """Look at portals of the registry, all unless some are named; the hosts side by side, results in their order.

    Raises GongkaiError for an id that no portal has.
    """
    known = registry.load_registry(job.registry)
    wanted = _wanted(known, job, portal_ids)
    checks: dict[str, PortalCheck] = {}

    async def one(host: str, portals: Sequence[Portal]) -> None:
        try:
            surveyed = await _survey(job, known, host, portals)
            found = [_check(job, one) for one in surveyed]
        except GongkaiError as error:  # the disk, or a pause: of this host alone
            found = [PortalCheck(portal, False, "", "", 0, "", "", None, str(error)) for portal in portals]
        for check in found:
            checks[check.portal.portal_id] = check
            on_checked(check)

    async def all_hosts() -> None:
        await asyncio.gather(*(one(host, portals) for host, portals in crawl.hosts_of(wanted).items()))

    manners_of(job, wanted)  # without a contact nothing is asked, and that is said once
    asyncio.run(all_hosts())
    return [checks[portal.portal_id] for portal in wanted]


def propose_portal(job: Job, url: str) -> tuple[Proposal, PortalCheck]:
    """A row of portals.csv for a column page, and what a look at it has found.

    Raises GongkaiError where the address is none, the registry has it already, or the page cannot be had.
    """
    known = registry.load_registry(job.registry)
    host = crawl.host_of(url)
    asked = Portal("proposed", "", "", "", url, "", "unknown")
    registry.refuse_known(known, url)
    (surveyed,) = asyncio.run(_survey(job, known, host, [asked]))
    check = _check(job, surveyed)
    if not check.reachable:
        raise GongkaiError(f"{check.problem}; open the page in a browser, and take the address that it ends at")
    report = next(_reports(job, surveyed.report), (None, None))[1]
    proposal = registry.propose(
        known,
        url,
        (surveyed.recognised, surveyed.evidence),
        named=_named(surveyed, report, check.report),
        site=list(_site(job, surveyed)),
        scope=report.scope if report else "unknown",
    )
    return proposal, check


def line_of(proposal: Proposal) -> str:
    """The proposed row as a line of portals.csv."""
    return portal_line(proposal.portal)


def add_portal(job: Job, proposal: Proposal) -> Path:
    """Put a proposed row into the registry's portals.csv; gives the file. Raises GongkaiError where it is not whole."""
    if proposal.missing:
        raise GongkaiError(f"not written: {', '.join(proposal.missing)} must be filled in; add the line by hand")
    return registry.append_portal(job.registry, registry.load_registry(job.registry), proposal.portal)


async def _survey(job: Job, known: registry.Registry, host: str, portals: Sequence[Portal]) -> tuple[Surveyed, ...]:
    return await crawl.survey_host(
        host,
        portals,
        archive_root=job.archive,
        survey_root=_folder(job),
        run_id=new_run_id(),
        manners=manners_of(job, portals),
        allowed_hosts=[one.host for one in known.hosts if one.allow_private],
        tls=tls_of(known),
        look_at=look_at,
    )


def _folder(job: Job) -> Path:
    """Where what a survey fetches is kept, beside the archive."""
    return job.data / "surveys"


def _check(job: Job, surveyed: Surveyed) -> PortalCheck:
    column, portal = surveyed.column, surveyed.portal
    url, report = next(_reports(job, surveyed.report), ("", None))
    went_on = len(column.pages) >= crawl.SURVEYED_PAGES  # a long list is not read to its end
    problem = "" if went_on and column.links else column.problem
    if surveyed.recognised and portal.family not in ("", "generic", surveyed.recognised):
        problem = f"portals.csv says {portal.family}, the page looks like {surveyed.recognised} ({surveyed.evidence})"
    if not problem and report is None:
        shown = f"{surveyed.report[0].url} holds no tables" if surveyed.report else "no link leads to a report"
        problem = f"nothing that can be read: {shown}"
    return PortalCheck(
        portal=portal,
        reachable=bool(column.pages),
        recognised=surveyed.recognised,
        evidence=surveyed.evidence,
        links=len(column.links),
        report=url,
        agency=(report.agency or "") if report else "",
        year=report.year if report else None,
        problem=problem,
    )


def _reports(job: Job, snapshots: Sequence[Snapshot]) -> Iterator[tuple[str, Report]]:
    """The reports among fetched pages and files, each with its address."""
    for snapshot in snapshots:
        document = document_of(_folder(job), snapshot)
        if isinstance(document, str):
            log.info("%s was not read: %s", snapshot.url, document)
            continue
        try:
            yield snapshot.url, reports.read_report(document)
        except GongkaiError as error:
            log.info("%s is no report: %s", snapshot.url, error)


def _named(surveyed: Surveyed, report: Report | None, url: str) -> list[Named]:
    """The agencies that a column's reports are of: by the titles of its links, else by the report that was read."""
    titles = [links[0].title for links in surveyed.column.links if is_report_title(links[0].title)]
    named = {name: Named(name, f"a link is called {title}") for title in titles if (name := plain_name(title))}
    if report is None or not report.agency or len(named) > 1:
        return list(named.values())
    # One agency's column: the longer of its two names says more: 区党政办, 某经济开发区党政办公室.
    return [max([Named(report.agency, f"the report at {url} is of"), *named.values()], key=lambda one: len(one.name))]


def _site(job: Job, surveyed: Surveyed) -> Iterator[Named]:
    """What the column page says of its site: its SiteName, and the parts of its title, the last first."""
    document = document_of(_folder(job), surveyed.column.pages[0]) if surveyed.column.pages else ""
    if isinstance(document, str):
        return
    for meta in _SITE_METAS:
        if document.metadata.get(meta):
            yield Named(document.metadata[meta], f"the page's meta {meta} says")
    for part in reversed(_PARTS_OF_TITLE.split(document.title)):
        if part.strip():
            yield Named(part.strip(), "the page's title has")
