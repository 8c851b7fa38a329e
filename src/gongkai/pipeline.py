"""Puts the rooms together: crawl, parse, build, export. Called by `cli` and by the flows; holds no rule of its own.

A stage is planned (`plan_crawl`, `plan_parse`) and then done piece by piece, one host or one batch of documents at a
time, so that a worker that dies costs one piece. Every piece can be done again: it finds what is already there.
"""

import asyncio
import hashlib
import logging
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast
from uuid import uuid4

import polars as pl

from gongkai import archive, crawl, exports, lake, registry, reports, warehouse
from gongkai.crawl import HostResult, Manners, OnEvent
from gongkai.crawl.addresses import is_loopback, page_key
from gongkai.documents.kinds import OFFICE_BEGINNINGS, is_picture
from gongkai.portals import normalise
from gongkai.settings import Settings, project_root
from gongkai.values import Document, GongkaiError, PageRequest, Paragraph, Portal
from gongkai.warehouse import BuildResult, Rows
from gongkai.works import Work, opened, read_work, works_of

log = logging.getLogger(__name__)

BATCH_SIZE = 200
"""Documents that one task reads into one part of the lake."""

SHORTEST_GIST = 10
"""Words of a page, in characters, by which it is told from another; fewer say nothing."""


@dataclass(frozen=True, slots=True)
class Job:
    """Where a run reads and writes, and how it behaves on the net."""

    data: Path
    registry: Path
    project: Path
    pause: float
    contact: str
    timeout: float
    max_bytes: int
    night: bool = False
    max_requests: int = 0
    recheck_days: float = 0.0

    @property
    def archive(self) -> Path:
        """WARC files and the index of snapshots."""
        return self.data / "archive"

    @property
    def lake(self) -> Path:
        """Parquet parts, one per batch read."""
        return self.data / "lake"

    @property
    def warehouse(self) -> Path:
        """The DuckDB file that is swapped into place."""
        return self.data / "warehouse" / "gongkai.duckdb"

    @property
    def exports(self) -> Path:
        """Parquet, CSV, data package, dictionary."""
        return self.data / "exports"


def job(
    data: Path | None = None,
    registry_folder: Path | None = None,
    pause: float | None = None,
    *,
    night: bool | None = None,
    max_requests: int | None = None,
    recheck_days: float | None = None,
) -> Job:
    """A job from the settings, with what the caller gives in their place.

    Where neither names a registry, it is the data folder's own, as the demo's has one, else the tracked one.
    """
    settings = Settings()  # type: ignore[call-arg]  # every field has a default
    root = project_root()
    folder = (data or settings.data).absolute()  # dbt changes the working directory while it builds
    own = folder / "registry"
    tracked = own if (own / "portals.csv").is_file() else root / "data" / "registry"
    return Job(
        data=folder,
        registry=(registry_folder or settings.registry or tracked).absolute(),
        project=root / "sql",
        pause=settings.pause if pause is None else pause,
        contact=settings.contact,
        timeout=settings.timeout,
        max_bytes=settings.max_bytes,
        night=settings.night if night is None else night,
        max_requests=settings.max_requests if max_requests is None else max_requests,
        recheck_days=settings.recheck_days if recheck_days is None else recheck_days,
    )


@dataclass(frozen=True, slots=True)
class Batch:
    """Some hundred documents that one task reads."""

    name: str
    works: tuple[Work, ...]


@dataclass(frozen=True, slots=True)
class BatchResult:
    """How a batch was read: documents by status."""

    name: str
    reports: int
    not_reports: int
    unreadable: int


def manners_of(job: Job, portals: Sequence[Portal]) -> Manners:
    """How this run behaves. Without a contact only this machine's own portals are asked."""
    own = all(is_loopback(crawl.host_of(portal.listing_url)) for portal in portals)
    contact = job.contact or ("portals on this machine" if own else "")
    return Manners(
        user_agent=crawl.honest_user_agent(contact),
        pause_seconds=job.pause,
        timeout_seconds=job.timeout,
        max_bytes=job.max_bytes,
        night=job.night,
        max_requests=job.max_requests,
        recheck_days=job.recheck_days,
    )


def tls_of(known: registry.Registry) -> dict[str, crawl.TlsException]:
    """The hosts whose TLS lacks something. The registry has checked the words."""
    return {host.host: cast("crawl.TlsException", host.tls) for host in known.hosts if host.tls}


