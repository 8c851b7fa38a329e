"""What JSON answers hold: pages, one text of lines, files."""

import json

import pytest

from gongkai.documents import Unreadable, read_document
from gongkai.documents.limits import LONGEST_ANSWER
from gongkai.values import Document, Grid, Paragraph
from tests.notes import english

BODY = "<table>" + "".join(f"<tr><td>行{n}</td><td>{n}</td></tr>" for n in range(12)) + "</table>"
OTHER = BODY.replace(">5<", ">6<")


def read(text: str) -> Document:
    return read_document(text.encode(), name="answer.json")


def tables(document: Document) -> list[tuple[int, int]]:
    return [(block.number, len(block.rows)) for block in document.blocks if isinstance(block, Grid)]


@pytest.mark.parametrize("form", ["{}", "callback({});", " \n{}", "{}again"])
def test_an_answer_in_json(form: str) -> None:
    files = [{"name": "附件1", "url": "/a/b.pdf"}, {"name": "x", "url": "/a/c.html"}]
    answer = {"data": {"results": [{"title": "年报", "views": 10**30, "contentHtml": BODY, "attachment": files}]}}
    written = json.dumps({"code": 0, "data": json.dumps(answer)} if form.endswith("again") else answer)
    document = read(form.removesuffix("again").format(written))
    assert tables(document) == [(1, 12)]
    assert document.title == "年报"
    assert [(link.kind, link.url, link.text) for link in document.links] == [("attachment", "/a/b.pdf", "附件1")]


def test_an_answer_with_several_reports_is_none_of_them() -> None:
    document = read(json.dumps([{"title": "2023", "html": BODY}, {"title": "2024", "html": OTHER}]))
    assert tables(document) == []
    assert "none of them was read" in english(document.notes)[0]


def test_a_part_of_an_answer_is_read_alone() -> None:
    answer = {"a/b": [{"title": "2023", "html": BODY}, {"title": "2024", "html": OTHER}], "c": "<p>x</p>"}
    text = json.dumps(answer).encode()
    for at, body in enumerate((BODY, OTHER)):
        document = read_document(text, name="a", part=f"/a~1b/{at}")
        alone = read(body)
        assert (document.title, document.blocks) == (["2023", "2024"][at], alone.blocks)
    for nowhere in ("/a~1b/2", "/a~1b/x", "/a/b/0", "/d", "/c"):
        with pytest.raises(Unreadable, match="holds no text at"):
            read_document(text if nowhere != "/c" else b'{"c": 5}', name="a", part=nowhere)
    with pytest.raises(Unreadable, match="holds no text at"):
        read_document(b"<p>x</p>", name="a", part="/a~1b/0")


@pytest.mark.parametrize("text", ["{略}", "[一] 总体情况", '{"a": "b"}', "[" * 100_000, '{"a":' * 5_000])
def test_text_that_is_no_answer_stays_text(text: str) -> None:
    assert read(text).kind == "text"


LINES = "甲局年报\n" + "".join(f"行政许可\t{n}\n" for n in range(12))


def test_a_text_of_lines_in_an_answer_is_read_as_a_text() -> None:
    """As records of collections of texts hold a report; a table of its lines was one paragraph with its escapes."""
    record = {"id": "7", "title": "甲局2023年年报", "text": LINES, "files": ["https://a.gov.cn/a/年报.pdf"]}
    document = read(json.dumps(record))
    plain = read(LINES)
    assert (document.kind, document.title, document.blocks) == ("text", "甲局2023年年报", plain.blocks)
    assert [link.url for link in document.links] == ["https://a.gov.cn/a/年报.pdf"]
    assert read_document(json.dumps([record]).encode(), name="a", part="/0/text").blocks == plain.blocks


def test_of_several_texts_of_lines_none_is_the_report() -> None:
    several = json.dumps([{"text": LINES}, {"text": f"{LINES}\n完"}])
    assert read(several).blocks == (Paragraph(several),)
    short = json.dumps({"text": "甲\n乙"})
    assert read(short).blocks == (Paragraph(short),)


def test_json_lines_are_all_read() -> None:
    """Only the first was, and nothing said that there are more."""
    one, other = (json.dumps({"title": f"202{n}", "html": body}) for n, body in enumerate((BODY, OTHER)))
    for between in ("\n", "", " "):
        document = read(f"{one}{between}{other}\n")
        assert not any(isinstance(block, Grid) for block in document.blocks)
        assert any("none of them was read" in note for note in english(document.notes))
    assert read(f"{one}\n\n").blocks == read(BODY).blocks
    assert read(f"{one}\n{{略}}").kind == "text"


def test_a_huge_answer_is_refused() -> None:
    with pytest.raises(Unreadable, match="JSON of over"):
        read('["' + "<p>甲</p>" * (LONGEST_ANSWER // 8) + '"]')


def test_answers_between_commas_are_all_read() -> None:
    """A list that lost its brackets: only its first record was read, and nothing said that there are more."""
    one, other = (json.dumps({"title": f"202{n}", "html": body}) for n, body in enumerate((BODY, OTHER)))
    assert any("none of them was read" in note for note in english(read(f"{one},\n{other},\n").notes))


@pytest.mark.parametrize("behind", ["<!-- cached -->", "完"])
def test_what_stands_behind_an_answer_is_told(behind: str) -> None:
    document = read(json.dumps({"html": BODY}) + behind)
    assert document.blocks == read(BODY).blocks
    assert "what stands behind the JSON of the answer was not read" in english(document.notes)


def test_a_text_that_begins_like_json_is_a_text() -> None:
    """A footnote's number is a list of one; the lines below it were taken for what nobody reads."""
    assert read(json.dumps({"title": "甲局年报", "text": f"[1] {LINES}"})).blocks == read(f"[1] {LINES}").blocks
