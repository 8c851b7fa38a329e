"""Hanweb's module for annual reports: `/module/xxgk/xxgkAnnualReport.jsp?area=…&fbtime=2024`, an address per agency
and year, and no list. Some sites show it inside a column, `/col/col57877/index.html?vc_xxgkarea=…`, or in a frame.

Each page is the report itself, so a walk goes over the years. It starts at the year of the address, else at the newest
that the page's own choice of years offers, else at the newest that the page tells. From there it goes up, at least to
`KNOWN_YEAR`, until `NEWER` years in a row have no report: an address of the registry is of the year in which it was
found, and nothing here knows today's. Then it goes down to `FIRST_YEAR`: there are gaps of many years. An address
without an agency shows a tree of them, and so may a column: then it is done for each.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from selectolax.lexbor import LexborNode

from gongkai.portals.family import BadListingError
from gongkai.portals.links import normalise
from gongkai.portals.pages import Page, address_of, anchors, parse_page, squeezed
from gongkai.portals.titles import is_report_title
from gongkai.portals.years import FIRST_YEAR, KNOWN_YEAR, LAST_YEAR, NEWER
from gongkai.values import Listing, PageRequest, Portal, ReportLink

MODULE = "xxgkannualreport.jsp"
AREA, COLUMN_AREA = "area", "vc_xxgkarea"
YEAR = "fbtime"
MOST_AGENCIES = 500
"""Agencies of one tree that are walked; a county has about 80."""

LONGEST_TITLE = 80
"""Characters of what may be a title; a paragraph of the report has more."""

_YEAR = re.compile(r"(?<!\d)(20[0-3]\d)(?=\D|$)")
_TITLES = (
    'meta[name="ArticleTitle"], h1, h2, h3, .title, .con-title, .article-title, .bt, .tit, #title, caption, '
    "title, strong, b, p, td"
)
_NO_TEXT = "a, script, style, select, option, noscript, template, nav, header, footer"
_WORDS_OF_A_REPORT = re.compile(
    "总体情况|概述|本年新收|行政复议|行政诉讼|存在的主要问题|存在问题|改进情况|改进措施|收费|行政规范性文件|第二十条|制发件数|办理结果|受理"
)
"""What a report says and a menu does not."""
_REPORT_FILE = re.compile("年报|年度报告|工作报告|附件")
_FILE = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|rtf|zip|rar|ofd)(?:$|[?&#])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Walk:
    """Where a walk over one agency's years stands."""

    agency: str
    """The agency's address, of whichever year."""
    year: int
    """The year asked for."""
    start: int
    top: int
    """The walk goes up at least to this year."""
    up: bool = True
    missed: int = 0
    """How many years in a row had no report."""
    seen: tuple[str, ...] = ()
    """Digests of the reports shown."""
    address: str = ""
    """Where the last of them was shown."""
    rest: tuple[str, ...] = ()
    """Addresses of the agencies that are to come."""

    def memo(self) -> tuple[str, ...]:
        """As a request keeps it."""
        numbers = (self.year, self.start, self.top, int(self.up), self.missed)
        return (self.agency, *map(str, numbers), " ".join(self.seen), self.address, *self.rest)