def new_run_id() -> str:
    """A name for one run's files: the time for people, a random tail so that two runs never share one."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{uuid4().hex[:8]}"


def look_at(body: bytes, url: str, content_type: str | None) -> crawl.Look | None:
    """What a fetched page holds (see `crawl.LookAt`): a report or not, and where it leads. Files are not opened."""
    if body.startswith((b"%PDF-", *OFFICE_BEGINNINGS)) or is_picture(body):
        return None
    try:
        document = opened(body, url, content_type)
        is_report = reports.holds_report(document)
    except GongkaiError as error:
        log.info("%s was not looked at: %s", url, error)
        return None
    except Exception:  # a fault of ours in one page must not cost its host
        log.exception("looking at %s failed", url)
        return None
    base = normalise(document.base, url) or url if document.base else url
    links = [replace(link, url=whole) for link in document.links if (whole := normalise(link.url, base))]
    return crawl.Look(is_report, tuple(links), _gist(document), "" if is_report else "no statutory table")


def _gist(document: Document) -> str:
    """A digest of a page's words without figures and spaces, `""` where it has hardly any."""
    said: list[str] = [document.title]
    for block in document.blocks:
        if isinstance(block, Paragraph):
            said.append(block.text)
        else:
            said += [cell.text for row in block.rows for cell in row if cell]
    words = re.sub(r"[\W\d_]+", "", "".join(said))
    return hashlib.sha256(words.encode()).hexdigest() if len(words) >= SHORTEST_GIST else ""


def plan_crawl(job: Job) -> list[str]:
    """The hosts of the registry's portals, those with most portals first."""
    grouped = crawl.hosts_of(registry.load_registry(job.registry).portals)
    if not grouped:
        raise GongkaiError(f"{job.registry / 'portals.csv'} names no portal; add a row per column page")
    return sorted(grouped, key=lambda host: (-len(grouped[host]), host))


def crawl_one(job: Job, host: str, on_event: OnEvent = crawl.ignore) -> HostResult:
    """One host of the registry into the archive."""
    known = registry.load_registry(job.registry)
    portals = crawl.hosts_of(known.portals)[host]
    return asyncio.run(
        crawl.crawl_host(
            host,
            portals,
            archive_root=job.archive,
            run_id=new_run_id(),
            manners=manners_of(job, portals),
            allowed_hosts=[host.host for host in known.hosts if host.allow_private],
            tls=tls_of(known),
            look_at=look_at,
            on_event=on_event,
        )
    )


def crawl_all(job: Job, on_event: OnEvent = crawl.ignore) -> tuple[HostResult, ...]:
    """All hosts of the registry into the archive, side by side in this process."""
    known = registry.load_registry(job.registry)
    plan_crawl(job)
    return asyncio.run(
        crawl.crawl_hosts(
            known.portals,
            archive_root=job.archive,
            run_id=new_run_id(),
            manners=manners_of(job, known.portals),
            allowed_hosts=[host.host for host in known.hosts if host.allow_private],
            tls=tls_of(known),
            look_at=look_at,
            on_event=on_event,
        )
    )


def failures(result: HostResult) -> list[str]:
    """Why a host's crawl counts as failed: its pass ended early, a listing was not seen whole, or no report of a portal
    was got. A single page that failed is in the index, and a finding of the warehouse; the run is not lost for it, nor
    for what waits for the next run because of a limit.
    """
    lost = [
        f"{portal.portal_id}: {portal.problem}"
        for portal in result.portals
        if portal.problem and not portal.waiting and (portal.listing_end not in crawl.SEEN_WHOLE or not portal.held)
    ]
    return [result.problem, *lost] if result.problem else lost


def plan_parse(job: Job) -> list[Batch]:
    """The documents in the archive that this reader version has not read yet, in batches."""
    known = lake.read_keys(job.lake, reports.READER_VERSION)
    todo = works_of(archive.load_snapshots(job.archive), known)
    starts = range(0, len(todo), BATCH_SIZE)
    return [
        Batch(f"documents {start + 1} to {min(start + BATCH_SIZE, len(todo))}", tuple(todo[start : start + BATCH_SIZE]))
        for start in starts
    ]


def parse_batch(job: Job, batch: Batch) -> BatchResult:
    """Read the documents of one batch into one part of the lake."""
    readings = [reading for work in batch.works for reading in read_work(job.archive, work)]
    lake.write_part(job.lake, readings)
    counts = Counter(reading.status for reading in readings)
    return BatchResult(batch.name, counts["report"], counts["not_a_report"], counts["unreadable"])


