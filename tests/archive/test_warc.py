import errno
import gzip
import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.checker import Checker  # type: ignore[import-untyped]

from gongkai.archive import ArchiveWriteError, DamagedRecordError, WarcWriter, held_pages, load_snapshots, read_body
from gongkai.archive.places import host_name
from gongkai.values import GongkaiError

from .exchanges import HOST, exchange, row


def only_warc(root: Path) -> Path:
    (path,) = root.glob("warc/*/*.warc.gz")
    return path


def kinds(path: Path) -> list[str]:
    with path.open("rb") as stream:
        return [record.rec_type for record in ArchiveIterator(stream)]


def test_a_body_comes_back_decoded_and_is_stored_as_it_came(tmp_path: Path) -> None:
    page = "<p>依申请公开</p>".encode("gb18030") * 50
    with WarcWriter(tmp_path, HOST, "run") as writer:
        record = writer.write(exchange(1, page, packed=True))
    assert record.body == page
    assert record.sha256 == hashlib.sha256(page).hexdigest()
    assert read_body(tmp_path, row(exchange(1), record)) == page
    with only_warc(tmp_path).open("rb") as stream:
        response = next(found for found in ArchiveIterator(stream) if found.rec_type == "response")
        assert gzip.decompress(response.raw_stream.read()) == page
        assert response.http_headers.get_header("X-Archive-Orig-Transfer-Encoding") == "chunked"
        assert response.rec_headers.get_header("WARC-IP-Address") == "127.0.0.2"
        assert response.rec_headers.get_header("WARC-Date") == "2025-01-15T08:30:01.123456Z"


