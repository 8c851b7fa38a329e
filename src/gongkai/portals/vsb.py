"""博达 VSB: articles `/info/{category}/{id}.htm`, lists `{channel}.htm`, then `{channel}/{N}.htm` counting down.

Yunnan's counties and many universities. A list's first page bears no number, the second the highest, the last 1: what
is published later leaves the old pages' addresses as they are.
"""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from gongkai.portals.columns import across_columns, is_folder, plain_listing
from gongkai.portals.links import normalise
from gongkai.portals.pages import Page, anchors, parse_page
from gongkai.portals.paging import next_page, stated_pages
from gongkai.values import Listing, PageRequest, Portal

MARKS = ('id="vsb_content', "_showDynClicks(", "/_sitegray/", "_simple_list_gotopage_fun(")
"""What its templates leave in a page: the body, the counter of visits, grey pages for days of mourning, the pager."""

_ARTICLE = re.compile(r"/info/\d+/\d+\.htm$")
_PAGE = re.compile(r"(.+)/(\d{1,5})\.htm$")
_LIST = re.compile(r"/[\w-]+\.htm$")


@dataclass(frozen=True, slots=True)
class Vsb:
    """The family `vsb`."""

    name: str = "vsb"

    def recognise(self, url: str, html: str) -> str | None:
        """An article's address, or what its templates leave in a page."""
        page = parse_page(url, html)
        article = next((anchor.url for anchor in anchors(page) if _ARTICLE.search(urlsplit(anchor.url).path)), None)
        if article:
            return f"an article's address, {article}"
        mark = next((mark for mark in MARKS if mark in html), None)
        return f"the page has {mark}" if mark else None

    def first(self, portal: Portal) -> PageRequest:
        """The column page."""
        return PageRequest(portal.listing_url)

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        """The entries of a page and the page one below it, by its link or, where it has none, by the count."""
        parsed = parse_page(request.url, body)

        def read(number: int) -> Listing:
            listing = plain_listing(parsed, number, _next(parsed, number))
            return replace(listing, next=replace(listing.next, step=-1)) if listing.next else listing

        return across_columns(parsed, request, page, read, _is_list)


VSB = Vsb()


def _next(page: Page, number: int) -> str | None:
    linked = next_page(page, number)
    if linked:
        return linked
    path = urlsplit(page.url).path
    numbered = _PAGE.fullmatch(path) if number > 1 else None
    if numbered:
        below = int(numbered[2]) - 1
        return normalise(f"{numbered[1]}/{below}.htm", page.url) if below else None
    pages = stated_pages(page)
    if number == 1 and pages and pages > 1 and path.endswith(".htm"):
        return normalise(f"{path.removesuffix('.htm')}/{pages - 1}.htm", page.url)
    return None


def _is_list(url: str) -> bool:
    path = urlsplit(url).path
    return is_folder(url) or bool(_LIST.search(path) and not _ARTICLE.search(path))
