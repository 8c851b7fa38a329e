"""Pages saved with all their parts as one file."""

import base64
import quopri
from collections.abc import Sequence

import pytest

from gongkai.documents import Unreadable, read_document
from gongkai.documents.html.mhtml import MAX_PAGES, MAX_PARTS
from gongkai.reports import read_report
from gongkai.values import Grid
from tests.maker.html import render
from tests.maker.reports import make
from tests.reports.made import differences

HEAD = 'MIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary="----=_Part.1";\n\ttype="text/html"\n\n'
PICTURE = ("image/png", "base64", base64.encodebytes(b"\x89PNG" + bytes(600)))
Part = tuple[str, str, bytes]


def mhtml(parts: Sequence[Part], head: str = HEAD, line: str = "\n") -> bytes:
    """A file of these parts: the type of each, how it is written, its body as written."""
    pieces = [head.encode()]
    for kind, encoding, body in parts:
        words = f"------=_Part.1\nContent-Location: x\nContent-Transfer-Encoding: {encoding}\nContent-Type: {kind}\n\n"
        pieces.append(words.encode() + body.replace(b"\r\n", b"\n") + b"\n")
    return b"".join((*pieces, b"------=_Part.1--\n")).replace(b"\n", line.encode())


def quoted(page: str, charset: str = "utf-8") -> Part:
    return f'text/html; charset="{charset}"', "quoted-printable", quopri.encodestring(page.encode(charset))


@pytest.mark.parametrize("line", ["\n", "\r\n"])
@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_page_that_word_saved_as_one_file(charset: str, line: str) -> None:
    made = make(3)
    page = render(made).decode().replace("utf-8", charset)
    report = read_report(read_document(mhtml([quoted(page, charset), PICTURE], line=line), name="报告.doc"))
    assert differences(made, report) == ([], [])


@pytest.mark.parametrize("written", ["base64", "8bit", "binary"])
def test_a_page_that_a_browser_saved(written: str) -> None:
    head = f"From: <Saved by Blink>\nSnapshot-Content-Location: https://x.gov.cn/a\nSubject: a\n{HEAD}"
    body = render(make(4))
    part = ("text/html", written, base64.encodebytes(body) if written == "base64" else body)
    report = read_report(read_document(mhtml([PICTURE, part], head), name="page.mht"))
    assert differences(make(4), report) == ([], [])


def test_a_page_without_other_parts() -> None:
    """As browsers save one without pictures: `=` and line ends in its writing stood in the page's texts."""
    _, encoding, body = quoted(render(make(5)).decode())
    head = f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n"
    report = read_report(read_document(head.encode() + body, name="page.mht"))
    assert differences(make(5), report) == ([], [])


def test_the_sheets_of_a_workbook_are_parts_of_their_own() -> None:
    sheets = [quoted(f"<table><tr><td>行政许可</td><td>{n}</td></tr></table>") for n in (11, 12)]
    document = read_document(mhtml([quoted("<html><frameset></frameset></html>"), *sheets]), name="a.xls")
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert [(grid.number, [cell.text for cell in grid.rows[0] if cell]) for grid in grids] == [
        (1, ["行政许可", "11"]),
        (2, ["行政许可", "12"]),
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (mhtml([PICTURE]), "MHTML of 0 pages"),
        (mhtml([quoted("<p>一")] * (MAX_PAGES + 1)), f"MHTML of {MAX_PAGES + 1} pages"),
        (mhtml([PICTURE] * (MAX_PARTS + 1)), "MHTML of over 1000 parts"),
        (mhtml([("text/html", "base64", b"AAA")]), "damaged"),
        (mhtml([("text/html", "8bit", b"<b><p>" * 110_000)] * 2), "400000 tags in all"),
        (
            mhtml([("text/html", "8bit", b"<table>" + b"<tr><td colspan=100>1" * 1_000)] * 3),
            "table cells in its 3 pages",
        ),
    ],
    ids=["no page", "pages", "parts", "damaged", "tags", "cells"],
)
def test_what_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        read_document(data, name="a.mht")


@pytest.mark.parametrize(
    "text",
    [
        "发布机构: 云泽市教育局\n\n一、总体情况",
        "Subject: report\n\nbody",
        "MIME-Version: 1.0\nContent-Type: multipart/related\n\nno boundary",
        "Content-Type: multipart/related; boundary=x\n\n--x\nno version",
    ],
)
def test_what_is_no_such_file_is_text(text: str) -> None:
    assert read_document(text.encode(), name="a.txt").kind == "text"
