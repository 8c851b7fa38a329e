"""Hanweb JCMS with jpage: a column page `/col/col{N}/index.html` and the rest of its list from `dataproxy.jsp`.

The column page often carries its first records, inside a script, as the same XML that the proxy answers:
`<datastore><totalrecord>…</totalrecord><recordset><record><![CDATA[<li>…]]></record>…`. A record is a piece of HTML:
`<li>` (not always closed) or `<tr>`/`<td>`, its day split over lines. How many there are, how many a page shows, and
the proxy's parameters stand in the page's call of `jpage({…})`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit
from xml.parsers import expat

from gongkai.documents.script import Value, calls
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
MOST_RECORDS = 10_000

_FORBIDDEN_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_RANGE = ("startrecord", "endrecord", "perpage", "page")
_WITHOUT_ROW = re.compile(r"^\s*<t[rdh]\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Store:
    """A datastore: the HTML of its records, the records announced, the HTML that holds the next group's address."""

    records: tuple[str, ...]
    announced: int | None
    following: str


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
        if _is_store(html):
            return "the page is a <datastore>"
        if "jpage" not in html and "<datastore" not in html:
            return None
        page = parse_page(url, html)
        units = _units(page)
        if units:
            return f"jpage({{…}}) asks {units[0].proxy}"
        return "a script holds a <datastore>" if _embedded(page) else None

    def first(self, portal: Portal) -> PageRequest:
        """The column page."""
        return PageRequest(portal.listing_url)

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        """The entries of a column page (what it embeds) or of a proxy's answer, and the request for the records after.

        Raises `BadListingError` for a datastore that is no XML, declares a document type, or is expected and not there.
        """
        if _is_store(body):
            return _answer(request.url, _read_store(request.url, body))
        if "dataproxy.jsp" in urlsplit(request.url).path:
            raise BadListingError(f"{request.url}: no <datastore> but a page; open it to see what the site says")
        return _column(parse_page(request.url, body), page)


HANWEB_JPAGE = HanwebJpage()


def _column(page: Page, number: int) -> Listing:
    stores = [_read_store(page.url, text) for text in _embedded(page)]
    units = _units(page)
    if not stores and not units:
        following = next_page(page, number)
        return Listing(list_entries(page), PageRequest(following) if following else None)
    pairs = _paired(page.base, stores, units)
    store, unit, links = max(pairs, key=lambda pair: _worth(pair[2]))
    if unit is None:
        return Listing(links, _next_group(page.base, store), store.announced)
    announced = unit.announced if unit.announced is not None else store.announced
    return Listing(links, _records_from(page.base, unit, len(store.records) + 1, announced), announced)


def _paired(
    base: str, stores: Sequence[_Store], units: Sequence[_Unit]
) -> list[tuple[_Store, _Unit | None, tuple[ReportLink, ...]]]:
    """The lists of a column page: the k-th datastore belongs to the k-th call where there are as many."""
    empty = _Store((), None, "")
    if not stores:
        return [(empty, unit, ()) for unit in units]
    owners: Sequence[_Unit | None] = units if len(units) == len(stores) else [*units[:1], None][:1] * len(stores)
    return [(store, unit, _links(base, store)) for store, unit in zip(stores, owners, strict=True)]


def _worth(links: Sequence[ReportLink]) -> tuple[int, int]:
    """A column page may carry other lists beside its own: the one with most reports is meant."""
    return sum(is_report_title(link.title) is True for link in links), len(links)


def _answer(url: str, store: _Store) -> Listing:
    """A proxy's answer; the request itself says from where it was."""
    links = _links(url, store)
    asked = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
    start, per_page = _count(asked.get("startrecord")), _count(asked.get("perpage")) or DEFAULT_PER_PAGE
    if start is None:
        return Listing(links, _next_group(url, store), store.announced)
    parameters = tuple((name, value) for name, value in asked.items() if name not in _RANGE)
    unit = _Unit(url.partition("?")[0], per_page, store.announced, parameters)
    following = _records_from(url, unit, start + len(store.records), store.announced) if store.records else None
    if store.announced is None and len(store.records) < per_page:
        following = None
    return Listing(links, following, store.announced)


