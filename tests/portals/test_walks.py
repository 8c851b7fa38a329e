"""Whole listings, as the crawl walks them: what a family remembers from page to page, and why the walk ends."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

from gongkai.crawl.addresses import page_key
from gongkai.crawl.listing import Column, read_column
from gongkai.crawl.soft404 import Soft404s
from gongkai.crawl.visit import Purpose, Settle, Visitor
from gongkai.portals import FAMILIES
from gongkai.values import PageRequest, Portal, Snapshot

HOST = "http://www.lanchuan.example"


class Pages:
    """In the visitor's place: answers from a dictionary by page key, and a list of what was asked."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self.pages = pages
        self.asked: list[str] = []

    async def visit(self, request: PageRequest, purpose: Purpose, settle: Settle | None = None) -> Snapshot:
        key = page_key(request)
        self.asked.append(key.removeprefix(HOST))
        there = self.asked[-1] in self.pages
        outcome = "ok" if there else "gone"
        url = key.partition("#")[0]
        return Snapshot(key, url, "p", "h", "listing", "", datetime.now(UTC), 200 if there else 404, outcome, 1)  # type: ignore[arg-type]

    def body(self, snapshot: Snapshot) -> bytes:
        return self.pages[snapshot.url.removeprefix(HOST)].encode()


class NoSoft404s:
    """No page stands in for another here."""

    async def look(self, snapshot: Snapshot) -> None:
        return None


def walk(url: str, family: str, pages: Mapping[str, str]) -> tuple[Column, list[str]]:
    portal = Portal("p", "澜川市人民政府", "990100", "prefectural", HOST + url, family, "own")
    visitor = Pages(pages)
    column = asyncio.run(read_column(portal, cast("Visitor", visitor), cast("Soft404s", NoSoft404s()), max_pages=60))
    assert column.family == (family or column.family)
    return column, visitor.asked


def addresses(column: Column) -> list[str]:
    return [links[0].url.removeprefix(HOST) for links in column.links]


def title(year: int, agency: str = "澜川市水利局") -> str:
    return f"{agency}{year}年政府信息公开工作年度报告"


# Hanweb, annual reports by year ----------------------------------------------------------------------------------

MODULE = "/module/xxgk/xxgkAnnualReport.jsp?area=1133&fbtime="
SHELL = "<html><title>政府信息公开年报</title><ul><li>主动公开<li>依申请公开</ul><p>暂无数据</p></html>"


def report(year: int, words: str = "") -> str:
    return f"<html><h1>{title(year)}</h1><p>一、总体情况</p><p>四、行政复议、行政诉讼 {words}</p></html>"


class Years(dict[str, str]):
    """A site with reports of some years, and a shell for each other."""

    def __init__(self, years: Mapping[int, str], default: str = SHELL, prefix: str = MODULE) -> None:
        super().__init__({f"{prefix}{year}": default for year in range(2000, 2100)})
        self.update({f"{prefix}{year}": page for year, page in years.items()})


def years_of(column: Column) -> list[int]:
    return [int(url[-4:]) for url in addresses(column)]


def test_annual_goes_up_from_the_year_of_the_address_and_then_down() -> None:
    column, asked = walk(f"{MODULE}2020", "", Years({year: report(year) for year in range(2017, 2027)}))
    assert years_of(column) == [*range(2020, 2027), 2019, 2018, 2017]
    assert (column.family, column.end, column.problem) == ("hanweb_annual", "last_page", "")
    assert [int(url[-4:]) for url in asked[1:]] == [*range(2020, 2029), *range(2019, 2007, -1)]


def test_annual_goes_over_years_without_a_report() -> None:
    there = (2025, 2022, 2021, 2018, 2010, 2005)
    column, asked = walk(f"{MODULE}2014", "hanweb_annual", Years({year: report(year) for year in there}))
    assert years_of(column) == [2018, 2021, 2022, 2025, 2010]
    assert asked[-1].endswith("2008"), "the OGI Regulations have been in force since 2008"
    assert column.end == "last_page"


