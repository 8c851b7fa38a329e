"""A page that only leads on is followed to where it leads; one to be read, or a challenge, is not."""

import time

import pytest

from gongkai.portals.shells import LONGEST_SHELL, leads_on

URL = "http://www.yunze.example/zwgk/old/"
NEW = "http://www.yunze.example/zwgk/xxgknb/"


@pytest.mark.parametrize(
    "inside",
    [
        '<meta http-equiv="refresh" content="0;url=../xxgknb/">',
        "<META HTTP-EQUIV='Refresh' CONTENT=\"3; URL='/zwgk/xxgknb/'\"><p>页面已迁移，正在跳转</p>",
        "<script>window.location.href='/zwgk/xxgknb/';</script>",
        "<body onload='x()'><script>function x(){ top.location = \"http://www.yunze.example/zwgk/xxgknb/\" }</script>",
        "<script>location.replace('../xxgknb/')</script>",
    ],
)
def test_a_shell_leads_on(inside: str) -> None:
    assert leads_on(URL, f"<html><head>{inside}</head></html>") == NEW


@pytest.mark.parametrize(
    "inside",
    [
        "",
        '<meta http-equiv="refresh" content="600">',
        '<meta http-equiv="refresh" content="300;url=/zwgk/xxgknb/">',
        '<meta http-equiv="refresh" content="0;url=./">',
        "<script>document.cookie='C3VK=1'; location.href='/zwgk/xxgknb/'</script>",
        f"<script>location.href='/zwgk/xxgknb/'</script><p>{'本页是栏目，列出年度报告。' * 12}</p>",
        "<script>location.href = base + id</script>",
        "<script>location.href='javascript:void(0)'</script>",
    ],
)
def test_other_pages_do_not(inside: str) -> None:
    assert leads_on(URL, f"<html><head>{inside}</head></html>") is None


def test_a_hostile_shell_takes_no_time() -> None:
    began = time.process_time()
    for piece in ("<meta http-equiv=refresh content='0; url = ", "location=", "<b>", "replace("):
        leads_on(URL, (piece * LONGEST_SHELL)[:LONGEST_SHELL])
    assert time.process_time() - began < 1