def _records_from(base: str, unit: _Unit, start: int, announced: int | None) -> PageRequest | None:
    """The request for the records from `start` (counted from 1); None where that many are not announced.

    By GET, as public crawlers do: the answer can then be asked for again with If-None-Match, and lies in the archive
    under an address of its own.
    """
    if (announced is not None and start > announced) or start > MOST_RECORDS:
        return None
    end = start + PAGES_AT_ONCE * unit.per_page - 1
    if announced is not None:
        end = min(end, announced)
    span = (("startrecord", str(start)), ("endrecord", str(end)), ("perpage", str(unit.per_page)))
    proxy = normalise(unit.proxy, base)
    mark = "&" if proxy and "?" in proxy else "?"
    return PageRequest(f"{proxy}{mark}{urlencode((*span, *unit.parameters))}") if proxy else None


def _next_group(base: str, store: _Store) -> PageRequest | None:
    """The address that a datastore names itself, where a page has no call of `jpage`."""
    page = parse_page(base, store.following)
    anchor = page.root.css_first("a[href]")
    url = normalise(anchor.attributes.get("href") or "", base) if anchor else None
    return PageRequest(url) if url and url != base else None


def _links(base: str, store: _Store) -> tuple[ReportLink, ...]:
    found = (record_link(parse_page(base, _as_row(record))) for record in store.records)
    return tuple(link for link in found if link)


def _as_row(record: str) -> str:
    """Cells and rows need their table, or an HTML parser drops their tags."""
    return f"<table>{record}</table>" if _WITHOUT_ROW.match(record) else record


def _units(page: Page) -> list[_Unit]:
    found = calls(scripts(page), "jpage")
    return [_unit(options[0]) for options in found if options and isinstance(options[0], Mapping)]


def _unit(options: Mapping[str, Value]) -> _Unit:
    proxy, parameters = options.get("proxyUrl"), options.get("ajaxParam")
    pairs = parameters.items() if isinstance(parameters, Mapping) else ()
    return _Unit(
        proxy=proxy if isinstance(proxy, str) and proxy else PROXY,
        per_page=_count(options.get("perPage")) or DEFAULT_PER_PAGE,
        announced=_count(options.get("totalRecord")),
        parameters=tuple((name, _written(value)) for name, value in pairs if isinstance(value, str | int | float)),
    )


def _written(value: str | int | float) -> str:
    """A value as a browser sends it: `true`, not `True`."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _embedded(page: Page) -> list[str]:
    """The datastores in a page's scripts."""
    texts = (node.text(deep=True) or "" for node in page.root.css("script"))
    return [text for text in texts if _is_store(text)]


def _is_store(text: str) -> bool:
    head = text[:500].lstrip("\ufeff \t\r\n")
    if head.startswith("<?xml"):
        head = head.partition("?>")[2].lstrip()
    return head.startswith(("<datastore", "<!DOCTYPE datastore"))


def _read_store(url: str, text: str) -> _Store:
    """A datastore by an XML parser that stops at a document type, so that no entity is ever expanded."""
    reader = _StoreReader()
    try:
        reader.read(_FORBIDDEN_IN_XML.sub("", text.strip("\ufeff \t\r\n")))
    except expat.ExpatError as error:
        raise BadListingError(
            f"{url}: its <datastore> is no XML ({error}); open it to see what the site says"
        ) from error
    except _DocumentTypeError:
        raise BadListingError(f"{url}: its <datastore> declares a document type, which is never read") from None
    return _Store(tuple(reader.records), _count(reader.total), reader.following)


class _DocumentTypeError(Exception):
    """A document type was met."""


class _StoreReader:
    """Collects the texts of `<record>`, `<totalrecord>` and `<nextgroup>`."""

    def __init__(self) -> None:
        self.records: list[str] = []
        self.total = ""
        self.following = ""
        self._text: list[str] = []

    def read(self, text: str) -> None:
        """Raises ExpatError for what is no XML, `_DocumentTypeError` for a document type."""
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.CharacterDataHandler = self._text.append
        parser.EndElementHandler = self._end
        parser.Parse(text, True)

    def _refuse(self, *_: object) -> None:
        raise _DocumentTypeError

    def _start(self, _name: str, _attributes: object) -> None:
        self._text.clear()

    def _end(self, name: str) -> None:
        text = "".join(self._text)
        self._text.clear()
        if name == "record" and len(self.records) < MOST_RECORDS:
            self.records.append(text)
        elif name == "totalrecord":
            self.total = text
        elif name == "nextgroup":
            self.following = text


def _count(value: Value) -> int | None:
    """A number of records or pages; None where it is none. A positive one, or 0."""
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit() and len(value.strip()) < 10:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
