"""The registry that comes with the package."""

from collections import Counter
from pathlib import Path

from gongkai.registry import identify, load_registry

FOLDER = Path(__file__).parents[2] / "data" / "registry"


def test_it_loads_and_every_portal_has_its_agency() -> None:
    registry = load_registry(FOLDER)
    assert len(registry.portals) >= 40
    for portal in registry.portals:
        identity = identify(registry, printed=None, portal_id=portal.portal_id)
        assert identity.decided, identity.evidence
        assert identity.agency_name == portal.agency_name


def test_codes_lie_in_their_parents() -> None:
    """GB/T 2260: PPCCXX. 429006 (Tianmen) and the like are the province's own; districts of municipalities too."""
    registry = load_registry(FOLDER)
    for region in registry.regions:
        if region.code and region.parent_id:
            parent = registry.regions_by_id[region.parent_id].code
            digits = 4 if region.kind == "county" and not parent.endswith("0000") else 2
            assert region.code[:digits] == parent[:digits], region


def test_kinds_go_with_codes() -> None:
    registry = load_registry(FOLDER)
    for region in registry.regions:
        young = region.valid_from is not None  # a new county may have no code yet
        assert bool(region.code) == (region.kind not in ("functional_zone", "corps")) or young, region
        if region.kind == "province":
            assert region.code.endswith("0000")
        if region.kind == "prefecture":
            assert region.code.endswith("00")


def test_every_division_of_the_mainland_has_its_government() -> None:
    """As the ministry counts them at the end of 2023: 31, 333, 2,844; one more county row each for what came since."""
    registry = load_registry(FOLDER)
    alive = [region for region in registry.regions if region.valid_to is None]
    old = Counter(region.kind for region in alive if region.valid_from is None or region.valid_from.year < 2024)
    assert (old["province"], old["prefecture"], old["county"]) == (31, 333, 2844)
    governments = Counter(agency.region_id for agency in registry.agencies if agency.type == "government_aggregate")
    divisions = {region.region_id for region in registry.regions if region.kind != "functional_zone"}
    assert dict(governments) == dict.fromkeys(divisions, 1)


def test_governments_are_found_by_what_reports_call_them() -> None:
    registry = load_registry(FOLDER)
    printed = {
        "duyun-shabaobu": ("黔南州人民政府", "522700-government"),
        "baicheng-government": ("白城市政府", "220800-government"),
        "xialu-streets-2021": ("黄石市下陆区人民政府", "420204-government"),
        "jiulongpo-erlang": ("九龙坡区人民政府", "500107-government"),
    }
    for portal_id, (name, agency_id) in printed.items():
        found = identify(registry, printed=name, portal_id=portal_id)
        assert (found.agency_id, found.decided) == (agency_id, True), found


def test_what_has_ended_says_where_it_went() -> None:
    registry = load_registry(FOLDER)
    gone = {agency.agency_id for agency in registry.agencies if agency.valid_to is not None}
    assert gone == {event.from_agency_id for event in registry.events if event.type in ("merge", "abolish")}
