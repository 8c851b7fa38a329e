"""A row of `portals.csv` for a column page that is not in the registry yet, guessed with evidence for each field."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from gongkai.registry.model import Agency, Region, Registry
from gongkai.registry.names import plain_name, short_name, told_length
from gongkai.values import GongkaiError, Portal, Scope

_LEVELS = {"province": "provincial", "prefecture": "prefectural", "county": "county", "township": "township"}
"""The level of an agency by the kind of its region, where it is not in agencies.csv; a zone's may be any."""
_NO_NAME = re.compile(r"(?:index|list|default|col)?[\d_]*(?:\.\w+)?", re.IGNORECASE)
_SITE_END = re.compile(r"(?:门户|政务)?(?:网站|网|官网|门户|(?:政府)?信息公开(?:平台|网|专栏)?)+$")


@dataclass(frozen=True, slots=True)
class Named:
    """An agency's name as a page prints it, and where that is, in words."""

    name: str
    where: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row as far as it is known, why each field is what it is, and the fields that a person must fill in."""

    portal: Portal
    evidence: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]


def propose(
    registry: Registry,
    url: str,
    family: tuple[str, str],
    *,
    named: Sequence[Named],
    site: Sequence[Named],
    scope: Scope,
) -> Proposal:
    """A row for the column page at `url`.

    `family` is the recognised one and its marks. `named` are the agencies of the reports that it shows, `site` what
    the page says of its own site, the surest first. `scope` is that of a report of the column, and holds where all
    are of one agency. Raises GongkaiError where the registry has the page.
    """
    refuse_known(registry, url)
    name, agency, region, why = _whose(registry, named, site)
    level = agency.level if agency else _LEVELS.get(region.kind, "") if region else ""
    one = len({short_name(one.name) for one in named}) == 1
    portal = Portal(
        portal_id=_free_id(registry, url),
        agency_name=name,
        region_code=(region.code or region.region_id) if region else "",
        level=level,
        listing_url=url,
        family=family[0],
        scope=scope if one else "unknown",
    )
    evidence = (
        ("family", family[1]),
        ("agency_name", why or "neither a report nor the page names one"),
        ("region_code", _why_region(agency, region)),
        ("level", f"agencies.csv has {agency.agency_id}" if agency else "that of the region; an agency's may be lower"),
        ("scope", "the report tells it" if one and scope != "unknown" else "each report is asked"),
    )
    missing = [field for field in ("agency_name", "level") if not getattr(portal, field)]
    return Proposal(portal, evidence, tuple(missing))


def refuse_known(registry: Registry, url: str) -> None:
    """Raise GongkaiError where a portal has this address already."""
    for portal in registry.portals:
        if portal.listing_url == url:
            raise GongkaiError(f"{url} is in portals.csv already, as {portal.portal_id}")


def _whose(
    registry: Registry, named: Sequence[Named], site: Sequence[Named]
) -> tuple[str, Agency | None, Region | None, str]:
    """The agency's name, its row and its region where these are known, and why.

    Reports of one agency are that agency's column. A column of several is its government's: that of the region which
    the others lie in, by the page's own site first.
    """
    names = {short_name(one.name): one for one in named}
    if len(names) == 1:
        one = next(iter(names.values()))
        agency = _only(registry.agencies_by_name.get(short_name(one.name), ()))
        region = registry.regions_by_id[agency.region_id] if agency and agency.region_id else None
        region = region or told_by(registry, [one, *site])
        return agency.canonical_name if agency else plain_name(one.name), agency, region, f"{one.where}: {one.name}"
    region = told_by(registry, site) or _above_all(registry, list(names.values()))
    if region is None:
        return "", None, None, f"{len(names)} agencies are shown, of no region in common" if names else ""
    government = _only(registry.agencies_by_bare_name.get((region.region_id, "政府"), ()))
    shown = f"the column shows {len(names)} agencies" if names else "no report names its agency"
    name = government.canonical_name if government else _government_of(region)
    return name, government, region, f"{shown}: it is taken for that of {region.name}'s government"


def _government_of(region: Region) -> str:
    """What the government of a region is called; `""` where that cannot be told from the region's name."""
    return "" if region.kind not in _LEVELS or region.name.endswith("街道") else f"{region.name}人民政府"


def told_by(registry: Registry, named: Sequence[Named]) -> Region | None:
    """The region that the first of the names which begins with one begins with."""
    for one in named:
        short = short_name(_SITE_END.sub("", one.name))
        told = [(told_length(short, [above.name for above in chain]), chain[-1]) for chain in registry.chains.values()]
        longest = max((length for length, _ in told), default=0)
        regions = [region for length, region in told if length == longest > 0 and region.valid_to is None]
        if len(regions) == 1:
            return regions[0]
    return None


def _above_all(registry: Registry, named: Sequence[Named]) -> Region | None:
    """The lowest region that holds those of all names that begin with one."""
    told = [region for one in named if (region := told_by(registry, [one]))]
    if not told:
        return None
    shared = [set(registry.chains[region.region_id]) for region in told]
    common = [region for region in registry.chains[told[0].region_id] if all(region in chain for chain in shared)]
    return common[-1] if common else None


def _only(agencies: Sequence[Agency]) -> Agency | None:
    alive = [agency for agency in agencies if agency.valid_to is None]
    return alive[0] if len(alive) == 1 else None


def _why_region(agency: Agency | None, region: Region | None) -> str:
    if region is None:
        return "no name tells one, or several regions have that name"
    return f"agencies.csv has {agency.agency_id}" if agency else f"the name begins with {region.name}"


def _free_id(registry: Registry, url: str) -> str:
    """An id that no row has: the host's name without www and gov.cn, and the last words of the path."""
    parts = urlsplit(url)
    host = re.sub(r"^www\d?\.|\.(?:gov|org|com)?\.?cn(?=:|$)", "", parts.netloc.lower())
    words = [word for word in parts.path.split("/") if not _NO_NAME.fullmatch(word)]
    slug = re.sub(r"[^a-z0-9]+", "-", "-".join((host, *words[-1:])).lower()).strip("-")[:70].strip("-") or "portal"
    if slug not in registry.portals_by_id:
        return slug
    return next(f"{slug}-{number}" for number in range(2, 10_000) if f"{slug}-{number}" not in registry.portals_by_id)
