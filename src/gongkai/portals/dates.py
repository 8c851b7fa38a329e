"""Days as listings print them, and as addresses carry them.

A day beside a link goes before one in the address. Dates are printed split over lines (`2026-⏎01-⏎23`), in `<b>`, in
`<td>`, in brackets or not at all, and then stand only in the address: `t20260123_….html` (crawling.md, row 9).
"""

import re
from datetime import date

EARLIEST_YEAR = 2000
LATEST_YEAR = 2099
"""Digits that give another year are no day of publishing: the OGI Regulations are of 2007."""

PRINTED_DAY = re.compile(r"(?<!\d)(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})(?!\d)(?:\s*日)?")
"""Public: what a listing prints of a day, so that it can be taken out of a title."""

_PATH_DAY = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?!\d)")
"""`/art/2025/1/21/art_…` (Hanweb), `/c/2026-02-03/7104080.shtml` (Kunming Xishan)."""
_SPLIT_DAY = re.compile(r"/(\d{4})/[A-Z]{6,10}_(\d{2})(\d{2})/")
"""`/html/czjt/2025/LHNKAQCB_0117/29440.html` (Changzhou's districts)."""
_EIGHT_DIGITS = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)")
"""`t20240115_3271106.html` (TRS), `/nw12344/20230331/` (Shanghai)."""
_TIME_STAMP = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})([01]\d|2[0-3])[0-5]\d[0-5]\d\d{0,6}(?!\d)")
"""`20220124145934053.html` (Cangnan): a day, then the time to the millisecond."""


def printed_day(text: str) -> date | None:
    """The first day that a text prints in full, split over lines or not; None where there is none.

    A day that no calendar has, or of a year outside 2000 to 2099, is none.
    """
    return _first(PRINTED_DAY, text) or _first(_EIGHT_DIGITS, text)


def day_in_address(url: str) -> date | None:
    """The day that an address carries, its digits checked against the calendar; None where there is none."""
    address = url.partition("://")[2].partition("?")[0].partition("/")[2]
    path = f"/{address}"
    patterns = (_PATH_DAY, _SPLIT_DAY, _EIGHT_DIGITS, _TIME_STAMP)
    return next((day for day in (_first(pattern, path) for pattern in patterns) if day), None)


def _first(pattern: re.Pattern[str], text: str) -> date | None:
    for match in pattern.finditer(text):
        year, month, day = (int(group) for group in match.groups()[:3])
        if EARLIEST_YEAR <= year <= LATEST_YEAR:
            try:
                return date(year, month, day)
            except ValueError:
                continue
    return None