def test_annual_goes_over_years_whose_page_is_not_there() -> None:
    pages = {f"{MODULE}{year}": report(year) for year in (2024, 2023, 2021)}
    column, asked = walk(f"{MODULE}2024", "hanweb_annual", pages)
    assert (years_of(column), column.end, column.problem) == ([2024, 2023, 2021], "last_page", "")
    assert asked[-1].endswith("2008")


def test_annual_year_that_another_address_answers_is_none() -> None:
    family = FAMILIES["hanweb_annual"]
    first = family.read_listing(PageRequest(f"{HOST}{MODULE}2025"), report(2025), 1)
    assert first.next is not None
    second = family.read_listing(replace(first.next, url=f"{HOST}/error.html"), report(2026), 2)
    assert (second.links, second.next and second.next.url) == ((), f"{HOST}{MODULE}2027")


def test_annual_page_that_is_a_file_and_its_frame_is_a_report() -> None:
    for leads in ('<iframe src="/a.pdf">', '<a href="/a.docx">2025年政府信息公开年报</a>', '<a href="/a.wps">附件</a>'):
        listing = FAMILIES["hanweb_annual"].read_listing(PageRequest(f"{HOST}{MODULE}2025"), f"<p>{leads}</p>", 1)
        assert [link.url for link in listing.links] == [f"{HOST}{MODULE}2025"]


def test_annual_without_any_report_tries_every_year_before_it_says_so() -> None:
    column, asked = walk(f"{MODULE}2025", "hanweb_annual", Years({}))
    assert column.silent
    assert asked[-1].endswith("2008")


def test_annual_that_shows_one_report_for_every_year_is_a_repetition() -> None:
    column, _ = walk(f"{MODULE}2024", "hanweb_annual", Years({}, default=report(2024)))
    assert (years_of(column), column.end) == ([2024], "repeat")


def test_annual_that_shows_its_newest_for_years_without_one_is_whole() -> None:
    years = {year: report(year) for year in (2025, 2024, 2023)}
    column, _ = walk(f"{MODULE}2025", "hanweb_annual", Years(years, default=report(2025)))
    assert (years_of(column), column.end) == ([2025, 2024, 2023], "last_page")


def test_annual_without_a_year_begins_at_the_newest_that_is_offered() -> None:
    choice = "<html><select><option>2024<option>2023<option>2030年</select></html>"
    pages = Years({2030: report(2030), 2029: report(2029)}) | {MODULE.removesuffix("&fbtime="): choice}
    column, asked = walk(MODULE.removesuffix("&fbtime="), "hanweb_annual", pages)
    assert years_of(column) == [2030, 2029]
    assert asked[1].endswith("2030")


def test_annual_of_several_agencies_is_walked_for_each() -> None:
    tree = "".join(f'<a href="?area={area}&fbtime=2025">x</a><a href="?area={area}&fbtime=2024">x</a>' for area in "78")
    root = "/module/xxgk/xxgkAnnualReport.jsp"
    pages = Years({2025: report(2025)}, prefix=f"{root}?area=7&fbtime=")
    pages.update(Years({2025: report(2025, "8"), 2019: report(2019)}, prefix=f"{root}?area=8&fbtime="))
    column, _ = walk(root, "", pages | {root: f"<html>{tree}</html>"})
    shown = [f"{root}?area=7&fbtime=2025", f"{root}?area=8&fbtime=2025", f"{root}?area=8&fbtime=2019"]
    assert (addresses(column), column.end) == (shown, "last_page")


def test_annual_module_in_a_frame_of_a_column_that_names_the_agency_is_walked() -> None:
    column = "/col/col57877/index.html?vc_xxgkarea=1133&jh=261"
    pages = Years({2025: report(2025), 2023: report(2023)}) | {column: f'<html><iframe src="{MODULE}2025"></html>'}
    walked, _ = walk(column, "", pages)
    assert (years_of(walked), walked.end) == ([2025, 2023], "last_page")


