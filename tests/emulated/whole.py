"""Emulated portals crawled and read by the real pipeline, and what came of it.

    with serving(portals) as sites:
        whole = crawl_whole(sites, folder)
    assert_all_found(whole, "hanweb_jpage")
    assert_polite(whole, "hanweb_jpage")

A run takes all portals at once, each on a host of its own. A second run on the same folder is one of another day;
the pages of a site may change between them (`sites["name"].site.pages`).
"""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import polars as pl

from gongkai import lake, pipeline
from gongkai.archive import load_snapshots
from gongkai.crawl import HostResult, Manners, PortalResult
from gongkai.pipeline import Job
from gongkai.registry.loading import AGENCY_COLUMNS, HOST_COLUMNS, PORTAL_COLUMNS
from gongkai.values import Outcome, Portal, Role, Snapshot
from tests.crawl.sites import Asked, Site
from tests.emulated.portal import Emulated

REGISTRY = Path(__file__).resolve().parents[2] / "data" / "sample" / "registry"
PAUSE = 0.01
CHALLENGES = frozenset({403, 412, 521})


@dataclass(frozen=True, slots=True)
class Running:
    """A portal and the site that it stands on."""

    portal: Emulated
    site: Site


@dataclass(frozen=True, slots=True)
class Found:
    """A document that was read as a report."""

    url: str
    role: Role
    agency: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Whole:
    """One run over portals. All mappings are by the portals' names; rows and logs are of this run alone."""

    job: Job
    sites: Mapping[str, Running]
    hosts: Mapping[str, HostResult]
    portals: Mapping[str, PortalResult]
    rows: Mapping[str, tuple[Snapshot, ...]]
    found: Mapping[str, tuple[Found, ...]]
    """All that is held, from earlier runs too."""
    logs: Mapping[str, tuple[Asked, ...]]

    def outcomes(self, name: str, role: Role = "report") -> dict[str, Outcome]:
        """How each page of a portal was got at last: the path and query, and the outcome."""
        return {self.path(name, row.url): row.outcome for row in self.rows[name] if row.role == role}

    def asked(self, name: str) -> list[str]:
        """What the site was asked for, in order."""
        return [asked.path for asked in self.logs[name]]

    def path(self, name: str, url: str) -> str:
        """An address without the host, where that is the portal's own."""
        return url.removeprefix(self.sites[name].site.url(""))


@contextmanager
def serving(portals: Sequence[Emulated]) -> Iterator[dict[str, Running]]:
    """Run the portals' sites until the context ends."""
    with ExitStack() as stack:
        running: dict[str, Running] = {}
        for portal in portals:
            site = stack.enter_context(Site(dict(portal.routes)))
            site.missing = portal.missing
            running[portal.name] = Running(portal, site)
        yield running


def crawl_whole(sites: Mapping[str, Running], folder: Path, *, by_name: bool = False) -> Whole:
    """Crawl all portals into a data folder and read what came; `by_name`: the registry says of which family each is.

    As `gongkai crawl` and `gongkai parse` do it, but for the waits between attempts, which take parts of a second.
    """
    began = {name: len(running.site.log) for name, running in sites.items()}
    job = pipeline.job(folder, write_registry(sites, folder / "registry", by_name=by_name), pause=PAUSE)
    before = len(load_snapshots(job.archive))
    with patch.object(pipeline, "manners_of", _quick(pipeline.manners_of)):
        hosts = pipeline.crawl_all(job)
    for batch in pipeline.plan_parse(job):
        pipeline.parse_batch(job, batch)
    by_host = {result.host: result for result in hosts}
    rows = load_snapshots(job.archive)[before:]
    results = {portal.portal_id: portal for result in hosts for portal in result.portals}
    return Whole(
        job=job,
        sites=sites,
        hosts={name: by_host[running.site.host] for name, running in sites.items()},
        portals=results,
        rows={name: tuple(row for row in rows if row.portal_id == name) for name in sites},
        found={name: tuple(_found(job, name)) for name in sites},
        logs={name: tuple(running.site.log[began[name] :]) for name, running in sites.items()},
    )


