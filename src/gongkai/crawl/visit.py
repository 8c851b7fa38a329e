"""A visit to a page: robots.txt first, redirects followed and checked, failures tried again, all of it archived.

A page that this pass has fetched already, also before a kill, is not asked for again. A page that the archive holds is
asked for conditionally.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from gongkai.archive import Held, WarcWriter, read_body, read_body_at
from gongkai.crawl.addresses import BadAddressError, clean_url, host_of, is_private_literal, page_key
from gongkai.crawl.events import OnEvent, PageFetched
from gongkai.crawl.gate import Gate, Gates
from gongkai.crawl.hop import Hop, take_hop
from gongkai.crawl.judge import PASSING
from gongkai.crawl.manners import Manners
from gongkai.crawl.robots import Rules, read_robots
from gongkai.decoding import decode
from gongkai.values import GongkaiError, Outcome, PageRequest, Role, Snapshot

SETTLED: frozenset[Outcome] = frozenset({"ok", "unchanged", "gone"})
"""Outcomes that a pass does not ask again for."""


IN_LIST = "#in-list"
"""What the address of an article ends in whose text stands in a listing's answer; no page has such an address."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why a page is asked for: whose it is, and by which link. `parent` as in `Snapshot`."""

    portal_id: str
    role: Role
    title: str = ""
    parent: str = ""


Settle = Callable[[Snapshot], Awaitable[Snapshot]]
"""Looks at a page that has come, before its row is written: it may be another page than it was asked for as."""