def test_annual_tree_may_stand_in_a_column_and_a_link_in_a_menu_is_none() -> None:
    def recognise(*areas: str, more: str = "") -> str | None:
        links = "".join(f'<a href="/module/xxgk/xxgkAnnualReport.jsp?area={area}">{area}局</a>' for area in areas)
        return FAMILIES["hanweb_annual"].recognise(f"{HOST}/col/col57877/index.html", f"<html>{links}{more}</html>")

    assert recognise("7", "8") == "a tree of 2 agencies"
    assert recognise("7") is None
    assert recognise("7", "8", more=f'<a href="/1.html">{title(2024)}</a>') is None


# Hanweb, jpage ---------------------------------------------------------------------------------------------------

PROXY = "/module/web/jpage/dataproxy.jsp"


def records(years: range, total: str = "", following: str = "") -> str:
    rows = "".join(f"<record><![CDATA[<li><a href='/{year}.html'>{title(year)}</a>]]></record>" for year in years)
    group = f"<nextgroup><![CDATA[{following}]]></nextgroup>"
    return f"<datastore>{group}{total}<recordset>{rows}</recordset></datastore>"


def jpage(total: int, embedded: str) -> str:
    call = f"jpage({{perPage:2,totalRecord:{total},proxyUrl:'{PROXY}',ajaxParam:{{columnid:1,unitid:9}}}})"
    return f"<html><script type='text/xml'>{embedded}</script><script>$('#9').{call}</script></html>"


def span(start: int, end: int, *, post: bool = False) -> str:
    address = f"{PROXY}?startrecord={start}&endrecord={end}&perpage=2"
    return f"{address}{'#' if post else '&'}columnid=1&unitid=9"


def test_jpage_asks_by_post_where_get_is_not_answered() -> None:
    pages = {
        "/col/col1/index.html": jpage(12, records(range(2025, 2023, -1))),
        span(3, 8): records(range(0)),
        span(3, 8, post=True): records(range(2023, 2017, -1)),
        span(9, 14, post=True): records(range(2017, 2013, -1)),
    }
    column, _ = walk("/col/col1/index.html", "", pages)
    assert (len(column.links), column.end, column.announced) == (12, "announced_reached", 12)


def test_jpage_asks_by_post_where_there_is_nothing_by_get() -> None:
    pages = {
        "/col/col1/index.html": jpage(3, records(range(2025, 2023, -1))),
        span(3, 8, post=True): records(range(2023, 2022, -1)),
    }
    column, _ = walk("/col/col1/index.html", "", pages)
    assert (len(column.links), column.end) == (3, "announced_reached")
    column, _ = walk("/col/col1/index.html", "", {"/col/col1/index.html": pages["/col/col1/index.html"]})
    assert (len(column.links), column.end) == (2, "error")


def test_jpage_without_records_keeps_those_of_the_column_page_and_is_an_error() -> None:
    pages = {
        "/col/col1/index.html": jpage(12, records(range(2025, 2023, -1))),
        span(3, 8): records(range(0)),
        span(3, 8, post=True): records(range(0)),
    }
    column, _ = walk("/col/col1/index.html", "", pages)
    assert (len(column.links), column.end) == (2, "error")
    assert "no records, though 12 are announced" in column.problem


def test_jpage_total_that_is_too_low_is_not_believed() -> None:
    pages = {
        "/col/col1/index.html": jpage(4, records(range(2025, 2023, -1))),
        span(3, 8): records(range(2023, 2017, -1)),
        span(9, 14): records(range(2017, 2016, -1)),
    }
    column, asked = walk("/col/col1/index.html", "hanweb_jpage", pages)
    assert (len(column.links), column.end, len(asked)) == (9, "announced_reached", 3)


