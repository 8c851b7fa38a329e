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
from gongkai.archive.places import host_name, warc_folder
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
        found += _recover(root, host, path) if path.is_file() else []
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


def _recover(root: Path, host: str, path: Path) -> list[Snapshot]:
    """All rows that a WARC holds; those that the index lacks are put there."""
    with path.open("r+b") as file:
        if not _lock(file):
            return []
        rows, end = _notes(path)
        if end < path.stat().st_size:
            file.truncate(end)
            os.fsync(file.fileno())
        known = {
            (row.url, row.role, row.fetched_at, row.attempt)
            for row in host_snapshots(root, host, path.relative_to(root).as_posix())
        }
        missing = [row for row in rows if (row.url, row.role, row.fetched_at, row.attempt) not in known]
        if missing:
            stem = path.name.removesuffix(".warc.gz")
            append_snapshots(root, missing, f"{host_name(host)}--{stem}-recovered")
    return rows


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
