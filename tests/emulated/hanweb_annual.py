"""Hanweb's annual-report module: one address per agency and year, `xxgkAnnualReport.jsp?area=…&fbtime=…`, no list.

portals.md, row 2 of the families. Years before the first report, and gaps between two, answer a page without one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tests.crawl.sites import Answer, Asked, Page
from tests.emulated.cast import report_body
from tests.emulated.portal import AGENCY, HOME, Emulated, Shown, html

MODULE = "/module/xxgk/xxgkAnnualReport.jsp"
AREA = "11321300014320455R"
OTHER_AREA = "001008003004069"


@dataclass(frozen=True, slots=True)
class Habits:
    """What a module does in its own way.

    - `years`: of which there are reports.
    - `swapped`: the page's own links write `fbtime` before `area`.
    - `offers`: the page has a list of years to choose from.
    - `gap`: what answers a year without a report: a page that says so, 404, the home page, the
      newest report again, or (before the first report) 500.
    - `listing`: the address that the registry has, where it is the module's.
    - `column`: the registry has a column page instead, which shows a tree of two agencies, each with reports of its
      own, or the module in a frame.
    """

    years: Sequence[int] = (2019, 2020, 2022, 2023, 2024)
    swapped: bool = False
    offers: bool = True
    gap: Literal["says", "404", "500", "home", "newest"] = "says"
    listing: str = f"{MODULE}?area={AREA}&fbtime=2024"
    column: Literal["", "tree", "frame"] = ""


def _address(area: str, year: int, habits: Habits) -> str:
    return f"{MODULE}?fbtime={year}&area={area}" if habits.swapped else f"{MODULE}?area={area}&fbtime={year}"


def _page(agency: str, area: str, year: int, habits: Habits) -> str:
    shown = range(2025, 2007, -1) if habits.offers else ()
    offered = "".join(f'<li><a href="{_address(area, one, habits)}">{one}年</a></li>' for one in shown)
    if year in habits.years:
        body = f'<div class="title">{agency}{year}年政府信息公开工作年度报告</div>{report_body(agency, year)}'
    else:
        body = '<div class="none">暂无该年度的信息公开年报！</div>'
    return f"""<!DOCTYPE html><html><head><title>政府信息公开年度报告</title>
<meta name="SiteName" content="云泽市人民政府"><script src="/module/xxgk/js/xxgk.js"></script></head><body>
<div class="xxgk_top"><a href="/">首页</a><a href="/col/col57870/index.html">政府信息公开指南</a></div>
<ul class="years">{offered}</ul><div class="xxgk_content" id="zoom">{body}</div></body></html>"""


def portal(name: str, habits: Habits | None = None) -> Emulated:
    """The module of a county: one agency's reports, or two agencies'."""
    habits = habits or Habits()
    agencies = {AREA: AGENCY, OTHER_AREA: "云泽市公安局"} if habits.column == "tree" else {AREA: AGENCY}

    def module(asked: Asked) -> Page:
        said = asked.parameters
        agency = agencies.get(said.get("area", ""))
        year = int(said["fbtime"]) if said.get("fbtime", "").isdigit() else 0
        if agency is None:
            return html("<html><body>参数错误</body></html>")
        is_said = habits.gap == "says" or (habits.gap == "500" and year > min(habits.years))
        if year not in habits.years and not is_said:
            return {
                "500": html("<html><body>java.lang.NullPointerException</body></html>", status=500),
                "404": html("<html><body>404</body></html>", status=404),
                "home": HOME,
                "newest": html(_page(agency, said["area"], max(habits.years), habits)),
            }[habits.gap]
        return html(_page(agency, said["area"], year, habits))

    if habits.column == "tree":
        links = "".join(f'<a href="{_address(area, 2024, habits)}">{agency}</a>' for area, agency in agencies.items())
        inside = f'<div id="tree">{links}</div>'
    else:
        inside = f'<iframe src="{_address(AREA, 2024, habits)}" width="100%"></iframe>'
    column = f"<html><head><title>信息公开年报</title></head><body><h3>信息公开年报</h3>{inside}</body></html>"
    at_column = f"/col/col57877/index.html?vc_xxgkarea={AREA}&jh=261" if habits.column == "frame" else "/tree.html"
    routes: dict[str, Answer] = {"/": HOME, MODULE: module, at_column: html(column)}
    shows = tuple(
        Shown(agency, year, (f"{MODULE}?area={area}&fbtime={year}", f"{MODULE}?fbtime={year}&area={area}"))
        for area, agency in agencies.items()
        for year in habits.years
    )
    return Emulated(name, "hanweb_annual", at_column if habits.column else habits.listing, routes, shows)
