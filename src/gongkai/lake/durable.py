"""Putting a finished file where readers look for it, so that a kill at any moment leaves the old one or the new one."""

import os
from pathlib import Path


def move_into_place(temporary: Path, final: Path) -> None:
    """Rename `temporary` to `final`, on the same file system; the file and its folder are on disk before we go on.

    A reader that has the old file open keeps it; one that opens `final` afterwards gets the new one.
    """
    _sync(temporary)
    temporary.replace(final)
    _sync(final.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
