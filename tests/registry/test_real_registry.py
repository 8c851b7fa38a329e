"""The registry that comes with the package."""

from pathlib import Path

from gongkai.registry import identify, load_registry

FOLDER = Path(__file__).parents[2] / "data" / "registry"


def test_it_loads_and_every_portal_has_its_agency() -> None:
    registry = load_registry(FOLDER)
    assert len(registry.portals) >= 15
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
        assert bool(region.code) == (region.kind != "functional_zone"), region
        if region.kind == "province":
            assert region.code.endswith("0000")
        if region.kind == "prefecture":
            assert region.code.endswith("00")