@dataclass(frozen=True, slots=True)
class HanwebAnnual:
    """The family `hanweb_annual`."""

    name: str = "hanweb_annual"

    def recognise(self, url: str, html: str) -> str | None:
        """The module's address, or a column's that names an agency, or a frame with the module, or a tree of it."""
        if _is_module(url):
            return f"the address is the module's, {urlsplit(url).path}"
        if MODULE not in html.lower():
            return None
        page = parse_page(url, html)
        frame = _framed(page)
        if frame:
            return f"a frame holds {frame}"
        agencies = _agencies(page)
        others = [anchor.node.text()[:400] for anchor in anchors(page) if not _is_module(anchor.url)]
        is_tree = len(agencies) > 1 and True not in [is_report_title(squeezed(text)) for text in others]
        return f"a tree of {len(agencies)} agencies" if is_tree else None

    def first(self, portal: Portal) -> PageRequest:
        """The registry's address, of whichever year."""
        return PageRequest(portal.listing_url)

    def read_listing(self, request: PageRequest, body: str, page: int) -> Listing:
        """The page itself where it is a report, and the address of the next year to ask for.

        A year without a report is no end. Nor is one that shows a report shown before, but it is no report of that
        year; a site that shows one report for all years ends as a repetition. Raises `BadListingError` for a column
        without the module.
        """
        parsed = parse_page(request.url, body or "<html></html>")
        if request.memo:
            return _year(parsed, _read(request.memo))
        inside = _framed(parsed) if COLUMN_AREA in request.url.lower() else None
        addresses = [request.url] if _names_agency(request.url) and not inside else _agencies(parsed)
        if not addresses:
            raise BadListingError(f"{request.url}: no annual-report module, frame or tree of it; open it to see why")
        if addresses == [request.url] and _asked(request.url):
            return _year(parsed, _begun(parsed, request.url))
        return _first_of(parsed, addresses)


HANWEB_ANNUAL = HanwebAnnual()


def _first_of(page: Page, addresses: Sequence[str]) -> Listing:
    """No entry, and the first agency's first year: of the page itself where it is that agency's, else of its own."""
    address, rest = addresses[0], tuple(addresses[1:])
    return Listing((), _request(replace(_begun(page, address), rest=rest)), sound=True)


def _begun(page: Page, address: str) -> _Walk:
    offered = _newest_offered(page)
    start = _asked(address) or offered or _newest_told(page) or KNOWN_YEAR
    return _Walk(address, start, start, max(offered or 0, KNOWN_YEAR))


def _year(page: Page, walk: _Walk) -> Listing:
    """The page of one year; one that another address has answered is none."""
    there = _is_module(page.url) and _is_report(page)
    digest = sha256(squeezed(page.root.text(separator=" ")).encode()).hexdigest()[:16] if there else ""
    shown = bool(digest) and digest not in walk.seen
    if shown:
        onward = replace(walk, missed=0, seen=(*walk.seen, digest), address=page.url)
    else:
        onward = replace(walk, missed=walk.missed + 1)
    following = _following(onward)
    title = _title(page)
    if following is None and digest and not shown and len(walk.seen) == 1:
        return Listing((ReportLink(walk.address, title),), _next_agency(page, walk), sound=bool(walk.rest))
    request = _request(following) if following else _next_agency(page, walk)
    return Listing((ReportLink(page.url, title),) if shown else (), request, sound=True)


def _following(walk: _Walk) -> _Walk | None:
    if walk.up and walk.year < LAST_YEAR and (walk.missed < NEWER or walk.year < walk.top):
        return replace(walk, year=walk.year + 1)
    if walk.up:
        return replace(walk, year=walk.start - 1, up=False, missed=0) if walk.start > FIRST_YEAR else None
    return replace(walk, year=walk.year - 1) if walk.year > FIRST_YEAR else None


def _next_agency(page: Page, walk: _Walk) -> PageRequest | None:
    if not walk.rest:
        return None
    address, rest = walk.rest[0], walk.rest[1:]
    start = _asked(address) or _newest_offered(page) or walk.start
    return _request(_Walk(address, start, start, walk.top, rest=rest))


