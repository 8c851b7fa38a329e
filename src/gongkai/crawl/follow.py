"""From a link of a listing to the report, wherever it lies: in the page, in its attachments, frames, or a book's pages.

What a page that is a report leads to is fetched where it may be the report once more, or its annex. A page that is none
is followed to its files, and through its frames once more; to its text in the list's own answer, where one holds it;
and else to where it leads on: a shell to its page, a list of reports to these.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.crawl.look import Look
from gongkai.crawl.soft404 import Soft404s
from gongkai.crawl.visit import SETTLED, Purpose, Visitor, as_text
from gongkai.portals import is_report_title, leads
from gongkai.values import DocumentLink, PageRequest, ReportLink, Snapshot

WHOLE = frozenset({"ok", "unchanged"})
"""Outcomes of a page that the archive holds."""

MOST_FILES = 100
"""Files and frames that one link of a listing leads to; a page of 21 attached forms has been seen."""
MOST_DEPTH = 2
"""Pages inside pages: a frame is looked at, and a frame in a frame."""
MOST_PAGES = 100
"""Pages of a book (a flip-book has one per sheet of paper)."""

_MAY_BE_REPORT = re.compile(r"\.(?:docx?|wps|xlsx?|et|pdf|rtf|zip|ofd)(?![a-z0-9])", re.IGNORECASE)
_OTHER_FILE = re.compile(
    r"\.(?:rar|7z|jpe?g|png|gif|bmp|tiff?|mp[34]|avi|exe|pptx?|dps|txt)(?![a-z0-9])", re.IGNORECASE
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|bmp|tiff?|webp)$", re.IGNORECASE)
SHEET_BYTES = 20_000
"""A picture with fewer is no scanned sheet, and does not count as a report that was got."""
_IN_BOOK = re.compile(r"/basic-html/page-?\d{1,4}\.html?$", re.IGNORECASE)
_BOOK_PAGE = re.compile(r"(.*?page-?)(\d{1,4})(\.html?)(?:\?.*)?", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Followed:
    """Where a link led: the row of its own page, all rows of what that leads to, and whether a report may be there."""

    page: Snapshot
    beyond: tuple[Snapshot, ...]
    holds: bool


@dataclass(slots=True)
class _Way:
    """How far one link has been followed."""

    portal_id: str
    title: str
    listing: Sequence[Snapshot]
    asked: set[str]
    beyond: list[Snapshot]
    holds: bool = False


class Follower:
    """Follows links for one host's task."""

    def __init__(self, visitor: Visitor, soft404s: Soft404s) -> None:
        self._visitor = visitor
        self._soft404s = soft404s
        self._failed: dict[str, Snapshot] = {}

    async def follow(
        self,
        link: ReportLink,
        portal_id: str,
        listing: Sequence[Snapshot] = (),
        answer: Snapshot | None = None,
        instead_of: str = "",
    ) -> Followed:
        """Go to a link and on from there.

        `listing` are the pages of the column that it stands on, `answer` the one that holds its text, if one does
        (`ReportLink.inside`): that is the report where the page is none. `instead_of` is the page's first address,
        where this is another one.
        """
        way = _Way(portal_id, link.title, listing, {link.url}, [])
        page, look = await self._open(link.url, Purpose(portal_id, "report", link.title, instead_of), way)
        if look is not None:
            if look.is_report and _IN_BOOK.search(link.url):
                await self._book(page, link.url, way, look)
            await self._beyond(page, look, way, 1)
        if answer is not None and (look is None or not look.is_report):
            await self._inside(page, link.inside, answer, way)
        if look is not None and not way.holds:
            await self._onward(page, way)
        return Followed(page, tuple(way.beyond), way.holds)

    async def _inside(self, page: Snapshot, place: str, answer: Snapshot, way: _Way) -> None:
        """Take the text that a listing's answer holds, and follow what it leads to."""
        row = self._visitor.inside(answer, place, Purpose(way.portal_id, "attachment", way.title, page.url))
        look = await self._soft404s.look(row)
        if look is None:
            return
        if look.is_report:
            self._visitor.keep_inside(row)
            way.beyond.append(row)
            way.holds = True
        await self._beyond(page, look, way, 1)

    async def _open(self, url: str, purpose: Purpose, way: _Way) -> tuple[Snapshot, Look | None]:
        """Fetch a page and look at it; one that stands in for another becomes a `soft404` before its row is written."""
        looks: list[Look | None] = []

        async def settle(snapshot: Snapshot) -> Snapshot:
            look = await self._soft404s.look(snapshot)
            looks.append(look)
            if look is None or look.is_report:
                return snapshot
            return await self._soft404s.settled(snapshot, look, way.listing)

        snapshot = await self._visitor.visit(PageRequest(url), purpose, settle)
        if snapshot.outcome not in WHOLE:
            return snapshot, None
        look = looks[-1] if looks else await self._soft404s.look(snapshot)
        way.holds = way.holds or (look.is_report if look else not _is_small_picture(snapshot))
        return snapshot, look

    async def _beyond(self, page: Snapshot, look: Look, way: _Way, depth: int) -> None:
        """Follow what a page leads to."""
        for link in look.links:
            if link.url in way.asked or len(way.beyond) >= MOST_FILES or (look.is_report and not may_be_report(link)):
                continue
            if link.kind == "picture" and is_report_title(way.title) is not True:
                continue
            if link.kind == "page":
                await self._book(page, link.url, way)
                continue
            seen, inside = await self._attached(page, link.url, way)
            if inside is not None and depth < MOST_DEPTH:
                await self._beyond(seen, inside, way, depth + 1)

    async def _onward(self, page: Snapshot, way: _Way) -> None:
        """Follow where a page leads that holds no report, and its files none: a shell, or a list of reports."""
        for link in leads(page.final_url, as_text(page, self._visitor.body(page)), way.title):
            if link.url in way.asked or self._visitor.is_done(link.url) or len(way.beyond) >= MOST_FILES:
                continue
            seen, look = await self._attached(page, link.url, way, link.title)
            if look is None:
                continue
            await self._beyond(seen, look, way, 1)
            if not look.is_report and not link.title:
                await self._onward(seen, way)

    async def _attached(self, page: Snapshot, url: str, way: _Way, title: str = "") -> tuple[Snapshot, Look | None]:
        """Fetch what a page leads to; what has failed once is not tried again for each page that has it."""
        way.asked.add(url)
        if url in self._failed:
            way.beyond.append(self._failed[url])
            return self._failed[url], None
        seen, look = await self._open(url, Purpose(way.portal_id, "attachment", title or way.title, page.url), way)
        way.beyond.append(seen)
        if seen.outcome not in SETTLED:
            self._failed[url] = seen
        return seen, look

    async def _book(self, page: Snapshot, url: str, way: _Way, known: Look | None = None) -> None:
        """The pages of a book in their order.

        `known` is what the page at `url` holds, where it has been fetched.
        """
        numbered = _BOOK_PAGE.fullmatch(url)
        if numbered is None:
            seen, look = await self._attached(page, url, way)
            for link in look.links if look else ():
                if link.kind == "page" and _BOOK_PAGE.fullmatch(link.url) and link.url not in way.asked:
                    await self._book(seen, link.url, way)
            return
        before, _, after = numbered.groups()
        number, last = 1, int(numbered[2])
        last = max(last, _reaches(known, before, last)) if known else last
        while number <= min(last, MOST_PAGES):
            url = f"{before}{number}{after}"
            number += 1
            if url in way.asked:
                continue
            seen, look = await self._attached(page, url, way)
            if look is None:
                continue
            last = max(last, _reaches(look, before, number - 1))


