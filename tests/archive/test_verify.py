"""`archive verify` finds each way in which an archive can be wrong, and nothing wrong in one that is whole."""

import base64
import gzip
import random
import zlib
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from gongkai.archive import Damage, Summary, WarcWriter, end_pass, held_pages, resume, verify
from gongkai.archive.digests import holds_stated
from gongkai.archive.members import StoredRecord, walk_records
from gongkai.archive.places import host_name
from gongkai.cli import app
from gongkai.values import GongkaiError

from .exchanges import HOST, START, exchange, row

GZIP_TIME = range(4, 10)
"""Bytes of a gzip member's head that no checksum covers: its time, its level, its system."""


def fill(root: Path, run: str = "run", *, ended: bool = True) -> Path:
    """An archive of three pages, one of them packed, and a fetch that got no answer."""
    with WarcWriter(root, HOST, run) as writer:
        for number in range(3):
            page = exchange(number, f"<p>第{number}页</p>".encode() * 20, packed=number == 1)
            writer.note(row(page, writer.write(page)))
        writer.note(row(exchange(9)))
    if ended:
        end_pass(root, HOST)
    return root / "warc" / host_name(HOST) / f"{run}.warc.gz"


def found(root: Path) -> tuple[list[Damage], Summary]:
    damages: list[Damage] = []
    return damages, verify(root, damages.append)


def the_only(root: Path) -> Damage:
    (damage,), summary = found(root)
    assert (summary.faults, summary.pending) == ((0, 1) if damage.pending else (1, 0))
    return damage


def records(path: Path) -> list[StoredRecord]:
    return [record for record in walk_records(path) if isinstance(record, StoredRecord)]


def rewrite(path: Path, number: int, old: bytes, new: bytes) -> int:
    """Change a record and pack it again: its gzip checksum is right, and what follows has moved. Gives its offset."""
    record, data = records(path)[number], path.read_bytes()
    plain = gzip.decompress(data[record.offset : record.end])
    assert old in plain
    member = gzip.compress(plain.replace(old, new, 1))
    path.write_bytes(data[: record.offset] + member + data[record.end :])
    return record.offset


def test_an_archive_that_is_whole_has_no_fault(tmp_path: Path) -> None:
    size = fill(tmp_path).stat().st_size + fill(tmp_path, "later").stat().st_size
    records_of_each = 1 + 3 * len(("response", "request", "metadata")) + 1
    damages, summary = found(tmp_path)
    assert damages == []
    assert summary == Summary(files=2, bytes=size, records=2 * records_of_each, rows=2 * 4)


def test_any_byte_that_changes_is_found(tmp_path: Path) -> None:
    path = fill(tmp_path)
    whole = path.read_bytes()
    heads = {record.offset + byte for record in records(path) for byte in GZIP_TIME}
    places = [place for place in range(len(whole)) if place not in heads]
    chance, tried = random.Random(1), 0
    for place in chance.sample(places, 150):
        changed = whole[:place] + bytes([whole[place] ^ (1 << chance.randrange(8))]) + whole[place + 1 :]
        if unpacks_alike(changed, whole):
            continue
        tried += 1
        path.write_bytes(changed)
        damages, _ = found(tmp_path)
        assert [damage for damage in damages if not damage.pending], f"byte {place}"
        assert damages[0].file == path.relative_to(tmp_path).as_posix()
    assert tried > 130


def unpacks_alike(changed: bytes, whole: bytes) -> bool:
    """Whether a change changes nothing that is read: the bits behind the last block of a member only fill its byte."""
    try:
        return gzip.decompress(changed) == gzip.decompress(whole)
    except (OSError, EOFError, zlib.error):
        return False


def test_a_file_cut_anywhere_is_found(tmp_path: Path) -> None:
    path = fill(tmp_path)
    whole = path.read_bytes()
    last = records(path)[-1]
    for cut in range(last.offset + 1, last.end):
        path.write_bytes(whole[:cut])
        damage = the_only(tmp_path)
        assert (damage.offset, damage.pending) == (last.offset, False)
        assert "cut short" in damage.what or "longer" in damage.what
    first_response = records(path)[1].offset
    path.write_bytes(whole[: first_response + 9])
    damages, _ = found(tmp_path)
    assert "1 fetch" in damages[0].what
    assert "restore the file from a copy" in damages[0].remedy
    assert len(damages) == 3, "the cut record, and the two pages that should lie behind it"


def test_damage_in_the_middle_hides_nothing_that_follows(tmp_path: Path) -> None:
    path = fill(tmp_path)
    second = [record for record in records(path) if record.kind == "response"][1]
    data = bytearray(path.read_bytes())
    data[second.offset + 60] ^= 255
    path.write_bytes(data)
    damage = the_only(tmp_path)
    assert damage.offset == second.offset
    assert f"({second.end - second.offset} bytes); 1 fetch ({exchange(1).url})" in damage.what


def test_a_pass_that_was_killed_is_no_fault_and_the_next_mends_it(tmp_path: Path) -> None:
    path = fill(tmp_path, ended=False)
    path.write_bytes(path.read_bytes()[:-9])
    damage = the_only(tmp_path)
    assert damage.pending
    assert "next crawl" in damage.remedy
    resume(tmp_path, HOST, START)
    end_pass(tmp_path, HOST)
    assert found(tmp_path)[0] == []


def test_a_pass_that_runs_is_no_fault(tmp_path: Path) -> None:
    with WarcWriter(tmp_path, HOST, "run") as writer:
        page = exchange(1)
        writer.note(row(page, writer.write(page)))
        damage = the_only(tmp_path)
        assert (damage.pending, damage.what) == (True, "1 rows that it notes are not in the index yet")
        assert "runs" in damage.remedy


