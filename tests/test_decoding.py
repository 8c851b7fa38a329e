"""Charsets by evidence: what the bytes can be goes before what is said of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.decoding import decode

TEXT = "政府信息公开工作年度报告，本年新收63件"


@pytest.mark.parametrize("charset", ["utf-8", "gbk", "gb18030"])
@pytest.mark.parametrize("header", [None, "text/html", "text/html; charset=ISO-8859-1", "text/html; charset=gb2312"])
def test_chinese_text_is_read_whatever_the_header_says(charset: str, header: str | None) -> None:
    decoded = decode(TEXT.encode(charset), header)
    assert decoded.text == TEXT
    assert decoded.charset == ("utf-8" if charset == "utf-8" else "gb18030")


def test_a_header_that_lies_is_noted() -> None:
    lied = decode(TEXT.encode("gbk"), "text/html; charset=utf-8")
    assert (lied.text, lied.charset) == (TEXT, "gb18030")
    assert lied.notes == ("charset: the header says utf-8, the bytes are gb18030",)
    assert decode(TEXT.encode("gbk"), "text/html; charset=gbk").notes == ()


def test_the_page_itself_may_declare_its_charset() -> None:
    page = f'<meta charset="big5"><p>{"政府資訊"}</p>'.encode("big5")
    assert "政府資訊" in decode(page, None, markup=True).text


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_decides(charset: str) -> None:
    assert decode(TEXT.encode(charset), "text/html; charset=gbk").text == TEXT


def test_a_page_of_utf8_with_one_broken_byte_stays_utf8_and_says_so() -> None:
    decoded = decode((TEXT * 20).encode() + b"\xe6\x94", None)
    assert decoded.text.startswith(TEXT)
    assert decoded.charset == "utf-8"
    assert decoded.notes == ("charset: 1 characters could not be decoded and are shown as U+FFFD",)


def test_short_gbk_that_is_valid_utf8_follows_the_header() -> None:
    data = "劢".encode("gbk") if "劢".encode("gbk")[0] < 0xE0 else b"\xc4\xa3"
    assert decode(data, "text/plain; charset=gbk").charset == "gb18030"


@given(st.binary(max_size=400), st.sampled_from([None, "text/html; charset=gbk", "x; charset=nonsense"]))
def test_no_bytes_fail_and_no_loss_is_silent(data: bytes, header: str | None) -> None:
    decoded = decode(data, header)
    assert bool(decoded.text.count("\ufffd")) == any("U+FFFD" in note for note in decoded.notes)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=30))
def test_gbk_without_any_declaration(text: str) -> None:
    assert decode(text.encode("gbk")).text == text
