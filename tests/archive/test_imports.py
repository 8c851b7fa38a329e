"""What was fetched elsewhere comes into the archive whole, once, and as what it is; what is not whole stays out."""

import gzip
import io
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from typer.testing import CliRunner
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from gongkai import pipeline
from gongkai.archive import (
    Address,
    Imported,
    LeftOut,
    WarcWriter,
    end_pass,
    held_pages,
    import_paths,
    load_snapshots,
    read_body,
    verify,
)
from gongkai.archive.foreign import read_records
from gongkai.archive.foreign_pages import read_pages
from gongkai.archive.incoming import Incoming
from gongkai.cli import app
from gongkai.values import GongkaiError, Snapshot
from tests.maker.html import page as html_page
from tests.maker.layout import Layout
from tests.maker.reports import make
from tests.warehouse.lakes import registry

from .exchanges import HOST, exchange, row

SITE = "http://www.a.example"
DATE = "2025-01-20T08:00:00Z"


class Tool:
    """A WARC as another tool writes it, by warcio alone."""

    def __init__(self, path: Path, *, packed: bool = True) -> None:
        self._path, self._buffer = path, io.BytesIO()
        self._writer = WARCWriter(self._buffer, gzip=packed, warc_version="1.0")
        self._writer.write_record(self._writer.create_warcinfo_record(path.name, {"software": "another tool"}))

    def add(
        self,
        url: str,
        body: bytes,
        kind: str = "response",
        status: str = "200 OK",
        headers: Sequence[tuple[str, str]] = (("Content-Type", "text/html"),),
        named: Mapping[str, str] | None = None,
    ) -> "Tool":
        head = None if kind == "resource" else StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
        named = {"WARC-Date": DATE, **(named or {})}
        record = self._writer.create_warc_record(
            url, kind, payload=io.BytesIO(body), length=len(body), http_headers=head, warc_headers_dict=named
        )
        self._writer.write_record(record)
        return self

    def done(self) -> Path:
        self._path.write_bytes(self._buffer.getvalue())
        return self._path


def address(url: str) -> Address:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise GongkaiError(f"{url!r} is no address")
    return Address(url.partition("#")[0], parts.netloc)


def bring(root: Path, *paths: Path, run_id: str = "import-1") -> tuple[Imported, list[LeftOut]]:
    left: list[LeftOut] = []
    result = import_paths(
        root, paths, run_id=run_id, address=address, portal_of=lambda host, stated: stated or "p1", tell=left.append
    )
    assert verify(root, lambda damage: pytest.fail(str(damage))).faults == 0
    return result, left


def bodies(root: Path) -> dict[str, bytes]:
    return {row.url: read_body(root, row) for row in load_snapshots(root) if row.outcome == "ok"}


@pytest.mark.parametrize("packed", [True, False])
def test_the_answers_in_another_tools_warc_come_in_once(tmp_path: Path, packed: bool) -> None:
    warc = Tool(tmp_path / ("a.warc.gz" if packed else "a.warc"), packed=packed)
    page, pdf = "<p>年度报告</p>".encode("gb18030"), b"%PDF-1.7 report"
    warc.add(f"{SITE}/a.html", page).add(f"{SITE}/a.html", b"", "request", "GET /a.html HTTP/1.1")
    warc.add(f"{SITE}/b.pdf", pdf, "resource", named={"Content-Type": "application/pdf"})
    warc.add(f"{SITE}/c.png", b"\x89PNG", headers=[("Content-Type", "image/png")])
    warc.add(f"{SITE}/gone.html", b"no", status="404 Not Found").add("urn:pageinfo:x", b"{}", "resource")
    result, _ = bring(tmp_path / "archive", warc.done())
    assert (result.added, result.known, result.left_out, result.faults) == (2, 0, 3, 0)
    assert bodies(tmp_path / "archive") == {f"{SITE}/a.html": page, f"{SITE}/b.pdf": pdf}
    first = load_snapshots(tmp_path / "archive")[0]
    assert (first.role, first.outcome, first.portal_id, first.host) == ("report", "ok", "p1", "www.a.example")
    assert (first.fetched_at.isoformat(), first.detail) == (
        "2025-01-20T08:00:00+00:00",
        f"imported from {warc.done().name}",
    )
    files = sorted((tmp_path / "archive").rglob("*.warc.gz"))
    again, _ = bring(tmp_path / "archive", warc.done(), run_id="import-2")
    assert (again.added, again.known) == (0, 2)
    assert sorted((tmp_path / "archive").rglob("*.warc.gz")) == files
    assert not list(tmp_path.rglob("*.open"))


