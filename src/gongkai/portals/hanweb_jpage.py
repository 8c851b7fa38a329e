"""Hanweb JCMS with jpage: a column page `/col/col{N}/index.html` and the rest of its list from `dataproxy.jsp`.

The column page often carries its first records, inside a script, as the same XML that the proxy answers:
`<datastore><totalrecord>…</totalrecord><recordset><record><![CDATA[<li>…]]></record>…`. A record is a piece of HTML:
`<li>` (not always closed) or `<tr>`/`<td>`, its day split over lines. How many there are, how many a page shows, and
the proxy's parameters stand in the page's call of `jpage({…})`. Some sites (nhsa, nrta) have no call and no
`<datastore>` round the `<recordset>`, and name the next records in `<nextgroup>`, by `page=2` and parameters that are
encrypted; others link the pages of the column, `index.html?uid=17301&pageNum=2`. Some proxies know no `startrecord`,
and answer their first records again: they are asked by `page=2`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard
from urllib.parse import parse_qsl, urlencode, urlsplit

from gongkai.documents.html.script import Token, Value, assigned, calls, texts
from gongkai.portals.answers import count
from gongkai.portals.datastore import MOST_RECORDS, STORES, Store, is_store, loose_store, read_store
from gongkai.portals.entries import list_entries, record_link
from gongkai.portals.family import BadListingError
from gongkai.portals.links import normalise
from gongkai.portals.pages import Page, parse_page, scripts
from gongkai.portals.paging import next_page
from gongkai.portals.titles import is_report_title
from gongkai.values import Listing, PageRequest, Portal, ReportLink

PROXY = "/module/web/jpage/dataproxy.jsp"
"""Where a page names no `proxyUrl`; older sites have /module/jpage/dataproxy.jsp and name it."""
DEFAULT_PER_PAGE = 15
PAGES_AT_ONCE = 3
"""jpage asks for three pages of records at once (`groupSize`), and sites answer no more."""
_RANGE = ("startrecord", "endrecord", "perpage", "page")
_PROXY = re.compile(r"[\w./:-]{0,200}/dataproxy\.jsp(?:\?[^\s<>]{0,1000})?")
_ASKING = ("ajax", "post", "get", "getJSON", "load")
"""Calls by which scripts ask for an address."""
_GROUP = re.compile(r"([?&]page=)(\d{1,6})(?=&|$)")
_WITHOUT_ROW = re.compile(r"^\s*<t[rdh]\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Unit:
    """One list of a column page, as its call of `jpage({…})` describes it."""

    proxy: str
    per_page: int
    announced: int | None
    parameters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HanwebJpage:
    """The family `hanweb_jpage`."""

    name: str = "hanweb_jpage"

    def recognise(self, url: str, html: str) -> str | None:
        """A call of `jpage`, a datastore in a script, or a datastore alone."""
        if is_store(html):
            return "the page is a <datastore>"
        if not any(mark in html for mark in ("jpage", "dataproxy.jsp", *STORES)):
            return None
        page = parse_page(url, html)
        units = _units(page)
        if units:
            return f"a script asks {units[0].proxy}"
        if _embedded(page):
            return "a script holds a <datastore>"
        return "the page holds a <recordset>" if loose_store(html) else None

    def first(self, portal: Portal) -> PageRequest:
        """The column page."""
        return PageRequest(portal.listing_url)

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        """The entries of a column page (what it embeds) or of a proxy's answer, and the request for the records after.

        Raises `BadListingError` for a datastore that is no XML, declares a document type, or is expected and not there,
        and for one without records where more are announced, by GET and by POST.
        """
        if is_store(body):
            return _answer(request, read_store(request.url, body))
        if request.may_lack and "dataproxy.jsp" in urlsplit(request.url).path:
            return Listing((), _by_post(request.url, request.memo), sound=True)
        if "dataproxy.jsp" in urlsplit(request.url).path:
            raise BadListingError(f"{request.url}: no <datastore> but a page; open it to see what the site says")
        return _column(parse_page(request.url, body), page, loose_store(body))


HANWEB_JPAGE = HanwebJpage()


def _column(page: Page, number: int, loose: str) -> Listing:
    """A column page: its own list is that of its stores with most reports; `loose` is one outside of its scripts."""
    texts = _embedded(page) or ([loose] if loose else [])
    stores = [read_store(page.url, text) for text in texts]
    units = _units(page)
    if not stores and not units:
        following = next_page(page, number)
        return Listing(list_entries(page), PageRequest(following) if following else None)
    pairs = _paired(page.base, stores, units)
    store, unit, links = max(pairs, key=lambda pair: _worth(pair[2]))
    if unit is None:
        announced = store.announced if store.announced is not None else count(assigned(scripts(page), "totalRecord"))
        group = _next_group(page.base, store)
        if group is not None:
            return Listing(links, _with_memo(group, announced, len(links), links), announced)
        following = next_page(page, number) or _by_number(page, len(store.records), announced)
        return Listing(links, PageRequest(following) if following else None, announced)
    announced = unit.announced if unit.announced is not None else store.announced
    before = (_shown_page(page.url) - 1) * unit.per_page
    return Listing(links, _records_from(page.base, unit, before + len(store.records) + 1, announced, links), announced)


def _by_number(page: Page, shown: int, announced: int | None) -> str | None:
    """The column page's own next page, `?uid={the unit}&pageNum=2`, where it shows `shown` of more records, and links
    none: each but the last has as many.
    """
    number = _shown_page(page.url)
    holder = next((node for node in page.root.css("script") if is_store(node.text(deep=True) or "")), None)
    unit = holder.parent.attributes.get("id") if holder and holder.parent else None
    if announced is None or not unit or not unit.isalnum() or number * shown >= announced:
        return None
    return normalise(f"{page.url.partition('?')[0]}?uid={unit}&pageNum={number + 1}")


def _paired(
    base: str, stores: Sequence[Store], units: Sequence[_Unit]
) -> list[tuple[Store, _Unit | None, tuple[ReportLink, ...]]]:
    """The lists of a column page: the k-th datastore belongs to the k-th call where there are as many."""
    empty = Store((), None, "")
    if not stores:
        return [(empty, unit, ()) for unit in units]
    owners: Sequence[_Unit | None] = units if len(units) == len(stores) else [*units[:1], None][:1] * len(stores)
    return [(store, unit, _links(base, store)) for store, unit in zip(stores, owners, strict=True)]


def _worth(links: Sequence[ReportLink]) -> tuple[int, int]:
    """A column page may carry other lists beside its own: the one with most reports is meant."""
    return sum(is_report_title(link.title) is True for link in links), len(links)


def _answer(request: PageRequest, store: Store) -> Listing:
    """A proxy's answer; the request itself says from where it was, in its address or its form."""
    url = request.url.partition("#")[0]
    links = _links(url, store)
    told = count(request.memo[0]) if request.memo else None
    announced = store.announced if store.announced is not None else told
    asked = {**_query(url), **dict(request.form)}
    start, per_page = count(asked.get("startrecord")), count(asked.get("perpage")) or DEFAULT_PER_PAGE
    if not store.records and announced is not None and announced > _before(request, start):
        if request.form or start is None:
            raise BadListingError(f"{url}: no records, though {announced} are announced; open it to see what is there")
        return Listing((), _by_post(url, request.memo), store.announced, sound=True)
    if start is None:
        return _group(request, store, links, announced)
    if links and start > 1 and len(request.memo) > 2 and links[0].url == request.memo[2]:
        return Listing((), _by_page(request, start, len(links)), store.announced, sound=True)
    parameters = tuple((name, value) for name, value in asked.items() if name not in _RANGE)
    if announced is not None and start - 1 + len(store.records) > announced:
        announced = None  # the total is too low: nobody knows how many there are
    unit = _Unit(url.partition("?")[0], per_page, announced, parameters)
    following = _records_from(url, unit, start + len(store.records), announced, links) if store.records else None
    if announced is None and len(store.records) < per_page:
        following = None
    if following is not None and request.form:
        following = _by_post(following.url, following.memo)
    return Listing(links, following, store.announced)


