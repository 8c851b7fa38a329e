"""Shanghai: columns `/nw12344/index.html`, `index_2.html`, …, a column per year, articles `/YYYYMMDD/{32 hex}.html`.

The city counts its pages from 2 (`index_2.html` is the second), and archives old years as `/{prefix}{YYYY}/`. The
districts' articles lie in a folder per day too, `/shpt/…/YYYYMMDD/{id}.html`.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from gongkai.portals.columns import across_columns, is_folder, plain_listing
from gongkai.portals.dates import day_in_address
from gongkai.portals.links import normalise
from gongkai.portals.pages import Page, anchors, parse_page
from gongkai.portals.paging import next_page, stated_pages
from gongkai.values import Listing, PageRequest, Portal

MARKS = ("ivs_content", "Article_content")
"""What its articles' bodies are called."""

_ARTICLE = re.compile(r"/20\d{6}/(?:[0-9a-f]{32}|[\w-]{1,60})\.html$")
_COLUMN = re.compile(r"/nw\d+/(?:index(?:_\d+)?\.html)?$")
_INDEX = re.compile(r"(.*/)(?:index(?:_\d+)?\.html)?$")


@dataclass(frozen=True, slots=True)
class Shanghai:
    """The family `shanghai`."""

    name: str = "shanghai"

    def recognise(self, url: str, html: str) -> str | None:
        """A column's address, an article in a folder of its day, or the name of an article's body."""
        if _COLUMN.search(urlsplit(url).path):
            return f"a column's address, {url}"
        page = parse_page(url, html)
        article = next((anchor.url for anchor in anchors(page) if _is_article(anchor.url)), None)
        if article:
            return f"an article's address, {article}"
        mark = next((mark for mark in MARKS if f'"{mark}"' in html), None)
        return f"the page has {mark}" if mark else None

    def first(self, portal: Portal) -> PageRequest:
        """The column page."""
        return PageRequest(portal.listing_url)

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        """The entries of a page and the next `index_{N}.html`, by its link or while the page says there are more."""
        parsed = parse_page(request.url, body)
        return across_columns(
            parsed, request, page, lambda number: plain_listing(parsed, number, _next(parsed, number)), is_folder
        )


SHANGHAI = Shanghai()


def _is_article(url: str) -> bool:
    return bool(_ARTICLE.search(urlsplit(url).path)) and day_in_address(url) is not None


def _next(page: Page, number: int) -> str | None:
    linked = next_page(page, number)
    pages = stated_pages(page)
    column = _INDEX.fullmatch(urlsplit(page.url).path)
    if linked or not column or not pages or number >= pages:
        return linked
    return normalise(f"{column[1]}index_{number + 1}.html", page.url)
