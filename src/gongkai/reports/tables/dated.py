"""Columns of other years beside those of the report's."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gongkai.reports.labels import YEAR, normalise
from gongkai.reports.tables.applicants import ANOTHER_YEAR
from gongkai.reports.tables.heading import Heading, is_bare
from gongkai.reports.tables.lines import Item
from gongkai.reports.tables.odd_columns import is_odd_column

_LAST = re.compile("(?:上一?年|去年)度?(?:同期)?(?:数据?)?")
_NOW = re.compile("[本今]年度?")
_THIS = 9999
"""The year of a column over which none stands: it is the report's."""


def before_other_years(headings: Sequence[Heading], first: int) -> int:
    """The first column, or those before it that no form has (上年总计, 件数), which stand behind columns of labels.

    Their figures would stand beside all columns else, and move those of a row with blanks.
    """
    while 0 < first < len(headings):
        before = headings[first - 1]
        is_known = ANOTHER_YEAR.fullmatch(normalise(before.label)) or is_odd_column(before.label)
        if before.end - before.start > 1 or not before.start or not is_known:
            break
        first -= 1
    return first


def of_this_year(headings: Sequence[Heading], stacks: Sequence[Sequence[Item]]) -> list[Heading]:
    """The columns without those of other years, which no form has. `stacks` are the labels over each place.

    Of several columns with one name it is those with a year in it (总计 beside 2023年总计) or over it (2023年 over the
    seven), or with an earlier one than the last. Where a column without a label may be the one that is meant, one with
    a year in its name is left out too.
    """
    has_bare = any(heading.key is None and is_bare(heading.label) for heading in headings)
    years = [year_in(stacks[heading.start]) for heading in headings]
    beside = max((_own_year(heading, year) for heading, year in zip(headings, years, strict=True)), default=0)
    latest: dict[tuple[str | None, str | None], int] = {}
    for heading, year in zip(headings, years, strict=True):
        latest[heading.row, heading.key] = max(year, latest.get((heading.row, heading.key), 0))
    return [
        replace(heading, key=None, label=_dated(heading.label, year))
        if year < max(beside, latest[heading.row, heading.key]) or (has_bare and YEAR.search(heading.label))
        else heading
        for heading, year in zip(headings, years, strict=True)
    ]


def _own_year(heading: Heading, year: int) -> int:
    """The year that is all a column is called; in unmerged cells 自然人 stands over the first of two alone."""
    is_named = heading.key is None and (YEAR.fullmatch(normalise(heading.label)) or _NOW.fullmatch(heading.label))
    return year if is_named else 0


def _dated(label: str, year: int) -> str:
    return label if YEAR.search(label) else f"{f'{year}年' if year else '上年'}{label}"


def year_in(stack: Sequence[Item]) -> int:
    """The year that the lowest of these labels names which names one; 0 for 上年."""
    for item in reversed(stack):
        if match := YEAR.search(item.text):
            return int(match[0][:4])
        if _LAST.fullmatch(normalise(item.text)):
            return 0
    return _THIS
