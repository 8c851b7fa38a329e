"""A portal's listing, page by page, to an end that is stated: only then is it known whether all was seen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from gongkai.crawl.addresses import BadAddressError, clean_url, host_of, page_key, same_page
from gongkai.crawl.follow import WHOLE
from gongkai.crawl.judge import HOME
from gongkai.crawl.soft404 import Soft404s
from gongkai.crawl.visit import Purpose, Visitor, as_text
from gongkai.portals import FAMILIES, BadListingError, Family, family_of, is_report_title, leads_on, page_after
from gongkai.values import Listing, ListingEnd, Outcome, PageRequest, Portal, ReportLink, Snapshot

LACKING = frozenset({"gone", "soft404", "http_error"})
"""How a page that may lack (`PageRequest.may_lack`) is not there. A server's own error is said at the listing's end."""

UNWELL = frozenset({"timeout", "reset", "truncated", "too_large"})
"""How a page is lost that the pages after it may well outlive, as they may those of `LACKING`. After any other end the
host is left, or wants us elsewhere."""

MOST_UNWELL = 3
"""Pages in a row that are lost, after which the listing is left: more of them would cost the other portals of the host
their pass.
"""

_LOGIN = re.compile(r"<input[^<>]{0,300}type\s{0,3}=\s{0,3}[\"']?password", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """What a portal's listing has shown: the links that are, or may be, reports, and why it ended.

    `links` has, for each page, the addresses by which the listing shows it (with http and https, with and without
    www.): they are one report. `listed` counts the entries of all `pages`, whatever they are. `problem` is `""` where
    the listing was seen whole. `silent`: the page answered, and there was nothing in it. `waits`:
    the rest of the listing waits for the next run.
    """

    family: str
    evidence: str
    links: tuple[tuple[ReportLink, ...], ...]
    pages: tuple[Snapshot, ...]
    answers: Mapping[str, Snapshot]
    """By link, the page of the listing that holds its text too (`ReportLink.inside`)."""
    listed: int
    announced: int | None
    end: ListingEnd
    problem: str = ""
    silent: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class _Gap:
    """What of a listing could not be seen, and why. `lost` is how a page ended that was lost, where it was one page
    alone (`LACKING`, `UNWELL`, or `ok` for one that is no list): those after it may be there all the same.
    """

    end: ListingEnd
    problem: str
    waits: bool = False
    lost: Outcome | None = None


@dataclass(slots=True)
class _Walk:
    """How far a listing has been walked."""

    portal: Portal
    family: str
    evidence: str
    pages: list[Snapshot] = field(default_factory=list)
    listed: int = 0
    announced: int | None = None
    asked: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    links: dict[str, list[ReportLink]] = field(default_factory=dict)
    answers: dict[str, Snapshot] = field(default_factory=dict)
    gap: _Gap | None = None
    unwell: int = 0
    """How many pages in a row were lost."""
    lost: int = 0
    """How many pages were lost in all, and are none of `pages`."""
    before: PageRequest | None = None
    """The request before the one that is being made."""
    stated: int | None = None
    """How many pages the column says it has."""
    again: frozenset[str] = frozenset()
    """What the last page lists, where it shows nothing new and is vouched for: a column that has a second address, like
    the newest year's, is read again, and its pages lead to pages that were read before."""

    @property
    def number(self) -> int:
        """Which page of the walk the next one is, from 1; those that were lost are counted."""
        return len(self.pages) + self.lost + 1


