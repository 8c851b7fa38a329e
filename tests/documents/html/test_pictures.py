"""A report scanned into its page: the pictures that may be its sheets, and not the page's own."""

import pytest

from gongkai.documents import read_document
from gongkai.documents.html.pictures import MOST_PICTURES
from tests.notes import english

SHEETS = '<p align="center"><img src="./W020240115.png" width="800"></p><p><img src="W020240116.JPG?v=1" alt="2"></p>'


def pictures(html: str) -> list[str]:
    links = read_document(f"<html><body><h1>年度报告</h1>{html}</body></html>".encode(), name="page.html").links
    return [link.url for link in links if link.kind == "picture"]


def test_pictures_of_the_text_are_sheets_in_reading_order_each_once() -> None:
    assert pictures(SHEETS + SHEETS) == ["./W020240115.png", "W020240116.JPG?v=1"]
    many = "".join(f'<img src="s{n}.jpg">' for n in range(2 * MOST_PICTURES))
    assert pictures(many) == [f"s{n}.jpg" for n in range(MOST_PICTURES)]


@pytest.mark.parametrize(
    "furniture",
    [
        '<div class="header"><img src="a.png"></div>',
        '<div id="foot"><p><span><img src="a.png"></span></p></div>',
        '<a href="/"><img src="a.png"></a>',
        "<nav><img src=a.png></nav>",
        '<img src="/images/logo.png">',
        '<img src="/images/print_1.png">',
        '<img src="a.png" width="16">',
        '<img src="a.png" height="31px">',
        '<img src="dot.gif">',
        '<img src="data:image/png;base64,AAAA">',
        f'<img src="{"a" * 3000}.png">',
        "<img>",
    ],
)
def test_a_pages_own_pictures_are_none(furniture: str) -> None:
    assert pictures(furniture) == []


def test_a_page_that_says_something_shows_no_report_in_pictures() -> None:
    prose = f"<p>{'本年度主动公开政府信息若干条，依法办理申请若干件，均已按时答复。' * 3}</p>" * 4
    assert pictures(prose + SHEETS) == []
    assert pictures("<table>" + "<tr><td>甲</td><td>5</td></tr>" * 10 + "</table>" + SHEETS) == []
    assert pictures('<a href="a.pdf">附件</a>' + SHEETS) == [], "the file is the report"


def test_an_address_may_be_kept_for_a_script() -> None:
    assert pictures('<img src="/images/loading.gif" data-original="/upload/1.jpg">') == ["/upload/1.jpg"]


TABLE = "<table>" + "<tr><td>甲</td><td>5</td></tr>" * 10 + "</table>"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (TABLE + SHEETS, "2 pictures, whose text is not read: ./W020240115.png, W020240116.JPG?v=1"),
        (TABLE + SHEETS * 2 + '<img src="3.png"><img src="4.png">', "W020240116.JPG?v=1, 3.png, …"),
        (TABLE + f'<p><img src="data:image/png;base64,{"A" * 12_000}"></p>', "read: one inside the page"),
        (f"<p>{'本年度主动公开政府信息若干条，依法办理申请若干件。' * 20}</p>" + SHEETS, "2 pictures"),
    ],
    ids=["beside a table", "many", "bytes in the page", "beside prose"],
)
def test_picture_among_words_and_tables_is_told(html: str, said: str) -> None:
    [note] = english(read_document(f"<html><body>{html}</body></html>".encode(), name="page.html").notes)
    assert said in note


@pytest.mark.parametrize("html", [SHEETS, TABLE + '<img src="/images/logo.png"><img src="data:image/png;base64,AAAA">'])
def test_sheets_that_are_links_and_the_pages_own_pictures_are_not_told(html: str) -> None:
    assert read_document(f"<html><body>{html}</body></html>".encode(), name="page.html").notes == ()
