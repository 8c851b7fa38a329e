from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.registry import Registry, identify, load_registry
from gongkai.registry.names import plain_name
from tests.registry.folders import GOOD, write_registry


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    return load_registry(write_registry(tmp_path_factory.mktemp("registry")))


KNOWN = [
    # Nothing printed, or a word for itself.
    ("yz-police", None, "yz-police"),
    ("yz-police", "  ", "yz-police"),
    ("yz-police", "2023年政府信息公开年度报告", "yz-police"),
    ("yz-police", "我局", "yz-police"),
    ("yz-office", "本机关", "yz-office"),
    ("jkq", "区党政办", "jkq-office"),
    # The portal's own agency.
    ("yz-police", "云泽市公安局", "yz-police"),
    ("yz-police", " 云泽市 公安局（云泽市出入境管理局）", "yz-police"),
    ("yz-police", "云泽市公安局2023年政府信息公开工作年度报告", "yz-police"),
    ("yz-police", "市公安局", "yz-police"),
    ("yz-police", "示例省云泽市公安局", "yz-police"),
    ("yz-gov", "云泽市", "yz-gov"),
    ("yz-gov", "云泽市人民政府信息公开年报", "yz-gov"),
    ("yz-science", "云泽市科委", "yz-science"),
    ("yz-science", "市科委", "yz-science"),
    ("yz-annals", "市地方志办公室", "yz-annals"),
    ("yz-annals", "云泽市地方志办", "yz-annals"),
    ("yz-science", "科学技术委员会", "yz-science"),
    ("qw-baishi", "白石镇人民政府", "qw-baishi"),
    ("qw-baishi", "镇政府", "qw-baishi"),
    ("qw-office", "县政府办", "qw-office"),
    # Another agency of the portal's region, in full or without the region.
    ("yz-office", "云泽市公安局", "yz-police"),
    ("yz-police", "云泽市政府", "yz-gov"),
    ("yz-office", "市公安局", "yz-police"),
    ("yz-office", "公安局", "yz-police"),
    ("yz-office", "市场监督管理局", "yz-market"),
    ("yz-office", "市市场监督管理局", "yz-market"),
    ("yz-office", "云泽市和平湖管委会", "yz-lake"),
    ("yz-office", "云泽市人民政府", "yz-gov"),
    ("yz-office", "云泽市", "yz-gov"),
    ("qw-office", "青梧县白石镇人民政府", "qw-baishi"),
    ("qw-office", "白石镇人民政府", "qw-baishi"),
    ("yz-office", "云泽市鼓楼区民政局", "gl-civil"),
    ("yz-office", "鼓楼区民政局", "gl-civil"),
    # An agency of elsewhere whose full name tells where.
    ("qw-office", "云泽市公安局", "yz-police"),
    ("qw-office", "国家税务总局", "tax"),
    ("gl-gov", "云泽市公安局", "yz-police"),
    ("gone", "云泽市公安局", "yz-police"),
]


@pytest.mark.parametrize(("portal_id", "printed", "agency_id"), KNOWN)
def test_agency_of_the_registry(registry: Registry, portal_id: str, printed: str | None, agency_id: str) -> None:
    identity = identify(registry, printed=printed, portal_id=portal_id)
    assert identity.agency_id == agency_id, identity.evidence
    assert identity.decided
    agency = next(agency for agency in registry.agencies if agency.agency_id == agency_id)
    assert (identity.agency_name, identity.level, identity.region_id) == (
        agency.canonical_name,
        agency.level,
        agency.region_id,
    )


UNKNOWN = [
    ("yz-police", "云泽市教育局"),  # another department in the portal's column
    ("yz-police", "青梧县公安局"),  # the same department of another place
    ("yz-police", "公安局交通警察支队"),
    ("qw-office", "青梧县人民政府"),  # a government is not its office
    ("qw-office", "青梧县"),
    ("qw-office", "民政局"),  # that of another county must not be taken
    ("yz-office", "财政局"),  # the one of that name in the registry is a district's, and does not say so
    ("qw-office", "青梧县云泽市公安局"),
    ("gl-gov", "鼓楼区教育局"),
    ("gl-gov", "鼓楼区人民政府"),  # the portal's own, which the registry does not have
    ("yz-office", "本溪市公安局"),  # 本溪 is a place, 本 no word for itself here
    ("gone", "我局"),
]


