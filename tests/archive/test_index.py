import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import polars as pl
import pytest

from gongkai.archive import (
    WarcWriter,
    append_snapshots,
    end_pass,
    held_pages,
    load_snapshots,
    resume,
    scan_snapshots,
)
from gongkai.archive.index import SCHEMA
from gongkai.archive.warc import INDEX_EVERY
from gongkai.values import GongkaiError, Snapshot

from .exchanges import HOST, START, exchange, row


def archived(root: Path, numbers: range, run: str = "run") -> list[Snapshot]:
    rows = []
    with WarcWriter(root, HOST, run) as writer:
        for number in numbers:
            page = exchange(number, f"<p>{number}</p>".encode())
            rows.append(row(page, writer.write(page)))
            writer.note(rows[-1])
    return rows


def test_rows_come_back_as_they_were(tmp_path: Path) -> None:
    assert load_snapshots(tmp_path) == []
    assert scan_snapshots(tmp_path).collect_schema() == pl.Schema(SCHEMA)
    rows = [*archived(tmp_path, range(3)), row(exchange(9))]
    append_snapshots(tmp_path, rows[3:], "by-hand")
    assert load_snapshots(tmp_path) == rows
    assert scan_snapshots(tmp_path).collect_schema() == pl.Schema(SCHEMA)


def test_a_long_host_is_indexed_as_it_goes(tmp_path: Path) -> None:
    with WarcWriter(tmp_path, HOST, "run") as writer:
        for number in range(INDEX_EVERY + 1):
            writer.note(row(exchange(number)))
        assert len(load_snapshots(tmp_path)) == INDEX_EVERY
    assert len(load_snapshots(tmp_path)) == INDEX_EVERY + 1


def test_a_part_is_written_once_and_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append_snapshots(tmp_path, [row(exchange(1))], "part")
    with pytest.raises(GongkaiError, match="exists already"):
        append_snapshots(tmp_path, [], "part")
    for name in ("../part", "", ".part", "a/b"):
        with pytest.raises(GongkaiError, match="cannot name a part"):
            append_snapshots(tmp_path, [], name)

    def fails(file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(GongkaiError, match="No space left"):
        append_snapshots(tmp_path, [row(exchange(2))], "other")
    assert [path.name for path in (tmp_path / "index").iterdir()] == ["part.parquet"]


def test_a_half_written_part_is_not_read(tmp_path: Path) -> None:
    rows = archived(tmp_path, range(2))
    (tmp_path / "index" / ".part.77.tmp").write_bytes(b"PAR1 half")
    assert load_snapshots(tmp_path) == rows


def test_the_newest_whole_body_is_held(tmp_path: Path) -> None:
    page = exchange(1)
    later = replace(page, fetched_at=START + timedelta(days=1), body=b"<p>new</p>")
    with WarcWriter(tmp_path, HOST, "run") as writer:
        rows = [row(page, writer.write(page)), row(later, writer.write(later))]
        for snapshot in (rows[1], rows[0], replace(rows[1], outcome="waf", fetched_at=START + timedelta(days=2))):
            writer.note(snapshot)
    held = held_pages(tmp_path, HOST)[page.url]
    assert (held.sha256, held.warc_offset) == (rows[1].sha256, rows[1].warc_offset)
    assert held_pages(tmp_path, "127.0.0.2:80") == {}


def killed(root: Path, numbers: range, torn: int) -> tuple[list[Snapshot], Path]:
    """An archive as a kill leaves it: nothing indexed, the marker there, the last record torn after `torn` bytes."""
    rows = archived(root, numbers)
    for part in (root / "index").iterdir():
        part.unlink()
    (path,) = root.glob("warc/*/run.warc.gz")
    with path.open("ab") as file:
        file.write(path.read_bytes()[: max(torn, 0)])
    return rows, path


@pytest.mark.parametrize("torn", [0, 1, 17, 100, 200])
def test_what_a_kill_left_out_of_the_index_is_put_there(tmp_path: Path, torn: int) -> None:
    rows, path = killed(tmp_path, range(4), torn)
    whole = path.stat().st_size - torn
    assert resume(tmp_path, HOST, START) == rows
    assert load_snapshots(tmp_path) == rows
    assert path.stat().st_size == whole, "the torn record is cut off"
    assert resume(tmp_path, HOST, START) == rows, "the pass has not ended yet"
    assert load_snapshots(tmp_path) == rows, "and nothing is there twice"
    end_pass(tmp_path, HOST)
    assert resume(tmp_path, HOST, START) == []


def test_an_old_pass_is_indexed_but_not_taken_up(tmp_path: Path) -> None:
    rows, _ = killed(tmp_path, range(2), 0)
    assert resume(tmp_path, HOST, START + timedelta(days=1)) == []
    assert load_snapshots(tmp_path) == rows


def test_rows_that_are_in_the_index_already_are_not_put_there_again(tmp_path: Path) -> None:
    rows, _ = killed(tmp_path, range(4), 0)
    append_snapshots(tmp_path, rows[:3], "127.0.0.2+8080--run-0001")
    assert resume(tmp_path, HOST, START) == rows
    assert load_snapshots(tmp_path) == rows


def test_the_file_of_a_living_run_is_left_alone(tmp_path: Path) -> None:
    with WarcWriter(tmp_path, HOST, "run") as writer:
        writer.note(row(exchange(1)))
        assert resume(tmp_path, HOST, START) == []
        end_pass(tmp_path, HOST)
        assert len(list(tmp_path.glob("warc/*/*.open"))) == 1
    assert len(resume(tmp_path, HOST, START)) == 1


def test_a_run_that_was_killed_before_its_first_record_leaves_nothing(tmp_path: Path) -> None:
    rows, path = killed(tmp_path, range(2), 0)
    path.with_name("next.warc.gz.open").touch()
    path.with_name(".next.warc.gz.77.new").write_bytes(b"\x1f\x8b half a record")
    assert resume(tmp_path, HOST, START) == rows
    end_pass(tmp_path, HOST)
    assert [found.name for found in path.parent.iterdir()] == ["run.warc.gz"]


def test_a_part_written_before_a_column_was_there_is_read_with_it_empty(tmp_path: Path) -> None:
    path = append_snapshots(tmp_path, [row(exchange(1))], "old")
    pl.read_parquet(path).drop("parent").write_parquet(path)
    append_snapshots(tmp_path, [replace(row(exchange(2)), parent="http://a.example/1.html")], "new")
    assert {snapshot.parent for snapshot in load_snapshots(tmp_path)} == {"", "http://a.example/1.html"}