def _is_module(url: str) -> bool:
    parts = urlsplit(url)
    names = {name.lower() for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
    return parts.path.lower().endswith(MODULE) or COLUMN_AREA in names


def _names_agency(url: str) -> bool:
    """Whether an address is the module's, of one agency."""
    pairs = parse_qsl(urlsplit(url).query)
    return _is_module(url) and any(name.lower() in (AREA, COLUMN_AREA) for name, _ in pairs)


def _framed(page: Page) -> str | None:
    """The module's address in a frame of a page."""
    for node in page.root.css("iframe[src], frame[src]")[:50]:
        url = normalise(node.attributes.get("src") or "", page.base)
        if url and _is_module(url):
            return url
    return None


def _agencies(page: Page) -> list[str]:
    """The addresses that a page has for agencies, each agency's once: in its frame, else in its tree of links."""
    frame = _framed(page)
    if frame:
        return [frame]
    found: dict[str, str] = {}
    for anchor in anchors(page):
        area = next((value for name, value in parse_qsl(urlsplit(anchor.url).query) if name.lower() == AREA), "")
        if area and _is_module(anchor.url):
            found.setdefault(area, anchor.url)
    return list(found.values())[:MOST_AGENCIES]


def _asked(url: str) -> int | None:
    """The year in an address."""
    for name, value in parse_qsl(urlsplit(url).query):
        if name.lower() == YEAR and _YEAR.fullmatch(value.strip()):
            return int(value)
    return None


def _request(walk: _Walk) -> PageRequest:
    """The agency's address for the walk's year: the other parameters stay, in their order."""
    parts = urlsplit(walk.agency)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    year = (YEAR, str(walk.year))
    if any(name.lower() == YEAR for name, _ in pairs):
        pairs = [year if name.lower() == YEAR else (name, value) for name, value in pairs]
    else:
        pairs.append(year)
    return PageRequest(urlunsplit(parts._replace(query=urlencode(pairs), fragment="")), memo=walk.memo(), may_lack=True)


def _read(memo: tuple[str, ...]) -> _Walk:
    year, start, top, up, missed = map(int, memo[1:6])
    return _Walk(memo[0], year, start, top, up == 1, missed, tuple(memo[6].split()), memo[7], memo[8:])


def _newest_offered(page: Page) -> int | None:
    """The newest year of the page's own choice: options, and links that carry a year for this module."""
    options = (node.attributes.get("value") or node.text() for node in page.root.css("option")[:200])
    years = [int(found[1]) for text in options if (found := _YEAR.search(text or ""))]
    links = (address_of(node, page.base) for node in page.root.css("a, [onclick]")[:2000])
    years += [year for url in links if url and _is_module(url) and (year := _asked(url))]
    return max((year for year in years if year >= FIRST_YEAR), default=None)


def _newest_told(page: Page) -> int | None:
    """The newest year that the page's title or text tells."""
    for text in (_title(page), squeezed(page.root.text(separator=" "))[:50_000]):
        years = [int(year) for year in _YEAR.findall(text)]
        if years:
            return max(years)
    return None


def _is_report(page: Page) -> bool:
    """Whether a page is more than an empty shell: a report's words outside of its links, or a file or frame with it.

    Leniently: what the page is, its content decides when it has been fetched.
    """
    words = set(_WORDS_OF_A_REPORT.findall(_text(page)))
    return len(words) > 1 or any(_FILE.search(url) for url in _leads_to(page))


def _text(page: Page) -> str:
    """The page's text outside of links, scripts and choices."""
    skipped = {node.mem_id for node in page.root.css(_NO_TEXT)}
    parts: list[str] = []
    waiting: list[LexborNode] = [page.root]
    while waiting:
        node = waiting.pop()
        if node.tag == "-text":
            parts.append(node.text() or "")
        elif node.mem_id not in skipped:
            waiting += reversed(list(node.iter(include_text=True)))
    return squeezed(" ".join(parts))


def _leads_to(page: Page) -> Iterator[str]:
    """Where frames lead, and links that say that they lead to a report: forms to download stand on every page."""
    for node in page.root.css("a[href], iframe[src], embed[src], object[data]")[:2000]:
        attributes = node.attributes
        if node.tag != "a" or _REPORT_FILE.search(f"{node.text()[:200]} {attributes.get('title') or ''}"):
            yield attributes.get("href") or attributes.get("src") or attributes.get("data") or ""


def _title(page: Page) -> str:
    """What the page is called: its first words that are a report's title, else those that may be; `""` where it has
    none, so that its content decides.
    """
    doubtful = ""
    for node in page.root.css(_TITLES)[:300]:
        text = squeezed(node.attributes.get("content") if node.tag == "meta" else node.text(separator=" ")[:400])
        if not text or len(text) > LONGEST_TITLE or node.css_first("a") is not None:
            continue
        judged = is_report_title(text)
        if judged:
            return text
        if judged is None and not doubtful and "公开" in text:
            doubtful = text
    return doubtful
