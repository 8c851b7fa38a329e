"""Pages that answer 200 and are not there: the home page, the listing, or the host's way to say “not found” instead.

A host's home page and a path that no site has are asked for once in a run, and only when there is something to compare:
a page that was linked as a report and is none (crawling.md, rows 4 and 5).
"""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import replace

import httpx

from gongkai.crawl.look import Look, LookAt
from gongkai.crawl.visit import Purpose, Visitor
from gongkai.values import GongkaiError, PageRequest, Snapshot

NOWHERE = b"/gongkai-no-such-page.html"
"""A path that no site has; always the same, so that a host sees one line of it in its log."""


class Soft404s:
    """Tells, for one host's task, the pages that stand in for others. `look_at` reads what an answer holds."""

    def __init__(self, visitor: Visitor, look_at: LookAt) -> None:
        self._visitor = visitor
        self._look_at = look_at
        self._probes: dict[str, tuple[tuple[str, Snapshot], ...]] = {}
        self._gists: dict[str, str] = {}

    async def look(self, snapshot: Snapshot) -> Look | None:
        """Look at the body of a row, beside the other hosts' work; None where there is nothing to see."""
        content_type = next((value for name, value in snapshot.headers if name.lower() == "content-type"), None)
        try:
            body = await asyncio.to_thread(self._visitor.body, snapshot)
            return await asyncio.to_thread(self._look_at, body, snapshot.final_url, content_type)
        except GongkaiError as error:
            logging.getLogger(__name__).info("%s was not looked at: %s", snapshot.url, error)
            return None

    async def settled(self, snapshot: Snapshot, look: Look, listing: Iterable[Snapshot] = ()) -> Snapshot:
        """The row of a page that is no report: `soft404` where the page stands in for another.

        `listing` are the pages of the column that led to it.
        """
        if _is_home(snapshot.final_url):
            return snapshot
        for page in listing:
            if await self._same(snapshot, look, page):
                return replace(snapshot, outcome="soft404", detail="the page is the listing itself")
        for what, page in await self._asked(snapshot):
            if await self._same(snapshot, look, page):
                return replace(snapshot, outcome="soft404", detail=f"the page is {what}")
        return snapshot

    async def _same(self, snapshot: Snapshot, look: Look, other: Snapshot) -> bool:
        if other.sha256 is None or other.final_url == snapshot.final_url:
            return False
        if other.sha256 == snapshot.sha256:
            return True
        if other.sha256 not in self._gists:
            seen = await self.look(other)
            self._gists[other.sha256] = seen.gist if seen else ""
        return bool(look.gist) and look.gist == self._gists[other.sha256]

    async def _asked(self, snapshot: Snapshot) -> tuple[tuple[str, Snapshot], ...]:
        """The home page and the answer to a nonsense path of the host that a page came from, asked for once."""
        here = httpx.URL(snapshot.final_url)
        home = str(here.copy_with(raw_path=b"/", fragment=None))
        if home not in self._probes:
            nowhere = str(here.copy_with(raw_path=NOWHERE, fragment=None))
            about = Purpose(snapshot.portal_id, "probe")
            self._probes[home] = (
                ("the home page", await self._visitor.visit(PageRequest(home), about)),
                (
                    "what the host shows for a page that it has not",
                    await self._visitor.visit(PageRequest(nowhere), about),
                ),
            )
        return self._probes[home]


def _is_home(url: str) -> bool:
    return httpx.URL(url).raw_path in (b"/", b"")
