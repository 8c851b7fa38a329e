"""A report is got wherever it lies: in its page, a file, a frame, or the pages of a book."""

from pathlib import Path

import httpx
import pytest

from gongkai.crawl import Event, HostResult, SilentZero, follow, hosts
from gongkai.crawl.follow import may_be_report
from gongkai.pipeline import look_at
from gongkai.values import DocumentLink

from .crawls import crawl, outcomes, rows
from .sites import PDF, Page, Site, listing, reports, stub, tables, title

FRAME = "<iframe src='{}'></iframe>"
LINK = "<a href='{}'>{}</a>"


def one(tmp_path: Path, site: Site, run_id: str = "run") -> HostResult:
    (result,) = crawl(tmp_path, [site.portal()], run_id=run_id, look_at=look_at)
    return result


def attached(root: Path) -> list[str]:
    """The paths of the attachments got, in order."""
    return [httpx.URL(row.url).raw_path.decode().removeprefix("/") for row in rows(root, "attachment")]


def test_a_stub_leads_to_its_attachment(tmp_path: Path, site: Site) -> None:
    site.pages |= {"/list.html": listing(reports(1)), "/art/P1.pdf": PDF}
    site.pages["/art/2001.html"] = stub(2001, LINK.format("./P1.pdf", "附件：年度报告.pdf"))
    result = one(tmp_path, site)
    (row,) = rows(tmp_path, "attachment")
    assert (row.url, row.outcome) == (site.url("/art/P1.pdf"), "ok")
    assert (row.parent, row.title, row.portal_id) == (site.url("/art/2001.html"), title(2001), "p1")
    assert (result.portals[0].found, result.portals[0].held, result.portals[0].problem) == (1, 1, "")


def test_a_page_that_has_not_changed_leads_on_as_well(tmp_path: Path, site: Site) -> None:
    site.pages |= {"/list.html": listing(reports(1)), "/art/P1.pdf": PDF}
    site.pages["/art/2001.html"] = stub(2001, LINK.format("P1.pdf", "附件"))
    one(tmp_path, site, "one")
    asked = len(site.log)
    result = one(tmp_path, site, "two")
    new = {entry.path: entry.status for entry in site.log[asked:]}
    assert new["/art/P1.pdf"] == new["/art/2001.html"] == new["/list.html"] == 304
    assert result.portals[0].held == 1


def test_an_unfinished_pass_goes_on_behind_the_page_that_it_has(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(root: Path, host: str) -> None:
        raise OSError("no space")

    site.pages |= {"/list.html": listing(reports(1)), "/art/P1.pdf": Page(b"oops", 500)}
    site.pages["/art/2001.html"] = stub(2001, LINK.format("P1.pdf", "附件"))
    with monkeypatch.context() as patch:
        patch.setattr(hosts, "end_pass", broken)
        assert "no space" in one(tmp_path, site, "one").problem
    site.pages["/art/P1.pdf"] = PDF
    asked = len(site.log)
    one(tmp_path, site, "two")
    assert [entry.path for entry in site.log[asked:]] == ["/art/P1.pdf"]
    assert outcomes(tmp_path, "attachment")[-1] == "ok"


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        (FRAME.format("/pdfjs/web/viewer.html?file=%2Ffiles%2F1.pdf"), ["files/1.pdf"]),
        (FRAME.format("/inner.html"), ["inner.html"]),
        (FRAME.format("/outer.html"), ["outer.html", "middle.html"]),
        (LINK.format("javascript:void(0)", "x"), []),
        ("<base href='/files/'>" + LINK.format("1.pdf#page=2", "附件"), ["files/1.pdf"]),
        (LINK.format("/download.jsp?urltype=news.DownloadAttachUrl&amp;id=2", "报告.docx"), None),
    ],
)
def test_frames_viewers_and_files_are_followed(
    tmp_path: Path, site: Site, links: str, expected: list[str] | None
) -> None:
    site.pages |= {
        "/list.html": listing(reports(1)),
        "/art/2001.html": stub(2001, links),
        "/files/1.pdf": PDF,
        "/download.jsp?urltype=news.DownloadAttachUrl&id=2": PDF,
        "/inner.html": tables(2001),
        "/outer.html": stub(2001, FRAME.format("/middle.html")),
        "/middle.html": stub(2001, FRAME.format("/third.html")),
        "/third.html": tables(2001),
    }
    result = one(tmp_path, site)
    wanted = ["download.jsp?urltype=news.DownloadAttachUrl&id=2"] if expected is None else expected
    assert attached(tmp_path) == wanted, "a frame in a frame is looked at, and no further"
    assert result.portals[0].held == (0 if wanted in ([], ["outer.html", "middle.html"]) else 1)


