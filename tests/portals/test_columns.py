"""Lists over several columns, of a year each, and lists that say that they go on and do not say where."""

import pytest

from gongkai.portals import FAMILIES
from gongkai.values import PageRequest

from .walks import links, walk

SITE = "http://www.yunze.example"
TABS = "".join(f'<a href="/nb/{year}/">{year}年</a>' for year in (2024, 2023, 2022))


def report(year: int, agency: str = "云泽市公安局") -> str:
    return f'<li><a href="/{year}/{agency}.htm">{agency}{year}年政府信息公开工作年度报告</a></li>'


def page(*rows: str, more: str = "", tabs: str = TABS) -> str:
    return f'<html><body><div class="tabs">{tabs}</div><ul>{"".join(rows)}</ul><p>{more}</p></body></html>'


STATUTORY = (
    "<h2>二、主动公开政府信息情况</h2><h2>三、收到和处理政府信息公开申请情况</h2><h2>四、行政复议、行政诉讼情况</h2>"
)


def test_a_folder_for_each_year_is_read_as_one_list() -> None:
    pages = {
        f"{SITE}/nb/": page(report(2024)),
        f"{SITE}/nb/2024/": page(report(2024), report(2024, "云泽市财政局"), more='<a href="index_1.html">下一页</a>'),
        f"{SITE}/nb/2024/index_1.html": page(report(2024, "云泽市水利局"), tabs=""),
        f"{SITE}/nb/2023/": page("<li>暂无信息</li>"),
        f"{SITE}/nb/2022/": page(report(2022)),
    }
    listings = walk("generic", f"{SITE}/nb/", pages)
    assert len(listings) == 5
    assert len(set(links(listings))) == 4
    assert [listing.sound for listing in listings] == [False, True, False, True, True]


def test_a_year_whose_page_is_empty_without_a_word_is_not_vouched_for() -> None:
    pages = {f"{SITE}/nb/": page(report(2024), tabs='<a href="2023/">2023年</a>'), f"{SITE}/nb/2023/": page()}
    assert [listing.sound for listing in walk("generic", f"{SITE}/nb/", pages)] == [False, False]


def test_a_year_that_is_the_report_itself_is_its_one_link() -> None:
    pages = {f"{SITE}/nb/": page()}
    pages |= {
        f"{SITE}/nb/{year}/": f"<h1>云泽市公安局{year}年年报</h1>{TABS}{STATUTORY}" for year in (2024, 2023, 2022)
    }
    assert links(walk("generic", f"{SITE}/nb/", pages)) == [f"{SITE}/nb/{year}/" for year in (2024, 2023, 2022)]


def test_totals_of_the_years_add_up_and_one_unsaid_makes_the_total_unknown() -> None:
    pages = {
        f"{SITE}/nb/": page(more="共0条", tabs='<a href="2023/">2023年</a><a href="2022/">2022</a>'),
        f"{SITE}/nb/2023/": page(report(2023), more="共3条", tabs=""),
        f"{SITE}/nb/2022/": page(report(2022), more="共2条", tabs=""),
    }
    assert [listing.announced for listing in walk("generic", f"{SITE}/nb/", pages)] == [None, None, 5]
    pages[f"{SITE}/nb/2023/"] = page(report(2023), tabs="")
    assert [listing.announced for listing in walk("generic", f"{SITE}/nb/", pages)] == [None, None, None]


def test_a_year_of_trs_pages_counts_its_own_pages() -> None:
    def script(pages: int, current: int) -> str:
        return f'<script>createPageHTML({pages}, {current}, "index", "html")</script>'

    pages = {
        f"{SITE}/nb/": page(more=script(2, 0), tabs='<a href="./2023n/">2023年</a>'),
        f"{SITE}/nb/index_1.html": page(report(2024), more=script(2, 1)),
        f"{SITE}/nb/2023n/": page(report(2023), more=script(2, 0)),
        f"{SITE}/nb/2023n/index_1.html": page(report(2022), more=script(2, 1)),
    }
    assert len(walk("trs", f"{SITE}/nb/", pages)) == 4


def test_years_of_articles_are_no_columns() -> None:
    listing = FAMILIES["generic"].read_listing(
        PageRequest(f"{SITE}/nb/"),
        '<h1>信息公开年报</h1><a href="a/2023.html">2023年</a><a href="b.html">2022年</a>',
        1,
    )
    assert [link.title for link in listing.links] == ["2023年", "2022年"]
    assert listing.next is None


