"""What is proposed for a column page: each field by what the page says, and nothing where it does not say it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from gongkai.registry import Named, Proposal, Registry, append_portal, load_registry, propose
from gongkai.values import GongkaiError, Scope
from tests.registry.folders import write_registry

URL = "http://www.qingwu.gov.cn/zwgk/xxgknb/index.html"


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return load_registry(write_registry(tmp_path))


def proposed(
    registry: Registry, names: Sequence[str], site: Sequence[str] = (), *, url: str = URL, scope: Scope = "own"
) -> Proposal:
    return propose(
        registry,
        url,
        ("trs", "createPageHTML"),
        named=[Named(name, "a title") for name in names],
        site=[Named(name, "the page's title") for name in site],
        scope=scope,
    )


def fields(proposal: Proposal) -> tuple[str, str, str, str]:
    row = proposal.portal
    return row.agency_name, row.region_code, row.level, row.scope


def test_a_known_agency_gives_its_row(registry: Registry) -> None:
    found = proposed(registry, ["青梧县财政局", "青梧县财政局"])
    assert fields(found) == ("青梧县财政局", "990321", "county", "own")
    assert dict(found.evidence)["region_code"] == "agencies.csv has qw-finance"
    assert found.missing == ()


def test_an_unknown_agency_is_placed_by_the_region_that_its_name_begins_with(registry: Registry) -> None:
    found = proposed(registry, ["青梧县水务局"])
    assert fields(found) == ("青梧县水务局", "990321", "county", "own")
    assert dict(found.evidence)["region_code"] == "the name begins with 青梧县"


def test_an_unknown_agency_without_a_place_is_placed_by_its_site(registry: Registry) -> None:
    assert fields(proposed(registry, ["水务局"], ["信息公开年报", "青梧县人民政府门户网站"]))[:3] == (
        "水务局",
        "990321",
        "county",
    )


def test_what_no_one_says_is_left_to_a_person(registry: Registry) -> None:
    found = proposed(registry, ["水务局"])
    assert fields(found) == ("水务局", "", "", "own")
    assert found.missing == ("level",)
    assert proposed(registry, []).missing == ("agency_name", "level")


def test_a_column_of_several_agencies_is_their_governments(registry: Registry) -> None:
    """The region that holds all of them: 白石镇 lies in 青梧县, 鼓楼区 and 云泽市 do not."""
    below = proposed(registry, ["青梧县财政局", "青梧县白石镇人民政府"])
    assert fields(below) == ("青梧县人民政府", "990321", "county", "unknown")
    beside = proposed(registry, ["云泽市公安局", "云泽市鼓楼区民政局"])
    assert fields(beside) == ("云泽市人民政府", "990100", "prefectural", "unknown")


def test_the_site_goes_before_what_several_agencies_share(registry: Registry) -> None:
    """A city's column that shows two offices of one district."""
    found = proposed(registry, ["云泽市鼓楼区民政局", "云泽市鼓楼区教育局"], ["云泽市人民政府"])
    assert fields(found)[:2] == ("云泽市人民政府", "990100")


def test_ids_are_of_the_address_and_free(registry: Registry, tmp_path: Path) -> None:
    first = proposed(registry, ["青梧县财政局"])
    assert first.portal.portal_id == "qingwu-xxgknb"
    append_portal(tmp_path, registry, first.portal)
    again = load_registry(tmp_path)
    assert again.portals[-1] == first.portal
    second = proposed(again, ["青梧县财政局"], url="http://www.qingwu.gov.cn/bm/xxgknb/")
    assert second.portal.portal_id == "qingwu-xxgknb-2"


def test_a_page_that_the_registry_has_is_refused(registry: Registry) -> None:
    with pytest.raises(GongkaiError, match="already, as yz-gov"):
        proposed(registry, ["云泽市人民政府"], url="http://a.example/2/")


def test_a_row_that_is_not_whole_changes_nothing(registry: Registry, tmp_path: Path) -> None:
    before = (tmp_path / "portals.csv").read_bytes()
    with pytest.raises(GongkaiError, match="level"):
        append_portal(tmp_path, registry, proposed(registry, ["水务局"]).portal)
    assert (tmp_path / "portals.csv").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