def _reaches(look: Look, before: str, number: int) -> int:
    """The last page of a book that its page `number` names; where one that holds a report names none, the next."""
    named = [match for link in look.links if (match := _BOOK_PAGE.fullmatch(link.url)) and match[1] == before]
    return max((int(match[2]) for match in named), default=number + 1 if look.is_report else 0)


def _is_small_picture(snapshot: Snapshot) -> bool:
    return _is_picture(snapshot) and snapshot.bytes < SHEET_BYTES


def _is_picture(snapshot: Snapshot) -> bool:
    kind = next((value for name, value in snapshot.headers if name.lower() == "content-type"), "")
    return kind.strip().lower().startswith("image/") or bool(_PICTURE.search(snapshot.url))


def page_of_book(snapshot: Snapshot) -> tuple[str, int] | None:
    """The book that a page belongs to, by what its pages' addresses share, and the page's number; None for no book.

    Pictures in a page are a book too: by the page that shows them, without numbers, in the order they were got.
    """
    if snapshot.role == "attachment" and _is_picture(snapshot):
        return snapshot.parent, 0
    numbered = _BOOK_PAGE.fullmatch(snapshot.url)
    if numbered is None or not (snapshot.role == "attachment" or _IN_BOOK.search(snapshot.url)):
        return None
    return f"{numbered[1]}*{numbered[3]}", int(numbered[2])


def may_be_report(link: DocumentLink) -> bool:
    """Whether a file may be the report or its annex, by the ending of its address or of the name that it shows."""
    if _OTHER_FILE.search(link.url) or _OTHER_FILE.search(link.text):
        return False
    return link.kind == "viewer" or bool(_MAY_BE_REPORT.search(link.url) or _MAY_BE_REPORT.search(link.text))
