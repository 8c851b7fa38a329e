import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.crawl.robots import MAX_ROBOTS, Rules, read_robots


def test_the_group_that_names_us_goes_before_the_one_for_all() -> None:
    rules = read_robots(b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n\nUser-Agent: GongKai\nDisallow: /x\nAllow: /x/y\n")
    assert rules.allow("http://a.cn/art/1.html")
    assert not rules.allow("http://a.cn/x/1.html")
    assert rules.allow("http://a.cn/x/y.html")


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("User-agent: *\nCrawl-delay: 2.5", 2.5),
        ("User-agent: *\nRequest-rate: 1/10", 10),
        ("User-agent: *\nRequest-rate: 2/1m", 30),
        ("User-agent: *\nCrawl-delay: 5\nRequest-rate: 1/3", 5),
        ("User-agent: *\nCrawl-delay: soon", 0),
        ("User-agent: *\nCrawl-delay: -3", 0),
        ("User-agent: *\nRequest-rate: 0/5", 0),
        ("User-agent: other\nCrawl-delay: 9", 0),
    ],
)
def test_the_longest_pause_that_it_asks_for_is_the_gap(text: str, gap: float) -> None:
    assert read_robots(text.encode()).gap == gap


def test_a_page_of_html_forbids_nothing() -> None:
    rules = read_robots(b"<!DOCTYPE html><html><body>404</body></html>")
    assert rules.allow("http://a.cn/")
    assert Rules().allow("http://a.cn/")


@given(st.binary(max_size=300))
def test_no_bytes_break_it(body: bytes) -> None:
    rules = read_robots(body)
    assert rules.gap >= 0
    rules.allow("http://a.cn/x?y=1")


def test_only_so_much_of_it_is_read() -> None:
    rules = read_robots(b"#" * MAX_ROBOTS + b"\nUser-agent: *\nDisallow: /\n")
    assert rules.allow("http://a.cn/")
