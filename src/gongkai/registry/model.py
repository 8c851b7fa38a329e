"""What the registry holds: regions, agencies, portals and rules for hosts, and the words that its columns allow."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gongkai.registry.history import AgencyEvent, AgencyName
from gongkai.registry.names import bare_name, short_name, tells_region
from gongkai.values import Portal

LEVELS = ("national", "provincial", "prefectural", "county", "township")
"""The level of government that an agency belongs to."""

AGENCY_TYPES = (
    "government_aggregate",
    "government_office",
    "department",
    "dispatched_office",
    "functional_zone_committee",
    "vertical_unit",
    "public_institution",
    "other",
)
"""`dispatched_office`: 街道办事处, no level of government, but it publishes. `government_aggregate`: a government as a
whole, whose report may count its departments and what is below it."""

REGION_KINDS = ("province", "prefecture", "county", "township", "functional_zone", "corps")
"""`functional_zone`: a development zone (开发区, 新区), which has no code; `corps`: 兵团."""

FAMILIES = (
    "hanweb_jpage",
    "hanweb_annual",
    "hanweb_gateway",
    "trs",
    "ucap",
    "gkmlpt",
    "openness",
    "vsb",
    "shaanxi",
    "shanghai",
    "changzhou",
    "flipbook",
    "generic",
)
"""CMS families that a portal may be of; the modules of `portals` have these names."""

TLS_EXCEPTIONS = ("legacy", "wrong_name", "untrusted")
"""What a host's TLS may lack: `legacy`: protocol and ciphers of old, the certificate is checked; `wrong_name`: the
certificate is for another name; `untrusted`: it has expired, or nobody vouches for it. Empty: nothing."""


@dataclass(frozen=True, slots=True)
class Region:
    """A division of the country, or a zone that is none: a row of `regions.csv`."""

    region_id: str
    code: str
    """GB/T 2260 (6 digits; 9 for townships), `""` for functional zones."""
    kind: str
    name: str
    parent_id: str | None
    valid_from: date | None = None
    valid_to: date | None = None
    successor_id: str | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """A body that must report: a row of `agencies.csv`. What is not known is None, or `""` for texts."""

    agency_id: str
    uscc: str
    """Unified social credit code, GB 32100. The region inside it is that of registration: never derive one from it."""
    org_code: str
    """Organisation code, GB 11714, without hyphen."""
    canonical_name: str
    level: str
    type: str
    function_code: str
    """What it does (`education`, `public_security`), the same in all regions."""
    region_id: str | None
    parent_agency_id: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Host:
    """What is allowed at one host and nowhere else, since when and why: a row of `hosts.csv`."""

    host: str
    """`name`, or `name:port` where the port is not the scheme's own."""
    allow_private: bool
    """It may have an address that is not of the open Internet."""
    tls: str
    """One of `TLS_EXCEPTIONS`, or `""`."""
    reason: str
    date: date | None


@dataclass(frozen=True)
class Registry:
    """All files, checked: ids are unique, and those that are named exist."""

    portals: tuple[Portal, ...]
    agencies: tuple[Agency, ...]
    regions: tuple[Region, ...]
    hosts: tuple[Host, ...]
    names: tuple[AgencyName, ...] = ()
    events: tuple[AgencyEvent, ...] = ()

    @cached_property
    def portals_by_id(self) -> Mapping[str, Portal]:
        """Portals by `portal_id`."""
        return {portal.portal_id: portal for portal in self.portals}

    @cached_property
    def regions_by_id(self) -> Mapping[str, Region]:
        """Regions by `region_id`, and by code where they have one."""
        return {region.code: region for region in self.regions if region.code} | {
            region.region_id: region for region in self.regions
        }

    @cached_property
    def chains(self) -> Mapping[str, tuple[Region, ...]]:
        """Each region's ancestors and itself, the highest first, by `region_id`."""
        return {region.region_id: self._chain(region) for region in self.regions}

    @cached_property
    def agencies_by_name(self) -> Mapping[str, tuple[Agency, ...]]:
        """Agencies by the short form (`names.short_name`) of their canonical name and of their other names."""
        called = {agency.agency_id: {short_name(agency.canonical_name)} for agency in self.agencies}
        for name in self.names:
            if name.kind != "self_reference":
                called[name.agency_id].add(short_name(name.name))
        found: dict[str, tuple[Agency, ...]] = defaultdict(tuple)
        for agency in self.agencies:
            for short in called[agency.agency_id]:
                found[short] += (agency,)
        return dict(found)

    @cached_property
    def agencies_by_org_code(self) -> Mapping[str, tuple[Agency, ...]]:
        """Agencies by their organisation code, or by the one inside their social credit code (characters 9 to 17)."""
        found: dict[str, tuple[Agency, ...]] = defaultdict(tuple)
        for agency in self.agencies:
            code = agency.org_code or agency.uscc[8:17]
            if code:
                found[code] += (agency,)
        return dict(found)

    @cached_property
    def agencies_by_bare_name(self) -> Mapping[tuple[str, str], tuple[Agency, ...]]:
        """Agencies by a region and what they are called in it: 公安局 in 云泽市, 白石镇政府 in 青梧县.

        An agency is also known in the regions above its own where its name tells which region is its own.
        """
        found: dict[tuple[str, str], tuple[Agency, ...]] = defaultdict(tuple)
        for agency in self.agencies:
            chain = self.chains[agency.region_id] if agency.region_id else ()
            names = [region.name for region in chain]
            for depth, region in enumerate(chain, start=1):
                called = bare_name(short_name(agency.canonical_name), names[:depth])
                if depth == len(chain) or tells_region(called, names[depth:]):
                    found[region.region_id, called] += (agency,)
        return dict(found)

    def _chain(self, region: Region) -> tuple[Region, ...]:
        chain = [region]
        while (above := chain[-1].parent_id) is not None:
            chain.append(self.regions_by_id[above])
        return tuple(reversed(chain))
