import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.portals.links import normalise, relative_base

PAGE = "http://www.yunze.example/zfxxgk/nb/index.html"

SPELLINGS = [
    ("./202401/t1.html", "http://www.yunze.example/zfxxgk/nb/202401/t1.html"),
    ("../../a/./b/../c.html", "http://www.yunze.example/a/c.html"),
    ("/../../x.html", "http://www.yunze.example/x.html"),
    ("http://www.yunze.example/a/../../b/", "http://www.yunze.example/b/"),
    ("//other.example/x", "http://other.example/x"),
    ("?id=3&b=", "http://www.yunze.example/zfxxgk/nb/index.html?id=3&b="),
    ("t1.html#zoom", "http://www.yunze.example/zfxxgk/nb/t1.html"),
    ("HTTP://WWW.Yunze.Example:80", "http://www.yunze.example/"),
    ("https://yunze.example:443/A", "https://yunze.example/A"),
    ("http://127.0.0.2:8001/x", "http://127.0.0.2:8001/x"),
    ("http://yunze.example.:8080/a", "http://yunze.example:8080/a"),
    ("2024 年报/a.htm", "http://www.yunze.example/zfxxgk/nb/2024%20%E5%B9%B4%E6%8A%A5/a.htm"),
    ("%e5%b9%b4/%41%2f%7e", "http://www.yunze.example/zfxxgk/nb/%E5%B9%B4/A%2F~"),
    ("100%.html", "http://www.yunze.example/zfxxgk/nb/100%25.html"),
    ("/s?q=年报&x=a b", "http://www.yunze.example/s?q=%E5%B9%B4%E6%8A%A5&x=a%20b"),
    (" \n/a/\tb\r\n.html\u3000", "http://www.yunze.example/a/b.html"),
    ("\\a\\b.html", "http://www.yunze.example/a/b.html"),
    ("http://政务.example/", "http://xn--zfr164b.example/"),
    ("http://[::1]:8080/", "http://[::1]:8080/"),
]

NO_PAGES = [
    "", "#top", "javascript:void(0)", "JavaScript:go()", "mailto:a@b.example", "tel:12345", "data:text/html,x",
    "ftp://a.example/", "file:///etc/passwd", "http://", "http:///", "http://user:pw@a.example/", "http://a.example:99999/",
    "http://a.example:0/", "http://a b.example/", "http://.example/", "http://[::1", "http://a.example/" + "x" * 3000,
]  # fmt: skip


@pytest.mark.parametrize(("link", "url"), SPELLINGS)
def test_one_spelling(link: str, url: str) -> None:
    assert normalise(link, PAGE) == url


@pytest.mark.parametrize("link", NO_PAGES)
def test_no_page(link: str) -> None:
    assert normalise(link, None if link.startswith("http") else PAGE) is None


def test_relative_link_without_a_base_is_no_page() -> None:
    assert normalise("a.html") is None


@given(st.text(max_size=60))
def test_any_text_gives_one_spelling_or_none(text: str) -> None:
    once = normalise(text, PAGE)
    if once is not None:
        assert once.startswith(("http://", "https://"))
        assert once.isascii() and not any(character in once for character in "# \\\n")
        assert normalise(once) == once
        assert normalise(once, "https://other.example/y/") == once


@given(st.lists(st.sampled_from(["a", "..", ".", "年", "%2e", ""]), max_size=8))
def test_no_path_leaves_its_host(segments: list[str]) -> None:
    url = normalise("http://h.example/" + "/".join(segments))
    assert url is not None
    assert url.startswith("http://h.example/")
    assert not {".", ".."} & set(url.split("/")[3:])


def test_base_of_a_page() -> None:
    assert relative_base(PAGE, None) == PAGE
    assert relative_base(PAGE, "") == PAGE
    assert relative_base(PAGE, "/x/") == "http://www.yunze.example/x/"
    assert relative_base(PAGE, "javascript:x") == PAGE