async def read_column(portal: Portal, visitor: Visitor, soft404s: Soft404s, *, max_pages: int) -> Column:
    """Walk a portal's listing, first page to last, and give what it shows.

    Where the registry gives no family, the page at the portal's address tells it.
    """
    walk = _Walk(portal, portal.family, "registry" if portal.family else "")
    return await _Reader(visitor, soft404s, walk).read(max_pages)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the pages of one listing."""

    visitor: Visitor
    soft404s: Soft404s
    walk: _Walk

    async def read(self, max_pages: int) -> Column:
        """All pages, in the portal's family."""
        portal, walk = self.walk.portal, self.walk
        if not portal.family:
            snapshot = await self._recognise()
            if snapshot.outcome not in WHOLE:
                return _ended(walk, "error", _why(snapshot), waits=snapshot.outcome == "postponed")
        family = FAMILIES.get(walk.family)
        if family is None:
            return _ended(walk, "error", f"no family {walk.family!r} is known; correct the row of {portal.portal_id}")
        return await self._walk(family, max_pages)

    async def _recognise(self) -> Snapshot:
        """The page at the portal's address, or where it leads if it is nothing but a shell that leads on; and in the
        walk its family, if it could be had.
        """
        snapshot = await self._first_page()
        to = self._leads_on(snapshot)
        if to is None:
            return snapshot
        self.walk.portal = replace(self.walk.portal, listing_url=to)
        self.walk.family = ""
        return await self._first_page()

    async def _first_page(self) -> Snapshot:
        walk, request = self.walk, PageRequest(self.walk.portal.listing_url)

        async def settle(snapshot: Snapshot) -> Snapshot:
            to = self._leads_on(snapshot)
            if to is not None:
                home = replace(snapshot, outcome="soft404", detail="the page leads to the home page")
                return home if HOME.fullmatch(to) else snapshot
            walk.family, walk.evidence = family_of(snapshot.final_url, _text(self.visitor, snapshot) or "")
            family = FAMILIES[walk.family]
            first = family.first(walk.portal)
            return await self._settled(family, first, snapshot, []) if _key(first) == _key(request) else snapshot

        snapshot = await self.visitor.visit(request, Purpose(walk.portal.portal_id, "listing"), settle)
        text = _text(self.visitor, snapshot)
        if text is not None and not walk.family:  # fetched by this pass before it was killed
            walk.family, walk.evidence = family_of(snapshot.final_url, text)
        return snapshot

    def _leads_on(self, snapshot: Snapshot) -> str | None:
        text = _text(self.visitor, snapshot)
        return leads_on(snapshot.final_url, text) if text is not None else None

    async def _walk(self, family: Family, max_pages: int) -> Column:
        walk = self.walk
        request: PageRequest | None = family.first(walk.portal)
        while request is not None:
            if len(walk.pages) >= max_pages:
                return _ended(walk, "error", f"over {max_pages} pages; the listing may go on")
            following = await self._step(family, request)
            if isinstance(following, _Gap):
                walk.gap = walk.gap or following
                following = _past(walk, request, following) or request.otherwise
            walk.before, request = request, following
        return _last(walk)

    async def _step(self, family: Family, request: PageRequest) -> "PageRequest | _Gap | None":
        """Read one page into the walk, and give the request for the next, or why none can be given."""
        walk = self.walk
        key = page_key(request)
        if key in walk.asked:
            if walk.again:
                return request.otherwise
            return _Gap("repeat", f"page {walk.number - 1} leads back to {key}")
        walk.asked.add(key)
        had = await self._had(family, request)
        return had if isinstance(had, _Gap) else _taken(walk, request, *had)

    async def _had(self, family: Family, request: PageRequest) -> "tuple[Snapshot, Listing] | _Gap":
        """A page and what it lists, or why it cannot be had."""
        try:
            snapshot, listing = await self._page(family, request)
        except BadListingError as error:
            return _Gap("error", str(error), lost="ok")
        lost = snapshot.outcome if snapshot.outcome in LACKING | UNWELL else None
        if listing is None and request.may_lack and lost and self._is_well(snapshot):
            listing = family.read_listing(request, "", self.walk.number)
        if listing is None:
            return _Gap("error", _why(snapshot), snapshot.outcome == "postponed", lost)
        return snapshot, listing

    def _is_well(self, snapshot: Snapshot) -> bool:
        """Whether the list goes on over a page that is not there; a server's own error is said at its end."""
        if snapshot.outcome in LACKING and (snapshot.status is None or snapshot.status < 500):
            return True
        self.walk.unwell += 1
        self.walk.gap = self.walk.gap or _Gap("error", _why(snapshot))
        return self.walk.unwell < MOST_UNWELL

    async def _page(self, family: Family, request: PageRequest) -> tuple[Snapshot, Listing | None]:
        """One page and what it lists; None where it could not be had, or stands in for another page."""
        number = self.walk.number
        listings: list[Listing] = []

        async def settle(snapshot: Snapshot) -> Snapshot:
            return await self._settled(family, request, snapshot, listings)

        snapshot = await self.visitor.visit(request, Purpose(self.walk.portal.portal_id, "listing"), settle)
        if snapshot.outcome not in WHOLE:
            return snapshot, None
        return snapshot, listings[-1] if listings else self._listing(family, request, snapshot, number)

    async def _settled(
        self, family: Family, request: PageRequest, snapshot: Snapshot, listings: list[Listing]
    ) -> Snapshot:
        """A page's row as it is to be kept, and in `listings` what it lists: nothing where it is no listing at all."""
        number = self.walk.number
        try:
            listings.append(self._listing(family, request, snapshot, number))
            if not _is_suspect(listings[-1], number):
                return snapshot
        except BadListingError:  # raised again where the page is what it seems to be
            listings.clear()
        look = await self.soft404s.look(snapshot)
        return snapshot if look is None else await self.soft404s.settled(snapshot, look)

    def _listing(self, family: Family, request: PageRequest, snapshot: Snapshot, number: int) -> Listing:
        text = _text(self.visitor, snapshot) or ""
        listing = family.read_listing(replace(request, url=snapshot.final_url), text, number)
        if _is_suspect(listing, number) and _LOGIN.search(text):
            raise BadListingError(f"{snapshot.url}: a page to log in at, in place of the listing; open it to see why")
        return listing


def _is_suspect(listing: Listing, number: int) -> bool:
    """Whether a page of a listing may be another page: none of the links that it shows is surely to a report.

    A first page may show none because the list comes by the next request; and one that shows links of which none may be
    to a report is an error anyway.
    """
    verdicts = [is_report_title(link.title) for link in listing.links]
    if not verdicts:
        return not listing.sound and (listing.next is None or number > 1)
    return True not in verdicts and (number > 1 or None in verdicts)


