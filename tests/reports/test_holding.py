"""A crawl asks of every page whether it holds a report; what it is told must be what reading finds."""

import pytest

from gongkai.documents import read_document
from gongkai.reports import NotAReport, holds_report, read_report

NAMES = "".join(f"<td>{name}</td>" for name in ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"))
TABLE = f"<table><tr><td colspan=4>第二十条第（一）项</td></tr><tr>{NAMES}</tr>{{}}</table>"
PAGES = {
    "a table of the form": TABLE.format("<tr><td>规章</td><td>1</td><td>0</td><td>3</td></tr>"),
    "a guide that names the columns": "<table><tr><td>予以公开</td><td>部分公开</td><td>自然人</td></tr></table>",
    "words alone": "<p>予以公开、部分公开、自然人、行政许可</p>",
    "another table": "<table><tr><td>姓名</td><td>电话</td></tr><tr><td>1</td><td>2</td></tr></table>",
    "no table": "<p>详见附件</p>",
}


@pytest.mark.parametrize("name", PAGES)
def test_it_says_what_reading_finds(name: str) -> None:
    document = read_document(PAGES[name].encode(), name="x.html")
    try:
        read_report(document)
        expected = True
    except NotAReport:
        expected = False
    assert holds_report(document) is expected
    assert expected is (name == "a table of the form")
