"""Changzhou: the city's own list by JSON, and its districts' plain lists.

The city's column page `/ns_class/{class}` names a key and shows nothing; `/ns_class/{class}?act=ajax&gi={key}&…&page=N`
answers `{"status": 10, "html": "<tr>…"}`, one row per article `/gi_news/{15 digits}`. The districts (jkq, zhonglou,
jintan) have plain pages; their articles are `/html/{site}/{YYYY}/{8 capitals}_{MMDD}/{id}.html`.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from gongkai.decoding import with_whole_escapes
from gongkai.documents.html.script import Token, assigned, texts
from gongkai.portals.columns import across_columns, plain_listing, says_nothing_there
from gongkai.portals.entries import record_link
from gongkai.portals.family import BadListingError
from gongkai.portals.links import normalise
from gongkai.portals.pages import LONGEST_PAGE, Page, anchors, parse_page, scripts
from gongkai.portals.paging import announced_total, next_page, stated_pages
from gongkai.values import Listing, PageRequest, Portal, ReportLink

GOOD = 10
"""The `status` of an answer that is a list."""
MOST_ROWS = 500
"""Rows of one answer that are looked at; real ones have 15 to 30."""

_COLUMN = re.compile(r"/ns_class/[\w-]{1,60}/?$")
_KEYED = re.compile(r"/gi_class/([\w-]{1,60})/?$")
_CITY = re.compile(r"/(?:gi_news/\d{15}|gi_class/|ns_class/)")
_DISTRICT = re.compile(r"/html/\w+/20\d{2}/[A-Z]{8}_\d{4}/\d+\.html$")
_KEY = re.compile(r"[\w-]{1,60}")


@dataclass(frozen=True, slots=True)
class Changzhou:
    """The family `changzhou`."""

    name: str = "changzhou"

    def recognise(self, url: str, html: str) -> str | None:
        """The address of a column or an article, of the city or a district."""
        addresses = [url, *(anchor.url for anchor in anchors(parse_page(url, html)))]
        paths = ((each, urlsplit(each).path) for each in addresses)
        found = next((each for each, path in paths if _CITY.match(path) or _DISTRICT.search(path)), None)
        return f"the address {found}" if found else None

    def first(self, portal: Portal) -> PageRequest:
        """The column page."""
        return PageRequest(portal.listing_url)

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        """The rows of an answer and the next one's address; of a column page the first answer's; else a plain list.

        Raises `BadListingError` for an answer that is no JSON, or does not say that it is a list.
        """
        asked = dict(parse_qsl(urlsplit(request.url).query, keep_blank_values=True))
        if asked.get("act") == "ajax":
            return _answer(request.url, asked, body)
        parsed = parse_page(request.url, body)
        column = _column(parsed, asked)
        key = _key(parsed, asked) if column else None
        if column and key:
            return Listing((), PageRequest(_address(column, key, 1)), sound=True)
        listing = across_columns(
            parsed, request, page, lambda number: plain_listing(parsed, number, next_page(parsed, number))
        )
        if column and not listing.links:
            raise BadListingError(
                f"{request.url}: the column page names no key of its list; open it to see where it is"
            )
        return listing


CHANGZHOU = Changzhou()


def _column(page: Page, asked: dict[str, str]) -> str | None:
    """The address of the city's column that a page belongs to: its own, else the one that a page by key names,
    best in the address of its list: its menus lead to other columns too.
    """
    path = urlsplit(page.url).path
    if _COLUMN.search(path):
        return page.url.partition("?")[0]
    if not _KEYED.search(path):
        return None
    lists = (text for text in texts(scripts(page, ("act=ajax",))) if "act=ajax" in text)
    named = (
        *(normalise(text, page.base) for text in lists),
        normalise(asked.get("furl", ""), page.base),
        *(anchor.url for anchor in anchors(page)),
    )
    return next((url.partition("?")[0] for url in named if url and _COLUMN.search(urlsplit(url).path)), None)


def _key(page: Page, asked: dict[str, str]) -> str | None:
    """The key of a column's list: in an address of the list, a variable or a hidden field, else in the page's own."""
    script = scripts(page, ("gi",))
    field = page.root.css_first("input[name=gi], input[id=gi]")
    marked = page.root.css_first("[data-gi]")
    own = _KEYED.search(urlsplit(page.url).path)
    found = (
        _in_addresses(script),
        assigned(script, "gi"),
        field.attributes.get("value") if field else None,
        marked.attributes.get("data-gi") if marked else None,
        asked.get("gi"),
        own[1] if own else None,
    )
    return next((str(key) for key in found if key and _KEY.fullmatch(str(key))), None)


def _in_addresses(script: Sequence[Token]) -> str | None:
    """The key in the list's address, or in the variable that is added to it (`"…&gi=" + key + "&ns="`)."""
    for text in texts(script):
        if "act=ajax" in text:
            key = dict(parse_qsl(text.partition("?")[2], max_num_fields=50)).get("gi", "")
            if _KEY.fullmatch(key):
                return key
    for at in range(len(script) - 2):
        kind, text = script[at]
        if kind == "text" and text[1:-1].endswith("gi=") and script[at + 1] == ("mark", "+"):
            named = assigned(script, script[at + 2][1])
            if isinstance(named, str | int):
                return str(named)
    return None


def _address(column: str, key: str, number: int) -> str:
    parameters = (("act", "ajax"), ("gi", key), ("ns", ""), ("dept", 1), ("notime", ""), ("page", number))
    return f"{column}?{urlencode((*parameters, ('key', ''), ('t', 1)))}"


def _answer(url: str, asked: dict[str, str], body: str) -> Listing:
    """The rows of an answer. One without rows is the end of the list, as it says itself that it is one."""
    page = parse_page(url, f"<table>{_html(url, body)}</table>")
    links = _rows(page)
    number = asked.get("page", "")
    announced = announced_total(page, len(links))
    pages = stated_pages(page)
    if not links:
        empty = not (page.root.text() or "").strip() or says_nothing_there(page)
        return Listing((), None, announced, sound=empty)
    following = int(number) + 1 if number.isascii() and number.isdigit() and len(number) < 6 else None
    key = asked.get("gi", "")
    if following is None or not key or (pages is not None and following > pages):
        return Listing(links, None, announced)
    return Listing(links, PageRequest(_address(url.partition("?")[0], key, following)), announced)


def _html(url: str, body: str) -> str:
    """The rows inside an answer, as HTML."""
    if len(body) > LONGEST_PAGE:
        raise BadListingError(f"{url}: the answer has {len(body)} characters, over {LONGEST_PAGE}; open it to see why")
    try:
        answer = json.loads(with_whole_escapes(body.lstrip("\ufeff \t\r\n")))
    except (ValueError, RecursionError) as error:
        raise BadListingError(f"{url}: the answer is no JSON ({error}); open it to see what the site says") from error
    if not isinstance(answer, dict) or answer.get("status") not in (GOOD, str(GOOD)):
        status = answer.get("status") if isinstance(answer, dict) else None
        raise BadListingError(
            f"{url}: the answer's status is {str(status)[:40]}, not {GOOD}; open it to see what the site says"
        )
    html = answer.get("html")
    if not isinstance(html, str):
        raise BadListingError(f"{url}: the answer has no rows ('html'); open it to see what the site says")
    return html


def _rows(page: Page) -> tuple[ReportLink, ...]:
    rows = page.root.css("tr, li")[:MOST_ROWS]
    found = (
        record_link(parse_page(page.url, f"<table>{row.html}</table>")) for row in rows if len(row.css("tr, li")) == 1
    )
    return tuple({link.url: link for link in found if link}.values())