@pytest.mark.parametrize(("portal_id", "printed"), UNKNOWN)
def test_plainly_another_agency_is_never_given_to_the_portals(registry: Registry, portal_id: str, printed: str) -> None:
    identity = identify(registry, printed=printed, portal_id=portal_id)
    assert identity.agency_id.startswith("u-"), identity.evidence
    assert not identity.decided
    assert "agencies.csv" in identity.evidence


def test_unknown_agency_keeps_its_id_and_place(registry: Registry) -> None:
    first = identify(registry, printed="云泽市教育局", portal_id="yz-office")
    again = identify(registry, printed="云泽市 教育局2024年政府信息公开工作年度报告", portal_id="yz-police")
    assert first.agency_id == again.agency_id
    assert (first.agency_name, first.level, first.region_id) == ("云泽市教育局", "prefectural", "990100")
    elsewhere = identify(registry, printed="教育局", portal_id="qw-office")
    assert elsewhere.agency_id != identify(registry, printed="教育局", portal_id="yz-office").agency_id


def test_unknown_agencies_of_unknown_regions_stay_apart(registry: Registry) -> None:
    a = identify(registry, printed="财政局", portal_id="zone-a")
    b = identify(registry, printed="财政局", portal_id="zone-b")
    assert a.agency_id != b.agency_id
    assert a.region_id is None


def test_portal_whose_agency_is_not_in_the_registry(registry: Registry) -> None:
    silent = identify(registry, printed=None, portal_id="gl-gov")
    named = identify(registry, printed="鼓楼区人民政府", portal_id="gl-gov")
    assert silent.agency_id == named.agency_id
    assert (silent.agency_name, silent.level, silent.region_id) == ("云泽市鼓楼区人民政府", "county", "990102")
    assert not silent.decided


def test_zone_without_region_is_found_by_its_agency(registry: Registry) -> None:
    identity = identify(registry, printed=None, portal_id="jkq")
    assert (identity.agency_id, identity.region_id) == ("jkq-office", "990100-jkq")


def test_same_district_name_elsewhere_is_not_taken(tmp_path: Path) -> None:
    """There are several 鼓楼区: the only one in agencies.csv is not the one of another city's portal."""
    regions = GOOD["regions.csv"] + "990200,990200,prefecture,澜川市,990000,,,\n990202,990202,county,鼓楼区,990200,,,\n"
    agencies = GOOD["agencies.csv"] + "gl2,,,鼓楼区民政局,county,department,,990102,,,\n"
    portals = GOOD["portals.csv"] + "lc-gl,澜川市鼓楼区人民政府,990202,county,http://b.example/,,own\n"
    registry = load_registry(write_registry(tmp_path, regions=regions, agencies=agencies, portals=portals))
    assert not identify(registry, printed="鼓楼区民政局", portal_id="lc-gl").decided


def test_agency_that_has_ended_gives_way_to_its_namesake(tmp_path: Path) -> None:
    agencies = GOOD["agencies.csv"] + "yz-edu-1,,,云泽市教育局,prefectural,department,,990100,,,2019-03-01\n"
    agencies += "yz-edu-2,,,云泽市教育局,prefectural,department,,990100,,2019-03-01,\n"
    registry = load_registry(write_registry(tmp_path, agencies=agencies))
    assert identify(registry, printed="市教育局", portal_id="yz-office").agency_id == "yz-edu-2"


def test_evidence_says_which_rule_decided(registry: Registry) -> None:
    def evidence(portal_id: str, printed: str | None) -> str:
        return identify(registry, printed=printed, portal_id=portal_id).evidence

    assert evidence("yz-police", None) == "the report prints no agency: the portal's agency is taken"
    assert "我局" in evidence("yz-police", "我局")
    assert "short for the portal's agency" in evidence("yz-science", "市科委")
    assert "an agency of the portal's region" in evidence("yz-office", "云泽市公安局")
    assert "only agency of that name" in evidence("qw-office", "国家税务总局")
    assert "云泽市 has no agency of that name" in evidence("yz-office", "云泽市教育局")


