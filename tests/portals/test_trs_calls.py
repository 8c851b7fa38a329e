"""The ways in which TRS templates say how many pages a list has."""

import pytest

from gongkai.portals import FAMILIES
from gongkai.values import PageRequest

ROW = '<a href="./202401/t20240117_1.shtml">云泽市公安局2023年政府信息公开工作年度报告</a>'


@pytest.mark.parametrize(
    ("script", "second"),
    [
        ('createPageHTML(3, 0, "index", "html");', "index_1.html"),
        ('createPageHTML("3", "0", "index", "shtml");', "index_1.shtml"),
        ("createPage(3,0,'index','htm')", "index_1.htm"),
        ("createPageHTML('page-div', 3, 0, 'index', 'html', 58);", "index_1.html"),
        ('createPageHTML(3, 0, "nb", "html", 58);', "nb_1.html"),
        ("var countPage = 3//共多少页", "index_1.shtml"),
        ("var countPage = '3';", "index_1.shtml"),
        (
            "var currentPage = 0; var countPage = 3; var nextPage = currentPage + 1;"
            """document.write('<a href="nb' + '_' + nextPage + '.shtml">下一页</a>');""",
            "nb_1.shtml",
        ),
        ('createPageHTML(1, 0, "index", "html");', None),
        ("var countPage = 1;", None),
        ('createPageHTML(-3, 0, "index", "html");', None),
        ('createPageHTML(3, "index", "html");', None),
        ('// createPageHTML(3, 0, "index", "html");', None),
    ],
)
def test_pages_are_counted(script: str, second: str | None) -> None:
    html = f"<html><body><ul><li>{ROW}</li></ul><script>{script}</script></body></html>"
    following = FAMILIES["trs"].read_listing(PageRequest("http://a.example/nb/"), html, 1).next
    assert (following and following.url) == (second and f"http://a.example/nb/{second}")


def test_app_pages_are_articles() -> None:
    html = '<ul><li><a href="./202601/t20260128_4233432_app.shtml">云泽市水利局2025年政府信息公开年报</a></li></ul>'
    family = FAMILIES["trs"]
    assert family.recognise("http://a.example/nb/", html)
    assert len(family.read_listing(PageRequest("http://a.example/nb/"), html, 1).links) == 1


def test_a_stub_past_the_first_page_shows_nothing_and_is_not_vouched_for() -> None:
    stub = "<html><head><title></title></head><body><div class='list'></div></body></html>" + " " * 220
    listing = FAMILIES["trs"].read_listing(PageRequest("http://a.example/nb/index_1.html"), stub, 2)
    assert (listing.links, listing.sound) == ((), False)
