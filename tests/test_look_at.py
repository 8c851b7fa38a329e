"""What the crawl is told of a page that it has fetched."""

import pytest

from gongkai.pipeline import look_at
from gongkai.values import DocumentLink

AT = "http://www.example.gov.cn/art/2024/1.html"
LONG = "<p>欢迎访问示例市人民政府门户网站，您是第{}位访客</p>"


@pytest.mark.parametrize("body", [b"%PDF-1.7", b"PK\x03\x04x", b"\xd0\xcf\x11\xe0x", b"\xff\xd8\xffx", b"GIF89a", b""])
def test_files_are_not_opened_and_nothing_is_no_page(body: bytes) -> None:
    assert look_at(body, AT, None) is None


def test_links_have_whole_addresses() -> None:
    page = '<base href="/files/"><a href="./a b.docx">附件</a><iframe src="//other.example.cn/x.html"></iframe>'
    look = look_at(page.encode(), AT, "text/html; charset=utf-8")
    assert look is not None
    assert look.links == (
        DocumentLink("http://www.example.gov.cn/files/a%20b.docx", "附件", "attachment"),
        DocumentLink("http://other.example.cn/x.html", "", "frame"),
    )
    assert not look.is_report
    assert look.why


def test_the_gist_is_of_the_words_and_not_of_counters() -> None:
    one, two, other = (look_at(text.encode(), AT, None) for text in (LONG.format(7), LONG.format(812), "<p>无</p>"))
    assert one is not None
    assert two is not None
    assert other is not None
    assert one.gist == two.gist != ""
    assert other.gist == "", "hardly any words say nothing"