@pytest.mark.parametrize(
    ("said", "cut"),
    [
        ("共3页", "page 1 of 3 names no address of the next"),
        ("第1/2页", "page 1 of 2 names no address of the next"),
        ("页次：1/4", "page 1 of 4 names no address of the next"),
        ("<script>var pageCount = '2';</script>", "page 1 of 2 names no address of the next"),
        ("共1页", ""),
        ("共3页 <a href='p2.html'>下一页</a>", ""),
        ("2024/01/15", ""),
    ],
)
def test_a_list_that_goes_on_and_does_not_say_where_is_cut(said: str, cut: str) -> None:
    html = page(report(2024), more=said, tabs="")
    assert FAMILIES["generic"].read_listing(PageRequest(f"{SITE}/nb/"), html, 1).cut == cut


def test_vsb_counts_down_to_its_last_page() -> None:
    def rows(number: int) -> str:
        return f'<li><a href="/info/1049/{number}.htm">云泽市{"甲乙丙丁"[number]}局2023年政府信息公开年报</a></li>'

    pages = {
        f"{SITE}/xxgk/nb.htm": page(rows(0), more="共4条 1/4", tabs=""),
        f"{SITE}/xxgk/nb/3.htm": page(rows(1), more="共4条 2/4", tabs=""),
        f"{SITE}/xxgk/nb/2.htm": page(rows(2), more="共4条 3/4", tabs=""),
        f"{SITE}/xxgk/nb/1.htm": page(rows(3), more="共4条 4/4", tabs=""),
    }
    listings = walk("vsb", f"{SITE}/xxgk/nb.htm", pages)
    assert links(listings) == [f"{SITE}/info/1049/{number}.htm" for number in range(4)]
    assert {listing.announced for listing in listings} == {4}


def test_openness_guesses_years_down_then_up_over_a_gap() -> None:
    def address(year: int) -> str:
        return f"{SITE}/openness/OpennessAnnualReport/year/41/{year}.html"

    itself = {
        year: f"<h1>云泽市公安局{year}年政府信息公开年度报告</h1>{STATUTORY}" for year in (2024, 2022, 2021, 2019)
    }
    pages = {address(year): html for year, html in itself.items()}
    pages[address(2020)] = "<p>暂无信息</p>"
    pages[address(2023)] = page('<li><a href="/openness/OpennessAnnualReport/show/7.html">2023年度</a></li>', tabs="")
    listings = walk("openness", address(2022), pages)
    show = f"{SITE}/openness/OpennessAnnualReport/show/7.html"
    assert links(listings) == [address(2022), address(2021), address(2019), show, address(2024)]
    assert all(listing.sound for listing in listings[1:])
    assert len(listings) == 19  # 2022 to 2008, 2023 to 2026


def test_openness_reads_the_years_that_a_list_names() -> None:
    branch = "5c0a3f1e7f8b9a2d3c4e5f60"
    year = f"{SITE}/openness/OpennessAnnualReport/year/{branch}"
    show = f"{SITE}/openness/OpennessAnnualReport/show"
    pages = {
        f"{SITE}/opennessAnnualReport/?branch_id={branch}": page(tabs=f'<a href="{year}/2023.html">2023</a>'),
        f"{year}/2023.html": page(f'<li><a href="{show}/3965.html">云泽市公安局2023年政府信息公开年报</a></li>'),
    }
    listings = walk("openness", f"{SITE}/opennessAnnualReport/?branch_id={branch}", pages)
    assert links(listings) == [f"{show}/3965.html"]


def test_changzhou_asks_until_an_answer_has_no_rows() -> None:
    def api(number: int) -> str:
        return f"{SITE}/ns_class/nb?act=ajax&gi=k1&ns=&dept=1&notime=&page={number}&key=&t=1"

    row = "<tr><td><a title='云泽市{0}局2023年政府信息公开年报' href='/gi_news/44161190834672{0}'>x</a></td></tr>"
    pages = {api(number): f'{{"status": 10, "html": "{row.format(number)}"}}' for number in (1, 2)}
    pages |= {api(3): '{"status": 10, "html": ""}', f"{SITE}/ns_class/nb": '<input type="hidden" name="gi" value="k1">'}
    listings = walk("changzhou", f"{SITE}/ns_class/nb", pages)
    assert links(listings) == [f"{SITE}/gi_news/441611908346721", f"{SITE}/gi_news/441611908346722"]
    assert [listing.sound for listing in listings] == [True, False, False, True]


@pytest.mark.parametrize(
    "marks",
    [
        "<script>load({gi: 'k1', page: 1})</script>",
        "<script>var gi = 'k1';</script>",
        '<script>$.get("/ns_class/nb?act=ajax&gi=k1&ns=&dept=1&notime=&page=" + p + "&key=&t=1")</script>',
        '<script>var k="k1"; url = "?act=ajax&gi=" + k + "&page=" + p;</script>',
        '<table data-gi="k1"></table>',
    ],
)
def test_changzhou_finds_the_key_of_a_list(marks: str) -> None:
    following = FAMILIES["changzhou"].read_listing(PageRequest(f"{SITE}/ns_class/nb"), marks, 1).next
    assert following is not None
    assert "gi=k1&" in following.url


