from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.registry import Host, load_registry
from gongkai.registry.codes import is_org_code, is_uscc
from gongkai.registry.history import AgencyEvent, AgencyName
from gongkai.values import GongkaiError, Portal
from tests.registry.folders import AGENCIES, EVENTS, GOOD, HOSTS, NAMES, PORTALS, REGIONS, write_registry


def test_good_registry(tmp_path: Path) -> None:
    registry = load_registry(write_registry(tmp_path))
    assert registry.portals[0] == Portal(
        "yz-office", "云泽市人民政府办公室", "990100", "prefectural", "http://a.example/1/", "trs", "own"
    )
    assert len(registry.agencies) == 14
    assert [region.name for region in registry.chains["990321100"]] == ["示例省", "青梧县", "白石镇"]
    assert registry.hosts == (
        Host("127.0.0.2:8001", True, "", "a demo site on this machine", date(2025, 1, 31)),
        Host("old.example", False, "legacy", "TLS 1.0 only", date(2025, 2, 1)),
    )


def test_other_names_and_events(tmp_path: Path) -> None:
    folder = write_registry(tmp_path)
    assert (load_registry(folder).names, load_registry(folder).events) == ((), ())
    (folder / "agency_names.csv").write_text(f"{NAMES}\nyz-police,云泽公安,short,,\n", "utf-8")
    (folder / "agency_events.csv").write_text(f"{EVENTS}\nmerge,2024-03-01,qw-finance,yz-gov\n", "utf-8")
    registry = load_registry(folder)
    assert registry.names == (AgencyName("yz-police", "云泽公安", "short"),)
    assert registry.events == (AgencyEvent("merge", date(2024, 3, 1), "qw-finance", "yz-gov"),)
    assert [agency.agency_id for agency in registry.agencies_by_name["云泽公安"]] == ["yz-police"]


def test_exceptions_for_hosts_may_be_missing(tmp_path: Path) -> None:
    (write_registry(tmp_path) / "hosts.csv").unlink()
    assert load_registry(tmp_path).hosts == ()


def test_byte_order_mark_blank_lines_and_spaces_are_no_errors(tmp_path: Path) -> None:
    portals = f"\ufeff{PORTALS}\r\n\r\np1 , 甲局,,county, http://a.example/ ,,own\r\n"
    registry = load_registry(write_registry(tmp_path, portals=portals))
    assert registry.portals == (Portal("p1", "甲局", "", "county", "http://a.example/", "", "own"),)


