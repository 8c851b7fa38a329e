"""Putting finished files where readers look for them: a kill at any moment leaves the old one or the new one."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gongkai.values import GongkaiError


def move_into_place(temporary: Path, final: Path) -> None:
    """Rename `temporary` to `final`, on the same file system; the file and its folder are on disk before we go on.

    A reader that has the old file open keeps it; one that opens `final` afterwards gets the new one.
    """
    _sync(temporary)
    temporary.replace(final)
    _sync(final.parent)


@contextmanager
def only_one(lock: Path, busy: str) -> Iterator[None]:
    """Hold the file `lock` while the block runs; the system lets go of it when this process ends, however it ends.

    Raises GongkaiError with the words `busy` where another holds it.
    """
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise GongkaiError(busy) from error
        yield


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
