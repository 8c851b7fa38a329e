"""A crawl asks of every page whether it holds a report; what it is told must be what reading finds."""

from collections.abc import Sequence

import pytest

from gongkai.documents import read_document
from gongkai.reports import NotAReport, holds_report, read_report
from gongkai.reports.tables.align import Alignment
from gongkai.values import Document, Note

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


@pytest.mark.parametrize(
    "said",
    [
        "<p>全年收到自然人申请12件，商业企业申请3件，予以公开10件，部分公开5件。</p><p>行政复议1件，结果维持1件。</p>",
        "<p>自然人 12</p><p>商业企业 3</p><p>予以公开 10</p><p>部分公开 5</p><p>行政许可 23</p><p>规范性文件 4 2 9</p>",
    ],
)
def test_words_of_the_tables_in_running_text_are_no_table(said: str) -> None:
    """图解 and 解读 of a report: the labels stand in lines, and no table can be put together from them."""
    assert not holds_report(read_document(f"<h1>一图读懂年度报告</h1>{said}".encode(), name="page.html"))


def test_the_lines_of_a_long_page_are_not_gone_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page of a crawl is looked at, and the search of its lines takes seconds on some 5,000."""
    searched: list[int] = []

    def search(blocks: Sequence[object], ordinary: Alignment) -> Alignment:
        searched.append(len(blocks))
        return ordinary

    monkeypatch.setattr("gongkai.reports.gather.gather", search)
    for lines in (1_000, 12_000):
        words = "<p>自然人</p><p>予以公开</p><p>部分公开</p><p>49</p>" * (lines // 4)
        assert not holds_report(read_document(words.encode(), name="page.html"))
    assert searched == [1_000]


def test_long_notes_make_no_long_message() -> None:
    """They quote names out of a ZIP (damaged archive 2911289148)."""
    name = f"a.zip/{'长' * 900}.docx"
    notes = (Note(f"read from the ZIP: {name}", f"读取的是ZIP中的{name}"),) * 5
    with pytest.raises(NotAReport, match=r"read from the ZIP: a\.zip/长") as error:
        read_report(Document("docx", "", {}, (), notes))
    assert len(str(error.value)) < 1_200
    assert "读取的是ZIP中的a.zip/长" in error.value.zh
    assert len(error.value.zh) < 1_200