def test_jpage_proxy_that_knows_no_startrecord_is_asked_by_the_number_of_the_page() -> None:
    first = records(range(2025, 2023, -1))
    pages = {
        "/col/col1/index.html": jpage(5, first),
        span(3, 8): first,
        f"{PROXY}?page=2&perpage=2&columnid=1&unitid=9": records(range(2023, 2021, -1)),
        f"{PROXY}?page=3&perpage=2&columnid=1&unitid=9": records(range(2021, 2020, -1)),
    }
    column, _ = walk("/col/col1/index.html", "hanweb_jpage", pages)
    assert (len(column.links), column.end, column.problem) == (5, "announced_reached", "")
    deaf = {path: first if "page=" in path else page for path, page in pages.items()}
    column, asked = walk("/col/col1/index.html", "hanweb_jpage", deaf)
    assert (len(column.links), column.end, len(asked)) == (2, "repeat", 3)


def group(number: int) -> str:
    return f'<a href="{PROXY}?page={number}&k=Zm9v%2B%3D"></a>'


def test_jpage_by_encrypted_groups_that_begin_with_the_page_shown_and_name_themselves() -> None:
    bare = records(range(2025, 2023, -1), following=group(1)).replace("datastore>", "x>")
    recordset = bare.removeprefix("<x>").removesuffix("</x>")
    pages = {
        "/col/col1/index.html": f"<script type='text/xml'>{recordset}</script><script>totalRecord = 5</script>",
        f"{PROXY}?page=1&k=Zm9v%2B%3D": records(range(2025, 2023, -1), following=group(1)),
        f"{PROXY}?page=2&k=Zm9v%2B%3D": records(range(2023, 2021, -1), following=group(2)),
        f"{PROXY}?page=3&k=Zm9v%2B%3D": records(range(2021, 2020, -1)),
    }
    column, _ = walk("/col/col1/index.html", "", pages)
    assert addresses(column) == [f"/{year}.html" for year in range(2025, 2020, -1)]
    assert (column.end, column.problem) == ("announced_reached", "")


def test_jpage_by_groups_without_records_is_never_whole() -> None:
    first = "/col/col1/index.html"
    shown = f"<html><script type='text/xml'>{records(range(2025, 2023, -1), following=group(2))}</script>"
    pages = {first: f"{shown}</html>", f"{PROXY}?page=2&k=Zm9v%2B%3D": records(range(0))}
    column, _ = walk(first, "", pages)
    assert (len(column.links), column.end) == (2, "stub")
    counted, _ = walk(first, "", pages | {first: f"{shown}<script>var totalRecord = 5</script></html>"})
    assert (len(counted.links), counted.end) == (2, "error")


# Hanweb, gateway -------------------------------------------------------------------------------------------------

GATEWAY = (
    "/api-gateway/jpaas-publish-server/front/page/build/unit?parseType=bulidstatic&webId=3&pageType=column&pageId=7"
)


def unit(total: str, years: range = range(0)) -> str:
    return f"<html><div {total} rows='2' queryData=\"{{'webId':'3','pageId':7}}\">{rows_of(years)}</div></html>"


def rows_of(years: range) -> str:
    return "".join(f'<li><a href="/art/{year}.html">{title(year)}</a></li>' for year in years)


def built(years: range) -> str:
    return json.dumps({"data": {"html": rows_of(years)}})


def page_of(number: int) -> str:
    return f"{GATEWAY}&rows=2&pageNo={number}"


def test_gateway_is_walked_to_the_announced_end() -> None:
    pages = {
        "/col/col7/index.html": unit("count='5'"),
        page_of(1): built(range(2025, 2023, -1)),
        page_of(2): built(range(2023, 2021, -1)),
        page_of(3): built(range(2021, 2020, -1)),
    }
    column, asked = walk("/col/col7/index.html", "", pages)
    assert (len(column.links), column.end, column.problem) == (5, "announced_reached", "")
    assert len(asked) == 2 + 3
    seen, asked = walk("/col/col7/index.html", "", pages | {asked[0]: unit("count='5'", range(2025, 2023, -1))})
    assert (len(seen.links), seen.end) == (5, "announced_reached")
    assert page_of(1) not in asked


