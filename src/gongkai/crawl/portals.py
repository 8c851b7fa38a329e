"""One portal: its listing to the end, then each page that it shows, then those that it has ceased to show."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from gongkai.archive import Held, LastPass
from gongkai.crawl.addresses import host_of, same_page
from gongkai.crawl.events import ListingRead, OnEvent, PortalResult, SilentZero
from gongkai.crawl.follow import WHOLE, Followed, Follower
from gongkai.crawl.listing import Column, read_column
from gongkai.crawl.manners import Manners
from gongkai.crawl.soft404 import Soft404s
from gongkai.crawl.visit import Visitor
from gongkai.values import Portal, ReportLink

NO_PROBLEM = frozenset({"ok", "unchanged", "robots", "gone", "postponed"})
"""What may come of a page without the pass having failed: it is there, or we may not have it, or it has gone, or it
waits. All stand in the index; some become findings of the warehouse."""

SEEN_WHOLE = frozenset({"last_page", "announced_reached"})
"""The ends of a listing that mean that all of it was seen."""

VANISHED = 2
"""A page that was gone so often in a row has vanished, and is asked for only where the listing shows it."""

_NEVER = datetime.min.replace(tzinfo=UTC)


class PortalCrawl:
    """Crawls the portals of one host. `last` is what earlier passes have left of each."""

    def __init__(
        self,
        visitor: Visitor,
        soft404s: Soft404s,
        manners: Manners,
        *,
        last: Mapping[str, LastPass],
        on_event: OnEvent,
    ) -> None:
        self._visitor = visitor
        self._soft404s = soft404s
        self._follower = Follower(visitor, soft404s)
        self._manners = manners
        self._last = last
        self._on_event = on_event

    async def crawl(self, portal: Portal) -> PortalResult:
        """All of a portal that may be asked for now."""
        column = await read_column(portal, self._visitor, self._soft404s, max_pages=self._manners.max_listing_pages)
        unlisted = self._unlisted(portal, column)
        self._tell(portal, column, len(unlisted))
        followed = [await self._follow(links, portal, column) for links in self._in_order(column)]
        for url, held in unlisted:
            await self._follow([ReportLink(url, held.title)], portal, column)
        return self._result(portal, column, followed)

    def _in_order(self, column: Column) -> list[tuple[ReportLink, ...]]:
        """What is new first, then what was seen longest ago: a run that is cut short has done what matters most."""

        def seen_at(links: Sequence[ReportLink]) -> datetime:
            return max((held.seen_at for link in links if (held := self._visitor.known(link.url))), default=_NEVER)

        return sorted(column.links, key=seen_at)

    async def _follow(self, links: Sequence[ReportLink], portal: Portal, column: Column) -> Followed:
        """Follow one page's addresses until one leads to it: those first that are held, or speak as the portal does."""
        scheme = urlsplit(portal.listing_url).scheme

        def rank(link: ReportLink) -> tuple[bool, bool]:
            return self._visitor.known(link.url) is None, urlsplit(link.url).scheme != scheme

        first = ""
        for link in sorted(links, key=rank):
            answer = column.answers.get(link.url)
            followed = await self._follower.follow(link, portal.portal_id, column.pages, answer, first)
            first = first or followed.page.url
            if followed.page.outcome in WHOLE or followed.holds:
                break
        return followed

    def _unlisted(self, portal: Portal, column: Column) -> list[tuple[str, Held]]:
        """Known pages that a listing, seen whole, shows no more: they are asked whether they have vanished."""
        if column.end not in SEEN_WHOLE or not column.links:
            return []
        host = host_of(portal.listing_url)
        shown = {same_page(link.url, host) for links in column.links for link in links}
        known = self._visitor.known_reports(portal.portal_id)
        return [(url, held) for url, held in known if held.gone < VANISHED and same_page(url, host) not in shown]

    def _tell(self, portal: Portal, column: Column, unlisted: int) -> None:
        self._on_event(
            ListingRead(
                host=host_of(portal.listing_url),
                portal_id=portal.portal_id,
                family=column.family,
                pages=len(column.pages),
                found=len(column.links),
                unlisted=unlisted,
                announced=column.announced,
                end=column.end,
            )
        )

    def _result(self, portal: Portal, column: Column, followed: Sequence[Followed]) -> PortalResult:
        outcomes = Counter(one.page.outcome for one in followed)
        found, fetched, unchanged = len(column.links), outcomes["ok"], outcomes["unchanged"]
        result = PortalResult(
            portal_id=portal.portal_id,
            family=column.family,
            evidence=column.evidence,
            listing_end=column.end,
            announced=column.announced,
            pages=len(column.pages),
            listed=column.listed,
            found=found,
            fetched=fetched,
            unchanged=unchanged,
            failed=found - fetched - unchanged,
            held=sum(one.holds for one in followed),
            waiting=column.waits
            + sum(row.outcome == "postponed" for one in followed for row in (one.page, *one.beyond)),
            problem=column.problem or _first_problem(followed),
        )
        return self._judged(portal, result, silent=column.silent)

    def _judged(self, portal: Portal, result: PortalResult, *, silent: bool) -> PortalResult:
        """The result with what its numbers say: nothing where there was something, or something that waits."""
        problem = result.problem
        before = self._last[portal.portal_id].found if portal.portal_id in self._last else 0
        if result.waiting:
            problem = problem or f"{result.waiting} pages wait for the next run"
        elif not result.found and before:
            problem, silent = f"{problem}; the last listing that was seen whole showed {before} reports", True
        elif result.found and not result.held and not problem:
            problem = f"silent zero: none of the {result.found} pages that it lists is a report, or leads to one"
            silent = True
        if silent:
            self._on_event(SilentZero(host_of(portal.listing_url), portal.portal_id, portal.listing_url, problem))
        return replace(result, problem=problem)


def _first_problem(followed: Sequence[Followed]) -> str:
    rows = (row for one in followed for row in (one.page, *one.beyond) if row.outcome not in NO_PROBLEM)
    return next((f"{row.url}: {row.outcome} {row.detail}".rstrip() for row in rows), "")
