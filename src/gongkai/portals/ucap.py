"""UCAP (开普云): channels as static pages or from an interface (Suqian, Heilongjiang, Suzhou, Sichuan, 税务总局).

Static: `index.shtml`, `index_2.shtml`, …, counted by `createPageHTML('page_div', pages, 1, 'index', 'shtml', 74)`.
Interfaces: GET `/common/search/{channel}` (or `/search/…`, `/searchList/…`), POST `/getFileListByCodeId`
(chinatax.gov.cn), POST `/szinf/xxgk/interfacesWebZcwj/loadData` (Suzhou). The column page is a shell then, whose
script names the interface and the channel. An interface may give fewer entries a page than it is asked for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from gongkai.documents.html.script import Token, Value, assigned, calls
from gongkai.portals.answers import (
    count,
    entry,
    first_count,
    member,
    objects,
    places_of_texts,
    read_json,
    some_list,
    some_total,
    text_of,
)
from gongkai.portals.family import BadListingError
from gongkai.portals.links import normalise
from gongkai.portals.pages import Page, anchors, parse_page, scripts, squeezed
from gongkai.portals.paging import announced_total, next_page
from gongkai.portals.scripted import own_entries
from gongkai.portals.titles import is_report_title
from gongkai.values import Listing, PageRequest, Portal

SEARCH = "/common/search/"
PAGE_SIZE = 15
MOST_PAGES = 100_000
CHANNELS = ("channelId", "channel_id", "channelID", "channelid")
"""How scripts call the channel."""
URLS = ("url", "URL", "link", "docPubUrl")
TITLES = ("title", "TITLE", "showTitle")
DAYS = (
    "publishedTimeStr",
    "PUBLISHED_TIME_FORMAT",
    "publishedTime",
    "publishTime",
    "PUBLISHED_TIME",
    "writtendate",
    "pubtime",
    "date",
)
LISTS = (("data", "results"), ("results", "data", "results"), ("data", "list"), ("results", "data"), ("data",))
TOTALS = (
    ("data", "total"),
    ("results", "data", "total"),
    ("results", "total"),
    ("data", "allRow"),
    ("data", "totalCount"),
    ("total",),
)

_TAGS = "ucaptitle, ucapcontent, publishtime, #zoomcon, #UCAP-CONTENT"
_CHANNEL = re.compile(r"[0-9a-zA-Z_-]{4,64}")
_ARTICLE = re.compile(r"/\d{6}/[0-9a-f]{32}\.s?html?$")
"""`/202401/2ecfb31a335f4d689220a3a23e24a986.shtml` (Shuyang, Zizhong)."""
_SEARCHED = re.compile(r"((?:/[\w-]+)*/(?:search|searchList)/)([0-9a-f]{32})?")
_HEX = re.compile(r"[0-9a-fA-F]{32}")
_POSTED = re.compile(r"(?:/[\w-]+)*/(?:getFileListByCodeId|interfacesWebZcwj/loadData)")
_ANNUAL = re.compile(r"年报|年度报告")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,60}")


@dataclass(frozen=True, slots=True)
class _Pages:
    """What `createPageHTML` says of a channel's static pages."""

    pages: int
    current: int
    """From 1; TRS counts from 0."""
    name: str
    extension: str


@dataclass(frozen=True, slots=True)
class Ucap:
    """The family `ucap`."""

    name: str = "ucap"

    def recognise(self, url: str, html: str) -> str | None:
        """An interface that a script names, a tag of UCAP's, or an article's address with 32 hexadecimal digits."""
        page = parse_page(url, html)
        script = scripts(page)
        interface = _interface(script)
        if interface:
            return f"a script names {interface}"
        tag = page.root.css_first(_TAGS)
        if tag is not None:
            return f"a <{tag.tag}> {tag.attributes.get('id') or ''}".rstrip()
        article = next((anchor.url for anchor in anchors(page) if _ARTICLE.search(urlsplit(anchor.url).path)), None)
        if article:
            return f"an article's address, {article}"
        marked = page.root.css_first("[websiteid]")
        site = marked.attributes.get("websiteid") if marked else assigned(script, "websiteId")
        if isinstance(site, str) and _HEX.fullmatch(site):
            return f"websiteId {site}"
        paging = _paging(script)
        return f"createPageHTML counts {paging.pages} pages from 1" if paging and paging.current == 1 else None

    def first(self, portal: Portal) -> PageRequest:
        """The column page."""
        return PageRequest(portal.listing_url)

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        """The entries of a static page, or none and the interface's address; then those of its answers.

        Raises `BadListingError` for an answer that is no list.
        """
        if request.memo:
            return _answer(request, body)
        parsed = parse_page(request.url, body)
        script = scripts(parsed)
        paging = _paging(script)
        entries = own_entries(parsed)
        following = _static(parsed, paging, page) if paging else next_page(parsed, page)
        total = announced_total(parsed, len(entries))
        if paging is None and following is None and page == 1:
            reports = any(is_report_title(link.title) for link in entries)
            whole = reports and len(entries) < PAGE_SIZE and (total is None or total <= len(entries))
            asked = _first_request(parsed, script, whole=whole)
            if asked:
                return Listing((), asked)
        pages = paging.pages if paging else None
        return Listing(entries, PageRequest(following) if following else None, total, pages=pages)


UCAP = Ucap()