def test_changzhou_column_by_key_leads_to_its_list() -> None:
    request = PageRequest(f"{SITE}/gi_class/gi_7?furl=/ns_class/nb")
    following = FAMILIES["changzhou"].read_listing(request, "<p></p>", 1).next
    assert following is not None
    assert following.url.startswith(f"{SITE}/ns_class/nb?act=ajax&gi=gi_7&")


def test_changzhou_column_by_key_is_the_one_that_its_list_names_and_not_its_menus() -> None:
    page = """<a href="/ns_class/zwgk">政务公开</a><script>function turn(page) {
      $.getJSON("/ns_class/nb?act=ajax&gi=k1&ns=&dept=1&notime=&page=" + page, show); }</script>"""
    following = FAMILIES["changzhou"].read_listing(PageRequest(f"{SITE}/gi_class/gi_7?furl=zwgk"), page, 1).next
    assert following is not None
    assert following.url.startswith(f"{SITE}/ns_class/nb?act=ajax&gi=k1&")


def test_shaanxi_without_a_pager_asks_for_the_next_number_until_it_lacks() -> None:
    pages = {f"{SITE}/nb/{number}.html": page(report(2024 - number), tabs="") for number in (1, 2, 3)}
    listings = walk("shaanxi", f"{SITE}/nb/1.html", pages)
    assert len(links(listings)) == 3
    assert [(listing.next is None, listing.sound) for listing in listings[-2:]] == [(False, False), (True, True)]


@pytest.mark.parametrize("pager", ["<span>下一页</span>", "共1页", "<a class=disabled>尾页</a>"])
def test_shaanxi_with_a_pager_that_leads_nowhere_asks_no_further(pager: str) -> None:
    listings = walk("shaanxi", f"{SITE}/nb/1.html", {f"{SITE}/nb/1.html": page(report(2024), more=pager, tabs="")})
    assert len(listings) == 1


def test_a_years_column_may_begin_at_a_numbered_page() -> None:
    tabs = "".join(f'<a href="/nb/{year}n/1.html">{year}年</a>' for year in (2024, 2023))
    pages = {f"{SITE}/nb/": page(tabs=tabs)}
    pages |= {f"{SITE}/nb/{year}n/1.html": page(report(year), more="共1页", tabs="") for year in (2024, 2023)}
    assert len(links(walk("generic", f"{SITE}/nb/", pages))) == 2


def test_a_book_is_one_report_by_its_shell_and_by_its_pages() -> None:
    shell = "<title>云泽市公安局2022年政府信息公开年报</title><a href='files/basic-html/page1.html'>1</a>"
    listing = FAMILIES["flipbook"].read_listing(PageRequest(f"{SITE}/book/2022dzs/ga/"), shell, 1)
    assert links([listing]) == [f"{SITE}/book/2022dzs/ga/"]
    assert listing.next is None


def test_a_shell_that_shows_nothing_is_asked_for_its_first_page() -> None:
    shell, first = f"{SITE}/book/2022dzs/ga/", f"{SITE}/book/2022dzs/ga/files/basic-html/page1.html"
    drawn = {shell: "<script src='bookConfig.js'></script>", first: "<title>云泽市公安局2022年信息公开年报</title>"}
    assert links(walk("flipbook", shell, drawn)) == [first]
    assert links(walk("flipbook", shell, {shell: ""})) == []


def test_openness_reads_each_agency_and_its_years() -> None:
    root, branch = (
        f"{SITE}/openness/OpennessAnnualReport/",
        f"{SITE}/opennessAnnualReport/?branch_id=5c0a3f1e7f8b9a2d3c4e5f6",
    )
    year, show = f"{root}year/5c0a3f1e7f8b9a2d3c4e5f60/2022.html", f"{root}show"
    names = f'<a href="{branch}0">市公安局</a><a href="{branch}1">市水利局</a>'

    def row(number: int, agency: str) -> str:
        return f'<li><a href="{show}/{number}.html">{agency}2023年政府信息公开年报</a></li>'

    pages = {
        root: page(tabs=names),
        f"{branch}0": page(row(1, "市公安局"), tabs=f'{names}<a href="{year}">2022年</a>'),
        year: page(row(2, "市公安局"), tabs=""),
        f"{branch}1": page(row(3, "市水利局"), tabs=names),
    }
    assert links(walk("openness", root, pages)) == [f"{show}/{number}.html" for number in (1, 2, 3)]
