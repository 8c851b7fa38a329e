"""A portal's listing, page by page, to an end that is stated: only then is it known whether all was seen."""

from dataclasses import dataclass, field, replace

from gongkai.crawl.addresses import BadAddressError, clean_url, page_key
from gongkai.crawl.visit import Purpose, Visitor
from gongkai.decoding import decode
from gongkai.portals import FAMILIES, BadListingError, Family, family_of, is_report_title
from gongkai.values import Listing, ListingEnd, PageRequest, Portal, ReportLink, Snapshot


@dataclass(frozen=True, slots=True)
class Column:
    """What a portal's listing has shown: the links that are, or may be, reports, and why it ended.

    `problem` is `""` where the listing was seen whole. `silent`: the page answered, and there was nothing in it.
    """

    family: str
    evidence: str
    links: tuple[ReportLink, ...]
    pages: int
    announced: int | None
    end: ListingEnd
    problem: str = ""
    silent: bool = False


@dataclass(slots=True)
class _Walk:
    """How far a listing has been walked."""

    family: str
    evidence: str
    pages: int = 0
    listed: int = 0
    announced: int | None = None
    seen: set[str] = field(default_factory=set)
    links: list[ReportLink] = field(default_factory=list)


async def read_column(portal: Portal, visitor: Visitor, *, max_pages: int) -> Column:
    """Walk a portal's listing, first page to last, and give what it shows.

    Where the registry gives no family, the page at the portal's address tells it.
    """
    walk = _Walk(portal.family, "registry" if portal.family else "")
    try:
        return await _read(portal, visitor, walk, max_pages)
    except BadListingError as error:
        return _short(walk, "error", str(error))


async def _read(portal: Portal, visitor: Visitor, walk: _Walk, max_pages: int) -> Column:
    if not portal.family:
        page = PageRequest(portal.listing_url)
        snapshot = await visitor.visit(page, Purpose(portal.portal_id, "listing"))
        text = _text(visitor, snapshot)
        if text is None:
            return _ended(walk, "error", f"{snapshot.url}: {snapshot.outcome} {snapshot.detail}".rstrip())
        walk.family, walk.evidence = family_of(snapshot.final_url, text)
    family = FAMILIES.get(walk.family)
    if family is None:
        return _ended(walk, "error", f"no family {walk.family!r} is known; correct the row of {portal.portal_id}")
    return await _walk(portal, family, visitor, walk, max_pages)


async def _walk(portal: Portal, family: Family, visitor: Visitor, walk: _Walk, max_pages: int) -> Column:
    request: PageRequest | None = family.first(portal)
    asked: set[str] = set()
    while request is not None:
        if walk.pages >= max_pages:
            return _ended(walk, "error", f"over {max_pages} pages; the listing may go on")
        key = page_key(request)
        if key in asked:
            return _short(walk, "repeat", f"page {walk.pages} leads back to {key}")
        asked.add(key)
        snapshot = await visitor.visit(request, Purpose(portal.portal_id, "listing"))
        text = _text(visitor, snapshot)
        if text is None:
            return _short(walk, "error", f"{snapshot.url}: {snapshot.outcome} {snapshot.detail}".rstrip())
        listing = family.read_listing(replace(request, url=snapshot.final_url), text, walk.pages + 1)
        fresh = _take(walk, listing, asked, snapshot.final_url)
        if walk.pages > 1 and not fresh and not listing.sound:
            end: ListingEnd = "repeat" if listing.links else "stub"
            return _short(walk, end, f"page {walk.pages} shows {'nothing new' if listing.links else 'no link'}")
        request = listing.next
    return _last(walk)


def _take(walk: _Walk, listing: Listing, asked: set[str], page: str) -> int:
    """Add a page to the walk; gives how many of its links were not seen before.

    A page of the listing is no report, unless it lists itself alone: a year's page that is the report.
    """
    walk.pages += 1
    walk.announced = listing.announced if listing.announced is not None else walk.announced
    walk.listed += len(listing.links)
    itself = [link.url for link in listing.links] == [page]
    fresh = 0
    for link in listing.links:
        key = _key(link)
        if key in walk.seen:
            continue
        walk.seen.add(key)
        fresh += 1
        if is_report_title(link.title) is not False and (key not in asked or itself):
            walk.links.append(link)
    return fresh


def _last(walk: _Walk) -> Column:
    """The end where no page follows: whole, unless more was announced or nothing was shown."""
    if not walk.seen:
        more = f" though {walk.announced} are announced" if walk.announced else ""
        return _ended(walk, "error", f"silent zero: the listing answers, and shows no link{more}", silent=True)
    if walk.announced is not None and walk.listed < walk.announced:
        return _ended(walk, "stub", f"{walk.announced} are announced, {walk.listed} are shown")
    end: ListingEnd = "last_page" if walk.announced is None else "announced_reached"
    if not walk.links:
        problem = f"silent zero: none of the {len(walk.seen)} links is to a report"
        return _ended(walk, end, problem, silent=True)
    return _ended(walk, end)


def _short(walk: _Walk, end: ListingEnd, problem: str) -> Column:
    """An end before the last page; no loss where all that was announced has been seen."""
    if walk.announced is not None and walk.seen and walk.listed >= walk.announced:
        return _last(walk)
    return _ended(walk, end, problem)


def _ended(walk: _Walk, end: ListingEnd, problem: str = "", *, silent: bool = False) -> Column:
    links = tuple(walk.links)
    return Column(walk.family, walk.evidence, links, walk.pages, walk.announced, end, problem, silent)


def _key(link: ReportLink) -> str:
    try:
        return clean_url(link.url)
    except BadAddressError:
        return link.url


def _text(visitor: Visitor, snapshot: Snapshot) -> str | None:
    """The page as text, None where it could not be had."""
    if snapshot.outcome not in ("ok", "unchanged"):
        return None
    headers = {name.lower(): value for name, value in snapshot.headers}
    return decode(visitor.body(snapshot), headers.get("content-type"), markup=True).text