def _taken(walk: _Walk, request: PageRequest, snapshot: Snapshot, listing: Listing) -> "PageRequest | _Gap | None":
    """Take what a page lists into the walk, and give the request for the next, or why none can be given."""
    walk.stated = listing.pages or walk.stated
    walk.pages.append(snapshot)
    fresh = _take(walk, listing, snapshot)
    if fresh:
        walk.again = frozenset()
    if len(walk.pages) > 1 and not fresh and not _is_vouched_for(walk, listing):
        if listing.links:
            return _Gap("repeat", f"page {walk.number - 1} shows nothing new")
        return _Gap("stub", f"page {walk.number - 1} shows no link", lost=None if request.may_lack else "ok")
    walk.unwell = 0 if snapshot.outcome in WHOLE else walk.unwell
    if listing.cut:
        walk.gap = walk.gap or _Gap("error", f"{snapshot.url}: {listing.cut}")
    number = request.page or walk.number - 1
    if listing.next is None and listing.pages is None and walk.stated and 1 < number < walk.stated:
        return page_after(request, walk.before)  # a piece of a page, which says nothing of the others
    return listing.next


def _past(walk: _Walk, request: PageRequest, gap: _Gap) -> PageRequest | None:
    """The request for the page after one that was lost; None where no more of them is to be asked for.

    A column's first page says where its others are: without it there is nothing to go by. A page that nobody named, and
    that is gone, is no page of the list.
    """
    if gap.lost is None or not walk.pages or request.page == 1:
        return None
    walk.unwell += 1
    walk.lost += gap.end == "error"
    number = request.page or walk.number - 1
    is_past = number >= walk.stated if walk.stated else walk.unwell > 1 and gap.lost in ("gone", "ok")
    return None if is_past or walk.unwell >= MOST_UNWELL else page_after(request, walk.before)


def _take(walk: _Walk, listing: Listing, page: Snapshot) -> int:
    """Add a page to the walk; gives how many of its links were not seen before.

    A page of the listing is no report, unless it lists itself alone: a year's page that is the report.
    """
    walk.announced = listing.announced if listing.announced is not None else walk.announced
    itself = [link.url for link in listing.links] == [page.final_url]
    walk.answers |= {url: page for link in listing.links if link.inside for url in (link.url, link.otherwise)}
    fresh = 0
    for link in listing.links:
        shown = same_page(link.url, host_of(walk.portal.listing_url))
        fresh += shown not in walk.seen
        walk.seen.add(shown)
        if is_report_title(link.title) is not False and (_key(link) not in walk.asked or itself):
            _add(walk.links.setdefault(shown, []), link)
            if link.otherwise:
                _add(walk.links[shown], replace(link, url=link.otherwise))
    walk.listed += len(listing.links) if fresh or listing.sound else 0
    return fresh


def _is_vouched_for(walk: _Walk, listing: Listing) -> bool:
    """Whether a page without anything new is sound: its family says so, or it is of a column that is read again."""
    links = frozenset(link.url for link in listing.links)
    sound = listing.sound or bool(walk.again and links and links != walk.again)
    walk.again = links if sound else frozenset()
    return sound


def _add(known: list[ReportLink], link: ReportLink) -> None:
    """Another link to a page: its address if it is another, its title if that says more."""
    if not known or all(_key(link) != _key(other) for other in known):
        known.append(link)
    if is_report_title(link.title) and not is_report_title(known[0].title):
        known[0] = replace(known[0], title=link.title)


def _last(walk: _Walk) -> Column:
    """The end where no page follows: whole, unless there is a gap, more was announced or nothing was shown.

    A gap is none where all that was announced has been seen.
    """
    is_all = bool(walk.seen) and walk.announced is not None and walk.listed >= walk.announced
    if walk.gap is not None and not is_all:
        return _ended(walk, walk.gap.end, walk.gap.problem, waits=walk.gap.waits)
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


def _why(snapshot: Snapshot) -> str:
    """What became of a page that could not be had."""
    return f"{snapshot.url}: {snapshot.outcome} {snapshot.detail}".rstrip()


def _ended(walk: _Walk, end: ListingEnd, problem: str = "", *, silent: bool = False, waits: bool = False) -> Column:
    return Column(
        family=walk.family,
        evidence=walk.evidence,
        links=tuple(map(tuple, walk.links.values())),
        pages=tuple(walk.pages),
        answers=walk.answers,
        listed=walk.listed,
        announced=walk.announced,
        end=end,
        problem=problem,
        silent=silent,
        waits=waits,
    )


def _key(link: ReportLink | PageRequest) -> str:
    try:
        return clean_url(link.url)
    except BadAddressError:
        return link.url


def _text(visitor: Visitor, snapshot: Snapshot) -> str | None:
    """The page as text, None where it could not be had."""
    return as_text(snapshot, visitor.body(snapshot)) if snapshot.outcome in WHOLE else None
