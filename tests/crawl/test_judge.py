from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from gongkai.archive import Record
from gongkai.crawl.judge import is_shell, judge, retry_after

NOW = datetime(2025, 1, 15, 8, 0, 0, tzinfo=UTC)


def record(body: bytes | None = b"<p>page</p>", *, revisit: bool = False) -> Record:
    return Record("warc/x", 0, "00", body, 11, revisit=revisit)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        *((200, "ok"), (404, "gone"), (410, "gone"), (403, "waf"), (412, "waf"), (521, "waf")),
        *((429, "throttled"), (503, "throttled")),
        *((500, "http_error"), (401, "http_error"), (304, "http_error"), (302, "http_error")),
    ],
)
def test_the_status_decides_where_it_can(status: int, outcome: str) -> None:
    assert judge(status, record(), role="report")[0] == outcome


def test_a_304_is_unchanged_only_if_we_hold_the_page() -> None:
    assert judge(304, record(None, revisit=True), role="report")[0] == "unchanged"
    assert judge(200, record(revisit=True), role="report")[0] == "unchanged"


def test_an_empty_page_is_no_page_but_an_empty_robots_txt_is_one() -> None:
    assert judge(200, record(b" \n"), role="listing")[0] == "truncated"
    assert judge(200, record(b""), role="robots")[0] == "ok"


@pytest.mark.parametrize("home", ["http://a.cn/", "https://a.cn:8080/index.html", "http://a.cn/index.jsp"])
def test_a_report_that_leads_to_the_home_page_is_gone_softly(home: str) -> None:
    assert judge(200, record(), role="report", led_to=home)[0] == "soft404"
    assert judge(200, record(), role="report", led_to="http://a.cn/gk/index.html")[0] == "ok"


@pytest.mark.parametrize(
    "shell",
    [
        b"<html><head><script>document.cookie='C3VK=1;path=/';location.reload()</script></head><body></body></html>",
        b"<script type=text/javascript>\nvar a=1;document.cookie = 'x='+a; location.href='/'",
        b"document.cookie='a=1';location.reload()",
    ],
)
def test_a_script_that_sets_a_cookie_and_says_nothing_is_a_shell(shell: bytes) -> None:
    assert is_shell(shell)
    assert judge(200, record(shell), role="report")[0] == "shell"


@pytest.mark.parametrize(
    "page",
    [
        "<html><script>document.cookie='seen=1'</script><p>收到依申请公开四十九件，结转下一年度一件，全部按期办结。</p></html>".encode(),
        b"<script>if (document.cookie == '') { go() }</script>",
        b"<html><p>short</p></html>",
        b"<script>document.cookie='a=1'</script>" + b"<i></i>" * 1000,
        b"",
    ],
)
def test_a_page_that_says_something_is_no_shell(page: bytes) -> None:
    assert not is_shell(page)


def test_retry_after_in_both_forms() -> None:
    later = format_datetime(NOW + timedelta(seconds=90), usegmt=True)
    slow_clock = format_datetime(NOW - timedelta(seconds=30), usegmt=True)
    assert retry_after([("Retry-After", "120")], NOW) == 120
    assert retry_after([("retry-after", later)], NOW) == 90
    assert retry_after([("Retry-After", later), ("Date", slow_clock)], NOW) == 120
    assert retry_after([("Retry-After", format_datetime(NOW - timedelta(days=1), usegmt=True))], NOW) == 0


@pytest.mark.parametrize("value", ["", "soon", "-5", "1.5", "Wed, 99 Foo 2025", "１２"])
def test_a_retry_after_that_says_nothing_is_none(value: str) -> None:
    assert retry_after([("Retry-After", value)], NOW) is None
    assert retry_after([], NOW) is None


def test_a_retry_after_without_end_is_a_number_all_the_same() -> None:
    assert (retry_after([("Retry-After", "9" * 400)], NOW) or 0) > 86_400
