"""Where files lie under the archive's root, with names made from hosts and runs only, never from a URL's path.

warc/<host>/<run>.warc.gz        one file per host and run, gzip per record
warc/<host>/<run>.warc.gz.open   stands beside it until that run has been through the host
index/<host>--<run>-<n>.parquet  rows of the index of snapshots
listings/<host>--<run>.parquet   what a run saw of each portal: how its listing ended, what was found and got
pace/<host>                      when the host was last asked, for all processes that share the folder
"""

import os
import re
from pathlib import Path

from gongkai.values import GongkaiError

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::[0-9]{1,5})?")
_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


def host_name(host: str) -> str:
    """The host as part of a file name: `127.0.0.2:8080` becomes `127.0.0.2+8080`.

    Two hosts never share a name, since neither `+` nor `~` can stand in a host. Raises GongkaiError for what is
    no host.
    """
    if not _HOST.fullmatch(host) or ".." in host:
        raise GongkaiError(f"{host!r} is not a host name; write it as name or name:port, in lower case")
    return host.replace(":", "+").replace("[", "~").replace("]", "~")


def checked_run(run_id: str) -> str:
    """The run's id, which becomes part of file names. Raises GongkaiError unless it is letters, digits, `-` and `_`."""
    if not _RUN.fullmatch(run_id):
        raise GongkaiError(f"{run_id!r} is no run id; use letters, digits, - and _ only")
    return run_id


def warc_folder(root: Path, host: str) -> Path:
    """The folder with a host's WARC files."""
    return root / "warc" / host_name(host)


def index_folder(root: Path) -> Path:
    """The folder with the parts of the index of snapshots."""
    return root / "index"


def listings_folder(root: Path) -> Path:
    """The folder with what each pass saw of each portal."""
    return root / "listings"


def pace_file(root: Path, host: str) -> Path:
    """The file that says when a host was last asked."""
    return root / "pace" / host_name(host)


def sync_folder(folder: Path) -> None:
    """Have the folder's entries on disk: a new or renamed file in it outlives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