AGENCIES = (
    GOOD["agencies.csv"]
    .replace("yz-market,,,", "yz-market,,014416330,")
    .replace("qw-finance,,,", "qw-finance,113325000026455663,,")
)
CODED = [
    # The index number's code where the report names nobody, or itself alone.
    ("yz-office", None, "014416330", "yz-market", "org_code"),
    ("yz-office", "我局", "014416330", "yz-market", "org_code"),
    ("yz-office", "本机关", "014416330", "yz-market", "org_code"),
    ("qw-office", None, "002645566", "qw-finance", "org_code"),  # the code inside its social credit code
    # Not where the words for itself cannot be that agency's, the code is of elsewhere, or nobody's.
    ("yz-office", "我办", "014416330", "yz-office", "portal"),
    ("qw-office", None, "014416330", "qw-office", "portal"),
    ("yz-office", None, "006939748", "yz-office", "portal"),
    # A name goes before a code: index numbers often carry the code of the office that runs the site.
    ("yz-office", "云泽市公安局", "014416330", "yz-police", "name"),
    ("yz-police", "云泽市公安局", "014416330", "yz-police", "name"),
    # A name that fits the agency of the code, where the portal does not lead to it.
    ("gone", "市场监管局", "014416330", None, "name"),
    ("gone", "市市场监督管理局", "014416330", "yz-market", "org_code"),
    ("yz-office", "云泽市教育局", "014416330", None, "name"),
]


@pytest.mark.parametrize(("portal_id", "printed", "org_code", "agency_id", "found_by"), CODED)
def test_the_organisation_code_of_the_index_number(
    tmp_path: Path, portal_id: str, printed: str | None, org_code: str, agency_id: str | None, found_by: str
) -> None:
    registry = load_registry(write_registry(tmp_path, agencies=AGENCIES))
    identity = identify(registry, printed=printed, portal_id=portal_id, org_code=org_code)
    assert identity.found_by == found_by, identity.evidence
    if agency_id is None:
        assert identity.agency_id.startswith("u-"), identity.evidence
    else:
        assert identity.agency_id == agency_id, identity.evidence


@given(st.text(max_size=30), st.sampled_from(["yz-police", "qw-office", "zone-a", "gone"]))
def test_any_name_gives_an_identity(registry: Registry, printed: str, portal_id: str) -> None:
    identity = identify(registry, printed=printed, portal_id=portal_id)
    assert identity.agency_id
    assert identity.agency_name
    assert identity.decided != identity.agency_id.startswith("u-")


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("关于云泽市公安局2023年政府信息公开工作情况的报告", "云泽市公安局"),
        ("云泽市公安局政府信息公开年度报告", "云泽市公安局"),
        ("云泽市科技局二〇二三年政府信息公开工作年度报告", "云泽市科技局"),
        ("中国（上海）自由贸易试验区管理委员会", "中国上海自由贸易试验区管理委员会"),
        ("２０２４年政府信息公开年度报告", ""),
        ("2024年云泽市公安局政府信息公开工作年度报告", "云泽市公安局"),
        ("云泽市公安局关于2024年度政府信息公开工作情况的报告", "云泽市公安局"),
        ("云泽市公安局2022年、2023年政府信息公开工作报告", "云泽市公安局"),
        ("云泽市公安局政府信息公开工作2023年度总结", "云泽市公安局"),
        ("云泽市公安局关于报送2023年政府信息公开工作年度报告的报告", "云泽市公安局"),
        ("关于公布云泽市公安局2023年政府信息公开工作年度报告的公告", "云泽市公安局"),
        ("（2023）云泽市公安局政府信息公开工作年度报告", "云泽市公安局"),
        ("2、云泽市公安局2023年政府信息公开工作年度报告", "云泽市公安局"),
    ],
)
def test_plain_name(printed: str, name: str) -> None:
    assert plain_name(printed) == name