def test_codings_are_undone_as_they_are(tmp_path: Path) -> None:
    body = "<p>甲</p>".encode() * 9
    chunks = b"5\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n" % (body[:5], len(body) - 5, body[5:])
    html = ("Content-Type", "text/html")
    warc = Tool(tmp_path / "a.warc.gz")
    warc.add(f"{SITE}/chunks", chunks, headers=[html, ("Transfer-Encoding", "chunked")])
    warc.add(f"{SITE}/no-chunks", body, headers=[html, ("Transfer-Encoding", "chunked")])
    warc.add(f"{SITE}/gzip", gzip.compress(body), headers=[html, ("Content-Encoding", "gzip")])
    warc.add(f"{SITE}/no-gzip", body, headers=[html, ("Content-Encoding", "gzip")])
    warc.add(f"{SITE}/no-br", body, headers=[html, ("Content-Encoding", "br")])
    warc.add(f"{SITE}/cut-chunks", chunks[:40], headers=[html, ("Transfer-Encoding", "chunked")])
    warc.add(f"{SITE}/cut-gzip", gzip.compress(body)[:-9], headers=[html, ("Content-Encoding", "gzip")])
    warc.add(f"{SITE}/br", b"\x0b\x02\x80", headers=[html, ("Content-Encoding", "br")])
    warc.add(f"{SITE}/cut", body, named={"WARC-Truncated": "time"})
    warc.add(f"{SITE}/bomb", gzip.compress(b"0" * 70_000_000), headers=[html, ("Content-Encoding", "gzip")])
    result, left = bring(tmp_path / "archive", warc.done())
    names = ("chunks", "no-chunks", "gzip", "no-gzip", "no-br")
    assert bodies(tmp_path / "archive") == {f"{SITE}/{name}": body for name in names}
    assert [one.why.split(":")[1].removeprefix("//www.a.example/") for one in left] == [
        "cut-chunks",
        "cut-gzip",
        "br",
        "cut",
        "bomb",
    ]
    assert result.faults == 5


def test_only_what_the_headers_say_is_chunked(tmp_path: Path) -> None:
    """Text that looks like a chunk stays; chunks with one end of a line, and their own end, are undone."""
    text, html = b"5\r\n<p>5 items, as the page prints it</p>", ("Content-Type", "text/html")
    chunked = [html, ("Transfer-Encoding", "chunked")]
    warc = Tool(tmp_path / "a.warc.gz").add(f"{SITE}/text", text)
    warc.add(f"{SITE}/line-feeds", b"3\n<p>\n4\n</p>\n0\n\n", headers=chunked)
    warc.add(f"{SITE}/no-last-chunk", b"3\r\n<p>\r\n4\r\n</p>\r\n", headers=chunked)
    result, left = bring(tmp_path / "archive", warc.done())
    assert bodies(tmp_path / "archive") == {f"{SITE}/text": text, f"{SITE}/line-feeds": b"<p></p>"}
    assert result.faults == 1
    assert "breaks off between its chunks" in left[0].why


