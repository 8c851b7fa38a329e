from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.portals.dates import day_in_address, printed_day

PRINTED = [
    ("2026-01-23", date(2026, 1, 23)),
    ("[2026/1/3]", date(2026, 1, 3)),
    ("发布时间：2026年1月23日 浏览", date(2026, 1, 23)),
    ("2026-\n01-\n 23", date(2026, 1, 23)),
    ("2026.01.23", date(2026, 1, 23)),
    ("20260123", date(2026, 1, 23)),
    ("2026-13-01", None),
    ("2026-02-30 2026-02-03", date(2026, 2, 3)),
    ("1926-01-23", None),
    ("01-23", None),
    ("2023年", None),
    ("点击数 20262399", None),
]

ADDRESSES = [
    ("http://a.example/nb/202401/t20240115_3271106.html", date(2024, 1, 15)),
    ("http://a.example/art/2025/1/21/art_1229850102_98797.html", date(2025, 1, 21)),
    ("http://a.example/nw12344/20230331/4a03b5fa47ae4c73b7ec42801de6be66.html", date(2023, 3, 31)),
    ("http://a.example/c/2026-02-03/7104080.shtml", date(2026, 2, 3)),
    ("http://a.example/new/detail/20220124145934053.html", date(2022, 1, 24)),
    ("http://a.example/html/czjt/2025/LHNKAQCB_0117/29440.html", date(2025, 1, 17)),
    ("http://a.example/html/czjt/2025/LHNKAQCB_0231/29440.html", None),
    ("http://a.example/zfxxgk/2023n/1752504210521403394.html", None),
    ("http://a.example/gi_news/441611908346725", None),
    ("http://a.example/nb/202401/t20241315_1.html", None),
    ("http://a.example/x.html?d=20240115", None),
    ("http://20240115.example/", None),
]


@pytest.mark.parametrize(("text", "day"), PRINTED)
def test_printed_day(text: str, day: date | None) -> None:
    assert printed_day(text) == day


@pytest.mark.parametrize(("url", "day"), ADDRESSES)
def test_day_in_address(url: str, day: date | None) -> None:
    assert day_in_address(url) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_spelling(day: date) -> None:
    assert printed_day(f"{day:%Y-%m-%d}") == printed_day(f"{day.year}年{day.month}月{day.day}日") == day
    assert day_in_address(f"http://a.example/t{day:%Y%m%d}_1.html") == day
