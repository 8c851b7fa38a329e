"""What is read as one document: a page or a file, or all pages of a book (one page of HTML per sheet of paper).

A page of a book holds a part of a report, and no report of its own: read alone, its table would stand for the whole.
"""

import logging
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai import archive, documents, lake, reports
from gongkai.checks import check
from gongkai.crawl import page_of_book
from gongkai.lake import ReadingKey
from gongkai.values import Document, GongkaiError, Snapshot, explained

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Work:
    """The pages of one document in their order, and those of them that were not read yet, at least one."""

    pages: tuple[Snapshot, ...]
    waiting: tuple[Snapshot, ...]


def works_of(snapshots: Iterable[Snapshot], known: Container[ReadingKey]) -> list[Work]:
    """The documents among rows of the archive that hold something not read yet, in the order of their keys.

    `known` are the keys of what was read. A book with a page that is new is read anew, with all its newest pages.
    """
    single: dict[ReadingKey, Snapshot] = {}
    books: dict[tuple[str, str], dict[str, Snapshot]] = {}
    for snapshot in snapshots:
        if snapshot.role not in ("report", "attachment") or snapshot.outcome != "ok" or snapshot.sha256 is None:
            continue
        book = page_of_book(snapshot)
        if book is not None:
            books.setdefault((snapshot.portal_id, book[0]), {})[snapshot.url] = snapshot
        else:
            single.setdefault(_key(snapshot), snapshot)
    works = [Work((one,), (one,)) for key, one in single.items() if key not in known]
    for pages in books.values():
        ordered = tuple(sorted(pages.values(), key=lambda page: page_of_book(page) or ("", 0)))
        waiting = tuple(page for page in ordered if _key(page) not in known)
        works += [Work(ordered, waiting)] if waiting else []
    return sorted(works, key=lambda work: _key(work.waiting[0]))


def _key(snapshot: Snapshot) -> ReadingKey:
    return snapshot.sha256 or "", snapshot.url, snapshot.portal_id


def read_work(archive_root: Path, work: Work) -> list[lake.Reading]:
    """Read a document to rows of the lake, one for each waiting page: a report and its verdict, or why there is none.

    The report of a book is the row of its first waiting page; the others are its parts.
    """
    pages: list[Document] = []
    failed: dict[ReadingKey, lake.Reading] = {}
    for page in work.pages:
        document = document_of(archive_root, page)
        if isinstance(document, Document):
            pages.append(document)
        elif page in work.waiting:
            failed[_key(page)] = _none(page, "unreadable", document)
    readable = [page for page in work.waiting if _key(page) not in failed]
    if not readable:
        return list(failed.values())
    whole = _report(readable[0], pages)
    status: lake.ReadingStatus = "part" if whole.status == "report" else whole.status
    told = whole.error or f"a page of the book of {readable[0].url}, and read with it"
    return [whole, *(_none(page, status, told) for page in readable[1:]), *failed.values()]


def document_of(archive_root: Path, snapshot: Snapshot) -> Document | str:
    """A fetched page or file as a document, or why it cannot be read."""
    content_type = next((value for name, value in snapshot.headers if name.lower() == "content-type"), None)
    try:
        return opened(archive.read_body(archive_root, snapshot), snapshot.final_url, content_type)
    except GongkaiError as error:
        return str(error)
    except Exception as error:
        return _fault(snapshot, error)


def opened(body: bytes, url: str, content_type: str | None) -> Document:
    """A body as a document, or the part of it that the address names (see `Snapshot`). Raises GongkaiError."""
    name, _, part = url.partition("#")
    return documents.read_document(body, name=name, content_type=content_type, part=part)


def _report(snapshot: Snapshot, pages: Sequence[Document]) -> lake.Reading:
    try:
        report = reports.read_report(documents.bound(pages))
        return lake.Reading(snapshot, reports.READER_VERSION, "report", None, report, check(report))
    except reports.NotAReport as error:
        return _none(snapshot, "not_a_report", str(error))
    except GongkaiError as error:
        return _none(snapshot, "unreadable", str(error))
    except Exception as error:
        return _none(snapshot, "unreadable", _fault(snapshot, error))


def _fault(snapshot: Snapshot, error: Exception) -> str:
    """A fault of ours in one document, which must not cost the others of its batch."""
    log.error("reading %s (%s) failed", snapshot.url, snapshot.sha256, exc_info=error)
    return explained(error)


def _none(snapshot: Snapshot, status: lake.ReadingStatus, error: str) -> lake.Reading:
    return lake.Reading(snapshot, reports.READER_VERSION, status, error, None, None)
