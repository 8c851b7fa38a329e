"""The page after one that could not be had, from the numbers of the requests alone."""

import pytest

from gongkai.portals import page_after
from gongkai.values import PageRequest

HOST = "http://a.example"


def after(lost: str, before: str = "", step: int = 1) -> str | None:
    found = page_after(PageRequest(HOST + lost, step=step), PageRequest(HOST + before) if before else None)
    return found.url.removeprefix(HOST) if found else None


@pytest.mark.parametrize(
    ("before", "lost", "expected"),
    [
        ("/nb/index_1.html", "/nb/index_2.html", "/nb/index_3.html"),
        ("/nb/index_09.html", "/nb/index_10.html", "/nb/index_11.html"),
        ("/nb/p008.html", "/nb/p009.html", "/nb/p010.html"),
        ("/list/7.htm", "/list/6.htm", "/list/5.htm"),
        ("/list/2.htm", "/list/1.htm", "/list/2.htm"),
        ("/list?d=155&from=0&to=15", "/list?d=155&from=15&to=30", "/list?d=155&from=30&to=45"),
        ("/nb/", "/nb/index_2.html", "/nb/index_3.html"),
        ("/nb/2024/", "/zx/index_2.html?t=5", "/zx/index_3.html?t=5"),
        ("/nb/", "/nb/list?id=3&pageNo=2&size=15", "/nb/list?id=3&pageNo=3&size=15"),
        ("/nb/", "/proxy.jsp?startrecord=16&endrecord=60&col=1", "/proxy.jsp?startrecord=61&endrecord=105&col=1"),
        ("/nb/", "/nb/2024.html", None),
        ("/nb/", "/nb/detail.jsp?id=44", None),
        ("/nb/", "/nb/list?page=2&p=2", None),
        ("/nb/a.html", "/nb/b.html", None),
        ("/nb/1/2/3/4.html", "/nb/2/3/4/5.html", "/nb/2/3/4/6.html"),
        ("", "/nb/index_2.html", "/nb/index_3.html"),
    ],
)
def test_numbers_lead_on(before: str, lost: str, expected: str | None) -> None:
    assert after(lost, before) == expected


def test_pages_that_count_down() -> None:
    assert after("/nb/2.htm", "/nb.htm", step=-1) == "/nb/1.htm"
    assert after("/nb/1.htm", "/nb.htm", step=-1) is None


def test_forms_lead_on_as_addresses_do() -> None:
    def asked(page: int) -> PageRequest:
        form = (("channelId", "61eaab31"), ("page", str(page)), ("size", "20"))
        return PageRequest(f"{HOST}/getFileListByCodeId", form, ("http://a.example/", "40"))

    assert page_after(asked(3), asked(2)) == asked(4)
    assert page_after(asked(2), None) == asked(3)
    assert page_after(asked(2), PageRequest(f"{HOST}/nb/")) == asked(3)


def test_the_number_within_the_column_grows_too() -> None:
    lost = PageRequest(f"{HOST}/nb/index_2.html", memo=("", f"{HOST}/old/"), page=3)
    assert page_after(lost, None) == PageRequest(f"{HOST}/nb/index_3.html", memo=lost.memo, page=4)