def _answer(request: PageRequest, body: str) -> Listing:
    """A page of an interface. `memo` keeps the column page and how many entries have been listed."""
    column, before = request.memo[0], count(request.memo[1]) or 0
    answer = read_json(request.url, body)
    found = (objects(member(answer, *path)) for path in LISTS)
    items = next((items for items in found if items is not None), None)
    items = some_list(answer, URLS) if items is None else items
    if items is None:
        raise BadListingError(f"{request.url}: the answer lists nothing; open it to see what the site says")
    texts = places_of_texts(answer)
    links = [entry(item, column, urls=URLS, titles=TITLES, days=DAYS, inside=texts.get(id(item), "")) for item in items]
    lost = [item for item, link in zip(items, links, strict=True) if link is None and _is_titled(item)]
    cut = f"{len(lost)} of its entries are titled as reports and have no address" if lost else ""
    listed = before + len(items)
    total = first_count(answer, TOTALS)
    total = some_total(answer, listed) if total is None else total
    more = listed != total  # without a total, or with one that is too low: to the end
    following = _next_request(request, column, listed) if items and more else None
    ended = not items and before > 0 and (total is None or listed >= total)
    return Listing(tuple(link for link in links if link), following, total, sound=ended, cut=cut)


def _is_titled(item: Mapping[str, Value]) -> bool:
    return is_report_title(text_of(item, TITLES)) is True


def _next_request(request: PageRequest, column: str, listed: int) -> PageRequest:
    """The same request for the page after: its number stands in the form, or in the address."""
    memo = (column, str(listed))
    address = request.url.partition("#")[0]
    if request.form:
        return PageRequest(address, _counted(request.form), memo)
    url, _, query = address.partition("?")
    return PageRequest(f"{url}?{urlencode(_counted(parse_qsl(query, keep_blank_values=True)))}", memo=memo)


def _counted(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, str((count(value) or 1) + 1) if name in ("page", "pageIndex") else value) for name, value in pairs
    )


def _first_request(page: Page, script: Sequence[Token], *, whole: bool) -> PageRequest | None:
    """The first request of the interface that a column page names; one that only names a channel is asked by `SEARCH`,
    unless its own list is whole.
    """
    named = _interface(script)
    if named is None and whole:
        return None
    in_address = _SEARCHED.search(named) if named else None
    channel = (in_address[2] if in_address else None) or _channel(page, script)
    if channel is None:
        return None
    memo = (page.url, "0")
    if named and named.endswith("getFileListByCodeId"):
        form = (("channelId", channel), ("page", "1"), ("size", "20"), ("relateSubChannels", "true"))
        return _to(page, named, form, memo)
    if named and named.endswith("loadData"):
        return _to(page, f"{named}?pageSize={PAGE_SIZE}", (("pageIndex", "1"), ("channel_id", channel)), memo)
    query = f"page=1&_pageSize={PAGE_SIZE}&_isAgg=true&_isJson=true&_template=index"
    return _to(page, f"{in_address[1] if in_address else SEARCH}{channel}?{query}", (), memo)


def _to(page: Page, address: str, form: tuple[tuple[str, str], ...], memo: tuple[str, ...]) -> PageRequest | None:
    url = normalise(address, page.url)
    return PageRequest(url, form, memo) if url else None


def _interface(script: Sequence[Token]) -> str | None:
    """The path of an interface that a text of a script names."""
    for kind, source in script:
        if kind == "text" and "/" in source:
            text = source[1:-1][:500]
            found = _POSTED.search(text)
            if found:
                return found[0]
            searched = _SEARCHED.search(text)
            if searched and (searched[2] or searched[1].endswith((SEARCH, "/searchList/"))):
                return searched[0]
    return None


def _channel(page: Page, script: Sequence[Token]) -> str | None:
    """The channel that a page names: of the tab that its address chooses or that is called 年报, else its own."""
    tab = dict(parse_qsl(urlsplit(page.url).query)).get("tab", "")
    chosen = assigned(script, tab) if _NAME.fullmatch(tab) else None
    own = (assigned(script, name) for name in CHANNELS)
    marked = list(_marked(page))
    by_tab = [channel for channel, label, name in marked if _ANNUAL.search(label) or (tab and tab == name)]
    told = page.root.css_first(
        'meta[name="channelId"], meta[name="ChannelId"], input[name="channelId"], input#channelId'
    )
    stated = (told.attributes.get("content") or told.attributes.get("value")) if told else None
    candidates = [
        chosen,
        *by_tab,
        *own,
        *(channel for channel, _, _ in marked[:1]),
        stated,
    ]
    return next((text for text in candidates if isinstance(text, str) and _CHANNEL.fullmatch(text)), None)


def _marked(page: Page) -> Iterator[tuple[str, str, str]]:
    """Elements that carry a channel: it, their text, and what they are called."""
    for node in page.root.css("[channelid], [data-channelid], [data-channel-id]")[:200]:
        attributes: Mapping[str, str | None] = node.attributes
        names = ("channelid", "data-channelid", "data-channel-id")
        channel = next((value for name in names if (value := attributes.get(name))), "")
        called = attributes.get("data-tab") or attributes.get("name") or attributes.get("id") or ""
        yield channel, squeezed(node.text()[:200]), called


def _paging(script: Sequence[Token]) -> _Pages | None:
    """The call with an element's name first, the pages, the current one from 1, and the files' name and extension."""
    for arguments in (*calls(script, "createPageHTML"), *calls(script, "createPageHtml")):
        if len(arguments) < 5 or not isinstance(arguments[0], str):
            continue
        pages, current = count(arguments[1]), count(arguments[2])
        name, extension = arguments[3:5]
        if pages is not None and current is not None and _is_file(name) and _is_file(extension) and pages < MOST_PAGES:
            return _Pages(pages, current, str(name), str(extension))
    return None


def _is_file(value: Value) -> bool:
    return isinstance(value, str) and bool(_NAME.fullmatch(value))


def _static(page: Page, paging: _Pages, number: int) -> str | None:
    if number >= paging.pages:
        return None
    return normalise(f"{paging.name}_{number + 1}.{paging.extension}", page.base)
