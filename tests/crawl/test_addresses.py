import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.crawl import BadAddressError, clean_url, host_of
from gongkai.crawl.addresses import is_loopback, is_private_literal, is_public, page_key, same_page
from gongkai.values import PageRequest


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("HTTP://WWW.A.gov.cn:80", "http://www.a.gov.cn/"),
        ("https://a.gov.cn:443/x?", "https://a.gov.cn/x?"),
        ("http://a.gov.cn./x/../y/./z.html#top", "http://a.gov.cn/y/z.html"),
        (
            " http://a.gov.cn/a b/年报.html?q=年 报 ",
            "http://a.gov.cn/a%20b/%E5%B9%B4%E6%8A%A5.html?q=%E5%B9%B4%20%E6%8A%A5",
        ),
        ("http://a.gov.cn/%E5%B9%B4?x=%E5%B9%B4", "http://a.gov.cn/%E5%B9%B4?x=%E5%B9%B4"),
        ("http://中国.cn:8080/", "http://xn--fiqs8s.cn:8080/"),
        ("http://[2001:DB8::1]:8080/x", "http://[2001:db8::1]:8080/x"),
    ],
)
def test_an_address_has_one_spelling(written: str, clean: str) -> None:
    assert clean_url(written) == clean
    assert clean_url(clean) == clean


@pytest.mark.parametrize(
    "url",
    [
        "javascript:void(0)",
        "ftp://a.gov.cn/x",
        "file:///etc/passwd",
        "/list.html",
        "http:///x",
        "http://",
        "http://u:p@a.gov.cn/",
        "http://a.gov.cn:99999/",
        "http://a.gov.cn:0/",
        "http://a..cn/",
        "http://a.gov.cn/\x00",
        "http://a b.cn/",
        "",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(BadAddressError):
        clean_url(url)


@given(st.text(max_size=40))
def test_any_text_is_an_address_with_one_spelling_or_is_refused(text: str) -> None:
    for url in (text, f"http://a.gov.cn/{text}", f"http://{text}/"):
        try:
            clean = clean_url(url)
        except BadAddressError:
            continue
        assert clean.isascii()
        assert clean_url(clean) == clean
        assert host_of(clean) == host_of(url)


def test_a_host_is_named_with_its_port_where_that_is_unusual() -> None:
    assert host_of("http://A.gov.cn:80/x") == host_of("https://a.gov.cn/y") == "a.gov.cn"
    assert host_of("http://127.0.0.2:8080/x") == "127.0.0.2:8080"
    assert host_of("http://[::1]:8080/") == "[::1]:8080"


def test_a_post_is_another_page_than_a_get() -> None:
    url = "http://a.gov.cn/dataproxy.jsp?perpage=15"
    first = PageRequest(url, (("startrecord", "1"), ("endrecord", "45")))
    second = PageRequest(url, (("startrecord", "46"), ("endrecord", "90")))
    assert len({page_key(PageRequest(url)), page_key(first), page_key(second)}) == 3
    assert clean_url(page_key(first)) == url


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "172.16.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1",
        "fc00::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::",
        "ff02::1",
    ],
)
def test_addresses_that_are_not_of_the_open_internet(address: str) -> None:
    assert not is_public(address)
    host = f"[{address}]:80" if ":" in address else address
    assert is_private_literal(host)


def test_addresses_of_the_open_internet() -> None:
    assert is_public("114.114.114.114")
    assert is_public("2400:3200::1")
    assert not is_private_literal("114.114.114.114:88")
    assert not is_private_literal("www.example.org")


def test_this_machine_is_told_by_its_name() -> None:
    assert all(is_loopback(host) for host in ("127.0.0.1", "127.0.0.9:80", "localhost", "localhost:8000", "[::1]:80"))
    assert not any(is_loopback(host) for host in ("10.0.0.1", "www.example.org", "127.example.org", "[fe80::1]"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/a.html;jsessionid=9F3A", "/a.html;jsessionid=77B0"),
        ("/a.html;JSESSIONID=9F3A?id=3", "/a.html?id=3"),
        ("/a.html?t=1732600000123", "/a.html?t=1732600009999"),
        ("/a.html?id=3&_=1732600000", "/a.html?id=3"),
        ("/a.html?v=0.7251", "/a.html"),
    ],
)
def test_sessions_and_moments_do_not_tell_pages_apart(one: str, other: str) -> None:
    host = "www.example.gov.cn"
    assert same_page(f"http://{host}{one}", host) == same_page(f"http://{host}{other}", host)


@pytest.mark.parametrize("query", ["t=5", "v=20240115", "id=1732600000", "page=2", "time=2024"])
def test_other_numbers_do(query: str) -> None:
    host = "www.example.gov.cn"
    assert same_page(f"http://{host}/a.html?{query}", host) != same_page(f"http://{host}/a.html", host)
