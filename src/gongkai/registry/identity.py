"""Which agency a report is of: by the name that it prints, else by the portal that shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from gongkai.registry.model import Agency, Region, Registry
from gongkai.registry.names import (
    bare_name,
    is_abbreviation,
    is_self_reference,
    plain_name,
    readings,
    short_name,
    tells_region,
)
from gongkai.values import Portal

FoundBy = Literal["name", "org_code", "portal"]


@dataclass(frozen=True, slots=True)
class Identity:
    """An agency, and by what it was found. `decided` False: it is not in the registry, and its id begins with `u-`."""

    agency_id: str
    agency_name: str
    level: str
    """Of the agency; for one that is not in the registry, of the portal (`""` where that is not known either)."""
    region_id: str | None
    evidence: str
    """In words: which rule decided."""
    decided: bool
    found_by: FoundBy
    """What decided: the name as printed, the organisation code as printed, or the portal."""


def identify(registry: Registry, *, printed: str | None, portal_id: str, org_code: str | None = None) -> Identity:
    """The agency of a report. `printed` is the agency (or title) as the report prints it, None where it prints none;
    `org_code` the organisation code (GB 11714) that its index number begins with.

    The first rule that holds decides:

    1. Nothing is printed, or only a word for itself (我局, 本机关): the agency of that organisation code, if it is the
       portal's region's or below it and may call itself so; else the portal's agency.
    2. The name is that of the portal's agency, with or without its region (市公安局): the portal's agency.
    3. It is the canonical name of one agency of the portal's region, or of one below it that tells its own region.
    4. It is the canonical name of one agency of the whole registry, and tells the region itself; not where it begins
       with the name of the portal's region, which then is meant (there are four 鼓楼区).
    5. It is the name, without region, of one agency of the portal's region: 公安局 in a city's column of departments.
    6. It shortens the name of the portal's agency (区党政办, 市科委): the portal's agency.
    7. It is what the agency of that organisation code is called, with or without its region.
    8. It is plainly another agency, which the registry does not know. It is not given to the portal's agency: its id
       is `u-` and a hash of region and name, and `decided` is False.

    A government (市人民政府) and its office (市人民政府办公室) are two; a region's name alone is its government. The
    portal's agency is found by name and region; one that is not in the registry has a `u-` id, too, undecided.
    Where no region is known the portal stands in its place in the hash, so that two unknown 财政局 stay two. For a
    portal that is no longer in the registry only rules 4, 7 and 8 are left. A code never goes before a name: index
    numbers often carry the code of the office that runs the site.
    """
    portal = registry.portals_by_id.get(portal_id)
    home = _home(registry, portal) if portal else None
    region = _region(registry, portal, home)
    name = plain_name(printed or "")
    coded = _by_code(registry, org_code)
    if portal and (not name or is_self_reference(name)):
        if coded and _may_be(registry, coded, name, region):
            return _known(coded, f"the report's index number has the code {org_code}", "org_code")
        why = f"the report only says {name}" if name else "the report prints no agency"
        return _of_portal(portal, home, region, why)
    named = _named(registry, name, portal, home, region)
    if named is None and coded and name and _is_called(name, coded.canonical_name, _chain(registry, coded.region_id)):
        return _known(coded, f"the report prints {name}, and its index number has the code {org_code}", "org_code")
    return named or _unknown(name, portal_id, portal, region)


def _named(
    registry: Registry, name: str, portal: Portal | None, home: Agency | None, region: Region | None
) -> Identity | None:
    """Rules 2 to 6."""
    chain = _chain(registry, region.region_id if region else None)
    if portal and _is_called(name, portal.agency_name, chain):
        return _of_portal(portal, home, region, f"the report prints the portal's agency, {name}", "name")
    other = _by_name(registry, name, region, chain) or _by_bare_name(registry, name, region, chain)
    if other is None and portal and _shortens(name, portal.agency_name, chain):
        return _of_portal(portal, home, region, f"the report prints {name}, short for the portal's agency", "name")
    return other


def _by_code(registry: Registry, org_code: str | None) -> Agency | None:
    return _only(registry.agencies_by_org_code.get(org_code, ())) if org_code else None


def _chain(registry: Registry, region_id: str | None) -> list[str]:
    return [above.name for above in registry.chains[region_id]] if region_id else []


def _may_be(registry: Registry, agency: Agency, name: str, region: Region | None) -> bool:
    """Whether an agency is of a region or below it, and may call itself so: 我局 ends as its name does."""
    there = agency.region_id and region in registry.chains[agency.region_id]
    as_called = name[1:] in ("", "机关", "单位", "级", "部门") or short_name(agency.canonical_name).endswith(name[-1])
    return bool(there) and as_called


def _home(registry: Registry, portal: Portal) -> Agency | None:
    """The portal's agency, by name and region; by name alone where the portal names no region."""
    agencies = registry.agencies_by_name.get(short_name(portal.agency_name), ())
    if portal.region_code:
        agencies = _within(registry, agencies, registry.regions_by_id.get(portal.region_code))
    return _only(agencies)