def test_rot_in_the_middle_of_an_unfinished_file_is_a_fault_and_costs_nothing_else(tmp_path: Path) -> None:
    path = fill(tmp_path, ended=False)
    data = bytearray(path.read_bytes())
    data[records(path)[2].offset + 60] ^= 255
    path.write_bytes(data)
    assert not the_only(tmp_path).pending
    resume(tmp_path, HOST, START)
    assert path.read_bytes() == bytes(data), "what lies behind the damage is not cut off"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (b"Content-Length: ", b"Content-Length: 1", "not as long as it says"),
        (b"WARC-Block-Digest: sha1:", b"WARC-Block-Digest: sha1:A", "block digest"),
        (b"WARC-Payload-Digest: sha1:", b"WARC-Payload-Digest: sha9:", "payload digest"),
        ("第0页".encode(), "第8页".encode(), "block digest"),
    ],
)
def test_a_record_that_lies_behind_a_right_checksum_is_found(tmp_path: Path, old: bytes, new: bytes, says: str) -> None:
    path = fill(tmp_path)
    offset = rewrite(path, 1, old, new)
    damage = found(tmp_path)[0][0]
    assert (damage.file, damage.offset) == (path.relative_to(tmp_path).as_posix(), offset)
    assert says in damage.what


def test_a_row_that_is_not_its_records_is_found(tmp_path: Path) -> None:
    fill(tmp_path)
    (part,) = tmp_path.glob("index/*.parquet")
    frame = pl.read_parquet(part)
    frame.with_columns(pl.lit("0" * 64).alias("sha256")).head(1).write_parquet(part)
    damages, _ = found(tmp_path)
    assert [damage.what.split(" ")[0] for damage in damages] == ["the", "3"]
    assert "not the one that the index knows" in damages[0].what
    frame.with_columns(pl.col("warc_offset") + 1).write_parquet(part)
    assert all("inside of this record" in damage.what for damage in found(tmp_path)[0])
    frame.with_columns(pl.lit(10**9).alias("warc_offset")).write_parquet(part)
    assert "no record does" in the_only(tmp_path).what


def test_rows_that_the_index_lacks_are_told(tmp_path: Path) -> None:
    path = fill(tmp_path)
    (part,) = tmp_path.glob("index/*.parquet")
    part.unlink()
    damage = the_only(tmp_path)
    assert (damage.offset, damage.what) == (None, "4 rows that it notes are not in the index")
    assert f"gongkai archive import {path}" in damage.remedy


def test_a_part_of_the_index_that_is_no_part_is_told(tmp_path: Path) -> None:
    fill(tmp_path)
    (part,) = tmp_path.glob("index/*.parquet")
    part.write_bytes(part.read_bytes()[:-20])
    damages, _ = found(tmp_path)
    assert damages[0].file == part.relative_to(tmp_path).as_posix()
    assert "cannot be read" in damages[0].what


def test_a_file_that_is_missing_is_told_once(tmp_path: Path) -> None:
    path = fill(tmp_path)
    path.unlink()
    damage = the_only(tmp_path)
    assert damage.file == path.relative_to(tmp_path).as_posix()
    assert "is not there, and 3 fetches" in damage.what


def test_a_revisit_leads_to_a_body_that_is_held(tmp_path: Path) -> None:
    path = fill(tmp_path)
    held = held_pages(tmp_path, HOST)[exchange(0).url]
    again = replace(exchange(20, b"", status=304), url=exchange(0).url)
    with WarcWriter(tmp_path, HOST, "later") as writer:
        writer.note(row(again, writer.write(again, held)))
    end_pass(tmp_path, HOST)
    assert found(tmp_path)[0] == []
    path.unlink()
    damages, _ = found(tmp_path)
    assert [damage.what.split(" (")[0] for damage in damages[1:]] == [
        "leads to a payload that is not held whole",
        "leads to a body that is not held whole",
    ]


def test_the_command_says_what_is_wrong_and_ends_with_it(tmp_path: Path) -> None:
    path = fill(tmp_path / "archive")
    ran = CliRunner().invoke(app, ["archive", "verify", "--data", str(tmp_path)])
    assert ran.exit_code == 0, ran.output
    assert "11 records, 4 fetches in the index: no faults" in ran.output
    path.unlink()
    ran = CliRunner().invoke(app, ["archive", "verify", "--data", str(tmp_path)])
    assert ran.exit_code == 1
    assert "1 fault" in ran.output
    assert path.name in ran.output


def test_no_archive_is_said(tmp_path: Path) -> None:
    with pytest.raises(GongkaiError, match="no archive here"):
        found(tmp_path)


SHA1 = "a9993e364706816aba3e25717850c26c9cd0d89d"
"""Of `abc`, from FIPS 180-2."""
SPELT = base64.b32encode(bytes.fromhex(SHA1)).decode()


@pytest.mark.parametrize(
    ("stated", "holds"),
    [
        (f"sha1:{SPELT}", True),
        (f"sha1:{SPELT.lower()}", True),
        (f"SHA-1:{SHA1}", True),
        (f"sha1:{SHA1[:-1]}c", False),
        ("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", True),
        ("md5:900150983cd24fb0d6963f7d28e17f72", True),
        ("crc32:352441c2", None),
        ("sha1:", None),
        ("sha1:A" + SPELT, None),
        ("", None),
    ],
)
def test_digests_are_read_in_both_spellings(stated: str, holds: bool | None) -> None:
    assert holds_stated(stated, b"abc") is holds