def _before(request: PageRequest, start: int | None) -> int:
    """How many records came before those that were asked for."""
    if start is not None:
        return start - 1
    return (count(request.memo[1]) or 0) if len(request.memo) > 1 else 0


def _query(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))


def _by_post(url: str, memo: tuple[str, ...]) -> PageRequest:
    """The same records by POST, as the sites' own script asks for them: the span in the address, the rest as a form."""
    query = _query(url)
    span = urlencode([(name, query[name]) for name in _RANGE if name in query])
    form = tuple((name, value) for name, value in query.items() if name not in _RANGE)
    return PageRequest(f"{url.partition('?')[0]}?{span}", form, memo)


def _by_page(request: PageRequest, start: int, size: int) -> PageRequest:
    """The page with the record `start`, by its number, where a page has `size` records whatever it was asked for.

    `memo` is as `_group` reads it, with a first record of none.
    """
    url = request.url.partition("#")[0]
    kept = [(name, value) for name, value in _query(url).items() if name not in ("startrecord", "endrecord", "page")]
    query = urlencode([("page", (start - 1) // size + 1), *kept])
    return PageRequest(f"{url.partition('?')[0]}?{query}", request.form, (request.memo[0], str(start - 1), ""))


def _group(request: PageRequest, store: Store, links: Sequence[ReportLink], announced: int | None) -> Listing:
    """A group of records that was asked for by its number, and the group after it.

    `memo` keeps the total, how many records came before, and the first of the group before: some sites begin with the
    group that the column page has shown already, and some name the group that was asked for as the next.
    """
    before = count(request.memo[1]) or 0 if len(request.memo) > 2 else 0
    again = len(request.memo) > 2 and bool(links) and links[0].url == request.memo[2]
    listed = before + (0 if again else len(links))
    number = _page_number(request.url)
    named = _next_group(request.url, store)
    more = announced is None or listed < announced
    following = None
    is_over = listed > MOST_RECORDS or (again and number not in (0, 1))
    if store.records and more and not is_over and (named or announced is not None or again):
        following = named if named and (_page_number(named.url) or 0) > (number or 0) else _group_after(request.url)
    listing = Listing(tuple(links), None, store.announced, sound=again and number in (0, 1))
    if following is None:
        return listing
    return replace(listing, next=_with_memo(replace(following, form=request.form), announced, listed, links))


def _with_memo(request: PageRequest, announced: int | None, listed: int, links: Sequence[ReportLink]) -> PageRequest:
    total = "" if announced is None else str(announced)
    return replace(request, memo=(total, str(listed), links[0].url if links else ""))


def _page_number(url: str) -> int | None:
    found = _GROUP.search(url)
    return int(found[2]) if found else None


def _group_after(url: str) -> PageRequest | None:
    """The address of the next group: only its number changes, since the rest may be encrypted."""
    found = _GROUP.search(url)
    return PageRequest(f"{url[: found.start(2)]}{int(found[2]) + 1}{url[found.end(2) :]}") if found else None


def _shown_page(url: str) -> int:
    """Which page of its list a column page shows: `?uid=…&pageNum=2`, else the first."""
    query = parse_qsl(urlsplit(url).query)
    return next((number for name, value in query if name == "pageNum" and (number := count(value))), 1)


def _records_from(
    base: str, unit: _Unit, start: int, announced: int | None, links: Sequence[ReportLink]
) -> PageRequest | None:
    """The request for the records from `start` (counted from 1); None where that many are not announced.

    By GET, as public crawlers do: the answer can then be asked for again with If-None-Match, and lies in the archive
    under an address of its own. It asks for whole pages, also past the total, which on some sites is too low.
    `links` are those of the page before.
    """
    if (announced is not None and start > announced) or start > MOST_RECORDS:
        return None
    end = start + PAGES_AT_ONCE * unit.per_page - 1
    span = (("startrecord", str(start)), ("endrecord", str(end)), ("perpage", str(unit.per_page)))
    proxy = normalise(unit.proxy, base)
    mark = "&" if proxy and "?" in proxy else "?"
    memo = ("" if announced is None else str(announced), str(start - 1), links[0].url if links else "")
    address = f"{proxy}{mark}{urlencode((*span, *unit.parameters))}"
    return PageRequest(address, memo=memo, may_lack=True) if proxy else None


def _next_group(base: str, store: Store) -> PageRequest | None:
    """The address that a datastore names itself, where a page has no call of `jpage`."""
    page = parse_page(base, store.following)
    anchor = page.root.css_first("a[href]")
    url = normalise(anchor.attributes.get("href") or "", base) if anchor else None
    return PageRequest(url) if url and url != base else None


def _links(base: str, store: Store) -> tuple[ReportLink, ...]:
    found = (record_link(parse_page(base, _as_row(record))) for record in store.records)
    return tuple(link for link in found if link)


def _as_row(record: str) -> str:
    """Cells and rows need their table, or an HTML parser drops their tags."""
    return f"<table>{record}</table>" if _WITHOUT_ROW.match(record) else record


def _units(page: Page) -> list[_Unit]:
    """The lists that a page describes: by its calls of `jpage`, else by the proxy's address in its scripts."""
    script = scripts(page)
    found = calls(script, "jpage")
    units = [_unit(options[0]) for options in found if options and isinstance(options[0], Mapping)]
    return units or list(_named(script))


def _named(script: Sequence[Token]) -> Iterator[_Unit]:
    """A list by the proxy's address in a text, and by what is sent there: `post(proxy, {…})`, `{url: …, data: {…}}`."""
    address = next((text for text in texts(script) if _PROXY.fullmatch(text)), None)
    if address is None:
        return
    arguments = [argument for name in _ASKING for sent in calls(script, name) for argument in sent]
    objects = [inner for one in arguments if isinstance(one, Mapping) for inner in (one.get("data"), one)]
    sent = next((one for one in objects if isinstance(one, Mapping) and "columnid" in one), {})
    asked = {**_query(address), **{name: _written(value) for name, value in sent.items() if _is_scalar(value)}}
    parameters = tuple((name, value) for name, value in asked.items() if name not in _RANGE)
    if any(name == "columnid" for name, _ in parameters):
        per_page = count(asked.get("perpage")) or DEFAULT_PER_PAGE
        yield _Unit(address.partition("?")[0], per_page, count(assigned(script, "totalRecord")), parameters)


def _unit(options: Mapping[str, Value]) -> _Unit:
    proxy, parameters = options.get("proxyUrl"), options.get("ajaxParam")
    pairs = parameters.items() if isinstance(parameters, Mapping) else ()
    return _Unit(
        proxy=proxy if isinstance(proxy, str) and proxy else PROXY,
        per_page=count(options.get("perPage")) or DEFAULT_PER_PAGE,
        announced=count(options.get("totalRecord")),
        parameters=tuple((name, _written(value)) for name, value in pairs if _is_scalar(value)),
    )


def _is_scalar(value: Value) -> TypeGuard[str | int | float]:
    return isinstance(value, str | int | float)


def _written(value: str | int | float) -> str:
    """A value as a browser sends it: `true`, not `True`."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _embedded(page: Page) -> list[str]:
    """The datastores in a page's scripts."""
    texts = (node.text(deep=True) or "" for node in page.root.css("script"))
    return [text for text in texts if is_store(text)]
