"""Takes in what was fetched elsewhere: its bytes into a WARC of ours, then its row into the index; once, however often.

Many of these sites answer only inside of China: who is there fetches, by whatever tool, and sends the files.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from gongkai.archive.content import MAX_BODY, undo_codings
from gongkai.archive.digests import body_digest
from gongkai.archive.folders import read_path
from gongkai.archive.incoming import Incoming, LeftOut, Original
from gongkai.archive.index import Held, fetched_then, held_pages, known_bodies
from gongkai.archive.members import read_body_at, read_record
from gongkai.archive.passes import end_run, reindex, resume
from gongkai.archive.records import Exchange
from gongkai.archive.warc import ArchiveWriteError, WarcWriter
from gongkai.values import GongkaiError, Role, Snapshot

_NEVER = datetime.max.replace(tzinfo=UTC)
_OPEN_AT_ONCE = 60
"""WARC files that are open at a time, one per host; more would run out of file descriptors."""


@dataclass(frozen=True, slots=True)
class Address:
    """What the archive files a page under: its address in its one spelling, and the host that it is of."""

    url: str
    host: str


@dataclass(slots=True)
class Imported:
    """What was taken in: pages new, pages that were here already, rows of our own WARC files that the index lacked.

    `left_out` counts what surely is no report; `faults` counts what was told, and may be one; `homeless` those taken in
    that belong to no portal.
    """

    added: int = 0
    known: int = 0
    reindexed: int = 0
    left_out: int = 0
    faults: int = 0
    homeless: int = 0
    by_portal: Counter[str] = field(default_factory=Counter)


def import_paths(
    root: Path,
    paths: Iterable[Path],
    *,
    run_id: str,
    address: Callable[[str], Address],
    portal_of: Callable[[str, str], str],
    tell: Callable[[LeftOut], None],
    moved: Callable[[Path], None] = lambda path: None,
) -> Imported:
    """Take in WARC files and folders of files.

    `address` gives a page's address in its one spelling, and raises GongkaiError for what is none. `portal_of` is given
    a host, and the portal that the source names or `""`; it gives the portal's id, `""` where there is none. `tell` is
    given what is left out, `moved` each path when it has been gone through. Raises GongkaiError for a path that is
    neither WARC nor folder, and where the disk does not take the archive.
    """
    desk = _Desk(root, run_id, address, portal_of, tell)
    try:
        for path in paths:
            own = path.resolve()
            if own.is_file() and own.is_relative_to((root / "warc").resolve()):
                desk.result.reindexed += reindex(root.resolve(), own)
            else:
                for page in read_path(path):
                    desk.take(page)
            moved(path)
        desk.settle_revisits()
    finally:
        desk.close()
    return desk.result


class _Desk:
    """Where pages arrive one by one; a writer per host, and what the archive holds of it."""

    def __init__(
        self,
        root: Path,
        run_id: str,
        address: Callable[[str], Address],
        portal_of: Callable[[str, str], str],
        tell: Callable[[LeftOut], None],
    ) -> None:
        self.result = Imported()
        self._root = root
        self._run = run_id
        self._address = address
        self._portal_of = portal_of
        self._tell = tell
        self._writers: dict[str, WarcWriter] = {}
        self._held: dict[str, dict[str, Held]] = {}
        self._known: dict[str, set[tuple[str, datetime, str]]] = {}
        self._places: dict[str, tuple[str, int]] = {}
        self._revisits: list[Incoming] = []

    def take(self, page: Incoming | LeftOut) -> None:
        """Take in a page, or tell why it is not."""
        if isinstance(page, LeftOut):
            self._leave(page)
        elif page.original is not None:
            self._revisits.append(page)
        else:
            try:
                self._add(page)
            except ArchiveWriteError:
                raise
            except GongkaiError as error:
                self._leave(LeftOut(page.source, f"{page.url}: {error}"))

    def settle_revisits(self) -> None:
        """Pages whose body lies in another record: that record may have come after them, so they come last."""
        for writer in self._writers.values():
            writer.flush_index()  # originals are looked up in the index
        for page in self._revisits:
            whole = self._with_body(page, page.original) if page.original else None
            if whole is not None:
                self.take(whole)
            else:
                why = f"{page.url}: its body lies in another WARC, which is not here; import that one too"
                self._leave(LeftOut(page.source, why))

    def close(self) -> None:
        """End the files of this run; what was written is in the index then."""
        for host in list(self._writers):
            self._close(host)

    def _leave(self, page: LeftOut) -> None:
        self.result.faults += page.fault
        self.result.left_out += not page.fault
        self._tell(page)

    def _add(self, page: Incoming) -> None:
        """Bytes first, then the row. Raises GongkaiError for an address that is none, and a body that is no body."""
        place = self._address(page.url)
        sha256 = body_digest(undo_codings(page.body, page.headers, MAX_BODY))
        self._meet(place.host)
        key = (place.url, page.fetched_at, sha256)
        if key in self._known[place.host]:
            self.result.known += 1
            self._remember_place(page, place, sha256)
            return
        row = self._row(page, place)
        writer = self._writer(place.host)
        if page.status is None:
            kind = next((value for name, value in page.headers if name.lower() == "content-type"), "")
            record = writer.write_file(row.final_url, page.body, page.fetched_at, kind)
        else:
            held = self._readable(self._held[place.host].get(place.url), sha256)
            record = writer.write(_exchange(page, row.final_url), held)
        row = replace(
            row,
            outcome="unchanged" if record.revisit else "ok",
            bytes=record.bytes,
            sha256=record.sha256,
            warc_file=record.warc_file,
            warc_offset=record.warc_offset,
        )
        writer.note(row)
        self._known[place.host].add(key)
        if not record.revisit:
            self._held[place.host][place.url] = Held(
                sha256=sha256,
                warc_file=record.warc_file,
                warc_offset=record.warc_offset,
                etag=None,
                last_modified=None,
                final_url=row.final_url,
                portal_id=row.portal_id,
                role=row.role,
                title=row.title,
                seen_at=row.fetched_at,
                gone=0,
            )
            self._places |= dict.fromkeys(page.digests, (record.warc_file, record.warc_offset))
        self.result.added += 1
        self.result.by_portal[row.portal_id] += 1
        self.result.homeless += not row.portal_id

    def _meet(self, host: str) -> None:
        """Know what the archive holds of a host; a pass of it that was killed is put into the index before."""
        if host not in self._known:
            resume(self._root, host, _NEVER)
            self._held[host] = held_pages(self._root, host)
            self._known[host] = set(known_bodies(self._root, host))

    def _row(self, page: Incoming, place: Address) -> Snapshot:
        role: Role = page.row.role if page.row else "report"
        return Snapshot(
            url=place.url,
            final_url=self._address(page.row.final_url).url if page.row else place.url,
            portal_id=self._portal(page, place.host),
            host=place.host,
            role=role,
            title=page.row.title if page.row else "",
            fetched_at=page.fetched_at,
            status=page.status,
            outcome="ok",
            attempt=1,
            headers=page.headers,
            detail=f"imported from {Path(page.source.partition(', record ')[0]).name}",
            parent=page.row.parent if page.row else "",
        )

    def _portal(self, page: Incoming, host: str) -> str:
        """The portal that the source names, else the host's. Another Gongkai may know portals that we do not."""
        if page.row is None or page.portal_id:
            return self._portal_of(host, page.portal_id)
        try:
            return self._portal_of(host, page.row.portal_id)
        except GongkaiError:
            return self._portal_of(host, "")

    def _readable(self, held: Held | None, sha256: str) -> Held | None:
        """What is held of a page, where it is the same body and a response that can still be read."""
        if held is None or held.sha256 != sha256:
            return None
        try:
            return held if read_record(self._root, held.warc_file, held.warc_offset).kind == "response" else None
        except GongkaiError:
            return None

    def _remember_place(self, page: Incoming, place: Address, sha256: str) -> None:
        held = self._held[place.host].get(place.url)
        if held is not None and held.sha256 == sha256:
            self._places |= dict.fromkeys(page.digests, (held.warc_file, held.warc_offset))

    def _with_body(self, page: Incoming, original: Original) -> Incoming | None:
        """A revisit with the headers and the body that it leads to, from the archive; None where that is not here."""
        try:
            place = self._places.get(original.digest) or self._fetched_then(original)
            if place is None:
                return None
            record = read_record(self._root, *place)
        except GongkaiError:
            return None
        if record.kind == "resource":
            return replace(page, body=record.body, headers=record.headers, status=None, original=None)
        return replace(page, body=record.body, headers=record.headers, status=200, reason="OK", original=None)

    def _fetched_then(self, original: Original) -> tuple[str, int] | None:
        if original.fetched_at is None:
            return None
        for row in fetched_then(self._root, self._address(original.url).url, original.fetched_at):
            if row.warc_file is not None and row.warc_offset is not None and row.sha256 is not None:
                read_body_at(self._root, row.warc_file, row.warc_offset, row.sha256)
                return row.warc_file, row.warc_offset
        return None

    def _writer(self, host: str) -> WarcWriter:
        if host not in self._writers:
            if len(self._writers) >= _OPEN_AT_ONCE:
                self._close(next(iter(self._writers)))
            self._writers[host] = WarcWriter(self._root, host, self._run)
        return self._writers[host]

    def _close(self, host: str) -> None:
        self._writers.pop(host).__exit__(None, None, None)
        end_run(self._root, host, self._run)


def _exchange(page: Incoming, url: str) -> Exchange:
    """The answer as it is written: who asked, and how, is another tool's."""
    return Exchange(
        url=url.partition("#")[0],
        method="",
        request_headers=(),
        request_body=b"",
        status=page.status or 200,
        reason=page.reason,
        headers=page.headers,
        body=page.body,
        fetched_at=page.fetched_at,
    )
