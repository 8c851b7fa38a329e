"""Columns of sites that belong to no family, each with its addresses: the generic one must list and page them all."""

import pytest

from gongkai.portals import FAMILIES, family_of
from gongkai.values import PageRequest

UUID = "fb4fe9ec-64c2-45f4-8cef-835d0a47e4ef"
HEX = "6076a26b1887a377796bb38b"

SITES = [
    ("/bjsdxqrmzf/zwfw/zfxxgk/dxqzf69/2023n/xzjd/", "{n}/index.html", "index_1.html"),
    ("/single/283/", "/single/283/{n}.html", "/list/283/2.html"),
    ("/zwgklist-888888040-1.html", "/zwgkcontent-888888040-{n}.html", "/zwgklist-888888040-2.html"),
    ("/c/zfxxgknb/", "/c/2024-02-0{n}/710408{n}.shtml", "/c/zfxxgknb/2.shtml"),
    ("/29509/29510/55038/index.htm", "/29509/29510/55038/55306/content_164924{n}.html", "index_2.htm"),
    (f"/gongkai/site_gxqzbz/channel_{HEX}/", "doc_60960f3fc91eeb7249ff41c{n}.html", f"/gongkai/channel_{HEX}?p=2"),
    (f"/columns/{UUID}/index.html", f"/columns/{UUID}/202402/0{{n}}/63961114-c5ff-4fa8-91b4{{n}}.html", "index_2.html"),
    ("/xccqrmzf/ybgs/ybgs.html", "/xccqrmzf/ybgs/content/ce103df4-f0b9-4e89-934f-f992f708b06{n}.html", "ybgs_2.html"),
    ("/list.aspx?dept=155&cat=9", "/details.aspx?dept=155&id=2904{n}", "/list.aspx?dept=155&cat=9&page=2"),
    ("/zwgk/zfxxgkgz/zfxxgknb/zfnbhz/", "srmzfbgs{n}", "?pageIndex=2"),
    ("/cms/html/npszf/nb/", "/cms/html/npszf/2024-01-25/177910201{n}.html", "index2.html"),
]  # fmt: skip


@pytest.mark.parametrize(("column", "article", "following"), SITES, ids=lambda text: text if "{" in text else "")
def test_ordinary_links_and_a_next_page_are_enough(column: str, article: str, following: str) -> None:
    agencies = ("教育局", "公安局", "财政局")
    rows = "".join(
        f'<li><a href="{article.format(n=n)}">青梧县{agency}2023年政府信息公开年报</a><span>2024-01-1{n}</span></li>'
        for n, agency in enumerate(agencies, 1)
    )
    html = (
        '<html><head><title>信息公开年报</title></head><body><ul class="nav"><li><a href="/">首页</a></li>'
        f'<li><a href="/zwgk/">政务公开</a></li></ul><ul class="list">{rows}</ul>'
        f'<div class="page"><a href="#">上一页</a><a href="{following}">下一页</a></div></body></html>'
    )
    url = f"http://www.qingwu.example{column}"
    listing = FAMILIES["generic"].read_listing(PageRequest(url), html, 1)
    assert [link.title[3:6] for link in listing.links] == list(agencies)
    assert len({link.url for link in listing.links}) == 3
    assert listing.next is not None
    assert listing.next.url != url
    assert family_of(url, html)[0] == "generic"
