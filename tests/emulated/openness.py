"""龙讯 openness (Anhui): annual reports by branch and year, each year a page that is the report or leads to it.

portals.md, row 8 of the families.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from tests.crawl.sites import Answer, Asked, Page
from tests.emulated.cast import Entry, entries
from tests.emulated.portal import AGENCY, HOME, Emulated, Shown, html

BRANCH = "5d1c2b3a4f5e6d7c8b9a0f1e"
ROOT = "/openness/OpennessAnnualReport"


@dataclass(frozen=True, slots=True)
class Habits:
    """What a site does in its own way.

    - `listing`: the address that the registry has: a year's page, the branch's page, or the old list of all years.
    - `year_page`: a year's page is the report itself, or leads to `show/{id}.html`.
    - `years`: of which there are reports.
    - `gap`: what answers a year without one: a page that says so, or 404.
    - `menu`: the pages offer the years to choose from.
    """

    listing: Literal["year", "branch", "old"] = "year"
    year_page: Literal["report", "links"] = "links"
    years: Sequence[int] = (2019, 2020, 2021, 2023, 2024)
    gap: Literal["says", "404"] = "says"
    menu: bool = True


def _show(entry: Entry, habits: Habits) -> str:
    return f"/Xxgknb/show/{entry.number}.html" if habits.listing == "old" else f"{ROOT}/show/{entry.number}.html"


def _year(year: int) -> str:
    return f"{ROOT}/year/{BRANCH}/{year}.html"


def _frame(title: str, inside: str) -> Page:
    return html(f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>
<meta name="SiteName" content="云泽市人民政府"><meta name="ColumnName" content="政府信息公开年度报告">
<link rel="stylesheet" href="/assets/openness/css/openness.css"></head><body>
<div class="header"><a href="/">首页</a><a href="/openness/">政府信息公开</a>
<a href="/openness/OpennessGuide/?branch_id={BRANCH}">政府信息公开指南</a></div>
{inside}<div class="footer">主办单位：云泽市人民政府</div></body></html>""")


def _article(entry: Entry) -> Page:
    table = (
        f"<table class='openness-info'><tr><td>索引号：</td><td>{entry.number}/202501-00021</td><td>发布机构：</td>"
        f"<td>{entry.agency}</td></tr><tr><td>发文日期：</td><td>{entry.published}</td><td>主题分类：</td><td>年报</td></tr></table>"
    )
    inside = f'{table}<h1>{escape(entry.title)}</h1><div class="j-fontContent" id="zoom">{entry.body}</div>'
    return _frame(escape(entry.title), inside)


def portal(name: str, habits: Habits | None = None) -> Emulated:
    """A branch with five reports."""
    habits = habits or Habits()
    reports = entries(years=habits.years, decoys=False) if habits.years else ()
    by_year = {entry.year: entry for entry in reports if entry.year}
    offered = "".join(f'<li><a href="{_year(year)}">{year}年</a></li>' for year in range(2025, 2017, -1))
    menu = f'<ul class="year-list">{offered}</ul>' if habits.menu else ""

    def links(chosen: Sequence[Entry]) -> str:
        rows = "".join(
            f'<li><a href="{_show(entry, habits)}" title="{escape(entry.title)}">{escape(entry.title)}</a>'
            f"<span>{entry.published}</span></li>"
            for entry in chosen
        )
        return f'<ul class="doc_list">{rows}</ul>'

    def year_page(asked: Asked) -> Page:
        year = int(asked.path.rpartition("/")[2].removesuffix(".html"))
        entry = by_year.get(year)
        if entry is None and habits.gap == "404":
            return html("<html><body>404</body></html>", status=404)
        if entry is None:
            return _frame("政府信息公开年度报告", f"{menu}<p class='nodata'>暂无数据</p>")
        if habits.year_page == "links":
            return _frame("政府信息公开年度报告", menu + links([entry]))
        return _frame("政府信息公开年度报告", f'{menu}<h1>{escape(entry.title)}</h1><div id="zoom">{entry.body}</div>')

    routes: dict[str, Answer] = {"/": HOME, **{_year(year): year_page for year in range(2000, 2100)}}
    routes |= {_show(entry, habits): _article(entry) for entry in reports}
    branch = f"/opennessAnnualReport/?branch_id={BRANCH}"
    routes[branch] = _frame("政府信息公开年度报告", menu + links(reports[:1]))
    routes["/Xxgknb/"] = _frame("政府信息公开年报", links(reports))
    listing = {"year": _year(2021), "branch": branch, "old": "/Xxgknb/"}[habits.listing]
    is_itself = habits.year_page == "report"
    shows = tuple(
        Shown(AGENCY, year, (_show(entry, habits), _year(year)) if is_itself else (_show(entry, habits),))
        for year, entry in by_year.items()
    )
    return Emulated(name, "openness", listing, routes, shows)
