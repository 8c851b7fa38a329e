"""龙讯 (Anhui): an agency's list `/opennessAnnualReport/?branch_id={24 hex}`, a page per agency and year
`/openness/OpennessAnnualReport/year/{branch}/{year}.html`, and reports `/openness/OpennessAnnualReport/show/{id}.html`.

A page of a year lists that year's reports, or is the report itself. Where it does not name the other years, they are
guessed: down from the year of the address to the first that there can be, then up from it, at least to `KNOWN_YEAR`,
until `NEWER` in a row have nothing.
"""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from gongkai.portals.columns import across_columns, or_itself, page_itself, plain_listing, year_columns
from gongkai.portals.entries import list_entries
from gongkai.portals.links import normalise
from gongkai.portals.pages import Page, anchors, parse_page
from gongkai.portals.paging import next_page
from gongkai.portals.years import FIRST_YEAR, KNOWN_YEAR, LAST_YEAR, NEWER
from gongkai.values import Listing, PageRequest, Portal, ReportLink

_SHOW = re.compile(r"/(?:openness/)?(?:OpennessAnnualReport|Xxgknb)/show/\w{1,40}\.html$", re.IGNORECASE)
_YEAR = re.compile(r"(.*/OpennessAnnualReport/year/\w{1,40}/)(20\d{2})(\.html)$", re.IGNORECASE)
_COLUMN = re.compile(r"/(?i:openness/)?(?i:OpennessAnnualReport)(?:/|$)|/Xxgknb(?:/show/\d+\.html|/?)$")
"""`/Xxgknb/` with its capital (Dongzhi): `/xxgknb/` is the name of a column on sites of all families."""
_BRANCH = re.compile(r"/OpennessAnnualReport/?\?(?:[^#]*&)?branch_id=[0-9a-f]{24}(?:&|$)", re.IGNORECASE)
_GUESS = "year"


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk over guessed years: where it began, whether it goes up, how many in a row had nothing, the year asked."""

    start: int
    up: bool
    missed: int
    year: int


@dataclass(frozen=True, slots=True)
class Openness:
    """The family `openness`."""

    name: str = "openness"

    def recognise(self, url: str, html: str) -> str | None:
        """The address of a list, a year's page or a report of its module."""
        addresses = [url, *(anchor.url for anchor in anchors(parse_page(url, html)))]
        found = next((each for each in addresses if _COLUMN.search(urlsplit(each).path)), None)
        return f"the address {found}" if found else None

    def first(self, portal: Portal) -> PageRequest:
        """The agency's list, or a year's page."""
        return PageRequest(portal.listing_url)

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        """The reports that a page leads to, or itself where it is one, and the next page or year."""
        if request.memo[:1] == (_GUESS,):
            return _guessed(request, body)
        parsed = parse_page(request.url, body)
        if _is_report(request.url):
            return Listing((page_itself(parsed),), None)
        more = _branches(parsed) if page == 1 else _years(parsed, request)
        listing = across_columns(parsed, request, page, lambda number: _own(parsed, number), _is_column, more=more)
        year = _YEAR.search(request.url)
        if listing.next is not None or not year or page > 1:
            return listing
        start = int(year[2])
        return replace(listing, next=_request(request.url, _Walk(start, False, 0, start)))


OPENNESS = Openness()


def _own(page: Page, number: int) -> Listing:
    return plain_listing(page, number, next_page(page, number), list_entries(page, annual=True, article=_is_report))


def _branches(page: Page) -> tuple[str, ...]:
    """The agencies' lists that a list of all agencies leads to; an agency's own list names the others beside it."""
    if _BRANCH.search(page.url) or _YEAR.search(page.url):
        return ()
    return tuple(dict.fromkeys(anchor.url for anchor in anchors(page) if _BRANCH.search(anchor.url)))


def _years(page: Page, request: PageRequest) -> tuple[str, ...]:
    """The years that the first page of an agency's list names, where the walk came to it from the list of agencies."""
    return year_columns(page, _is_column) if _BRANCH.search(page.url) and request.page == 1 else ()


def _guessed(request: PageRequest, body: str) -> Listing:
    """The page of a year that no page named, or nothing."""
    start, up, missed, year = request.memo[1:]
    walk = _Walk(int(start), up == "up", int(missed), int(year))
    links: tuple[ReportLink, ...] = ()
    if body.strip():
        page = parse_page(request.url, body)
        shown = tuple(link for link in list_entries(page, annual=True, article=_is_report) if _is_report(link.url))
        links = or_itself(page, shown)
    walk = replace(walk, missed=0 if links else walk.missed + 1)
    return Listing(links, _request(request.url, walk), sound=True)


def _request(url: str, walk: _Walk) -> PageRequest | None:
    """The request for the year after the one that a walk stands at."""
    if not walk.up and walk.year <= FIRST_YEAR:
        walk = replace(walk, up=True, missed=0, year=walk.start)
    year = walk.year + (1 if walk.up else -1)
    found = _YEAR.search(url)
    if found is None or (walk.up and ((walk.missed >= NEWER and year > KNOWN_YEAR) or year > LAST_YEAR)):
        return None
    address = normalise(_YEAR.sub(rf"\g<1>{year}\g<3>", url))
    memo = (_GUESS, str(walk.start), "up" if walk.up else "down", str(walk.missed), str(year))
    return PageRequest(address, memo=memo, may_lack=True) if address else None


def _is_report(url: str) -> bool:
    return bool(_SHOW.search(urlsplit(url).path))


def _is_column(url: str) -> bool:
    return bool(_YEAR.search(url))