def build(job: Job, on_progress: Callable[[str], None] | None = None) -> BuildResult:
    """Name the agency of every report in the lake and of every portal, then build the warehouse and swap it in."""
    known = registry.load_registry(job.registry)
    keys = ("portal_id", "agency", "org_code")
    printed = lake.scan(job.lake).filter(pl.col("status") == "report").select(keys).unique().sort(keys).collect()
    silent = ((portal.portal_id, None, None) for portal in known.portals)
    rows = [
        {
            "portal_id": portal_id,
            "agency": agency,
            "org_code": org_code,
            **asdict(registry.identify(known, printed=agency, portal_id=portal_id, org_code=org_code)),
        }
        for portal_id, agency, org_code in dict.fromkeys((*printed.iter_rows(), *silent))
    ]
    return warehouse.build(
        data=job.data,
        project=job.project,
        registry_folder=job.registry,
        identities=pl.DataFrame(rows),
        on_progress=on_progress,
    )


def export(job: Job) -> list[Path]:
    """Write the warehouse's tables for others to open."""
    return exports.export(warehouse=job.warehouse, folder=job.exports, project=job.project)


def ask(job: Job, query: str) -> Rows:
    """Rows of one read-only query on the warehouse. Raises GongkaiError where there is none yet, or the query fails."""
    return warehouse.query(job.warehouse, query)


@dataclass(frozen=True, slots=True)
class PortalStatus:
    """What is known of one portal: pages fetched, reports by year, what could not be read, what not fetched."""

    portal_id: str
    agency_name: str
    last_fetch: datetime | None
    pages: int
    reports: int
    years: tuple[tuple[int | None, int], ...]
    not_read: int
    failures: tuple[tuple[str, int], ...]


def status(job: Job) -> list[PortalStatus]:
    """The state of every portal of the registry, from the archive's index and the lake; those never fetched too."""
    newest = archive.scan_snapshots(job.archive).sort("fetched_at").unique(("portal_id", "url"), keep="last").collect()
    read = lake.scan(job.lake).filter(pl.col("reader_version") == reports.READER_VERSION)
    documents_read = read.select("portal_id", "url", "sha256", "status", "year").unique().collect()
    return [_portal_status(portal, newest, documents_read) for portal in registry.load_registry(job.registry).portals]


def _portal_status(portal: Portal, newest: pl.DataFrame, documents_read: pl.DataFrame) -> PortalStatus:
    pages = newest.filter((pl.col("portal_id") == portal.portal_id) & (pl.col("role") != "robots"))
    failed = pages.filter(~pl.col("outcome").is_in(["ok", "unchanged"]))
    read = documents_read.filter(pl.col("portal_id") == portal.portal_id)
    found = read.filter(pl.col("status") == "report")
    years = found.group_by("year").agg(pl.col("url").n_unique().alias("n")).sort("year", nulls_last=True)
    outcomes = failed.group_by("outcome").len().sort("outcome")
    return PortalStatus(
        portal_id=portal.portal_id,
        agency_name=portal.agency_name,
        last_fetch=pages["fetched_at"].max(),  # type: ignore[arg-type]  # a column of times
        pages=pages.height,
        reports=found["url"].n_unique(),
        years=tuple(years.iter_rows()),
        not_read=read.filter(pl.col("status") == "unreadable").height,
        failures=tuple(outcomes.iter_rows()),
    )


def histories(job: Job, agency: str, year: int) -> list[warehouse.History]:
    """What changed between the versions of an agency's reports for a year (see `warehouse.histories`)."""
    return warehouse.histories(job.warehouse, agency, year)


def import_fetched(
    job: Job,
    paths: Sequence[Path],
    portal_id: str = "",
    tell: Callable[[archive.LeftOut], None] = lambda left: None,
    moved: Callable[[Path], None] = lambda path: None,
) -> archive.Imported:
    """Take WARC files, and folders of files fetched elsewhere, into the archive (see `archive.import_paths`).

    A page belongs to `portal_id`, else to the portal that its source names, else to the only one on its host.
    """
    known = registry.load_registry(job.registry)
    on_host = crawl.hosts_of(known.portals)

    def portal_of(host: str, stated: str) -> str:
        chosen = portal_id or stated
        if chosen and chosen not in known.portals_by_id:
            raise GongkaiError(f"no portal {chosen} in {job.registry / 'portals.csv'}; choose one of its portal_id")
        there = on_host.get(host, ())
        return chosen or (there[0].portal_id if len(there) == 1 else "")

    def address(url: str) -> archive.Address:
        return archive.Address(page_key(PageRequest(url)), crawl.host_of(url))

    portal_of("", portal_id)
    return archive.import_paths(
        job.archive,
        paths,
        run_id=f"import-{new_run_id()}",
        address=address,
        portal_of=portal_of,
        tell=tell,
        moved=moved,
    )
