"""Shaanxi's common platform (集约化): lists `1.html`, `2.html`, …; articles of 19 digits, of 24 hex digits before.

`/zfxxgk/zfxxgknb/szfnb/2023n/1752504210521403394.html` (Zichang), `/xxgk/bmxxgknb/61f23604f8fd1c0bdc7cf43d.html`
(Yanliang, older), `/Content-2790280.html` (Ankang, Ningshan).
"""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from gongkai.portals.columns import across_columns, is_folder, plain_listing
from gongkai.portals.links import normalise
from gongkai.portals.pages import Page, anchors, parse_page
from gongkai.portals.paging import has_pager, next_page, stated_pages
from gongkai.values import Listing, PageRequest, Portal

_ARTICLE = re.compile(r"/(?:[1-9]\d{18}|(?=[0-9a-f]*[a-f])[0-9a-f]{24}|Content-\d{4,10})\.html$")
_PAGE = re.compile(r"/(\d{1,4})\.html$")
_FIRST_PAGE = re.compile(r"/1\.html$")
LISTS = 3
"""So many lists that begin at `1.html`, the page's own with them, are those of this platform."""


@dataclass(frozen=True, slots=True)
class Shaanxi:
    """The family `shaanxi`."""

    name: str = "shaanxi"

    def recognise(self, url: str, html: str) -> str | None:
        """An article's address (19 digits, 24 hex digits, `Content-` and a number), or lists that begin at `1.html`."""
        linked = [anchor.url for anchor in anchors(parse_page(url, html))]
        article = next((each for each in linked if _ARTICLE.search(urlsplit(each).path)), None)
        if article:
            return f"an article's address, {article}"
        lists = {each for each in (url, *linked) if _FIRST_PAGE.search(urlsplit(each).path)}
        return f"{len(lists)} lists that begin at 1.html" if url in lists and len(lists) >= LISTS else None

    def first(self, portal: Portal) -> PageRequest:
        """The column page."""
        return PageRequest(portal.listing_url)

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        """The entries of a page and the next number, by its link or while the page says that there are more.

        Where a page has no pager at all the next number is asked for: it may lack.
        """
        parsed = parse_page(request.url, body)
        return across_columns(parsed, request, page, lambda number: _numbered(parsed, number), _is_list)


SHAANXI = Shaanxi()


def _numbered(page: Page, number: int) -> Listing:
    listing = plain_listing(page, number, _next(page, number))
    if listing.next or listing.cut or not listing.links or has_pager(page) or not _PAGE.search(urlsplit(page.url).path):
        return listing
    following = normalise(f"{number + 1}.html", page.url)
    return replace(listing, next=PageRequest(following, may_lack=True) if following else None)


def _next(page: Page, number: int) -> str | None:
    linked = next_page(page, number)
    pages = stated_pages(page)
    if linked or not pages or number >= pages:
        return linked
    path = urlsplit(page.url).path
    folder, _, name = path.rpartition("/")
    return normalise(f"{folder}/{number + 1}.html", page.url) if not name or _is_list(page.url) else None


def _is_list(url: str) -> bool:
    return is_folder(url) or bool(_PAGE.search(urlsplit(url).path))
