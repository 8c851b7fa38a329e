"""Columns that are another day's: reports that change or vanish, columns that move (wild.md, 27; crawling.md, 22).

A crawl sees three days: as the portal is served, after `second_day`, and after `third_day`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from gongkai.demo.figures import Printed
from gongkai.demo.pages import body_html
from tests.crawl.sites import Answer, Asked, Page, Site
from tests.emulated.cast import YEARS, Entry, entries, figures
from tests.emulated.generic import article, listing, row, years
from tests.emulated.portal import HOME, Emulated, Shown, html, redirect

COLUMN = "/zwgk/ndbg/"
CHANGED = 2023
"""The year whose report changes, vanishes or is away for a day; the others stay as they are."""
AGENCIES = {
    "corrected": "云泽市水利局",
    "counted": "云泽市司法局",
    "vanished-404": "云泽市民政局",
    "vanished-410": "云泽市财政局",
    "away-for-a-day": "云泽市统计局",
    "moved-404": "云泽市商务局",
    "moved-home": "云泽市林业局",
    "moved-on": "云泽市审计局",
}
"""Whose portal each is: the warehouse tells of them apart."""


def path(year: int) -> str:
    """Where a year's report lies."""
    return f"{COLUMN}{10_000 + year}.html"


def _page(entry: Entry, body: str = "") -> Page:
    return html(article(entry.title, f"{entry.published}", body or entry.body))


def _listed(column: Sequence[Entry]) -> Page:
    rows = [row(path(entry.year or 0), entry.title, f"{entry.published}") for entry in column]
    return html(listing(rows, name="政府信息公开年报"))


def _portal(name: str) -> Emulated:
    column = entries(AGENCIES[name], YEARS[-3:], decoys=False)
    routes: dict[str, Answer] = {"/": HOME, COLUMN: _listed(column)}
    routes |= {path(entry.year or 0): _page(entry) for entry in column}
    shows = tuple(Shown(entry.agency, entry.year or 0, (path(entry.year or 0),)) for entry in column)
    return Emulated(name, "generic", COLUMN, routes, shows, AGENCIES[name])


def _entry(name: str, year: int) -> Entry:
    (entry,) = entries(AGENCIES[name], [year], decoys=False)
    return entry


def corrected() -> Page:
    """The report of `CHANGED` with one figure more in table PD."""
    before = figures(AGENCIES["corrected"])[CHANGED]
    key = "pd.normative_docs_in_force"
    value = (before.cells[key].value or 0) + 1
    after = replace(before, cells={**before.cells, key: Printed(str(value), value)})
    return _page(_entry("corrected", CHANGED), body_html(after, frozenset(), date(CHANGED + 1, 1, 20)))


def _counted() -> Answer:
    """The report of `CHANGED` with a counter of visits: other bytes each time, and nothing new."""
    visits, entry = count(1), _entry("counted", CHANGED)

    def page(asked: Asked) -> Page:
        return replace(_page(entry, f"{entry.body}<p>您是第{next(visits)}位访客</p>"), tagged=False)

    return page


def _by_year(name: str) -> Emulated:
    """A column that names a folder for each year."""
    folders = {f"{year}年": f"{COLUMN}gknb{year}/" for year in YEARS[-2:]}
    routes: dict[str, Answer] = {"/": HOME, COLUMN: html(years(folders, name="政府信息公开年报"))}
    routes |= {f"{COLUMN}gknb{year}/": _listed([_entry(name, year)]) for year in YEARS[-2:]}
    routes |= {path(year): _page(_entry(name, year)) for year in YEARS[-3:]}
    shows = tuple(Shown(AGENCIES[name], year, (path(year),)) for year in YEARS[-2:])
    return Emulated(name, "generic", COLUMN, routes, shows, AGENCIES[name])


def all_portals() -> list[Emulated]:
    """One of each, as on the first day."""
    counted = _portal("counted")
    return [
        _portal("corrected"),
        replace(counted, routes={**counted.routes, path(CHANGED): _counted()}),
        _portal("vanished-404"),
        _portal("vanished-410"),
        _portal("away-for-a-day"),
        _portal("moved-404"),
        _portal("moved-home"),
        _by_year("moved-on"),
    ]


def second_day(sites: dict[str, Site]) -> None:
    """What is another on the second day."""
    sites["corrected"].pages[path(CHANGED)] = corrected()
    for name, status in (("vanished-404", 404), ("vanished-410", 410)):
        left = [_entry(name, year) for year in YEARS[-3:] if year != CHANGED]
        sites[name].pages |= {path(CHANGED): Page(b"<h1>no such page</h1>", status), COLUMN: _listed(left)}
    sites["away-for-a-day"].pages[path(CHANGED)] = Page(b"<h1>404</h1>", 404)
    sites["moved-404"].pages[COLUMN] = Page(b"<h1>404</h1>", 404)
    sites["moved-home"].pages[COLUMN] = redirect("/")
    oldest = YEARS[-3]
    folders = {f"{year}年": f"{COLUMN}gknb{year}/" for year in YEARS[-3:]}
    sites["moved-on"].pages |= {
        COLUMN: html(years(folders, name="政府信息公开年报")),
        f"{COLUMN}gknb{oldest}/": _listed([_entry("moved-on", oldest)]),
    }


def third_day(sites: dict[str, Site]) -> None:
    """What is another on the third day: what was away for a day is back."""
    sites["away-for-a-day"].pages[path(CHANGED)] = _page(_entry("away-for-a-day", CHANGED))
