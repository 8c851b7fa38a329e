"""Hostile and broken files: one clear line each, before they cost time or memory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents import Unreadable, bound, read_document
from gongkai.documents import limits as lim
from tests.notes import CHINESE

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 40


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\0" * 99, "empty"),
        (JPEG, "the picture is damaged"),
        (b"%PDF-1.7\n", "PDF"),
        (b"<table>" * (lim.MAX_BYTES // 7 + 1), "MB"),
        (b"<p>x</p>" * (lim.MAX_TAGS // 2 + 1), "tags"),
        (b"<table><tr><td>" * 10_000, "nested"),
        (b"<div>" * 100_000, "nested"),
        (b"".join(b"<p><b id=%d>" % n for n in range(4_000)), "left open"),
        (b"<p " + b" ".join(b"a%d" % n for n in range(100_000)) + b">", "attributes"),
        (b"<table>" + b"<tr><td colspan=9999999 rowspan=9999999>5</td></tr>" * 3_000 + b"</table>", "cells"),
        (b"<table>" + b"<tr><td>5</td></tr>" * 100_000 + b"</table>", ""),
        (b"a\n" * (lim.MAX_TEXT_PARTS + 2), "lines and table cells"),
        (b"| 1 | 2 |\n" * (lim.MAX_TEXT_PARTS // 2 + 1), "lines and table cells"),
        (b"a" + b"\n" * (lim.MAX_TEXT_LINES + 1) + b"b", "lines; take the report out"),
        (bytes((n * 7919 + n * n) % 256 for n in range(50_000)), "binary"),
    ],
    ids="empty spaces nul jpeg pdf big tags tables divs format attributes spans rows lines cells blank noise".split(),  # noqa: SIM905
)
def test_refused_in_one_line(data: bytes, message: str) -> None:
    try:
        read_document(data, name="page.html")
    except Unreadable as error:
        assert message in str(error)
        assert "\n" not in str(error)
        assert error.zh.startswith("page.html：") and CHINESE.search(error.zh)
    else:
        assert message == ""


def test_thousands_of_nested_tables_are_walked_without_recursion() -> None:
    deep = b"<table><tr><td>1</td><td>2</td><td>3</td><td>" * (lim.MAX_DEPTH - 10)
    assert len(read_document(deep, name="x").blocks) == lim.MAX_DEPTH - 10


@given(st.binary(max_size=2_000))
def test_any_bytes_give_a_document_or_a_clear_error(data: bytes) -> None:
    try:
        read_document(data, name="x")
    except Unreadable as error:
        assert str(error).startswith("x: ")


_TABLES = ("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td rowspan=3>", "<td colspan=2>", "<tbody>")
_OTHERS = ("<p>", "<br>", "<b>", "</b>", "<!--", "-->", "<script>", "5", "规章", "总计", "\t", "\n", "|", "0", "&nbsp;")
_SCRAPS = st.sampled_from((*_TABLES, *_OTHERS))


@given(st.lists(_SCRAPS, max_size=80))
def test_any_markup_gives_a_document(scraps: list[str]) -> None:
    try:
        document = read_document("".join(scraps).encode(), name="x")
    except Unreadable:
        return
    for block in document.blocks:
        rows = getattr(block, "rows", ((),))
        assert len({len(row) for row in rows}) == 1


def test_many_tags_with_some_attributes_each_are_refused_before_they_fill_the_memory() -> None:
    data = b"<table><tr><td>1" + b"<br a b c d e f g>" * 150_000
    with pytest.raises(Unreadable, match="over 1000000 attributes"):
        read_document(data, name="page.html")


@pytest.mark.parametrize(
    "cell", ["<tr><td>第{}项工作<td>{}", "<tr><td>{}<td>第{}项工作"], ids=["a label a row", "a text a row"]
)
def test_more_different_texts_than_a_book_of_reports_has_are_refused(cell: str) -> None:
    """Each is held against all labels: 28,000 rows of seven took over 100 s."""
    most = lim.MAX_WORDINGS
    with pytest.raises(Unreadable, match=f"page: over {most} different texts in table cells"):
        read_document(_rows(cell, most + 1), name="page")
    assert len(read_document(_rows(cell, most), name="page").blocks) == 1
    assert len(read_document(_rows("<tr><td>同样的工作<td>{}{}", most + 1), name="page").blocks) == 1


def test_the_pages_of_a_book_have_no_more_of_them_together() -> None:
    half = lim.MAX_WORDINGS // 2 + 1
    pages = [
        read_document(_rows(cell, half), name="page") for cell in ("<tr><td>第{}项<td>{}", "<tr><td>第{}条工作<td>{}")
    ]
    with pytest.raises(Unreadable, match="the 2 pages of a book: over"):
        bound(pages)


def _rows(cell: str, count: int) -> bytes:
    return f"<table>{''.join(cell.format(n, n) for n in range(count))}</table>".encode()