def test_gateway_whose_total_is_too_low_is_walked_to_a_page_that_is_not_full() -> None:
    pages = {
        "/col/col7/index.html": unit("count='3'", range(2025, 2023, -1)),
        page_of(2): built(range(2023, 2021, -1)),
        page_of(3): built(range(2021, 2019, -1)),
        page_of(4): built(range(2019, 2018, -1)),
    }
    column, _ = walk("/col/col7/index.html", "", pages)
    assert (len(column.links), column.end, column.announced) == (7, "announced_reached", 3)


def test_gateway_that_always_answers_its_first_page_is_a_repetition_with_what_is_missing() -> None:
    first = built(range(2025, 2023, -1))
    pages = {"/col/col7/index.html": unit("count='3'")} | {page_of(number): first for number in (1, 2)}
    column, _ = walk("/col/col7/index.html", "", pages)
    assert (len(column.links), column.announced, column.end) == (2, 3, "repeat")


def test_gateway_without_a_total_ends_with_an_empty_page() -> None:
    pages = {"/c/": unit(""), page_of(1): built(range(2025, 2023, -1)), page_of(2): built(range(0))}
    column, _ = walk("/c/", "", pages)
    assert (len(column.links), column.end) == (2, "last_page")


# UCAP ------------------------------------------------------------------------------------------------------------

CHANNEL = "71eaab3127b040d4950fff177f09e561"


def results(years: range, total: int | None) -> str:
    found = [{"title": title(year), "url": f"/lc/{year}01/{year:032x}.shtml"} for year in years]
    return json.dumps({"data": {"results": found, **({"total": total} if total is not None else {})}})


def search(number: int) -> str:
    return f"/common/search/{CHANNEL}?page={number}&_pageSize=15&_isAgg=true&_isJson=true&_template=index"


UCAP_PAGE = f"<html><script>var channelId = '{CHANNEL}'; $.get('/common/search/' + channelId)</script></html>"


def test_ucap_interface_that_gives_fewer_than_it_is_asked_for_is_walked_to_its_total() -> None:
    pages = {
        "/lc/nb/index.shtml": UCAP_PAGE,
        search(1): results(range(2025, 2020, -1), 8),
        search(2): results(range(2020, 2017, -1), 8),
    }
    column, _ = walk("/lc/nb/index.shtml", "", pages)
    assert (column.family, len(column.links), column.end) == ("ucap", 8, "announced_reached")


def test_ucap_interface_that_stops_early_is_a_stub_and_one_that_repeats_a_repetition() -> None:
    first = results(range(2025, 2020, -1), 8)
    pages = {"/lc/nb/index.shtml": UCAP_PAGE, search(1): first, search(2): results(range(0), 8)}
    assert walk("/lc/nb/index.shtml", "", pages)[0].end == "stub"
    assert walk("/lc/nb/index.shtml", "", pages | {search(2): first})[0].end == "repeat"


# gkmlpt ----------------------------------------------------------------------------------------------------------

TREE = (
    "<script>window._CONFIG = {SID: '75', TREE: [{id: 1, name: '信息公开年报', children: []},"
    " {id: 2, name: '年度报告', children: []}, {id: 3, name: '街道年报', children: []}]}</script>"
)


def articles(years: range, total: Any) -> str:
    found = [{"title": title(year), "url": f"{HOST}/gkmlpt/content/post_{year}.html"} for year in years]
    return json.dumps({"articles": found, "classify": {"post_count": total}})


