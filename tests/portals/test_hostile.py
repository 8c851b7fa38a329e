"""Listings that are broken, or made to break a reader."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.portals import FAMILIES, BadListingError, family_of
from gongkai.portals.answers import read_json
from gongkai.registry.model import FAMILIES as REGISTERED
from gongkai.values import PageRequest

PROXY = PageRequest("http://a.example/module/web/jpage/dataproxy.jsp?startrecord=4&endrecord=6&perpage=3&unitid=1")
HANWEB = FAMILIES["hanweb_jpage"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ('<?xml version="1.0"?><!DOCTYPE datastore [<!ENTITY a "年">]><datastore>&a;</datastore>', "document type"),
        ('<!DOCTYPE datastore SYSTEM "http://b.example/x.dtd"><datastore></datastore>', "document type"),
        ("<datastore><record><![CDATA[<li>]]></record>", "no XML"),
        ("<datastore><record>&nbsp;</record></datastore>", "no XML"),
        ("<html><body>系统繁忙，请稍后再试</body></html>", "no <datastore>"),
        ("", "no <datastore>"),
    ],
)  # fmt: skip
def test_answer_that_is_no_list_is_an_error_and_not_its_end(body: str, why: str) -> None:
    with pytest.raises(BadListingError, match=why):
        HANWEB.read_listing(PROXY, body, 2)


def test_control_characters_do_not_cost_a_page() -> None:
    body = (
        "\ufeff<datastore><record><![CDATA[<li><a href='/1.html'>2023\x0b年政府信息公开年报</a>]]></record></datastore>"
    )
    assert [link.url for link in HANWEB.read_listing(PROXY, body, 2).links] == ["http://a.example/1.html"]


def test_announced_total_without_end_is_not_followed_for_ever() -> None:
    html = "<script>$('#1').jpage({perPage:15,totalRecord:999999999,ajaxParam:{unitid:1}})</script>"
    request = HANWEB.read_listing(PageRequest("http://a.example/"), html, 1).next
    pages = 0
    while request is not None:
        record = f"<record><![CDATA[<li><a href='/{pages}.html'>x</a>]]></record>" * 45
        body = f"<datastore><totalrecord>999999999</totalrecord>{record}</datastore>"
        request = HANWEB.read_listing(request, body, pages + 2).next
        pages += 1
    assert pages == 223  # 10,000 records, 45 at once


def test_first_records_for_ever_are_not_asked_for_ever() -> None:
    """Not even by the number of the page, where the walk that looks for repetitions is left out."""
    html = "<script>$('#1').jpage({perPage:15,totalRecord:999999999,ajaxParam:{unitid:1}})</script>"
    request = HANWEB.read_listing(PageRequest("http://a.example/"), html, 1).next
    pages = 0
    while request is not None and pages < 9:
        record = "<record><![CDATA[<li><a href='/1.html'>x</a>]]></record>" * 45
        body = f"<datastore><totalrecord>999999999</totalrecord>{record}</datastore>"
        request = HANWEB.read_listing(request, body, pages + 2).next
        pages += 1
    assert pages == 4


API = PageRequest("http://a.example/ns_class/nb?act=ajax&gi=k&ns=&dept=1&notime=&page=2&key=&t=1")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("", "no JSON"),
        ("<html>系统繁忙</html>", "no JSON"),
        ('{"status": 10, "html": ', "no JSON"),
        ("[" * 100_000, "no JSON"),
        ('{"status": 0, "html": ""}', "status is 0"),
        ('{"html": "<tr></tr>"}', "status is None"),
        ("[1]", "status is None"),
        ('{"status": 10}', "no rows"),
        ('{"status": 10, "html": ["<tr>"]}', "no rows"),
    ],
)  # fmt: skip
def test_json_that_is_no_list_is_an_error_and_not_its_end(body: str, why: str) -> None:
    with pytest.raises(BadListingError, match=why):
        FAMILIES["changzhou"].read_listing(API, body, 3)


def test_half_a_character_in_an_answer_does_not_cost_its_links() -> None:
    """A title cut between its halves: it could be neither parsed as HTML nor written to the archive."""
    row = r"<tr><td><a href=/gi_news/441611908346725>2023年政府信息公开年报\ud83d</a></td></tr>"
    (link,) = FAMILIES["changzhou"].read_listing(API, f'{{"status": 10, "html": "{row}"}}', 3).links
    assert link.title == "2023年政府信息公开年报\ufffd"
    assert read_json("u", r'{"title": "年报\ud83d"}') == {"title": "年报\ufffd"}


def test_answer_with_words_in_place_of_rows_is_not_vouched_for() -> None:
    read = FAMILIES["changzhou"].read_listing
    assert not read(API, '{"status": 10, "html": "<p>请登录后再试</p>"}', 3).sound
    assert read(API, '{"status": 10, "html": "<tr><td>暂无数据</td></tr>"}', 3).sound


def test_column_page_without_its_key_is_an_error() -> None:
    with pytest.raises(BadListingError, match="no key"):
        FAMILIES["changzhou"].read_listing(PageRequest("http://a.example/ns_class/nb"), "<p>x</p>", 1)


@pytest.mark.parametrize("number", ["", "-1", "x", "9999999999", "２"])
def test_page_number_of_an_address_that_is_none_leads_nowhere(number: str) -> None:
    body = '{"status": 10, "html": "<tr><td><a href=/gi_news/441611908346725>2023年政府信息公开年报</a></td></tr>"}'
    request = PageRequest(f"http://a.example/ns_class/nb?act=ajax&gi=k&page={number}")
    assert FAMILIES["changzhou"].read_listing(request, body, 2).next is None


def test_thousand_years_are_not_all_columns() -> None:
    page = "".join(f"<a href='/{n}/'>{2000 + n % 100}年</a>" for n in range(1000))
    following = FAMILIES["generic"].read_listing(PageRequest("http://a.example/"), page, 1).next
    assert following is not None
    assert len(following.memo) < 50


@pytest.mark.parametrize("name", ["openness", "vsb", "shaanxi", "shanghai", "changzhou", "flipbook", "generic", "trs"])
@pytest.mark.parametrize(
    "text",
    [
        "<a href='/" + "book/" * 400 + "x'>2023年</a>",
        "<a href='/" + "basic-html/" * 180 + "'>2023年</a>",
        "<p>" + "共" * 60_000 + "</p>",
        "<p>" + "共1/条" * 15_000 + "</p>",
        "<p>" + "1 " * 30_000 + "</p>",
        "<p>" + "没有相关" * 40_000 + "</p>",
        "<script>" + "gi=" * 60_000 + "</script>",
        "<script>" + "'gi='+" * 20_000 + "</script>",
        "<script>" + "totalPage=" * 20_000 + "</script>",
    ],
)
def test_pages_made_to_be_slow_are_read_in_time(name: str, text: str) -> None:
    began = time.process_time()
    FAMILIES[name].recognise("http://a.example/nb/", text)
    FAMILIES[name].read_listing(PageRequest("http://a.example/nb/"), text, 2)
    assert time.process_time() - began < 3


@pytest.mark.parametrize("family", FAMILIES.values(), ids=lambda family: family.name)
def test_page_nested_too_deep_is_refused(family: object) -> None:
    page = "<div>" * 10_000 + "<a href='/1.html'>2023年政府信息公开年报</a>"
    assert family_of("http://a.example/", page)[1].startswith("not recognised")
    with pytest.raises(BadListingError, match="deep"):
        FAMILIES["generic"].read_listing(PageRequest("http://a.example/"), page, 1)


PIECES = [
    *("<li>", "</li>", "<td>", "<br>", "<img alt=>", "<base href='//['>"),
    *("<a href='x.html'>", "<a onclick='go(\"/y\")'>", "</a>"),
    *("2023年政府信息公开年报", "2024-01-02", "下一页", "<datastore>", "<record>", "]]>"),
    *("<script>", "</script>", "createPageHTML(3,0,'index','html')", "jpage({"),
    *("<recordset>", "</recordset>", "<record><![CDATA[", "<nextgroup>", "createPageHTML('d',3,1,'index','shtml',9)"),
    *("<div count='5' queryData=\"{'webId':'1','pageId':2}\">", "channelId='abcd1234';", "'/common/search/'"),
    *(
        "SID:'1',TREE:[{id:1,name:'年报'",
        "}]",
        "<iframe src='/module/xxgk/xxgkAnnualReport.jsp?area=1'>",
        "<option>2024",
    ),
    *("<a href='/2023/'>2023年</a>", "<a href='/info/1/2.htm'>", "共3页", "共9条", "暂无", "<h1>", "gi: 'k'"),
    *("<a href='/nw2/index.html'>", "<a href='/files/basic-html/page2.html'>", "<a href='/gi_news/441611908346725'>"),
    *("<a href='/Xxgknb/show/1.html'>", "<a href='/1752504210521403394.html'>", "收到和处理政府信息公开申请"),
]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_page_gives_a_listing_or_says_why_not(pieces: list[str]) -> None:
    page = "".join(pieces)
    name, evidence = family_of("http://a.example/c/", page)
    assert evidence
    try:
        listing = FAMILIES[name].read_listing(PageRequest("http://a.example/c/"), page, 1)
    except BadListingError:
        return
    assert all(link.url.startswith("http") for link in listing.links)
    assert len({link.url for link in listing.links}) == len(listing.links)


GATEWAY = PageRequest("http://a.example/api-gateway/jpaas-publish-server/front/page/build/unit?rows=15&pageNo=2")
SEARCH = PageRequest("http://a.example/common/search/0?page=1", memo=("http://a.example/", "0"))
CATEGORY = PageRequest("http://a.example/gkmlpt/api/all/1?page=1&sid=2", memo=("0", "0", "http://a.example/gkmlpt/"))
ANSWERS = {"hanweb_gateway": GATEWAY, "ucap": SEARCH, "gkmlpt": CATEGORY}


@pytest.mark.parametrize("family", ANSWERS)
@pytest.mark.parametrize(
    "body",
    [
        "<!DOCTYPE html><html><body>系统繁忙，请稍后再试</body></html>",
        "",
        "系统繁忙",
        '{"data": {"results": [{"title": "2023',
        '{"code": 500, "err": "timeout"}',
        '{"data": {"html": null, "results": null, "list": "none"}, "articles": {}}',
        '{"data": "<li>"}',
        "[1, 2]",
        "null",
        "[" * 100_000,
        '{"data":' * 100_000,
        '{"n": ' + "9" * 5_000 + "}",
    ],
    ids=lambda body: body[:20],
)  # fmt: skip
def test_answer_of_an_interface_that_is_no_list_is_an_error_and_not_its_end(family: str, body: str) -> None:
    with pytest.raises(BadListingError, match=r"^http://a\.example"):
        FAMILIES[family].read_listing(ANSWERS[family], body, 2)


def test_entries_without_an_address_are_missing_from_the_total_and_not_made_up() -> None:
    body = (
        '{"data": {"total": 3, "results": [{"title": "a"}, 7, {"url": "javascript:x()"}, {"url": {}}, {"url": "/1"}]}}'
    )
    listing = FAMILIES["ucap"].read_listing(SEARCH, body, 2)
    assert ([link.url for link in listing.links], listing.announced) == (["http://a.example/1"], 3)


@pytest.mark.parametrize("day", ["-1", "99999999999999999999", "2024-02-31", "", True, 1e30, -5, {}, "00000000"])
def test_a_day_that_is_none_is_none(day: object) -> None:
    body = json.dumps({"articles": [{"title": "a", "url": "/1.html", "date": day}]})
    (link,) = FAMILIES["gkmlpt"].read_listing(CATEGORY, body, 2).links
    assert link.published is None


def test_a_tree_of_categories_without_end_costs_no_more_than_its_length() -> None:
    deep = "{id:1,name:'年报',children:[" * 5_000
    wide = "{id:1,name:'x',children:[]}," * 5_000
    for tree in (deep, wide, "[" * 20_000, "{" * 20_000, '"a":' * 20_000):
        began = time.process_time()
        page = f"<script>_CONFIG = {{SID: '1', TREE: [{tree}</script>"
        assert family_of("http://a.example/gkmlpt/index", page)[1]
        assert time.process_time() - began < 5


def test_query_of_a_unit_is_data_and_never_run() -> None:
    for source in ("{'webId':alert(1)}", "{'webId':" * 500, "'" * 999, "{'tagId':'x'}", ")]}{'pageId':1}"):
        page = f'<div querydata="{source}" count="5"></div>'
        assert FAMILIES["hanweb_gateway"].recognise("http://a.example/", page) is None


def test_registry_knows_the_families() -> None:
    assert set(FAMILIES) <= set(REGISTERED)