def _region(registry: Registry, portal: Portal | None, home: Agency | None) -> Region | None:
    if portal and portal.region_code:
        return registry.regions_by_id.get(portal.region_code)
    return registry.regions_by_id[home.region_id] if home and home.region_id else None


def _within(registry: Registry, agencies: Sequence[Agency], region: Region | None) -> tuple[Agency, ...]:
    """The agencies of a region; where it has none of these itself, those below it whose names tell their regions."""
    own = tuple(agency for agency in agencies if region and agency.region_id == region.region_id)
    return own or tuple(
        agency
        for agency in agencies
        if agency.region_id and region in registry.chains[agency.region_id] and _tells_its_region(registry, agency)
    )


def _tells_its_region(registry: Registry, agency: Agency) -> bool:
    chain = registry.chains[agency.region_id] if agency.region_id else ()
    return not chain or tells_region(short_name(agency.canonical_name), [above.name for above in chain])


def _only(agencies: Sequence[Agency]) -> Agency | None:
    """The one agency; of several by one name, the one that has not ended."""
    alive = agencies if len(agencies) == 1 else [agency for agency in agencies if agency.valid_to is None]
    return alive[0] if len(alive) == 1 else None


def _is_called(name: str, agency_name: str, chain: Sequence[str]) -> bool:
    agency = short_name(agency_name)
    return short_name(name) == agency or bare_name(agency, chain) in readings(short_name(name), chain)


def _shortens(name: str, agency_name: str, chain: Sequence[str]) -> bool:
    """Whether the name is the end of the agency's (区党政办 of …经济开发区党政办) or abbreviates it (市科委)."""
    agency = short_name(agency_name)
    return any(
        (len(reading) >= 3 and agency.endswith(reading)) or is_abbreviation(reading, bare_name(agency, chain))
        for reading in readings(short_name(name), chain)
    )


def _by_name(registry: Registry, name: str, region: Region | None, chain: Sequence[str]) -> Identity | None:
    """Rules 3 and 4."""
    short = short_name(name)
    agencies = registry.agencies_by_name.get(short, ())
    near = _only(_within(registry, agencies, region))
    if near:
        return _known(near, f"the report prints {name}, an agency of the portal's region")
    far = _only(agencies)
    if far is None or tells_region(short, chain) or not _tells_its_region(registry, far):
        return None
    return _known(far, f"the report prints {name}, the only agency of that name in the registry")


def _by_bare_name(registry: Registry, name: str, region: Region | None, chain: Sequence[str]) -> Identity | None:
    """Rule 5."""
    if region is None:
        return None
    found = {
        agency
        for reading in readings(short_name(name), chain)
        for agency in registry.agencies_by_bare_name.get((region.region_id, reading), ())
    }
    agency = _only(tuple(found))
    return (
        _known(agency, f"the report prints {name}, in {region.name} this is {agency.canonical_name}")
        if agency
        else None
    )


def _known(agency: Agency, evidence: str, found_by: FoundBy = "name") -> Identity:
    return Identity(agency.agency_id, agency.canonical_name, agency.level, agency.region_id, evidence, True, found_by)


def _of_portal(
    portal: Portal, home: Agency | None, region: Region | None, why: str, found_by: FoundBy = "portal"
) -> Identity:
    if home:
        return _known(home, f"{why}: the portal's agency is taken", found_by)
    evidence = f"{why}, and the portal's agency {portal.agency_name} is not in agencies.csv: add it there"
    name = plain_name(portal.agency_name)
    agency_id = _unknown_id(name, portal.portal_id, region)
    region_id = region.region_id if region else None
    return Identity(agency_id, portal.agency_name, portal.level, region_id, evidence, False, found_by)


def _unknown(name: str, portal_id: str, portal: Portal | None, region: Region | None) -> Identity:
    where = f"{region.name} has no agency of that name" if region else "no agency has that name"
    return Identity(
        agency_id=_unknown_id(name, portal_id, region),
        agency_name=name or portal_id,
        level=portal.level if portal else "",
        region_id=region.region_id if region else None,
        evidence=f"the report prints {name or 'no agency'}, and in agencies.csv {where}: add it there",
        decided=False,
        found_by="name" if name else "portal",
    )


def _unknown_id(name: str, portal_id: str, region: Region | None) -> str:
    place = region.region_id if region else f"portal:{portal_id}"
    return "u-" + sha256(f"{place}\n{name}".encode()).hexdigest()[:12]
