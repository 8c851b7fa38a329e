"""A pass is one way through all pages of a host; one that was killed is taken up where it stopped.

Beside the WARC of a pass that has not ended stands a `.open` file. `resume` finds what such passes have on disk, cuts
off a record that was left in its middle, and puts into the index what the index lacks; `end_pass` takes the `.open`
files away.
"""

import fcntl
import os
from datetime import datetime
from pathlib import Path
from typing import IO

from gongkai.archive.index import append_snapshots, host_snapshots
from gongkai.archive.members import Gap, walk_records
from gongkai.archive.parts import part_files
from gongkai.archive.places import checked_run, index_folder, warc_folder
from gongkai.archive.records import noted
from gongkai.values import Snapshot


def resume(root: Path, host: str, since: datetime) -> list[Snapshot]:
    """What the unfinished passes of a host have fetched since a moment, in order, all of it in the index now.

    Older passes are mended and indexed as well, but not given: they are not taken up again. The file that a living
    process writes is left alone.
    """
    found: list[Snapshot] = []
    for marker in sorted(warc_folder(root, host).glob("*.warc.gz.open")):
        path = marker.with_suffix("")
        found += _recover(root, path) if path.is_file() else []
    return sorted((row for row in found if row.fetched_at >= since), key=lambda row: row.fetched_at)


def end_pass(root: Path, host: str) -> None:
    """Say that the host has been gone through: nothing of it is to be taken up again. The writer is closed before.

    Files that were killed before they had a name go too. What a living process writes is left alone.
    """
    folder = warc_folder(root, host)
    for marker in folder.glob("*.warc.gz.open"):
        if nobody_writes(marker.with_suffix("")):
            marker.unlink(missing_ok=True)
    for nameless in folder.glob(".*.new"):
        if nobody_writes(nameless):
            nameless.unlink(missing_ok=True)


def end_run(root: Path, host: str, run_id: str) -> None:
    """Say that the files of one run, whose id no other run has, are ended; other passes of the host are left alone."""
    for marker in warc_folder(root, host).glob(f"{checked_run(run_id)}*.warc.gz.open"):
        marker.unlink(missing_ok=True)


def reindex(root: Path, path: Path) -> int:
    """Put into the index what a WARC of this archive notes and the index lacks; gives how many rows that were.

    `path` lies in the folder `warc` under `root`.
    """
    rows, _ = _notes(path)
    return _index_missing(root, path, rows)


def nobody_writes(path: Path) -> bool:
    """Whether no living process writes a WARC, or there is none."""
    try:
        with path.open("rb") as file:
            return _lock(file)
    except FileNotFoundError:
        return True


def _lock(file: IO[bytes]) -> bool:
    """Take a WARC for ourselves; False where a living process writes it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _recover(root: Path, path: Path) -> list[Snapshot]:
    """All rows that a WARC holds; those that the index lacks are put there."""
    with path.open("r+b") as file:
        if not _lock(file):
            return []
        rows, end = _notes(path)
        if end < path.stat().st_size:
            file.truncate(end)
            os.fsync(file.fileno())
        _index_missing(root, path, rows)
    return rows


def _index_missing(root: Path, path: Path, rows: list[Snapshot]) -> int:
    """Write a part of the index with the rows of a WARC that the index lacks."""
    folder, file = path.parent.name, path.relative_to(root).as_posix()
    known = {_key(row) for row in host_snapshots(root, folder, file)}
    missing = [row for row in rows if _key(row) not in known]
    if missing:
        stem = f"{folder}--{path.name.removesuffix('.warc.gz')}-recovered"
        number = sum(part.name.startswith(stem) for part in part_files(index_folder(root)))
        append_snapshots(root, missing, f"{stem}-{number + 1}" if number else stem)
    return len(missing)


def _key(row: Snapshot) -> tuple[str, datetime, int, str]:
    """What tells a row from others: a page of a listing that is a report itself has two."""
    return row.url, row.fetched_at, row.attempt, row.role


def _notes(path: Path) -> tuple[list[Snapshot], int]:
    """The rows in the whole records of a file, and where the last whole record ends."""
    rows: list[Snapshot] = []
    end = 0
    for record in walk_records(path):
        if isinstance(record, Gap):
            continue
        end = record.end
        row = noted(record)
        if row is not None:
            rows.append(row)
    return rows, end
