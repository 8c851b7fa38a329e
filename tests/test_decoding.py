"""Charsets by evidence: what the bytes can be goes before what is said of them."""

import codecs
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.decoding import decode
from tests.notes import english

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
    assert english(lied.notes) == ("charset: the header says utf-8, the bytes are gb18030",)
    assert decode(TEXT.encode("gbk"), "text/html; charset=gbk").notes == ()


def test_the_page_itself_may_declare_its_charset() -> None:
    page = f'<meta charset="big5"><p>{"政府資訊"}</p>'.encode("big5")
    assert "政府資訊" in decode(page, None, markup=True).text


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_decides(charset: str) -> None:
    assert decode(TEXT.encode(charset), "text/html; charset=gbk").text == TEXT


def test_a_byte_order_mark_that_lies_is_noted() -> None:
    decoded = decode(codecs.BOM_UTF8 + TEXT.encode("gbk"))
    assert (decoded.text, decoded.charset) == (TEXT, "gb18030")
    assert english(decoded.notes) == ("charset: the mark says utf-8, the bytes are gb18030",)


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zero_bytes(charset: str) -> None:
    page = f"<html><p>{TEXT}</p></html>"
    decoded = decode(page.encode(charset), "text/html; charset=gbk", markup=True)
    assert (decoded.text, decoded.charset) == (page, charset)
    assert english(decoded.notes) == (f"charset: read as {charset}, without a byte order mark",)


@pytest.mark.parametrize("header", ["windows-1251", "iso-8859-2", "koi8-r", "big5", "utf-16", "shift_jis", "nonsense"])
@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_header_that_would_decode_anything_is_not_believed(header: str, charset: str) -> None:
    page = f"<p>{TEXT}</p> <td>63</td> "
    data = page.encode(charset)
    for text in (page, page + " "):
        assert decode(text.encode(charset), f"text/html; charset={header}").text == text
    assert decode(data[:-1], f"text/html; charset={header}").text == page[:-1]


@pytest.mark.parametrize("meta", ["utf-8", "gb2312", "big5", "utf-16", "iso-8859-1", "x-unknown"])
@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_page_that_lies_of_itself(meta: str, charset: str) -> None:
    page = f'<meta charset="{meta}"><p>{TEXT}</p>'
    assert decode(page.encode(charset), markup=True).text == page


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
@pytest.mark.parametrize("header", [None, "text/html; charset=utf-8", "text/html; charset=gbk"])
def test_a_damaged_byte_never_leaves_another_figure(charset: str, header: str | None) -> None:
    page = ("<tr><td>本年新收</td><td>63</td><td>１２件</td></tr>" * 20).encode(charset)
    figures = {"63", "１２件", "本年新收"}
    for at in range(200):
        for damage in (b"\xff", b"\xd0", b"\x81", b""):
            decoded = decode(page[:at] + damage + page[at + 1 :], header)
            if page[at] < 0x80:
                continue  # ASCII that is lost or changed leaves no trace
            texts = set(re.findall("<td>([^<]*)</td>", decoded.text))
            plain = {text for text in texts if re.fullmatch(r"[0-9０-９]+件?", text)}
            assert plain <= figures, (at, damage, texts)
            assert decoded.text.count("<td>63</td>") == 20


def test_a_page_of_utf8_with_one_broken_byte_stays_utf8_and_says_so() -> None:
    decoded = decode((TEXT * 20).encode() + b"\xe6\x94", None)
    assert decoded.text.startswith(TEXT)
    assert decoded.charset == "utf-8"
    assert english(decoded.notes) == ("charset: 1 characters could not be decoded and are shown as U+FFFD",)


def test_short_gbk_that_is_valid_utf8_follows_the_header() -> None:
    data = "劢".encode("gbk") if "劢".encode("gbk")[0] < 0xE0 else b"\xc4\xa3"
    assert decode(data, "text/plain; charset=gbk").charset == "gb18030"


@given(st.binary(max_size=400), st.sampled_from([None, "text/html; charset=gbk", "x; charset=nonsense"]))
def test_no_bytes_fail_and_no_loss_is_silent(data: bytes, header: str | None) -> None:
    decoded = decode(data, header)
    assert bool(decoded.text.count("\ufffd")) == any("U+FFFD" in note for note in english(decoded.notes))


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=30))
def test_gbk_without_any_declaration(text: str) -> None:
    assert decode(text.encode("gbk")).text == text
