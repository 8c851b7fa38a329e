"""The demo's sites together on loopback, each on an address of its own, and what a registry says of them."""

import csv
import shutil
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from gongkai.demo.generic import GENERIC
from gongkai.demo.hanweb import HANWEB
from gongkai.demo.plan import Plan, load_plan
from gongkai.demo.server import Log, Place, RequestRecord, running
from gongkai.demo.sites import Family, missing, normal, site_routes
from gongkai.demo.trs import TRS
from gongkai.demo.truth import Expected, expected_of
from gongkai.values import GongkaiError, Portal

FAMILIES: Mapping[str, Family] = {family.name: family for family in (TRS, HANWEB, GENERIC)}
SITES = 3
"""How many sites `data/sample` has; `free_port` looks for a port that is free for all."""


@dataclass(frozen=True)
class Sites:
    """The running sites: their hosts, their portals as a registry lists them, and what was asked of them."""

    hosts: tuple[str, ...]
    port: int
    """Of the first site. Pass it to `serve` again: addresses are identities, and a page that moved is a new page."""
    portals: tuple[Portal, ...]
    _sample: Path
    _plan: Plan
    _log: Log

    def requests(self) -> tuple[RequestRecord, ...]:
        """All requests answered so far, in the order in which they ended."""
        return self._log.all()

    def expected(self) -> tuple[Expected, ...]:
        """What the pages print, for each report that a crawler may fetch."""
        with (self._sample / "registry" / "agencies.csv").open(encoding="utf-8", newline="") as file:
            agency_ids = {row["canonical_name"]: row["agency_id"] for row in csv.DictReader(file)}
        return tuple(
            report
            for site, host in zip(self._plan.sites, self.hosts, strict=True)
            for report in expected_of(self._plan, site, FAMILIES[site.family], host, agency_ids)
        )

    def write_registry(self, folder: Path) -> Path:
        """Write agencies, regions, portals and hosts as a registry has them, and return the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("agencies.csv", "regions.csv"):
            shutil.copyfile(self._sample / "registry" / name, folder / name)
        columns = ("portal_id", "agency_name", "region_code", "level", "listing_url", "family", "scope")
        rows = [[getattr(portal, column) for column in columns] for portal in self.portals]
        _write_csv(folder / "portals.csv", columns, rows)
        reason = "a demo site on this machine"
        hosts = [[host, "true", "", reason, "2025-01-31"] for host in self.hosts]
        _write_csv(folder / "hosts.csv", ("host", "allow_private", "tls", "reason", "date"), hosts)
        return folder


def _write_csv(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def places(port: int, count: int = SITES) -> list[Place]:
    """Where the sites stand: one port on 127.0.0.2, .3, …; where these cannot be bound, ports in a row on 127.0.0.1."""
    if _free(("127.0.0.2", 0)):
        return [(f"127.0.0.{2 + at}", port) for at in range(count)]
    return [("127.0.0.1", port + at) for at in range(count)]


def free_port(count: int = SITES) -> int:
    """A port that is free at all places of the demo now. Remember it: `serve` wants the same on each run."""
    for _ in range(100):
        with socket.socket() as probe:
            probe.bind((places(0, 1)[0][0], 0))
            port = int(probe.getsockname()[1])
        if port + count < 65536 and all(_free(place) for place in places(port, count)):
            return port
    raise GongkaiError("no port is free on loopback for the demo's sites; end other servers and try again")


def _free(place: Place) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(place)
        except OSError:
            return False
        return True


@contextmanager
def serve(sample: Path, *, port: int = 0, latency: float = 0.0) -> Iterator[Sites]:
    """Run the sites of a `data/sample` folder until the context ends.

    `port` 0 takes a free one. `latency`: seconds that each answer takes, for tests of a crawler's manners.
    Raises `GongkaiError` where the sample is not as its README says, or where the port is taken.
    """
    plan = load_plan(sample)
    port = port or free_port(len(plan.sites))
    log = Log()
    with ExitStack() as stack:
        standing = places(port, len(plan.sites))
        for site, place in zip(plan.sites, standing, strict=True):
            routes = site_routes(site, FAMILIES[site.family])
            stack.enter_context(running(routes, missing(site), place, log=log, latency=latency))
        hosts = tuple(f"{address}:{number}" for address, number in standing)
        yield Sites(hosts, port, tuple(_portals(plan, hosts)), sample, plan, log)


def _portals(plan: Plan, hosts: Sequence[str]) -> Iterator[Portal]:
    for site, host in zip(plan.sites, hosts, strict=True):
        for column in site.columns:
            url = f"http://{host}{normal(FAMILIES[site.family].home_link(column))}"
            yield replace(column.portal, listing_url=url)


PAUSE_SECONDS = 0.1
"""Between two requests to a demo site: it stands on this machine. One of them asks for more in its robots.txt."""


@contextmanager
def open_sites(sample: Path, data: Path) -> Iterator[Path]:
    """Run the sites for a data folder; gives the registry that names them, written into it.

    The folder remembers the port: addresses are identities, and a page at another port would be another page.
    """
    remembered = data / "port"
    port = int(remembered.read_text()) if remembered.is_file() else 0
    with serve(sample, port=port) as sites:
        folder = sites.write_registry(data / "registry")
        remembered.write_text(f"{sites.port}\n")
        yield folder