def test_another_tool_finds_each_record_and_its_digests(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with WarcWriter(tmp_path, HOST, "run", agent="Gongkai/0 (+test@example.org)") as writer:
        for number in range(3):
            page = exchange(number)
            writer.note(row(page, writer.write(page)))
    path = only_warc(tmp_path)
    assert kinds(path) == ["warcinfo"] + ["response", "request", "metadata"] * 3

    class Arguments:
        inputs = (str(path),)
        verbose = False

    checker = Checker(Arguments())
    checker.process_all()
    assert checker.exit_value == 0
    assert "fail" not in capsys.readouterr().out


def test_not_modified_and_the_same_bytes_become_revisits(tmp_path: Path) -> None:
    first, again = exchange(1, b"<p>same</p>"), exchange(5, b"<p>same</p>", packed=True)
    with WarcWriter(tmp_path, HOST, "one") as writer:
        writer.note(row(first, writer.write(first)))
    held = held_pages(tmp_path, HOST)[first.url]
    assert held.etag == '"e1"'
    with WarcWriter(tmp_path, HOST, "two") as writer:
        unmodified = writer.write(replace(exchange(4, b"", status=304), url=first.url), held)
        same = writer.write(replace(again, url=first.url), held)
        changed = writer.write(replace(exchange(6, b"<p>new</p>"), url=first.url), held)
    assert (unmodified.revisit, same.revisit, changed.revisit) == (True, True, False)
    assert unmodified.sha256 == same.sha256 == held.sha256 != changed.sha256
    path = tmp_path / same.warc_file
    assert kinds(path) == ["warcinfo", "revisit", "request", "revisit", "request", "response", "request"]
    with path.open("rb") as stream:
        revisits = [found.rec_headers for found in ArchiveIterator(stream) if found.rec_type == "revisit"]
    assert [found.get_header("WARC-Refers-To-Target-URI") for found in revisits] == [first.url, first.url]
    assert [found.get_header("WARC-Profile").rsplit("/", 1)[-1] for found in revisits] == [
        "server-not-modified",
        "identical-payload-digest",
    ]
    with pytest.raises(GongkaiError, match="same sha256"):
        read_body(tmp_path, row(first, same))


def test_a_record_cut_short_is_an_error_wherever_it_is_cut(tmp_path: Path) -> None:
    page = os.urandom(500)
    with WarcWriter(tmp_path, HOST, "run") as writer:
        snapshot = row(exchange(1), writer.write(exchange(1, page)))
    path = only_warc(tmp_path)
    whole = path.read_bytes()
    assert snapshot.warc_offset is not None
    with path.open("rb") as stream:
        iterator = ArchiveIterator(stream)
        ends = [iterator.get_record_offset() + iterator.get_record_length() for _ in iterator]
    for cut in range(snapshot.warc_offset, ends[1]):
        path.write_bytes(whole[:cut])
        with pytest.raises(DamagedRecordError, match=f"run.warc.gz at {snapshot.warc_offset}"):
            read_body(tmp_path, snapshot)
    path.write_bytes(whole[: ends[1]])
    assert read_body(tmp_path, snapshot) == page


def test_a_record_that_claims_more_than_it_has_is_an_error(tmp_path: Path) -> None:
    with WarcWriter(tmp_path, HOST, "run") as writer:
        snapshot = row(exchange(1), writer.write(exchange(1, b"<p>page</p>")))
    path = only_warc(tmp_path)
    assert snapshot.warc_offset is not None
    member = gzip.decompress(path.read_bytes()[snapshot.warc_offset :]).split(b"WARC/1.1")[1]
    short = b"WARC/1.1" + member.replace(b"<p>page</p>", b"<p>pa")
    path.write_bytes(path.read_bytes()[: snapshot.warc_offset] + gzip.compress(short))
    with pytest.raises(DamagedRecordError, match="cut short"):
        read_body(tmp_path, snapshot)


def test_bytes_that_are_not_those_archived_are_an_error(tmp_path: Path) -> None:
    with WarcWriter(tmp_path, HOST, "run") as writer:
        one = row(exchange(1), writer.write(exchange(1, b"<p>one</p>")))
        two = row(exchange(2), writer.write(exchange(2, b"<p>two</p>")))
    with pytest.raises(DamagedRecordError, match="not those that were archived"):
        read_body(tmp_path, replace(one, warc_offset=two.warc_offset))
    with pytest.raises(GongkaiError, match="outside of the archive"):
        read_body(tmp_path, replace(one, warc_file="../../etc/passwd"))
    with pytest.raises(GongkaiError, match="cannot be read"):
        read_body(tmp_path, replace(one, warc_file="warc/none.warc.gz"))
    with pytest.raises(GongkaiError, match="left no body"):
        read_body(tmp_path, row(exchange(3)))


def test_what_cannot_be_unpacked_is_kept_as_it_came(tmp_path: Path) -> None:
    garbage = replace(exchange(1, packed=True), body=b"\x1f\x8b\x08 no gzip at all")
    bomb = exchange(2, b"0" * 3_000_000, packed=True)
    cut = replace(exchange(3, b"<p>ha"), truncated="disconnect")
    with WarcWriter(tmp_path, HOST, "run", max_body=1_000_000) as writer:
        records = [writer.write(page) for page in (garbage, bomb, cut)]
    assert [record.fault for record in records] == ["bad_coding", "too_large", None]
    assert [record.sha256 for record in records] == [None, None, None]
    with only_warc(tmp_path).open("rb") as stream:
        found = [
            (record.raw_stream.read(), record.rec_headers.get_header("WARC-Truncated"))
            for record in ArchiveIterator(stream)
            if record.rec_type == "response"
        ]
    assert found == [(garbage.body, None), (bomb.body, None), (cut.body, "disconnect")]


def test_a_disk_that_is_full_harms_nothing_that_is_archived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write

    def full_after_some_bytes(file: int, data: bytes) -> int:
        if len(data) > 4_000:
            return real(file, data[:3_000])
        raise OSError(errno.ENOSPC, "No space left on device")

    with WarcWriter(tmp_path, HOST, "run") as writer:
        small = exchange(1)
        writer.note(row(small, writer.write(small)))
        size = only_warc(tmp_path).stat().st_size
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", full_after_some_bytes)
            with pytest.raises(ArchiveWriteError, match="No space left"):
                writer.write(exchange(2, os.urandom(9_000)))
        assert only_warc(tmp_path).stat().st_size == size
        later = exchange(3)
        writer.note(row(later, writer.write(later)))
    assert [snapshot.url for snapshot in load_snapshots(tmp_path)] == [small.url, later.url]
    assert [read_body(tmp_path, snapshot) for snapshot in load_snapshots(tmp_path)] == [small.body, later.body]


def test_a_run_of_the_same_name_uses_a_new_file(tmp_path: Path) -> None:
    for _ in range(2):
        with WarcWriter(tmp_path, HOST, "run") as writer:
            writer.note(row(exchange(1), writer.write(exchange(1))))
    assert sorted(path.name for path in tmp_path.glob("warc/*/*.warc.gz")) == ["run-2.warc.gz", "run.warc.gz"]
    assert len(load_snapshots(tmp_path)) == 2


@pytest.mark.parametrize("host", ["", "..", ".", "a/b", "../x", "A.cn", "a.cn:", "a:123456", "a..b", "x" * 300, "a+1"])
def test_what_is_no_host_names_no_folder(tmp_path: Path, host: str) -> None:
    with pytest.raises(GongkaiError, match="not a host name"):
        WarcWriter(tmp_path, host, "run")
    with pytest.raises(GongkaiError, match="no run id"):
        WarcWriter(tmp_path, "a.cn", "../run")


IN_A_NAME = "abcz019._:+~[]/-"


@given(st.lists(st.text(IN_A_NAME, min_size=1, max_size=12), min_size=2, max_size=2, unique=True))
@settings(max_examples=200)
def test_two_hosts_never_share_a_folder(hosts: list[str]) -> None:
    names = []
    for host in hosts:
        try:
            names.append(host_name(host))
        except GongkaiError:
            return
    assert names[0] != names[1]
    assert not any("/" in name or name.startswith(".") for name in names)