@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
def test_a_message_ends_its_head_as_its_lines_end(tmp_path: Path, end: bytes) -> None:
    """Both kinds of empty line may stand in the body, before the other one or after."""
    body = b"<p>1</p>\n\n<p>2</p>\r\n\r\n<p>3</p>"
    block = b"HTTP/1.1 200 OK" + end + b"Content-Type: text/html" + end + end + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {SITE}/1\r\nWARC-Date: {DATE}\r\n"
    path = tmp_path / "a.warc"
    path.write_bytes(f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n")
    bring(tmp_path / "archive", path)
    assert bodies(tmp_path / "archive") == {f"{SITE}/1": body}


def test_robots_txt_is_no_report(tmp_path: Path) -> None:
    warc = Tool(tmp_path / "a.warc.gz").add(f"{SITE}/robots.txt", b"User-agent: *").add(f"{SITE}/1", b"<p>1</p>")
    result, left = bring(tmp_path / "archive", warc.done())
    assert (result.added, result.left_out, result.faults) == (1, 1, 0)
    assert left == [] or "robots" in left[0].why


def test_a_revisit_comes_in_with_the_body_that_it_leads_to(tmp_path: Path) -> None:
    first = Tool(tmp_path / "1.warc.gz").add(f"{SITE}/a", b"<p>a</p>").add(f"{SITE}/b", b"<p>b</p>").done()
    later = {"WARC-Date": "2025-02-20T08:00:00Z"}
    digest = next(record.named["warc-payload-digest"] for record in read_records(first) if record.url == f"{SITE}/a")
    by_digest = {**later, "WARC-Payload-Digest": digest}
    by_date = {**later, "WARC-Refers-To-Target-URI": f"{SITE}/b", "WARC-Refers-To-Date": DATE}
    second = Tool(tmp_path / "2.warc.gz")
    second.add(f"{SITE}/other", b"", "revisit", named=by_digest).add(f"{SITE}/a", b"", "revisit", named=by_digest)
    second.add(f"{SITE}/b", b"", "revisit", "304 Not Modified", named=by_date)
    second.add(f"{SITE}/c", b"", "revisit", named={**later, "WARC-Payload-Digest": "sha1:" + "A" * 32})
    result, left = bring(tmp_path / "archive", second.done(), first)
    assert (result.added, result.faults) == (5, 1)
    assert "import that one too" in left[0].why
    got = [(row.url[-1], row.outcome, row.fetched_at.month) for row in load_snapshots(tmp_path / "archive")]
    assert got == [("a", "ok", 1), ("b", "ok", 1), ("a", "unchanged", 2), ("b", "unchanged", 2), ("r", "ok", 2)]
    apart, _ = bring(tmp_path / "one-by-one", first)
    assert apart.added == 2
    assert bring(tmp_path / "one-by-one", second.done(), run_id="import-2")[0].added == 1, "by address and date"


def test_a_warc_that_is_cut_gives_what_is_whole(tmp_path: Path) -> None:
    warc = Tool(tmp_path / "a.warc.gz")
    pages = {f"{SITE}/{number}": b"<p>%d</p>" % number * 50 for number in range(3)}
    for url, body in pages.items():
        warc.add(url, body)
    whole = warc.done().read_bytes()
    for cut in (20, 9, 4, 1):
        (tmp_path / "a.warc.gz").write_bytes(whole[:-cut])
        result, left = bring(tmp_path / f"archive{cut}", tmp_path / "a.warc.gz")
        assert (result.added, result.faults) == (2, 1), cut
        assert "record 4: cut short or damaged" in f"{left[0].source}, {left[0].why}"
        assert bodies(tmp_path / f"archive{cut}") == dict(list(pages.items())[:2])
    plain = gzip.decompress(whole)
    (tmp_path / "a.warc").write_bytes(plain[:-30])
    assert bring(tmp_path / "plain", tmp_path / "a.warc")[0].added == 2
    packed_whole = gzip.compress(plain)
    (tmp_path / "b.warc.gz").write_bytes(packed_whole)
    assert bring(tmp_path / "as-one-member", tmp_path / "b.warc.gz")[0].added == 3


def test_a_flipped_byte_lets_nothing_wrong_in(tmp_path: Path) -> None:
    path = Tool(tmp_path / "a.warc.gz").add(f"{SITE}/1", b"<p>1</p>" * 50).add(f"{SITE}/2", b"<p>2</p>").done()
    whole = path.read_bytes()
    right = {(page.url, page.body) for page in read_pages(path) if isinstance(page, Incoming)}
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        assert {(page.url, page.body) for page in read_pages(path) if isinstance(page, Incoming)} <= right


def test_a_record_whose_checksum_is_not_reached_is_not_let_in(tmp_path: Path) -> None:
    """A flipped bit made a member longer: its record had the stated length, and more stood behind it."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>9</p>"
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {SITE}/1\r\nWARC-Date: {DATE}\r\n"
    record = f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"
    whole = gzip.compress(record)
    swallowed = bytearray(gzip.compress(record + b"more\n" * 10_000))
    swallowed[-8] ^= 1
    path = tmp_path / "a.warc.gz"
    path.write_bytes(whole)
    assert [page.url for page in read_pages(path) if isinstance(page, Incoming)] == [f"{SITE}/1"]
    path.write_bytes(bytes(swallowed))
    (left,) = read_pages(path)
    assert isinstance(left, LeftOut)
    assert "cut short or damaged" in left.why


def test_a_record_that_has_not_its_digest_is_not_let_in(tmp_path: Path) -> None:
    right = Tool(tmp_path / "a.warc", packed=False).add(f"{SITE}/1", b"<p>17</p>").add(f"{SITE}/2", b"<p>2</p>").done()
    right.write_bytes(right.read_bytes().replace(b"<p>17</p>", b"<p>71</p>"))
    result, left = bring(tmp_path / "archive", right)
    assert (result.added, result.faults) == (1, 1)
    assert "digest" in left[0].why


HOSTILE = {
    "no WARC": b"<html>" * 100,
    "a line without an end": b"WARC/1.0\r\n" + b"x" * 200_000,
    "headers without an end": b"WARC/1.0\r\n" + b"a: b\r\n" * 5_000,
    "no length": b"WARC/1.0\r\nWARC-Type: response\r\n\r\n",
    "a length below zero": b"WARC/1.0\r\nContent-Length: -5\r\n\r\n",
    "a length of a petabyte": b"WARC/1.0\r\nContent-Length: 999999999999999\r\n\r\nx",
    "empty lines": b"\r\n" * 100_000,
    "packed no WARC": gzip.compress(b"\0" * 50_000_000),
    "no address": b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: x\r\nContent-Length: 1\r\n\r\nx\r\n\r\n",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_warc_is_told_in_one_line(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(HOSTILE[kind])
    told = list(read_pages(path))
    assert len(told) == 1
    assert isinstance(told[0], LeftOut)
    assert "\n" not in told[0].why


def test_a_record_over_the_limit_is_read_over(tmp_path: Path) -> None:
    path = Tool(tmp_path / "a.warc.gz").add(f"{SITE}/1", b"0" * 9_000).add(f"{SITE}/2", b"<p>2</p>").done()
    assert [record.block is None for record in read_records(path, limit=5_000)] == [False, True, False]


def test_files_of_a_folder_come_in_by_their_sidecar(tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    (folder / "sub").mkdir(parents=True)
    (folder / "年报.html").write_bytes(b"<p>1</p>")
    (folder / "sub" / "b.doc").write_bytes(b"\xd0\xcf\x11\xe0 doc")
    (folder / "nobody.html").write_bytes(b"?")
    (folder / "empty.html").write_bytes(b"")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (folder / "link.html").symlink_to(tmp_path / "secret.txt")
    rows = [
        "file,url,fetched_at,portal_id",
        f"年报.html,{SITE}/1.html,2025-01-20T16:00:00,p7",
        f"sub\\b.doc,{SITE}/b.doc,{DATE}",
        f"empty.html,{SITE}/e.html,{DATE},",
        f"../secret.txt,{SITE}/s.html,{DATE},",
        f"/etc/passwd,{SITE}/p.html,{DATE},",
        f"link.html,{SITE}/l.html,{DATE},",
        f"年报.html,ftp://a.example/x,{DATE},",
        f"年报.html,,{DATE},",
        f"年报.html,{SITE}/2.html,,",
        f"年报.html,{SITE}/2.html,2999-01-01,",
        f"none.html,{SITE}/n.html,{DATE},",
    ]
    (folder / "urls.csv").write_bytes("\n".join(rows).encode("gb18030"))
    result, left = bring(tmp_path / "archive", folder)
    assert bodies(tmp_path / "archive") == {f"{SITE}/1.html": b"<p>1</p>", f"{SITE}/b.doc": b"\xd0\xcf\x11\xe0 doc"}
    first = load_snapshots(tmp_path / "archive")[0]
    assert {row.fetched_at.isoformat() for row in load_snapshots(tmp_path / "archive")} == {"2025-01-20T08:00:00+00:00"}
    assert (first.portal_id, first.status) == ("p7", None)
    assert (result.added, result.faults) == (2, 10)
    assert sorted(one.source.rpartition(" ")[2] for one in left[:-1] if "line" in one.source) == sorted(
        ["4", "5", "6", "7", "9", "10", "11", "12"]
    )
    assert "nobody.html" in left[-1].source
    assert bring(tmp_path / "archive", folder, run_id="import-2")[0].known == 2


def test_a_folder_without_addresses_is_refused(tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "a.html").write_bytes(b"x")
    with pytest.raises(GongkaiError, match=r"no urls\.csv and no WARC.*file,url,fetched_at"):
        bring(tmp_path / "archive", tmp_path / "saved")
    (tmp_path / "saved" / "urls.csv").write_text("name,link\n")
    with pytest.raises(GongkaiError, match="no column file, url, fetched_at"):
        bring(tmp_path / "archive", tmp_path / "saved")
    for name, says in (("none", "no such file"), ("a.wacz", "unpack it"), ("saved/a.html", "not a WARC")):
        (tmp_path / "a.wacz").touch()
        with pytest.raises(GongkaiError, match=says):
            bring(tmp_path / "archive", tmp_path / name)


@pytest.fixture
def colleague(tmp_path: Path) -> Iterator[Path]:
    """Another Gongkai's archive: a listing that is no report, a report, the same again, and one that is gone."""
    root = tmp_path / "colleague"
    with WarcWriter(root, HOST, "run") as writer:
        listing, first = exchange(0, b"<ul>"), exchange(1, b"<p>1</p>", packed=True)
        as_listing = replace(row(listing, writer.write(listing)), role="listing")
        writer.note(as_listing)
        writer.note(replace(row(first, writer.write(first)), title="年报", portal_id="theirs"))
        gone = exchange(2, b"no", status=404)
        writer.note(replace(row(gone, writer.write(gone)), outcome="gone"))
        writer.note(replace(as_listing, role="report", title="列表即年报"))
    with WarcWriter(root, HOST, "second") as writer:
        again = replace(exchange(3, b"", status=304), url=first.url)
        writer.note(row(again, writer.write(again, held_pages(root, HOST)[first.url])))
    end_pass(root, HOST)
    yield root


def test_another_gongkais_archive_comes_in_with_its_rows(tmp_path: Path, colleague: Path) -> None:
    result, left = bring(tmp_path / "archive", colleague)
    assert (result.added, result.faults) == (3, 0)
    assert [Path(one.source).suffix for one in left] == [".parquet"] * 2, "our own index is made anew"

    def said(rows: list[Snapshot]) -> list[tuple[str, str, str, str]]:
        return sorted((one.url, one.role, one.outcome, one.title) for one in rows)

    theirs = [one for one in load_snapshots(colleague) if one.role == "report" and one.outcome != "gone"]
    assert said(load_snapshots(tmp_path / "archive")) == said(theirs)
    assert bring(tmp_path / "archive", colleague, run_id="import-2")[0].known == 3


def test_rows_that_the_index_has_lost_are_put_back(tmp_path: Path, colleague: Path) -> None:
    before = load_snapshots(colleague)
    shutil.rmtree(colleague / "index")
    files = sorted(colleague.glob("warc/*/*.warc.gz"))
    result, _ = bring(colleague, *files)
    assert (result.added, result.reindexed) == (0, len(before))
    assert load_snapshots(colleague) == before


def test_the_command_takes_a_report_in_and_parse_reads_it(tmp_path: Path) -> None:
    made = make(7, Layout())
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "a.html").write_text(html_page(made.title, made.blocks, made.layout), encoding="utf-8")
    (folder / "urls.csv").write_text(f"file,url,fetched_at\na.html,http://jyj.yunze.example/a.html,{DATE}\n")
    data = ["--data", str(tmp_path / "data")]
    names = ["--registry", str(registry(tmp_path / "registry"))]
    ran = CliRunner().invoke(app, ["archive", "import", str(folder), *data, *names])
    assert ran.exit_code == 0, ran.output
    assert "1 pages taken in" in ran.output
    assert "p1: 1" in ran.output
    ran = CliRunner().invoke(app, ["archive", "import", str(folder), "--portal", "p9", *data, *names])
    assert "no portal p9" in str(ran.exception)
    job = pipeline.job(tmp_path / "data", tmp_path / "registry")
    (batch,) = pipeline.plan_parse(job)
    assert pipeline.parse_batch(job, batch).reports == 1
