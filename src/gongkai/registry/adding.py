"""Adds a row to `portals.csv`: written beside, proved as when it is loaded, on disk, and only then put in its place."""

import csv
import io
import os
from dataclasses import astuple
from pathlib import Path

from gongkai.registry.loading import load_portals
from gongkai.registry.model import Registry
from gongkai.values import GongkaiError, Portal


def portal_line(portal: Portal) -> str:
    """A portal as a line of `portals.csv`, with its line feed."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(astuple(portal))
    return text.getvalue()


def append_portal(folder: Path, registry: Registry, portal: Portal) -> Path:
    """Add a portal to the registry that was loaded from `folder`; gives the file.

    Raises GongkaiError where the row is not right, or the file cannot be written; it is as it was then.
    """
    file = folder / "portals.csv"
    beside = folder / f".portals.csv.{os.getpid()}"
    try:
        before = file.read_bytes()
        line = portal_line(portal).encode()
        with beside.open("wb") as written:
            written.write(before + (b"" if before.endswith(b"\n") else b"\n") + line)
            written.flush()
            os.fsync(written.fileno())
        load_portals(beside, registry.regions_by_id.keys())
        beside.replace(file)
    except OSError as error:
        raise GongkaiError(f"{file}: cannot be written ({error.strerror or error}); give permission") from error
    finally:
        beside.unlink(missing_ok=True)
    return file
