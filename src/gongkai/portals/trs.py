"""TRS WCM, static: files `t20240115_3271106.html` in a folder per month, and pages `index_1.html`, `index_2.html`, ….

A page of the list says by script how many there are, and nothing else links to them. Some sites answer a stub past the
first page, or say a number of pages that is wrong: the crawler sees that, not this module.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from gongkai.documents.html.script import Token, Value, assigned, calls
from gongkai.portals.columns import across_columns, plain_listing
from gongkai.portals.links import normalise
from gongkai.portals.pages import Page, anchors, parse_page, scripts
from gongkai.portals.paging import next_page, whole_number
from gongkai.portals.scripted import own_entries, scripted_next
from gongkai.values import Listing, PageRequest, Portal

PAGING_CALLS = ("createPageHTML", "createPageHtml", "createPage")
"""`createPageHTML(pages, current, "index", "html")`: Changchun, Gaoping, Jiulongpo. Some pass an element's id first and
the number of entries last."""
PAGE_COUNT = "countPage"
"""`var countPage = 5`: older templates, which write the links themselves from `currentPage`, by whatever name."""
FIRST_NAME = "index"

_ARTICLE = re.compile(r"/\d{6}/t\d{8}_\d+(?:_[a-z]+)?\.(s?html?)$")
"""`/202401/t20240115_3271106.html`; `…_app.shtml` (Xianning)."""
_EXTENSION = re.compile(r"\.(s?html?|jsp|aspx?)$", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9_-]{1,60}")


@dataclass(frozen=True, slots=True)
class _Paging:
    """What a page says of the pages of its list."""

    mark: str
    pages: int
    name: str = FIRST_NAME
    extension: str = ""
    """`""` where the script names none."""


@dataclass(frozen=True, slots=True)
class Trs:
    """The family `trs`."""

    name: str = "trs"

    def recognise(self, url: str, html: str) -> str | None:
        """Its paging call, or an article with a t-date address."""
        page = parse_page(url, html)
        paging = _paging(scripts(page, (*PAGING_CALLS, PAGE_COUNT)))
        if paging:
            return f"{paging.mark} says {paging.pages} pages"
        article = next((anchor.url for anchor in anchors(page) if _ARTICLE.search(anchor.url)), None)
        return f"an article's address, {article}" if article else None

    def first(self, portal: Portal) -> PageRequest:
        """The column page."""
        return PageRequest(portal.listing_url)

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        """The entries of a page, and `index_{page}` while the script says that there are more pages."""
        parsed = parse_page(request.url, body)
        paging = _paging(scripts(parsed, (*PAGING_CALLS, PAGE_COUNT)))

        def read(number: int) -> Listing:
            if paging:
                drawn = scripted_next(parsed, number, paging.pages) if paging.mark == PAGE_COUNT else None
                following = drawn or _following(parsed, paging, number)
                onward = PageRequest(following) if following else None
                return Listing(own_entries(parsed), onward, pages=paging.pages)
            return plain_listing(parsed, number, next_page(parsed, number))

        return across_columns(parsed, request, page, read)


TRS = Trs()


def _following(page: Page, paging: _Paging, number: int) -> str | None:
    if number >= paging.pages:
        return None
    extension = paging.extension or _extension_of(page)
    return normalise(f"{paging.name}_{number}.{extension}", page.base)


def _extension_of(page: Page) -> str:
    """The list's own extension: of its address, else of its articles."""
    own = _EXTENSION.search(urlsplit(page.url).path)
    if own:
        return own[1]
    found = (_ARTICLE.search(anchor.url) for anchor in anchors(page))
    return next((match[1] for match in found if match), "html")


def _paging(script: Sequence[Token]) -> _Paging | None:
    for call in PAGING_CALLS:
        for arguments in calls(script, call):
            paging = _from_call(call, arguments)
            if paging:
                return paging
    count = whole_number(assigned(script, PAGE_COUNT))
    return _Paging(PAGE_COUNT, count) if count is not None else None


def _from_call(call: str, arguments: Sequence[Value]) -> _Paging | None:
    """Two numbers, in quotes or not, the pages and the current one, then two texts: the file's name and extension."""
    counts = [whole_number(argument) for argument in arguments]
    numbers = next((at for at in range(len(counts) - 1) if counts[at] is not None), None)
    if numbers is None or counts[numbers + 1] is None:
        return None
    pages = counts[numbers]
    texts = [text for text in arguments[numbers + 2 :] if isinstance(text, str) and _NAME.fullmatch(text)]
    if pages is None or len(texts) < 2:
        return None
    return _Paging(call, pages, texts[0], texts[1])