def _quick(manners: Callable[[Job, Sequence[Portal]], Manners]) -> Callable[[Job, Sequence[Portal]], Manners]:
    def quick(job: Job, portals: Sequence[Portal]) -> Manners:
        return replace(manners(job, portals), retry_seconds=0.02, timeout_seconds=10.0, longest_wait_seconds=5.0)

    return quick


def _found(job: Job, name: str) -> Iterator[Found]:
    readings = lake.scan(job.lake).filter((pl.col("portal_id") == name) & (pl.col("status") == "report"))
    for row in readings.select("url", "role", "agency", "year").sort("url").collect().iter_rows():
        yield Found(*row)


def write_registry(sites: Mapping[str, Running], folder: Path, *, by_name: bool = False) -> Path:
    """A registry of the portals and of the agencies that they show; gives its folder."""
    portals = [
        {
            "portal_id": name,
            "agency_name": running.portal.agency,
            "level": "prefectural",
            "region_code": "990100",
            "listing_url": running.site.url(running.portal.listing),
            "family": running.portal.family if by_name else "",
            "scope": "own",
        }
        for name, running in sites.items()
    ]
    names = {running.portal.agency for running in sites.values()}
    names |= {one.agency for running in sites.values() for one in running.portal.shows}
    agencies = [
        {
            "agency_id": f"agency-{number}",
            "canonical_name": name,
            "level": "prefectural",
            "type": "department",
            "region_id": "990100",
        }
        for number, name in enumerate(sorted(names))
    ]
    why = {"allow_private": "true", "reason": "an emulated portal on this machine", "date": "2026-11-26"}
    hosts = [{"host": running.site.host, **why} for running in sites.values()]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "regions.csv").write_bytes((REGISTRY / "regions.csv").read_bytes())
    _write(folder / "portals.csv", PORTAL_COLUMNS, portals)
    _write(folder / "agencies.csv", AGENCY_COLUMNS, agencies)
    _write(folder / "hosts.csv", HOST_COLUMNS, hosts)
    return folder


def _write(file: Path, columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def assert_all_found(whole: Whole, name: str) -> None:
    """Recall and precision: each report that the portal shows is held, with its agency and year, and nothing else."""
    portal = whole.sites[name].portal
    at = {path: one for one in portal.shows for path in one.paths}
    held = {whole.path(name, found.url): found for found in whole.found[name]}
    assert sorted(held.keys() - at.keys()) == [], "read as reports, and are none"
    assert [one for one in portal.shows if not held.keys() & set(one.paths)] == [], "not found"
    wrong = {path: (found.agency, found.year) for path, found in held.items()}
    assert wrong == {path: (at[path].agency, at[path].year) for path in held}


def assert_whole(whole: Whole, name: str) -> None:
    """All was found, the portal was recognised, its listing seen to the end, and nothing calls for a look."""
    assert_all_found(whole, name)
    assert_polite(whole, name)
    result, portal = whole.portals[name], whole.sites[name].portal
    assert result.family == portal.family
    assert (result.listing_end in ("last_page", "announced_reached"), result.problem) == (True, "")


def assert_polite(whole: Whole, name: str) -> None:
    """From the site's own log: robots.txt first and obeyed, one at a time, the pause, none after a challenge."""
    log = whole.logs[name]
    assert log[0].path == "/robots.txt"
    assert [asked.path for asked in log if asked.path.startswith(whole.sites[name].portal.forbidden or "?")] == []
    for one, following in pairwise(log):
        assert one.ended <= following.began, f"{following.path} was asked for before {one.path} had ended"
        assert following.began - one.began >= PAUSE * 0.9, f"{following.path} came too soon after {one.path}"
        assert one.status not in CHALLENGES, f"{following.path} was asked for after the challenge at {one.path}"