def test_of_a_page_that_is_a_report_only_files_that_may_be_it_too_are_fetched(tmp_path: Path, site: Site) -> None:
    links = LINK.format("/a.docx", "全文下载") + LINK.format("/b.rar", "附件") + LINK.format("/c.jpg", "图解")
    site.pages |= {"/list.html": listing(reports(1)), "/a.docx": Page(b"PK\x03\x04...")}
    site.pages["/art/2001.html"] = tables(2001, links + FRAME.format("/menu.html"))
    one(tmp_path, site)
    assert attached(tmp_path) == ["a.docx"]
    assert "/" not in site.asked(), "a page that is a report needs no comparing"


def test_a_link_leads_to_a_hundred_files_and_no_further(tmp_path: Path, site: Site) -> None:
    inner = "".join(LINK.format(f"/files/{n}.pdf", f"附件{n}") for n in range(1, 60))
    outer = "".join(LINK.format(f"/files/{n}.pdf", f"附件{n}") for n in range(60, 121))
    site.pages |= {"/list.html": listing(reports(1)), **{f"/files/{n}.pdf": PDF for n in range(1, 121)}}
    site.pages |= {"/art/2001.html": stub(2001, FRAME.format("/inner.html") + outer), "/inner.html": stub(2001, inner)}
    (result,) = crawl(tmp_path, [site.portal()], look_at=look_at, pause_seconds=0.001)
    got = attached(tmp_path)
    assert (len(got), len(set(got))) == (100, 100), "the frame and those in it are counted too"
    assert result.portals[0].held == 1


def test_a_report_spares_frames_books_and_pictures(tmp_path: Path, site: Site) -> None:
    inside = FRAME.format("/menu.html") + LINK.format("/book/files/basic-html/page1.html", "电子书")
    inside += "<img src='/sheet.jpg'>" + FRAME.format("/pdfjs/web/viewer.html?file=%2Ffiles%2F1.pdf")
    site.pages |= {"/list.html": listing(reports(1)), "/files/1.pdf": PDF, "/menu.html": tables(2002)}
    site.pages["/art/2001.html"] = tables(2001, inside)
    one(tmp_path, site)
    assert attached(tmp_path) == ["files/1.pdf"], "what a viewer shows may be the report once more"


@pytest.mark.parametrize(
    ("url", "text", "kind", "may"),
    [
        ("http://h/a.pdf", "", "attachment", True),
        ("http://h/a.PDF?x=1", "", "attachment", True),
        ("http://h/down?id=7", "年报.wps", "attachment", True),
        ("http://h/down?id=7", "打包.rar", "attachment", False),
        ("http://h/down?id=7", "下载", "attachment", False),
        ("http://h/get?id=7", "", "viewer", True),
        ("http://h/a.docm4.mp4", "", "attachment", False),
        ("http://h/inner.html", "", "frame", False),
    ],
)
def test_files_that_may_be_a_report(url: str, text: str, kind: str, may: bool) -> None:
    assert may_be_report(DocumentLink(url, text, kind)) is may  # type: ignore[arg-type]


def test_a_book_is_read_page_by_page(tmp_path: Path, site: Site) -> None:
    """Also where its pages hold tables, and the last one names no page that follows: none is guessed."""
    book = "/book/files/basic-html/page{}.html"
    site.pages |= {
        "/list.html": listing(reports(1)),
        "/art/2001.html": stub(2001, FRAME.format("/book/files/basic-html/index.html")),
        "/book/files/basic-html/index.html": stub(2001, LINK.format("page1.html", "1")),
        book.format(1): stub(2001, LINK.format("page2.html", "下一页")),
        book.format(2): tables(2001, LINK.format("page3.html", "下一页")),
        book.format(3): tables(2001, LINK.format("page2.html", "上一页")),
    }
    one(tmp_path, site)
    assert book.format(4) not in site.asked()
    assert attached(tmp_path) == [f"book/files/basic-html/{name}.html" for name in ("index", "page1", "page2", "page3")]