class Visitor:
    """Goes to pages for one host's task, through the gates that all tasks of a run share.

    `held` are the bodies that the archive has, `done` the rows of an unfinished pass, both by page key;
    `outcomes` is where the rows of this run are counted.
    """

    def __init__(
        self,
        archive_root: Path,
        writer: WarcWriter,
        gates: Gates,
        manners: Manners,
        *,
        named_hosts: frozenset[str],
        held: Mapping[str, Held],
        done: Mapping[str, Snapshot],
        outcomes: Counter[Outcome],
        on_event: OnEvent,
    ) -> None:
        self._root = archive_root
        self._writer = writer
        self._gates = gates
        self._manners = manners
        self._named = named_hosts
        self._held = held
        self._done = dict(done)
        self._outcomes = outcomes
        self._on_event = on_event

    async def visit(self, request: PageRequest, purpose: Purpose, settle: Settle | None = None) -> Snapshot:
        """The row of a page: fetched now, or by this pass before. One that could not be asked for has attempt 0.

        `settle` is called once for a page that has just come whole, and gives its row as it is to be kept.
        """
        try:
            key = page_key(request)
            host = host_of(request.url)
        except BadAddressError as error:
            return self._not_asked(request.url, "", purpose, "refused", str(error))
        known = self._done.get(key)
        if known is not None:
            is_first = purpose.role == "report" and known.role in ("listing", "attachment")
            return self._as_report(known, purpose) if is_first else known
        held = self._held.get(key)
        if held is not None and self._is_fresh(held, purpose):
            return _as_held(_row(key, host, purpose, "unchanged", 0), held)
        gate = self._gates.of(request.url)
        refusal = await self._why_not(gate, clean_url(request.url), purpose)
        if refusal is not None:
            return self._not_asked(key, host, purpose, *refusal)
        return await self._attempts(gate, request, purpose, settle)

    async def _why_not(self, gate: Gate, url: str, purpose: Purpose) -> tuple[Outcome, str] | None:
        """Why a page is not asked for: its host, or that host's robots.txt."""
        if gate.host not in self._named and is_private_literal(gate.host):
            return "refused", f"{gate.host} is a private address that no row of the registry names"
        await self._ask_robots(gate, url, purpose)
        if gate.left is not None:
            return gate.left.outcome, f"not asked for: {gate.left.detail}"
        if gate.rules is not None and not gate.rules.allow(url):
            return "robots", "robots.txt forbids it"
        return None

    def inside(self, answer: Snapshot, place: str, purpose: Purpose) -> Snapshot:
        """The row of an article whose text stands in a listing's answer, which has been fetched (see `Snapshot`).

        `place` is where in the answer, `purpose.parent` the article's page. No request is made, and the row is not
        kept yet.
        """
        key, article = f"{purpose.parent}{IN_LIST}", purpose.parent
        if key in self._done:
            return self._done[key]
        row = replace(_row(key, answer.host, purpose, "ok", 0), final_url=f"{article}#{place}", sha256=answer.sha256)
        row = replace(row, fetched_at=answer.fetched_at, status=answer.status, headers=answer.headers)
        row = replace(row, detail=f"it stands in the answer of {answer.url}")
        held, whole = self._held.get(key), self._held.get(answer.url)
        if held is not None and held.sha256 == answer.sha256:
            row = replace(row, outcome="unchanged")
        elif answer.outcome == "unchanged" and whole is not None:
            row = replace(row, bytes=answer.bytes, warc_file=whole.warc_file, warc_offset=whole.warc_offset)
        else:
            row = replace(row, bytes=answer.bytes, warc_file=answer.warc_file, warc_offset=answer.warc_offset)
        return row

    def keep_inside(self, row: Snapshot) -> None:
        """Have a row of `inside` on disk, once in a pass."""
        if row.url not in self._done:
            self._done[row.url] = self._keep(row)

    def known(self, url: str) -> Held | None:
        """What the archive holds of a page, if anything."""
        try:
            return self._held.get(clean_url(url))
        except BadAddressError:
            return None

    def known_reports(self, portal_id: str) -> list[tuple[str, Held]]:
        """The pages, by address, that links of a portal have led to so far and that are held."""
        return [
            (url, held)
            for url, held in self._held.items()
            if held.role == "report" and held.portal_id == portal_id and "#" not in url
        ]

    def _is_fresh(self, held: Held, purpose: Purpose) -> bool:
        """Whether a page was found whole so lately that it is not asked for again."""
        since = datetime.now(UTC) - timedelta(days=self._manners.recheck_days)
        return purpose.role in ("report", "attachment") and held.gone == 0 and held.seen_at > since

    def body(self, snapshot: Snapshot) -> bytes:
        """The body of a row, from the archive. Raises GongkaiError where it has none."""
        held = self._held.get(snapshot.url)
        if held is None or held.sha256 != snapshot.sha256:
            return read_body(self._root, snapshot, self._manners.max_bytes)
        return read_body_at(self._root, held.warc_file, held.warc_offset, held.sha256, self._manners.max_bytes)

    def is_done(self, url: str) -> bool:
        """Whether this pass has settled what is at an address."""
        try:
            return clean_url(url) in self._done
        except BadAddressError:
            return True

    async def _ask_robots(self, gate: Gate, url: str, purpose: Purpose) -> None:
        """Know the host's robots.txt, or leave the host (RFC 9309).

        Any 4xx but a firewall's allows. 403 is one, and so are 412 and 521 here as on any other page: where a firewall
        answers so to all, one more request would be made after its challenge; where it does to robots.txt alone, the
        host's reports are not fetched, which its row, its portals' problem and their coverage say.
        """
        async with gate.robots_lock:
            if gate.rules is not None or gate.left is not None:
                return
            request = PageRequest(str(httpx.URL(url).copy_with(raw_path=b"/robots.txt")))
            about = Purpose(purpose.portal_id, "robots")
            snapshot = self._done.get(page_key(request)) or await self._attempts(gate, request, about)
            if snapshot.outcome in ("ok", "unchanged"):
                gate.obey(read_robots(self.body(snapshot)))
            elif snapshot.outcome == "gone" or (snapshot.outcome == "http_error" and _is_4xx(snapshot.status)):
                gate.obey(Rules())
            else:
                gate.leave(snapshot.outcome, f"robots.txt: {snapshot.detail}")

    async def _attempts(
        self, gate: Gate, request: PageRequest, purpose: Purpose, settle: Settle | None = None
    ) -> Snapshot:
        """Ask, and ask again while the failure may pass; each attempt is a row."""
        attempt = 0
        while True:
            attempt += 1
            hop = await self._follow(gate, request, purpose, attempt)
            snapshot = await self._kept(hop.snapshot, settle)
            if gate.left is not None or hop.gate.left is not None or not _may_pass(snapshot):
                break
            wait = max(self._manners.retry_seconds * 2 ** (attempt - 1), hop.wait or 0.0)
            if wait > self._manners.longest_wait_seconds:
                hop.gate.leave(snapshot.outcome, f"{snapshot.detail}; it asks to wait {wait:.0f} s")
                break
            hop.gate.hold(wait)
            if attempt >= (2 if snapshot.outcome == "truncated" else self._manners.attempts):
                break
        self._settle(hop.gate, snapshot)
        return snapshot

    def _settle(self, gate: Gate, snapshot: Snapshot) -> None:
        """What a page's end means for the host that answered."""
        if snapshot.outcome in SETTLED:
            self._done[snapshot.url] = settled(snapshot)
            gate.succeeded()
        elif snapshot.outcome in ("throttled", "dns"):
            gate.leave(snapshot.outcome, snapshot.detail)
        elif _may_pass(snapshot) or snapshot.outcome == "tls":
            gate.failed(snapshot.outcome)

    async def _follow(self, gate: Gate, request: PageRequest, purpose: Purpose, attempt: int) -> Hop:
        """Go where the answers lead, as far as we may, and give the end: the row is whole then."""
        key = page_key(request)
        held = self._readable(key)
        start = _row(key, gate.host, purpose, "redirect_loop", attempt)
        seen: set[tuple[str, str]] = set()
        for number in range(self._manners.max_redirects + 1):
            hop = await take_hop(
                gate,
                request,
                start,
                held,
                writer=self._writer,
                manners=self._manners,
                named=gate.host in self._named,
                redirected=number > 0,
            )
            if hop.leads_to is None:
                return hop
            here = (hop.leads_to, str(sorted(gate.client.cookies.jar, key=str)))
            if here in seen:
                return _ended(hop, "redirect_loop", f"leads to {hop.leads_to} again")
            seen.add(here)
            refusal = await self._refusal(hop.leads_to, purpose)
            if refusal is not None:
                return _ended(hop, *refusal)
            request = PageRequest(hop.leads_to, request.form if hop.snapshot.status in (307, 308) else ())
            gate = self._gates.of(hop.leads_to)
        return _ended(hop, "redirect_loop", f"more than {self._manners.max_redirects} redirects")

    async def _refusal(self, url: str, purpose: Purpose) -> tuple[Outcome, str] | None:
        """Why a redirect is not followed: its address, or the robots.txt of its host."""
        try:
            host = host_of(url)
        except BadAddressError as error:
            return "refused", str(error)
        if host not in self._named and is_private_literal(host):
            return "refused", f"leads to {host}, a private address that no row of the registry names"
        gate = self._gates.of(url)
        if purpose.role == "robots":
            return None if gate.left is None else (gate.left.outcome, gate.left.detail)
        await self._ask_robots(gate, url, purpose)
        if gate.left is not None:
            return gate.left.outcome, f"leads to {host}, which is left: {gate.left.detail}"
        if gate.rules is not None and not gate.rules.allow(url):
            return "robots", f"leads to {url}, which robots.txt forbids"
        return None

    def _readable(self, key: str) -> Held | None:
        """What the archive holds of a page, if it can still be read: else the page is fetched anew."""
        held = self._held.get(key)
        if held is None:
            return None
        try:
            read_body_at(self._root, held.warc_file, held.warc_offset, held.sha256, self._manners.max_bytes)
        except GongkaiError:
            return None
        return held

    def _not_asked(self, key: str, host: str, purpose: Purpose, outcome: Outcome, detail: str) -> Snapshot:
        """The row of a page that was not asked for, and why."""
        return self._keep(replace(_row(key, host, purpose, outcome, 0), detail=detail))

    def _as_report(self, listing: Snapshot, purpose: Purpose) -> Snapshot:
        """The row of a page that a listing leads to, and that was asked for as another: it is not asked for again."""
        snapshot = replace(listing, role="report", title=purpose.title, parent=purpose.parent)
        self._done[snapshot.url] = settled(snapshot)
        self._writer.note(snapshot)
        return snapshot

    async def _kept(self, snapshot: Snapshot, settle: Settle | None) -> Snapshot:
        """The row of an answer, looked at and on disk; also where looking at it fails."""
        try:
            if settle is not None and snapshot.outcome in ("ok", "unchanged"):
                snapshot = await settle(snapshot)
        finally:
            self._keep(snapshot)
        return snapshot

    def _keep(self, snapshot: Snapshot) -> Snapshot:
        """Have a row on disk, and tell of it."""
        self._writer.note(snapshot)
        self._outcomes[snapshot.outcome] += 1
        if snapshot.attempt > 0:
            self._on_event(PageFetched(snapshot.host, snapshot))
        return snapshot