HEADERS = {
    "portals": PORTALS,
    "agencies": AGENCIES,
    "regions": REGIONS,
    "hosts": HOSTS,
    "agency_names": NAMES,
    "agency_events": EVENTS,
}
WRONG = [
    ("agency_names", "nobody,甲局,short,,", "agency_names.csv line 2, agency_id 'nobody': is no agency_id of"),
    ("agency_names", "tax,甲局,nick,,", "line 2, kind 'nick': is not known; write one of full, short"),
    ("agency_names", "tax,甲局,short,,\ntax,甲局,full,,", "line 3, name '甲局': is that of line 2 too"),
    ("agency_events", "merge,,tax,tax", "agency_events.csv line 2, date '': an event has the day"),
    ("agency_events", "merge,2024-03-01,tax,", "line 2, to_agency_id '': is empty for abolish"),
    ("agency_events", "ended,2024-03-01,tax,", "line 2, type 'ended': is not known"),
    ("portals", "p1,甲局,990100", "portals.csv line 2: 3 fields for 7 columns"),
    ("portals", "p,甲局,,county,http://a/,,own\np,甲局,,county,http://b/,,own", "line 3, portal_id 'p': .* line 2"),
    ("portals", "p,甲局,,county,http://a/,,own\nq,甲局,,county,http://a/,,own", "line 3, listing_url .* line 2"),
    ("portals", "\np,甲局,,countty,http://a/,,own", "line 3, level 'countty': is not known; write one of national, "),
    ("portals", "p,甲局,,county,http://a/,trss,own", "line 2, family 'trss': .* generic, or nothing"),
    ("portals", "p,甲局,,county,http://a/,,", "line 2, scope '': is not known"),
    ("portals", "p,甲局,,county,ftp://a/,,own", "line 2, listing_url 'ftp://a/': is not the address"),
    ("portals", "p,甲局,,county,http://a b/,,own", "line 2, listing_url 'http://a b/'"),
    ("portals", "p,甲局,123456,county,http://a/,,own", "line 2, region_code '123456': is not a code or region_id"),
    ("portals", "p,,,county,http://a/,,own", "line 2, agency_name '': must not be empty"),
    ("portals", '"p', "portals.csv line .*: no CSV"),
    ("agencies", "a,,,甲局,county,department,,1,,,", "agencies.csv line 2, region_id '1': is no region_id of"),
    ("agencies", "a,,,甲局,county,department,,,,,", "line 2, region_id '': must not be empty below the national"),
    ("agencies", "a,,,甲局,county,bureau,,990100,,,", "line 2, type 'bureau': is not known"),
    ("agencies", "a,,,甲局,county,department,,990100,b,,", "line 2, parent_agency_id 'b': is no agency_id"),
    ("agencies", "a,113325000026455664,,甲局,county,other,,990100,,,", "line 2, uscc .* check character"),
    ("agencies", "a,,014416331,甲局,county,other,,990100,,,", "line 2, org_code .* check digit"),
    ("agencies", "a,,,甲局,county,other,,990100,,2024-02-30,", "line 2, valid_from '2024-02-30': is not a day"),
    ("agencies", "a,,,甲局,county,other,,990100,,2024,", "line 2, valid_from '2024': is not a day"),
    ("agencies", "a,,,甲局,county,other,,990100,,2024-02-02,2024-02-01", "line 2, valid_to .* is before"),
    ("agencies", "a,,,甲,county,other,,990100,,,\nb,,,甲,county,other,,990100,,,", "line 3, canonical_name .* line 2"),
    ("agencies", "u-1,,,甲局,county,other,,990100,,,", "line 2, agency_id 'u-1'"),
    ("regions", "1,990100,prefecture,甲,2,,,", "regions.csv line 2, parent_id '2': is no region_id of this file"),
    ("regions", "1,,county,甲,2,,,\n2,,county,乙,1,,,", "line 2, parent_id '2': leads back"),
    ("regions", "1,,city,甲,,,,", "line 2, kind 'city': is not known"),
    ("regions", "1,9901,county,甲,,,,", "line 2, code '9901': is not a code of 6, 9 or 12 digits"),
    ("regions", "1,990100,county,甲,,,,\n2,990100,county,乙,,,,", "line 3, code '990100': is that of line 2"),
    ("regions", "1,,county,甲,,,,9", "line 2, successor_id '9': is no region of this file"),
    ("hosts", "http://a.example,,,x,2025-01-01", "hosts.csv line 2, host 'http://a.example': is not a host"),
    ("hosts", "a.example,yes,,x,2025-01-01", "line 2, allow_private 'yes': .* write one of true, false"),
    ("hosts", "a.example,,off,x,2025-01-01", "line 2, tls 'off': is not known; write one of legacy"),
    ("hosts", "a.example,,legacy,,2025-01-01", "line 2, reason '': must not be empty"),
    ("hosts", "a.example,,legacy,old,", "line 2, date '': an exception has the day"),
]


@pytest.mark.parametrize(("file", "rows", "message"), WRONG)
def test_wrong_row_is_named(tmp_path: Path, file: str, rows: str, message: str) -> None:
    agency = "tax,,,国家税务总局,national,vertical_unit,,,,,"
    empty = {"portals": f"{PORTALS}\n", "agencies": f"{AGENCIES}\n{agency}\n"}
    write_registry(tmp_path, **{**empty, file: f"{HEADERS[file]}\n{rows}\n"})
    with pytest.raises(GongkaiError, match=message) as error:
        load_registry(tmp_path)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("text", ["", "a,b\n", f"{PORTALS},more\n"])
def test_wrong_columns_are_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(GongkaiError, match=r"portals\.csv line 1: the columns are .* write portal_id,agency_name"):
        load_registry(write_registry(tmp_path, portals=text))


@pytest.mark.parametrize("name", [name for name in GOOD if name != "hosts.csv"])
def test_missing_file_is_named(tmp_path: Path, name: str) -> None:
    (write_registry(tmp_path) / name).unlink()
    with pytest.raises(GongkaiError, match=f"{name}: this file of the registry is missing; make it with"):
        load_registry(tmp_path)


def test_file_in_another_charset_is_named(tmp_path: Path) -> None:
    (write_registry(tmp_path) / "regions.csv").write_bytes(GOOD["regions.csv"].encode("gbk"))
    with pytest.raises(GongkaiError, match=r"regions\.csv: not UTF-8 .* save it as UTF-8"):
        load_registry(tmp_path)


@pytest.mark.parametrize("code", ["113325000026455663", "11371002565229128G", "113708260043292687"])
def test_real_social_credit_codes(code: str) -> None:
    assert is_uscc(code)
    assert is_org_code(code[8:17])


@pytest.mark.parametrize("code", ["014416330", "006939748", "002562728"])
def test_real_organisation_codes(code: str) -> None:
    assert is_org_code(code)


@given(st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"))
def test_one_wrong_character_is_found(at: int, character: str) -> None:
    code = "113325000026455663"
    changed = code[:at] + character + code[at + 1 :]
    assert is_uscc(changed) == (changed == code)
