"""A book is read as one document, whichever of its pages is new."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gongkai import archive
from gongkai.documents import bound, read_document
from gongkai.lake import Reading, ReadingKey
from gongkai.values import Grid, Role, Snapshot
from gongkai.works import Work, read_work, works_of

BOOK = "http://h/book/2022dzs/xinfang/files/basic-html/page{}.html"
TITLE = "<h1>云泽市信访局2022年政府信息公开工作年度报告</h1>"
HEADS = "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
FIGURES = "<tr><td>规章</td><td>1</td><td>0</td><td>{}</td></tr>"
TABLE = f"<table><tr><td colspan=4>第二十条第（一）项</td></tr>{HEADS}{FIGURES}</table>"
BODIES: dict[str, bytes] = {}


@pytest.fixture(autouse=True)
def archived(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bodies by digest, in place of an archive."""
    monkeypatch.setattr(archive, "read_body", lambda root, snapshot: BODIES[snapshot.sha256])


def page(url: str, body: str | bytes, role: Role = "attachment") -> Snapshot:
    content = body.encode() if isinstance(body, str) else body
    sha256 = hashlib.sha256(content).hexdigest()
    BODIES[sha256] = content
    when = datetime(2026, 3, 1, tzinfo=UTC)
    return Snapshot(url, url, "p1", "h", role, "", when, 200, "ok", 1, sha256=sha256, parent="http://h/")


def book() -> list[Snapshot]:
    """Ten pages, in no order: words, a table on the ninth, and the tenth."""
    texts = {n: f"<p>第{n}页，本年度工作情况说明。</p>" for n in range(2, 11)} | {1: TITLE, 9: TABLE.format(9)}
    return [page(BOOK.format(n), texts[n]) for n in (10, 9, 1, *range(2, 9))]


def keys(works: Iterable[Work]) -> set[ReadingKey]:
    return {(one.sha256 or "", one.url, one.portal_id) for work in works for one in work.pages}


def read(work: Work) -> dict[str, Reading]:
    return {reading.snapshot.url: reading for reading in read_work(Path(), work)}


def in_force(reading: Reading) -> object:
    assert reading.report is not None
    return reading.report.cells["pd.rules_in_force"].value


def test_pages_of_a_book_are_one_work_in_their_order_and_others_are_alone() -> None:
    others = [
        page("http://h/a/page2.html", "x", "report"),
        page("http://h/b.html", "y"),
        page("http://h/robots.txt", "z", "robots"),
    ]
    works = works_of([*book(), *others], set())
    assert sorted(len(work.pages) for work in works) == [1, 1, 10]
    (whole,) = (work for work in works if len(work.pages) == 10)
    assert [one.url for one in whole.pages] == [BOOK.format(n) for n in range(1, 11)]
    assert works_of([*book(), *others], keys(works)) == []


def test_pictures_in_a_page_are_one_work_in_the_order_they_were_got() -> None:
    sheets = [page(f"http://h/{name}.png", name) for name in ("W2", "W10", "W1")]
    again = page("http://h/W2.png", "another scan of it")
    (work,) = works_of([*sheets, again], set())
    assert [one.url for one in work.pages] == ["http://h/W2.png", "http://h/W10.png", "http://h/W1.png"]
    assert work.pages[0] is again


def test_its_first_page_has_the_report_and_the_others_are_parts() -> None:
    (work,) = works_of(book(), set())
    rows = read(work)
    assert rows[BOOK.format(1)].status == "report"
    assert in_force(rows[BOOK.format(1)]) == 9
    assert rows[BOOK.format(1)].report.agency == "云泽市信访局"  # type: ignore[union-attr]  # it is a report
    assert {rows[BOOK.format(n)].status for n in range(2, 11)} == {"part"}


def test_a_page_that_has_changed_has_the_report_anew_with_all_others() -> None:
    before = book()
    after = page(BOOK.format(9), TABLE.format(10))
    (work,) = works_of([*before, after], keys(works_of(before, set())))
    assert (len(work.pages), work.waiting) == (10, (after,))
    (reading,) = read(work).values()
    assert (reading.snapshot, in_force(reading)) == (after, 10)


def test_a_page_that_cannot_be_read_is_told_and_the_others_are_read() -> None:
    broken = [*(one for one in book() if one.url != BOOK.format(1)), page(BOOK.format(1), b" ")]
    (work,) = works_of(broken, set())
    rows = read(work)
    assert rows[BOOK.format(1)].status == "unreadable"
    assert rows[BOOK.format(2)].status == "report"
    (alone,) = works_of(broken, keys([work]) - {rows[BOOK.format(1)].key})
    assert [reading.status for reading in read(alone).values()] == ["unreadable"]


def test_a_book_without_a_report_is_none_page_by_page() -> None:
    (work,) = works_of([one for one in book() if one.url != BOOK.format(9)], set())
    rows = read(work).values()
    assert len(rows) == 9
    assert {(reading.status, "no statutory table" in (reading.error or "")) for reading in rows} == {
        ("not_a_report", True)
    }


def test_bound_pages_count_their_tables_on_and_say_where_they_stood() -> None:
    pages = [read_document(TABLE.format(n).encode(), name=f"{n}.html") for n in (1, 2)]
    grids = [block for block in bound(pages).blocks if isinstance(block, Grid)]
    assert [(grid.number, grid.page) for grid in grids] == [(1, 1), (2, 2)]
    assert bound(pages[:1]) is pages[0]