def test_gkmlpt_article_that_comes_again_by_another_id_is_no_repetition_but_the_same_page_is_one() -> None:
    def page(*ids: int) -> str:
        found = [{"id": one, "title": title(2020 + one % 10), "url": f"/content/post_{one % 10}.html"} for one in ids]
        return json.dumps({"articles": found, "classify": {"post_count": 5}})

    address = "/gkmlpt/api/all/2?page={}&sid=75"
    pages = {"/gkmlpt/index": TREE, address.format(1): page(5, 4), address.format(2): page(3, 2)}
    column, _ = walk("/gkmlpt/index#2", "gkmlpt", {**pages, address.format(3): page(15)})
    assert (len(column.links), column.listed, column.end) == (4, 5, "announced_reached")
    column, _ = walk("/gkmlpt/index#2", "gkmlpt", {**pages, address.format(3): page(5, 4)})
    assert (len(column.links), column.end) == (4, "repeat")


def test_gkmlpt_article_on_another_host_may_be_on_its_own() -> None:
    answer = json.dumps({"articles": [{"title": title(2024), "url": "https://www.example/content/post_1.html"}]})
    request = PageRequest(f"{HOST}/gkmlpt/api/all/2?page=1&sid=75")
    (link,) = FAMILIES["gkmlpt"].read_listing(request, answer, 2).links
    assert (link.url, link.otherwise) == ("https://www.example/content/post_1.html", f"{HOST}/content/post_1.html")


def test_gkmlpt_walks_all_categories_also_those_that_repeat_others_or_are_empty() -> None:
    pages = {
        "/gkmlpt/index": TREE,
        "/gkmlpt/api/all/1?page=1&sid=75": articles(range(2025, 2023, -1), 3),
        "/gkmlpt/api/all/1?page=2&sid=75": articles(range(2023, 2022, -1), "3"),
        "/gkmlpt/api/all/2?page=1&sid=75": articles(range(2025, 2023, -1), 2),
        "/gkmlpt/api/all/3?page=1&sid=75": articles(range(0), 0),
    }
    column, _ = walk("/gkmlpt/index", "", pages)
    assert (column.family, len(column.links), column.end, column.announced) == ("gkmlpt", 3, "announced_reached", 5)


def test_gkmlpt_category_that_ends_early_is_no_whole_listing_but_the_others_are_read() -> None:
    pages = {
        "/gkmlpt/index": TREE,
        "/gkmlpt/api/all/1?page=1&sid=75": articles(range(2025, 2023, -1), 30),
        "/gkmlpt/api/all/1?page=2&sid=75": articles(range(0), 30),
        "/gkmlpt/api/all/2?page=1&sid=75": articles(range(2010, 2008, -1), 2),
        "/gkmlpt/api/all/3?page=1&sid=75": articles(range(2008, 2007, -1), 1),
    }
    column, _ = walk("/gkmlpt/index", "", pages)
    assert (len(column.links), column.end, column.announced) == (5, "stub", 33)


def test_gkmlpt_address_may_choose_a_category() -> None:
    pages = {"/gkmlpt/index": TREE, "/gkmlpt/api/all/2?page=1&sid=75": articles(range(2025, 2023, -1), 2)}
    column, asked = walk("/gkmlpt/index#2", "gkmlpt", pages)
    assert (len(column.links), column.end) == (2, "announced_reached")
    assert asked == ["/gkmlpt/index", "/gkmlpt/api/all/2?page=1&sid=75"]


def test_totals_that_are_too_low_are_not_believed() -> None:
    pages = {
        "/gkmlpt/index": TREE,
        "/gkmlpt/api/all/2?page=1&sid=75": articles(range(2025, 2020, -1), 3),
        "/gkmlpt/api/all/2?page=2&sid=75": articles(range(2020, 2018, -1), 3),
        "/gkmlpt/api/all/2?page=3&sid=75": articles(range(0), 3),
        "/lc/nb/index.shtml": UCAP_PAGE,
        search(1): results(range(2025, 2010, -1), 9),
        search(2): results(range(2010, 2007, -1), 9),
    }
    column, _ = walk("/gkmlpt/index#2", "gkmlpt", pages)
    assert (len(column.links), column.end) == (7, "announced_reached")
    column, _ = walk("/lc/nb/index.shtml", "", pages)
    assert (len(column.links), column.end) == (18, "announced_reached")
