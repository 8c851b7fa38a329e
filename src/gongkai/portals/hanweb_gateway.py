"""Hanweb's newer gateway: a column page holds a unit, and the gateway builds the unit's pages (Zhejiang, Hangzhou).

The unit is an element with `count="386" rows="15" pageNo="1" queryData="{'webId':'3185','pageId':…}"`. The gateway
answers JSON, `{"data": {"html": "<li>…"}}`, or the HTML itself. From abroad it always answers page 1, whatever
`pageNo` asks (crawling.md, row 7): the crawler sees the repetition, and `count` says how much is missing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from gongkai.documents.html.script import calls, tokens
from gongkai.portals.answers import count, member, read_json
from gongkai.portals.entries import list_entries
from gongkai.portals.family import BadListingError
from gongkai.portals.links import normalise
from gongkai.portals.pages import Page, parse_page, squeezed
from gongkai.portals.titles import is_report_title
from gongkai.values import Listing, PageRequest, Portal, ReportLink

GATEWAY = "/api-gateway/jpaas-publish-server/front/page/build/unit"
DEFAULT_ROWS = 15
QUERY = ("webId", "tplSetId", "pageType", "tagId", "pageId")
"""What the gateway is asked with, in this order, besides `parseType`, `rows` and `pageNo`."""
LONGEST_QUERY = 4_000
"""Characters of `queryData`; real ones have 200."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit of a column page: what it is asked for by, how many entries it has, how many a page shows, and its own."""

    address: str
    query: tuple[tuple[str, str], ...]
    announced: int | None
    rows: int
    links: tuple[ReportLink, ...]


@dataclass(frozen=True, slots=True)
class HanwebGateway:
    """The family `hanweb_gateway`."""

    name: str = "hanweb_gateway"

    def recognise(self, url: str, html: str) -> str | None:
        """An element with `queryData` that names a site and a template."""
        if "querydata" not in html.lower():
            return None
        units = _units(parse_page(url, html))
        return f"queryData of {dict(units[0].query).get('webId') or 'a site'} for {units[0].address}" if units else None

    def first(self, portal: Portal) -> PageRequest:
        """The column page."""
        return PageRequest(portal.listing_url)

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        """The entries that the column page embeds, or those of the gateway's answer, and the request for the next.

        Raises `BadListingError` for a column page without a unit and an answer that holds no HTML.
        """
        if urlsplit(request.url).path.endswith("/front/page/build/unit"):
            return _answer(request, body)
        units = _units(parse_page(request.url, body))
        if not units:
            raise BadListingError(f"{request.url}: no queryData, by which the gateway is asked; open it to see why")
        unit = max(units, key=lambda one: (_titled(one.links), one.announced is not None))
        whole = bool(unit.links) and len(unit.links) == min(unit.rows, unit.announced or unit.rows)
        if not whole:
            return Listing((), _request(request.url, unit, 1), unit.announced)
        following = _request(request.url, unit, 2) if unit.rows < (unit.announced or 10**9) else None
        return Listing(unit.links, following, unit.announced)


HANWEB_GATEWAY = HanwebGateway()


def _answer(request: PageRequest, body: str) -> Listing:
    """A page that the gateway has built. What it was asked for stands in the address; `memo` keeps total and column.

    A total that is too low says no more than none.
    """
    asked = dict(parse_qsl(urlsplit(request.url).query, keep_blank_values=True))
    announced = count(request.memo[0]) if request.memo else None
    column = request.memo[1] if len(request.memo) > 1 else request.url
    rows, number = count(asked.get("rows")) or DEFAULT_ROWS, count(asked.get("pageNo")) or 1
    links = list_entries(parse_page(column, _html(request.url, body)), annual=True)
    is_known = announced is not None and (number - 1) * rows + len(links) <= announced
    more = number * rows < (announced or 0) if is_known else len(links) >= rows
    if not more or not links:
        return Listing(links, None, announced, sound=announced is None and number > 1)
    query = urlencode([*((name, value) for name, value in asked.items() if name != "pageNo"), ("pageNo", number + 1)])
    following = PageRequest(f"{request.url.partition('?')[0]}?{query}", memo=request.memo)
    return Listing(links, following, announced)


def _html(url: str, body: str) -> str:
    """The HTML of an answer. Raises `BadListingError` where there is none, or a whole page stands in its place."""
    if body.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        html = member(read_json(url, body), "data", "html")
        if not isinstance(html, str):
            raise BadListingError(f"{url}: the answer holds no data.html; open it to see what the site says")
        return html
    start = body[:2000].lower()
    if not body.strip() or "<html" in start or "<!doctype" in start or "<" not in start:
        raise BadListingError(f"{url}: no piece of a list, it begins {squeezed(body[:300])[:60]!r}; open it to see why")
    return body


def _units(page: Page) -> list[_Unit]:
    found = []
    for node in page.root.css("[querydata]")[:50]:
        attributes = node.attributes
        query = _query(attributes.get("querydata") or "")
        if not query:
            continue
        announced, rows = count(attributes.get("count")), count(attributes.get("rows")) or DEFAULT_ROWS
        expected = min(rows, announced or rows)
        inside = list_entries(Page(page.url, page.base, node), annual=True) if node.child else ()
        links = inside if len(inside) == expected or _titled(inside) else list_entries(page)
        named = attributes.get("url") or ""
        address = named.partition("?")[0] if "build/unit" in named else GATEWAY
        found.append(_Unit(address, query, announced, rows, links))
    return found


def _query(source: str) -> tuple[tuple[str, str], ...]:
    """`{'webId':'3185',…}` as the gateway's parameters; empty where it names no site and no page."""
    options: Mapping[str, object] = {}
    for arguments in calls(tokens(f"query({source[:LONGEST_QUERY]})"), "query"):
        options = arguments[0] if arguments and isinstance(arguments[0], Mapping) else {}
    written = {name: str(value) for name, value in options.items() if isinstance(value, str | int)}
    if not {"webId", "pageId", "tplSetId"} & set(written):
        return ()
    written.setdefault("pageType", "column")
    return (("parseType", "bulidstatic"), *((name, written[name]) for name in QUERY if name in written))


def _request(column: str, unit: _Unit, number: int) -> PageRequest | None:
    address = normalise(unit.address, column)
    query = urlencode([*unit.query, ("rows", unit.rows), ("pageNo", number)])
    memo = ("" if unit.announced is None else str(unit.announced), column)
    return PageRequest(f"{address}?{query}", memo=memo) if address else None


def _titled(links: Sequence[ReportLink]) -> int:
    return sum(is_report_title(link.title) is True for link in links)
