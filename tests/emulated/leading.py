"""Entries whose page holds no report, and leads to one: shells, pages of one link, lists below the list, files whose
address does not say that they are files (crawling.md, rows 17 and 21).
"""

from collections.abc import Callable, Mapping

from tests.crawl.sites import Answer
from tests.emulated.cast import YEARS, Entry, entries, pages, report_body, shown
from tests.emulated.files import STUB, print_out
from tests.emulated.generic import article, listing, row
from tests.emulated.portal import AGENCY, HOME, Emulated, Shown, html

COLUMN = "/xxgk/nb/"
NAME = "政府信息公开年报"


def _listed(entry: Entry) -> str:
    return f"{COLUMN}{entry.number}.html"


def _real(entry: Entry) -> str:
    return f"/c/{entry.published:%Y-%m-%d}/{entry.number}.shtml"


SHELLS: Mapping[str, Callable[[Entry], str]] = {
    "refreshed": lambda e: (
        f'<html><head><meta http-equiv="refresh" content="0;url={_real(e)}"></head><body></body></html>'
    ),
    "sent-on": lambda e: (
        f"<html><head><title>{e.title}</title><script>location.href='{_real(e)}';</script></head></html>"
    ),
    "sent-on-later": lambda e: (
        "<html><body>正在跳转<script>setTimeout(function () "
        f"{{ window.location.replace('{_real(e)}'); }}, 100)</script></body></html>"
    ),
    "refreshed-with-words": lambda e: (
        f'<html><head><meta http-equiv="refresh" content="3; url=\'{_real(e)}\'"></head><body><h1>{e.title}</h1>'
        f'<p>{e.published}</p><p>如未跳转请<a href="{_real(e)}">点击这里</a></p></body></html>'
    ),
    "one-link": lambda e: article(e.title, f"{e.published}", f'<p><a href="{_real(e)}">{e.title}</a></p>'),
}
"""Name → what stands at the address that the list gives."""


def shells(name: str) -> Emulated:
    """Reports behind one of `SHELLS`."""
    column = entries()
    routes: dict[str, Answer] = {"/": HOME, COLUMN: html(listing([_row(entry) for entry in column], name=NAME))}
    routes |= {_listed(entry): html(SHELLS[name](entry)) for entry in column}
    routes |= {_real(entry): html(article(entry.title, f"{entry.published}", entry.body)) for entry in column}
    return Emulated(f"shells-{name}", "generic", COLUMN, routes, shown(column, _real))


def _row(entry: Entry) -> str:
    return row(_listed(entry), entry.title, f"{entry.published}")


FILES: Mapping[str, str] = {
    "/attach/{}": "附件下载",
    "/file/get.do?fid={}": "点击下载",
    "/download?id={}": "{}年报.pdf",
}
"""Where a file lies → what the link to it says."""


def files(number: int) -> Emulated:
    """Pages round a file of one of `FILES`."""
    at, said = list(FILES.items())[number]
    column = entries(decoys=False)
    routes: dict[str, Answer] = {"/": HOME, COLUMN: html(listing([_row(entry) for entry in column], name=NAME))}
    for entry in column:
        link = f'<p><a href="{at.format(entry.year)}">{said.format(entry.year)}</a></p>'
        routes[_listed(entry)] = html(article(entry.title, f"{entry.published}", STUB.format(entry.title) + link))
        routes[at.format(entry.year)] = print_out(entry.year or 0)
    return Emulated(f"files-{number}", "generic", COLUMN, routes, shown(column, lambda e: at.format(e.year)))


def below() -> Emulated:
    """A list of years, each of which leads to a list of agencies' reports that no folder's name shows to be one."""
    agencies = (AGENCY, "云泽市水务局", "云泽市体育局")
    routes: dict[str, Answer] = {"/": HOME}
    shows = []
    for year in YEARS[-3:]:
        rows = []
        for number, agency in enumerate(agencies):
            title, at = f"{agency}{year}年政府信息公开工作年度报告", f"/c/{year}0{number}.html"
            rows.append(row(at, title, f"{year + 1}-01-20"))
            routes[at] = html(article(title, f"{year + 1}-01-20", report_body(agency, year)))
            shows.append(Shown(agency, year, (at,)))
        routes[f"{COLUMN}{year}nb.html"] = html(listing(rows, name=f"{year}年各部门年报"))
    rows = [row(f"{COLUMN}{year}nb.html", f"{year}年政府信息公开年报", f"{year + 1}-01-31") for year in YEARS[-3:]]
    routes[COLUMN] = html(listing(rows, name=NAME))
    return Emulated("below", "generic", COLUMN, routes, tuple(shows))


def columns() -> Emulated:
    """A list of agencies, each with a column of its own over three pages."""
    agencies = {"教育局": AGENCY, "水务局": "云泽市水务局", "体育局": "云泽市体育局"}
    routes: dict[str, Answer] = {"/": HOME}
    shows: list[Shown] = []
    rows = []
    for number, (short, agency) in enumerate(agencies.items()):
        folder, column = f"/bm/{number}/nb/", entries(agency)
        rows.append(f'<li><a href="{folder}">{short}</a></li>')
        for at, part in enumerate(pages(column, 5), 1):
            following = f"{folder}index_{at + 1}.html" if at < 3 else ""
            lines = [row(f"/bm/{number}/{e.number}.html", e.title, f"{e.published}") for e in part]
            routes[folder + (f"index_{at}.html" if at > 1 else "")] = html(
                listing(lines, name="信息公开年报", following=following)
            )
        for e in column:
            routes[f"/bm/{number}/{e.number}.html"] = html(article(e.title, f"{e.published}", e.body))
            if e.year is not None:
                shows.append(Shown(agency, e.year, (f"/bm/{number}/{e.number}.html",)))
    routes[COLUMN] = html(listing(rows, name="各部门政府信息公开年报"))
    return Emulated("columns", "generic", COLUMN, routes, tuple(shows))


def beside() -> Emulated:
    """An entry that may be a report and is none, and whose page has another agency's report beside its text."""
    column = entries()
    about, other = f"{COLUMN}about.html", "/sw/other.html"
    title = "云泽市水务局2023年政府信息公开工作年度报告"
    aside = f'<p>本栏目公布年度报告。</p><div class="rel">相关：<a href="{other}">{title}</a></div>'
    routes: dict[str, Answer] = {_listed(e): html(article(e.title, f"{e.published}", e.body)) for e in column}
    routes[about] = html(article("栏目说明", "2024-01-01", aside))
    routes[other] = html(article(title, "2024-01-20", report_body("云泽市水务局", 2023)))
    rows = [*map(_row, column), row(about, "信息公开年度报告情况说明", "2024-01-01")]
    routes |= {"/": HOME, COLUMN: html(listing(rows, name=NAME))}
    return Emulated("beside", "generic", COLUMN, routes, shown(column, _listed))


def all_portals() -> list[Emulated]:
    """One of each."""
    return [*map(shells, SHELLS), *map(files, range(len(FILES))), below(), columns(), beside()]