def test_a_book_whose_first_page_is_the_link_and_holds_tables_goes_on(tmp_path: Path, site: Site) -> None:
    book = "/book/2022dzs/xinfang/files/basic-html/page{}.html"
    site.pages |= {
        "/book/2022dzs/": listing({book.format(1): title(2001)}),
        book.format(1): tables(2001, LINK.format("page2.html", "下一页")),
        book.format(2): tables(2001, LINK.format("page3.html", "下一页")),
        book.format(3): stub(2001, LINK.format("page2.html", "上一页")),
    }
    crawl(tmp_path, [site.portal("/book/2022dzs/")], look_at=look_at)
    assert [row.url for row in rows(tmp_path)] == [site.url(book.format(1))]
    assert attached(tmp_path) == [book.format(number)[1:] for number in (2, 3)]


def test_a_book_has_an_end(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follow, "MOST_PAGES", 4)
    site.pages |= {
        "/list.html": listing(reports(1)),
        "/art/2001.html": stub(2001, LINK.format("/b/page1.html", "1")),
        **{f"/b/page{n}.html": stub(n, LINK.format("page9999.html", "末页")) for n in range(1, 9)},
    }
    one(tmp_path, site)
    assert attached(tmp_path) == [f"b/page{n}.html" for n in range(1, 5)]


def test_a_frame_that_fails_is_asked_for_once_and_not_for_each_page(tmp_path: Path, site: Site) -> None:
    site.pages |= {"/list.html": listing(reports(3)), "/head.html": Page(b"oops", 500)}
    site.pages |= {path: stub(n, FRAME.format("/head.html")) for n, path in enumerate(reports(3))}
    crawl(tmp_path, [site.portal()], look_at=look_at, attempts=1)
    assert len(site.asked("/head.html")) == 1


def test_a_file_on_another_host_goes_through_that_hosts_gate(tmp_path: Path, site: Site) -> None:
    with Site({"/robots.txt": Page(b"User-agent: *\nDisallow: /no\n"), "/yes.pdf": PDF, "/no.pdf": PDF}) as other:
        site.pages |= {"/list.html": listing(reports(1))}
        links = LINK.format(other.url("/yes.pdf"), "附件1") + LINK.format(other.url("/no.pdf"), "附件2")
        site.pages["/art/2001.html"] = stub(2001, links)
        one(tmp_path / "a", site)
        assert other.asked() == [], "a private address that no row names"
        assert outcomes(tmp_path / "a", "attachment") == ["refused", "refused"]
        crawl(tmp_path / "b", [site.portal()], allowed=[other.host], look_at=look_at)
        assert other.asked() == ["/robots.txt", "/yes.pdf"]
        assert outcomes(tmp_path / "b", "attachment") == ["ok", "robots"]


@pytest.mark.parametrize(("size", "held"), [(50_000, 1), (900, 0)])
def test_a_report_in_pictures_is_got_and_small_pictures_are_none(
    tmp_path: Path, site: Site, size: int, held: int
) -> None:
    site.pages |= {"/list.html": listing(reports(1)), "/art/2001.html": stub(2001, "<img src=1.png><img src=2.png>")}
    for name in ("1", "2"):
        site.pages[f"/art/{name}.png"] = Page(b"\x89PNG\r\n" + bytes(size), headers={"Content-Type": "image/png"})
    result = one(tmp_path, site)
    assert attached(tmp_path) == ["art/1.png", "art/2.png"]
    assert {row.parent for row in rows(tmp_path, "attachment")} == {site.url("/art/2001.html")}
    assert result.portals[0].held == held


def test_pictures_of_a_page_that_does_not_say_that_it_is_a_report_are_left(tmp_path: Path, site: Site) -> None:
    site.pages |= {"/list.html": listing({"/a.html": "2023年"}), "/a.html": Page(b"<p>x</p><img src=1.png>")}
    one(tmp_path, site)
    assert attached(tmp_path) == []


def test_a_listing_of_pages_that_are_no_reports_is_an_error(tmp_path: Path, site: Site) -> None:
    links = {"/a.html": "2023年", "/b.html": "2022年"}
    site.pages |= {"/list.html": listing(links), "/a.html": Page(b"<p>about us</p>"), "/b.html": Page(b"<p>news</p>")}
    events: list[Event] = []
    (result,) = crawl(tmp_path, [site.portal()], look_at=look_at, on_event=events.append)
    assert "none of the 2 pages that it lists is a report" in result.portals[0].problem
    assert any(isinstance(event, SilentZero) for event in events)
    site.pages["/b.html"] = tables(2022)
    (result,) = crawl(tmp_path, [site.portal()], run_id="two", look_at=look_at)
    assert (result.portals[0].problem, result.portals[0].held) == ("", 1), "one that is none is no failure"
