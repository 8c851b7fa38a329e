"""Flip-books: a report printed to a book of one HTML page per sheet, `…/files/basic-html/page{N}.html`.

The listing is an index of books (Wendeng: `/book/2022dzs/xinfang/`, a folder per office). A book's first page is the
link to it; its other pages are no pages of the listing, but of the report: `documents.html.links` names them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from gongkai.portals.columns import across_columns, is_folder, page_itself, plain_listing
from gongkai.portals.links import normalise
from gongkai.portals.pages import Page, anchors, parse_page
from gongkai.portals.paging import next_page
from gongkai.portals.titles import is_report_title
from gongkai.values import Listing, PageRequest, Portal, ReportLink

_BOOK_PAGE = re.compile(r"(.*/(?:files/)?basic-html/page-?)\d{1,4}(\.html?)$", re.IGNORECASE)
_IN_BOOK = re.compile(r"(.*?/)(?:files/)?basic-html/[^/]+$", re.IGNORECASE)
_SHELL = re.compile(r"(.*?/)(?:(?:files/)?mobile/)?(?:index\.html?)?$", re.IGNORECASE)
FIRST_PAGE = "files/basic-html/page1.html"
"""Where a book's first page lies below its shell; a shell drawn by a script alone names no page."""
_BOOK = re.compile(r"/book/[^/]+/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Flipbook:
    """The family `flipbook`."""

    name: str = "flipbook"

    def recognise(self, url: str, html: str) -> str | None:
        """A link to a book's page, the address of one, or a folder of books."""
        addresses = [url, *(anchor.url for anchor in anchors(parse_page(url, html)))]
        found = next((each for each in addresses if _IN_BOOK.search(urlsplit(each).path)), None)
        found = found or next(
            (each for each in addresses if _BOOK.search(urlsplit(each).path) and is_folder(each)), None
        )
        return f"a book's address, {found}" if found else None

    def first(self, portal: Portal) -> PageRequest:
        """The index of books."""
        return PageRequest(portal.listing_url)

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        """The books of an index, each by one address; a book alone, its shell or any page, lists itself.

        A folder that shows nothing may be a shell drawn by a script: its first page is asked for.
        """
        if request.may_lack and not body.strip():
            return Listing((), None)
        parsed = parse_page(request.url, body)
        if _is_book(parsed):
            return Listing((replace(page_itself(parsed), url=_first_page(request.url)),), None)

        def read(number: int) -> Listing:
            listing = plain_listing(parsed, number, next_page(parsed, number))
            return replace(listing, links=_books(listing.links))

        listing = across_columns(parsed, request, page, read)
        if listing.links or listing.next or page > 1 or not is_folder(request.url):
            return listing
        first = normalise(FIRST_PAGE, request.url)
        return replace(listing, next=PageRequest(first, may_lack=True) if first else None)


FLIPBOOK = Flipbook()


def _is_book(page: Page) -> bool:
    """Whether a page is a book's: its address says so, or it leads to pages in a folder of its own."""
    path = urlsplit(page.url).path
    own = _SHELL.fullmatch(path)
    inside = (_IN_BOOK.search(urlsplit(anchor.url).path) for anchor in anchors(page)) if own else ()
    return bool(_IN_BOOK.search(path)) or any(found and own and found[1] == own[1] for found in inside)


def _books(links: Iterable[ReportLink]) -> tuple[ReportLink, ...]:
    """Each book once: its shell, its mobile edition and its pages are one report. Its pages need no script."""
    found: dict[str, ReportLink] = {}
    for link in links:
        path = urlsplit(link.url).path
        book = _IN_BOOK.search(path) or (_SHELL.fullmatch(path) if _BOOK.search(path) else None)
        key = normalise(book[1], link.url) if book else None
        known = found.setdefault(key or link.url, link)
        better = max(known.title, link.title, key=lambda title: (is_report_title(title) is True, len(title)))
        paged = link if _IN_BOOK.search(path) and not _IN_BOOK.search(urlsplit(known.url).path) else known
        found[key or link.url] = ReportLink(_first_page(paged.url), better, known.published or link.published)
    return tuple(found.values())


def _first_page(url: str) -> str:
    """The address of a book's first page for that of any; another address as it is."""
    page = _BOOK_PAGE.fullmatch(urlsplit(url).path)
    return (normalise(f"{page[1]}1{page[2]}", url) if page else None) or url