@contextmanager
def visiting(
    root: Path,
    host: str,
    run_id: str,
    gates: Gates,
    manners: Manners,
    *,
    allowed_hosts: Iterable[str],
    held: Mapping[str, Held],
    done: Mapping[str, Snapshot],
    outcomes: Counter[Outcome],
    on_event: OnEvent,
) -> Iterator[Visitor]:
    """A visitor for one host, whose answers go into one WARC under `root`; the host itself is allowed.

    The rest is as for `Visitor`.
    """
    with WarcWriter(root, host, run_id, agent=manners.user_agent, max_body=manners.max_bytes) as writer:
        yield Visitor(
            root,
            writer,
            gates,
            manners,
            named_hosts=frozenset(allowed_hosts) | {host},
            held=held,
            done=done,
            outcomes=outcomes,
            on_event=on_event,
        )


def as_text(snapshot: Snapshot, body: bytes) -> str:
    """The body of a page as text."""
    headers = {name.lower(): value for name, value in snapshot.headers}
    return decode(body, headers.get("content-type"), markup=True).text


def settled(snapshot: Snapshot) -> Snapshot:
    """What a pass remembers of a page that it will not ask for again: of a report, no headers; there are many."""
    return replace(snapshot, headers=()) if snapshot.role == "report" else snapshot


def _row(key: str, host: str, purpose: Purpose, outcome: Outcome, attempt: int) -> Snapshot:
    return Snapshot(
        url=key,
        final_url=key,
        portal_id=purpose.portal_id,
        host=host,
        role=purpose.role,
        title=purpose.title,
        fetched_at=datetime.now(UTC),
        status=None,
        outcome=outcome,
        attempt=attempt,
        parent=purpose.parent,
    )


def _as_held(row: Snapshot, held: Held) -> Snapshot:
    """What stands for a page that is not asked for again: no row is written for it."""
    return replace(row, final_url=held.final_url, sha256=held.sha256)


def _ended(hop: Hop, outcome: Outcome, detail: str) -> Hop:
    """A hop that led on, but was not followed."""
    return replace(hop, snapshot=replace(hop.snapshot, outcome=outcome, detail=detail), leads_to=None)


def _may_pass(snapshot: Snapshot) -> bool:
    return snapshot.outcome in PASSING or (
        snapshot.outcome == "http_error" and snapshot.status is not None and snapshot.status >= 500
    )


def _is_4xx(status: int | None) -> bool:
    return status is not None and 400 <= status < 500
